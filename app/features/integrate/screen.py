"""The screen of integrating: choose a kind, type its numbers, follow the request."""

from functools import partial

from app.container import Container
from app.features.integrate import wording
from app.features.integrate.state import IntegrateState
from app.features.integrate.view_model import IntegrateViewModel
from app.features.integrate.wording import LOOKS, Message, Tr
from app.runtime.destinations import Integrate
from app.runtime.text import moment_text
from app.runtime.view_model import Phase
from app.shared.contract.integrations import OPEN_INTEGRATION
from app.shared.integration_terms import not_integrable
from app.shared.rules.name_diff import Cell
from app.shared.search import folded
from app.ui.bound_screen import BoundScreen
from app.ui.components.bars import Action
from app.ui.components.row_groups import RowGroup
from app.ui.components.rows import Row
from app.ui.components.track import Station
from app.ui.kv import load_beside

load_beside(__file__)

_DIGITS = "^000[0-9]{9}$"


class IntegrateScreen(BoundScreen):
    """Three steps of one screen."""

    def title(self, state: IntegrateState, tr: Tr, lang: str) -> str:
        """The deed, or what is asked for."""
        if state.kind is not None:
            return state.kind.name[lang]
        if state.request is not None:
            return wording.name_of(state.request.type_id, lang)
        return tr("integrate.title")

    def at(self, step: str, state: IntegrateState) -> bool:
        """Whether that step is shown."""
        return state.phase is Phase.CONTENT and state.step == step

    def message(self, state: IntegrateState, tr: Tr, lang: str) -> Message:
        """What went wrong, or how old the copy is."""
        return wording.message(state, tr, lang, self.vm.refresh)

    # --- which kind -------------------------------------------------------------------------------
    def groups(self, state: IntegrateState, tr: Tr, lang: str) -> list[RowGroup]:
        """Requests, what was taken out, what can be asked for, and what comes otherwise or not."""
        if not self.at("choose", state):
            return []
        found = (
            RowGroup(tr("integrate.requests"), self.request_rows(state, tr, lang)),
            RowGroup(tr("integrate.removed"), self.removed_rows(state, tr, lang)),
            RowGroup(tr("integrate.kinds"), self.kind_rows(state, tr, lang)),
            RowGroup(tr("integrate.others"), self.others_rows(state, tr)),
            RowGroup(tr("integrate.by_itself"), self.automatic_rows(state, tr, lang)),
            RowGroup(tr("integrate.never"), self.never_rows(state, lang)),
        )
        return [group for group in found if group.rows]

    def request_rows(self, state: IntegrateState, tr: Tr, lang: str) -> list[Row]:
        """One a request, open ones and the history alike; none while something is looked for."""
        if state.known is None or state.query:
            return []
        rows = []
        for one in state.known.requests:
            icon, tone = LOOKS[one.state]
            act = lambda integration_id=one.id: self.vm.follow(integration_id)  # noqa: E731
            text = wording.request_text(one, tr, lang)
            name = wording.name_of(one.type_id, lang)
            rows.append(Row(name, text, icon, tone, act=act, chevron=True))
        return rows

    def removed_rows(self, state: IntegrateState, tr: Tr, lang: str) -> list[Row]:
        """One a document that was taken out, with the way back."""
        if state.known is None or state.query:
            return []
        return [
            Row(
                wording.name_of(one.type_id, lang),
                tr("integrate.removed_at", moment=moment_text(one.removed_at, lang)),
                "tray-arrow-up", button=tr("integrate.put_back"), kind="outline",
                button_act=lambda document_id=one.document_id: self.vm.put_back(document_id),
            )
            for one in state.known.removed
        ]  # fmt: skip

    def kind_rows(self, state: IntegrateState, tr: Tr, lang: str) -> list[Row]:
        """One a kind that may be asked for."""
        there = state.known.there if state.known else ()
        return [
            Row(
                kind.name[lang], wording.source_of(kind.register, lang), kind.icon,
                act=lambda type_id=kind.id: self.vm.choose(type_id),
                chip=tr("integrate.there") if kind.id in there else "", chip_tone="neutral",
                chevron=kind.id not in there,
            )
            for kind in state.kinds("request")
            if _found(state.query, kind.name[lang])
        ]  # fmt: skip

    def others_rows(self, state: IntegrateState, tr: Tr) -> list[Row]:
        """One a child or organisation for whom the resident acts."""
        if state.query:
            return []
        return [
            Row(
                one.full_name, tr(f"integrate.others.{one.kind}"),
                "human-male-child" if one.kind == "ward" else "domain",
                act=lambda holder_id=one.holder_id: self.vm.open_other(holder_id), chevron=True,
            )
            for one in state.others
        ]  # fmt: skip

    def automatic_rows(self, state: IntegrateState, tr: Tr, lang: str) -> list[Row]:
        """One a kind that comes by itself."""
        return [
            Row(kind.name[lang], tr("integrate.automatic"), kind.icon)
            for kind in state.kinds("automatic")
            if _found(state.query, kind.name[lang])
        ]

    def never_rows(self, state: IntegrateState, lang: str) -> list[Row]:
        """One a paper that comes into no wallet, and why."""
        return [
            Row(one.name[lang], f"{one.why[lang]} {one.source[lang]}.", one.icon)
            for one in not_integrable()
            if _found(state.query, one.name[lang])
        ]

    def finds_nothing(self, state: IntegrateState, tr: Tr, lang: str) -> bool:
        """Whether the query finds no kind at all."""
        return self.at("choose", state) and not self.groups(state, tr, lang)

    # --- its numbers ------------------------------------------------------------------------------
    def source(self, state: IntegrateState, tr: Tr, lang: str) -> str:
        """Where it will be looked up."""
        if state.kind is None:
            return ""
        return tr("integrate.form_text", source=wording.source_of(state.kind.register, lang))

    def has_field(self, at: int, state: IntegrateState) -> bool:
        """Whether so many numbers are typed."""
        return state.phase is Phase.CONTENT and at < len(state.specs)

    def field(self, part: str, at: int, state: IntegrateState, tr: Tr, lang: str) -> str:
        """A field's label, text, help, fault or kind."""
        if not self.has_field(at, state) or state.kind is None:
            return ""
        spec = state.specs[at]
        match part:
            case "label":
                known = state.kind.field(spec.field)
                return known.label[lang] if known else spec.field
            case "text":
                return state.typed.get(spec.field, "")
            case "help":
                return spec.help[lang]
            case "kind":
                return "digits" if spec.pattern == _DIGITS else "text"
        why = state.wrong.get(spec.field)
        return tr(f"integrate.wrong.{why}", help=spec.help[lang]) if why else ""

    def basis(self, state: IntegrateState, tr: Tr, lang: str) -> str:
        """Who says that it may be integrated."""
        return wording.basis(state.kind, tr, lang) if state.kind else ""

    # --- where it stands --------------------------------------------------------------------------
    def stations(self, state: IntegrateState, tr: Tr, lang: str) -> list[Station]:
        """The way of the request."""
        return wording.stations(state, tr, lang)

    def code_rows(self, state: IntegrateState, tr: Tr, lang: str) -> list[Row]:
        """The request's number, to copy; and what was typed."""
        one = state.request
        if one is None:
            return []
        copy = Row(
            one.code, tr("integrate.code"), "pound", button=tr("integrate.copy_code"),
            kind="outline", button_act=self.vm.copy_code,
        )  # fmt: skip
        numbers = wording.number_words(one, lang)
        typed = [Row(numbers, tr("integrate.typed"), "form-textbox")] if numbers else []
        return [copy, *typed]

    def cells(self, whose: str, state: IntegrateState) -> list[list[Cell]]:
        """Letters of one of two names that differ."""
        diff = wording.difference(state)
        if diff is None:
            return []
        return [list(word) for word in (diff.ours if whose == "ours" else diff.theirs)]

    def their_label(self, state: IntegrateState, lang: str) -> str:
        """Where the other name stands."""
        return wording.source_of(state.request.register_id, lang) if state.request else ""

    def note(self, state: IntegrateState, tr: Tr) -> str:
        """What differs."""
        return wording.difference_note(state, tr)

    def advice(self, state: IntegrateState, tr: Tr, lang: str) -> list[Row]:
        """Why it came back, and what to do."""
        reason, deed = wording.why(state, tr, lang)
        if not reason:
            return []
        return [
            Row(tr("integrate.why"), reason, "information-outline", "warn"),
            Row(tr("integrate.what_to_do"), deed, "arrow-right", "info"),
        ]

    # --- the bottom -------------------------------------------------------------------------------
    def actions(self, state: IntegrateState, tr: Tr) -> list[Action]:
        """The one deed of the step."""
        if state.step == "form":
            busy = state.doing == "send"
            return [Action(tr("integrate.send"), self.vm.send, icon="send", busy=busy)]
        one = state.request
        if one is None:
            return []
        if one.state in OPEN_INTEGRATION:
            return [Action(tr("integrate.withdraw"), self.vm.ask_withdraw, "outline")]
        if one.state in ("returned", "withdrawn"):
            return [Action(tr("integrate.again"), self.vm.ask_again, icon="pencil-outline")]
        return self._of_arrived(state, one.document_id, tr)

    def _of_arrived(self, state: IntegrateState, document_id: str | None, tr: Tr) -> list[Action]:
        """Look at what came, or put it back where it was taken out since."""
        if document_id is None:
            return []
        removed = state.known.removed if state.known else ()
        if any(it.document_id == document_id for it in removed):
            act = partial(self.vm.put_back, document_id)
            return [Action(tr("integrate.put_back"), act, icon="tray-arrow-up")]
        if state.whose is None or state.whose.kind == "ward":
            return [Action(tr("integrate.open"), self.vm.open_document)]
        return []

    def confirming(self, state: IntegrateState, tr: Tr) -> list[Action]:
        """Take it back, or keep it."""
        busy = state.doing == "withdraw"
        return [
            Action(tr("integrate.withdraw_yes"), self.vm.withdraw, busy=busy),
            Action(tr("integrate.keep"), self.vm.shut, "text"),
        ]

    def failure(self, state: IntegrateState, tr: Tr) -> str:
        """Why nothing could be fetched."""
        return tr(state.fault.key, **state.fault.values) if state.fault else ""

    def again(self, state: IntegrateState, tr: Tr) -> list[Action]:
        """Ask once more."""
        busy = state.doing == "refresh"
        return [Action(tr("action.retry"), self.vm.refresh, icon="refresh", busy=busy)]


def _found(query: str, name: str) -> bool:
    return folded(query) in folded(name)


def build(app: Container, destination: Integrate) -> IntegrateScreen:
    """The screen over one wallet."""
    return IntegrateScreen(IntegrateViewModel(destination, app))
