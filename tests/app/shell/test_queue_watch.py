"""The place is followed wherever one is, as often as the server said, and its end is told once."""

import msgspec
import pytest

from app.data.errors import Offline
from app.data.queue import QueueStanding
from app.runtime.destinations import Benefits, LinkAccount, Wallet
from app.shared.contract.queue import QueuePlace
from app.shell.guard import AccountGuard
from app.shell.queue_watch import QueueWatch
from app.testing.containers import a_signed_in_container
from app.testing.fakes import FakeQueue
from app.testing.samples import STORY, an_id

PLACE = QueuePlace(
    ticket=an_id(5), state="waiting", ahead=9, began_ahead=9, seconds=20, poll_seconds=4
)
WAITS = QueueStanding(PLACE, STORY)
TURN = QueueStanding(msgspec.structs.replace(PLACE, state="admitted", ahead=0), STORY)


class Watched:
    """A phone whose queue is watched, and the seconds that pass on it."""

    def __init__(self):
        self.now, self.told = 100.0, []
        self.phone = a_signed_in_container(queue=FakeQueue(follow=WAITS))
        self.watch = QueueWatch(self.phone, lambda: self.now)
        self.phone.announcements.subscribe(self.told.append)
        self.watch.watch()

    def pass_seconds(self, seconds):
        for _ in range(seconds):
            self.now += 1
            self.watch.tick()
            self.phone.drain()

    @property
    def asked(self):
        return self.phone.queue.asked.count(("follow",))


@pytest.fixture
def watched():
    made = Watched()
    yield made
    made.watch.close()


def test_without_a_place_nothing_is_asked(watched):
    watched.pass_seconds(30)
    assert watched.asked == 0


def test_it_asks_at_once_and_then_as_often_as_the_server_said(watched):
    watched.phone.queue.tell(WAITS)
    watched.pass_seconds(1)
    assert watched.asked == 1
    watched.pass_seconds(12)
    assert watched.asked == 4


def test_a_change_on_the_server_is_asked_about_at_once(watched):
    watched.phone.queue.tell(WAITS)
    watched.pass_seconds(2)
    watched.phone.changes.tell()
    watched.pass_seconds(1)
    assert watched.asked == 2


def test_one_question_at_a_time(watched):
    watched.phone.queue.tell(WAITS)
    for _ in range(5):
        watched.now += 10
        watched.watch.tick()
    watched.phone.drain()
    assert watched.asked == 1


def test_a_broken_line_is_asked_again_and_at_once_when_it_is_back(watched):
    watched.phone.queue.tell(WAITS)
    watched.phone.queue.give(follow=Offline())
    watched.pass_seconds(2)
    watched.phone.queue.give(follow=WAITS)
    before = watched.asked
    watched.phone.api.tell(online=False)
    watched.phone.api.tell(online=True)
    watched.pass_seconds(1)
    assert watched.asked == before + 1
    assert watched.told == []


def test_elsewhere_the_turn_is_told_with_the_way_back_to_what_was_being_done(watched):
    go = watched.phone.navigator.go
    go(Benefits())
    go(LinkAccount())
    watched.phone.queue.tell(WAITS)
    go(Wallet())
    watched.phone.queue.tell(TURN)
    watched.phone.queue.tell(TURN)
    (one,) = watched.told
    assert (one.key, one.label) == ("queue.turn", "queue.turn.open")
    one.undo()
    assert watched.phone.navigator.current == LinkAccount()
    watched.phone.navigator.back()  # it was not put on the wallet's stack a second time
    assert watched.phone.navigator.current == Benefits()


def test_on_the_page_itself_the_turn_is_told_without_a_way(watched):
    watched.phone.navigator.go(Benefits())
    watched.phone.queue.tell(WAITS)
    watched.phone.queue.tell(TURN)
    assert [(one.key, one.undo) for one in watched.told] == [("queue.turn_here", None)]


def test_who_left_is_told_of_no_turn(watched):
    watched.phone.queue.tell(WAITS)
    watched.phone.queue.tell(None)
    watched.pass_seconds(10)
    assert (watched.told, watched.asked) == ([], 0)


@pytest.mark.parametrize(
    ("standing", "waits"),
    [(None, False), (WAITS, True), (QueueStanding(None, STORY), True), (TURN, False),
     (msgspec.structs.replace(WAITS, aside=True), False)],
)  # fmt: skip
def test_the_queue_stands_before_the_benefit_account_alone(standing, waits):
    phone = a_signed_in_container(queue=FakeQueue(standing))
    guard = AccountGuard(phone)
    guard.watch()
    assert guard.waits("benefits") is waits
    assert not any(guard.waits(one) for one in ("documents", "presenting", None))
    guard.close()


def test_nobody_signed_in_waits_for_nothing():
    phone = a_signed_in_container(queue=FakeQueue(WAITS))
    phone.session.sign_out()
    assert not AccountGuard(phone).waits("benefits")
