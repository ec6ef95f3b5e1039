"""
The panel's deeds: what each asks of the phone and of the server, and what it says when that fails.
"""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

from app.data.api_client import NetworkMode
from app.data.errors import Offline, Rejected
from app.runtime.destinations import Home, SignIn, Wallet
from app.runtime.navigation import Navigator
from app.runtime.settings import Settings
from app.shared.clock import viet_nam_day
from app.shared.contract.stage import OpenRenewal, OpenRenewals, StageState
from app.stage.panel_model import PanelModel
from app.stage.panel_state import Ask
from app.testing import samples
from app.testing.containers import FakeContainer, a_signed_in_container
from app.testing.fakes import FakeSession, FakeStage

TODAY = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
FILE = OpenRenewal(
    id="a" * 32,
    code="GH-000-2510-0001",
    personal_number="000085000001",
    type_id="identity_card",
    state="submitted",
)


def state_at(moment: datetime) -> StageState:
    return StageState(story_now=moment, people=14, documents=30)


def a_panel(rules: str = "draft", **ports: Any) -> tuple[PanelModel, FakeContainer]:
    """The panel of Khôi's phone on the story's first day, followed and settled."""
    stage = FakeStage(
        set_clock=state_at,
        open_renewals=OpenRenewals(renewals=(FILE,)),
        reset=state_at(samples.STORY),
    )
    made: dict[str, Any] = {
        "stage": stage,
        "session": FakeSession(
            "000085000001",
            "Trần Minh Khôi",
            sign_ins=samples.sign_ins("khoi", "hoa"),
            sign_in="Lê Thị Hoa",
        ),
        "settings": Settings(data_folder=Path(), vault_folder=Path(), stage_key="key"),
    }
    phone = a_signed_in_container(rules=rules, **{**made, **ports})
    panel = PanelModel(phone, lambda: TODAY)
    panel.start()
    phone.drain()
    return panel, phone


def story_day(phone: FakeContainer) -> date:
    return phone.clock.day()


def test_it_lists_who_can_sign_in_and_what_lies_on_the_desk() -> None:
    panel, _ = a_panel()
    assert [one.persona for one in panel.state.people] == ["khoi", "hoa"]
    assert panel.state.files == (FILE,)
    assert panel.state.person == "000085000001"


@pytest.mark.parametrize(("rules", "locked"), [("today", True), ("draft", False)])
def test_it_knows_whether_the_phone_is_locked(rules: str, locked: bool) -> None:
    panel, _ = a_panel(rules)
    assert panel.state.locked is locked


def test_another_rule_set_reaches_the_phone_at_once_forward_and_back() -> None:
    panel, phone = a_panel()
    panel.choose_rules("decree_69_2024")
    assert phone.policy.rule_set_id == "decree_69_2024"
    assert panel.state.locked
    panel.choose_rules("draft_2025_10")
    assert not panel.state.locked


def test_choosing_a_person_signs_them_in_and_opens_their_home() -> None:
    panel, phone = a_panel(navigator=Navigator(Wallet()))
    panel.choose_person("hoa")
    assert panel.state.busy == "person.hoa"
    phone.drain()
    assert ("sign_in", "000149000002", samples.sign_ins("hoa").sign_ins[0].passcode) in (
        phone.session.asked  # type: ignore[attr-defined]  # a fake
    )
    assert phone.navigator.current == Home()
    assert not panel.state.busy


def test_who_chose_a_passcode_types_it_on_the_phone() -> None:
    panel, phone = a_panel(navigator=Navigator(Wallet()))
    hoa = msgspec.structs.replace(samples.sign_ins("hoa").sign_ins[0], passcode=None)
    panel._update(people=(hoa,))
    panel.choose_person("hoa")
    phone.drain()
    asked = [one[0] for one in phone.session.asked]  # type: ignore[attr-defined]  # a fake
    assert (asked[-1], "sign_in" in asked) == ("sign_out", False)
    assert phone.navigator.current == SignIn("000149000002")


def test_a_refused_sign_in_is_said_with_its_code() -> None:
    panel, phone = a_panel()
    phone.session.give(sign_in=Rejected("too_many_tries"))  # type: ignore[attr-defined]  # a fake
    panel.choose_person("hoa")
    phone.drain()
    assert (panel.state.fault, panel.state.fault_code) == ("refused", "too_many_tries")
    assert not panel.state.busy


def test_a_day_on_moves_the_phone_at_once_and_then_the_server() -> None:
    panel, phone = a_panel()
    panel.move_days(1)
    assert story_day(phone) == date(2025, 10, 16)
    assert viet_nam_day(panel.state.moment) == date(2025, 10, 16)
    phone.drain()
    asked = phone.stage.asked  # type: ignore[attr-defined]  # a fake
    assert ("set_clock", phone.clock.now()) in asked


def test_days_go_back_too() -> None:
    panel, phone = a_panel()
    panel.move_days(-2)
    assert story_day(phone) == date(2025, 10, 13)
    panel.move_months(1)
    assert story_day(phone) == date(2025, 11, 13)


def test_quick_presses_add_up() -> None:
    panel, phone = a_panel()
    for _ in range(5):
        panel.move_days(1)
    phone.drain()
    assert story_day(phone) == date(2025, 10, 20)


