"""What the screen shows where a link was rejected."""

from collections.abc import Callable

import msgspec

from app.features.link_account import doctor
from app.features.link_account.state import LinkAccountState
from app.features.link_account.view_model import LinkAccountViewModel
from app.runtime.acting_words import worded
from app.runtime.text import moment_text
from app.runtime.view_model import Phase
from app.shared.account_kinds import account_kind
from app.shared.rules.name_diff import Cell
from app.ui.components.bars import Action
from app.ui.components.rows import Row
from app.ui.context import ui

Tr = Callable[..., str]


class DoctorPart:
    """The names side by side, who must mend it and how, and what to use meanwhile."""

    vm: LinkAccountViewModel
    state: LinkAccountState

    def diagnosis(self, part: str, state: LinkAccountState, tr: Tr, lang: str) -> str:
        """What happened, that nothing was lost, and what differs."""
        tr = worded(tr, state.whose)
        if part == "title":
            return doctor.title(state.link, tr)
        return doctor.text(state.link, tr, lang) if part == "text" else doctor.note(state.link, tr)

    def differs(self, state: LinkAccountState) -> bool:
        """Whether two names are shown side by side."""
        return (
            state.phase is Phase.CONTENT
            and state.stage == "rejected"
            and doctor.diff_of(state.link) is not None
        )

    def cells(self, whose: str, state: LinkAccountState) -> list[tuple[Cell, ...]]:
        """A name as words of cells."""
        diff = doctor.diff_of(state.link)
        return list(getattr(diff, whose)) if diff else []

    def advice(self, state: LinkAccountState, tr: Tr, lang: str) -> list[Row]:
        """Who must mend it, what to do and say, and the number to name there."""
        link, tr = state.link, worded(tr, state.whose)
        by, why = doctor.fixer_words(link, tr)
        do, say = doctor.deed_words(link, tr, lang)
        remedy = doctor.remedy_of(link)
        if remedy is None:
            return []
        icon = doctor.kind_icon(state) if remedy.fixer != "holder" else "account-outline"
        rows = [
            Row(by, why, icon, "gold"),
            Row(do, say, "account-arrow-right-outline"),
        ]
        if doctor.diff_of(link) is not None:
            card = tr("doctor.card_wrong")
            rows.append(Row(card, act=self.vm.explain_card, chevron=True, title_colour="primary"))
        return rows

    def code_rows(self, state: LinkAccountState, tr: Tr, lang: str) -> list[Row]:
        """What to name at the counter, to be copied."""
        code, copy = self.fault_code(state, tr, lang), tr("link_account.copy")
        title = tr("doctor.code")
        return [Row(title, code, button=copy, kind="text", button_act=self.copy_fault)]

    def meanwhile(self, state: LinkAccountState, tr: Tr, lang: str) -> list[Row]:
        """Where to be paid for the time being."""
        found = doctor.meanwhile_of(state)
        if found is None:
            return []
        title = tr("doctor.meanwhile", provider=found.name[lang])
        text = doctor.meanwhile_text(state, found, tr, lang)
        icon = account_kind(found.kind).icon
        return [Row(title, text, icon, "ok", act=self.vm.use_meanwhile, chevron=True)]

    def fault_code(self, state: LinkAccountState, tr: Tr, lang: str) -> str:
        """What to name at the counter."""
        if state.link is None or state.now is None:
            return ""
        code, moment = f"LK-{state.link.id[:6].upper()}", moment_text(state.link.asked_at, lang)
        return tr("link_account.fault_code", code=code, moment=moment)

    def copy_fault(self) -> None:
        """Onto the phone's clipboard."""
        self.vm.copy_code(self.fault_code(self.state, ui.tr, ui.lang))

    def copy_message(self) -> None:
        """What to tell the provider, onto the clipboard."""
        self.vm.copy_message(
            doctor.message(self.state.link, worded(ui.tr, self.state.whose), ui.lang)
        )

    def doctor_actions(self, state: LinkAccountState, tr: Tr, lang: str) -> list[Action]:
        """Meanwhile elsewhere, where there is such a place; then what helps with this account."""
        found, remedy = doctor.meanwhile_of(state), doctor.remedy_of(state.link)
        again: list[Action] = []
        if remedy is not None and remedy.again:
            again = [Action(tr("action.retry"), self.vm.again, icon="refresh")]
        elif remedy is not None and remedy.edit:
            again = [Action(tr("link_account.edit"), self.vm.again, icon="pencil-outline")]
        if found is not None:
            name = found.name[lang]
            use = Action(tr("doctor.use", provider=name), self.vm.use_meanwhile)
            ways = [*again, use] if remedy is not None and remedy.again else [use, *again]
        else:
            ways = again
        if remedy is not None and remedy.fixer == "provider":
            ways.append(Action(tr("doctor.copy_message"), self.copy_message))
        if len(ways) < 2:
            ways.append(Action(tr("link_account.other"), self.vm.restart))
        kinds = ("primary", "text", "text")
        return [msgspec.structs.replace(one, kind=kinds[at]) for at, one in enumerate(ways)]

    def card_actions(self, tr: Tr) -> list[Action]:
        """It was read."""
        return [Action(tr("benefits.shut"), self.vm.shut_card)]
