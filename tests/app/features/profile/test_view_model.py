"""The profile: each choice goes to the preferences, and signing out asks first."""

import pytest

from app.data.account import AccountAsOf
from app.features.profile.view_model import ProfileViewModel
from app.features.profile.ways import WAYS
from app.runtime import destinations as to
from app.testing.containers import FakeContainer
from app.testing.fakes import FakeAccount, FakeSession, MemoryPreferences
from app.testing.samples import STORY, an_account


def a_phone(**preferences):
    account = an_account("khoi")
    return FakeContainer(
        session=FakeSession(account.personal_number, account.full_name),
        account=FakeAccount(AccountAsOf(account, STORY)),
        preferences=MemoryPreferences(**preferences),
    )


def shown(phone):
    screen = ProfileViewModel(phone)
    screen.start()
    return screen


def test_it_names_the_resident_and_the_level():
    state = shown(a_phone()).state
    account = an_account("khoi")
    assert (state.full_name, state.level) == (account.full_name, account.level)
    assert state.personal_number == account.personal_number


@pytest.mark.parametrize(
    ("before", "deed", "argument", "after"),
    [
        ("light", "choose_mode", "dark", "dark"),
        ("dark", "choose_mode", "auto", "auto"),
        ("high_contrast", "choose_mode", "dark", "high_contrast_dark"),
        ("high_contrast_dark", "choose_mode", "light", "high_contrast"),
        ("high_contrast_dark", "choose_mode", "auto", "auto"),
        ("light", "switch_contrast", None, "high_contrast"),
        ("dark", "switch_contrast", None, "high_contrast_dark"),
        ("high_contrast", "switch_contrast", None, "light"),
        ("high_contrast_dark", "switch_contrast", None, "dark"),
        ("auto", "switch_contrast", None, "high_contrast"),
    ],
)
def test_mode_and_contrast_make_one_theme(before, deed, argument, after):
    phone = a_phone(theme=before)
    screen = shown(phone)
    getattr(screen, deed)(*([argument] if argument else []))
    assert phone.preferences.theme == after


@pytest.mark.parametrize(
    ("theme", "mode", "contrast"),
    [
        ("light", "light", False),
        ("dark", "dark", False),
        ("auto", "auto", False),
        ("high_contrast", "light", True),
        ("high_contrast_dark", "dark", True),
    ],
)
def test_the_theme_is_read_back_as_mode_and_contrast(theme, mode, contrast):
    state = shown(a_phone(theme=theme)).state
    assert (state.mode, state.high_contrast) == (mode, contrast)


def test_text_grows_and_shrinks_by_steps_and_stops_at_the_ends():
    phone = a_phone()
    screen = shown(phone)
    for step in (1, 2, 3, 4):
        screen.choose_text_step(step)
    assert (phone.preferences.text_scale, screen.state.text_step) == (2.0, 3)
    screen.choose_text_step(-1)
    assert phone.preferences.text_scale == 2.0


def test_a_size_between_two_steps_stands_at_the_nearer_one():
    assert shown(a_phone(text_scale=1.4)).state.text_step == 1


def test_language_and_motion_are_kept():
    phone = a_phone()
    screen = shown(phone)
    screen.choose_language("en")
    screen.switch_motion()
    assert (phone.preferences.lang, phone.preferences.reduced_motion) == ("en", True)
    assert (screen.state.lang, screen.state.reduced_motion) == ("en", True)


def test_a_choice_made_in_the_panel_shows_here():
    phone = a_phone()
    screen = shown(phone)
    phone.preferences.change(theme="dark")
    assert screen.state.mode == "dark"


def test_signing_out_asks_first_and_happens_once():
    phone = a_phone()
    screen = shown(phone)
    screen.ask_to_leave()
    screen.stay()
    assert not screen.state.confirming
    screen.ask_to_leave()
    screen.leave()
    screen.leave()
    assert screen.state.leaving
    phone.tasks.drain()
    assert phone.session.asked == [("sign_out",)]
    assert (screen.state.leaving, screen.state.confirming) == (False, False)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.words)
def test_each_way_on_leads_there(way):
    phone = a_phone()
    shown(phone).open(way.to())
    assert phone.navigator.current == way.to()


def test_the_question_mark_leads_to_what_this_is():
    phone = a_phone()
    shown(phone).open_about()
    assert phone.navigator.current == to.About()
