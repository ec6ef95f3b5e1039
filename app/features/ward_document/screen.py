"""A child's document as a face with its values, masked until it is asked for; nothing to press."""

from collections.abc import Callable
from typing import ClassVar

from app.container import Container
from app.features.ward_document.view_model import WardDocumentState, WardDocumentViewModel
from app.runtime.destinations import WardDocument
from app.runtime.document_words import type_of
from app.runtime.text import date_text
from app.shared.doctypes import DocumentType, document_types
from app.shared.rules.guardians import READS
from app.shared.rules.standing import DocumentState
from app.shared.rulesets import rule_set
from app.ui.components.bars import Action
from app.ui.components.document_face import FaceField, portrait_of
from app.ui.components.person_tabs import called
from app.ui.components.values_card import Value, printed_on, values_of
from app.ui.kv import load_beside
from app.ui.masking import MasksAgain

load_beside(__file__)

_ENDED = (DocumentState.HIDDEN, DocumentState.EXPIRED)

Tr = Callable[..., str]
_WITH_PORTRAIT = "identity_card"


class WardDocumentScreen(MasksAgain):
    """To read, and nothing else."""

    skeleton: ClassVar[list[float]] = [64, 228, 20, 64, 64, 64]

    def title(self, state: WardDocumentState, tr: Tr, lang: str) -> str:
        """Its name."""
        return _kind(state).name[lang] if state.document else tr("document.title")

    def whose(self, state: WardDocumentState, tr: Tr) -> str:
        """The child."""
        return tr("ward_document.whose", name=called(state.ward)) if state.ward else ""

    def note(self, state: WardDocumentState, tr: Tr, lang: str) -> str:
        """That it is a sample; or that its values are not here."""
        if self.shows_values(state):
            return _kind(state).specimen[lang]
        return tr("ward_document.no_values")

    def face(self, state: WardDocumentState) -> str:
        """A token of the theme."""
        return _kind(state).face

    def portrait(self, state: WardDocumentState) -> str:
        """Only the identity card carries one."""
        held = state.document
        return portrait_of(held.fields) if held and held.type_id == _WITH_PORTRAIT else ""

    def printed(self, state: WardDocumentState, tr: Tr, lang: str) -> list[FaceField]:
        """What is printed on it."""
        if state.document is None or not self.shows_values(state):
            return []
        return printed_on(state.document, _kind(state), state.revealed, tr, lang)

    def values(self, state: WardDocumentState, tr: Tr, lang: str) -> list[Value]:
        """Every value, masked ones with an eye."""
        if state.document is None or not self.shows_values(state):
            return []
        return values_of(state.document, _kind(state), state.revealed, tr, lang)

    def all_label(self, state: WardDocumentState, tr: Tr) -> str:
        """Reveal all, or mask all again."""
        if not state.maskable:
            return ""
        return tr("document.mask_all" if state.all_revealed else "document.reveal_all")

    def shows_values(self, state: WardDocumentState) -> bool:
        """Whether what is on it may be seen."""
        return state.standing is not None and state.standing.values_shown

    def has_ended(self, state: WardDocumentState) -> bool:
        """Hidden, or expired under the rule of today."""
        return state.standing is not None and not state.standing.values_shown

    def look(self, state: WardDocumentState) -> str:
        """Hatched only where it is hidden."""
        if not self.has_ended(state) or state.standing is None:
            return "shown"
        return "expired" if state.standing.state is DocumentState.EXPIRED else "hidden"

    def chip(self, state: WardDocumentState, tr: Tr) -> str:
        """Its standing, on a face without values."""
        if state.standing is not None and state.standing.restricted:
            return tr(f"document.state.{state.standing.restricted[0]}")
        return tr(f"document.state.{self.look(state)}") if self.has_ended(state) else ""

    def ended(self, state: WardDocumentState, tr: Tr, lang: str) -> str:
        """Since when, by which rule, and who renews it."""
        held, standing = state.document, state.standing
        if held is None or standing is None or not state.rules:
            return ""
        if standing.restricted and standing.state not in _ENDED:
            stopped = standing.restricted[0]
            return tr("document.rule_revoked" if stopped == "revoked" else "document.rule_held")
        if held.expires_on is None:
            return ""
        rule = rule_set(state.rules).rule(standing.verdict.reasons[0].rule_id)
        day = date_text(held.expires_on, lang)
        return tr(f"ward_document.{self.look(state)}", day=day, article=rule.source[lang])

    def rule(self, state: WardDocumentState, tr: Tr, lang: str) -> str:
        """What a guardian sees, and who says so."""
        if not state.rules:
            return ""
        rule = rule_set(state.rules).rule(READS)
        return tr("ward_document.rule", article=rule.source[lang])

    def gone(self, state: WardDocumentState, tr: Tr, lang: str) -> str:
        """Since when the child acts alone; or that the relation is not proven."""
        if state.ward is None:
            return ""
        if state.ward.proof != "proven":
            return tr("ward.not_proven")
        return tr("ward.gone.text", day=date_text(state.ward.own_from, lang))

    def fault(self, state: WardDocumentState, tr: Tr) -> str:
        """Why it is not here."""
        if state.withheld:
            return tr("ward_document.withheld.text")
        return tr(state.fault_key or "error.offline")

    def actions(self, state: WardDocumentState, tr: Tr, lang: str) -> list[Action]:
        """Renew it for the child, or see how far that is."""
        kind = _kind(state)
        if state.document is None or kind.renew is None or not state.may_renew:
            return []
        if state.document.renewal_id:
            return [Action(tr("ward_document.track"), self.vm.renew, icon="file-refresh-outline")]
        return [Action(kind.renew[lang], self.vm.renew, icon="file-refresh-outline")]

    def ways_on(self, state: WardDocumentState, tr: Tr) -> list[Action]:
        """Again, where that may help."""
        if state.withheld:
            return [Action(tr("action.back"), self.vm.back)]
        return [Action(tr("action.retry"), self.vm.refresh, icon="refresh")]


def _kind(state: WardDocumentState) -> DocumentType:
    known = type_of(state.document.type_id) if state.document else None
    return known or document_types()[0]


def build(app: Container, destination: WardDocument) -> WardDocumentScreen:
    """The screen of one document of a child."""
    return WardDocumentScreen(WardDocumentViewModel(destination, app))
