"""Presenting: what may be shown, for how long, and what takes it away."""

from datetime import timedelta

import pytest

from app.data.account import AccountAsOf
from app.data.documents import DocumentsAsOf
from app.features.present.view_model import PresentViewModel
from app.shared.contract.account import AccountLock
from app.testing.containers import FakeContainer, a_signed_in_container
from app.testing.fakes import FakeAccount, FakeDocuments
from app.testing.samples import STORY, an_account, documents_of
from app.testing.specimens import specimen

CARD, LICENCE, VEHICLE, HEALTH = documents_of("khoi")
PERIOD = 60


def opened(app, document_id=""):
    vm = PresentViewModel(document_id, app, PERIOD)
    vm.start()
    return vm


def test_what_may_not_be_presented_stays_listed_and_cannot_be_shown():
    vm = opened(a_signed_in_container("khoi", "draft"))
    assert [one.document.id for one in vm.state.presentable] == [LICENCE.id, VEHICLE.id, HEALTH.id]
    assert [one.document.id for one in vm.state.blocked] == [CARD.id]
    vm.show(CARD.id)
    assert not vm.state.showing


def test_under_the_rule_of_today_an_ended_card_locks_all_of_them():
    app = a_signed_in_container("khoi", "today")
    vm = opened(app, LICENCE.id)
    assert vm.state.locked
    assert vm.state.presentable == ()
    assert not vm.state.showing
    assert vm.state.chosen is None


def test_it_opens_on_the_document_it_was_asked_for_each_time():
    vm = opened(a_signed_in_container("khoi", "draft"), HEALTH.id)
    assert vm.state.showing
    assert vm.state.chosen.document.id == HEALTH.id
    vm.stop()
    assert not vm.state.showing
    vm.start()
    assert vm.state.showing


def test_it_masks_itself_after_a_minute_and_asks_again():
    vm = opened(a_signed_in_container("khoi", "draft"), HEALTH.id)
    for _ in range(PERIOD - 1):
        vm.pass_time(1)
    assert vm.state.showing
    assert vm.state.seconds_left == 1
    vm.pass_time(1.02)
    assert not vm.state.showing
    assert vm.state.masked_again
    vm.show_chosen()
    assert vm.state.seconds_left == PERIOD
    assert vm.state.showing


def test_time_does_not_pass_while_nothing_is_shown():
    vm = opened(a_signed_in_container("khoi", "draft"))
    vm.pass_time(100)
    assert not vm.state.masked_again


def test_the_last_presented_document_comes_first_next_time():
    app = a_signed_in_container("khoi", "draft")
    vm = opened(app)
    assert vm.state.chosen.document.id == LICENCE.id
    vm.show(HEALTH.id)
    vm.stop()
    again = opened(app)
    assert again.state.chosen.document.id == HEALTH.id
    assert again.state.presentable[0].document.id == HEALTH.id


def test_a_document_that_ends_while_it_is_shown_is_taken_away_at_once():
    document = specimen("driving_licence", 1, "2025-10-15")
    app = FakeContainer(documents=FakeDocuments(DocumentsAsOf((document,), STORY)))
    vm = opened(app, document.id)
    assert vm.state.showing
    app.clock.set(STORY + timedelta(days=1))
    assert not vm.state.showing
    assert vm.state.taken_away
    assert vm.state.chosen is None


@pytest.mark.parametrize("masked_first", [False, True])
def test_an_account_locked_meanwhile_takes_it_away_too(masked_first):
    app = a_signed_in_container("khoi", "draft")
    vm = opened(app, HEALTH.id)
    if masked_first:
        vm.mask()
    lock = AccountLock(ground="own_request", since=STORY, until=None)
    app.account.tell(AccountAsOf(an_account("khoi", locks=(lock,)), STORY))
    assert not vm.state.showing
    assert not vm.state.masked_again
    assert vm.state.presentable == ()


def test_masking_by_hand_keeps_the_document_at_hand():
    vm = opened(a_signed_in_container("khoi", "draft"), HEALTH.id)
    vm.mask()
    assert vm.state.masked_again
    vm.close()
    assert not vm.state.masked_again
    assert vm.state.chosen.document.id == HEALTH.id


def test_nobody_signed_in_has_nothing_to_present():
    app = FakeContainer(account=FakeAccount(), documents=FakeDocuments())
    assert opened(app).state.choices == ()
