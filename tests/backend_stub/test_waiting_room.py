"""The waiting room: who comes first is served first, the estimate is measured, turns end."""

import msgspec
import pytest

from app.shared.crowd import crowd_rules
from backend_stub.limits import limits
from backend_stub.waiting_room import WaitingRoom

LIMITS = limits().queue
THOUSANDS = crowd_rules().dial[2]


class Hours:
    """Real seconds as the test moves them."""

    def __init__(self):
        self.at = 1_000_000.0

    def __call__(self):
        return self.at

    def run(self, seconds):
        self.at += seconds


@pytest.fixture
def hours():
    return Hours()


@pytest.fixture
def told():
    return []


@pytest.fixture
def room(hours, told):
    return WaitingRoom(LIMITS, hours, lambda holder, waited: told.append((holder, waited > 60)))


def until_admitted(room, hours, holder, most=3_600):
    for seconds in range(most):
        if room.take(holder).state == "admitted":
            return seconds
        hours.run(1)
    raise AssertionError(room.take(holder))


def test_without_a_crowd_nobody_waits(room):
    assert room.may_enter("khoi")
    assert room.look("khoi").own.state == "admitted"


@pytest.mark.parametrize("households", [0, 1])
def test_one_household_is_no_crowd(room, households):
    room.set_crowd(households, "usual")
    assert room.may_enter("khoi")


def test_behind_a_crowd_everybody_has_one_place_in_the_order_of_coming(room):
    room.set_crowd(THOUSANDS, "usual")
    first, second = room.take("khoi"), room.take("hoa")
    assert second.ahead == first.ahead + 1 > LIMITS.inside_most
    assert room.take("khoi") == first
    assert not room.may_enter("khoi")


def test_places_only_ever_move_up_and_in_order(room, hours):
    room.set_crowd(THOUSANDS, "usual")
    names = [f"holder-{number}" for number in range(50)]
    for one in names:
        room.take(one)
    seen, order = dict.fromkeys(names, 10**9), []
    while len(order) < len(names):
        hours.run(3)
        for one in names:
            place = room.take(one)
            assert place.ahead <= seen[one]
            seen[one] = place.ahead
            if place.state == "admitted" and one not in order:
                order.append(one)
    assert order == names


def test_never_more_are_inside_than_are_served_at_once(room, hours):
    room.set_crowd(THOUSANDS, "usual")
    for number in range(300):
        room.take(f"holder-{number}")
        hours.run(0.2)
        assert room.crowd().inside <= LIMITS.inside_most


def test_no_more_are_let_in_a_second_than_may_be(room, hours):
    for number in range(LIMITS.inside_most):
        room.take(f"holder-{number}")
    assert room.crowd().inside == LIMITS.per_second
    hours.run(1)
    assert room.crowd().inside == LIMITS.inside_most


def test_the_estimate_is_what_it_then_takes(room, hours):
    room.set_crowd(THOUSANDS, "usual")
    place = room.take("khoi")
    took = until_admitted(room, hours, "khoi")
    assert took == pytest.approx(place.seconds, rel=0.2)
    assert took > 60


def test_a_slow_service_makes_the_estimate_longer_by_what_was_measured(room, hours):
    room.set_crowd(THOUSANDS, "usual")
    hours.run(30)
    before = room.take("khoi").seconds
    room.set_crowd(THOUSANDS, "slow")
    hours.run(30)
    assert room.take("khoi").seconds > 3 * before


def test_a_queue_that_stands_still_says_so_and_keeps_the_place(room, hours):
    room.set_crowd(THOUSANDS, "usual")
    hours.run(10)
    room.set_crowd(THOUSANDS, "stalled")
    before = room.take("khoi")
    hours.run(600)
    still = room.take("khoi")
    assert (still.ahead, still.seconds) == (before.ahead, None)
    assert room.crowd().per_minute == 0
    room.set_crowd(THOUSANDS, "usual")
    assert until_admitted(room, hours, "khoi") > 60


def test_the_same_crowd_comes_and_goes_the_same_way(hours):
    runs = []
    for _ in range(2):
        room = WaitingRoom(LIMITS, hours)
        room.set_crowd(THOUSANDS, "usual")
        seen = []
        for _ in range(20):
            hours.run(5)
            seen.append(room.crowd().waiting)
        runs.append(seen)
    assert runs[0] == runs[1]
    assert len(set(runs[0])) > 15


