"""Where one can be in the app: a destination is a screen and what it was opened on."""

from collections.abc import Callable
from typing import TypeAlias

import msgspec


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
    """Renewing a document, or following a file that is open or over; ``of`` is a child's id."""

    document_id: str
    renewal_id: str = ""
    of: str = ""


class Notices(msgspec.Struct, frozen=True):
    """What the resident was told."""


class BenefitsOf(msgspec.Struct, frozen=True):
    """The benefit account of somebody for whom one acts."""

    of: str


class Payments(msgspec.Struct, frozen=True):
    """The statement of benefits; ``of`` is for whom one acts."""

    of: str = ""


class Payment(msgspec.Struct, frozen=True):
    """One payment of a benefit; ``of`` is for whom one acts."""

    payment_id: str
    of: str = ""


class Routing(msgspec.Struct, frozen=True):
    """
    Where money goes; opened on one programme's place where its id is given.

    ``of`` is for whom one acts.
    """

    programme_id: str = ""
    of: str = ""


class LinkAccount(msgspec.Struct, frozen=True):
    """
    Linking a payment account; with an id, how that one link stands and why.

    ``of`` is for whom one acts.
    """

    link_id: str | None = None
    of: str = ""


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


class AccessLog(msgspec.Struct, frozen=True):
    """Who looked at one's data, or at a ward's; one look is open where its id is given."""

    access_id: str = ""
    ward_id: str = ""


class OwnData(msgspec.Struct, frozen=True):
    """Everything held of oneself, as a file."""


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


class DocumentChanges(msgspec.Struct, frozen=True):
    """What a document's register changed on it."""

    document_id: str


class ReportData(msgspec.Struct, frozen=True):
    """Saying that a document's data is wrong, and following what became of it."""

    document_id: str
    fact_id: str = ""


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


class Consultation(msgspec.Struct, frozen=True):
    """The draft decree, whom it applies to, and the days on which one may speak."""


class DraftArticle(msgspec.Struct, frozen=True):
    """One article of the draft in plain words."""

    number: int


class CommentOn(msgspec.Struct, frozen=True):
    """
    Saying something about an article, one rule of it, or a screen that it changes.

    Attributes:
        screen, screen_state: Name of a destination, and how it looked; never what was on it.
        comment_id: Follows one that was sent.
    """

    article: int = 0
    rule_id: str = ""
    screen: str = ""
    screen_state: str = ""
    comment_id: str = ""


class About(msgspec.Struct, frozen=True):
    """What the prototype is and what it leaves out."""


class Integrate(msgspec.Struct, frozen=True):
    """
    Bringing documents into a wallet, and following what was asked for.

    ``of`` is the id of whom the resident acts for; empty for the resident's own wallet. Opened on
    one request where its id is given.
    """

    of: str = ""
    integration_id: str = ""


Destination: TypeAlias = (
    Welcome | SignIn | Home | Wallet | Present | Benefits | Profile | DocumentDetail | Renewal
    | Notices | BenefitsOf | Payments | Payment | Routing | LinkAccount | Locked | Comparison
    | About
    | Issuing | Eligibility | Levels | LockAccount
    | Family | Ward | WardDocument | OwnAccount | Stay | Abroad | Passcode | AccountHistory
    | Devices | Queue | NewPhone | LostPhone
    | ForeignServices | ForeignSignIn | DocumentChanges | ReportData
    | AccessLog | OwnData | Integrate
    | Consultation | DraftArticle | CommentOn
)  # fmt: skip
Tab: TypeAlias = Home | Wallet | Present | Benefits | Profile
TABS: tuple[type[Tab], ...] = (Home, Wallet, Present, Benefits, Profile)
Go: TypeAlias = Callable[[Destination], None]
