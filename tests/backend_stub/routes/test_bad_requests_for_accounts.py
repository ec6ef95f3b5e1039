"""Bad input about accounts and families: a documented refusal each, and nothing half made."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import insert, select

from backend_stub.seed import seeded_id
from backend_stub.storage.family_tables import guardianship_events, guardianships
from backend_stub.storage.issuing_tables import issuing_events, issuings
from tests.backend_stub.routes.test_issuing import LEVEL_1, first_slot
from tests.support.stores import problem

PROVEN = datetime(2025, 1, 1, tzinfo=UTC)
LEVEL_2 = {"level": 2, "office": "binh_minh_immigration", "slot_at": "2025-10-16T02:00:00Z"}


def written(server):
    """Every row of a request that lies in the database."""
    with server.store.reading() as db:
        return [*db.execute(select(issuings.c.id)), *db.execute(select(issuing_events.c.step))]


def guard(server, guardian, ward, relation="other"):
    """A proven guardianship that no persona file would hold."""
    identity = seeded_id("guardianship", guardian, ward)
    with server.store.engine.begin() as db:
        db.execute(
            insert(guardianships).values(
                id=identity,
                guardian_id=seeded_id("holder", guardian),
                ward_id=seeded_id("holder", ward),
                relation=relation,
            )
        )
        step = {"guardianship_id": identity, "step": 0, "kind": "proven", "at": PROVEN}
        db.execute(insert(guardianship_events).values(step))
    return seeded_id("holder", ward)


@pytest.mark.parametrize(
    "body",
    [
        {**LEVEL_2, "slot_at": "2025-02-30T02:00:00Z"},
        {**LEVEL_2, "slot_at": "30/02/2025"},
        {**LEVEL_2, "slot_at": "2025-10-16"},
        {**LEVEL_2, "slot_at": None},
        {**LEVEL_2, "office": "../hoa_sen_police"},
        {**LEVEL_1, "level": 0},
        {**LEVEL_1, "level": 3},
        {**LEVEL_1, "level": "1"},
        {**LEVEL_1, "phone": "0912345678"},
        {**LEVEL_1, "phone": "0000 000 007"},
        {**LEVEL_1, "email": "mira@mail.com"},
        {**LEVEL_1, "email": "mira"},
        {**LEVEL_1, "capture": "smiling"},
        {**LEVEL_1, "ward_id": "leo"},
        {**LEVEL_1, "born_on": "1987-06-11"},
        {},
        [],
        None,
    ],
)
def test_what_is_no_request_for_an_account_leaves_nothing(server, body):
    mira = server.sign_in("mira")
    assert problem(mira.post("/v1/issuings", body))[0] == "bad_request"
    assert (mira.get("/v1/issuings")["files"], written(server)) == ([], [])


@pytest.mark.parametrize(
    ("who", "body", "code"),
    [
        ("mira", {**LEVEL_1, "capture": "blurred"}, "face_not_captured"),
        ("mira", {**LEVEL_2, "slot_at": "2025-10-16T02:07:00Z"}, "slot_taken"),
        ("nam", LEVEL_1, "guardian_needed"),
        ("hoa", LEVEL_1, "level_held"),
        ("khoi", {**LEVEL_1, "ward_id": "0" * 32}, "not_found"),
    ],
)
def test_what_is_refused_leaves_nothing_and_the_next_right_one_is_taken(server, who, body, code):
    phone = server.sign_in(who)
    assert problem(phone.post("/v1/issuings", body))[0] == code
    assert written(server) == []
    if who == "mira":
        assert phone.post("/v1/issuings", LEVEL_1).status_code == 201


def test_a_second_request_for_another_level_answers_the_first_and_takes_no_slot(server):
    mira = server.sign_in("mira")
    first = mira.done("/v1/issuings", LEVEL_1)
    free = mira.get("/v1/issuings/slots")
    again = mira.post("/v1/issuings", {"level": 2, **first_slot(mira)})
    assert (again.status_code, again.json()["id"]) == (200, first["id"])
    assert (mira.get("/v1/issuings/slots"), len(written(server))) == (free, 2)


@pytest.mark.parametrize(
    ("guardian", "rule_id"),
    [("nam", "guardian_age"), ("gia_bao", "guardian_age")],
)
def test_a_guardian_who_is_a_child_acts_for_nobody(server, guardian, rule_id):
    ward = guard(server, guardian, "an_nhien")
    child = server.sign_in(guardian)
    for answer in (
        child.post("/v1/issuings", {**LEVEL_1, "ward_id": ward}),
        child.ask("GET", f"/v1/family/{ward}/documents"),
        child.ask("GET", f"/v1/family/{ward}/documents/{'a' * 32}"),
    ):
        code, values = problem(answer)
        assert (code, values["rule_id"]) == ("guardian_refused", rule_id)
    assert written(server) == []


def test_a_guardian_of_too_low_a_level_acts_for_nobody(server):
    ward = guard(server, "mira", "an_nhien")
    code, values = problem(
        server.sign_in("mira").post("/v1/issuings", {**LEVEL_1, "ward_id": ward})
    )
    assert (code, values["rule_id"]) == ("guardian_refused", "guardian_level")


@pytest.mark.parametrize("pair", [("van", "nam"), ("nam", "gia_bao"), ("hoa", "van")])
def test_a_circle_of_guardians_opens_nothing_and_ends_nowhere(server, pair):
    one, other = pair
    for guardian, ward in (pair, (other, one)):
        if (guardian, ward) != ("van", "nam"):  # who is her guardian already
            guard(server, guardian, ward)
    for guardian, ward in (pair, (other, one)):
        phone, ward_id = server.sign_in(guardian), seeded_id("holder", ward)
        assert phone.get("/v1/family")["wards"]
        assert phone.get("/v1/notices")["unread"] >= 0
        answer = phone.ask("GET", f"/v1/family/{ward_id}/documents")
        grown_up_over_child = (guardian, ward) == ("van", "nam")
        assert answer.status_code in ((200,) if grown_up_over_child else (403, 404))


def test_nobody_guards_oneself(server):
    nam = guard(server, "nam", "nam")
    phone = server.sign_in("nam")
    code, values = problem(phone.post("/v1/issuings", {**LEVEL_1, "ward_id": nam}))
    assert (code, values["rule_id"]) == ("guardian_refused", "guardian_age")


@pytest.mark.parametrize("moment", ["2025-02-30T00:00:00Z", "30/02/2025", "", None, 20251015])
def test_a_story_moment_that_is_none_moves_nothing(server, moment):
    before = server.stage("GET", "/v1/stage").json()["story_now"][:16]
    answer = server.stage("PUT", "/v1/stage/clock", {"story_now": moment})
    assert problem(answer)[0] == "bad_request"
    assert server.stage("GET", "/v1/stage").json()["story_now"][:16] == before
