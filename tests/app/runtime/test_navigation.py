"""Where one is, and the way back."""

import pytest

from app.runtime import destinations as to
from app.runtime.navigation import Navigator


@pytest.fixture
def signed_in():
    return Navigator(to.Home())


def test_each_tab_keeps_its_own_way_back(signed_in):
    signed_in.go(to.Notices())
    signed_in.select_tab(to.Wallet())
    signed_in.go(to.DocumentDetail("d1"))
    signed_in.select_tab(to.Home())
    assert signed_in.current == to.Notices()
    signed_in.select_tab(to.Wallet())
    assert (signed_in.current, signed_in.tab) == (to.DocumentDetail("d1"), to.Wallet())


def test_the_present_tab_tapped_again_goes_to_its_root(signed_in):
    signed_in.go(to.Notices())
    signed_in.select_tab(to.Home())
    assert (signed_in.current, signed_in.went_back) == (to.Home(), True)


def test_what_is_on_top_is_not_put_there_twice(signed_in):
    signed_in.go(to.Notices())
    signed_in.go(to.Notices())
    signed_in.back()
    assert signed_in.current == to.Home()


def test_back_leads_from_a_tab_home_and_from_home_nowhere(signed_in):
    signed_in.select_tab(to.Wallet())
    assert signed_in.can_go_back
    assert signed_in.back()
    assert signed_in.current == to.Home()
    assert not signed_in.can_go_back
    assert not signed_in.back()


def test_going_to_a_tab_shows_its_root(signed_in):
    signed_in.select_tab(to.Wallet())
    signed_in.go(to.DocumentDetail("d1"))
    signed_in.go(to.Home())
    signed_in.go(to.Wallet())
    assert signed_in.current == to.Wallet()


def test_a_tab_opened_on_something_is_opened_on_nothing_by_a_tap(signed_in):
    signed_in.go(to.Present("d1"))
    assert signed_in.current == to.Present("d1")
    signed_in.select_tab(to.Home())
    signed_in.select_tab(to.Present())
    assert signed_in.current == to.Present()


def test_before_sign_in_there_is_one_stack():
    navigator = Navigator(to.Welcome())
    navigator.go(to.SignIn())
    assert navigator.can_go_back
    assert navigator.back()
    assert (navigator.current, navigator.back()) == (to.Welcome(), False)


def test_a_reset_forgets_every_stack(signed_in):
    signed_in.go(to.Notices())
    signed_in.select_tab(to.Wallet())
    signed_in.reset(to.SignIn("000085000001"))
    assert not signed_in.can_go_back
    signed_in.reset(to.Home())
    assert signed_in.current == to.Home()


def test_listeners_hear_of_moves_and_of_nothing_else(signed_in):
    heard = []
    signed_in.subscribe(heard.append)
    signed_in.go(to.Home())
    signed_in.back()
    signed_in.select_tab(to.Home())
    signed_in.go(to.Notices())
    assert heard == [to.Notices()]
