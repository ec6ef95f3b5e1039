"""Signing in and out, with the server or, where there is no network, with the phone's own copy."""

import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Protocol

from app.data.api_client import ApiClient
from app.data.cache import Cache, WrongPasscode
from app.data.errors import NOT_LINKED, AppError, Offline, Rejected, ServerFault
from app.data.intents import Intents
from app.data.new_phone import TicketedNewPhone
from app.data.offline_first import OfflineFirst
from app.data.offline_tries import OfflineTries
from app.runtime.listeners import Listeners
from app.runtime.preferences import Preferences
from app.runtime.tasks import Post
from app.shared.contract.account import Account
from app.shared.contract.endpoints import LIST_SIGN_INS, SIGN_IN, SIGN_OUT
from app.shared.contract.session import SeededSignIns, Session, SignIn


class SessionRepository(Protocol):
    """Who is signed in on this phone."""

    @property
    def signed_in(self) -> bool:
        """Whether somebody is; their account is known then."""

    @property
    def without_server(self) -> bool:
        """Whether the copy was opened without the server: deeds wait for the network."""

    @property
    def personal_number(self) -> str:
        """Of who is signed in; empty where nobody is."""

    @property
    def full_name(self) -> str:
        """Of who is signed in; empty where nobody is."""

    @property
    def unlinked(self) -> str:
        """
        How this phone was unlinked while it was signed in; empty where it was not.

        ``replaced``, ``unlinked`` or ``lost``; its copy is deleted then.
        """

    def sign_in(self, personal_number: str, passcode: str) -> None:
        """
        Open a session and the phone's copy; whoever was signed in is signed out first.

        Without the server the copy is opened by the passcode alone, where there is one.

        Raises:
            Rejected: ``wrong_passcode`` with ``tries_left``, ``wait_seconds``, ``reactivation``;
                ``too_many_tries`` with the last two. Counted by the server, or by the phone without
                a network. With ``reactivation`` the phone's copy has been deleted.
                ``device_not_linked``: right, but the account is linked to another phone; a copy
                that this one had has been deleted, and linking goes on at ``NewPhoneRepository``.
            AppError: The server was not reached, and there is no copy to open.
        """

    def sign_out(self) -> None:
        """End the session, also without a network; the copy stays sealed. Never raises AppError."""

    def sign_ins(self) -> SeededSignIns:
        """Every invented person who can sign in. Raises AppError."""

    def reconnect(self) -> None:
        """
        After ``without_server``: open a session with the server again; otherwise do nothing.

        Raises:
            AppError: Still without the server; or it refused the passcode, and nobody is signed in.
        """

    def subscribe(self, listener: Callable[["SessionRepository"], object]) -> Callable[[], None]:
        """Be told, on the interface's thread, when somebody comes or goes."""


