"""The screen of wrong data: which fact, what is right, and what became of what was sent."""

from app.container import Container
from app.features.report_data import wording
from app.features.report_data.state import ReportState
from app.features.report_data.view_model import ReportViewModel
from app.features.report_data.wording import Message, Tr, within
from app.runtime.destinations import ReportData
from app.runtime.document_words import field_words, type_of
from app.runtime.view_model import Phase
from app.shared.contract.data_reports import OPEN_REPORT, DataReport
from app.ui.bound_screen import BoundScreen
from app.ui.components.bars import Action
from app.ui.components.radio_cards import RadioCard
from app.ui.components.rows import Row
from app.ui.kv import load_beside

load_beside(__file__)

_DATE = [2, 2, 4]  # digits of day, month, year


class ReportScreen(BoundScreen):
    """Choose a fact, type what is right, follow the answer."""

    def message(self, state: ReportState, tr: Tr, lang: str) -> Message:
        """What went wrong, or how old the copy is."""
        return wording.message(state, tr, lang, self.vm.refresh)

    # --- which fact -------------------------------------------------------------------------------
    def chooses(self, state: ReportState) -> bool:
        """Whether a fact is being chosen."""
        return state.phase is Phase.CONTENT and state.fact is None and not state.hidden

    def which(self, state: ReportState, tr: Tr, lang: str) -> str:
        """Of which document."""
        kind = type_of(state.document.type_id) if state.document else None
        return tr("report_data.which", document=within(kind.name[lang])) if kind else ""

    def fact_rows(self, state: ReportState, tr: Tr, lang: str) -> list[Row]:
        """One a fact; one that is reported already says so and leads nowhere."""
        if state.document is None or state.fact is not None:
            return []
        rows = []
        for spec in state.facts:
            value = field_words(spec, state.document.fields[spec.id], lang, revealed=False)
            about = next((one for one in state.reports if one.fact_id == spec.id), None)
            if about is not None and about.state in OPEN_REPORT:
                chip = tr(f"report_data.state.{about.state}")
                rows.append(Row(spec.label[lang], value, chip=chip, chip_tone="info"))
                continue
            act = lambda fact_id=spec.id: self.vm.choose(fact_id)  # noqa: E731
            rows.append(Row(spec.label[lang], value, act=act, chevron=True))
        return rows

    # --- what is right ----------------------------------------------------------------------------
    def fact_words(self, part: str, state: ReportState, tr: Tr, lang: str) -> str:
        """The form's title, or how to fill the field."""
        spec = state.fact
        if spec is None:
            return ""
        if part == "title":
            return tr("report_data.wrong_fact", fact=within(spec.label[lang]))
        return tr(f"report_data.help.{spec.kind}")

    def current_rows(self, state: ReportState, tr: Tr, lang: str) -> list[Row]:
        """The value as it stands, with an eye where it is masked."""
        spec, document = state.fact, state.document
        if spec is None or document is None:
            return []
        value = field_words(spec, document.fields[spec.id], lang, revealed=state.revealed)
        words = tr("report_data.current")
        if not spec.masked:
            return [Row(value, words, "card-account-details-outline")]
        name = tr("report_data.mask" if state.revealed else "report_data.reveal")
        return [
            Row(value, words, "card-account-details-outline", button=name, kind="outline",
                button_act=self.vm.reveal)
        ]  # fmt: skip

    def codes(self, state: ReportState, lang: str) -> list[RadioCard]:
        """Every code of the fact but the one that stands; none where it is typed."""
        spec, document = state.fact, state.document
        if spec is None or document is None:
            return []
        now = document.fields[spec.id]
        return [RadioCard(code, words[lang]) for code, words in spec.words.items() if code != now]

    def field_kind(self, state: ReportState) -> str:
        """Digits in cells, or words."""
        spec = state.fact
        return "digits" if spec and spec.kind in ("date", "number", "money_vnd") else "text"

    def groups(self, state: ReportState) -> list[int]:
        """Day, month and year apart."""
        return _DATE if state.fact and state.fact.kind == "date" else []

    def wrong(self, state: ReportState, tr: Tr) -> str:
        """What is the matter with what was typed, and how to fix it."""
        if state.wrong is None:
            return ""
        if state.wrong == "wrong_kind" and state.fact:
            return tr(f"report_data.kind.{state.fact.kind}")
        return tr(f"report_data.wrong.{state.wrong}")

    def clock(self, state: ReportState, tr: Tr, lang: str) -> str:
        """Until when it is answered."""
        return wording.clock(state, tr, lang) if state.fact else ""

    def actions(self, state: ReportState, tr: Tr) -> list[Action]:
        """Send it."""
        if state.fact is None:
            return []
        busy = state.doing == "send"
        return [Action(tr("report_data.send"), self.vm.send, icon="send", busy=busy)]

    # --- what was sent ----------------------------------------------------------------------------
    def report_rows(self, state: ReportState, tr: Tr, lang: str) -> list[Row]:
        """One a report: its number, where it stands; an open one can be taken back."""
        return [self._row(one, state, tr, lang) for one in state.reports]

    def _row(self, one: DataReport, state: ReportState, tr: Tr, lang: str) -> Row:
        icon, tone = wording.STATES[one.state]
        kind = type_of(one.type_id)
        spec = kind.field(one.fact_id) if kind else None
        words = wording.follows(one, spec, state, tr, lang)
        title = wording.label_of(one, lang)
        if one.state not in OPEN_REPORT:
            tones = {"corrected": "ok", "refused": "warn"}
            return Row(
                title, words, icon, tone, chip=tr(f"report_data.state.{one.state}"),
                chip_tone=tones.get(one.state, "neutral"),
            )  # fmt: skip
        return Row(
            title, words, icon, tone, button=tr("report_data.withdraw"), kind="outline",
            button_act=lambda: self.vm.ask_withdraw(one.id),
        )  # fmt: skip

    def withdraw_text(self, state: ReportState, tr: Tr, lang: str) -> str:
        """What follows from taking it back."""
        one = state.asked
        if one is None:
            return ""
        fact = within(wording.label_of(one, lang))
        return tr("report_data.withdraw_text", code=one.code, fact=fact)

    def confirming(self, state: ReportState, tr: Tr) -> list[Action]:
        """Take it back, or keep it."""
        if state.asked is None:
            return []
        busy = state.doing == "withdraw"
        return [
            Action(tr("report_data.withdraw_yes"), self.vm.withdraw, busy=busy),
            Action(tr("report_data.keep"), self.vm.shut, "text"),
        ]

    # --- nothing to show --------------------------------------------------------------------------
    def is_empty(self, state: ReportState) -> bool:
        """There is no such document, or its values are hidden."""
        return state.phase is Phase.EMPTY or state.hidden

    def empty(self, part: str, state: ReportState, tr: Tr) -> str:
        """Which of the two, and what to do."""
        if state.document is None:
            return tr("document.not_found" if part == "title" else "document.not_found_text")
        return tr("report_data.hidden" if part == "title" else "report_data.hidden.text")

    def failure(self, state: ReportState, tr: Tr) -> str:
        """Why nothing could be fetched."""
        return tr(state.fault.key, **state.fault.values) if state.fault else ""

    def again(self, state: ReportState, tr: Tr) -> list[Action]:
        """Ask once more."""
        if state.phase is not Phase.FAILED:
            return []
        busy = state.doing == "refresh"
        return [Action(tr("action.retry"), self.vm.refresh, icon="refresh", busy=busy)]


def build(app: Container, destination: ReportData) -> ReportScreen:
    """The screen about one document."""
    return ReportScreen(ReportViewModel(destination, app))
