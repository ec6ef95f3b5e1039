"""The family: for whom one may ask, a proof that is given once, and who acts alone by now."""

from datetime import date

import pytest

from app.data.account import AccountAsOf
from app.data.errors import Offline
from app.data.family import FamilyAsOf
from app.data.issuings import IssuingsAsOf
from app.features.family.previews import PREVIEWS
from app.features.family.view_model import FamilyViewModel
from app.features.ward.view_model import WardViewModel
from app.runtime.destinations import Issuing, Ward
from app.runtime.view_model import Phase
from app.shared.clock import start_of_day
from app.shared.contract.family import Family
from app.testing.containers import a_signed_in_container
from app.testing.fakes import FakeAccount, FakeFamily, FakeIssuings
from app.testing.samples import STORY, a_document, an_account, an_issuing

BAO, NHIEN = PREVIEWS["two_children"].wards
(NAM,) = PREVIEWS["eve_of_14"].wards
(LEO,) = PREVIEWS["proof_needed"].wards


def a_phone(*wards, files=(), **answers):
    known = FamilyAsOf(Family(wards=wards, guardians=()), STORY)
    return a_signed_in_container(
        "lan",
        family=FakeFamily(known, **answers),
        issuings=FakeIssuings(IssuingsAsOf(files, STORY)),
    )


def opened(*wards, files=(), **answers):
    phone = a_phone(*wards, files=files, **answers)
    vm = FamilyViewModel(phone)
    vm.start()
    phone.drain()
    return vm, phone


def test_a_child_without_an_account_is_asked_for():
    vm, phone = opened(BAO, NHIEN)
    vm.open_ward(BAO.holder_id)
    assert vm.state.chosen == BAO
    vm.ask_level(1)
    assert phone.navigator.current == Issuing(level=1, ward_id=BAO.holder_id)


def test_a_request_under_way_is_followed():
    file = an_issuing(holder_id=BAO.holder_id)
    vm, phone = opened(BAO, files=(file,))
    vm.open_ward(BAO.holder_id)
    vm.follow()
    assert phone.navigator.current == Issuing(file.id)


def test_a_child_with_an_account_opens_its_documents():
    vm, phone = opened(NAM)
    vm.open_ward(NAM.holder_id)
    assert phone.navigator.current == Ward(NAM.holder_id)


def test_a_proof_is_given_once():
    after = FamilyAsOf(Family(wards=(), guardians=()), STORY)
    vm, phone = opened(LEO, give_proof=after)
    vm.open_ward(LEO.holder_id)
    vm.give_proof()
    vm.give_proof()
    phone.drain()
    assert [one for one in phone.family.asked if one[0] == "give_proof"] == [
        ("give_proof", LEO.holder_id)
    ]
    assert vm.state.chosen is None


def test_a_proof_that_did_not_arrive_says_so_and_stays():
    vm, phone = opened(LEO, give_proof=Offline())
    vm.open_ward(LEO.holder_id)
    vm.give_proof()
    phone.drain()
    assert (vm.state.chosen, vm.state.fault_key) == (LEO, "error.offline")


@pytest.mark.parametrize(
    ("day", "phase", "shown"),
    [(date(2025, 10, 15), Phase.CONTENT, 1), (date(2025, 10, 16), Phase.EMPTY, 0)],
)
def test_at_midnight_a_guardian_sees_the_childs_documents_no_more(day, phase, shown):
    phone = a_phone(NAM, documents=(a_document("health_insurance"),))
    vm = WardViewModel(Ward(NAM.holder_id), phone)
    vm.start()
    phone.drain()
    phone.clock.set(start_of_day(day))
    assert (vm.state.phase, len(vm.state.documents)) == (phase, shown)


def test_without_a_network_a_childs_documents_are_not_shown():
    vm = WardViewModel(Ward(NAM.holder_id), phone := a_phone(NAM, documents=Offline()))
    vm.start()
    phone.drain()
    assert (vm.state.phase, vm.state.fault_key) == (Phase.FAILED, "error.offline")


def test_midnight_ends_control_on_a_phone_without_a_network_too():
    vm, phone = opened(NAM, refresh=Offline())
    phone.clock.set(start_of_day(NAM.own_from))
    assert [one.controlled for one in vm.state.wards] == [False]


@pytest.mark.parametrize(
    ("persona", "barred"),
    [("lan", None), ("nam", ("guardian_age", 18)), ("mira", None)],
)
def test_who_may_guard_nobody_is_told_why_before_anything_is_typed(persona, barred):
    known = FamilyAsOf(Family(wards=(BAO,), guardians=()), STORY)
    phone = a_signed_in_container(persona, family=FakeFamily(known))
    vm = FamilyViewModel(phone)
    vm.start()
    phone.drain()
    assert vm.state.barred == barred


def test_a_level_too_low_bars_too():
    account = FakeAccount(AccountAsOf(an_account("lan", level=1), STORY))
    known = FamilyAsOf(Family(wards=(BAO,), guardians=()), STORY)
    phone = a_signed_in_container("lan", account=account, family=FakeFamily(known))
    vm = FamilyViewModel(phone)
    vm.start()
    assert vm.state.barred == ("guardian_level", 2)
