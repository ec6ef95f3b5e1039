"""The report on the consultation: the tally and every comment, to keep or to print."""

from html import escape
from typing import Any

from sqlalchemy import Row

from app.shared.contract.consultation import STANCES, CommentReport, CommentSearch, CommentTally
from app.shared.contract.payments import Sheet
from app.shared.draft import articles
from app.shared.sheet_words import sheet_words
from backend_stub.calls import Call
from backend_stub.limits import limits
from backend_stub.services.sheets import csv_of, framed, moment_words
from backend_stub.storage import comments as store

_HEADS = ("code", "article", "stance", "comment_at", "by", "comment", "tag", "answer")


def report(call: Call, wanted: CommentReport) -> Sheet:
    """Every comment that stands, newest first: all in the file, the first thousands on paper."""
    lang, now = wanted.language, call.story_now
    tally = store.tally_of(call.db, now)
    most = limits().consultation.report_rows if wanted.form == "html" else None
    _, rows = store.found(call.db, CommentSearch(), now, most)
    heads = [sheet_words(f"comments.{head}", lang) for head in _HEADS]
    lines = [_line(row, lang) for row in rows]
    title = sheet_words("comments.title", lang)
    if wanted.form == "csv":
        content = csv_of(title, heads, lines, lang)
        return Sheet(name="comments.csv", media_type="text/csv", content=content)
    body = _tally(tally, lang) + _table(heads, lines)
    if len(lines) < tally.total:
        words = sheet_words("cut", lang, shown=len(lines), all=tally.total)
        body += f"<p>{escape(words)}</p>"
    content = framed(title, lang, now, body)
    return Sheet(name="comments.html", media_type="text/html", content=content)


def _line(row: Row[Any], lang: str) -> tuple[str, ...]:
    about = sheet_words("comments.of_article", lang, n=row.article)
    name = row.full_name or sheet_words("comments.anonymous", lang)
    at = moment_words(row.sent_at)
    return (
        row.code, about, sheet_words(f"comments.{row.stance}", lang),
        at if row.holder_id else at.partition(" ")[0], name, row.text, row.tag or "",
        row.answer or "",
    )  # fmt: skip


def _tally(tally: CommentTally, lang: str) -> str:
    heads = ["", *(sheet_words(f"comments.{stance}", lang) for stance in STANCES)]
    lines = []
    for one in articles():
        n = {each.stance: each.n for each in tally.counts if each.article == one.number}
        name = f"{sheet_words('comments.of_article', lang, n=one.number)}: {one.title[lang]}"
        lines.append((name, *(str(n.get(stance, 0)) for stance in STANCES)))
    total = sheet_words("comments.total", lang, n=tally.total, pinned=tally.pinned)
    return f"<p><strong>{escape(total)}</strong></p>{_table(heads, lines)}"


def _table(heads: list[str], lines: list[tuple[str, ...]]) -> str:
    head = "".join(f"<th>{escape(one)}</th>" for one in heads)
    body = "".join(
        f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in line)}</tr>" for line in lines
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
