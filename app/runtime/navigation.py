"""Where one can be in the app, and the way back: one stack a tab."""

from collections.abc import Callable
from typing import TypeAlias

import msgspec

from app.runtime.listeners import Listeners


class Welcome(msgspec.Struct, frozen=True):
    """Language and text size, before anything else."""


class SignIn(msgspec.Struct, frozen=True):
    """
    Number and passcode; the number is filled in where it is known.

    ``unlinked`` says how this phone was unlinked while somebody was signed in.
    """

    personal_number: str = ""
    unlinked: str = ""


class Home(msgspec.Struct, frozen=True):
    """Tab: who is signed in and what there is to do."""


class Wallet(msgspec.Struct, frozen=True):
    """Tab: the documents."""


class Present(msgspec.Struct, frozen=True):
    """Tab: show a document to somebody; opened on one where its id is given."""

    document_id: str = ""


class Benefits(msgspec.Struct, frozen=True):
    """Tab: the social welfare benefit account."""


class Profile(msgspec.Struct, frozen=True):
    """Tab: the resident and the app's settings."""


class DocumentDetail(msgspec.Struct, frozen=True):
    """One document."""

    document_id: str


class Renewal(msgspec.Struct, frozen=True):
    """Renewing one document, or following a file that is open or over."""

    document_id: str
    renewal_id: str = ""


class Notices(msgspec.Struct, frozen=True):
    """What the resident was told."""


class Payments(msgspec.Struct, frozen=True):
    """The statement of benefits."""


class Payment(msgspec.Struct, frozen=True):
    """One payment of a benefit."""

    payment_id: str


class Routing(msgspec.Struct, frozen=True):
    """Where money goes; opened on one programme's place where its id is given."""

    programme_id: str = ""


class LinkAccount(msgspec.Struct, frozen=True):
    """Linking a payment account; with an id, how that one link stands and why."""

    link_id: str | None = None


class Queue(msgspec.Struct, frozen=True):
    """The queue before the benefit account: shown in its place by the shell, until the turn."""


class Abroad(msgspec.Struct, frozen=True):
    """Saying that one is abroad, and what that changes."""


class Stay(msgspec.Struct, frozen=True):
    """A foreigner's papers on one line of time."""


class Family(msgspec.Struct, frozen=True):
    """Whom one guards, and who guards oneself."""


class Ward(msgspec.Struct, frozen=True):
    """One ward's documents, and until when one acts for the ward."""

    holder_id: str


class WardDocument(msgspec.Struct, frozen=True):
    """One document of a ward, to read."""

    holder_id: str
    document_id: str


class OwnAccount(msgspec.Struct, frozen=True):
    """The moment from which a child acts alone; ``guardian`` is who acted until then."""

    guardian: str = ""


class ForeignServices(msgspec.Struct, frozen=True):
    """Services abroad: typing a code, what waits, and who asked before."""


class ForeignSignIn(msgspec.Struct, frozen=True):
    """One question of a service abroad: its consent, or its receipt."""

    request_id: str


class LockAccount(msgspec.Struct, frozen=True):
    """Locking one's own account."""


class AccountHistory(msgspec.Struct, frozen=True):
    """Past locks and requests of one's account."""


class Passcode(msgspec.Struct, frozen=True):
    """Choosing another passcode."""


class Devices(msgspec.Struct, frozen=True):
    """The account's phone, earlier ones, and who asks to be the next."""


class NewPhone(msgspec.Struct, frozen=True):
    """Linking this phone to an account that is on another one; before sign-in."""


class LostPhone(msgspec.Struct, frozen=True):
    """Unlinking a lost phone and locking the account: before sign-in too."""

    personal_number: str = ""


class Levels(msgspec.Struct, frozen=True):
    """What each level opens; ``feature`` is what somebody came for that theirs does not."""

    feature: str = ""


class Eligibility(msgspec.Struct, frozen=True):
    """Who may have an account: open before sign-in too."""


