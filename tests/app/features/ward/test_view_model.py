"""A child's wallet among one's own tabs."""

from datetime import date

import msgspec
import pytest

from app.data.family import FamilyAsOf
from app.features.family.previews import PREVIEWS
from app.features.wallet.view_model import WalletViewModel
from app.features.ward.view_model import WardViewModel
from app.runtime.destinations import Wallet, Ward, WardDocument
from app.shared.clock import start_of_day
from app.shared.contract.family import Family
from app.testing.containers import a_signed_in_container
from app.testing.fakes import FakeFamily
from app.testing.samples import STORY, an_id

BAO, NHIEN = (msgspec.structs.replace(one, level=1) for one in PREVIEWS["two_children"].wards)
YOUNGER = msgspec.structs.replace(NHIEN, level=0)
(NAM,) = PREVIEWS["eve_of_14"].wards
NAM = msgspec.structs.replace(NAM, holder_id=an_id(7))


def a_phone(*wards):
    known = FamilyAsOf(Family(wards=wards, guardians=()), STORY)
    return a_signed_in_container("van", family=FakeFamily(known, documents=()))


def test_another_child_takes_this_ones_place_and_back_leads_to_the_wallet():
    phone = a_phone(BAO, NHIEN)
    phone.navigator.go(Wallet())
    phone.navigator.go(Ward(BAO.holder_id))
    vm = WardViewModel(Ward(BAO.holder_id), phone)
    vm.start()
    vm.open_ward(BAO.holder_id)
    vm.open_ward(NHIEN.holder_id)
    assert phone.navigator.current == Ward(NHIEN.holder_id)
    phone.navigator.back()
    assert phone.navigator.current == Wallet()


def test_a_card_opens_to_read():
    phone = a_phone(NAM)
    vm = WardViewModel(Ward(NAM.holder_id), phone)
    vm.open_document(an_id(1))
    assert phone.navigator.current == WardDocument(NAM.holder_id, an_id(1))


@pytest.mark.parametrize("make", [WalletViewModel, lambda p: WardViewModel(Ward(an_id(7)), p)])
@pytest.mark.parametrize(
    ("day", "tabs"),
    [
        (date(2025, 8, 1), (76, None)),
        (date(2025, 10, 15), (1, None)),
        (date(2025, 10, 16), (None,)),
    ],
)  # fmt: skip
def test_the_tabs_are_children_with_an_account_and_count_to_a_near_handover(make, day, tabs):
    phone = a_phone(NAM, BAO, YOUNGER)
    vm = make(phone)
    vm.start()
    phone.clock.set(start_of_day(day))
    near = phone.policy.rules.value("due_soon_days")
    wanted = tuple(None if days is not None and days > near else days for days in tabs)
    assert tuple(days for _, days in vm.state.wards) == wanted
