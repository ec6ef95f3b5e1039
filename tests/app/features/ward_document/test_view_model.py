"""A child's document on the guardian's phone: masked, kept nowhere, gone at midnight."""

from datetime import date

import msgspec
import pytest

from app.data.errors import Offline, Rejected
from app.data.family import FamilyAsOf
from app.features.family.previews import PREVIEWS
from app.features.ward_document.view_model import WardDocumentViewModel
from app.runtime.destinations import WardDocument
from app.runtime.policy import PolicyChoice
from app.runtime.settings import RULES
from app.runtime.view_model import Phase
from app.shared.clock import start_of_day
from app.shared.contract.family import Family
from app.testing.containers import a_signed_in_container
from app.testing.fakes import FakeFamily
from app.testing.samples import STORY, a_document, documents_of

(NAM,) = PREVIEWS["eve_of_14"].wards
CARD = documents_of("nam")[0]


def opened(document=CARD, ward=NAM, rules="draft"):
    family = FakeFamily(FamilyAsOf(Family(wards=(ward,), guardians=()), STORY), document=document)
    phone = a_signed_in_container("van", rules, family=family)
    vm = WardDocumentViewModel(WardDocument(NAM.holder_id, CARD.id), phone)
    vm.start()
    phone.drain()
    return vm, phone


def test_it_is_masked_until_one_asks():
    vm, _ = opened()
    assert (vm.state.phase, vm.state.revealed) == (Phase.CONTENT, frozenset())
    vm.toggle("number")
    assert vm.state.revealed == {"number"}
    vm.toggle_all()
    assert vm.state.all_revealed
    vm.mask()
    assert vm.state.revealed == frozenset()


@pytest.mark.parametrize("online", [True, False])
def test_midnight_takes_it_off_an_open_screen_at_once(online):
    vm, phone = opened()
    vm.toggle_all()
    phone.api.tell(online=online)
    phone.clock.set(start_of_day(NAM.own_from))
    state = vm.state
    assert (state.phase, state.document, state.revealed) == (Phase.EMPTY, None, frozenset())


def test_control_that_ends_otherwise_takes_it_off_too():
    vm, phone = opened()
    ended = msgspec.structs.replace(NAM, controlled=False, proof="refused")
    phone.family.tell(FamilyAsOf(Family(wards=(ended,), guardians=()), STORY))
    assert (vm.state.phase, vm.state.document) == (Phase.EMPTY, None)


def test_leaving_keeps_nothing_and_coming_back_asks_again():
    vm, phone = opened()
    vm.toggle_all()
    vm.stop()
    assert (vm.state.document, vm.state.revealed) == (None, frozenset())
    vm.start()
    phone.drain()
    assert phone.family.asked.count(("document", NAM.holder_id, CARD.id)) == 2


def test_an_answer_that_comes_after_leaving_is_dropped():
    vm, phone = opened(document=Offline())
    phone.family.give(document=CARD)
    vm.refresh()
    vm.stop()
    phone.drain()
    assert vm.state.document is None


@pytest.mark.parametrize("rules", ["today", "draft"])
def test_one_that_has_ended_reveals_nothing_under_either_rule(rules):
    ended = a_document("health_insurance", fields={}, expires_on=date(2025, 10, 1))
    vm, _ = opened(ended, rules=rules)
    vm.toggle_all()
    assert vm.state.maskable == vm.state.revealed == frozenset()
    assert not vm.state.standing.values_shown


def test_another_rule_set_asks_anew():
    vm, phone = opened()
    vm.toggle_all()
    phone.policy.choose(PolicyChoice(RULES["today"]).rule_set_id)
    assert vm.state.document is None
    phone.drain()
    assert vm.state.document == CARD


@pytest.mark.parametrize(
    ("error", "withheld"),
    [(Rejected("guardian_refused", {"reason": "not_read"}), True), (Offline(), False)],
)
def test_what_is_not_given_is_said(error, withheld):
    vm, _ = opened(error)
    assert (vm.state.phase, vm.state.withheld) == (Phase.FAILED, withheld)
    assert vm.state.fault_key == error.message_key
