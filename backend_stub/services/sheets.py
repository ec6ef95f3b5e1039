"""Sheets to keep or to print: a run for its agency, a statement for its holder."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import Any

from sqlalchemy import Connection, Row, select

from app.shared.clock import VIET_NAM
from app.shared.contract.payments import BenefitPayment, Place, Sheet
from app.shared.payment_failures import failures
from app.shared.programmes import agencies, programme
from app.shared.providers import provider
from app.shared.sheet_words import sheet_words
from backend_stub.limits import limits
from backend_stub.services.payment_ladders import place_of
from backend_stub.storage.payees import payees_by_id
from backend_stub.storage.payment_tables import payments as table
from backend_stub.storage.payments import steps_of

_AT_ONCE = 1000
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_STYLE = """
body { font: 14px/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem }
.mark { border: 2px solid; padding: .4rem .8rem; font-weight: 600; display: inline-block }
table { border-collapse: collapse; width: 100% } thead { display: table-header-group }
th, td { text-align: left; vertical-align: top; padding: .35rem .5rem; border-bottom: 1px solid }
.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap }
td.s { min-width: 9rem } tr { break-inside: avoid }
@media print { .mark { position: fixed; top: 0; right: 0 } body { margin-top: 3rem } }
"""


@dataclass(frozen=True, slots=True)
class _Table:
    title: str
    heads: tuple[str, ...]
    rows: Sequence[tuple[str | int, ...]]
    total: int
    signed: bool


def of_run(db: Connection, run: Row[Any], lang: str, now: datetime, *, printable: bool) -> Sheet:
    """Every payment of a run: all of them in the file, the first thousands on paper."""
    of = programme(run.programme_id)
    title = sheet_words("run_title", lang, programme=of.name[lang], period=run.period)
    heads = tuple(
        sheet_words(key, lang)
        for key in ("person", "number", "amount", "state", "place", "at", "reason")
    )
    rows = list(_run_rows(db, run.id, lang))
    made = _Table(title, heads, rows, sum(int(row[2]) for row in rows), signed=True)
    return _sheet(f"{of.id}-{run.period}", made, lang, now, printable=printable)


def of_holder(
    name: str, seen: Sequence[BenefitPayment], lang: str, now: datetime, *, printable: bool
) -> Sheet:
    """A holder's statement: one line for each person whom a payment is for."""
    heads = tuple(
        sheet_words(key, lang)
        for key in ("programme", "period", "member", "amount", "state", "place", "at")
    )
    rows = [row for one in seen for row in _statement_rows(one, lang)]
    title = sheet_words("statement_title", lang, name=name)
    made = _Table(title, heads, rows, sum(int(row[3]) for row in rows), signed=False)
    return _sheet("statement", made, lang, now, printable=printable)


def _run_rows(db: Connection, run_id: str, lang: str) -> Iterator[tuple[str | int, ...]]:
    after = ""
    while True:
        own = (table.c.run_id == run_id) & (table.c.id > after)
        part = list(db.execute(select(table).where(own).order_by(table.c.id).limit(_AT_ONCE)))
        if not part:
            return
        people = payees_by_id(db, {row.payee_id for row in part})
        told = steps_of(db, [row.id for row in part])
        for row in part:
            last, who = told[row.id][-1], people[row.payee_id].facts
            state = sheet_words(f"state.{last.kind}", lang)
            yield (
                who.full_name, who.number, row.amount_vnd, state,
                place_words(place_of(last), lang), moment_words(last.at),
                agency_words(last.reason, last.provider_id, lang),
            )  # fmt: skip
        after = part[-1].id


def _statement_rows(one: BenefitPayment, lang: str) -> Iterator[tuple[str | int, ...]]:
    of, last = programme(one.programme_id), one.steps[-1]
    where = place_words(one.place, lang)
    if one.received_by is not None:
        where = sheet_words("received_by", lang, name=one.received_by)
    for share in one.shares:
        yield (
            of.name[lang], one.period, share.full_name, share.vnd,
            sheet_words(f"state.{one.state}", lang), where, moment_words(last.at),
        )  # fmt: skip


def place_words(place: Place | None, lang: str) -> str:
    """A place in words; empty where there is none."""
    if place is None:
        return ""
    if place.provider_id is None:
        desk = agencies()[str(place.agency_id)].cash
        return sheet_words("cash", lang, desk=desk[lang] if desk else "")
    name = provider(place.provider_id).name[lang]
    return sheet_words("account", lang, provider=name, ending=place.number_ending or "")


def agency_words(reason: str | None, provider_id: str | None, lang: str) -> str:
    """Why it did not arrive, as the agency reads it; empty where it did."""
    if reason is None:
        return ""
    name = provider(provider_id).name[lang] if provider_id else ""
    return failures()[reason].agency[lang].format(provider=name)


def moment_words(at: datetime) -> str:
    """A moment as a sheet writes it: day and time in Viet Nam."""
    return at.astimezone(VIET_NAM).strftime("%d/%m/%Y %H:%M")


def _sheet(name: str, made: _Table, lang: str, now: datetime, *, printable: bool) -> Sheet:
    if printable:
        content = _page(made, lang, now)
        return Sheet(name=f"{name}.html", media_type="text/html", content=content)
    content = csv_of(made.title, made.heads, made.rows, lang)
    return Sheet(name=f"{name}.csv", media_type="text/csv", content=content)


def csv_of(
    title: str, heads: Sequence[str], rows: Sequence[tuple[str | int, ...]], lang: str
) -> str:
    """With a mark of its own, so that a file that is passed on still says what it is."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([sheet_words("mark", lang), title])
    writer.writerow(heads)
    writer.writerows([_plain(cell) for cell in row] for row in rows)
    return "\ufeff" + out.getvalue()


def _plain(cell: str | int) -> str | int:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def framed(title: str, lang: str, now: datetime, body: str) -> str:
    """A page to print with its mark, its title, and when it was made; ``body`` is HTML."""
    at = escape(sheet_words("made_at", lang, at=moment_words(now)))
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body>"
        f"<p class=mark>{escape(sheet_words('mark', lang))}</p><h1>{escape(title)}</h1>"
        f"<p>{at}</p>{body}</body></html>"
    )


def _page(made: _Table, lang: str, now: datetime) -> str:
    most = limits().payment.sheet_rows
    heads = "".join(f"<th>{escape(one)}</th>" for one in made.heads)
    sign = f"<th>{escape(sheet_words('signature', lang))}</th>" if made.signed else ""
    rows = "".join(
        f"<tr>{''.join(map(_cell, row))}{'<td class=s></td>' if made.signed else ''}</tr>"
        for row in made.rows[:most]
    )
    cut = ""
    if len(made.rows) > most:
        cut = f"<p>{escape(sheet_words('cut', lang, shown=most, all=len(made.rows)))}</p>"
    total = f"{escape(sheet_words('total', lang))}: {_dong(made.total)}"
    table = f"<table><thead><tr>{heads}{sign}</tr></thead><tbody>{rows}</tbody></table>"
    body = f"{table}<p><strong>{total}</strong></p>{cut}"
    return framed(made.title, lang, now, body)


def _cell(cell: str | int) -> str:
    if isinstance(cell, int):
        return f"<td class=n>{_dong(cell)}</td>"
    return f"<td>{escape(cell)}</td>"


def _dong(vnd: int) -> str:
    return f"{vnd:,}".replace(",", ".") + " ₫"