class DeviceSession:
    """
    The port over server, copy and vault.

    The passcode is kept in memory only while signed in without the server, to reconnect with; never
    on the disk.
    """

    def __init__(
        self,
        api: ApiClient,
        cache: Cache,
        tries: OfflineTries,
        account: OfflineFirst[Account],
        intents: Intents,
        preferences: Preferences,
        new_phone: TicketedNewPhone,
        post: Post,
    ) -> None:
        self._api, self._cache, self._tries, self._account = api, cache, tries, account
        self._intents, self._preferences, self._post = intents, preferences, post
        self._new_phone = new_phone
        new_phone.sign_in = self.sign_in
        self._listeners = Listeners()
        self._one_at_a_time = threading.Lock()
        self._passcode = ""
        self.personal_number = ""
        self.full_name = ""
        self.unlinked = ""
        api.on_session_lost = self._lost

    @property
    def signed_in(self) -> bool:
        """As the port says."""
        return bool(self.personal_number)

    @property
    def without_server(self) -> bool:
        """As the port says."""
        return self.signed_in and self._api.token is None

    def sign_in(self, personal_number: str, passcode: str) -> None:
        """As the port says."""
        with self._one_at_a_time:
            try:
                session = self._ask(personal_number, passcode)
            except (Offline, ServerFault) as error:
                self._open_copy(personal_number, passcode, error)
                return
            except Rejected as error:
                if error.values.get("reactivation"):
                    self._wipe(personal_number)
                elif error.code == NOT_LINKED:
                    self._keep_link(personal_number, passcode, error)
                raise
            self._leave()
            self._new_phone.forget()
            self._admit(session, personal_number, passcode)

    def sign_out(self) -> None:
        """As the port says."""
        with self._one_at_a_time:
            if self._api.token is not None:
                # The phone forgets the token in any case; the server ends it by itself.
                with suppress(AppError):
                    self._api.call(SIGN_OUT)
            self._leave()
            self.unlinked = ""

    def sign_ins(self) -> SeededSignIns:
        """As the port says."""
        listed: SeededSignIns = self._api.call(LIST_SIGN_INS)
        return listed

    def reconnect(self) -> None:
        """As the port says."""
        with self._one_at_a_time:
            if not self.without_server:
                return
            number, passcode = self.personal_number, self._passcode
            try:
                session = self._ask(number, passcode)
            except Rejected:
                self._leave()
                raise
            self._api.token, self._passcode = session.token, ""
            self._tell()

    def subscribe(self, listener: Callable[[SessionRepository], object]) -> Callable[[], None]:
        """As the port says."""
        return self._listeners.add(listener)

    # --- inside -----------------------------------------------------------------------------------
    def _ask(self, personal_number: str, passcode: str) -> Session:
        device_id = self._preferences.device_id
        asked = SignIn(personal_number=personal_number, passcode=passcode, device_id=device_id)
        session: Session = self._api.call(SIGN_IN, asked)
        return session

    def _admit(self, session: Session, number: str, passcode: str) -> None:
        """The server accepted: open the copy, and know the account before anything is shown."""
        self._cache.open_or_make(number, passcode)
        self._api.token = session.token
        try:
            self._account.refresh()
        except AppError:
            if self._account.stored() is None:
                self._api.token = None
                self._cache.close()
                raise
        self._tries.succeeded(number)
        self._arrive(number, session.full_name)

    def _open_copy(self, number: str, passcode: str, why: AppError) -> None:
        """Without the server: the passcode must open the copy, and every try is counted first."""
        if not self._cache.exists(number):
            raise why
        try:
            self._tries.begin(number)
        except Rejected as error:
            if error.values["reactivation"]:
                self._wipe(number)
            raise
        except OSError:
            raise why from None
        self._leave()
        try:
            self._cache.open(number, passcode)
        except WrongPasscode:
            told = self._tries.failed(number)
            if told.values["reactivation"]:
                self._wipe(number)
            raise told from None
        except LookupError:
            raise why from None
        entry = self._account.stored()
        if entry is None:
            self._cache.close()
            raise why
        self._tries.succeeded(number)
        self._passcode = passcode
        self._arrive(number, entry.value.full_name)

    def _keep_link(self, number: str, passcode: str, error: Rejected) -> None:
        """The account is on another phone: what this one still holds of it goes first."""
        had_copy = self._cache.exists(number)
        self._leave(wiped=number if had_copy else "")
        self._new_phone.begin(number, passcode, error.values, copy_deleted=had_copy)

    def _wipe(self, number: str) -> None:
        self._leave(wiped=number)
        if self._preferences.personal_number == number:
            self._post(self._preferences.forget_resident)

    def _arrive(self, number: str, full_name: str) -> None:
        self.unlinked = ""
        self.personal_number, self.full_name = number, full_name
        self._post(lambda: self._preferences.remember_resident(number, full_name))
        self._tell()

    def _leave(self, *, wiped: str = "") -> None:
        """Forget everything that was this session's; ``wiped`` names whose copy goes with it."""
        was = self.signed_in
        self._api.token, self._passcode = None, ""
        self.personal_number, self.full_name = "", ""
        self._intents.forget()
        if wiped:
            self._cache.wipe(wiped)  # before anybody is told: who looks then finds nothing
        else:
            self._cache.close()
        if was:
            self._tell()

    def _lost(self, token: str, unlinked: str) -> None:
        """
        The server knows the token no more: it was silent, old, or this phone was unlinked, and then
        its copy goes with it.

        Only the present token counts: a late answer to the last one must not end this session.
        """
        if token == self._api.token:
            number, self.unlinked = self.personal_number, unlinked
            self._leave(wiped=number if unlinked else "")

    def _tell(self) -> None:
        self._post(lambda: self._listeners.tell(self))
