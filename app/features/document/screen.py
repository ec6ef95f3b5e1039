"""A document's screen: draws what is known of it, masked until it is asked for."""

from app.container import Container
from app.features.document import blocks, wording
from app.features.document.view_model import DocumentViewModel, OneDocument
from app.features.document.wording import Message, Tr, kind_of
from app.runtime.destinations import DocumentDetail
from app.runtime.document_words import card_words, unrenewed_words
from app.runtime.text import date_text, day_month, moment_text
from app.runtime.view_model import Phase
from app.shared.clock import viet_nam_day
from app.shared.contract.documents import DocumentChange
from app.shared.registers import register, register_of
from app.shared.rules.standing import DocumentState
from app.ui.components.bars import Action, BarIcon
from app.ui.components.document_face import FaceField, portrait_of
from app.ui.components.rows import Row
from app.ui.components.values_card import Value, printed_on, values_of
from app.ui.kv import load_beside
from app.ui.masking import MasksAgain

load_beside(__file__)

_WITH_PORTRAIT = "identity_card"
_ENDED = (DocumentState.HIDDEN, DocumentState.EXPIRED)


class DocumentScreen(MasksAgain):
    """One document, usable or ended."""

    # --- which blocks -----------------------------------------------------------------------------
    def has_document(self, state: OneDocument) -> bool:
        """Whether there is one to show."""
        return state.document is not None

    def shows_values(self, state: OneDocument) -> bool:
        """Whether what is on it may be seen."""
        return state.standing is not None and state.standing.values_shown

    def has_ended(self, state: OneDocument) -> bool:
        """Hidden, or expired under the rule of today."""
        return state.standing is not None and state.standing.state in _ENDED

    def is_renewing(self, state: OneDocument) -> bool:
        """Whether a file is open for it."""
        return state.document is not None and state.document.renewal_id is not None

    def is_loading(self, state: OneDocument) -> bool:
        """Nothing known yet."""
        return state.phase is Phase.LOADING

    def is_failed(self, state: OneDocument) -> bool:
        """It is not there, or could not be fetched."""
        return state.phase in (Phase.FAILED, Phase.EMPTY)

    # --- bar and banner ---------------------------------------------------------------------------
    def title(self, state: OneDocument, tr: Tr, lang: str) -> str:
        """Its name."""
        return kind_of(state).name[lang] if state.document else tr("document.title")

    def icons(self, state: OneDocument, tr: Tr) -> list[BarIcon]:
        """Copy the number, while it may be seen."""
        if not state.number:
            return []
        return [BarIcon("content-copy", tr("document.copy"), self.vm.copy_number)]

    def message(self, state: OneDocument, tr: Tr, lang: str) -> Message:
        """One message at most: that it is a copy, that it is new, or that it ends soon."""
        if state.fault_key and state.document:
            return wording.copy_age(state, tr, lang, self.vm.refresh)
        if state.renewed:
            title = tr("document.renewed", document=kind_of(state).name[lang])
            return Message(title, tr("document.renewed_text"))
        return wording.due_soon(state, tr, lang, self.vm.renew)

    # --- the face ---------------------------------------------------------------------------------
    def face_title(self, state: OneDocument, lang: str) -> str:
        """Its name, with its class where that is part of it."""
        return card_words(state.document, lang)[0] if state.document else ""

    def face_note(self, state: OneDocument, tr: Tr, lang: str) -> str:
        """That it is a sample; on a face without values, which value is not shown."""
        kind = kind_of(state)
        if not self.shows_values(state) and kind.fields:
            return tr("document.concealed", label=kind.fields[0].label[lang])
        return kind.specimen[lang]

    def face_colour(self, state: OneDocument) -> str:
        """A token of the theme."""
        return kind_of(state).face

    def portrait(self, state: OneDocument) -> str:
        """Only the identity card carries one."""
        if state.document is None or state.document.type_id != _WITH_PORTRAIT:
            return ""
        return portrait_of(state.document.fields)

    def face_fields(self, state: OneDocument, tr: Tr, lang: str) -> list[FaceField]:
        """What is printed on it, and its last valid day."""
        if state.document is None or not self.shows_values(state):
            return []
        return printed_on(state.document, kind_of(state), state.revealed, tr, lang)

    def look(self, state: OneDocument) -> str:
        """Hatched only where it is hidden: by its end, or since it was revoked."""
        if state.standing is None or state.standing.values_shown:
            return "shown"
        return "expired" if state.standing.state is DocumentState.EXPIRED else "hidden"

    def chip(self, state: OneDocument, tr: Tr) -> str:
        """Its standing, where it may not be presented: what an authority did before what ended."""
        restricted = state.standing.restricted if state.standing else ()
        if restricted:
            return tr(f"document.state.{restricted[0]}")
        if not self.has_ended(state):
            return ""
        if self.is_renewing(state):
            return tr(f"document.{wording.verb_of(kind_of(state))}_running")
        return tr(f"document.state.{wording.end_of(state)}")

    def chip_icon(self, state: OneDocument) -> str:
        """Never colour alone."""
        if state.standing and state.standing.restricted:
            return wording.RESTRICTION_ICONS[state.standing.restricted[0]]
        if self.is_renewing(state):
            return "autorenew"
        return "eye-off-outline" if self.look(state) == "hidden" else "clock-alert-outline"

    # --- what its end means -----------------------------------------------------------------------
    def ended_title(self, state: OneDocument, tr: Tr, lang: str) -> str:
        """What ended, and when."""
        return wording.ended_title(state, tr, lang) if self.has_ended(state) else ""

    def ended_text(self, state: OneDocument, tr: Tr, lang: str) -> str:
        """That nothing was lost."""
        if not self.has_ended(state):
            return ""
        return tr(f"document.{wording.end_of(state)}_text", document=kind_of(state).short[lang])

    def restriction_rows(self, state: OneDocument, tr: Tr, lang: str) -> list[Row]:
        """What authorities did to it: why, who, by which decision, and what can be done."""
        return wording.restriction_rows(state, tr, lang)

    def effects(self, state: OneDocument, tr: Tr, lang: str) -> list[blocks.Effect]:
        """What still works, then what does not."""
        if not self.has_ended(state):
            return []
        works = [
            tr("document.works_others", n=state.others_usable) if state.others_usable else "",
            tr("document.works_account") if state.account_open else "",
            tr("document.works_benefits") if state.account_open and state.can_link else "",
        ]
        found = [blocks.Effect(text) for text in works if text]
        ended = tr("document.not_presentable", document=kind_of(state).short[lang])
        return [*found, blocks.Effect(ended, works=False)]

    def unrenewed(self, state: OneDocument, tr: Tr, lang: str) -> str:
        """Why it is never renewed, what one does instead, and what that rests on."""
        why = kind_of(state).unrenewed if self.has_document(state) else None
        return unrenewed_words(why, tr, lang) if why else ""

    def rule_words(self, state: OneDocument, tr: Tr, lang: str) -> str:
        """The rule and its source."""
        return wording.rule_words(state, tr, lang)

    def track_rows(self, state: OneDocument, tr: Tr, lang: str) -> list[Row]:
        """The way to the open file."""
        if not self.is_renewing(state):
            return []
        title = tr(f"document.{wording.verb_of(kind_of(state))}_open")
        text = tr("document.track_text")
        if state.renewal is not None:
            day = date_text(state.renewal.due_on, lang)
            text = tr("document.track_due", code=state.renewal.code, day=day)
        return [Row(title, text, "autorenew", "info", act=self.vm.track, chevron=True)]

    # --- source, values, history ------------------------------------------------------------------
    def source_title(self, state: OneDocument, tr: Tr, lang: str) -> str:
        """Which database."""
        return tr("document.source", source=register_of(kind_of(state).id).name[lang])

    def source_text(self, state: OneDocument, tr: Tr, lang: str) -> str:
        """When it last confirmed the document."""
        if state.document is None:
            return ""
        moment = moment_text(state.document.updated_at, lang)
        key = "document.silent_since" if self.is_silent(state) else "document.updated_at"
        return tr(key, moment=moment)

    def is_silent(self, state: OneDocument) -> bool:
        """Whether its register does not answer now."""
        return state.document is not None and state.document.silent_since is not None

    def report_rows(self, state: OneDocument, tr: Tr) -> list[Row]:
        """To what is wrong on it, and how many reports wait; those of a hidden one too."""
        if not self.shows_values(state) and not state.reported:
            return []
        title, text = tr("report_data.way"), tr("report_data.way.text")
        chip = tr("report_data.way.open", n=state.reported) if state.reported else ""
        return [
            Row(
                title, text, "file-alert-outline", act=self.vm.report_data, chip=chip,
                chip_tone="info", chevron=not chip,
            )
        ]  # fmt: skip

    def removal_rows(self, state: OneDocument, tr: Tr) -> list[Row]:
        """Take it out of the wallet."""
        return wording.removal_rows(state, tr, self.vm.ask_remove)

    def removing(self, state: OneDocument, tr: Tr) -> list[Action]:
        """Take it out, or keep it."""
        return wording.removing(state, tr, self.vm)

    def values_title(self, state: OneDocument, tr: Tr, lang: str) -> str:
        """Over what is printed on it."""
        return tr("document.values", document=kind_of(state).short[lang])

    def values(self, state: OneDocument, tr: Tr, lang: str) -> list[Value]:
        """Every value, masked ones with an eye, then what its dates are."""
        if state.document is None or not self.shows_values(state):
            return []
        return values_of(state.document, kind_of(state), state.revealed, tr, lang)

    def all_label(self, state: OneDocument, tr: Tr) -> str:
        """Reveal all, or mask all again."""
        if not state.maskable:
            return ""
        return tr("document.mask_all" if state.all_revealed else "document.reveal_all")

    def events(self, state: OneDocument, lang: str) -> list[blocks.Event]:
        """Newest first; the year only where it is another."""
        if state.document is None or not self.shows_values(state) or state.now is None:
            return []
        year = viet_nam_day(state.now).year
        return [
            blocks.Event(
                change.title_vi if lang == "vi" else change.title_en,
                _office(change, lang),
                (day_month if change.on.year == year else date_text)(change.on, lang),
            )
            for change in state.document.history
        ]

    # --- the bottom, and faults -------------------------------------------------------------------
    def actions(self, state: OneDocument, tr: Tr, lang: str) -> list[Action]:
        """One primary button: show it, renew it, or follow its file."""
        kind = kind_of(state)
        if state.standing is None:
            return []
        if state.standing.presentable:
            label = tr("document.present", document=kind.short[lang])
            return [Action(label, self.vm.present, icon="card-account-details-outline")]
        if state.standing.restricted:
            return []
        if self.is_renewing(state):
            return [Action(tr("document.track"), self.vm.track, icon="file-document-outline")]
        if kind.renew is None:
            return []
        return [Action(kind.renew[lang], self.vm.renew, icon="file-refresh-outline")]

    def actions_note(self, state: OneDocument, tr: Tr, lang: str) -> str:
        """What renewing takes: fee and minutes are examples."""
        return wording.renewal_note(state, tr, lang)

    def ways_on(self, state: OneDocument, tr: Tr) -> list[Action]:
        """To the wallet, or again."""
        if state.phase is Phase.EMPTY:
            return [Action(tr("document.open_wallet"), self.vm.open_wallet)]
        return [Action(tr("action.retry"), self.vm.refresh, icon="refresh", busy=state.refreshing)]

    def fault(self, part: str, state: OneDocument, tr: Tr) -> str:
        """Title, text or advice of what went wrong."""
        said = {
            "title": wording.fault_title,
            "text": wording.fault_text,
            "advice": wording.fault_advice,
        }
        return said[part](state, tr)


def _office(change: DocumentChange, lang: str) -> str:
    """Who did it: a register's keeper in the language, another office as its file names it."""
    if change.register_id is None:
        return change.by
    try:
        return register(change.register_id).agency[lang]
    except KeyError:  # a newer server's
        return change.by


def build(app: Container, destination: DocumentDetail) -> DocumentScreen:
    """The screen of one document."""
    return DocumentScreen(DocumentViewModel(destination.document_id, app))
