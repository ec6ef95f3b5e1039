"""Links of payment accounts as they stand at a story moment, and what may be done with them."""

from datetime import datetime
from typing import Any, cast

import msgspec

from app.shared.contract.benefits import BenefitAccount, Link, NameComparison
from app.shared.providers import provider
from backend_stub.problems import Refusal
from backend_stub.services.asking import ANSWER_REFUSED
from backend_stub.services.renewals import LATER_IN_STORY
from backend_stub.storage.facts import HolderFacts, LinkFacts

MADE_DEFAULT = "made_default"
"""A step that says where payments go and leaves the link's state as it is."""
_NO_STATES = (MADE_DEFAULT, ANSWER_REFUSED)


def state_at(link: LinkFacts, now: datetime) -> str | None:
    """The link's state at ``now``; None where it was not asked for yet."""
    states = [step.kind for step in link.steps if step.at <= now and step.kind not in _NO_STATES]
    return states[-1] if states else None


def default_at(facts: HolderFacts, now: datetime) -> str | None:
    """Id of the link where payments go at ``now``; of two chosen at one moment, the one kept."""
    chosen = [
        (step.at, link.is_default, order, link.id)
        for order, link in enumerate(facts.links)
        if state_at(link, now) == "linked"
        for step in link.steps
        if step.kind == MADE_DEFAULT and step.at <= now
    ]
    return max(chosen)[-1] if chosen else None


def links_at(facts: HolderFacts, now: datetime) -> tuple[Link, ...]:
    """The holder's links as they stand at ``now``, newest first."""
    default = default_at(facts, now)
    return tuple(
        _seen(link, state, now, is_default=link.id == default)
        for link in reversed(facts.links)
        if (state := state_at(link, now)) is not None
    )


def benefit_account(facts: HolderFacts, now: datetime) -> BenefitAccount:
    """Every link, past and rejected ones included."""
    return BenefitAccount(links=links_at(facts, now))


def link_at(facts: HolderFacts, link_id: str, now: datetime) -> tuple[LinkFacts, Link]:
    """
    One link of the holder, as stored and as it stands at ``now``.

    Raises:
        Refusal: The holder has no such link at ``now``.
    """
    for seen in links_at(facts, now):
        if seen.id == link_id:
            return next(link for link in facts.links if link.id == link_id), seen
    raise Refusal("not_found")


def link_in_state(facts: HolderFacts, link_id: str, wanted: str, now: datetime) -> LinkFacts:
    """
    One link of the holder that is in that state and has no step later than ``now``.

    Raises:
        Refusal: There is none such, or it is in another state.
    """
    link, seen = link_at(facts, link_id, now)
    if link.steps[-1].at > now:
        raise Refusal(
            "link_closed",
            "The story's clock was moved back behind this link's last step.",
            values=LATER_IN_STORY,
        )
    if seen.state != wanted:
        raise Refusal("link_closed", values={"state": seen.state})
    return link


def _answers_from(link: LinkFacts, now: datetime) -> datetime | None:
    """When a provider that was shut when it was asked opens; None where it is not shut now."""
    opens = provider(link.provider_id).answers_from(max(now, link.asked_at))
    return opens if opens > now else None


def _seen(link: LinkFacts, state: str, now: datetime, *, is_default: bool) -> Link:
    steps = {step.kind: step for step in link.steps if step.at <= now}
    answered = state != "asking" and link.comparison is not None
    rejected = steps.get("rejected")
    return Link(
        id=link.id,
        provider_id=link.provider_id,
        number_ending=link.account_number[-4:],
        state=cast("Any", state),
        is_default=is_default,
        comparison=msgspec.convert(link.comparison, NameComparison) if answered else None,
        rejection=cast("Any", rejected.detail) if rejected else None,
        asked_at=link.asked_at,
        linked_at=steps["linked"].at if "linked" in steps else None,
        unlinked_at=steps["unlinked"].at if "unlinked" in steps else None,
        code_tries_left=link.code_tries_left if state == "awaiting_code" else None,
        code_channel=link.code_channel if state == "awaiting_code" else None,
        consent=link.consent_version,
        answers_from=_answers_from(link, now) if state == "asking" else None,
    )
