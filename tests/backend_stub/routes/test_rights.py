"""Who may call what: the table and the server agree, and nobody meets anybody else's things."""

import re

import pytest

from app.shared.contract.endpoint import Right
from app.shared.contract.endpoints import ALL
from app.shared.personas import persona
from backend_stub.calls import ROUTES, serves
from backend_stub.storage.engine import Store
from backend_stub.stub import Stub
from tests.support.integrating import asks
from tests.support.paying import PayDesk
from tests.support.postgres import on_postgres
from tests.support.registers import report
from tests.support.stores import STAGE_KEY, StubServer, problem

NOBODYS_ID = "0" * 31 + "1"
WITH_SESSION = [e for e in ALL if e.right in (Right.HOLDER, Right.HOLDER_UNLOCKED)]
WITH_TICKET = [e for e in ALL if e.right is Right.TICKET]
OF_THE_STAGE = [e for e in ALL if e.right is Right.STAGE]
WITH_IDS = [e for e in ALL if e.parameters]
COMMENT = {"article": 1, "stance": "agree", "text": "Nên làm."}
BODIES = {
    "givePaper": {"paper": "portrait_photo"},
    "payRenewalFee": {"grant": "g" * 43},
    "confirmLink": {"code": "123456", "make_default": False},
    "chooseDefault": {"grant": "g" * 43},
    "unlinkAccount": {"grant": "g" * 43},
    "decideRenewal": {"decision": "accept"},
    "exportStatement": {"form": "csv", "grant": "g" * 43},
    "chooseRoute": {"programme_id": "health_refund", "link_id": None, "grant": "g" * 43},
    "agreePlace": {"place": "cash", "grant": "g" * 43},
    "orderAccounts": {"link_ids": [NOBODYS_ID], "grant": "g" * 43},
    "undoRouting": {"grant": "g" * 43},
    "lockAccount": {"grant": "g" * 43},
    "tellWhereabouts": {"abroad": None},
    "changePasscode": {"grant": "g" * 43, "passcode": "730518"},
    "startIssuing": {"level": 1},
    "moveAppointment": {"office": "hoa_sen_police", "slot_at": "2025-10-16T01:00:00Z"},
    "moveRenewalAppointment": {"office": "lumen_consulate", "slot_at": "2025-10-16T11:00:00Z"},
    "approveDevice": {"grant": "g" * 43},
    "unlinkDevice": {"grant": "g" * 43},
    "giveSupplement": {"supplement": "portrait_photo"},
    "typeForeignCode": {"code": "22222222"},
    "reportWrongData": {"document_id": NOBODYS_ID, "fact_id": "full_name", "claimed": "A"},
    "askForDocument": {
        "type_id": "social_insurance",
        "numbers": {"number": "000085000001"},
        "confirmed": True,
    },
    "answerForeignRequest": {"answer": "yes", "grant": "g" * 43},
    "issueCredentials": {"document_id": NOBODYS_ID, "proofs": ["e30.e30.c2ln"]},
    "startPresentation": {"document_id": NOBODYS_ID, "claims": ["full_name"]},
    "refusePresentation": {"reason": "declined"},
    "askAboutAccess": {"kind": "why"},
    "exportOwnData": {"form": "json", "grant": "g" * 43},
    "sendComment": COMMENT,
    "changeComment": COMMENT,
    "sendAnonymousComment": {**COMMENT, "secret": "s" * 43},
}
KINDS = {
    "document_id": "document",
    "renewal_id": "renewal",
    "link_id": "link", "change_id": "routing_change",
    "issuing_id": "issuing", "holder_id": "ward",
    "request_id": "device_request", "linked_id": "device", "foreign_id": "foreign_request",
    "ticket_id": "queue_ticket", "report_id": "data_report", "integration_id": "integration",
    "presentation_id": "presentation", "access_id": "access", "payment_id": "payment",
    "comment_id": "comment",
}  # fmt: skip


def names(endpoints):
    return pytest.mark.parametrize("endpoint", endpoints, ids=[one.name for one in endpoints])


def ask_for_level_1(phone):
    body = {"level": 1, "phone": "0000000007", "email": "mira@mail.example", "capture": "pass"}
    return phone.done("/v1/issuings", body)


