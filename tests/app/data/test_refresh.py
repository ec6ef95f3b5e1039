"""What is fetched anew after a change."""

from contextlib import contextmanager

import pytest

from app.data.account import AccountAsOf
from app.data.errors import Offline
from app.data.refresh import Refresh
from app.runtime.policy import PolicyChoice
from app.runtime.settings import RULES
from app.testing.fakes import FakeAccount, FakeSession, a_clock
from app.testing.runners import StepRunner
from app.testing.samples import STORY, an_account

ACCOUNT = an_account("khoi")


class Wish:
    """A refresh under a rule set, and what of it was done."""

    def __init__(self, rules, session=None, level=2):
        self.done, self.tasks = [], StepRunner()
        self.session = session or FakeSession(ACCOUNT.personal_number)
        self.account = FakeAccount(AccountAsOf(an_account("khoi", level=level), STORY))
        self.refresh = Refresh(
            self.session,
            self.account,
            a_clock(),
            PolicyChoice(RULES[rules]),
            self.tasks,
            always=(lambda: self.done.append("messages"),),
            unlocked=(
                ("documents", lambda: self.done.append("documents")),
                (None, lambda: self.done.append("notices")),
            ),
        )


@pytest.mark.parametrize(
    "rules, done", [("draft", ["messages", "documents", "notices"]), ("today", ["messages"])]
)
def test_a_locked_account_is_asked_only_for_what_is_answered(rules, done):
    wish = Wish(rules)
    wish.refresh.soon()
    wish.tasks.drain()
    assert wish.done == done


def test_what_the_level_does_not_open_is_not_asked_for():
    wish = Wish("draft", level=1)
    wish.refresh.soon()
    wish.tasks.drain()
    assert wish.done == ["messages", "notices"]


def test_what_nobody_asked_for_is_asked_quietly():
    wish, around = Wish("draft"), []

    @contextmanager
    def quietly():
        around.append(list(wish.done))
        yield

    wish.refresh._quietly = quietly
    wish.refresh.now()
    assert around == [["messages"], ["messages", "documents"]]


def test_nothing_is_asked_while_nobody_is_signed_in():
    wish = Wish("draft", FakeSession())
    wish.refresh.soon()
    assert wish.tasks.keys == ()


def test_the_session_is_opened_again_first():
    wish = Wish("draft", FakeSession(ACCOUNT.personal_number, without_server=True, reconnect=None))
    wish.refresh.now()
    assert not wish.session.without_server


def test_a_fault_is_left_to_the_screens_and_a_bug_is_not():
    wish = Wish("draft")
    wish.account.failure = Offline()
    wish.refresh.soon()
    wish.tasks.drain()
    wish.account.failure = ZeroDivisionError()
    wish.refresh.soon()
    with pytest.raises(ZeroDivisionError):
        wish.tasks.drain()
