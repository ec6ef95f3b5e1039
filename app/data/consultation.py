"""The consultation on the phone: its days, one's own comments, drafts, and secrets of anonymous."""

import secrets
import threading
from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from typing import Any, Protocol

import msgspec

from app.data.errors import Unauthenticated
from app.data.intents import Intents
from app.data.offline_first import OfflineFirst
from app.data.ports import Caller, Copy
from app.runtime.listeners import Listeners
from app.runtime.tasks import Post
from app.shared.clock import Now
from app.shared.contract.consultation import (
    AnonymousDraft,
    Comment,
    CommentDraft,
    Comments,
    CommentSecret,
    CommentSecrets,
    ConsultationNow,
)
from app.shared.contract.consultation_endpoints import (
    CHANGE_ANONYMOUS,
    CHANGE_COMMENT,
    LIST_COMMENTS,
    READ_ANONYMOUS,
    READ_CONSULTATION,
    SEND_ANONYMOUS,
    SEND_COMMENT,
    WITHDRAW_ANONYMOUS,
    WITHDRAW_COMMENT,
)

_RECORD = "comments kept here"


class KeptDraft(msgspec.Struct, frozen=True):
    """
    What was typed and not sent yet.

    Attributes:
        stance: Empty before one is chosen.
        secret: Of an anonymous one whose sending was begun: sent again it is the same comment.
    """

    stance: str = ""
    text: str = ""
    signed: bool = True
    secret: str = ""


class _Here(msgspec.Struct, frozen=True):
    """What only this phone knows: drafts by what they are about, secrets by comment."""

    drafts: dict[str, KeptDraft] = {}
    secrets: dict[str, str] = {}
    anonymous: tuple[Comment, ...] = ()


class ConsultationAsOf(msgspec.Struct, frozen=True):
    """The days, every comment of this phone's owner, newest first, and when they were told."""

    now: ConsultationNow
    comments: tuple[Comment, ...]
    at: datetime

    def of_id(self, comment_id: str) -> Comment | None:
        """The comment of that id; None where there is none."""
        return next((one for one in self.comments if one.id == comment_id), None)


class ConsultationRepository(Protocol):
    """
    The consultation.

    Deeds raise AppError; after ``Offline`` or ``Unanswered`` the same deed sent again is done once.
    """

    def stored(self) -> ConsultationAsOf | None:
        """What the phone holds; never uses the network."""

    def refresh(self) -> ConsultationAsOf:
        """Ask the server and keep the answer. Raises AppError; what was held then stays."""

    def draft(self, subject: str) -> KeptDraft:
        """What was typed about a subject and not sent; an empty one where nothing was."""

    def keep_draft(self, subject: str, draft: KeptDraft) -> None:
        """Keep it on this phone, sealed."""

    def send(self, subject: str, said: CommentDraft, *, signed: bool) -> Comment:
        """Send it; its draft is then kept no more."""

    def change(self, comment: Comment, said: CommentDraft) -> Comment:
        """Say it otherwise."""

    def withdraw(self, comment: Comment) -> Comment:
        """Take it back."""

    def subscribe(self, listener: Callable[[], object]) -> Callable[[], None]:
        """Be told, on the interface's thread, when anything of it changed."""


