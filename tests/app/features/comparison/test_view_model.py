"""The comparison: from the phone's copies, for today and for the day after the card ends."""

from datetime import date, timedelta

from app.data.account import AccountAsOf
from app.data.documents import DocumentsAsOf
from app.data.errors import Offline
from app.features.comparison.view_model import ComparisonViewModel
from app.runtime.view_model import Phase
from app.testing.containers import FakeContainer
from app.testing.fakes import FakeAccount, FakeDocuments, a_clock
from app.testing.samples import STORY, an_account, documents_of


def a_phone(persona="khoi", *, stored=True, **ports):
    account = AccountAsOf(an_account(persona), STORY)
    documents = DocumentsAsOf(documents_of(persona), STORY)
    fakes = (
        {"account": FakeAccount(account), "documents": FakeDocuments(documents)}
        if stored
        else {
            "account": FakeAccount(refresh=account),
            "documents": FakeDocuments(refresh=documents),
        }
    )
    return FakeContainer(**fakes | ports)


def shown(phone):
    screen = ComparisonViewModel(phone)
    screen.start()
    phone.tasks.drain()
    return screen


def test_the_day_after_khois_card_ended():
    state = shown(a_phone()).state
    today, draft = state.answers
    total = len(documents_of("khoi"))
    assert (today.headline, today.usable, today.total) == ("account_locked", 0, total)
    assert (draft.headline, draft.usable) == ("some_hidden", total - 1)
    assert state.ended_on == date(2025, 10, 14)
    assert state.after is None


def test_before_the_end_one_can_look_at_the_day_after_it():
    clock = a_clock(STORY - timedelta(days=30))
    screen = shown(a_phone(clock=clock))
    assert {answer.headline for answer in screen.state.answers} == {"all_usable"}
    assert screen.state.after == date(2025, 10, 15)
    screen.choose_day("after")
    assert [answer.headline for answer in screen.state.answers] == ["account_locked", "some_hidden"]
    assert screen.state.day == screen.state.after
    screen.choose_day("today")
    assert screen.state.day == screen.state.today


def test_it_follows_the_clock():
    clock = a_clock()
    screen = shown(a_phone(clock=clock))
    clock.set(STORY - timedelta(days=1))
    assert {answer.headline for answer in screen.state.answers} == {"all_usable"}


def test_the_phones_own_rule_set_plays_no_part():
    phone = a_phone()
    screen = shown(phone)
    before = screen.state.answers
    phone.policy.choose("decree_69_2024")
    phone.tasks.drain()
    assert screen.state.answers == before


def test_without_copies_the_server_is_asked():
    assert shown(a_phone(stored=False)).state.phase is Phase.CONTENT


def test_without_copies_and_server_it_says_so_and_can_be_tried_again():
    phone = a_phone(stored=False)
    phone.account.failure = Offline()
    screen = shown(phone)
    assert (screen.state.phase, screen.state.error_key) == (Phase.FAILED, "error.offline")
    phone.account.failure = None
    screen.refresh()
    phone.tasks.drain()
    assert screen.state.phase is Phase.CONTENT


def test_without_documents_there_is_nothing_to_compare():
    phone = a_phone(documents=FakeDocuments(DocumentsAsOf((), STORY)))
    assert shown(phone).state.phase is Phase.EMPTY