def linked_and_asked(server, name):
    """Ids of a person's phone, and of another one that waits for its approval."""
    person = persona(name)
    number, passcode = person.personal_number, person.passcode
    server.try_passcode(number, passcode)
    told = problem(server.try_passcode(number, passcode, device="e" * 32))[1]
    headers = {"Authorization": f"Ticket {told['ticket']}"}
    server.ask("POST", "/v1/device-link", {"way": "old_device"}, headers=headers)
    listed = server.sign_in(name).get("/v1/devices")
    return {"device": listed["devices"][0]["id"], "device_request": listed["asked"][0]["id"]}


def ask_abroad(server, phone):
    holder_id = phone.get("/v1/account")["holder_id"]
    body = {"kind": "foreign_service", "deed": "ask", "detail": "lumen_hospital"}
    server.stage("POST", f"/v1/stage/desk/{holder_id}/deeds", body)
    return phone.get("/v1/foreign-requests")["requests"][0]["id"]


def changed_default(phone):
    phone.link("song_xanh", make_default=True)
    return phone.get("/v1/routing")["change"]["id"]


def offered(phone):
    licence = phone.document("driving_licence")["id"]
    grant = phone.grant("present_document", licence)
    body = {"document_id": licence, "claims": ["full_name"], "grant": grant}
    return phone.done("/v1/presentations", body)["id"]


def listed_payment(server, phone):
    PayDesk(server).prepare("health_refund", "2025-10")
    return phone.get("/v1/payments")["payments"][0]["id"]


def filled(endpoint, identity=NOBODYS_ID):
    return re.sub(r"{\w+}", identity, endpoint.path)


def test_the_server_serves_exactly_the_table():
    assert set(ROUTES) == {endpoint.name for endpoint in ALL}


def test_an_endpoint_cannot_be_served_twice():
    with pytest.raises(ValueError, match="twice"):
        serves(ALL[0])(ROUTES[ALL[0].name])


@names(WITH_SESSION)
@pytest.mark.parametrize("token", [None, "", "Bearer", "Bearer " + "a" * 43, "Basic abc"])
def test_without_a_session_nothing_of_a_holder_answers(shared_server, endpoint, token):
    headers = {} if token is None else {"Authorization": token}
    answer = shared_server.ask(endpoint.method, filled(endpoint), headers=headers)
    assert problem(answer)[0] == "unauthenticated"
    assert answer.headers["www-authenticate"] == "Bearer"


@names(WITH_TICKET)
@pytest.mark.parametrize("sent", [None, "Ticket", "Ticket " + "a" * 43, "Bearer " + "a" * 43])
def test_without_a_ticket_no_phone_is_linked(shared_server, endpoint, sent):
    body = {"startDeviceLink": {"way": "card"}, "readCardForDevice": {"reading": "match"}}
    answer = shared_server.ask(
        endpoint.method,
        endpoint.path,
        body.get(endpoint.name),
        headers={} if sent is None else {"Authorization": sent},
    )
    assert problem(answer)[0] == "unauthenticated"
    assert answer.headers["www-authenticate"] == "Ticket"


@names(OF_THE_STAGE)
@pytest.mark.parametrize("key", [None, "", "another"])
def test_without_its_key_the_panel_is_shut(shared_server, endpoint, key):
    headers = {} if key is None else {"Stage-Key": key}
    answer = shared_server.ask(endpoint.method, filled(endpoint), headers=headers)
    assert problem(answer)[0] == "unauthenticated"


@names(OF_THE_STAGE)
def test_a_session_does_not_open_the_panel(shared_server, endpoint):
    phone = shared_server.sign_in("hanh")
    answer = phone.ask(endpoint.method, filled(endpoint))
    assert problem(answer)[0] == "unauthenticated"


@pytest.mark.parametrize("sent", ["", STAGE_KEY])
def test_where_no_key_is_set_the_panel_stays_shut(tmp_path, sent):
    server = StubServer(tmp_path, stage_key="")
    answer = server.ask("GET", "/v1/stage", headers={"Stage-Key": sent})
    server.close()
    assert problem(answer)[0] == "unauthenticated"