class Issuing(msgspec.Struct, frozen=True):
    """
    Asking for an account of a level, or following a request.

    One that is under way for the same holder is followed whatever was asked for; ``ward_id`` names
    the child it is for.
    """

    issuing_id: str = ""
    level: int = 0
    ward_id: str = ""


class Locked(msgspec.Struct, frozen=True):
    """The account is locked: shown over everything by the shell, which derives it."""


class Comparison(msgspec.Struct, frozen=True):
    """Today's rule and the draft side by side."""


class About(msgspec.Struct, frozen=True):
    """What the prototype is and what it leaves out."""


Destination: TypeAlias = (
    Welcome | SignIn | Home | Wallet | Present | Benefits | Profile | DocumentDetail | Renewal
    | Notices | Payments | Payment | Routing | LinkAccount | Locked | Comparison | About
    | Issuing | Eligibility | Levels | LockAccount
    | Family | Ward | WardDocument | OwnAccount | Stay | Abroad | Passcode | AccountHistory
    | Devices | Queue | NewPhone | LostPhone
    | ForeignServices | ForeignSignIn
)  # fmt: skip
Tab: TypeAlias = Home | Wallet | Present | Benefits | Profile
TABS: tuple[type[Tab], ...] = (Home, Wallet, Present, Benefits, Profile)
Go: TypeAlias = Callable[[Destination], None]


class Navigator:
    """
    Where one phone is. Each tab keeps its own stack; before sign-in there is one stack, no tabs.

    Attributes:
        went_back: Whether the last move was a step back.
    """

    def __init__(self, start: Destination) -> None:
        self.went_back = False
        self._listeners = Listeners()
        self._root: type = type(start)
        self._stacks: dict[type, list[Destination]] = {self._root: [start]}

    @property
    def current(self) -> Destination:
        """What is shown."""
        return self._stacks[self._root][-1]

    @property
    def tab(self) -> Destination:
        """The root of the stack one is in: a tab, or the first screen before sign-in."""
        return self._stacks[self._root][0]

    @property
    def can_go_back(self) -> bool:
        """Whether ``back`` leads anywhere."""
        return len(self._stacks[self._root]) > 1 or self._root in TABS[1:]

    def go(self, destination: Destination) -> None:
        """
        Show it: a tab at its root, anything else on top of the present stack.

        What is already on top is not put there twice.
        """
        if isinstance(destination, TABS):
            if destination != self.current:
                self._root = type(destination)
                self._stacks[self._root] = [destination]
                self._moved()
        elif destination != self.current:
            self._stacks[self._root].append(destination)
            self._moved()

    def select_tab(self, tab: Tab) -> None:
        """Show a tab where it was left; its root where it is the present one."""
        if type(tab) is self._root:
            stack = self._stacks[self._root]
            if len(stack) > 1:
                del stack[1:]
                self._moved(back=True)
            return
        self._root = type(tab)
        stack = self._stacks.setdefault(self._root, [tab])
        if stack[0] != tab:  # it was opened on something; a tap on the tab asks for nothing special
            self._stacks[self._root] = [tab]
        self._moved()

    def back(self) -> bool:
        """A step back: in the stack, then from a tab's root to Home. False where there is none."""
        stack = self._stacks[self._root]
        if len(stack) > 1:
            stack.pop()
        elif self._root in TABS[1:]:
            self._root = Home
            self._stacks.setdefault(Home, [Home()])
        else:
            return False
        self._moved(back=True)
        return True

    def reset(self, destination: Destination) -> None:
        """Forget every stack and start at ``destination``: after signing in or out."""
        self._root = type(destination)
        self._stacks = {self._root: [destination]}
        self._moved()

    def subscribe(self, listener: Callable[[Destination], None]) -> Callable[[], None]:
        """Be told where one is after each move."""
        return self._listeners.add(listener)

    def _moved(self, *, back: bool = False) -> None:
        self.went_back = back
        self._listeners.tell(self.current)
