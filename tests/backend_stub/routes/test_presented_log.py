"""What was shown to a verifier, and what one asked for in vain, in its holder's log of looks."""

import pytest

from app.shared.presets import claims_of
from tests.support.agencies import LOG, newest
from tests.support.presenting import reading_of
from tests.support.wallet import LICENCE, answer, credentials, offered, scanned

HOTEL, LENDER = ("lotus_hotel", "check_in"), ("quick_loans", "loan")


@pytest.fixture
def server(shared_server):
    """What tests leave here are offers that are over."""
    return shared_server


def looks(phone):
    return len(phone.get(LOG)["entries"])


def shown(phone, server, offer):
    reading, _ = offer
    assert answer(server, reading, credentials(phone)[0]).status_code == 200


def declined(phone, server, offer):
    _, seen = offer
    phone.post(f"/v1/presentations/{seen['id']}/refusal", {"reason": "declined"})


def cancelled(phone, server, offer):
    _, seen = offer
    phone.post(f"/v1/presentations/{seen['id']}/cancellation")


def misshown(phone, server, offer):
    reading, _ = offer
    answer(server, reading, credentials(phone)[0], ("number",))


@pytest.mark.parametrize(
    "deed, outcome, why",
    [
        (shown, "given", "consented"),
        (declined, "refused", "not_sent"),
        (cancelled, "refused", "not_sent"),
        (misshown, "refused", "not_sent"),
    ],
)
def test_a_code_that_was_read_is_one_look_however_it_ended(server, khoi, deed, outcome, why):
    before = looks(khoi)
    offer = scanned(khoi, ("full_name", "drives_class_b") if deed is not shown else ("full_name",))
    assert looks(khoi) == before
    deed(khoi, server, offer)
    look = newest(khoi)
    assert looks(khoi) == before + 1
    assert (look["looker"], look["looker_id"]) == ("verifier", "traffic_police")
    assert (look["purpose_id"], look["how"]) == ("licence_check", "presented")
    assert (look["outcome"], {one["why"] for one in look["fields"]}) == (outcome, {why})
    assert look["fields"][0]["field"] == f"{LICENCE}.full_name"
    assert "Trần Minh Khôi" not in khoi.ask("GET", LOG).text


@pytest.mark.parametrize("verifier", [HOTEL, LENDER])
def test_who_may_not_ask_is_in_the_log_as_well(server, khoi, verifier):
    offer = offered(khoi)
    assert reading_of(server, offer["link"], verifier).json()["state"] == "refused"
    look = newest(khoi)
    assert (look["looker_id"], look["outcome"]) == (verifier[0], "refused")
    assert {one["why"] for one in look["fields"]} == {"not_let"}


def test_a_code_that_nobody_read_is_no_look(server, khoi):
    before = looks(khoi)
    offer = offered(khoi)
    khoi.post(f"/v1/presentations/{offer['id']}/cancellation")
    assert looks(khoi) == before


def test_everything_that_is_asked_for_is_in_it_by_its_kind(server, khoi):
    offer = offered(khoi)
    wanted = [*claims_of(LICENCE), "no_such_thing"]
    reading_of(server, offer["link"], claims=wanted)
    khoi.post(f"/v1/presentations/{offer['id']}/refusal", {"reason": "asks_too_much"})
    named = {one["field"] for one in newest(khoi)["fields"]}
    assert named == {f"{LICENCE}.{one}" for one in claims_of(LICENCE)}
