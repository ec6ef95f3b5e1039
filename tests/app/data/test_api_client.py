"""Asking the server: what is sent, what answers become, and what a bad network does."""

import pytest
import requests
from requests.adapters import BaseAdapter

from app.data.api_client import ApiClient
from app.data.errors import (
    Offline,
    Queued,
    Rejected,
    ServerFault,
    Unanswered,
    Unauthenticated,
    Unintelligible,
)
from app.data.network import NetworkMode
from app.shared.codec import encode
from app.shared.contract import endpoints as calls
from app.shared.contract.documents import DocumentList
from app.shared.contract.problems import STATUS, Problem
from app.shared.contract.renewals import RenewalStart
from app.testing.samples import a_document, an_id
from tests.app.data.conftest import at_once

URL = "http://127.0.0.1:1"


class Scripted(BaseAdapter):
    """Answers what it was told, and remembers what was sent."""

    def __init__(self):
        super().__init__()
        self.sent, self.answers = [], []

    def send(self, request, **kwargs):
        self.sent.append(request)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        response = requests.Response()
        response.status_code, response._content = answer
        return response

    def close(self):
        pass


@pytest.fixture
def server():
    made = Scripted()
    made.answers = [(200, encode(DocumentList(documents=(a_document(),))))]
    return made


@pytest.fixture
def api(server):
    def new_session(patient):
        session = requests.Session()
        session.mount("http://", server)
        return session

    client = ApiClient(
        URL,
        rule_set_id=lambda: "draft_2025_10",
        post=at_once,
        stage_key="the-key",
        new_session=new_session,
    )
    yield client
    client.close()


def problem(code, **values):
    told = Problem(
        type=f"urn:{code}", title="x", title_vi="x", status=STATUS[code], code=code, values=values
    )
    return STATUS[code], encode(told)


def test_an_answer_is_read_as_the_contract_says(api):
    assert api.call(calls.LIST_DOCUMENTS) == DocumentList(documents=(a_document(),))


def test_a_newer_servers_fields_do_no_harm(api, server):
    server.answers = [(200, b'{"documents": [], "surprise": 1}')]
    assert api.call(calls.LIST_DOCUMENTS).documents == ()


def test_a_call_names_rule_set_and_session_and_no_key_of_the_panel(api, server):
    api.token = "t" * 43
    api.call(calls.LIST_DOCUMENTS)
    headers = server.sent[0].headers
    assert headers["Rule-Set"] == "draft_2025_10"
    assert headers["Authorization"] == "Bearer " + "t" * 43
    assert "Stage-Key" not in headers
    assert "Stage-Fault" not in headers


def test_the_panels_call_carries_its_key_and_not_the_phones_token(api, server):
    api.token, api.network = "t" * 43, NetworkMode.OFFLINE
    server.answers = [(200, b'{"renewals": []}')]
    api.call(calls.LIST_OPEN_RENEWALS)
    headers = server.sent[0].headers
    assert headers["Stage-Key"] == "the-key"
    assert "Authorization" not in headers


def test_a_body_and_a_path_go_where_the_table_says(api, server):
    server.answers = [problem("renewal_closed")]
    with pytest.raises(Rejected):
        api.call(calls.WITHDRAW_RENEWAL, renewal_id=an_id(5), idempotency_key="k")
    with pytest.raises(Rejected):
        api.call(calls.START_RENEWAL, RenewalStart(document_id=an_id(6)), idempotency_key="k2")
    first, second = server.sent
    assert (first.method, first.url) == ("POST", f"{URL}/v1/renewals/{an_id(5)}/withdrawal")
    assert (first.body, first.headers["Idempotency-Key"]) == (None, "k")
    assert second.body == encode(
        {"document_id": an_id(6), "office": None, "slot_at": None, "papers": []}
    )


def test_an_idempotent_call_without_a_key_is_a_bug(api, server):
    with pytest.raises(TypeError):
        api.call(calls.START_RENEWAL, RenewalStart(document_id=an_id(6)))
    assert server.sent == []


