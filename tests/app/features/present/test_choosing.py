"""Presenting: what may be chosen, what of it, and what takes it away."""

from datetime import timedelta

import pytest

from app.data.account import AccountAsOf
from app.data.documents import DocumentsAsOf
from app.features.present.state import OWN, WHOLE
from app.features.present.view_model import PresentViewModel
from app.runtime.destinations import Renewal
from app.shared.contract.account import AccountLock
from app.testing.containers import FakeContainer, a_signed_in_container
from app.testing.fakes import FakeAccount, FakeDocuments
from app.testing.samples import STORY, an_account, documents_of
from app.testing.specimens import specimen

CARD, LICENCE, VEHICLE, HEALTH = documents_of("khoi")
MINUTE = 60


SECONDS = [0.0]


def opened(app, document_id=""):
    SECONDS[0] = 0.0
    vm = PresentViewModel(document_id, app, MINUTE, lambda: SECONDS[0])
    vm.start()
    return vm


@pytest.fixture
def khoi():
    return a_signed_in_container("khoi", "draft")


def test_what_may_not_be_presented_stays_listed_and_cannot_be_chosen(khoi):
    vm = opened(khoi, CARD.id)
    assert [one.document.id for one in vm.state.presentable] == [LICENCE.id, VEHICLE.id, HEALTH.id]
    assert [one.document.id for one in vm.state.blocked] == [CARD.id]
    vm.choose(CARD.id)
    assert vm.state.chosen.document.id == LICENCE.id
    vm.renew(CARD.id)
    assert khoi.navigator.current == Renewal(CARD.id)


def test_under_the_rule_of_today_an_ended_card_leaves_nothing_to_present():
    vm = opened(a_signed_in_container("khoi", "today"), LICENCE.id)
    assert (vm.state.locked, vm.state.presentable, vm.state.chosen) == (True, (), None)
    vm.make_code()
    vm.show_face()
    assert (vm.state.asking, vm.state.stage) == (False, "choosing")


def test_it_opens_on_the_document_that_it_was_asked_for_and_shows_nothing_yet(khoi):
    vm = opened(khoi, HEALTH.id)
    assert (vm.state.chosen.document.id, vm.state.stage) == (HEALTH.id, "choosing")


def test_a_preset_is_chosen_before_anything_else_is_and_says_little(khoi):
    vm = opened(khoi)
    assert (vm.state.preset_id, vm.state.picked) == (
        "drives_class_b",
        ("full_name", "drives_class_b"),
    )


def test_everything_is_what_the_document_says_itself(khoi):
    vm = opened(khoi)
    vm.choose_preset(WHOLE)
    assert set(vm.state.picked) == {
        "number", "full_name", "class", "born_on", "first_passed_on", "expires_on"
    }  # fmt: skip


def test_a_tick_more_or_less_is_a_choice_by_hand_in_the_documents_order(khoi):
    vm = opened(khoi)
    vm.toggle("number")
    assert (vm.state.preset_id, vm.state.picked) == (
        OWN,
        ("number", "full_name", "drives_class_b"),
    )
    for claim in vm.state.picked:
        vm.toggle(claim)
    vm.make_code()
    assert (vm.state.picked, vm.state.asking) == ((), False)


def test_the_need_for_time_is_remembered(khoi):
    vm = opened(khoi)
    assert (vm.state.slow, vm.state.lives, vm.state.slow_lives) == (False, 60, 300)
    vm.toggle_slow()
    assert opened(khoi).state.slow


def test_without_a_network_it_is_shown_on_the_screen_and_masks_itself(khoi):
    vm = opened(khoi, HEALTH.id)
    khoi.api.tell(online=False)
    vm.make_code()
    assert (vm.state.asking, vm.state.fault.key) == (False, "error.offline")
    vm.show_face()
    SECONDS[0] = MINUTE - 0.5
    vm.tick()
    assert (vm.state.stage, vm.state.seconds_left) == ("face", 1)
    SECONDS[0] = MINUTE
    vm.tick()
    assert vm.state.stage == "masked"


def test_the_last_presented_document_comes_first_next_time(khoi):
    vm = opened(khoi)
    vm.choose(HEALTH.id)
    vm.show_face()
    vm.stop()
    again = opened(khoi)
    assert again.state.presentable[0].document.id == HEALTH.id
    assert again.state.chosen.document.id == HEALTH.id


def test_a_document_that_ends_while_it_is_shown_is_taken_away_at_once():
    document = specimen("driving_licence", 1, "2025-10-15")
    app = FakeContainer(documents=FakeDocuments(DocumentsAsOf((document,), STORY)))
    vm = opened(app, document.id)
    vm.show_face()
    app.clock.set(STORY + timedelta(days=1))
    assert (vm.state.stage, vm.state.taken_away, vm.state.chosen) == ("choosing", True, None)


@pytest.mark.parametrize("masked_first", [False, True])
def test_an_account_locked_meanwhile_takes_it_away_too(khoi, masked_first):
    vm = opened(khoi, HEALTH.id)
    vm.show_face()
    if masked_first:
        vm.mask()
    lock = AccountLock(ground="own_request", since=STORY, until=None)
    khoi.account.tell(AccountAsOf(an_account("khoi", locks=(lock,)), STORY))
    assert (vm.state.stage, vm.state.presentable) == ("choosing", ())


def test_nobody_signed_in_has_nothing_to_present():
    app = FakeContainer(account=FakeAccount(), documents=FakeDocuments())
    assert opened(app).state.choices == ()
