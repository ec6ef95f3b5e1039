"""The published interface: complete, derived, and read without a network."""

import re

import pytest

from app.shared.codec import encode
from app.shared.contract.endpoints import ALL
from app.shared.contract.problems import STATUS
from backend_stub.openapi import description, problems_of


@pytest.fixture(scope="module")
def interface():
    return description()


def test_every_endpoint_is_described_once_with_its_rights(interface):
    found = {
        operation["operationId"]: (path, method.upper(), operation["x-right"])
        for path, methods in interface["paths"].items()
        for method, operation in methods.items()
    }
    assert found == {one.name: (one.path, one.method, one.right.value) for one in ALL}


@pytest.mark.parametrize("endpoint", ALL, ids=lambda one: one.name)
def test_every_status_and_every_code_is_described(interface, endpoint):
    operation = interface["paths"][endpoint.path][endpoint.method.lower()]
    for code in problems_of(endpoint):
        answer = operation["responses"][str(STATUS[code])]
        assert f"`{code}`" in answer["description"]
        schema = answer["content"]["application/problem+json"]["schema"]
        assert code in schema["properties"]["code"]["enum"]
    assert str(endpoint.status) in operation["responses"]


def test_every_reference_leads_somewhere(interface):
    text = str(interface)
    names = set(re.findall(r"#/components/schemas/(\w+)", text))
    assert names <= set(interface["components"]["schemas"])


def test_it_is_served(shared_server, interface):
    assert shared_server.ask("GET", "/openapi.json").content == encode(interface)
    assert interface["openapi"] == "3.1.0"


def test_the_page_fetches_nothing_and_carries_the_mark(shared_server):
    page = shared_server.ask("GET", "/docs")
    assert page.headers["content-type"].startswith("text/html")
    assert "BẢN MẪU" in page.text
    assert "PROTOTYPE" in page.text
    assert not re.search(r"(src=|url\(|@import|https?://|<script|<link)", page.text)
    for endpoint in ALL:
        assert endpoint.name in page.text
