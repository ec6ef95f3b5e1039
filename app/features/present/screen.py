"""Presenting: what is shown of which document, the code for it, and what became of it."""

from dataclasses import dataclass

from msgspec.structs import replace

from app.container import Container
from app.features.present import (
    blocks,  # noqa: F401 — registers the blocks that the .kv names
    lists,
)
from app.features.present.blocks import Claim
from app.features.present.lists import kind_of
from app.features.present.state import OVER, OWN, WHOLE, PresentState
from app.features.present.view_model import PresentViewModel
from app.features.present.wording import Tr, result_words, who_words
from app.runtime.destinations import Present
from app.runtime.document_words import card_words, field_words, type_of
from app.runtime.text import as_of, date_text, weekday_date
from app.runtime.view_model import Phase
from app.shared.clock import VIET_NAM, viet_nam_day
from app.ui.components.bars import Action
from app.ui.components.choices import Choice as Chip
from app.ui.components.document_face import FaceField, portrait_of
from app.ui.components.rows import Row
from app.ui.kv import load_beside
from app.ui.theme import motion
from app.ui.ticking_screen import TickingScreen

load_beside(__file__)

_WITH_PORTRAIT = "identity_card"
_TONES = {"answered": "ok", "refused": "error", "declined": "info", "cancelled": "info"}


@dataclass(frozen=True, slots=True)
class Message:
    """What the banner says; no title is no banner."""

    title: str = ""
    text: str = ""
    tone: str = "warn"
    link: str = ""


