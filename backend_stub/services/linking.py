"""The way of a link: asked for, answered by the provider, confirmed by a code, default, ended."""

import secrets
from collections.abc import Iterator
from datetime import datetime, timedelta
from hmac import compare_digest

import msgspec
from sqlalchemy import Connection

from app.shared.contract.benefits import LinkRejection
from app.shared.providers import provider
from app.shared.rules.linking import ProviderAnswer, judge_answer
from app.shared.rules.notices import ToldEvent
from app.shared.rulesets import RuleSet, rule_set
from backend_stub.auth import hash_of
from backend_stub.limits import limits
from backend_stub.problems import Refusal
from backend_stub.providers.books import former_number
from backend_stub.services.asking import ANSWER_REFUSED, waits
from backend_stub.services.links import MADE_DEFAULT, link_in_state, links_at, state_at
from backend_stub.services.whereabouts import code_channel
from backend_stub.storage import links as written
from backend_stub.storage.facts import HolderFacts, LinkFacts, read_facts
from backend_stub.storage.payments import pending_at


def take_answer(
    db: Connection,
    facts: HolderFacts,
    link: LinkFacts,
    answer: ProviderAnswer | None,
    now: datetime,
    really: datetime,
) -> datetime | None:
    """
    Write down what the provider says about an account that is being asked for.

    Returns when the code it sent ends (real time); None where it sent none.
    """
    at, holder = max(now, link.steps[-1].at), facts.holder
    judged = judge_answer(
        holder.full_name,
        holder.personal_number,
        answer,
        rule_set(link.rule_set_id),
        former_number(holder.personal_number),
    )
    comparison = msgspec.to_builtins(judged.comparison) if judged.comparison else None
    written.change_link(db, link.id, comparison=comparison)
    if judged.rejection:
        _reject(db, link, at, judged.rejection)
        return None
    written.add_steps(db, link, at, "awaiting_code")
    written.change_link(db, link.id, code_tries_left=limits().link.code_tries)
    return send_code(db, facts, link, at, really)


def give_up(db: Connection, link: LinkFacts, now: datetime) -> None:
    """A provider that was asked and has not answered in its time, or only what cannot be used."""
    heard = any(step.kind == ANSWER_REFUSED for step in link.steps)
    fail(db, link, "wrong_answer" if heard else "provider_silent", now)


def fail(db: Connection, link: LinkFacts, why: LinkRejection, now: datetime) -> None:
    """End a link whose provider cannot be asked; one that has its answer stays as it is."""
    if waits(link):
        _reject(db, link, max(now, link.steps[-1].at), why)


def told(facts: HolderFacts, now: datetime, rules: RuleSet) -> Iterator[ToldEvent]:
    """What came of each question to a provider; that an account was linked is told elsewhere."""
    del now, rules
    for link in facts.links:
        for step in link.steps:
            if step.kind in ("awaiting_code", "rejected", "lapsed"):
                yield ToldEvent(
                    subject=f"link.{step.kind}",
                    key=(link.id,),
                    at=step.at,
                    target_id=link.id,
                    values={"provider": link.provider_id, "ending": link.account_number[-4:]},
                )


def lapse(db: Connection, link: LinkFacts, now: datetime) -> None:
    """The code was not given in time, or too often wrong."""
    if link.steps[-1].kind == "awaiting_code":
        written.add_steps(db, link, max(now, link.steps[-1].at), "lapsed")
        written.change_link(db, link.id, is_open=False, code_hash=None)


def send_code(
    db: Connection, facts: HolderFacts, link: LinkFacts, at: datetime, really: datetime
) -> datetime:
    """Send who asked a new code, the way that holds now; answers when it ends (real time)."""
    asked_by = facts if link.asked_by is None else read_facts(db, link.asked_by)
    channel = code_channel(asked_by, at, rule_set(link.rule_set_id))
    limit, bank = limits().link, provider(link.provider_id)
    code = f"{secrets.randbelow(10**6):06}"
    ends_at = really + timedelta(seconds=limit.code_seconds)
    ending, minutes = link.account_number[-4:], limit.code_seconds // 60
    text_vi = (
        f"{bank.name.vi}: mã liên kết tài khoản •••• {ending} là {code}, "
        f"dùng trong {minutes} phút. Không đưa mã cho ai."
    )
    text_en = (
        f"{bank.name.en}: the code to link account •••• {ending} is {code}, "
        f"valid for {minutes} minutes. Give it to nobody."
    )
    texts = (text_vi, text_en)
    written.send_message(db, asked_by.holder.id, at, bank.otp_sender, texts, code, channel)
    written.change_link(
        db,
        link.id,
        code_hash=_code_hash(link.id, code),
        code_ends_at=ends_at,
        code_sent_at=really,
        code_channel=channel,
    )
    return ends_at