class OfflineFirstConsultation:
    """The port over server and copy; the secrets of anonymous comments never leave the copy."""

    def __init__(self, api: Caller, cache: Copy, now: Now, intents: Intents, post: Post) -> None:
        self._api, self._cache, self._now, self._intents = api, cache, now, intents
        self._post = post
        self._days: OfflineFirst[ConsultationNow] = OfflineFirst(
            api, cache, now, post, READ_CONSULTATION
        )
        self._signed: OfflineFirst[Comments] = OfflineFirst(api, cache, now, post, LIST_COMMENTS)
        self._lock = threading.Lock()
        self._listeners = Listeners()

    def stored(self) -> ConsultationAsOf | None:
        """As the port says."""
        days, signed = self._days.stored(), self._signed.stored()
        if days is None:
            return None
        own = (*(signed.value.comments if signed else ()), *self._here().anonymous)
        newest_first = tuple(sorted(own, key=lambda one: one.sent_at, reverse=True))
        return ConsultationAsOf(days.value, newest_first, days.at)

    def refresh(self) -> ConsultationAsOf:
        """As the port says."""
        epoch = self._cache.epoch
        self._days.refresh()
        self._signed.refresh()
        here = self._here()
        begun = {one.secret: subject for subject, one in here.drafts.items() if one.secret}
        known = {secret: comment_id for comment_id, secret in here.secrets.items()}
        for secret in (*known, *begun):
            told: Comments = self._api.call(READ_ANONYMOUS, CommentSecrets(secrets=(secret,)))
            for one in told.comments:  # one that was begun has arrived although no answer did
                self._keep_anonymous(one, secret, epoch, begun.get(secret, ""))
        found = self.stored()
        if found is None:  # signed out meanwhile
            raise Unauthenticated
        self._tell()
        return found

    def refresh_signed(self) -> None:
        """Ask for the signed ones alone: what the server tells that it changed. Raises AppError."""
        before = self._signed.stored()
        fresh = self._signed.refresh()
        if before is None or before.value != fresh.value:
            self._tell()

    def draft(self, subject: str) -> KeptDraft:
        """As the port says."""
        return self._here().drafts.get(subject, KeptDraft())

    def keep_draft(self, subject: str, draft: KeptDraft) -> None:
        """As the port says."""
        with self._lock:
            here = self._here()
            before = here.drafts.get(subject, KeptDraft())
            if before.text == draft.text and not draft.signed:  # the very one that was begun
                draft = msgspec.structs.replace(draft, secret=before.secret)
            rest = {key: one for key, one in here.drafts.items() if key != subject}
            drafts = {**rest, subject: draft} if draft.text.strip() else rest
            self._put(msgspec.structs.replace(here, drafts=drafts), self._cache.epoch)

    def send(self, subject: str, said: CommentDraft, *, signed: bool) -> Comment:
        """As the port says."""
        epoch = self._cache.epoch
        if signed:
            mark = sha256(msgspec.json.encode(said)).hexdigest()
            with self._intents.once(f"comment/{mark}", lambda: said) as (key, first):
                comment: Comment = self._api.call(SEND_COMMENT, first, idempotency_key=key)
            self._forget(subject, epoch)
            return self._keep_signed(comment, epoch)
        draft = KeptDraft(stance=said.stance, text=said.text, signed=False)
        self.keep_draft(subject, draft)
        secret = self.draft(subject).secret or secrets.token_urlsafe(32)
        with self._lock:  # before it is sent: a phone that is killed meanwhile finds it again
            here = self._here()
            begun = msgspec.structs.replace(draft, secret=secret)
            drafts = {**here.drafts, subject: begun}
            self._put(msgspec.structs.replace(here, drafts=drafts), epoch)
        body = AnonymousDraft(secret=secret, **_fields(said))
        comment = self._api.call(SEND_ANONYMOUS, body)
        self._keep_anonymous(comment, secret, epoch, subject)
        self._tell()
        return comment

    def change(self, comment: Comment, said: CommentDraft) -> Comment:
        """As the port says."""
        epoch, secret = self._cache.epoch, self._here().secrets.get(comment.id, "")
        if comment.signed:
            mark = sha256(msgspec.json.encode(said)).hexdigest()
            with self._intents.once(f"change {comment.id}/{mark}", lambda: said) as (key, first):
                told: Comment = self._api.call(
                    CHANGE_COMMENT, first, idempotency_key=key, comment_id=comment.id
                )
            return self._keep_signed(told, epoch)
        body = AnonymousDraft(secret=secret, **_fields(said))
        told = self._api.call(CHANGE_ANONYMOUS, body, comment_id=comment.id)
        self._keep_anonymous(told, secret, epoch)
        self._tell()
        return told

    def withdraw(self, comment: Comment) -> Comment:
        """As the port says."""
        epoch, secret = self._cache.epoch, self._here().secrets.get(comment.id, "")
        if comment.signed:
            with self._intents.once(f"withdraw {comment.id}") as (key, _):
                told: Comment = self._api.call(
                    WITHDRAW_COMMENT, idempotency_key=key, comment_id=comment.id
                )
            return self._keep_signed(told, epoch)
        told = self._api.call(
            WITHDRAW_ANONYMOUS, CommentSecret(secret=secret), comment_id=comment.id
        )
        self._keep_anonymous(told, secret, epoch)
        self._tell()
        return told

    def subscribe(self, listener: Callable[[], object]) -> Callable[[], None]:
        """As the port says."""
        return self._listeners.add(listener)

    # --- inside -----------------------------------------------------------------------------------
    def _here(self) -> _Here:
        entry = self._cache.get(_RECORD, _Here)
        return entry.value if entry else _Here()

    def _put(self, here: _Here, epoch: int) -> None:
        self._cache.put(_RECORD, here, self._now(), epoch)

    def _forget(self, subject: str, epoch: int) -> None:
        with self._lock:
            here = self._here()
            drafts = {key: one for key, one in here.drafts.items() if key != subject}
            self._put(msgspec.structs.replace(here, drafts=drafts), epoch)

    def _keep_anonymous(self, comment: Comment, secret: str, epoch: int, subject: str = "") -> None:
        with self._lock:
            here = self._here()
            rest = tuple(one for one in here.anonymous if one.id != comment.id)
            self._put(
                _Here(
                    drafts={key: one for key, one in here.drafts.items() if key != subject},
                    secrets={**here.secrets, comment.id: secret},
                    anonymous=(comment, *rest),
                ),
                epoch,
            )

    def _keep_signed(self, comment: Comment, epoch: int) -> Comment:
        entry = self._signed.stored()
        rest = tuple(one for one in (entry.value.comments if entry else ()) if one.id != comment.id)
        self._signed.keep(Comments(comments=(comment, *rest)), epoch)
        self._tell()
        return comment

    def _tell(self) -> None:
        self._post(self._listeners.tell)


def _fields(said: CommentDraft) -> dict[str, Any]:
    return {name: getattr(said, name) for name in CommentDraft.__struct_fields__}