class PresentScreen(TickingScreen):
    """The tab: one document at a time, for a minute at a time."""

    # --- which blocks -----------------------------------------------------------------------------
    def is_open(self, state: PresentState) -> bool:
        """Something is shown, or was."""
        return state.stage != "choosing"

    def is_choosing(self, state: PresentState) -> bool:
        """The choice is shown, and something in it can be presented."""
        return state.stage == "choosing" and state.chosen is not None and not self.is_failed(state)

    def has_face(self, state: PresentState) -> bool:
        """Whether the document itself is drawn."""
        return state.chosen is not None and state.stage in ("choosing", "face", "masked")

    def has_code(self, state: PresentState) -> bool:
        """A code, or the place where one was."""
        return state.stage in ("code", "run_out")

    def is_asked(self, state: PresentState) -> bool:
        """Somebody read the code, and is not answered yet."""
        return state.stage in ("asked", "checking", "unsent")

    def is_over(self, state: PresentState) -> bool:
        """Something became of it."""
        return state.stage in OVER

    def is_loading(self, state: PresentState) -> bool:
        """Nothing known yet."""
        return state.phase is Phase.LOADING

    def is_empty(self, state: PresentState) -> bool:
        """Nothing that can be presented."""
        nothing = state.phase is Phase.CONTENT and not state.presentable
        return not self.is_open(state) and (state.phase is Phase.EMPTY or nothing)

    def space_above_empty(self, state: PresentState) -> float:
        """Less where rows with reasons follow."""
        return 8 if state.choices else 72

    def is_failed(self, state: PresentState) -> bool:
        """Not known, and not to be had now."""
        return state.phase is Phase.FAILED

    def message(self, state: PresentState, tr: Tr, lang: str) -> Message:
        """That what was shown has ended; why no code was made; or the copy's age."""
        failed = state.fault_key or ""
        if state.fault and state.fault.deed == "start" and not state.fault.offline:
            failed = state.fault.key
        told = Message()
        if state.taken_away:
            told = Message(tr("present.ended"), tr("present.ended_text"))
        elif failed:
            told = Message(tr("present.no_code"), tr(failed), "error")
        elif self.is_failed(state) or state.stage not in ("choosing", "code", "run_out"):
            pass
        elif not state.online:
            told = Message(tr("present.offline"), tr("present.offline_text"), "info")
        elif state.stale and state.as_of and state.now:
            text = tr("present.as_of", age=as_of(state.as_of, state.now, lang))
            told = Message(tr("present.not_refreshed"), text, "warn", tr("action.retry"))
        return told

    # --- the face ---------------------------------------------------------------------------------
    def face_title(self, state: PresentState, lang: str) -> str:
        """Its name."""
        return card_words(state.chosen.document, lang)[0] if state.chosen else ""

    def face_note(self, state: PresentState, lang: str) -> str:
        """That it is a sample."""
        return kind_of(state.chosen).specimen[lang]

    def face_colour(self, state: PresentState) -> str:
        """A token of the theme."""
        return kind_of(state.chosen).face

    def portrait(self, state: PresentState) -> str:
        """Only the identity card carries one."""
        if state.chosen is None or state.chosen.document.type_id != _WITH_PORTRAIT:
            return ""
        return portrait_of(state.chosen.document.fields)

    def face_fields(self, state: PresentState, tr: Tr, lang: str) -> list[FaceField]:
        """What is printed on it; unmasked only while it is shown without a network."""
        if state.chosen is None:
            return []
        document, seen = state.chosen.document, state.stage == "face"
        found = [
            FaceField(spec.label[lang], field_words(spec, value, lang, revealed=seen))
            for spec in kind_of(state.chosen).fields
            if spec.on_face and (value := document.fields.get(spec.id))
        ]
        if document.expires_on:
            day = date_text(document.expires_on, lang)
            found.append(FaceField(tr("present.claim.expires_on"), day))
        return found

    # --- what is shown ----------------------------------------------------------------------------
    def share_title(self, state: PresentState, tr: Tr) -> str:
        """Of what is chosen, or of what is asked for."""
        if self.is_asked(state):
            return tr("present.they_ask")
        return tr("present.shown" if self.is_over(state) else "present.share")

    def share_count(self, state: PresentState, tr: Tr, lang: str) -> str:
        """How many of how many."""
        claims = self.claims(state, tr, lang)
        on = sum(one.on for one in claims)
        return tr("present.share_count", n=on, of=len(claims))

    def chips(self, state: PresentState, tr: Tr, lang: str) -> list[Chip]:
        """Presets, everything, and by hand."""
        if state.chosen is None:
            return []
        ready = [Chip(one.id, one.name[lang]) for one in state.chosen.presets]
        return [*ready, Chip(WHOLE, tr("present.whole")), Chip(OWN, tr("present.own"))]

    def claims(self, state: PresentState, tr: Tr, lang: str) -> list[Claim]:
        """What may be ticked; what a code shows; what somebody asks for."""
        if self.is_choosing(state):
            return lists.choice_claims(state, self.vm.toggle, tr, lang)
        if self.has_code(state):
            return lists.code_claims(state, tr, lang)
        return lists.asked_claims(state, tr, lang) if state.mode == "code" else []

    def pace(self, state: PresentState, tr: Tr) -> list[Row]:
        """The switch for whoever needs time."""
        return lists.pace_rows(state, self.vm.toggle_slow, tr)

    def others(self, state: PresentState, lang: str) -> list[Row]:
        """What else can be presented."""
        return lists.other_rows(state, self.vm.choose, lang) if self.is_choosing(state) else []

    def blocked(self, state: PresentState, tr: Tr, lang: str) -> list[Row]:
        """What cannot."""
        if self.is_open(state):
            return []
        return lists.blocked_rows(state, self.vm.renew, tr, lang)

    # --- the code ---------------------------------------------------------------------------------
    def open_title(self, state: PresentState, tr: Tr, lang: str) -> str:
        """What is being presented."""
        offer = state.offer
        kind = type_of(offer.type_id) if offer and state.mode == "code" else kind_of(state.chosen)
        return tr("present.presenting", document=kind.short[lang] if kind else "")

    def code(self, state: PresentState) -> str:
        """What the squares hold; none once its time is over."""
        return state.link if state.stage == "code" else ""

    def code_note(self, state: PresentState, tr: Tr) -> str:
        """In place of a code."""
        return tr("present.run_out" if state.stage == "run_out" else "present.no_link")

    def left(self, state: PresentState) -> str:
        """``0:47``."""
        return f"{state.seconds_left // 60}:{state.seconds_left % 60:02}"

    def clock(self, state: PresentState) -> str:
        """Hours, minutes and seconds."""
        return f"{state.now.astimezone(VIET_NAM):%H:%M:%S}" if state.now else ""

    def day(self, state: PresentState, lang: str) -> str:
        """The date, with its weekday."""
        return weekday_date(viet_nam_day(state.now), lang) if state.now else ""

    def in_words(self, state: PresentState, tr: Tr) -> list[Row]:
        """The code as text."""
        link = self.code(state)
        return lists.text_rows(link, self.vm.copy_link, tr) if link else []

    # --- who read it ------------------------------------------------------------------------------
    def head(self, state: PresentState, tr: Tr, lang: str) -> str:
        """Who asks."""
        return tr("present.asks", who=who_words(state.offer, tr, lang))

    def head_text(self, state: PresentState, tr: Tr) -> str:
        """What happens by itself, or what there is to decide."""
        if state.stage == "unsent" and state.fault:
            return tr("present.unsent", reason=tr(state.fault.key, **state.fault.values))
        if state.stage == "asked":
            return tr(
                "present.asked_more" if state.extra else "present.asked", n=state.seconds_left
            )
        return tr("present.checking")

    def about(self, state: PresentState, tr: Tr, lang: str) -> list[Row]:
        """Who, what for, and when."""
        return lists.about_rows(state, tr, lang)

    def result(self, state: PresentState, tr: Tr, lang: str) -> Message:
        """What became of it."""
        if not self.is_over(state):
            return Message()
        return Message(*result_words(state, tr, lang), _TONES.get(state.stage, "warn"))

    # --- buttons ----------------------------------------------------------------------------------
    def actions(self, state: PresentState, tr: Tr) -> list[Action]:
        """What can be done now, the likeliest first."""
        vm, busy = self.vm, state.doing
        change = Action(tr("present.change"), vm.close, "text")
        no = Action(tr("present.decline"), vm.decline, "text", busy=busy == "decline")
        n = len(state.offer.asked) if state.offer else 0
        again = Action(tr("present.make_again"), vm.make_again, icon="refresh",
                       busy=busy == "start", enabled=state.online)  # fmt: skip
        by_stage: dict[str, list[Action]] = {
            "choosing": self._begin(state, tr),
            "face": [Action(tr("present.hide"), vm.mask, "outline", "eye-off-outline")],
            "masked": [Action(tr("present.again"), vm.show_face, icon="eye-outline"), change],
            "code": [replace(change, kind="outline")],
            "run_out": [again, change],
            "expired": [again, change],
            "checking": [],
            "asked": [Action(tr("present.agree", n=n), vm.agree, icon="check"), no],
            "unsent": [Action(tr("action.retry"), vm.try_again, icon="refresh"), no],
        }
        return by_stage.get(state.stage, [Action(tr("present.done"), vm.close)])

    def _begin(self, state: PresentState, tr: Tr) -> list[Action]:
        if not self.is_choosing(state):
            return []
        if not state.online:
            return [Action(tr("present.face"), self.vm.show_face, icon="eye-outline")]
        make = Action(tr("present.make"), self.vm.make_code, icon="qrcode",
                      busy=state.doing == "start", enabled=bool(state.picked))  # fmt: skip
        return [make]

    def note(self, state: PresentState, tr: Tr) -> str:
        """Who sees what."""
        if state.stage == "choosing" and self.is_choosing(state) and not state.picked:
            return tr("present.nothing_picked")
        return tr("present.only_chosen") if state.stage == "code" else ""

    def ways_on(self, state: PresentState, tr: Tr) -> list[Action]:
        """Ask again."""
        busy = state.doing == "refresh"
        return [Action(tr("action.retry"), self.vm.refresh, icon="refresh", busy=busy)]

    def passcode_actions(self, state: PresentState, tr: Tr) -> list[Action]:
        """Again, where nothing was decided; the way out."""
        out = Action(tr("present.not_now"), self.vm.shut, "text", enabled=not state.entry.busy)
        if state.entry.fault_key:
            return [Action(tr("action.retry"), self.vm.retry, icon="refresh"), out]
        return [out]


def build(app: Container, destination: Present) -> PresentScreen:
    """The tab; opened on one document where its id is given."""
    return PresentScreen(PresentViewModel(destination.document_id, app, round(motion("qr_period"))))
