"""Saying that one is abroad: one choice, one call; a failure changes nothing; either way undone."""

from datetime import timedelta

import msgspec
import pytest

from app.data.account import AccountAsOf
from app.data.errors import Offline, Rejected
from app.features.abroad.view_model import AbroadViewModel, found
from app.runtime.destinations import Abroad, SignIn
from app.runtime.story_clock import StoryClock
from app.runtime.view_model import Phase
from app.testing.containers import FakeContainer, a_signed_in_container
from app.testing.fakes import FakeAccount
from app.testing.samples import STORY, an_account

HOME = an_account("hoa")


def at(place):
    return AccountAsOf(msgspec.structs.replace(HOME, abroad=place), STORY)


def opened(here=None, answer=None, **ports):
    account = FakeAccount(at(here), tell_whereabouts=answer or at("lumen_utopia"))
    phone = a_signed_in_container("hoa", account=account, **ports)
    told = []
    phone.announcements.subscribe(told.append)
    phone.navigator.go(Abroad())
    vm = AbroadViewModel(phone)
    vm.start()
    return vm, phone, account, told


def test_the_switch_asks_where_before_anything_is_told():
    vm, _, account, _ = opened()
    vm.switch()
    assert (vm.state.choosing, vm.state.abroad, account.asked) == (True, None, [])


def test_a_place_is_told_and_shown():
    vm, phone, account, told = opened()
    vm.switch()
    vm.choose("lumen_utopia")
    assert vm.state.telling == "lumen_utopia"
    phone.drain()
    assert account.asked == [("tell_whereabouts", "lumen_utopia")]
    assert (vm.state.abroad, vm.state.choosing, vm.state.telling) == ("lumen_utopia", False, None)
    assert [one.key for one in told] == ["abroad.told"]


def test_while_one_place_is_told_no_other_is():
    vm, phone, account, _ = opened()
    vm.choose("lumen_utopia")
    vm.choose("ashra_solandia")
    vm.switch()
    phone.drain()
    assert account.asked == [("tell_whereabouts", "lumen_utopia")]


def test_coming_back_can_be_undone():
    vm, phone, account, told = opened("lumen_utopia", answer=at(None))
    vm.switch()
    phone.drain()
    assert (vm.state.abroad, told[0].key) == (None, "abroad.told_back")
    account.give(tell_whereabouts=at("lumen_utopia"))
    told[0].undo()
    phone.drain()
    assert account.asked == [("tell_whereabouts", None), ("tell_whereabouts", "lumen_utopia")]
    assert vm.state.abroad == "lumen_utopia"


@pytest.mark.parametrize("error", [Offline(), Rejected("whereabouts_refused")])
def test_a_failure_changes_nothing_and_keeps_the_choice_open(error):
    vm, phone, _, told = opened(answer=error)
    vm.switch()
    vm.choose("lumen_utopia")
    phone.drain()
    assert (vm.state.abroad, vm.state.choosing, vm.state.telling) == (None, True, None)
    assert (vm.state.fault_key, told) == (error.message_key, [])


def test_without_a_network_nothing_is_sent():
    vm, phone, account, _ = opened()
    phone.api.tell(online=False)
    vm.choose("lumen_utopia")
    phone.drain()
    assert (vm.state.fault_key, vm.state.online, account.asked) == ("error.offline", False, [])


def test_an_account_that_cannot_be_had_says_so_and_can_be_asked_again():
    phone = a_signed_in_container("hoa", account=FakeAccount(failure=Offline()))
    vm = AbroadViewModel(phone)
    vm.start()
    phone.drain()
    assert vm.state.phase is Phase.FAILED
    phone.account.failure = None
    phone.account.give(refresh=at("lumen_utopia"))
    vm.retry()
    phone.drain()
    assert (vm.state.phase, vm.state.abroad) == (Phase.CONTENT, "lumen_utopia")


def test_the_clocks_follow_the_story_to_the_minute():
    moved = [STORY]
    vm, phone, *_ = opened("lumen_utopia", clock=StoryClock(lambda: moved[0]))
    moved[0] += timedelta(seconds=90)
    phone.clock.tick()
    assert vm.state.now == STORY + timedelta(minutes=1)
    vm.stop()
    moved[0] += timedelta(minutes=5)
    phone.clock.tick()
    assert vm.state.now == STORY + timedelta(minutes=1)


@pytest.mark.parametrize(
    ("query", "places"),
    [("", 7), ("UTOPIA", 2), ("porta clara", 1), ("sola", 2), ("atlantis", 0)],
)
def test_a_place_is_found_by_city_or_country(query, places):
    assert len(found(query)) == places


def test_before_signing_in_it_tells_what_changes_and_asks_the_server_nothing():
    phone = FakeContainer()
    vm = AbroadViewModel(phone)
    vm.start()
    phone.drain()
    assert (vm.state.phase, vm.state.signed_in) == (Phase.CONTENT, False)
    assert phone.account.asked == []
    vm.sign_in()
    assert phone.navigator.current == SignIn("")