def test_a_day_the_server_did_not_take_is_taken_back_and_said() -> None:
    panel, phone = a_panel()
    phone.stage.failure = Offline()  # type: ignore[attr-defined]  # a fake
    panel.move_days(1)
    phone.drain()
    assert story_day(phone) == date(2025, 10, 15)
    assert panel.state.fault == "gone"


def test_today_and_the_first_day_are_one_press_away() -> None:
    panel, phone = a_panel()
    panel.move_to_today()
    assert story_day(phone) == date(2026, 11, 23)
    panel.move_to_story_day()
    assert story_day(phone) == date(2025, 10, 15)


def test_a_typed_date_counts_once_it_is_whole() -> None:
    panel, phone = a_panel()
    panel.type_date("01/12/202")
    assert story_day(phone) == date(2025, 10, 15)
    assert not panel.state.typed_wrong
    panel.type_date("01/12/2025")
    phone.drain()
    assert story_day(phone) == date(2025, 12, 1)
    assert panel.state.typed is None


def test_a_typed_date_that_is_none_stays_and_is_said() -> None:
    panel, phone = a_panel()
    panel.type_date("31/02/2025")
    assert panel.state.typed_wrong
    assert panel.state.typed == "31/02/2025"
    assert story_day(phone) == date(2025, 10, 15)


@pytest.mark.parametrize("network", ["ok", "slow", "offline", "failing"])
def test_the_network_is_the_phones_alone(network: str) -> None:
    panel, phone = a_panel()
    panel.choose_network(network)
    assert phone.api.network is NetworkMode(network)
    assert panel.state.network == network


def test_the_office_decides_and_the_desk_is_looked_at_again() -> None:
    panel, phone = a_panel()
    phone.stage.give(  # type: ignore[attr-defined]  # a fake
        decide=samples.a_renewal(state="accepted"), open_renewals=OpenRenewals(renewals=())
    )
    panel.decide(FILE.id, "accept")
    assert panel.state.busy == "office"
    panel.decide(FILE.id, "accept")
    phone.drain()
    asked = phone.stage.asked  # type: ignore[attr-defined]  # a fake
    assert asked.count(("decide", FILE.id, "accept", None)) == 1
    assert panel.state.files == ()


@pytest.mark.parametrize(
    ("state", "decisions"),
    [
        ("submitted", ("accept", "ask_paper", "refuse")),
        ("accepted", ("issue", "ask_paper", "refuse")),
        ("paper_missing", ("refuse",)),
        ("issued", ()),
    ],
)
def test_the_office_may_do_what_a_files_state_allows(
    state: str, decisions: tuple[str, ...]
) -> None:
    panel, _ = a_panel()
    assert panel.decisions(state) == decisions


def test_the_counter_renews_the_identity_card_of_who_is_signed_in() -> None:
    panel, phone = a_panel("today")
    phone.stage.give(renew_at_counter=state_at(samples.STORY))  # type: ignore[attr-defined]  # a fake
    panel.renew_at_counter()
    phone.drain()
    asked = phone.stage.asked  # type: ignore[attr-defined]  # a fake
    assert ("renew_at_counter", "000085000001", "identity_card") in asked


def test_reset_asks_first_then_signs_out_and_goes_back_to_the_first_day() -> None:
    panel, phone = a_panel()
    panel.move_days(40)
    phone.drain()
    panel.ask_reset()
    assert panel.state.asking is Ask.RESET
    assert not any(asked[0] == "reset" for asked in phone.stage.asked)  # type: ignore[attr-defined]  # a fake
    panel.reset()
    phone.drain()
    assert panel.state.asking is Ask.NOTHING
    assert not phone.session.signed_in
    assert story_day(phone) == date(2025, 10, 15)


def test_the_harmless_answer_resets_nothing() -> None:
    panel, phone = a_panel()
    panel.ask_reset()
    panel.ask_nothing()
    phone.drain()
    assert panel.state.asking is Ask.NOTHING
    assert phone.session.signed_in


def test_a_code_in_the_app_is_no_message_of_the_phone() -> None:
    panel, phone = a_panel()
    phone.messages.tell(samples.a_message(channel="app"))  # type: ignore[attr-defined]  # a fake
    assert panel.state.message is None


def test_the_newest_message_is_shown() -> None:
    panel, phone = a_panel()
    message = samples.a_message()
    phone.messages.tell(message)  # type: ignore[attr-defined]  # a fake
    assert panel.state.message == message


def test_a_server_that_is_gone_is_said_and_forgotten_when_it_is_back() -> None:
    panel, phone = a_panel()
    phone.stage.failure = Offline()  # type: ignore[attr-defined]  # a fake
    phone.changes.tell()  # type: ignore[attr-defined]  # a fake
    phone.drain()
    assert panel.state.fault == "gone"
    phone.stage.failure = None  # type: ignore[attr-defined]  # a fake
    phone.changes.tell()  # type: ignore[attr-defined]  # a fake
    phone.drain()
    assert panel.state.fault == ""


def test_without_the_stage_key_the_desk_stays_empty_and_nothing_is_said() -> None:
    settings = Settings(data_folder=Path(), vault_folder=Path())
    panel, _ = a_panel(settings=settings)
    assert panel.state.files == ()
    assert panel.state.fault == ""


def test_once_left_it_follows_nothing() -> None:
    panel, phone = a_panel()
    panel.stop()
    before = panel.state
    phone.policy.choose("decree_69_2024")
    assert panel.state == before
