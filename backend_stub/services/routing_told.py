"""Who is told that money goes elsewhere: its holder, and both providers in their messages."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from sqlalchemy import Connection

from app.shared.clock import viet_nam_day
from app.shared.local_text import LocalText
from app.shared.programmes import programme
from app.shared.providers import provider
from app.shared.rules.notices import ToldEvent
from app.shared.rules.routing import first_day
from app.shared.rulesets import RuleSet
from backend_stub.services.whereabouts import code_channel
from backend_stub.storage.facts import HolderFacts, LinkFacts
from backend_stub.storage.links import send_message
from backend_stub.storage.routing import RoutingChange

_EVERYTHING = LocalText(
    vi="các khoản không chọn riêng", en="payments without an account of their own"
)


def told(facts: HolderFacts, now: datetime, rules: RuleSet) -> Iterator[ToldEvent]:
    """Each change, each change undone, and each account that is too new to receive yet."""
    for link in facts.links:
        for step in link.steps:
            if step.kind == "linked" and step.at <= now:
                values = {**_account("", link), "from_on": str(first_day(step.at, rules))}
                yield ToldEvent(
                    subject="routing.cool_off", key=(link.id,), at=step.at, values=values
                )
    yield from told_of_changes(facts.routing, facts.links, now, rules)


def told_of_changes(
    changes: Iterable[RoutingChange], links: Sequence[LinkFacts], now: datetime, rules: RuleSet
) -> Iterator[ToldEvent]:
    """The same of the changes alone; ``links`` are the accounts that the one who is told sees."""
    for one in changes:
        if one.at <= now:
            yield _event(links, one, rules)
        if one.undone_at is not None and one.undone_at <= now:
            yield _undone(links, one)


def tell_providers(
    db: Connection,
    links: Sequence[LinkFacts],
    to: HolderFacts,
    change: RoutingChange,
    now: datetime,
    rules: RuleSet,
) -> None:
    """
    Messages to somebody's simulated phone from the account that is left and the one that comes in.

    Of a change that was undone just now, both are told the other way round.
    """
    left, came = _link(links, change.from_link), _link(links, change.to_link)
    if change.undone_at is not None:
        left, came = came, left
    if came is None or left is came:
        return
    what = programme(change.programme_id).name if change.programme_id else _EVERYTHING
    day = _from_on(came, now, rules)
    on = f"{day:%d/%m/%Y}"
    if left is not None:
        _send(
            db, to, left, now, rules,
            f"từ {on}, {within(what.vi)} không còn về tài khoản",
            f"from {on}, {within(what.en)} no longer come to account",
        )  # fmt: skip
    _send(
        db, to, came, now, rules,
        f"từ {on}, {within(what.vi)} về tài khoản", f"from {on}, {within(what.en)} come to account",
    )  # fmt: skip


def within(name: str) -> str:
    """A name as a sentence takes it."""
    return name[:1].lower() + name[1:]


def _send(
    db: Connection, to: HolderFacts, link: LinkFacts, now: datetime, rules: RuleSet,
    said_vi: str, said_en: str,
) -> None:  # fmt: skip
    bank, account = provider(link.provider_id), f"•••• {link.account_number[-4:]}"
    texts = (
        f"{bank.name.vi}: {said_vi} {account}. Không phải bạn đổi? Hãy khoá tài khoản định danh.",
        f"{bank.name.en}: {said_en} {account}. Was it not you? Lock your identification account.",
    )
    channel = code_channel(to, now, rules)
    send_message(db, to.holder.id, now, bank.otp_sender, texts, None, channel)


def _event(links: Sequence[LinkFacts], one: RoutingChange, rules: RuleSet) -> ToldEvent:
    left, came = _link(links, one.from_link), _link(links, one.to_link)
    values: dict[str, str | int] = {}
    subject = "routing.ordered"
    if one.programme_id and one.to_link and came is None:  # a guardian chose an account of theirs
        values = {"programme": one.programme_id}
        return ToldEvent(subject="routing.by_guardian", key=(one.id,), at=one.at, values=values)
    if left is not None and came is not None and left is not came:
        from_on = str(_from_on(came, one.at, rules))
        values = {**_account("", came), **_account("old_", left), "from_on": from_on}
        subject = "routing.moved"
        if one.programme_id:
            subject = "routing.moved_one"
            values["programme"] = one.programme_id
    elif one.programme_id:
        subject, values = "routing.kept_one", {"programme": one.programme_id}
    return ToldEvent(subject=subject, key=(one.id,), at=one.at, values=values)


def _undone(links: Sequence[LinkFacts], one: RoutingChange) -> ToldEvent:
    left, came = _link(links, one.from_link), _link(links, one.to_link)
    at = one.undone_at or one.at
    if left is None or came is None or left is came:
        return ToldEvent(subject="routing.undone_order", key=(one.id,), at=at)
    values = {**_account("", left), **_account("old_", came)}
    return ToldEvent(subject="routing.undone", key=(one.id,), at=at, values=values)


def _from_on(came: LinkFacts, at: datetime, rules: RuleSet) -> date:
    """From which day it receives: not before its cool-off is over."""
    linked = next(step.at for step in came.steps if step.kind == "linked")
    return max(viet_nam_day(at), first_day(linked, rules))


def _account(before: str, link: LinkFacts) -> dict[str, str | int]:
    ending = link.account_number[-4:]
    return {f"{before}provider": link.provider_id, f"{before}ending": ending}


def _link(links: Sequence[LinkFacts], link_id: str | None) -> LinkFacts | None:
    return next((one for one in links if one.id == link_id), None)
