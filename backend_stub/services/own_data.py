"""Everything held of one resident, as the resident may see it now: to keep, or to print."""

from collections.abc import Iterator
from html import escape
from typing import Any

import msgspec

from app.shared.agencies import field_words, looker_name
from app.shared.clock import viet_nam_day
from app.shared.contract.access_endpoints import READ_ACCESS_LOG
from app.shared.contract.access_log import Access
from app.shared.contract.benefit_endpoints import READ_BENEFITS
from app.shared.contract.consultation_endpoints import LIST_COMMENTS
from app.shared.contract.credential_endpoints import LIST_PRESENTATIONS
from app.shared.contract.documents import HeldDocument
from app.shared.contract.endpoint import Endpoint
from app.shared.contract.endpoints import (
    LIST_DEVICES,
    LIST_DOCUMENTS,
    LIST_ISSUINGS,
    LIST_NOTICES,
    LIST_RENEWALS,
    READ_ACCOUNT,
    READ_FAMILY,
)
from app.shared.contract.foreign_endpoints import LIST_FOREIGN
from app.shared.contract.integration_endpoints import LIST_INTEGRATIONS
from app.shared.contract.mandate_endpoints import LIST_MANDATES
from app.shared.contract.pay_endpoints import READ_PAYMENTS
from app.shared.contract.payments import BenefitPayment, Sheet
from app.shared.contract.register_endpoints import LIST_REPORTS
from app.shared.contract.routing_endpoints import READ_ROUTING
from app.shared.doctypes import document_type
from app.shared.identity import grouped
from app.shared.programmes import programme
from app.shared.providers import provider
from app.shared.sheet_words import sheet_words
from backend_stub.calls import ROUTES, Call
from backend_stub.problems import Refusal
from backend_stub.services.levels import refuse_level
from backend_stub.services.sheets import framed, moment_words, place_words

PARTS: dict[str, Endpoint] = {
    "account": READ_ACCOUNT,
    "documents": LIST_DOCUMENTS,
    "renewals": LIST_RENEWALS,
    "issuings": LIST_ISSUINGS,
    "data_reports": LIST_REPORTS,
    "integrations": LIST_INTEGRATIONS,
    "family": READ_FAMILY,
    "mandates": LIST_MANDATES,
    "devices": LIST_DEVICES,
    "linked_accounts": READ_BENEFITS,
    "routing": READ_ROUTING,
    "payments": READ_PAYMENTS,
    "foreign_requests": LIST_FOREIGN,
    "presentations": LIST_PRESENTATIONS,
    "comments": LIST_COMMENTS,
    "notices": LIST_NOTICES,
    "access_log": READ_ACCESS_LOG,
}
"""
Part of the file → the call that shows it on the phone: what a screen may not show, no file has.
"""
Row = tuple[str, str]


def export(call: Call, form: str, lang: str) -> Sheet:
    """All of it as JSON, or what somebody reads of it as a page."""
    parts = {name: value for name, one in PARTS.items() if (value := _part(call, one)) is not None}
    day = viet_nam_day(call.story_now).isoformat()
    if form == "html":
        name, content = f"own-data-{day}.html", _page(parts, lang, call)
        return Sheet(name=name, media_type="text/html", content=content)
    told = {
        "mark": sheet_words("mark", lang),
        "made_at": call.story_now,
        "rule_set": call.rules.id,
        **parts,
    }
    content = msgspec.json.format(msgspec.json.encode(told), indent=2).decode()
    return Sheet(name=f"own-data-{day}.json", media_type="application/json", content=content)


def _part(call: Call, endpoint: Endpoint) -> Any:
    """What the call answers; None where the account's level does not open it."""
    if endpoint.feature is not None:
        try:
            refuse_level(call.facts(), endpoint.feature, call.story_now, call.rules)
        except Refusal:
            return None
    return ROUTES[endpoint.name](call)


# --- the page -------------------------------------------------------------------------------------
def _page(parts: dict[str, Any], lang: str, call: Call) -> str:
    account = parts["account"]
    sections = [_section("own.account", lang, _of_account(account, lang))]
    if (held := parts.get("documents")) is not None:
        for one in held.documents:
            title = document_type(one.type_id).name[lang]
            sections.append(_table(title, list(_of_document(one, lang))))
    if (linked := parts.get("linked_accounts")) is not None:
        rows = [
            (
                provider(one.provider_id).name[lang],
                sheet_words("own.ending", lang, n=one.number_ending),
            )
            for one in linked.links
            if one.state == "linked"
        ]
        sections.append(_section("own.linked", lang, rows))
    if (paid := parts.get("payments")) is not None:
        sections.append(
            _section("own.payments", lang, [_of_payment(p, lang) for p in paid.payments])
        )
    looks = parts["access_log"].entries
    sections.append(_section("own.looks", lang, [_of_look(one, lang) for one in looks]))
    sections.append(f"<p>{escape(sheet_words('own.rest', lang))}</p>")
    title = sheet_words("own.title", lang, name=account.full_name)
    return framed(title, lang, call.story_now, "".join(sections))


def _section(key: str, lang: str, rows: list[Row]) -> str:
    return _table(sheet_words(key, lang), rows or [(sheet_words("own.none", lang), "")])


def _table(title: str, rows: list[Row]) -> str:
    cells = "".join(f"<tr><td>{escape(a)}</td><td>{escape(b)}</td></tr>" for a, b in rows)
    return f"<h2>{escape(title)}</h2><table><tbody>{cells}</tbody></table>"


def _of_account(account: Any, lang: str) -> list[Row]:
    return [
        (sheet_words("own.name", lang), account.full_name),
        (sheet_words("number", lang), grouped(account.personal_number)),
        (sheet_words("own.born", lang), f"{account.born_on:%d/%m/%Y}"),
        (sheet_words("own.level", lang), str(account.level)),
    ]


def _of_document(one: HeldDocument, lang: str) -> Iterator[Row]:
    """Its values; only that it is hidden, and since when, where it has ended."""
    of = document_type(one.type_id)
    if one.expires_on is not None:
        yield sheet_words("own.until", lang), f"{one.expires_on:%d/%m/%Y}"
    if not one.fields:
        yield sheet_words("own.hidden", lang), ""
    for spec in of.fields:
        if spec.id in one.fields:
            yield spec.label[lang], spec.shown(one.fields[spec.id], lang)


def _of_payment(one: BenefitPayment, lang: str) -> Row:
    what = f"{programme(one.programme_id).name[lang]}, {one.period}"
    state = sheet_words(f"state.{one.state}", lang)
    said = [f"{one.amount_vnd:,}".replace(",", ".") + " ₫", state, place_words(one.place, lang)]
    return what, ", ".join(part for part in said if part)


def _of_look(one: Access, lang: str) -> Row:
    kinds = dict.fromkeys(field_words(field.field).kind[lang] for field in one.fields)
    outcome = sheet_words(f"own.look.{one.outcome}", lang)
    name = looker_name(one.looker, one.looker_id)
    who = name[lang] if name else one.looker_id
    return f"{moment_words(one.at)}, {who}", f"{outcome}: {', '.join(kinds)} ({one.reference})"
