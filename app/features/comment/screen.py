"""The screen of a comment: the form, and the receipt of what was sent."""

from collections.abc import Callable

from app.container import Container
from app.features.comment.state import CommentState
from app.features.comment.view_model import CommentViewModel
from app.runtime.destinations import CommentOn
from app.runtime.text import date_text, time_and_day
from app.runtime.view_model import Phase
from app.shared.clock import viet_nam_day
from app.shared.contract.consultation import STANCES
from app.shared.draft import article, consultation
from app.ui.components.bars import Action
from app.ui.components.choices import Choice
from app.ui.components.rows import Row
from app.ui.kv import load_beside
from app.ui.ticking_screen import TickingScreen

load_beside(__file__)

Tr = Callable[..., str]
_LOOKS = {"agree": "thumb-up-outline", "change": "pencil-outline", "disagree": "thumb-down-outline"}


class CommentScreen(TickingScreen):
    """Say it, keep its receipt, change it until the close."""

    def bar(self, state: CommentState, tr: Tr) -> str:
        """Writing, changing, or the receipt."""
        if state.editing:
            return tr("comment.edit")
        return tr("comment.title" if state.sent is None else "comment.receipt")

    # --- the form ---------------------------------------------------------------------------------
    def about(self, state: CommentState, tr: Tr, lang: str) -> list[Row]:
        """What is spoken about: article, rule, screen."""
        one = article(state.article)
        if one is None or not state.writing:
            return []
        rows = [Row(tr("comment.article", n=one.number), one.title[lang], "file-document-outline")]
        rule = next((each.name[lang] for each in one.rules if each.id == state.rule_id), "")
        if rule:
            rows.append(Row(tr("comment.rule"), rule, "scale-balance"))
        if state.screen:
            rows.append(Row(tr("comment.pinned"), self._screen(state, tr), "map-marker-outline",
                            "info"))  # fmt: skip
        return rows

    def _screen(self, state: CommentState, tr: Tr) -> str:
        name = tr(f"consultation.screen.{state.screen}")
        return f"{name}, {tr(f'comment.state.{state.screen_state}')}"

    def stances(self, tr: Tr) -> list[Choice]:
        """The three views."""
        return [Choice(one, tr(f"comment.stance.{one}"), icon=_LOOKS[one]) for one in STANCES]

    def wrong(self, state: CommentState, tr: Tr) -> str:
        """What keeps the text from being sent."""
        if state.wrong in ("empty", "too_long"):
            most = consultation().text_most.value
            return tr(f"comment.wrong.{state.wrong}", n=len(state.text), most=most)
        return ""

    def counter(self, state: CommentState) -> str:
        """Signs of as many as may be sent."""
        return f"{len(state.text)}/{consultation().text_most.value}"

    def help(self, state: CommentState, tr: Tr) -> str:
        """That it is kept."""
        return tr("comment.kept") if state.kept else ""

    def signing(self, state: CommentState, tr: Tr) -> list[Row]:
        """With the name or without: chosen once, for who speaks is not changed later."""
        words = tr("comment.sign", name=state.name)
        text = tr("comment.signed_text" if state.signed else "comment.anonymous_text")
        if state.editing:
            return [Row(tr("comment.signed" if state.signed else "comment.anonymous"), text,
                        "account-outline" if state.signed else "incognito")]  # fmt: skip
        return [Row(words, text, switch=state.signed, act=self.vm.sign)]

    def note(self, tr: Tr, lang: str) -> str:
        """Until when it may be changed."""
        return tr("comment.until", day=date_text(consultation().last_day, lang))

    # --- the receipt ------------------------------------------------------------------------------
    def receipt(self, state: CommentState, tr: Tr, lang: str) -> list[Row]:
        """Number, moment, what it is about, the view, the name."""
        sent = state.sent
        if sent is None or state.editing:
            return []
        day = date_text(viet_nam_day(sent.sent_at), lang)
        at = time_and_day(sent.sent_at, lang) if sent.signed else day
        one = article(sent.article)
        about = f"{tr('comment.article', n=sent.article)}. {one.title[lang] if one else ''}"
        rule = next((each.name[lang] for each in one.rules if each.id == sent.rule_id), "") if one \
            else ""  # fmt: skip
        rows = [
            Row(sent.code, tr("comment.code"), "receipt-text-outline", "ok"),
            Row(at, tr("comment.at"), "clock-outline"),
            Row(about, tr("comment.about"), "file-document-outline"),
        ]
        if rule:
            rows.append(Row(rule, tr("comment.rule"), "scale-balance"))
        if sent.screen:
            rows.append(Row(self._screen(state, tr), tr("comment.pinned"), "map-marker-outline"))
        rows.append(Row(tr(f"comment.stance.{sent.stance}"), tr("comment.view"),
                        _LOOKS[sent.stance]))  # fmt: skip
        name = tr("comment.public", name=state.name) if sent.signed else tr("comment.anonymous")
        icon = "account-outline" if sent.signed else "incognito"
        rows.append(Row(name, tr("comment.by"), icon))
        return rows

    def head(self, part: str, state: CommentState, tr: Tr, lang: str) -> str:
        """That it was received, answered or taken back, and what may still be done."""
        sent = state.sent
        if sent is None or state.editing:
            return ""
        key = "withdrawn" if sent.withdrawn else "answered" if sent.answer else "received"
        if part == "title":
            return tr(f"comment.head.{key}")
        if key == "answered":
            return sent.answer or ""
        if key == "received" and state.stands == "closed":
            return tr("comment.head.late")
        day = date_text(consultation().last_day, lang)
        return tr(f"comment.head.{key}.text", day=day)

    def quoted(self, state: CommentState) -> str:
        """What was said, as it was said."""
        return state.sent.text if state.sent and not state.editing else ""

    def confirming(self, state: CommentState, tr: Tr) -> list[Action]:
        """Take it back, or leave it."""
        if not state.confirming:
            return []
        busy = state.doing == "withdraw"
        return [
            Action(tr("comment.withdraw_yes"), self.vm.withdraw, busy=busy),
            Action(tr("comment.withdraw_no"), self.vm.shut, "text"),
        ]

    # --- both -------------------------------------------------------------------------------------
    def actions(self, state: CommentState, tr: Tr) -> list[Action]:
        """Send; or go on, change."""
        if state.phase is not Phase.CONTENT:
            return []
        if state.writing:
            if state.stands != "open":
                return []
            busy = state.doing == "send"
            words = tr("comment.send_change" if state.editing else "comment.send")
            return [Action(words, self.vm.send, icon="send", busy=busy)]
        actions = [Action(tr("comment.another"), self.vm.another)]
        if state.sent and not state.sent.withdrawn and state.stands == "open":
            actions.append(Action(tr("comment.edit_this"), self.vm.edit, "text"))
        return actions

    def shut_words(self, state: CommentState, tr: Tr) -> str:
        """That one may not speak now; empty where one may."""
        return tr(f"comment.shut.{state.stands}") if state.stands != "open" else ""

    def failure(self, state: CommentState, tr: Tr) -> str:
        """What went wrong; what was typed stays."""
        return tr(state.fault.key, **state.fault.values) if state.fault else ""

    def failed_title(self, state: CommentState, tr: Tr) -> str:
        """What did not come about."""
        return tr(f"comment.failed.{state.fault.deed}") if state.fault else ""

    def may_withdraw(self, state: CommentState) -> bool:
        """Whether it can be taken back."""
        sent = state.sent
        return bool(sent and not sent.withdrawn and not state.editing and state.stands == "open")

    def withdrawal(self, tr: Tr) -> Action:
        """Take it back."""
        return Action(tr("comment.withdraw"), self.vm.ask_withdraw, "outline", icon="undo-variant")

    def again(self, state: CommentState, tr: Tr) -> list[Action]:
        """Ask once more."""
        busy = state.doing == "refresh"
        return [Action(tr("action.retry"), self.vm.refresh, icon="refresh", busy=busy)]


def build(app: Container, destination: CommentOn) -> CommentScreen:
    """The screen of one comment."""
    return CommentScreen(CommentViewModel(destination, app))
