"""The queue page: the place it takes, how long it says, and every way out of it."""

import msgspec
import pytest

from app.data.errors import Offline, Rejected
from app.data.queue import QueueStanding
from app.features.queue.view_model import QueueState, QueueViewModel
from app.runtime.destinations import Home, LinkAccount, Wallet
from app.runtime.view_model import Phase
from app.shared.contract.queue import QueuePlace
from app.testing.containers import a_signed_in_container
from app.testing.fakes import FakeQueue
from app.testing.samples import STORY, an_id

PLACE = QueuePlace(
    ticket=an_id(5), state="waiting", ahead=300, began_ahead=1_200, seconds=360, poll_seconds=15
)
WAITS, MET = QueueStanding(PLACE, STORY), QueueStanding(None, STORY)


def opened(standing=WAITS, **answers):
    phone = a_signed_in_container(queue=FakeQueue(standing, **answers))
    vm = QueueViewModel(phone)
    vm.start()
    return vm, phone


def test_the_place_is_shown_with_what_is_behind_and_ahead():
    state = opened()[0].state
    assert (state.phase, state.ahead, state.done) == (Phase.CONTENT, 300, 0.75)
    assert (state.turn_at - STORY).total_seconds() == 360


def test_where_there_is_no_place_one_is_taken_once():
    vm, phone = opened(MET, take=WAITS)
    assert vm.state.phase is Phase.LOADING
    vm.stop()
    vm.start()
    phone.drain()
    assert phone.queue.asked == [("take",)]
    assert vm.state.ahead == 300


def test_a_place_that_could_not_be_taken_is_said_and_asked_for_again():
    vm, phone = opened(MET, take=Offline())
    phone.drain()
    assert (vm.state.phase, vm.state.fault_key) == (Phase.FAILED, "error.offline")
    phone.queue.give(take=WAITS)
    phone.api.tell(online=False)
    phone.api.tell(online=True)
    phone.drain()
    assert (vm.state.phase, vm.state.fault_key) == (Phase.CONTENT, None)


def test_a_refusal_is_said_too():
    vm, phone = opened(MET, take=Rejected("account_locked"))
    phone.drain()
    assert vm.state.fault_key == "error.rejected.account_locked"


@pytest.mark.parametrize(
    ("seconds", "about"),
    [
        (None, ("still", 0)),
        (0, ("soon", 0)),
        (59, ("soon", 0)),
        (60, ("minutes", 1)),
        (365, ("minutes", 6)),
        (5_940, ("minutes", 99)),
        (6_000, ("hours", 2)),
        (14_200, ("hours", 4)),
    ],
)
def test_it_says_no_more_than_anybody_can_know(seconds, about):
    assert QueueState(seconds=seconds).about == about


def test_who_began_at_the_front_has_it_all_behind():
    assert QueueState().done == 1.0


def test_every_answer_moves_it_on():
    vm, phone = opened()
    phone.queue.tell(QueueStanding(msgspec.structs.replace(PLACE, ahead=12, seconds=None), STORY))
    assert (vm.state.ahead, vm.state.turn_at, vm.state.about) == (12, None, ("still", 0))
    phone.queue.tell(msgspec.structs.replace(WAITS, again="lost"))
    assert vm.state.again == "lost"


def test_without_a_network_the_last_answer_stays():
    vm, phone = opened()
    phone.api.tell(online=False)
    assert (vm.state.online, vm.state.ahead) == (False, 300)


def test_documents_are_one_tap_away_and_the_place_stays():
    vm, phone = opened()
    vm.open_wallet()
    assert phone.navigator.current == Wallet()
    assert phone.queue.holds


def test_the_copy_can_be_seen_and_the_place_stays():
    vm, phone = opened()
    vm.look_at_copy()
    assert not phone.queue.holds
    assert phone.queue.standing.place == PLACE


def test_leaving_asks_first():
    vm, phone = opened()
    vm.ask_leave()
    assert vm.state.leaving
    vm.stay()
    assert (vm.state.leaving, phone.queue.asked) == (False, [])


def test_who_leaves_is_told_so_and_is_at_home():
    vm, phone = opened()
    told = []
    phone.announcements.subscribe(told.append)
    vm.ask_leave()
    vm.leave()
    phone.drain()
    assert ("leave",) in phone.queue.asked
    assert phone.navigator.current == Home()
    assert [one.key for one in told] == ["queue.left"]


def test_it_knows_whether_something_was_being_typed():
    vm, phone = opened()
    phone.navigator.go(LinkAccount())
    assert vm.state.in_form
