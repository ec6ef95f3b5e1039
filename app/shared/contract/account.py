"""The identification account: whose it is, at which level, and the facts it stands by."""

from datetime import date, datetime
from typing import Annotated, Literal

from msgspec import Meta

from app.shared.contract.wire import (
    Body,
    DocumentTypeId,
    HolderId,
    PersonalNumber,
    PlaceAbroadId,
    Secret,
    Wire,
)

AccountLevel = Annotated[int, Meta(ge=0, le=2)]
"""0: no identification account yet; 1 and 2 as in Decree 69/2024, Article 9."""

LockGround = Literal[
    "own_request", "breach_of_terms", "card_revoked_or_held", "death", "authority_order"
]
HolderKind = Literal["citizen", "foreigner"]
Sex = Literal["female", "male"]


class AccountLock(Wire):
    """A real lock: a fact, in both rule sets. ``until`` is None while the ground lasts. UTC."""

    ground: LockGround
    since: datetime
    until: datetime | None


class StayOfForeigner(Wire):
    """
    A foreigner's papers as the immigration register has them; Viet Nam dates, last days inclusive.

    Attributes:
        visa_until: None where there is no visa.
        residence_card: Held, permanent or temporary; today's rule asks for it.
    """

    passport_number: str
    nationality: str
    passport_expires_on: date
    permitted_from: date
    permitted_until: date
    visa: Literal["long_term", "exemption", "none"]
    visa_until: date | None
    residence_card: bool


CardReading = Literal["match", "no_match", "unreadable"]
"""What the simulated reading of identity card and face made of them; chosen by who plays it."""


class LockRequest(Body):
    """Lock one's own account; ``grant`` is a step-up for ``lock_account`` and ``own``."""

    grant: Secret


class Unlocking(Body):
    """Lift one's own lock with identity card and face."""

    reading: CardReading


class Whereabouts(Body):
    """Where the holder says to be: a place abroad, None in Viet Nam."""

    abroad: PlaceAbroadId | None


class Account(Wire):
    """
    A holder's account and the facts its standing is derived from.

    Whether it is locked, and why, is computed from these by ``app.shared.rules.account`` with the
    day and the rule set; the server and the app call the same function.

    Attributes:
        full_name: As printed on the identity card.
        kind: Citizen or foreigner.
        level: 0 none yet, 1, 2.
        identity_expires_on: Last valid day (Viet Nam date, inclusive) of the identity card in
            force; of the passport for a foreigner; None where it never ends or there is none.
        identity_type: Document type of that card, None where there is none.
        locks: Real locks, past ones included.
        document_types: What the holder has in the wallet today, without any value: a lock screen
            may say what is locked.
        guardian: Full name of who acts for the holder; None where nobody does.
        stay: A foreigner's papers; None for a citizen.
        biometrics_held: The State holds fingerprints and face: level 2 takes a foreigner less time.
        phone_ending: Last three digits of the invented phone that codes go to while in Viet Nam.
        abroad: Where the holder is abroad; None in Viet Nam.
        passcode_set_on: Viet Nam date on which the present passcode was set; None where it has
            been the holder's own since before the story.
    """

    holder_id: HolderId
    personal_number: PersonalNumber
    full_name: str
    born_on: date
    sex: Sex
    kind: HolderKind
    level: AccountLevel
    identity_expires_on: date | None
    identity_type: DocumentTypeId | None
    locks: tuple[AccountLock, ...]
    document_types: tuple[DocumentTypeId, ...]
    guardian: str | None
    phone_ending: Annotated[str, Meta(pattern=r"^[0-9]{3}$")]
    stay: StayOfForeigner | None = None
    biometrics_held: bool = False
    abroad: PlaceAbroadId | None = None
    passcode_set_on: date | None = None
