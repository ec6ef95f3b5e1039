"""The pay desk's page: its own words, the mark, nobody's payment and nobody else's server."""

import json
import re

from app.shared.sheet_words import every_word


def page(server):
    answer = server.ask("GET", "/pay-desk")
    assert answer.status_code == 200
    return answer


def test_the_page_says_that_it_is_a_prototype_and_fetches_from_nobody_else(shared_server):
    answer = page(shared_server)
    assert "PROTOTYPE" in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert not re.search(r"(?:src|href)\s*=\s*[\"']?https?:|fetch\(\s*[\"']https?:", answer.text)


def test_the_page_itself_holds_nobodys_payment(shared_server):
    text = page(shared_server).text
    assert "000149000002" not in text
    assert "Lê Thị Hoa" not in text


def test_every_word_that_the_page_asks_for_is_there(shared_server):
    text = page(shared_server).text
    told = json.loads(re.search(r'id="data">(.*?)</script>', text, re.DOTALL)[1])
    asked = set(re.findall(r'data-w="([^"]+)"', text)) | set(re.findall(r'\bw\("([a-z_]+)"', text))
    assert asked
    assert asked <= set(told["words"]) == set(every_word())
    kinds = {"state": "cash_ready", "run": "executed", "deed": "fall_back", "kind": "bank"}
    assert all(f"{group}.{one}" in told["words"] for group, one in kinds.items())
