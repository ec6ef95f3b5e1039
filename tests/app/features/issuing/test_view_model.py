"""Asking for an account: what is missing is said, nothing is sent twice, what was typed stays."""

from datetime import date

import pytest

from app.data.account import AccountAsOf
from app.data.errors import Offline, Rejected
from app.data.issuings import IssuingsAsOf
from app.features.issuing.view_model import IssuingViewModel
from app.runtime.destinations import Issuing
from app.runtime.i18n import LANGUAGES, catalogue
from app.runtime.view_model import Phase
from app.shared.contract.appointments import FreeSlots, OfficeSlots
from app.shared.contract.issuing import IssuingEvent
from app.shared.offices import office
from app.testing.containers import a_signed_in_container
from app.testing.fakes import FakeAccount, FakeIssuings
from app.testing.samples import STORY, an_account, an_issuing

SLOTS = office("hoa_sen_police").slots_on(date(2025, 10, 16))
FREE = FreeSlots(offices=(OfficeSlots(office="hoa_sen_police", slots=SLOTS),))


def opened(destination=None, *files, **answers):
    issuings = FakeIssuings(IssuingsAsOf(files, STORY), slots=FREE, **answers)
    account = FakeAccount(AccountAsOf(an_account("hoa", level=0), STORY))
    phone = a_signed_in_container("hoa", issuings=issuings, account=account)
    vm = IssuingViewModel(destination or Issuing(level=1), phone)
    vm.start()
    phone.drain()
    return vm, phone, issuings


def filled(vm):
    vm.change_phone("0000 000 007")
    vm.change_email(" Mira@Mail.example ")


def deeds(issuings, name):
    return [asked for asked in issuings.asked if asked[0] == name]


def test_nothing_is_sent_while_a_field_is_wrong():
    vm, phone, issuings = opened()
    vm.submit()
    phone.drain()
    assert (vm.state.phone_wrong, vm.state.email_wrong) == (True, True)
    assert deeds(issuings, "start") == []


def test_two_taps_send_one_request_and_the_file_is_followed():
    vm, phone, issuings = opened(start=lambda body: an_issuing(level=body.level))
    filled(vm)
    vm.submit()
    vm.submit()
    phone.drain()
    (asked,) = deeds(issuings, "start")
    assert (asked[1].phone, asked[1].email, asked[1].capture) == (
        "0000000007", "mira@mail.example", "pass",
    )  # fmt: skip


def test_a_blurred_face_keeps_what_was_typed():
    refused = Rejected("face_not_captured", {"reason": "blurred", "tries_left": 2})
    vm, phone, _ = opened(start=refused)
    filled(vm)
    vm.choose_capture("blurred")
    vm.submit()
    phone.drain()
    state = vm.state
    assert (state.fault.key, state.fault.values["tries_left"]) == ("issuing.face.blurred", 2)
    assert (state.phone, state.email, state.stage) == (
        "0000000007", "mira@mail.example", "form_1",
    )  # fmt: skip


def test_without_a_network_nothing_is_lost():
    vm, phone, _ = opened(start=Offline())
    filled(vm)
    vm.submit()
    phone.drain()
    assert (vm.state.fault.offline, vm.state.phone) == (True, "0000000007")


def test_an_open_request_is_shown_whatever_was_asked_for():
    vm, _, _ = opened(Issuing(level=2), an_issuing())
    assert (vm.state.stage, vm.state.file.level, vm.state.clock[-1].on) == (
        "file", 1, date(2025, 10, 16),
    )  # fmt: skip


def test_level_2_chooses_a_place_a_day_and_a_time():
    vm, phone, issuings = opened(Issuing(level=2), start=lambda body: an_issuing(level=2))
    assert (vm.state.stage, vm.state.office, vm.state.day) == (
        "form_2", "hoa_sen_police", date(2025, 10, 16),
    )  # fmt: skip
    vm.submit()
    assert deeds(issuings, "start") == []
    vm.choose_slot(SLOTS[2])
    vm.submit()
    phone.drain()
    assert deeds(issuings, "start")[0][1].slot_at == SLOTS[2]


def test_a_slot_somebody_else_took_is_asked_for_again():
    vm, phone, issuings = opened(Issuing(level=2), start=Rejected("slot_taken"))
    vm.choose_slot(SLOTS[0])
    vm.submit()
    phone.drain()
    assert (vm.state.slot_at, vm.state.office) == (None, "hoa_sen_police")
    assert len(deeds(issuings, "slots")) == 2


def test_a_supplement_is_given_once_and_withdrawing_asks_first():
    waiting = an_issuing(
        state="supplement",
        supplement="passport_page",
        events=(
            IssuingEvent(kind="submitted", at=STORY),
            IssuingEvent(kind="supplement", at=STORY, detail="passport_page"),
        ),
    )
    vm, phone, issuings = opened(
        Issuing(waiting.id), waiting, give_supplement=waiting, withdraw=waiting
    )
    vm.give()
    vm.give()
    phone.drain()
    assert deeds(issuings, "give_supplement") == [("give_supplement", waiting.id, "passport_page")]
    vm.ask_withdraw()
    assert (vm.state.confirming, deeds(issuings, "withdraw")) == (True, [])
    vm.withdraw()
    phone.drain()
    assert (vm.state.confirming, len(deeds(issuings, "withdraw"))) == (False, 1)


@pytest.mark.parametrize("state", ["refused", "withdrawn"])
def test_a_request_that_is_over_can_be_made_again(state):
    over = an_issuing(state=state, events=(IssuingEvent(kind=state, at=STORY),))
    vm, phone, _ = opened(Issuing(over.id), over)
    vm.start_again()
    phone.drain()
    assert (vm.state.stage, vm.state.file) == ("form_1", None)


def test_a_request_that_is_nowhere_is_said_to_be():
    vm, _, _ = opened(Issuing("f" * 32))
    assert vm.state.phase is Phase.EMPTY


@pytest.mark.parametrize(
    ("code", "values", "key"),
    [
        ("face_not_captured", {"reason": "glasses", "tries_left": 1}, "issuing.face.glasses"),
        ("face_not_captured", {"reason": "used_up", "tries_left": 0}, "issuing.face.used_up"),
        ("not_eligible", {"levels": []}, "error.rejected.not_eligible"),
        ("guardian_refused", {"rule_id": "guardian_age"}, "error.rejected.guardian_refused"),
        ("guardian_needed", {}, "error.rejected.guardian_needed"),
        ("level_held", {"level": 2}, "error.rejected.level_held"),
        ("not_found", {}, "error.rejected.not_found"),
        ("bad_request", {}, "error.rejected.bad_request"),
    ],
)
def test_every_refusal_says_what_to_do_and_leaves_the_form_as_it_was_typed(code, values, key):
    vm, phone, _ = opened(Issuing(level=1, ward_id="a" * 32), start=Rejected(code, values))
    filled(vm)
    vm.submit()
    phone.drain()
    state = vm.state
    assert (state.fault.key, state.stage, state.file) == (key, "form_1", None)
    assert (state.phone, state.email, state.doing) == ("0000000007", "mira@mail.example", None)
    for lang in LANGUAGES:
        assert "⟦" not in catalogue(lang).tr(key, **values)