@pytest.mark.parametrize("code", STATUS)
def test_every_problem_of_the_contract_is_an_error_with_its_values(api, server, code):
    server.answers = [problem(code, tries_left=3)]
    kind = Rejected if STATUS[code] < 500 else ServerFault
    if code == "unauthenticated":
        with pytest.raises(Unauthenticated):
            api.call(calls.LIST_DOCUMENTS)
        return
    if code == "queue_wait":
        told = []
        api.on_queued = told.append
        with pytest.raises(Queued):
            api.call(calls.LIST_DOCUMENTS)
        assert told == [{"tries_left": 3}]
        return
    with pytest.raises(kind) as raised:
        api.call(calls.LIST_DOCUMENTS)
    assert (raised.value.code, raised.value.values) == (code, {"tries_left": 3})
    assert raised.value.message_key == f"error.rejected.{code}"


@pytest.mark.parametrize(
    "answer, kind",
    [
        ((200, b""), Unintelligible),
        ((200, b"<html>"), Unintelligible),
        ((200, b'{"documents": 1}'), Unintelligible),
        ((200, b"\xff"), Unintelligible),
        ((200, b"[" * 100_000), Unintelligible),
        ((200, b'{"documents": [NaN]}'), Unintelligible),
        ((500, b"<html>"), ServerFault),
        ((404, b"not found"), Rejected),
        ((400, b'{"code": "newer_than_this_app"}'), Rejected),
        (requests.ConnectionError(), Offline),
        (requests.ConnectTimeout(), Offline),
        (requests.ReadTimeout(), Unanswered),
        (requests.exceptions.ChunkedEncodingError(), Unintelligible),
    ],
)
def test_whatever_comes_back_is_an_error_that_can_be_told(api, server, answer, kind):
    server.answers = [answer]
    with pytest.raises(kind) as raised:
        api.call(calls.LIST_DOCUMENTS)
    assert type(raised.value) is kind


@pytest.mark.parametrize("values", [{}, {"ended": "replaced"}])
def test_only_the_present_token_loses_its_session(api, server, values):
    lost = []
    api.on_session_lost = lambda *told: lost.append(told)
    server.answers = [problem("unauthenticated", **values)]
    for token in (None, "t" * 43):
        api.token = token
        with pytest.raises(Unauthenticated):
            api.call(calls.LIST_DOCUMENTS)
    assert lost == [("t" * 43, values.get("ended", ""))]


def test_a_ticket_asks_in_place_of_the_session_and_loses_none(api, server):
    lost = []
    api.on_session_lost = lambda *told: lost.append(told)
    api.token, server.answers = "t" * 43, [problem("unauthenticated")]
    with pytest.raises(Unauthenticated):
        api.call(calls.READ_DEVICE_LINK, ticket="k" * 43)
    assert server.sent[-1].headers["Authorization"] == "Ticket " + "k" * 43
    assert lost == []


@pytest.mark.parametrize(
    "mode, fault",
    [(NetworkMode.OK, None), (NetworkMode.SLOW, "delay=2500"), (NetworkMode.FAILING, "failure")],
)
def test_the_panels_network_is_played_by_the_server(api, server, mode, fault):
    api.network = mode
    api.call(calls.LIST_DOCUMENTS)
    headers = server.sent[0].headers
    assert headers.get("Stage-Fault") == fault
    assert headers.get("Stage-Key") == (fault and "the-key")


def test_without_a_network_nothing_is_sent(api, server):
    api.network = NetworkMode.OFFLINE
    with pytest.raises(Offline):
        api.call(calls.LIST_DOCUMENTS)
    assert server.sent == []


def test_going_offline_and_coming_back_is_told_once(api, server):
    told = []
    api.subscribe(told.append)
    api.network = NetworkMode.OFFLINE
    api.network = NetworkMode.OFFLINE
    api.network = NetworkMode.OK
    server.answers = [requests.ConnectionError()]
    for _ in range(2):
        with pytest.raises(Offline):
            api.call(calls.LIST_DOCUMENTS)
    server.answers = [problem("overloaded")]
    with pytest.raises(ServerFault):
        api.call(calls.LIST_DOCUMENTS)
    assert told == [False, True, False, True]


def test_after_closing_nothing_is_sent(api, server):
    api.close()
    with pytest.raises(Offline):
        api.call(calls.LIST_DOCUMENTS)
    assert server.sent == []
