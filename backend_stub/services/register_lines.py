"""Lines of a document's history that a register wrote: made, read, and undone for times before."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row

from app.shared.clock import viet_nam_day
from app.shared.registers import ENDS, register
from backend_stub.storage.facts import Document, Holder, HolderFacts

OF_ACCOUNT = ("full_name", "born_on")
"""Facts that the account says as well."""


def line_of(change: Row[Any], type_id: str, at: datetime, *, of_account: bool) -> dict[str, Any]:
    """
    The line about one change.

    Args:
        change: A row of ``register_changes``.
        type_id: Of the record.
        at: When it reached the wallet; UTC, story time.
        of_account: The account says the same fact.
    """
    keeper = register(change.register_id)
    fact = keeper.fact(type_id, change.fact_id)
    vi, en = (fact.label.vi, fact.label.en) if fact else (change.fact_id, change.fact_id)
    return {
        "on": viet_nam_day(change.at).isoformat(),
        "title_vi": f"Cập nhật {vi[:1].lower()}{vi[1:]}",
        "title_en": f"{en} updated",
        "by": change.by,
        "at": at.isoformat(),
        "register_id": change.copied_from or change.register_id,
        "fact_id": change.fact_id,
        "old": change.old,
        "new": change.new,
        "reference": change.reference,
        "change_id": change.change_id,
        "of_account": of_account,
        "copied": change.copied_from is not None,
    }


def lines(facts: HolderFacts) -> Iterator[tuple[Document, dict[str, Any], datetime]]:
    """Every line that a register wrote, with its document and its moment."""
    for document in facts.documents:
        for line in document.history:
            if line.get("at"):
                yield document, line, datetime.fromisoformat(line["at"])


def facts_at(facts: HolderFacts, now: datetime) -> HolderFacts:
    """
    The facts without what registers changed after ``now``: a clock moved back shows it as it was.

    The lines themselves stay: they say when the facts will be others.
    """
    later = [(document.id, line) for document, line, at in lines(facts) if at > now]
    if not later:
        return facts
    documents = tuple(
        _undone(document, [line for owner, line in later if owner == document.id])
        for document in facts.documents
    )
    holder = facts.holder
    for _, line in later:  # newest first: the oldest of them has the last word
        if line["of_account"] and line["old"] is not None:
            holder = _said(holder, line["fact_id"], line["old"])
    return replace(facts, documents=documents, holder=holder)


def _undone(document: Document, later: list[dict[str, Any]]) -> Document:
    fields, expires_on = dict(document.fields), document.expires_on
    for line in later:
        fact_id, old = line["fact_id"], line["old"]
        if fact_id == ENDS:
            expires_on = date.fromisoformat(old) if old else None
        elif old is None:
            fields.pop(fact_id, None)
        else:
            fields[fact_id] = old
    return replace(document, fields=fields, expires_on=expires_on)


def _said(holder: Holder, fact_id: str, value: str) -> Holder:
    if fact_id == "born_on":
        return replace(holder, born_on=date.fromisoformat(value))
    return replace(holder, full_name=value)
