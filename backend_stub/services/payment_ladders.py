"""The ladder of one payment as it is shown: places tried, the one of now, those to come."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, cast

from msgspec.structs import replace

from app.shared.clock import viet_nam_day
from app.shared.contract.payments import Place, Rung
from app.shared.payment_failures import may_help
from app.shared.rules.routing import Ladder
from app.shared.rules.routing import Rung as RoutingRung
from app.shared.rulesets import RuleSet
from backend_stub.storage.payments import PaymentStepRow


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose account it is, where it is not the payee's; ``sees`` where that one is looking."""

    name: str
    sees: bool


Owners = Mapping[str, Owner]
"""Link's id → its owner, where that is another than the payee."""
NOBODYS: Owners = {}


def place_of(row: PaymentStepRow, owners: Owners = NOBODYS) -> Place | None:
    """Where a step was, or leads."""
    if row.agency_id is not None:
        return Place(kind="cash", agency_id=row.agency_id)
    if row.provider_id is None:
        return None
    linked = row.account_ref if row.account_ref and not row.account_ref.startswith("r") else None
    return _account(row.provider_id, row.number_ending, linked, owners)


def rung_place(rung: RoutingRung, owners: Owners = NOBODYS) -> Place:
    """A rung's place by its last digits."""
    account = rung.account
    if account is None:
        return Place(kind="kept" if rung.kind == "kept" else "cash", agency_id=rung.cash_at)
    linked = None if account.registered else account.ref
    return _account(account.provider_id, account.account_number[-4:], linked, owners)


def _account(provider_id: str, ending: str | None, link_id: str | None, owners: Owners) -> Place:
    owner = owners.get(link_id or "")
    told = owner is None or owner.sees
    return Place(
        kind="account",
        provider_id=provider_id,
        number_ending=ending if told else None,
        link_id=link_id if told else None,
        owner=owner.name if owner else None,
    )


def rungs_of(
    steps: Sequence[PaymentStepRow], places: Ladder, rules: RuleSet, owners: Owners = NOBODYS
) -> Iterator[Rung]:
    """The places tried, the one of now, and those to come."""
    tried: dict[str, list[PaymentStepRow]] = {}
    for step in steps:
        if step.account_ref and step.kind in ("instructed", "failed", "returned"):
            tried.setdefault(step.account_ref, []).append(step)
    last = steps[-1]
    for told in tried.values():
        rung = _tried(told, is_last=told[-1] is last, places=places, rules=rules)
        yield replace(rung, place=cast("Place", place_of(told[-1], owners)))
    if last.kind == "cash_ready":
        place = cast("Place", place_of(last))
        yield Rung(place=place, state="trying", on=viet_nam_day(last.at), at=last.at)
        return
    untried = [one for one in places.rungs if one.account is None or one.account.ref not in tried]
    yield from rungs_ahead(Ladder(tuple(untried), kept=places.kept), owners)


def _tried(
    told: Sequence[PaymentStepRow], *, is_last: bool, places: Ladder, rules: RuleSet
) -> Rung:
    last, why = told[-1], None
    for one in places.rungs:
        if one.account is not None and one.account.ref == last.account_ref:
            why = one.reason
    out = is_last and last.kind == "instructed"
    tries = sum(one.kind == "instructed" for one in told)
    again = is_last and may_help(last.reason, tries, rules)
    return Rung(
        place=cast("Place", place_of(last)),
        state="trying" if out or again else "failed",
        on=viet_nam_day(last.at),
        at=last.at,
        tries=tries,
        reason=cast("Any", last.reason),
        retry_at=last.at + timedelta(minutes=rules.value("retry_minutes")) if again else None,
        why=why,
    )


def rungs_ahead(places: Ladder, owners: Owners = NOBODYS) -> Iterator[Rung]:
    """Places that were not tried: the next one, then the later ones; last where it is kept."""
    ahead = (*places.rungs, *((places.kept,) if places.kept else ()))
    for at, one in enumerate(ahead):
        place, state = rung_place(one, owners), "later" if at else "next"
        yield Rung(place=place, state=cast("Any", state), on=one.on, why=one.reason)
