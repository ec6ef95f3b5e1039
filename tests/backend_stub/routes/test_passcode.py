"""Choosing another passcode: what proves it, what is refused, and what ends with the old one."""

import pytest
from sqlalchemy import select

from backend_stub.storage.tables import holders
from tests.support.stores import problem

OTHER_DEVICE = "e" * 32
OWN = "730518"
BIRTHDAY = "2025-10-15T17:00:00Z"  # Nam's fourteenth, 00:00 in Viet Nam


def change(phone, passcode=OWN, grant=None, key=None):
    body = {"grant": grant or phone.grant("change_passcode", "own"), "passcode": passcode}
    if key:
        return phone.ask("POST", "/v1/account/passcodes", body, key=key)
    return phone.post("/v1/account/passcodes", body)


def opens(server, phone, passcode):
    return server.try_passcode(phone.person.personal_number, passcode).status_code == 201


def test_from_now_on_the_new_one_opens_and_the_old_one_does_not(server):
    hoa = server.sign_in("hoa")
    assert change(hoa).json()["passcode_set_on"] == "2025-10-15"
    assert opens(server, hoa, OWN)
    assert not opens(server, hoa, hoa.person.passcode)


def test_this_phone_stays_and_every_other_session_ends(server):
    here = server.sign_in("hoa")
    there = server.sign_in("hoa", rules="decree_69_2024")
    stranger = server.sign_in("van")
    proof = there.grant("lock_account", "own")
    assert change(here).status_code == 200
    assert here.ask("GET", "/v1/account").status_code == 200
    assert problem(there.ask("GET", "/v1/account"))[0] == "unauthenticated"
    assert problem(there.post("/v1/account/locks", {"grant": proof}))[0] == "unauthenticated"
    assert stranger.ask("GET", "/v1/account").status_code == 200


@pytest.mark.parametrize(
    ("passcode", "reason"),
    [
        ("777777", "repeats"),
        ("424242", "repeats"),
        ("345678", "runs"),
        ("471902", "unchanged"),
        ("160720", "birth_date"),
    ],
)
def test_a_weak_one_is_refused_with_the_reason_and_nothing_is_changed(server, passcode, reason):
    nam = server.sign_in("nam")
    if reason == "birth_date":
        passcode = f"{nam.person.born_on:%d%m%y}"
    grant = nam.grant("change_passcode", "own")
    assert problem(change(nam, passcode, grant)) == ("weak_passcode", {"reason": reason})
    assert opens(server, nam, nam.person.passcode)


def test_after_a_refusal_the_same_proof_takes_a_better_one(server):
    hoa = server.sign_in("hoa")
    grant = hoa.grant("change_passcode", "own")
    assert change(hoa, "111111", grant).status_code == 422
    assert change(hoa, OWN, grant).status_code == 200


@pytest.mark.parametrize("passcode", ["471902", OWN, "111111"])
def test_without_the_proof_nobody_learns_what_a_passcode_is_worth(server, passcode):
    hoa = server.sign_in("hoa")
    for grant in ("g" * 43, hoa.grant("lock_account", "own")):
        assert problem(change(hoa, passcode, grant))[0] == "grant_refused"
    assert opens(server, hoa, hoa.person.passcode)


def test_the_same_change_sent_again_is_done_once(server):
    hoa = server.sign_in("hoa")
    grant = hoa.grant("change_passcode", "own")
    first, again = (change(hoa, OWN, grant, key="one-change-of-hoas") for _ in range(2))
    assert (first.status_code, first.json()) == (again.status_code, again.json())
    told = [one["subject"] for one in hoa.get("/v1/notices")["notices"]]
    assert told.count("passcode.changed") == 1


@pytest.mark.parametrize("passcode", ["12345", "1234567", "12a456", "١٢٣٤٥٦", "", 730518])
def test_what_is_not_six_digits_is_no_request(server, passcode):
    hoa = server.sign_in("hoa")
    body = {"grant": "g" * 43, "passcode": passcode}
    assert problem(hoa.post("/v1/account/passcodes", body))[0] == "bad_request"


def test_a_locked_account_changes_nothing(server):
    khoi = server.sign_in("khoi", rules="decree_69_2024")
    assert problem(change(khoi, OWN, "g" * 43))[0] == "account_locked"


def test_only_a_hash_of_it_is_kept(server):
    hoa = server.sign_in("hoa")
    change(hoa)
    with server.store.reading() as db:
        stored = db.execute(select(holders.c.passcode_hash)).scalars().all()
    assert all(one is None or one.startswith("$argon2id$") for one in stored)
    assert not server.keeps(OWN)


def test_a_changed_sample_is_nobodys_hint_until_a_reset(server):
    change(server.sign_in("hoa"))

    def hint():
        listed = server.ask("GET", "/v1/sign-ins").json()["sign_ins"]
        return {one["persona"]: one["passcode"] for one in listed}

    assert (hint()["hoa"], hint()["khoi"]) == (None, "471902")
    server.stage("POST", "/v1/stage/reset")
    assert hint()["hoa"] == "471902"
    assert opens(server, server.sign_in("hoa"), "471902")


def test_what_the_guardian_set_is_told_by_its_day_and_ends_with_ones_own(server):
    nam = server.sign_in("nam")
    assert nam.get("/v1/account")["passcode_set_on"] == "2024-07-08"
    server.move_story(BIRTHDAY)
    assert change(nam).json()["passcode_set_on"] == "2025-10-16"


def test_a_guardian_meets_the_childs_passcode_nowhere(server):
    van = server.sign_in("van")
    ward = van.get("/v1/family")["wards"][0]
    assert not [name for name in ward if "passcode" in name]
    assert change(van).status_code == 200
    assert opens(server, server.sign_in("nam"), "471902")
