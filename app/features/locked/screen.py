"""The lock screen: black doors for a real lock, a plain tile for today's expiry; no hatching."""

from collections.abc import Callable
from typing import Any

from kivy.properties import StringProperty

from app.container import Container
from app.features.locked.blocks import LockedName, LockFact, night
from app.features.locked.view_model import OWN_REQUEST, LockedState, LockedViewModel
from app.runtime.destinations import Locked
from app.runtime.text import clock_time, date_text, weekday_date
from app.shared.clock import viet_nam_day
from app.shared.doctypes import DocumentType, document_type
from app.shared.rulesets import rule_set
from app.ui.bound_screen import BoundScreen
from app.ui.components.bars import Action
from app.ui.components.readings import reading_rows
from app.ui.components.rows import Row
from app.ui.kv import load_beside
from app.ui.theme import Theme

load_beside(__file__)

Tr = Callable[..., str]


def _type(type_id: str) -> DocumentType | None:
    try:
        return document_type(type_id)
    except KeyError:  # a newer server's type: it is named by its id
        return None


def _name(type_id: str, lang: str) -> str:
    known = _type(type_id)
    return known.name[lang] if known else type_id


def _named_within(type_id: str, lang: str) -> str:
    """The name as a sentence takes it: English writes it small."""
    name = _name(type_id, lang)
    return name[:1].lower() + name[1:] if lang == "en" else name


