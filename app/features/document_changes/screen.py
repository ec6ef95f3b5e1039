"""The screen of a document's changes."""

from collections.abc import Callable

from app.container import Container
from app.features.document_changes import blocks as blocks  # noqa: PLC0414  # the .kv names them
from app.features.document_changes.blocks import ChangeWords
from app.features.document_changes.view_model import ChangesState, ChangesViewModel
from app.runtime.destinations import DocumentChanges
from app.runtime.document_words import field_words, type_of
from app.runtime.text import as_of, moment_text
from app.runtime.view_model import Phase
from app.shared.contract.documents import DocumentChange
from app.shared.doctypes import FieldSpec
from app.shared.registers import ENDS, register, register_of
from app.ui.components.bars import Action
from app.ui.kv import load_beside
from app.ui.masking import MasksAgain

load_beside(__file__)

Tr = Callable[..., str]


class ChangesScreen(MasksAgain):
    """Before and after, a card a change."""

    def which(self, state: ChangesState, tr: Tr, lang: str) -> str:
        """Of which document, and which register keeps it."""
        kind = type_of(state.document.type_id) if state.document else None
        if kind is None:
            return ""
        source = register_of(kind.id).name[lang]
        return tr("document_changes.which", document=kind.name[lang], source=source)

    def changes(self, state: ChangesState, tr: Tr, lang: str) -> list[ChangeWords]:
        """Newest first."""
        return [self._words(one, state, tr, lang) for one in state.changes]

    def _words(self, one: DocumentChange, state: ChangesState, tr: Tr, lang: str) -> ChangeWords:
        spec = self._spec(one, state)
        if spec is None or one.at is None or one.new is None:
            return ChangeWords(one.title_vi if lang == "vi" else one.title_en, "", "", "", "", "")
        shown = spec.id in state.revealed
        label = spec.label[lang]
        masked = spec.id in state.maskable
        eye = "eye-off-outline" if shown else "eye-outline"
        name = tr("document.mask" if shown else "document.reveal", label=label)
        return ChangeWords(
            label=label,
            old=field_words(spec, one.old, lang, revealed=shown) if one.old else "",
            new=field_words(spec, one.new, lang, revealed=shown),
            old_name=tr("document_changes.old"),
            new_name=tr("document_changes.new"),
            text=tr(
                "document_changes.from",
                moment=moment_text(one.at, lang),
                source=self._source(one.register_id, lang),
            ),
            reference=tr("document_changes.reference", code=one.reference) if one.reference else "",
            key=spec.id,
            eye=eye if masked else "",
            eye_name=name,
        )

    def _spec(self, one: DocumentChange, state: ChangesState) -> FieldSpec | None:
        kind = type_of(state.document.type_id) if state.document else None
        if kind is None or one.fact_id is None:
            return None
        if one.fact_id == ENDS and (fact := register_of(kind.id).fact(kind.id, ENDS)):
            return FieldSpec(id=ENDS, kind=fact.kind, label=fact.label, sample="")
        return kind.field(one.fact_id)

    def _source(self, register_id: str | None, lang: str) -> str:
        try:
            return register(register_id or "").name[lang]
        except KeyError:  # a newer server's
            return register_id or ""

    def age(self, state: ChangesState, tr: Tr, lang: str) -> str:
        """How old the copy is."""
        if state.as_of is None or state.now is None:
            return ""
        return tr("document.as_of", age=as_of(state.as_of, state.now, lang))

    def empty(self, part: str, state: ChangesState, tr: Tr) -> str:
        """That nothing was changed, that it is hidden, or that there is no such document."""
        end = "" if part == "title" else ".text"
        if state.document is None:
            return tr("document.not_found" if part == "title" else "document.not_found_text")
        name = "hidden" if state.hidden else "none"
        return tr(f"document_changes.{name}{end}")

    def may_report(self, state: ChangesState) -> bool:
        """Whether its values may be seen."""
        return state.document is not None and not state.hidden

    def report(self, state: ChangesState, tr: Tr) -> list[Action]:
        """Say that something is wrong."""
        if not self.may_report(state):
            return []
        return [Action(tr("report_data.way"), self.vm.report, "outline", icon="file-alert-outline")]

    def again(self, state: ChangesState, tr: Tr) -> list[Action]:
        """Ask once more."""
        if state.phase is not Phase.FAILED:
            return []
        return [Action(tr("action.retry"), self.vm.refresh, icon="refresh", busy=state.refreshing)]


def build(app: Container, destination: DocumentChanges) -> ChangesScreen:
    """The screen of one document's changes."""
    return ChangesScreen(ChangesViewModel(destination, app))
