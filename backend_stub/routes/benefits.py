"""The welfare benefit account: linking a payment account, the default, unlinking."""

from datetime import datetime

from sqlalchemy.exc import IntegrityError

from app.shared.clock import viet_nam_day
from app.shared.consents import consent
from app.shared.contract.benefit_endpoints import (
    CHOOSE_DEFAULT,
    CONFIRM_LINK,
    READ_BENEFITS,
    READ_LINK,
    RESEND_CODE,
    START_LINK,
    TAKE_PROVIDER_ANSWER,
    UNLINK,
)
from app.shared.contract.benefits import BenefitAccount, Link
from app.shared.providers import Provider, provider
from app.shared.rules.account_numbers import account_fault
from app.shared.rules.linking import may_link
from backend_stub.calls import Call, serves
from backend_stub.limits import limits
from backend_stub.problems import Refusal
from backend_stub.routes.routing import default_changed
from backend_stub.services import linking
from backend_stub.services.levels import level_at
from backend_stub.services.links import benefit_account, link_at, link_in_state
from backend_stub.services.purses import linker_of
from backend_stub.storage import links as written


@serves(READ_BENEFITS)
def read_benefits(call: Call) -> BenefitAccount:
    """Every link, newest first."""
    return benefit_account(call.owner(), call.story_now)


@serves(READ_LINK)
def read_link(call: Call) -> Link:
    """One link."""
    return link_at(call.owner(), call.ids["link_id"], call.story_now)[1]


@serves(START_LINK)
def start_link(call: Call) -> Link:
    """Ask the provider about an account; its answer comes later, through the change feed."""
    bank, number = _provider(call.body.provider_id), call.body.account_number
    fault = account_fault(number, bank.account_kind.number)
    if fault is not None:
        raise Refusal("account_number_refused", values={"fault": fault.kind})
    if call.body.consent != consent("link_account").version:
        raise Refusal("consent_outdated")
    _refuse_linker(call)
    call.spend("link_account", f"{bank.id}/{number}")
    try:
        with call.db.begin_nested():
            link_id = written.open_link(
                call.db,
                call.owner_id,
                bank.id,
                number,
                call.rules.id,
                at=call.story_now,
                really_at=call.now,
                resends=limits().link.resends,
                consent=call.body.consent,
                asked_by=call.caller.holder_id if call.on_behalf else None,
            )
    except IntegrityError:
        raise Refusal("already_linked") from None
    facts = call.changed(call.owner_id)
    if call.writing is not None:
        latency = bank.behaviour.latency_ms
        call.writing.kept.append(lambda: call.stub.ask_provider(link_id, latency))
    return link_at(facts, link_id, call.story_now)[1]


@serves(TAKE_PROVIDER_ANSWER)
def take_provider_answer(call: Call) -> None:
    """Take what a provider sends from outside, where it is signed and awaited."""
    if call.writing is not None:
        why = call.stub.take_message(call.writing, call.body)
        if why is not None:
            raise Refusal("answer_refused", values={"reason": why}, keeps=True)


@serves(CONFIRM_LINK)
def confirm_link(call: Call) -> Link:
    """Link the account with the code that the simulated phone showed."""
    before = call.owner()
    try:
        linking.confirm(
            call.db,
            before,
            call.ids["link_id"],
            call.body.code,
            make_default=call.body.make_default,
            now=call.story_now,
            really=call.now,
        )
    except Refusal as refusal:
        if refusal.keeps:
            call.changed(call.owner_id)
        raise
    default_changed(call, before)
    return link_at(call.owner(), call.ids["link_id"], call.story_now)[1]


@serves(RESEND_CODE)
def resend_code(call: Call) -> Link:
    """Send another code."""
    link_id = call.ids["link_id"]
    try:
        ends_at = linking.resend(call.db, call.owner(), link_id, call.story_now, call.now)
    except Refusal as refusal:
        if refusal.keeps:
            call.changed(call.owner_id)
        raise
    _end_code(call, link_id, ends_at)
    return link_at(call.changed(call.owner_id), link_id, call.story_now)[1]


@serves(CHOOSE_DEFAULT)
def choose_default(call: Call) -> BenefitAccount:
    """Let payments that name no account go here."""
    facts, link_id = call.owner(), call.ids["link_id"]
    link = link_in_state(facts, link_id, "linked", call.story_now)
    call.spend("choose_default", link_id)
    linking.choose_default(call.db, facts, link, call.story_now)
    default_changed(call, facts)
    return benefit_account(call.owner(), call.story_now)


@serves(UNLINK)
def unlink(call: Call) -> BenefitAccount:
    """End a link."""
    facts, link_id = call.owner(), call.ids["link_id"]
    link = link_in_state(facts, link_id, "linked", call.story_now)
    linking.refuse_pending(call.db, facts, link, call.story_now)
    call.spend("unlink_account", link_id)
    linking.unlink(call.db, facts, link, call.story_now)
    return benefit_account(call.changed(call.owner_id), call.story_now)


def _refuse_linker(call: Call) -> None:
    """
    Let pass whom the rules let link an account in their own name.

    Raises:
        Refusal: A child, whose guardian's accounts receive; or an organisation or a foreigner where
            the rule set does not let them: the rule, and what it asks.
    """
    facts = call.owner()
    level = level_at(facts, call.story_now, call.rules)
    day, who = viet_nam_day(call.story_now), facts.holder
    verdict = may_link(linker_of(who), level, who.born_on, day, call.rules)
    if not verdict.holds:
        reason = verdict.reasons[0]
        values = {**reason.values, "rule_id": reason.rule_id, "reason": reason.key}
        raise Refusal("linking_refused", values=values)


def _provider(provider_id: str) -> Provider:
    try:
        return provider(provider_id)
    except KeyError:
        raise Refusal("provider_unknown") from None


def _end_code(call: Call, link_id: str, ends_at: datetime) -> None:
    if call.writing is not None:
        seconds = (ends_at - call.now).total_seconds()
        call.writing.kept.append(lambda: call.stub.end_code(link_id, seconds))
