"""The office's side of renewals, played by the panel: decide on a file, or renew at the counter."""

from datetime import datetime

from sqlalchemy import Connection

from app.shared.clock import viet_nam_day
from app.shared.contract.renewals import RenewalVerdict
from app.shared.rules.renewals import OPEN_STATES
from app.shared.rules.validity import renewed_until
from app.shared.rulesets import RuleSet
from backend_stub.problems import Refusal
from backend_stub.services import renewals as files
from backend_stub.services.fees import settle
from backend_stub.storage import renewals as written
from backend_stub.storage.documents import issue_successor
from backend_stub.storage.facts import Document, HolderFacts, Renewal

_TAKES = {
    "accept": ("submitted",),
    "ask_paper": ("submitted", "accepted"),
    "refuse": ("submitted", "accepted", "paper_missing"),
    "issue": ("submitted", "accepted"),
}
"""Decision → states in which a file takes it."""


def decide(
    db: Connection,
    facts: HolderFacts,
    renewal_id: str,
    verdict: RenewalVerdict,
    now: datetime,
    rules: RuleSet,
    really: datetime,
) -> None:
    """
    Write the office's decision down: issuing writes the new document in the same transaction,
    refusing pays the fee back where the terms say so.

    Raises:
        Refusal: No such file at ``now``, its state does not take that, its last step is later than
            ``now``, or the type has no such paper or reason.
    """
    file, seen = files.file_at(facts, renewal_id, now)
    files.refuse_earlier(file, now)
    if seen.state not in _TAKES[verdict.decision]:
        raise files.closed(seen.state)
    detail = _detail(file.type_id, verdict)
    match verdict.decision:
        case "accept":
            written.add_step(db, file, "accepted", now)
        case "ask_paper":
            written.add_step(db, file, "paper_missing", now, detail)
        case "refuse":
            written.add_step(db, file, "refused", now, detail, closes=True)
            settle(db, facts, file, seen, "refused", (now, really))
        case "issue":
            _issue(db, facts, file, now, rules)


def renew_at_counter(
    db: Connection, facts: HolderFacts, document: Document, now: datetime, rules: RuleSet
) -> None:
    """
    Renew a document without the app; an open file for it ends with the same document.

    Raises:
        Refusal: It is not due, never renewed, or renewed later in the story.
    """
    files.refuse_not_renewable(facts, document, now)
    for file in facts.renewals:
        if file.document_id == document.id:
            _, seen = files.file_at(facts, file.id, now)
            if seen.state in OPEN_STATES:
                _issue(db, facts, file, now, rules)
                return
    _write_successor(db, facts, document, now, rules, None)


def _issue(
    db: Connection, facts: HolderFacts, file: Renewal, now: datetime, rules: RuleSet
) -> None:
    old = next(one for one in facts.documents if one.id == file.document_id)
    new_id = _write_successor(db, facts, old, now, rules, file.code)
    written.add_step(db, file, "issued", now, closes=True)
    written.name_new_document(db, file.id, new_id)


def _write_successor(
    db: Connection,
    facts: HolderFacts,
    old: Document,
    now: datetime,
    rules: RuleSet,
    code: str | None,
) -> str:
    terms, today = files.terms_of(old.type_id), viet_nam_day(now)
    words = (
        (f"Cấp lại theo hồ sơ {code}", f"Renewed by file {code}")
        if code
        else ("Cấp lại tại quầy", "Renewed at the counter")
    )
    return issue_successor(
        db,
        facts.holder.id,
        old,
        issued_on=today,
        expires_on=renewed_until(
            terms, facts.holder.born_on, today, rules, classes=old.fields.get("class", "")
        ),
        at=now,
        line={
            "on": today,
            "title_vi": words[0],
            "title_en": words[1],
            "by": terms.office.vi,
        },
    )


def _detail(type_id: str, verdict: RenewalVerdict) -> str | None:
    terms = files.terms_of(type_id)
    known = {
        "ask_paper": terms.may_ask,
        "refuse": tuple(reason.id for reason in terms.refusals),
    }.get(verdict.decision, ())
    if verdict.detail is None:
        return known[0] if known else None
    if verdict.detail not in known:
        raise Refusal("bad_request", "$.detail: this decision has no such paper or reason")
    return verdict.detail
