"""A comment on its way: kept while it is typed, sent once, changed until the close."""

from typing import TYPE_CHECKING, Any, cast

from app.data.consultation import KeptDraft
from app.data.deeds import Deeds
from app.data.errors import AppError, Offline, Rejected
from app.features.comment.state import CommentState, Deed, Wrong
from app.runtime.destinations import CommentOn, Consultation
from app.runtime.fault import Fault
from app.runtime.tasks import Done
from app.runtime.view_model import Phase
from app.shared.contract.consultation import Comment, CommentDraft
from app.shared.draft import article, consultation
from app.shared.rules.comments import fault_in_text, written

if TYPE_CHECKING:
    from app.container import Container

_TYPED_MOST = 20_000  # more than can be sent: what is pasted is not cut without a word


class CommentViewModel(Deeds[CommentState]):
    """One subject's form and receipt."""

    def __init__(self, destination: CommentOn, app: "Container") -> None:
        at = destination
        super().__init__(
            CommentState(
                phase=Phase.CONTENT if article(at.article) else Phase.EMPTY,
                article=at.article, rule_id=at.rule_id, screen=at.screen,
                screen_state=cast("Any", at.screen_state or None),
            ),
            app, "comment",
        )  # fmt: skip
        self._id = at.comment_id
        self._subject = f"{at.article}/{at.rule_id}/{at.screen}"
        self._taken_up = False
        if self._id:
            self._update(phase=Phase.LOADING)

    def start(self) -> None:
        """Follow own comments and the clock; take up what was typed before."""
        app = self._app
        self._follow(app.consultation, app.clock, app.account, network=app.api)
        if not self._id and not self._taken_up:
            self._taken_up = True
            repository, subject = app.consultation, self._subject
            app.tasks.submit(
                lambda: repository.draft(subject), self._take_up, key="comment.draft.read"
            )
        self._look()
        if self._id:
            self.refresh()

    def tick(self) -> None:
        """Time passes: the last second may have."""
        self._look()

    # --- what is said -----------------------------------------------------------------------------
    def choose(self, stance: str) -> None:
        """Agree, change it, disagree."""
        self._said(stance=stance)

    def type(self, text: str) -> None:
        """What the field holds now."""
        self._said(text=text[:_TYPED_MOST])

    def sign(self) -> None:
        """With the name, or without it."""
        if not self.state.editing:
            self._said(signed=not self.state.signed)

    # --- deeds ------------------------------------------------------------------------------------
    def refresh(self) -> None:
        """Ask how one's own comments stand."""
        self._do("refresh", self._app.consultation.refresh, lambda _: None)

    def send(self) -> None:
        """Send it, or say it otherwise; what cannot be sent is said and stays."""
        state, repository, subject = self.state, self._app.consultation, self._subject
        if not self._free or not state.writing:
            return
        wrong = self._wrong()
        self._update(wrong=wrong)
        if wrong is not None or state.stance is None:
            return
        said = CommentDraft(
            article=state.article, stance=state.stance, text=state.text,
            rule_id=state.rule_id or None, screen=state.screen or None,
            screen_state=state.screen_state if state.screen else None,
        )  # fmt: skip
        before, signed = state.sent, state.signed
        if before is not None:
            self._do("send", lambda: repository.change(before, said), self._sent)
        else:
            self._do("send", lambda: repository.send(subject, said, signed=signed), self._sent)

    def edit(self) -> None:
        """Say it otherwise."""
        sent = self.state.sent
        if sent is not None and self._free and self.may_change:
            self._update(
                editing=True, stance=sent.stance, text=sent.text, signed=sent.signed, wrong=None,
                fault=None,
            )  # fmt: skip

    @property
    def may_change(self) -> bool:
        """Whether what was sent may still be changed or taken back."""
        sent = self.state.sent
        return sent is not None and not sent.withdrawn and self.state.stands == "open"

    def ask_withdraw(self) -> None:
        """Ask first."""
        if self._free and self.may_change:
            self._update(confirming="withdraw")

    def shut(self) -> None:
        """Leave it."""
        if self.state.doing != "withdraw":
            self._update(confirming="")

    def withdraw(self) -> None:
        """Take it back."""
        sent, repository = self.state.sent, self._app.consultation
        if sent is not None and self.state.confirming:
            self._do("withdraw", lambda: repository.withdraw(sent), self._withdrawn)

    def another(self) -> None:
        """Go on to another article."""
        self._app.navigator.back()
        if not isinstance(self._app.navigator.current, Consultation):
            self._app.navigator.go(Consultation())

    def back(self) -> None:
        """From changing to the receipt, from there to where one came from."""
        if self.state.editing and self.state.doing is None:
            self._update(editing=False, wrong=None, fault=None)
        else:
            self._app.navigator.back()

    # --- how --------------------------------------------------------------------------------------
    def _said(self, **changed: Any) -> None:
        if self.state.doing == "send":
            return
        self._update(**changed, wrong=None, fault=None)
        state = self.state
        if state.sent is not None:
            return
        draft = KeptDraft(stance=state.stance or "", text=state.text, signed=state.signed)
        repository, subject = self._app.consultation, self._subject
        self._app.tasks.submit(
            lambda: repository.keep_draft(subject, draft), self._kept, key="comment.draft"
        )

    def _kept(self, done: Done[None]) -> None:
        try:
            done.unwrap()
        except AppError:  # signed out meanwhile: nothing is kept for nobody
            return
        self._update(kept=bool(self.state.text.strip()))

    def _take_up(self, done: Done[KeptDraft]) -> None:
        draft = done.unwrap()
        if self.state.text or self.state.sent is not None or not draft.text:
            return
        stance = cast("Any", draft.stance or None)
        self._update(stance=stance, text=draft.text, signed=draft.signed, kept=True)

    def _wrong(self) -> Wrong | None:
        if self.state.stance is None:
            return "no_stance"
        fault = fault_in_text(written(self.state.text), consultation().text_most.value)
        return cast("Wrong | None", fault)

    def _sent(self, comment: Comment) -> None:
        again = self.state.editing
        self._id = comment.id
        self._update(sent=comment, editing=False, text="", kept=False, stance=None)
        if again:  # a new one has its receipt, which says so
            self._app.announcements.tell("comment.changed")

    def _withdrawn(self, comment: Comment) -> None:
        self._update(sent=comment, editing=False)
        self._app.announcements.tell("comment.withdrawn")

    def _failed(self, deed: str, error: AppError) -> None:
        key = error.message_key
        reason = error.values.get("reason") if isinstance(error, Rejected) else None
        if reason in ("empty", "too_long"):
            self._update(wrong=reason)
            return
        fault = Fault(cast("Deed", deed), key, error.values, isinstance(error, Offline))
        lost = self.state.phase is Phase.LOADING
        self._update(fault=fault, phase=Phase.FAILED if lost else self.state.phase)

    def _look(self) -> None:
        app = self._app
        known, account = app.consultation.stored(), app.account.known
        self._update(
            stands=consultation().state(app.clock.now()),
            name=account.full_name if account else "",
        )
        if not self._id:
            return
        sent = known.of_id(self._id) if known else None
        if sent is not None:
            self._update(
                phase=Phase.CONTENT, sent=sent, article=sent.article, rule_id=sent.rule_id or "",
                screen=sent.screen or "", screen_state=sent.screen_state,
            )  # fmt: skip
        elif self.state.sent is None and self._answered:
            self._update(phase=Phase.EMPTY)

    def _network_changed(self, online: bool) -> None:
        if online and self.state.fault and self.state.fault.offline:
            self._update(fault=None)
            if self._id and self.state.sent is None:
                self.refresh()
