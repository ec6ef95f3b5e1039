"""The desks' pages: their own words, the mark, nobody's things and nobody else's server."""

import json
import re
from typing import get_args

import pytest

from app.shared.agencies import agencies
from app.shared.contract.agencies import FieldOutcome, FieldReason, InquiryKind, InquiryState
from app.shared.contract.consultation import STANCES
from app.shared.contract.data_reports import ReportRefusal
from app.shared.contract.presentations import PresentationRefusal, PresentationState
from app.shared.contract.registers import EditRefusal, RegisterState
from app.shared.doctypes import document_types
from app.shared.draft import SCREEN_STATES, ConsultationState
from app.shared.presets import DATES, claims_of
from app.shared.registers import registers
from app.shared.verifiers import verifiers

PAGES = ("/pay-desk", "/source-console", "/agency-desk", "/ministry-desk", "/verifier")
NOT_ANSWERED = {
    "mass_reading", "staff_unknown", "purpose_unknown", "out_of_reach", "consented", "not_sent",
    "not_let",
}  # fmt: skip
"""Reasons of looks that are refused whole, or that no agency made."""
BUILT = {
    "/pay-desk": {
        "state.cash_ready", "run.executed", "deed.fall_back", "kind.bank", "step.reconcile",
    },
    "/source-console": {
        *(f"refused.{one}" for one in get_args(EditRefusal)),
        *(f"refusal.{one}" for one in get_args(ReportRefusal)),
        *get_args(RegisterState), "report.sent", "report.checking",
    },
    "/agency-desk": {
        *get_args(FieldOutcome), *(f"n_{one}" for one in get_args(FieldOutcome)),
        *get_args(InquiryKind), *get_args(InquiryState),
        *(f"why.{one}" for one in get_args(FieldReason) if one not in NOT_ANSWERED),
        *(f"problem.{one}_unknown" for one in ("agency", "staff", "purpose")),
    },
    "/verifier": {
        *(f"refused.{one}" for one in get_args(PresentationRefusal)), *DATES,
        *(f"is_{one}" for one in get_args(PresentationState) if one != "offered"),
        *(f"wants_{one}" for one in ("chosen", "more", "all")),
        *(f"closed.{one}" for one in ("used", "expired", "cancelled")),
        *(f"{one}_text" for one in ("scanned", "declined", "cancelled", "expired")),
    },
    "/ministry-desk": {
        *STANCES, *(f"is_{one}" for one in get_args(ConsultationState)),
        *(f"state.{one}" for one in SCREEN_STATES),
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


@pytest.mark.parametrize(
    "console", ["/source-console", "/agency-desk", "/ministry-desk", "/verifier"]
)
def test_a_page_has_no_word_that_nobody_asks_for(shared_server, console):
    frame, _, rest = page(shared_server, console).text.partition('id="data">')
    script = rest.partition("</script>")[2]
    words = set(data(f'id="data">{rest}')["words"]) - BUILT[console]
    assert [one for one in words if f'"{one}"' not in frame + script] == []


def test_the_source_console_knows_every_register_and_every_fact(shared_server):
    told = data(page(shared_server, "/source-console").text)
    assert set(told["registers"]) == {one.id for one in registers()}
    for kind in document_types():
        assert set(told["types"][kind.id]["facts"]) >= {one.id for one in kind.fields}


def test_the_agency_desk_knows_every_seat_and_what_each_duty_gives(shared_server):
    told = data(page(shared_server, "/agency-desk").text)
    assert [one["id"] for one in told["agencies"]] == [one.id for one in agencies()]
    named = {
        field for duties in told["duties"].values() for duty in duties.values() for field in duty
    }
    assert {field.removesuffix("/masked") for field in named} == set(told["fields"])
    assert told["duties"].keys() == told["rule_sets"].keys()


def test_the_verifiers_page_knows_who_reads_codes_and_what_every_document_tells(shared_server):
    told = data(page(shared_server, "/verifier").text)
    assert [one["id"] for one in told["verifiers"]] == [one.id for one in verifiers()]
    assert told["verifiers"][0]["officer"] == "Cao Văn Đức, STAFF-02"
    for kind in document_types():
        known = told["types"][kind.id]
        named = {*known["fields"], *known["answers"], *DATES}
        assert set(claims_of(kind.id)) == set(known["claims"]) <= named