def test_when_one_looks_changes_nothing(hours):
    """The line moves by the clock, however often it is asked about."""
    often, seldom = WaitingRoom(LIMITS, hours), WaitingRoom(LIMITS, hours)
    for room in (often, seldom):
        room.set_crowd(THOUSANDS, "usual")
        room.take("khoi")
    for _ in range(100):
        hours.run(1)
        often.take("khoi")
    assert often.take("khoi").ahead == pytest.approx(seldom.take("khoi").ahead, abs=2)


def test_a_province_is_played_without_a_pause(room, hours):
    room.set_crowd(crowd_rules().dial[-1], "usual")
    place = room.take("khoi")
    assert place.ahead > 500_000
    assert place.seconds > 3 * 3_600
    hours.run(5)
    assert place.ahead > room.take("khoi").ahead > 500_000


def test_who_leaves_lets_the_others_move_up(room):
    room.set_crowd(THOUSANDS, "stalled")
    first, second = room.take("khoi"), room.take("hoa")
    assert room.leave(first.ticket, "khoi")
    assert room.take("hoa").ahead == second.ahead - 1
    assert room.follow(first.ticket, "khoi").state == "ended"
    assert room.take("khoi").ahead == second.ahead


def test_nobody_leaves_with_somebody_elses_ticket(room):
    room.set_crowd(THOUSANDS, "stalled")
    ticket = room.take("khoi").ticket
    assert not room.leave(ticket, "hoa")
    assert room.follow(ticket, "hoa") is None
    assert room.follow(ticket, "khoi").state == "waiting"


def test_a_turn_not_used_is_let_go(room, hours):
    room.set_crowd(THOUSANDS, "usual")
    ticket = room.take("khoi").ticket
    until_admitted(room, hours, "khoi")
    hours.run(LIMITS.claim_seconds - 1)
    assert room.follow(ticket, "khoi").state == "admitted"
    hours.run(1)
    assert room.follow(ticket, "khoi").state == "ended"


def test_a_turn_in_use_lasts_while_calls_come_and_not_for_ever(room, hours):
    assert room.may_enter("khoi")
    ticket = room.take("khoi").ticket
    for _ in range(LIMITS.turn_seconds // 30 - 1):
        hours.run(30)
        assert room.may_enter("khoi")
        assert room.follow(ticket, "khoi").state == "admitted"
    hours.run(30)
    assert room.follow(ticket, "khoi").state == "ended"


def test_a_turn_is_over_after_a_silence(room, hours):
    room.may_enter("khoi")
    ticket = room.take("khoi").ticket
    hours.run(LIMITS.idle_seconds)
    assert room.follow(ticket, "khoi").state == "ended"


def test_who_waited_is_told_once(room, hours, told):
    room.may_enter("hoa")
    room.set_crowd(THOUSANDS, "usual")
    room.take("khoi")
    until_admitted(room, hours, "khoi")
    hours.run(5)
    room.take("khoi")
    assert told == [("khoi", True)]


def test_a_crowd_was_there_before_whoever_is_inside(room):
    assert room.may_enter("khoi")
    room.set_crowd(THOUSANDS, "usual")
    assert not room.may_enter("khoi")
    assert room.take("khoi").ahead > LIMITS.inside_most


def test_another_pace_takes_nobodys_turn(room, hours):
    room.set_crowd(THOUSANDS, "usual")
    until_admitted(room, hours, "khoi")
    room.set_crowd(THOUSANDS, "stalled")
    assert room.may_enter("khoi")


def test_another_crowd_takes_the_last_ones_place(room, hours):
    room.set_crowd(THOUSANDS, "usual")
    room.take("khoi")
    room.set_crowd(1, "usual")
    assert until_admitted(room, hours, "khoi") <= LIMITS.idle_seconds


def test_a_clock_that_jumps_back_moves_nobody(room, hours):
    room.set_crowd(THOUSANDS, "usual")
    before = room.take("khoi")
    hours.run(-3_600)
    assert room.take("khoi").ahead == before.ahead


def test_only_so_many_ended_tickets_are_remembered(hours):
    room = WaitingRoom(msgspec.structs.replace(LIMITS, ended_kept=2), hours)
    tickets = []
    for name in ("khoi", "hoa", "nam"):
        tickets.append(room.take(name).ticket)
        room.leave(tickets[-1], name)
    assert room.follow(tickets[0], "khoi") is None
    assert room.follow(tickets[2], "nam").state == "ended"
