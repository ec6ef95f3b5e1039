"""Screens of somebody else are left once one acts for that one no more, and it is said."""

from datetime import UTC, datetime

import pytest

from app.data.mandates import MandatesAsOf
from app.runtime.destinations import Benefits, Home, Payment, Routing
from app.shell.mandate_watch import MandateWatch
from app.testing import mandate_samples as samples
from app.testing.containers import a_signed_in_container
from app.testing.fakes import FakeMandates
from app.testing.samples import STORY

BAO = samples.BAO.holder_id


@pytest.fixture
def phone():
    return a_signed_in_container(mandates=FakeMandates(MandatesAsOf((samples.BAO,), STORY)))


@pytest.fixture
def said(phone):
    watch, heard = MandateWatch(phone), []
    phone.announcements.subscribe(heard.append)
    watch.watch()
    yield heard
    watch.close()


def test_while_one_acts_the_screen_stays(phone, said):
    phone.navigator.go(Routing("social_assistance", BAO))
    assert (phone.navigator.current, said) == (Routing("social_assistance", BAO), [])


def test_at_midnight_it_is_left_for_ones_own(phone, said):
    phone.navigator.go(Routing("social_assistance", BAO))
    phone.clock.set(datetime(2030, 4, 4, 17, 0, 1, tzinfo=UTC))
    assert phone.navigator.current == Benefits()
    (one,) = said
    assert (one.key, one.values) == ("acting.over", {"name": samples.BAO.full_name})


def test_a_mandate_that_the_server_ended_is_left_too(phone, said):
    phone.navigator.go(Payment("1" * 32, BAO))
    phone.mandates.tell(MandatesAsOf((), STORY))
    assert phone.navigator.current == Benefits()
    assert len(said) == 1


def test_ones_own_screens_are_left_alone(phone, said):
    phone.navigator.go(Payment("1" * 32))
    phone.mandates.tell(MandatesAsOf((), STORY))
    assert (phone.navigator.current, said) == (Payment("1" * 32), [])
    phone.navigator.go(Home())
    assert said == []
