"""A holder's account and documents as they stand at a story moment."""

from collections.abc import Mapping
from datetime import datetime, timedelta

import msgspec

from app.shared.clock import start_of_day, viet_nam_day
from app.shared.contract.account import Account, AccountLock, StayOfForeigner
from app.shared.contract.data_reports import OPEN_REPORT
from app.shared.contract.documents import DocumentChange, DocumentRestriction, HeldDocument
from app.shared.doctypes import document_type, document_types
from app.shared.personas import stay_of
from app.shared.rules.account import IDENTITY_TYPES, AccountStanding, account_standing
from app.shared.rules.documents import DocumentFacts, in_force
from app.shared.rules.guardians import own_from
from app.shared.rules.standing import DocumentStanding, document_standing
from app.shared.rulesets import RuleSet
from backend_stub.problems import Refusal
from backend_stub.services.levels import biometrics_held, level_at
from backend_stub.services.whereabouts import abroad_at
from backend_stub.storage.facts import Document, HolderFacts
from backend_stub.storage.mandate_tables import CORPORATE


def standing_at(document: Document, now: datetime, rules: RuleSet) -> DocumentStanding:
    """How a document stands at ``now``: by its end, and by what authorities did to it."""
    restricted = [one.kind for one in document.restrictions if one.holds(now)]
    day = viet_nam_day(now)
    return document_standing(document.type_id, document.expires_on, day, rules, restricted)


def document_facts(facts: HolderFacts, now: datetime) -> tuple[DocumentFacts, ...]:
    """Every document the holder ever has, as the rules want them; restricted as at ``now``."""
    return tuple(
        DocumentFacts(
            id=one.id,
            type_id=one.type_id,
            issued_on=one.issued_on,
            issued_at=one.in_force_from,
            expires_on=one.expires_on,
            replaces=one.replaces,
            restricted=tuple(it.kind for it in one.restrictions if it.holds(now)),
        )
        for one in facts.documents
    )


def documents_in_force(facts: HolderFacts, now: datetime) -> tuple[Document, ...]:
    """What the wallet holds at ``now``, in the wallet's order."""
    return tuple(one for one in issued_in_force(facts, now) if one.in_wallet(now))


def issued_in_force(facts: HolderFacts, now: datetime) -> tuple[Document, ...]:
    """What registers have of the holder at ``now``, in a wallet or not, in the wallet's order."""
    held = {one.id for one in in_force(document_facts(facts, now), now)}
    places = {one.id: one.order for one in document_types()}
    own = [one for one in facts.documents if one.id in held]
    own.sort(key=lambda one: (places.get(one.type_id, len(places) ** 2), one.issued_on, one.id))
    return tuple(own)


def account_of(facts: HolderFacts, now: datetime, rules: RuleSet) -> Account:
    """The account with the facts that its standing follows from; its level under ``rules``."""
    holder = facts.holder
    of_age = own_from(holder.kind, holder.born_on, rules)
    held = documents_in_force(facts, now)
    identity = [one for one in held if one.type_id == IDENTITY_TYPES[holder.kind]]
    return Account(
        holder_id=holder.id,
        personal_number=holder.personal_number,
        full_name=holder.full_name,
        born_on=holder.born_on,
        sex=holder.sex,
        kind=holder.kind,
        level=level_at(facts, now, rules),
        identity_expires_on=identity[-1].expires_on if identity else None,
        identity_type=identity[-1].type_id if identity else None,
        locks=tuple(
            AccountLock(ground=lock.ground, since=lock.since, until=lock.until)
            for lock in facts.locks
            if lock.since <= now
        ),
        document_types=tuple(one.type_id for one in held),
        guardian=None if viet_nam_day(now) >= of_age else holder.guardian,
        phone_ending=holder.phone_ending,
        stay=_stay(holder.persona),
        biometrics_held=biometrics_held(facts, now),
        abroad=abroad_at(facts, now),
        passcode_set_on=viet_nam_day(facts.passcodes[-1].at) if facts.passcodes else None,
    )


def _stay(persona_id: str) -> StayOfForeigner | None:
    """What the simulated immigration register has: it is the persona's file."""
    stay = stay_of(persona_id)
    return msgspec.convert(msgspec.to_builtins(stay), StayOfForeigner) if stay else None


def locked(facts: HolderFacts, now: datetime, rules: RuleSet) -> bool:
    """Whether the account is locked at ``now``, on whatever ground; an organisation's never is."""
    if facts.holder.kind == CORPORATE:
        return False
    return account_standing(account_of(facts, now, rules), now, rules).locked


def refuse_locked(facts: HolderFacts, now: datetime, rules: RuleSet) -> None:
    """
    Let an open account pass.

    Raises:
        Refusal: It is locked at ``now``: ground, since when, and every rule that says so.
    """
    account = account_of(facts, now, rules)
    standing = account_standing(account, now, rules)
    if standing.locked:
        raise Refusal("account_locked", values=_lock_values(account, standing))


def _lock_values(account: Account, standing: AccountStanding) -> dict[str, object]:
    ends_on = account.identity_expires_on
    return {
        "ground": standing.ground,
        "since": standing.since,
        "ends_on": ends_on,
        "reasons": [msgspec.to_builtins(reason) for reason in standing.verdict.reasons],
    }


def held_document(
    document: Document,
    now: datetime,
    rules: RuleSet,
    open_file: str | None,
    silent: Mapping[str, datetime],
    reported: Mapping[str, int] | None = None,
) -> HeldDocument:
    """
    The document as it may leave the server: what is hidden or expired goes without its values.

    Args:
        reported: How many reports of wrong data wait for their answer, by document type.
        silent: Registers that do not answer, and since when.
    """
    day = viet_nam_day(now)
    shown = standing_at(document, now, rules).values_shown
    history = msgspec.convert(document.history, tuple[DocumentChange, ...])
    return HeldDocument(
        id=document.id,
        type_id=document.type_id,
        fields=document.fields if shown else {},
        issued_on=document.issued_on,
        expires_on=document.expires_on,
        updated_at=min(document.updated_at, now),
        history=tuple(
            line for line in history if line.on <= day and (line.at is None or line.at <= now)
        )
        if shown
        else (),
        renewal_id=open_file,
        replaces=document.replaces,
        silent_since=silent.get(document_type(document.type_id).register),
        restrictions=restrictions_at(document, now),
        reported=(reported or {}).get(document.type_id, 0),
    )


def restrictions_at(document: Document, now: datetime) -> tuple[DocumentRestriction, ...]:
    """What authorities did to a document that holds at ``now``, the oldest first."""
    return tuple(
        DocumentRestriction(
            kind=one.kind, reason=one.reason, register_id=one.register_id,
            reference=one.reference, since=one.since,
        )
        for one in document.restrictions
        if one.holds(now)
    )  # fmt: skip


def reported_at(facts: HolderFacts, now: datetime) -> dict[str, int]:
    """How many of the holder's reports of wrong data wait at ``now``, by document type."""
    found: dict[str, int] = {}
    for report in facts.reports:
        kinds = [step.kind for step in report.steps if step.at <= now]
        if kinds and kinds[-1] in OPEN_REPORT:
            found[report.type_id] = found.get(report.type_id, 0) + 1
    return found


def next_change(facts: HolderFacts, now: datetime) -> datetime:
    """The next story moment at which anything said about the holder may be different."""
    midnight = start_of_day(viet_nam_day(now) + timedelta(days=1))
    return min(moment for moment in (*facts.moments(), midnight) if moment > now)