@pytest.fixture(scope="module")
def two_people(tmp_path_factory):
    """One with a document, a renewal file and a link; another who asks for them."""
    server = StubServer(tmp_path_factory.mktemp("two"))
    owner = server.sign_in("khoi")
    owned = {
        "document": owner.document("driving_licence")["id"],
        "renewal": owner.renew()["id"],
        "link": owner.link()["id"],
        "routing_change": changed_default(owner),
        "payment": listed_payment(server, owner),
        **linked_and_asked(server, "binh"),
        "foreign_request": ask_abroad(server, owner),
        "presentation": offered(owner),
        "access": owner.get("/v1/access-log")["entries"][0]["id"],
        "queue_ticket": owner.ask("PUT", "/v1/queue").json()["ticket"],
        "data_report": report(owner)["id"],
        "integration": asks(owner).json()["id"],
        "comment": owner.done("/v1/comments", COMMENT)["id"],
        "ward": server.sign_in("nam").get("/v1/account")["holder_id"],
        "issuing": ask_for_level_1(server.sign_in("mira"))["id"],
    }
    yield server.sign_in("hoa"), owned
    server.close()


@names([e for e in WITH_IDS if e.right not in (Right.STAGE, Right.ANYBODY)])
def test_somebody_elses_thing_answers_like_one_that_is_not_there(two_people, endpoint):
    stranger, owned = two_people
    its_id = owned[KINDS[endpoint.parameters[0]]]
    answers = [
        stranger.ask(
            endpoint.method,
            filled(endpoint, one),
            BODIES.get(endpoint.name),
            key=f"{endpoint.name}-{one}",
        )
        for one in (its_id, NOBODYS_ID)
    ]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].content == answers[1].content


def test_a_file_for_somebody_elses_document_cannot_be_opened(two_people):
    stranger, owned = two_people
    answer = stranger.post("/v1/renewals", {"document_id": owned["document"]})
    assert problem(answer)[0] == "not_found"


def test_lists_hold_only_the_callers_own(two_people):
    stranger, owned = two_people
    for path in (
        "/v1/documents",
        "/v1/renewals",
        "/v1/benefits",
        "/v1/notices",
        "/v1/foreign-requests",
        "/v1/data-reports",
        "/v1/comments",
        "/v1/presentations",
        "/v1/access-log",
    ):
        text = stranger.ask("GET", path).text
        assert not any(identity in text for identity in owned.values())


@names([e for e in WITH_SESSION if e.right is Right.HOLDER_UNLOCKED])
def test_a_locked_account_is_refused_with_its_reasons(shared_server, endpoint):
    phone = shared_server.sign_in("khoi", rules="decree_69_2024")
    body = {
        "stepUp": {"operation": "link_account", "target": "a", "passcode": "000000"},
        "startRenewal": {"document_id": NOBODYS_ID},
        "markNoticesRead": {"keys": ["renewal_due:1"], "read": True},
        "startLink": {
            "provider_id": "sen_vang", "account_number": "000000000001",
            "consent": "link_account_2025_10", "grant": "g" * 43
        },
    }.get(endpoint.name, BODIES.get(endpoint.name))  # fmt: skip
    key = "locked-account"
    code, values = problem(phone.ask(endpoint.method, filled(endpoint), body, key=key))
    assert code == "account_locked"
    assert (values["ground"], values["ends_on"]) == ("identity_expired", "2025-10-14")
    assert [one["rule_id"] for one in values["reasons"]] == ["identity_expiry_effect"]


def test_a_locked_account_still_says_why_and_signs_out(server):
    phone = server.sign_in("khoi", rules="decree_69_2024")
    assert phone.get("/v1/account")["identity_expires_on"] == "2025-10-14"
    assert phone.get("/v1/phone/messages") == {"messages": []}
    assert phone.ask("DELETE", "/v1/sessions/current").status_code == 204


def test_sessions_outlive_a_restart(server):
    phone = server.sign_in("khoi")
    server.stub.close()
    again = Stub(server.settings, Store(server.settings.database_url), server.clock)
    found = again.sessions.find(phone.headers["Authorization"].encode(), server.clock())
    again.close()
    again.store.close()
    assert found is not None


def test_a_secret_is_kept_by_no_cache_on_its_way(shared_server):
    person = persona("binh")
    answer = shared_server.try_passcode(person.personal_number, person.passcode)
    assert answer.headers["cache-control"] == "no-store"
    assert answer.json()["token"]


@pytest.mark.skipif(on_postgres(), reason="there a missing table is the statement's own fault")
def test_a_database_that_is_gone_is_told_as_not_now(server, khoi, capsys):
    with server.store.engine.begin() as db:
        db.exec_driver_sql("DROP TABLE renewal_events")
    answer = khoi.ask("GET", "/v1/renewals")
    assert problem(answer)[0] == "overloaded"
    assert answer.headers["retry-after"] == "1"
    assert '"kind":"OperationalError"' in capsys.readouterr().err