def confirm(
    db: Connection,
    facts: HolderFacts,
    link_id: str,
    code: str,
    *,
    make_default: bool,
    now: datetime,
    really: datetime,
) -> None:
    """
    Link the account whose code this is; the holder's first one becomes the default by itself.

    Raises:
        Refusal: A wrong code (which is counted), one that has ended, or a link that awaits none.
    """
    link = link_in_state(facts, link_id, "awaiting_code", now)
    if link.code_hash is None or link.code_ends_at is None or link.code_ends_at <= really:
        lapse(db, link, now)
        raise Refusal("link_closed", values={"state": "lapsed"}, keeps=True)
    if not compare_digest(link.code_hash, _code_hash(link.id, code)):
        left = (link.code_tries_left or 1) - 1
        written.change_link(db, link.id, code_tries_left=left)
        if left == 0:
            lapse(db, link, now)
        raise Refusal("wrong_code", values={"tries_left": left}, keeps=True)
    first = not any(one.is_default for one in links_at(facts, now))
    is_default = first or make_default
    written.add_steps(db, link, now, *(("linked", MADE_DEFAULT) if is_default else ("linked",)))
    written.change_link(db, link.id, code_hash=None)
    if is_default:
        written.make_default(db, facts.holder.id, link.id)


def resend(
    db: Connection, facts: HolderFacts, link_id: str, now: datetime, really: datetime
) -> datetime:
    """
    Send another code in place of the last; answers when it ends (real time).

    Raises:
        Refusal: Too soon, too often, or a link that awaits none.
    """
    link, limit = link_in_state(facts, link_id, "awaiting_code", now), limits().link
    if link.code_ends_at is None or link.code_ends_at <= really:
        lapse(db, link, now)
        raise Refusal("link_closed", values={"state": "lapsed"}, keeps=True)
    if link.resends_left <= 0:
        raise Refusal("too_many_requests", values={"resends_left": 0})
    free_at = (link.code_sent_at or really) + timedelta(seconds=limit.resend_every_seconds)
    if really < free_at:
        seconds = -(-(free_at - really) // timedelta(seconds=1))
        raise Refusal("too_many_requests", values={"wait_seconds": seconds})
    written.change_link(db, link.id, resends_left=link.resends_left - 1)
    return send_code(db, facts, link, now, really)


def choose_default(db: Connection, facts: HolderFacts, link: LinkFacts, now: datetime) -> None:
    """Payments go to this linked account from now on."""
    written.add_steps(db, link, now, MADE_DEFAULT)
    written.make_default(db, facts.holder.id, link.id)


def refuse_pending(db: Connection, facts: HolderFacts, link: LinkFacts, now: datetime) -> None:
    """
    Let an account be taken off that no payment needs.

    Raises:
        Refusal: A payment is under way to it; or it is the only one and a payment is under way.
    """
    linked = [one for one in facts.links if state_at(one, now) == "linked"]
    only = len(linked) == 1
    if pending_at(db, facts.holder.id, None if only else link.id):
        raise Refusal("payment_pending")


def unlink(db: Connection, facts: HolderFacts, link: LinkFacts, now: datetime) -> None:
    """End a link; the newest other one takes its place as the default where it was that."""
    was_default = any(one.id == link.id and one.is_default for one in links_at(facts, now))
    written.add_steps(db, link, now, "unlinked")
    written.change_link(db, link.id, is_open=False, is_default=False)
    others = [
        one
        for one in facts.links
        if one.id != link.id and state_at(one, now) == "linked" and one.steps[-1].at <= now
    ]
    if was_default and others:
        choose_default(db, facts, others[-1], now)


def _reject(db: Connection, link: LinkFacts, at: datetime, why: str) -> None:
    written.add_steps(db, link, at, "rejected", detail=why)
    written.change_link(db, link.id, is_open=False)


def _code_hash(link_id: str, code: str) -> bytes:
    return hash_of(f"{link_id}:{code}")
