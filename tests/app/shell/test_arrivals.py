"""A question of a service abroad, a provider's answer: said at once, once, with its way."""

import msgspec
import pytest

from app.data.benefits import BenefitsAsOf
from app.data.foreign import ForeignAsOf
from app.features.foreign_services.previews import PREVIEWS
from app.runtime.destinations import ForeignSignIn, LinkAccount
from app.shell.arrivals import Arrivals
from app.testing.containers import a_signed_in_container
from app.testing.samples import STORY, a_link

ASKED = PREVIEWS["full"].waiting[0]
FIRST = ForeignAsOf((ASKED,), (), STORY)


@pytest.fixture
def phone():
    return a_signed_in_container("hanh")


@pytest.fixture
def said(phone):
    arrivals, heard = Arrivals(phone), []
    phone.announcements.subscribe(heard.append)
    arrivals.watch()
    yield heard
    arrivals.close()


def test_it_is_said_once_and_leads_to_the_question(phone, said):
    phone.foreign.tell(FIRST)
    phone.foreign.tell(msgspec.structs.replace(FIRST, log=PREVIEWS["full"].log))
    (one,) = said
    assert (one.key, one.label) == ("foreign.arrived", "foreign.arrived.open")
    one.undo()
    assert phone.navigator.current == ForeignSignIn(ASKED.id)


def test_what_is_already_open_is_not_said(phone, said):
    phone.navigator.go(ForeignSignIn(ASKED.id))
    phone.foreign.tell(FIRST)
    assert said == []


@pytest.mark.parametrize("state", ["seen", "answered", "declined", "expired", "refused"])
def test_only_what_was_not_seen_is_said(phone, said, state):
    phone.foreign.tell(ForeignAsOf((msgspec.structs.replace(ASKED, state=state),), (), STORY))
    assert said == []


def test_after_signing_out_nothing_is_said(phone, said):
    phone.session.sign_out()
    phone.foreign.tell(FIRST)
    assert said == []


WAITS = a_link(state="asking", is_default=False, linked_at=None)
REJECTED = a_link(
    state="rejected", is_default=False, linked_at=None, rejection="provider_busy"
)  # fmt: skip
AWAITED = a_link(state="awaiting_code", is_default=False, linked_at=None, code_tries_left=3)


@pytest.mark.parametrize("answered", [REJECTED, AWAITED])
def test_a_providers_answer_is_said_once_to_whoever_left(phone, said, answered):
    phone.benefits.tell(BenefitsAsOf((WAITS,), STORY))
    assert said == []
    for _ in range(2):
        phone.benefits.tell(BenefitsAsOf((answered,), STORY))
    (one,) = said
    assert one.key == f"arrivals.link.{answered.state}"
    one.undo()
    assert phone.navigator.current == LinkAccount(answered.id)


def test_whoever_watches_the_link_is_told_nothing_more(phone, said):
    phone.benefits.tell(BenefitsAsOf((WAITS,), STORY))
    phone.navigator.go(LinkAccount())
    phone.benefits.tell(BenefitsAsOf((AWAITED,), STORY))
    assert said == []
