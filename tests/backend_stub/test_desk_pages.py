"""The desks' pages: their own words, the mark, nobody's things and nobody else's server."""

import json
import re
from typing import get_args

import pytest

from app.shared.contract.data_reports import ReportRefusal
from app.shared.contract.registers import EditRefusal, RegisterState
from app.shared.doctypes import document_types
from app.shared.registers import registers

PAGES = ("/pay-desk", "/source-console")
BUILT = {
    "/pay-desk": {
        "state.cash_ready", "run.executed", "deed.fall_back", "kind.bank", "step.reconcile",
    },
    "/source-console": {
        *(f"refused.{one}" for one in get_args(EditRefusal)),
        *(f"refusal.{one}" for one in get_args(ReportRefusal)),
        *get_args(RegisterState), "report.sent", "report.checking",
    },
}  # fmt: skip
"""Words whose keys the scripts put together."""


@pytest.fixture(params=PAGES)
def path(request):
    return request.param


def page(server, path):
    answer = server.ask("GET", path)
    assert answer.status_code == 200
    return answer


def data(text):
    return json.loads(re.search(r'id="data">(.*?)</script>', text, re.DOTALL)[1])


def test_a_page_says_that_it_is_a_prototype_and_fetches_from_nobody_else(shared_server, path):
    answer = page(shared_server, path)
    assert "PROTOTYPE" in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert not re.search(r"(?:src|href)\s*=\s*[\"']?https?:|fetch\(\s*[\"']https?:", answer.text)


def test_a_page_itself_holds_nobodys_things(shared_server, path):
    text = page(shared_server, path).text
    for secret in ("000149000002", "Lê Thị Hoa", "000085000001", "ngõ Sen"):
        assert secret not in text


def test_every_part_of_the_frame_was_filled_in(shared_server, path):
    text = page(shared_server, path).text
    assert re.findall(r"/\*\w+\*/", text) == []
    assert ":root { --" in text


def test_every_word_that_a_page_asks_for_is_there_in_both_languages(shared_server, path):
    text = page(shared_server, path).text
    words = data(text)["words"]
    asked = set(re.findall(r'data-w="([^"]+)"', text)) | set(re.findall(r'\bw\("([a-z_]+)"', text))
    assert asked
    assert asked | BUILT[path] <= set(words)
    assert all(said["vi"] and said["en"] for said in words.values())


def test_the_source_console_has_no_word_that_nobody_asks_for(shared_server):
    frame, _, rest = page(shared_server, "/source-console").text.partition('id="data">')
    script = rest.partition("</script>")[2]
    words = set(data(f'id="data">{rest}')["words"]) - BUILT["/source-console"]
    assert [one for one in words if f'"{one}"' not in frame + script] == []


def test_the_source_console_knows_every_register_and_every_fact(shared_server):
    told = data(page(shared_server, "/source-console").text)
    assert set(told["registers"]) == {one.id for one in registers()}
    for kind in document_types():
        assert set(told["types"][kind.id]["facts"]) >= {one.id for one in kind.fields}
