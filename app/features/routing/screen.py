"""Where money goes: the overview, or one programme's places to choose from."""

from collections.abc import Callable

from app.container import Container
from app.features.routing.view_model import DEFAULT, RoutingState, RoutingViewModel
from app.features.routing.wording import confirmed, days_of, order_rows, rungs, waits
from app.runtime import payment_words as said
from app.runtime.destinations import Routing
from app.runtime.policy import rule_words
from app.runtime.routing_words import goes_to
from app.runtime.text import as_of, date_text, weekday_day_month
from app.shared.contract.routing import ProgrammeRoute
from app.shared.money import vnd
from app.ui.components.bars import Action
from app.ui.components.ladder import Rung
from app.ui.components.order_list import OrderRow
from app.ui.components.radio_cards import RadioCard
from app.ui.components.rows import Row
from app.ui.kv import load_beside
from app.ui.ticking_screen import TickingScreen

load_beside(__file__)

Tr = Callable[..., str]


def clock_left(seconds: int) -> str:
    """``9:41``: minutes and seconds."""
    return f"{seconds // 60}:{seconds % 60:02}"


class RoutingScreen(TickingScreen):
    """The next payment goes here; each programme; the order of places."""

    # --- which blocks -----------------------------------------------------------------------------
    def overview(self, state: RoutingState) -> bool:
        """Whether everything is shown, and not one programme."""
        return state.phase.name == "CONTENT" and not state.programme_id

    def one(self, state: RoutingState) -> bool:
        """Whether one programme is shown."""
        return state.phase.name == "CONTENT" and state.programme is not None

    def is_gone(self, state: RoutingState) -> bool:
        """Whether the programme that was asked for is on no list any more."""
        known = state.phase.name in ("CONTENT", "EMPTY")
        return known and bool(state.programme_id) and state.programme is None

    def is_copy(self, state: RoutingState) -> bool:
        """Whether what is seen could not be fetched anew."""
        return state.phase.name == "CONTENT" and (state.offline or not state.online)

    def age(self, state: RoutingState, tr: Tr, lang: str) -> str:
        """How old the copy is."""
        if state.as_of is None or state.now is None:
            return ""
        return tr("routing.copy.text", moment=as_of(state.as_of, state.now, lang))

    def title(self, state: RoutingState, tr: Tr, lang: str) -> str:
        """The programme, or everything."""
        if state.programme_id:
            return said.programme_name(state.programme_id, lang)
        return tr("routing.title")

    # --- the card ---------------------------------------------------------------------------------
    def route(self, state: RoutingState) -> ProgrammeRoute | None:
        """What the card is about: the programme looked at, else the one that pays next."""
        return state.programme or state.coming

    def card(self, part: str, state: RoutingState, tr: Tr, lang: str) -> str:
        """The card's words: where, how much, when, and who confirmed it."""
        route = self.route(state)
        rung = route.rungs[0] if route and route.rungs else None
        first = state.accounts[0] if state.accounts else None
        place = rung.place if rung else first.place if first else None
        coming = route.next if route else None
        words = {
            "label": lambda: tr("routing.next" if coming else "routing.unscheduled"),
            "icon": lambda: said.place_icon(place),
            "name": lambda: said.place_name(place, tr, lang),
            "ending": lambda: said.place_ending(place, tr, lang),
            "amount": lambda: vnd(coming.amount_vnd, lang) if coming else "",
            "chip": lambda: weekday_day_month(coming.due_on, lang) if coming else "",
            "since": lambda: confirmed(route, first, state.now, tr, lang) if state.now else "",
        }
        return words[part]()

    # --- overview ---------------------------------------------------------------------------------
    def programme_rows(self, state: RoutingState, tr: Tr, lang: str) -> list[Row]:
        """Each programme and its place; a tap opens it."""
        return [
            Row(
                said.programme_name(one.programme_id, lang),
                goes_to(one, tr, lang),
                said.programme_icon(one.programme_id),
                "primary",
                act=lambda name=one.programme_id: self.vm.open_programme(name),
                chevron=True,
            )
            for one in state.programmes
        ]

    def has_order(self, state: RoutingState) -> bool:
        """Whether places are tried one after the other: cash is one, but for an organisation."""
        organisation = state.whose is not None and state.whose.kind == "organisation"
        return self.overview(state) and bool(state.accounts or not organisation)

    def nothing_linked(self, state: RoutingState) -> str:
        """Key of where the money goes while no account is linked."""
        if state.whose is not None and state.whose.kind == "organisation":
            return "routing.nothing_linked_by_organisation"
        return "routing.nothing_linked_abroad" if state.abroad else "routing.nothing_linked"

    def order_rows(self, state: RoutingState, tr: Tr, lang: str) -> list[OrderRow]:
        """Every account in order, then cash, which cannot be moved."""
        return order_rows(state, self.vm.move, tr, lang)

    def order_actions(self, state: RoutingState, tr: Tr) -> list[Action]:
        """Send what was moved, or leave it; link a first account."""
        if not state.order:
            return self.choice_actions(state, tr)
        return [
            Action(tr("routing.save_order"), self.vm.save_order, enabled=state.online),
            Action(tr("routing.forget_order"), self.vm.forget_order, "text"),
        ]

    def order_note(self, state: RoutingState, tr: Tr, lang: str) -> str:
        """What follows once the order is sent."""
        if state.whose is not None and state.whose.kind == "ward":
            return tr("routing.guardians_order")
        if not state.order:
            return tr("routing.order_note")
        before = state.routing.accounts[0].place.link_id if state.routing else None
        first = state.accounts[0]
        if first.place.link_id == before:
            return tr("routing.order_keeps_first")
        return tr("routing.order_moves_first", place=said.place_line(first.place, tr, lang))

    # --- one programme ----------------------------------------------------------------------------
    def choices(self, state: RoutingState, tr: Tr, lang: str) -> list[RadioCard]:
        """The default, or an account of the programme's own."""
        accounts = state.routing.accounts if state.routing else ()
        if not accounts:
            return []
        now = said.place_line(accounts[0].place, tr, lang)
        cards = [
            RadioCard(
                DEFAULT, tr("routing.by_default"), tr("routing.by_default.text", place=now),
                "call-split",
            )
        ]  # fmt: skip
        for one in accounts:
            day = date_text(one.receives_from, lang) if one.receives_from else ""
            ready = tr("routing.receives_from", day=day) if day else tr("routing.receives_now")
            cards.append(
                RadioCard(
                    one.place.link_id or "",
                    said.place_line(one.place, tr, lang),
                    ready,
                    said.place_icon(one.place),
                )
            )
        return cards

    def when(self, state: RoutingState, tr: Tr, lang: str) -> str:
        """From when a choice counts."""
        picked = next((one for one in state.accounts if one.place.link_id == state.picked), None)
        if picked is not None and picked.receives_from is not None:
            return tr("routing.when.later", day=date_text(picked.receives_from, lang))
        return tr("routing.when.now")

    def choice_actions(self, state: RoutingState, tr: Tr) -> list[Action]:
        """Send what was picked; or link a first account."""
        if not state.accounts and not state.may_link:
            return []
        if not state.accounts:
            return [Action(tr("benefits.link"), self.vm.link, enabled=state.online)]
        ready = bool(state.picked) and state.online
        return [Action(tr("routing.save_choice"), self.vm.save_choice, enabled=ready)]

    def rungs(self, state: RoutingState, tr: Tr, lang: str) -> list[Rung]:
        """The ladder of the next payment."""
        return rungs(state.programme, tr, lang) if state.programme else []

    def waits(self, state: RoutingState, tr: Tr, lang: str) -> str:
        """Which accounts are too new."""
        return waits(state.programme, tr, lang) if state.programme else ""

    # --- notes, undo, passcode --------------------------------------------------------------------
    def rule_note(self, state: RoutingState, tr: Tr, lang: str) -> str:
        """Why a new account waits, and who says so."""
        if not state.rules:
            return ""
        days = days_of(state, "cool_off_days")
        source = rule_words(state.rules, "cool_off_days", lang, tr)
        return f"{tr('routing.cool_off', n=days)} ({source})"

    def default_note(self, state: RoutingState, tr: Tr, lang: str) -> str:
        """That no source says who picks the default."""
        if not state.rules:
            return ""
        source = rule_words(state.rules, "routing_default", lang, tr)
        return tr("routing.default_rule", source=source)

    def undo_title(self, state: RoutingState, tr: Tr, lang: str) -> str:
        """What was changed."""
        change = state.routing.change if state.routing else None
        if change is None:
            return ""
        if change.before == change.after or change.after is None:
            return tr("routing.changed.order" if change.kind == "order" else "routing.changed.same")
        place = said.place_line(change.after, tr, lang)
        if change.programme_id:
            name = said.programme_name(change.programme_id, lang)
            return tr("routing.changed.programme", name=name, place=place)
        return tr("routing.changed.default", place=place)

    def undo_text(self, state: RoutingState, tr: Tr) -> str:
        """How long it can be undone."""
        return tr("routing.undo_left", time=clock_left(state.undo_seconds))

    def passcode_title(self, state: RoutingState, tr: Tr) -> str:
        """What the passcode is for."""
        return tr(f"routing.passcode.{state.asking}") if state.asking else ""

    def passcode_text(self, state: RoutingState, tr: Tr, lang: str) -> str:
        """What follows."""
        if state.asking == "undo":
            return self.undo_title(state, tr, lang)
        if state.asking == "order":
            return self.order_note(state, tr, lang)
        chosen = next(
            (one for one in self.choices(state, tr, lang) if one.id == state.picked), None
        )
        name = said.programme_name(state.programme_id, lang)
        return tr("routing.passcode.to", name=name, place=chosen.title) if chosen else ""

    def passcode_actions(self, state: RoutingState, tr: Tr) -> list[Action]:
        """Again, where nothing was decided; the way out."""
        out = Action(tr("routing.cancel"), self.vm.shut, "text", enabled=not state.entry.busy)
        if state.entry.fault_key:
            return [Action(tr("action.retry"), self.vm.retry, icon="refresh"), out]
        return [out]

    def again(self, state: RoutingState, tr: Tr) -> list[Action]:
        """Ask once more."""
        return [Action(tr("action.retry"), self.vm.refresh, icon="refresh", busy=state.refreshing)]


def build(app: Container, destination: Routing) -> RoutingScreen:
    """The screen over where money goes."""
    return RoutingScreen(RoutingViewModel(app, destination.programme_id, of=destination.of))
