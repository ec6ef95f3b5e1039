"""What the screen says of places: who confirmed one, why it stands there, from when it receives."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from app.features.routing.view_model import RoutingState
from app.runtime import payment_words as said
from app.runtime.text import as_of, date_text, period_text
from app.shared.contract.payments import Rung as PaymentRung
from app.shared.contract.routing import ProgrammeRoute, RoutedAccount
from app.shared.rulesets import rule_set
from app.ui.components.ladder import Rung
from app.ui.components.order_list import OrderRow

Tr = Callable[..., str]
Move = Callable[[str, int], object]


def days_of(state: RoutingState, rule: str) -> int:
    """What a rule says in days; 0 while no rule set is known."""
    return int(rule_set(state.rules).value(rule)) if state.rules else 0


def confirmed(
    route: ProgrammeRoute | None, first: RoutedAccount | None, now: datetime, tr: Tr, lang: str
) -> str:
    """For what the next payment is, who confirmed its place and when, and why it goes there."""
    source, lines = route if route is not None else first, list[str]()
    if route is not None and route.next is not None:
        name = said.programme_name(route.programme_id, lang)
        period = period_text(route.next.period, lang)
        lines.append(tr("routing.of_period", name=name, period=period))
    if source is not None and source.confirmed_at is not None:
        place = route.rungs[0].place if route is not None else first.place if first else None
        name, moment = said.place_name(place, tr, lang), as_of(source.confirmed_at, now, lang)
        lines.append(tr("routing.confirmed", name=name, moment=moment))
    if source is not None and source.chosen_at is not None:
        lines.append(tr("routing.chosen_by_you", moment=as_of(source.chosen_at, now, lang)))
    elif route is not None and route.rungs:
        lines.append(tr(f"routing.because.{route.rungs[0].why}"))
    return "\n".join(lines)


def order_rows(state: RoutingState, move: Move, tr: Tr, lang: str) -> list[OrderRow]:
    """
    Every account in order, then cash, which cannot be moved.

    A child's money goes in the order of the guardian's own accounts; an organisation fetches no
    cash, and neither does who is abroad.
    """
    accounts, rows, whose = state.accounts, list[OrderRow](), state.whose
    movable = whose is None or whose.kind == "organisation"
    for at, one in enumerate(accounts):
        name, link_id = said.place_name(one.place, tr, lang), one.place.link_id or ""
        ending, line = one.place.number_ending, said.place_line(one.place, tr, lang)
        up, down = movable and at > 0, movable and at < len(accounts) - 1
        rows.append(
            OrderRow(
                name,
                f"•••• {ending}. {_order_text(at, one, state, tr, lang)}",
                said.place_icon(one.place),
                locked=not movable,
                up=partial(move, link_id, -1) if up else None,
                down=partial(move, link_id, 1) if down else None,
                up_name=tr("routing.up", name=line),
                down_name=tr("routing.down", name=line),
            )
        )
    if whose is not None and whose.kind == "organisation":
        return rows
    if state.abroad:
        kept = OrderRow(
            tr("payments.place.kept"), tr("routing.kept_last"), said.KEPT_ICON, locked=True
        )
        return [*rows, kept]
    after = tr("routing.cash_last", n=days_of(state, "cash_days"))
    text = after if accounts else tr("routing.cash_only")
    rows.append(OrderRow(tr("payments.place.cash"), text, said.CASH_ICON, locked=True))
    return rows


def _order_text(at: int, one: RoutedAccount, state: RoutingState, tr: Tr, lang: str) -> str:
    if one.receives_from is not None:
        return tr("routing.receives_from", day=date_text(one.receives_from, lang))
    if at == 0:
        return tr("routing.is_default")
    return tr("routing.backup", n=days_of(state, "fallback_days"))


def rungs(route: ProgrammeRoute, tr: Tr, lang: str) -> list[Rung]:
    """The ladder of the next payment, each place with its day and its reason."""
    return [_rung(one, at, tr, lang) for at, one in enumerate(route.rungs)]


def _rung(one: PaymentRung, at: int, tr: Tr, lang: str) -> Rung:
    return Rung(
        said.place_line(one.place, tr, lang),
        date_text(one.on, lang),
        tr(f"routing.because.{one.why}"),
        "now" if at == 0 else "later",
    )


def waits(route: ProgrammeRoute, tr: Tr, lang: str) -> str:
    """Which accounts are too new, and from when they receive."""
    return "\n".join(
        tr(
            "routing.waits",
            place=said.place_line(one.place, tr, lang),
            day=date_text(one.on, lang),
        )
        for one in route.waiting
    )