class LockedScreen(BoundScreen):
    """Why, since when, what is behind the lock, and the way back."""

    ground = StringProperty("bg")

    def __init__(self, vm: LockedViewModel, **kwargs: Any) -> None:
        super().__init__(vm, **kwargs)
        self.on_state(self, self.state)

    def on_state(self, _: object, state: LockedState) -> None:
        """A real lock reaches the phone's top edge."""
        self.ground = "lock" if state.real else "bg"

    def ground_colour(self, state: LockedState, theme: Theme) -> tuple[float, float, float, float]:
        """Black below the doors, in every theme."""
        return night("bg") if state.real else theme.colour("bg")

    # --- words ------------------------------------------------------------------------------------
    def title(self, state: LockedState, tr: Tr) -> str:
        """Who locked it."""
        return tr(f"locked.real.{state.ground}") if state.real else tr("locked.title")

    def why(self, state: LockedState, tr: Tr, lang: str) -> str:
        """When, and what follows."""
        if state.real and state.since:
            day = viet_nam_day(state.since)
            return tr(
                f"locked.real_text.{state.ground}",
                time=clock_time(state.since),
                day=weekday_date(day, lang),
            )
        if state.ended_on is None:
            return ""
        document = _named_within(state.identity_type, lang)
        return tr("locked.text", document=document, day=date_text(state.ended_on, lang))

    def article(self, state: LockedState, tr: Tr, lang: str) -> str:
        """The rule it follows from."""
        if not state.rule_set_id:
            return ""
        rule = rule_set(state.rule_set_id).rule(state.rule_id)
        words = rule.source[lang]
        return (
            f"{words} · {tr('rule_status.unconfirmed')}" if rule.status == "unconfirmed" else words
        )

    def note(self, state: LockedState, tr: Tr, lang: str) -> str:
        """What the lock is not: the two are never told with each other's words."""
        if state.real:
            also = tr("locked.also_expired", document=_named_within(state.identity_type, lang))
            words = tr("locked.real_note", article=self.article(state, tr, lang))
            return f"{words} {also}" if state.also_expired else words
        return tr("locked.not_lost")

    # --- what is behind it ------------------------------------------------------------------------
    def names(self, state: LockedState, lang: str) -> list[LockedName]:
        """By name only."""
        known = ((_type(type_id), type_id) for type_id in state.type_ids)
        return [
            LockedName(t.icon, t.name[lang]) if t else LockedName("file-document-outline", type_id)
            for t, type_id in known
        ]

    def facts(self, state: LockedState, tr: Tr, lang: str) -> list[LockFact]:
        """What a real lock stops and what it does not; what no source confirms says so."""
        if not state.real:
            return []
        payments = rule_set(state.rule_set_id).rule("payments_while_locked")
        behind = ", ".join(_name(type_id, lang) for type_id in state.type_ids)
        return [
            LockFact("lock", "error", tr("locked.nobody"), behind),
            LockFact(
                "cash-check",
                "success",
                tr(f"locked.payments.{payments.value}"),
                tr("locked.assumed") if payments.status == "unconfirmed" else payments.source[lang],
            ),
            LockFact("phone-outline", "text_2", tr("locked.help")),
        ]

    # --- the way back -----------------------------------------------------------------------------
    def steps(self, state: LockedState, tr: Tr, lang: str) -> list[Row]:
        """Where, what to bring, what happens then."""
        known = _type(state.identity_type)
        terms = known.renewal if known else None
        rows = [Row(tr("locked.where"), terms.office[lang] if terms else "", "map-marker-outline")]
        if terms:
            papers = ", ".join(paper.name[lang] for paper in terms.papers)
            rows.append(Row(tr("locked.bring"), papers, "file-document-check-outline"))
            rows.append(
                Row(
                    tr("locked.takes"),
                    tr("locked.takes_text", n=terms.days),
                    "calendar-check-outline",
                )
            )
        rows.append(Row(tr("locked.then"), tr("locked.then_text"), "lock-open-variant-outline"))
        return rows

    def sheet_title(self, state: LockedState, tr: Tr) -> str:
        """What the sheet is about."""
        return tr("locked.unlock_title") if state.real else tr("locked.offices_title")

    def offices(self, state: LockedState, tr: Tr, lang: str) -> list[Row]:
        """Offices, every one marked as an example; for a real lock, what lifts it."""
        rows = []
        if state.real:
            rows.append(
                Row(
                    tr("locked.lift"),
                    tr(f"locked.lift.{state.ground}"),
                    "lock-open-variant-outline",
                )
            )
        known = _type(state.identity_type)
        if known and known.renewal:
            rows.append(
                Row(
                    known.renewal.office[lang], tr("locked.office_hours"), "office-building-outline"
                )
            )
        rows.append(
            Row(tr("locked.any_commune"), tr("locked.any_commune_text"), "map-marker-outline")
        )
        return rows

    # --- deeds ------------------------------------------------------------------------------------
    def actions(self, state: LockedState, tr: Tr) -> list[Action]:
        """The way back first, then out."""
        main, quiet = ("gold", "dark") if state.real else ("primary", "text")
        icon = "lock-open-variant-outline" if state.real else "map-marker-outline"
        label = tr("locked.how_to_unlock") if state.real else tr("locked.find_office")
        if state.ground == OWN_REQUEST:
            return [
                Action(tr("locked.unlock_with_card"), self.vm.read_card, main, icon),
                Action(tr("locked.unlock_in_person"), self.vm.explain, quiet),
                Action(tr("sign_out.action"), self.vm.ask_to_leave, quiet),
            ]
        return [
            Action(label, self.vm.explain, main, icon),
            Action(tr("sign_out.action"), self.vm.ask_to_leave, quiet),
        ]

    def readings(self, state: LockedState, tr: Tr) -> list[Row]:
        """What the simulated reader may see."""
        return reading_rows(tr, self.vm.unlock, enabled=not state.unlocking)

    def reading_text(self, state: LockedState, tr: Tr) -> str:
        """What is asked; or why it did not work."""
        return tr(state.fault_key) if state.fault_key else tr("locked.reading.text")

    def reading_actions(self, state: LockedState, tr: Tr) -> list[Action]:
        """Not now; while the server is asked there is no way out."""
        label = tr("locked.unlocking") if state.unlocking else tr("locked.reading.later")
        return [Action(label, self.vm.shut, "text", busy=state.unlocking)]

    def sheet_actions(self, tr: Tr) -> list[Action]:
        """Only the way back to the screen."""
        return [Action(tr("action.understood"), self.vm.shut)]

    def leaving_actions(self, state: LockedState, tr: Tr) -> list[Action]:
        """Signing out, or not."""
        return [
            Action(tr("sign_out.action"), self.vm.leave, busy=state.leaving),
            Action(tr("sign_out.stay"), self.vm.shut, "text"),
        ]


def build(app: Container, _: Locked) -> LockedScreen:
    """The screen over account, clock and rule set."""
    return LockedScreen(LockedViewModel(app))
