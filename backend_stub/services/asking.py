"""Asking a provider whose account it is, and taking its signed answer: once, and nobody else's."""

from datetime import datetime

import msgspec
from sqlalchemy import Connection

from app.shared.contract.benefits import ProviderAnswerSent
from app.shared.providers import provider
from app.shared.rules.linking import ProviderAnswer
from backend_stub.providers.simulated import AccountAnswer, Closed, Failed, Said, answer
from backend_stub.services.provider_messages import is_signed, key_of, log_refused, signature
from backend_stub.storage import links as written
from backend_stub.storage import providers as stands
from backend_stub.storage.facts import HolderFacts, LinkFacts, read_facts

ANSWER_REFUSED = "answer_refused"
"""A step that says an answer was not taken and leaves the link's state as it is."""


class AnswerNotTaken(Exception):
    """
    A provider's message that changes nothing.

    Attributes:
        reason: A word for the log and for the provider: ``forged``, ``not_awaited`` and so on.
        link: The link that it spoke of, while that still waits; None otherwise.
    """

    def __init__(self, reason: str, link: LinkFacts | None = None) -> None:
        super().__init__(reason)
        self.reason, self.link = reason, link


def ask(db: Connection, link: LinkFacts, now: datetime) -> ProviderAnswerSent | Closed | Failed:
    """Ask the simulated provider at ``now``, story time; what it says comes signed."""
    bank, key = provider(link.provider_id), key_of(db, link.provider_id)
    said = answer(bank, stands.state_of(db, bank.id), link.account_number, now)
    if not isinstance(said, Said):
        return said
    signed = signature(key, "account", bank.id, link.id, said.payload)
    return ProviderAnswerSent(
        provider_id=bank.id, question=link.id, payload=said.payload, signature=signed
    )


def taken(
    db: Connection, sent: ProviderAnswerSent
) -> tuple[HolderFacts, LinkFacts, ProviderAnswer | None]:
    """
    Whose link a provider's message answers, and what it says; None where it knows no such account.

    Raises:
        AnswerNotTaken: It is forged, malformed, of another account, or nobody waits for it any
            more: it came twice, or late.
    """
    told = (sent.provider_id, sent.question, sent.payload)
    if not is_signed(db, sent.provider_id, sent.signature, "account", *told):
        raise AnswerNotTaken("forged")
    owner = written.owner_of(db, sent.question)
    if owner is None:
        raise AnswerNotTaken("not_asked")
    facts = read_facts(db, owner)
    link = next(one for one in facts.links if one.id == sent.question)
    if link.provider_id != sent.provider_id:
        raise AnswerNotTaken("not_asked")
    if not waits(link):
        raise AnswerNotTaken("not_awaited")
    try:
        said = msgspec.json.decode(sent.payload.encode(), type=AccountAnswer)
    except (msgspec.DecodeError, UnicodeEncodeError):
        raise AnswerNotTaken("malformed", link) from None
    if said.account_number != link.account_number:
        raise AnswerNotTaken("another_account", link)
    if not said.known:
        return facts, link, None
    if not (said.holder and said.id_number and said.state and said.currency):
        raise AnswerNotTaken("malformed", link)
    return (
        facts,
        link,
        ProviderAnswer(
            holder=said.holder, id_number=said.id_number, state=said.state, currency=said.currency
        ),
    )


def waits(link: LinkFacts) -> bool:
    """Whether its provider has been asked and has not been heard."""
    return all(step.kind in ("asking", ANSWER_REFUSED) for step in link.steps)


def note_refused(
    db: Connection, sent: ProviderAnswerSent, why: AnswerNotTaken, now: datetime
) -> None:
    """Log a message that was not taken, and write it beside the link that still waits."""
    log_refused("account", sent.provider_id, why.reason)
    if why.link is not None:
        at = max(now, why.link.steps[-1].at)
        written.add_steps(db, why.link, at, ANSWER_REFUSED, detail=why.reason)
