"""One intent, one key, one body, until the server has decided."""

from contextlib import nullcontext

import pytest

from app.data.errors import (
    Offline,
    Queued,
    Rejected,
    ServerFault,
    Unanswered,
    Unauthenticated,
    Unintelligible,
)
from app.data.intents import Intents


@pytest.fixture
def intents():
    return Intents()


def sent(intents, error=None, body=lambda: None, intent="renew/d1"):
    """The key that a deed went with; the deed ended with ``error``."""
    raised = pytest.raises(type(error)) if error else nullcontext()
    with raised, intents.once(intent, body) as (key, _):
        if error:
            raise error
    return key


@pytest.mark.parametrize(
    "error",
    [
        Offline(),
        Unanswered(),
        ServerFault(),
        ServerFault("overloaded"),
        Unintelligible("x"),
        Queued(),
        Rejected("idempotency_running"),
        Rejected("too_many_requests"),
    ],
    ids=lambda error: error.message_key,
)
def test_what_was_not_decided_is_sent_again_as_the_same(intents, error):
    assert sent(intents, error) == sent(intents)


@pytest.mark.parametrize("error", [None, Rejected("renewal_closed"), Unauthenticated()])
def test_what_was_decided_is_over(intents, error):
    assert sent(intents, error) != sent(intents)


def test_the_same_body_goes_with_the_same_key(intents):
    bodies = iter(["first", "second", "third"])
    seen = []
    for error in (Offline(), None, None):
        try:
            with intents.once("link", lambda: next(bodies)) as (_, body):
                seen.append(body)
                if error:
                    raise error
        except Offline:
            pass
    assert seen == ["first", "first", "second"]


def test_a_body_that_cannot_be_made_opens_no_intent(intents):
    def refuse():
        raise Rejected("wrong_passcode")

    with pytest.raises(Rejected), intents.once("link", refuse):
        pass
    with intents.once("link", lambda: "made") as (_, body):
        assert body == "made"


def test_two_intents_have_two_keys(intents):
    assert sent(intents, Offline()) != sent(intents, Offline(), intent="renew/d2")


def test_another_residents_intents_are_forgotten(intents):
    key = sent(intents, Offline())
    intents.forget()
    assert sent(intents) != key
