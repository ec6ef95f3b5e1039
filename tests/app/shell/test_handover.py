"""The midnight from which a child acts alone: shown once, to the one who was seen as a child."""

from datetime import date, timedelta

from app.data.account import AccountAsOf
from app.runtime.destinations import Home, OwnAccount
from app.shared.clock import start_of_day
from app.shell.handover import Handover
from app.testing.containers import a_signed_in_container
from app.testing.fakes import FakeAccount
from app.testing.samples import STORY, an_account

MIDNIGHT = start_of_day(date(2025, 10, 16))


def watched(persona="nam"):
    account = FakeAccount(AccountAsOf(an_account(persona), STORY))
    phone = a_signed_in_container(persona, account=account)
    Handover(phone).watch()
    return phone


def test_it_is_shown_at_midnight_and_not_a_second_before():
    phone = watched()
    phone.clock.set(MIDNIGHT - timedelta(seconds=1))
    assert phone.navigator.current == Home()
    phone.clock.set(MIDNIGHT)
    assert phone.navigator.current == OwnAccount("Đỗ Thị Vân")


def test_it_is_shown_once():
    phone = watched()
    phone.clock.set(MIDNIGHT)
    phone.navigator.go(Home())
    phone.clock.set(MIDNIGHT + timedelta(days=1))
    assert phone.navigator.current == Home()


def test_nobody_else_sees_it():
    phone = watched("khoi")
    phone.clock.set(MIDNIGHT)
    assert phone.navigator.current == Home()
