"""The first screen: a choice holds at once, and the way on leads to signing in."""

import pytest

from app.features.welcome.view_model import WelcomeViewModel
from app.runtime.destinations import Abroad, SignIn, Welcome
from app.runtime.navigation import Navigator
from app.runtime.preferences import TEXT_SCALES
from app.testing.fakes import MemoryPreferences


def test_it_begins_with_what_is_remembered():
    screen = WelcomeViewModel(MemoryPreferences(lang="en", text_scale=1.3), Navigator(Welcome()))
    assert (screen.state.lang, screen.state.text_scale) == ("en", 1.3)


def test_a_language_holds_at_once():
    preferences = MemoryPreferences()
    screen = WelcomeViewModel(preferences, Navigator(Welcome()))
    screen.choose_language("en")
    assert (preferences.lang, screen.state.lang) == ("en", "en")


@pytest.mark.parametrize("scale", TEXT_SCALES)
def test_each_text_size_holds_at_once(scale):
    preferences = MemoryPreferences()
    screen = WelcomeViewModel(preferences, Navigator(Welcome()))
    screen.choose_text_scale(str(scale))
    assert (preferences.text_scale, screen.state.text_scale) == (scale, scale)


def test_going_on_leads_to_signing_in_and_is_remembered():
    preferences, navigator = MemoryPreferences(), Navigator(Welcome())
    WelcomeViewModel(preferences, navigator).proceed()
    assert navigator.current == SignIn()
    assert preferences.welcomed


def test_what_being_abroad_changes_can_be_read_before_signing_in():
    navigator = Navigator(Welcome())
    WelcomeViewModel(MemoryPreferences(), navigator).tell_abroad()
    assert navigator.current == Abroad()


def test_a_choice_made_elsewhere_shows_here_until_it_is_left():
    preferences = MemoryPreferences()
    screen = WelcomeViewModel(preferences, Navigator(Welcome()))
    screen.start()
    preferences.change(lang="en")
    assert screen.state.lang == "en"
    screen.stop()
    preferences.change(lang="vi")
    assert screen.state.lang == "en"
