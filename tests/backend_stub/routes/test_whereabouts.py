"""Where a holder is: a dated fact of one's own, told once; the clock moves and undoes nothing."""

import pytest

from app.shared.rulesets import RULE_SET_IDS
from tests.support.stores import problem

TODAY, DRAFT = RULE_SET_IDS


def tell(phone, abroad):
    return phone.ask("PUT", "/v1/account/whereabouts", {"abroad": abroad})


def here(phone):
    return phone.get("/v1/account")["abroad"]


def rows(server):
    with server.store.engine.connect() as db:
        return db.exec_driver_sql("SELECT count(*) FROM whereabouts").scalar()


@pytest.mark.parametrize("rules", RULE_SET_IDS)
def test_hanh_is_abroad_and_everybody_tells_their_own(server, rules):
    hanh, hoa = server.sign_in("hanh", rules=rules), server.sign_in("hoa", rules=rules)
    assert (here(hanh), here(hoa)) == ("lumen_utopia", None)
    assert tell(hoa, "ashra_solandia").json()["abroad"] == "ashra_solandia"
    assert (here(hanh), here(hoa)) == ("lumen_utopia", "ashra_solandia")


def test_said_again_it_is_written_once_and_nobody_is_woken(server):
    hanh = server.sign_in("hanh")
    before = rows(server), server.stub.changes.number(hanh.get("/v1/account")["holder_id"])
    assert tell(hanh, "lumen_utopia").status_code == 200
    after = rows(server), server.stub.changes.number(hanh.get("/v1/account")["holder_id"])
    assert before == after


def test_the_clock_forward_and_back_changes_nothing_stored(server):
    hanh = server.sign_in("hanh")
    tell(hanh, None)
    stored = rows(server)
    found = []
    for moment in ("2024-03-01T00:00:00Z", "2025-10-14T00:00:00Z", "2025-10-16T00:00:00Z"):
        server.move_story(moment)
        found.append(here(hanh))
    assert found == [None, "lumen_utopia", None]
    assert rows(server) == stored


def test_before_a_later_telling_nothing_else_is_said(server):
    hanh = server.sign_in("hanh")
    server.move_story("2025-10-16T00:00:00Z")
    tell(hanh, "ashra_solandia")
    server.move_story("2025-10-15T03:00:00Z")
    refused = problem(tell(hanh, None))
    assert refused == ("whereabouts_refused", {"reason": "later_in_story"})
    assert tell(hanh, "lumen_utopia").status_code == 200  # as it is


def test_a_place_that_there_is_none_of_is_refused(server):
    hanh = server.sign_in("hanh")
    assert problem(tell(hanh, "atlantis")) == ("whereabouts_refused", {"reason": "place_unknown"})
    for wrong in ("../etc", "", "A", 7, ["lumen_utopia"]):
        assert problem(tell(hanh, wrong))[0] == "bad_request"
    assert here(hanh) == "lumen_utopia"


def test_a_locked_account_says_nothing_and_nobody_without_a_session(server):
    khoi = server.sign_in("khoi", rules=TODAY)
    assert problem(tell(khoi, "lumen_utopia"))[0] == "account_locked"
    answer = server.ask("PUT", "/v1/account/whereabouts", {"abroad": None})
    assert problem(answer)[0] == "unauthenticated"
