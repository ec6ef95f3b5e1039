"""What a start does first: what the flags ask for, or one sentence, or waiting for the server."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from app.data.errors import Offline, Rejected
from app.runtime.destinations import DocumentDetail, Home, SignIn, Wallet, Welcome
from app.runtime.navigation import Navigator
from app.runtime.settings import Settings, StartFaultError
from app.shared.contract.stage import StageState
from app.shared.personas import persona
from app.stage.opening import Opening
from app.stage.story import check_names
from app.stage.story_start import story_moment, story_start
from app.testing import samples
from app.testing.containers import FakeContainer, a_signed_in_container
from app.testing.fakes import FakeDocuments, FakeSession, FakeStage

PLAIN = Settings(
    data_folder=Path(), vault_folder=Path(), server="http://127.0.0.1:9", stage_key="key"
)


def story_at(moment: datetime) -> StageState:
    return StageState(story_now=moment, people=14, documents=30)


def a_phone(**ports: Any) -> FakeContainer:
    made = {
        "session": FakeSession(sign_in="Trần Minh Khôi"),
        "stage": FakeStage(set_clock=story_at, read=story_at(samples.STORY)),
        "navigator": Navigator(Welcome()),
    }
    return a_signed_in_container(**{**made, **ports})


def opened(settings: Settings, phone: FakeContainer, **how: Any) -> list[StartFaultError]:
    """Open, let every task end, and answer what was given up with."""
    faults: list[StartFaultError] = []
    Opening(settings, lambda: None, **how).start(phone, faults.append)
    phone.drain()
    return faults


def test_without_flags_the_phone_is_where_it_was_and_knows_the_day() -> None:
    phone = a_phone()
    assert opened(PLAIN, phone) == []
    assert phone.navigator.current == Welcome()
    assert phone.clock.now() == samples.STORY


def test_a_person_is_signed_in_with_their_own_passcode() -> None:
    phone = a_phone()
    opened(replace(PLAIN, persona="khoi"), phone)
    khoi = persona("khoi")
    assert phone.session.asked == [("sign_in", khoi.personal_number, khoi.passcode)]  # type: ignore[attr-defined]  # a fake
    assert phone.navigator.current == Home()


def test_the_day_is_set_before_anybody_signs_in() -> None:
    phone = a_phone()
    opened(replace(PLAIN, persona="khoi", date=date(2025, 12, 1)), phone)
    asked = phone.stage.asked  # type: ignore[attr-defined]  # a fake
    assert [one[0] for one in asked] == ["set_clock", "link_stand_in"]
    assert asked[0][1] == story_moment(date(2025, 12, 1))
    assert phone.clock.day() == date(2025, 12, 1)


@pytest.mark.parametrize(
    ("screen", "place"),
    [
        ("wallet", Wallet()),
        ("welcome", Welcome()),
        ("sign_in", SignIn("000085000001")),
    ],
)
def test_a_screen_is_shown(screen: str, place: object) -> None:
    phone = a_phone()
    opened(replace(PLAIN, persona="khoi", screen=screen), phone)
    assert phone.navigator.current == place


def test_nobody_is_signed_in_for_a_screen_before_sign_in() -> None:
    phone = a_phone()
    opened(replace(PLAIN, persona="khoi", screen="sign_in"), phone)
    assert phone.session.asked == []  # type: ignore[attr-defined]  # a fake


def test_a_document_is_found_by_its_type() -> None:
    phone = a_phone()
    held = {one.type_id: one.id for one in samples.documents_of("khoi")}
    opened(replace(PLAIN, persona="khoi", screen="document:driving_licence"), phone)
    assert phone.navigator.current == DocumentDetail(held["driving_licence"])


def test_without_a_type_it_is_the_document_that_has_ended() -> None:
    phone = a_phone()
    held = {one.type_id: one.id for one in samples.documents_of("khoi")}
    opened(replace(PLAIN, persona="khoi", screen="document"), phone)
    assert phone.navigator.current == DocumentDetail(held["identity_card"])


def test_a_document_that_the_person_has_not_is_given_up_in_a_sentence() -> None:
    faults = opened(replace(PLAIN, persona="khoi", screen="document:passport"), a_phone())
    assert [fault.key for fault in faults] == ["start.no_document"]


def test_a_locked_account_opens_at_home_where_the_lock_stands_before_it() -> None:
    locked = FakeDocuments(failure=Rejected("account_locked"))
    phone = a_phone(documents=locked)
    assert opened(replace(PLAIN, persona="khoi", screen="document"), phone) == []
    assert phone.navigator.current == Home()


def test_a_refused_sign_in_is_given_up_in_a_sentence() -> None:
    phone = a_phone(session=FakeSession(sign_in=Rejected("too_many_tries")))
    faults = opened(replace(PLAIN, persona="khoi"), phone)
    assert [fault.key for fault in faults] == ["start.sign_in_failed"]


def test_a_server_out_of_reach_is_given_up_with_its_address() -> None:
    phone = a_phone()
    phone.stage.failure = Offline()  # type: ignore[attr-defined]  # a fake
    faults = opened(PLAIN, phone)
    assert [(fault.key, fault.values["url"]) for fault in faults] == [
        ("start.server_unreachable", PLAIN.server)
    ]


def test_a_window_waits_for_a_server_out_of_reach_and_goes_on_when_it_is_there() -> None:
    phone = a_phone()
    phone.stage.failure = Offline()  # type: ignore[attr-defined]  # a fake
    assert opened(replace(PLAIN, persona="khoi"), phone, patient=True) == []
    assert phone.navigator.current == Welcome()
    phone.stage.failure = None  # type: ignore[attr-defined]  # a fake
    phone.changes.tell()  # type: ignore[attr-defined]  # a fake
    phone.drain()
    assert phone.navigator.current == Home()


def test_a_server_that_never_starts_is_given_up_with_its_own_words() -> None:
    def never() -> None:
        raise StartFaultError("start.server_ended", said="no room")

    faults: list[StartFaultError] = []
    phone = a_phone()
    Opening(PLAIN, never).start(phone, faults.append)
    phone.drain()
    assert [fault.key for fault in faults] == ["start.server_ended"]


@pytest.mark.parametrize("screen", ["nowhere", "home:passport", "document:nothing", ""])
def test_a_screen_that_does_not_exist_is_refused(screen: str) -> None:
    with pytest.raises(StartFaultError):
        check_names(replace(PLAIN, screen=screen))


def test_moving_the_day_of_a_server_that_runs_already_wants_its_key() -> None:
    with pytest.raises(StartFaultError) as fault:
        check_names(replace(PLAIN, date=date(2025, 12, 1), stage_key=""))
    assert fault.value.key == "start.needs_stage_key"
    check_names(replace(PLAIN, date=date(2025, 12, 1)))


def test_without_the_key_the_day_is_left_to_the_change_feed() -> None:
    phone = a_phone()
    assert opened(replace(PLAIN, stage_key=""), phone) == []
    assert phone.stage.asked == []  # type: ignore[attr-defined]  # a fake


def test_the_story_starts_where_the_samples_say() -> None:
    assert story_start() == samples.STORY
