"""Where money goes on the phone: what is chosen, moved and undone, each with its passcode."""

from datetime import timedelta

import msgspec
import pytest

from app.data.errors import Offline, Rejected
from app.data.network import NetworkMode
from app.data.routing import RoutingAsOf
from app.features.routing.view_model import DEFAULT, RoutingViewModel
from app.runtime.destinations import LinkAccount, Routing
from app.runtime.view_model import Phase
from app.testing import routing_samples as samples
from app.testing.containers import a_signed_in_container
from app.testing.fakes import FakeNetwork, FakeRouting
from app.testing.samples import STORY

LOTUS, RIVER = samples.LOTUS.link_id, samples.RIVER.link_id


def as_of(routing):
    return RoutingAsOf(routing, STORY)


def opened(routing=samples.LAN, programme_id="", *, online=True, **answers):
    known = as_of(routing) if routing is not None else None
    mode = NetworkMode.OK if online else NetworkMode.OFFLINE
    app = a_signed_in_container(routing=FakeRouting(known, **answers), api=FakeNetwork(mode))
    vm = RoutingViewModel(app, programme_id)
    vm.start()
    app.drain()
    return app, vm


def typed(app, vm, passcode="471902"):
    for digit in passcode:
        vm.press(digit)
    app.drain()


def undoable(app, seconds):
    """A change that can be undone for so many seconds of the phone's real time."""
    really = app.clock.now() - app.clock.distance
    until = really + timedelta(seconds=seconds)
    change = msgspec.structs.replace(samples.CHANGE, undo_until=until)
    return msgspec.structs.replace(samples.LAN, change=change)


def test_the_next_payment_is_the_one_that_is_due_first():
    _, vm = opened()
    assert vm.state.coming.programme_id == "health_refund"
    assert [one.place.link_id for one in vm.state.accounts] == [RIVER, LOTUS]


@pytest.mark.parametrize(
    ("routing", "phase"),
    [(samples.NOTHING, Phase.EMPTY), (samples.NOTHING_LINKED, Phase.CONTENT),
     (samples.NO_PROGRAMME, Phase.CONTENT)],
)  # fmt: skip
def test_only_who_has_neither_account_nor_programme_sees_an_empty_screen(routing, phase):
    assert opened(routing)[1].state.phase is phase


def test_a_programme_opens_as_a_place_of_its_own():
    app, vm = opened()
    vm.open_programme("health_refund")
    assert app.navigator.current == Routing("health_refund")
    vm.link()
    assert app.navigator.current == LinkAccount()


@pytest.mark.parametrize(
    ("programme_id", "picked", "sent"),
    [("health_refund", LOTUS, LOTUS), ("social_assistance", DEFAULT, None)],
)
def test_a_choice_is_sent_with_the_passcode(programme_id, picked, sent):
    app, vm = opened(programme_id=programme_id, choose=as_of(samples.CHANGED))
    vm.pick(picked)
    vm.save_choice()
    assert vm.state.asking == "choose"
    typed(app, vm)
    assert ("choose", programme_id, sent, "471902") in app.routing.asked
    assert (vm.state.asking, vm.state.picked) == ("", "")


def test_what_holds_already_is_not_sent():
    _, vm = opened(programme_id="social_assistance")
    vm.pick(LOTUS)
    vm.save_choice()
    assert (vm.state.picked, vm.state.asking) == ("", "")


def test_an_account_moved_up_is_sent_in_the_new_order_and_moved_back_is_not():
    app, vm = opened(order=as_of(samples.LAN))
    vm.move(LOTUS, -1)
    assert [one.place.link_id for one in vm.state.accounts] == [LOTUS, RIVER]
    vm.move(LOTUS, 1)
    assert vm.state.order == ()
    vm.move(RIVER, 1)
    vm.save_order()
    typed(app, vm)
    assert ("order", (LOTUS, RIVER), "471902") in app.routing.asked
    assert vm.state.order == ()


@pytest.mark.parametrize(("link_id", "by"), [(RIVER, -1), (LOTUS, 1)])
def test_an_end_of_the_order_goes_no_further(link_id, by):
    _, vm = opened()
    vm.move(link_id, by)
    assert vm.state.order == ()


def test_an_order_is_forgotten_when_an_account_comes_or_goes():
    app, vm = opened()
    vm.move(LOTUS, -1)
    app.routing.tell(as_of(msgspec.structs.replace(samples.LAN, accounts=(samples.an_account(),))))
    assert vm.state.order == ()


def test_the_time_to_undo_runs_out_whatever_the_storys_clock_does():
    app, vm = opened()
    app.routing.tell(as_of(undoable(app, 3)))
    assert vm.state.undo_seconds == 3
    app.clock.set(app.clock.now() + timedelta(days=30))
    assert vm.state.undo_seconds == 3
    app.routing.tell(as_of(undoable(app, 0)))
    vm.tick()
    assert vm.state.undo_seconds == 0
    vm.undo()
    assert vm.state.asking == ""


def test_a_change_is_undone_with_the_passcode():
    app, vm = opened(undo=as_of(samples.LAN))
    app.routing.tell(as_of(undoable(app, 60)))
    vm.undo()
    typed(app, vm)
    assert ("undo", samples.CHANGE.id, "471902") in app.routing.asked
    assert vm.state.undo_seconds == 0


def test_an_undo_that_comes_too_late_is_said_and_asked_anew():
    app, vm = opened(undo=Rejected("undo_over"))
    app.routing.tell(as_of(undoable(app, 60)))
    vm.undo()
    typed(app, vm)
    assert vm.state.fault_key == "error.rejected.undo_over"
    assert app.routing.asked.count(("refresh",)) == 2


def test_a_wrong_passcode_keeps_what_was_picked():
    app, vm = opened(
        programme_id="health_refund", choose=Rejected("wrong_passcode", {"tries_left": 3})
    )
    vm.pick(LOTUS)
    vm.save_choice()
    typed(app, vm)
    assert (vm.state.asking, vm.state.picked, vm.state.entry.tries_left) == ("choose", LOTUS, 3)


def test_without_a_network_nothing_is_decided_and_all_is_kept():
    _, vm = opened(online=False, refresh=Offline())
    vm.move(LOTUS, -1)
    vm.save_order()
    assert (vm.state.asking, vm.state.fault_key) == ("", "routing.needs_network")
    assert vm.state.order == (LOTUS, RIVER)
    assert (vm.state.phase, vm.state.offline) == (Phase.CONTENT, True)


def test_nothing_known_and_no_network_is_a_fault_that_is_tried_again():
    app, vm = opened(None, refresh=Offline())
    assert (vm.state.phase, vm.state.fault_key) == (Phase.FAILED, "error.offline")
    app.routing.give(refresh=as_of(samples.LAN))
    app.routing.tell(as_of(samples.LAN))
    assert (vm.state.phase, vm.state.fault_key) == (Phase.CONTENT, None)
