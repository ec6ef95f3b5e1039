"""The prototype's invented people: who they are, what they hold, what their banks print."""

from datetime import date, datetime
from functools import cache
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from app.shared.contract.account import AccountLevel, AccountLock, HolderKind, Sex
from app.shared.contract.devices import DeviceModel
from app.shared.contract.documents import DocumentChange
from app.shared.contract.family import Relation
from app.shared.contract.wire import (
    AccountNumber,
    DocumentTypeId,
    Passcode,
    PersonaId,
    PersonalNumber,
    PlaceAbroadId,
    ProgrammeId,
    ProviderId,
)
from app.shared.data_files import names_in, read_as
from app.shared.local_text import LocalText
from app.shared.money import MOST_VND
from app.shared.resources import ASSETS

Moment = Annotated[datetime, Meta(tz=True)]
FormerNumber = Annotated[str, Meta(pattern=r"^000[0-9]{6}$")]
"""Nine digits, as identity numbers had before; invented ones start with 000 as well."""
IdNumber = Annotated[str, Meta(pattern=r"^000[0-9]{6}([0-9]{3})?$")]
"""A personal number, or the one of nine digits from before it."""


class SeededDocument(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """
    One document of a persona.

    Attributes:
        fields: Value per field id of its type.
        issued_on, expires_on: Viet Nam dates; ``expires_on`` is the last valid day, None for never.
        updated_at: When its source last confirmed it; UTC.
        history: Newest first.
        at_register: Its register has it; it comes into the wallet on request alone.
    """

    type: DocumentTypeId
    fields: dict[str, str]
    issued_on: date
    updated_at: Moment
    expires_on: date | None = None
    history: tuple[DocumentChange, ...] = ()
    at_register: bool = False


class PaymentAccount(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """
    What a provider knows about an account that a persona may ask for.

    Attributes:
        holder: Name as the provider prints it; None where it prints the persona's as it does.
        currency: ISO 4217.
        id_number: Identity number that the provider holds, which may still be one of nine digits;
            None where it is the persona's own.
        receives: What goes wrong with the first orders of each payment; the next one arrives.
    """

    provider: ProviderId
    number: AccountNumber
    holder: str | None = None
    state: Literal["active", "closed", "restricted"] = "active"
    receives: tuple[Literal["provider_busy", "provider_silent"], ...] = ()
    currency: Annotated[str, Meta(pattern=r"^[A-Z]{3}$")] = "VND"
    id_number: IdNumber | None = None


class Stay(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """
    A foreigner's papers, kept beside the wallet: no account integrates them yet.

    Attributes:
        nationality: ISO 3166 shape; ``UTO`` is invented.
        permitted_from, permitted_until: First and last day of the permitted stay, Viet Nam dates.
        visa_until: Last valid day of ``visa``; None where there is none.
    """

    passport_number: Annotated[str, Meta(pattern=r"^ZZ[0-9]{7}$")]
    nationality: str
    passport_expires_on: date
    permitted_from: date
    permitted_until: date
    visa: Literal["long_term", "exemption", "none"]
    visa_until: date | None = None
    residence_card: bool = False


class SeededWard(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """
    Somebody whom this persona guards.

    Attributes:
        persona: Id of the ward.
        relation: What the guardian is to the ward.
        proven_on: Viet Nam date from which the relation is proven; None where it is not yet.
    """

    persona: PersonaId
    relation: Relation
    proven_on: date | None = None


class SeededWhereabouts(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where a persona is abroad and from when on; UTC."""

    place: PlaceAbroadId
    since: Moment


class SeededDevice(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A phone that is linked when the story starts and that no window shows; ``since`` is UTC."""

    model: DeviceModel
    since: Moment


class SeededBenefit(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """
    One decision that puts somebody on a programme's list; Viet Nam dates, both counted.

    Attributes:
        vnd: What it grants a period; None where the programme says it.
        cash_paid: Periods paid in cash before the story starts.
    """

    programme: ProgrammeId
    from_on: date
    until_on: date | None = None
    vnd: Annotated[int, Meta(gt=0, le=MOST_VND)] | None = None
    cash_paid: tuple[str, ...] = ()


class SeededMember(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """
    One member of a household beside its head: a persona, or somebody told by name alone.

    Attributes:
        authorised_on: When a grown-up let the head receive; None where never.
    """

    persona: PersonaId | None = None
    full_name: str = ""
    personal_number: PersonalNumber | None = None
    born_on: date | None = None
    authorised_on: date | None = None


class SeededHousehold(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A household that the persona heads; alone where it has no other members."""

    standing: Literal["poor", "near_poor", "none"] = "none"
    members: tuple[SeededMember, ...] = ()


class SeededOrganisation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """
    An organisation that the persona represents.

    Attributes:
        id: What its things are named after; no persona's.
        registered_on: When it was registered; Viet Nam date.
        represented_from: From when on the persona represents it; Viet Nam date.
        provider, account_number: Its account in the agency's own register.
        payment_accounts: Accounts that it may link.
    """

    id: PersonaId
    number: Annotated[str, Meta(pattern=r"^ORG-[0-9]{7}$")]
    name: str
    registered_on: date
    represented_from: date
    provider: ProviderId
    account_number: AccountNumber
    payment_accounts: tuple[PaymentAccount, ...] = ()
    benefits: tuple[SeededBenefit, ...] = ()
    documents: tuple[SeededDocument, ...] = ()


class Persona(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """
    One invented person.

    Attributes:
        id: Name of the file.
        order: Place in the list of people; unique.
        guardian: Full name of who acts for this one; None where nobody does.
        biometrics_held: The State holds fingerprints and face already.
        phone: Invented, ``0000 000 0NN``.
        former_id_number: The number of nine digits that the population database knows from before
            the personal number; None where there was none.
        passcode_set_on: When the guardian set it, Viet Nam date; None where no guardian did.
        signs_in: Whether the list of sign-ins has them.
        situation: One line: what they show.
        read_until: Notices before this moment count as read at seeding; UTC.
        locks: Real locks, past ones included.
        stay: A foreigner's papers; None for a citizen.
        wards: Whom this one guards.
        abroad: Where this one is abroad; None in Viet Nam.
        device: The phone left behind, so that the one on stage is new; None where the account
            takes the first phone that signs in.
    """

    id: str
    order: int
    full_name: str
    personal_number: PersonalNumber
    born_on: date
    sex: Sex
    kind: HolderKind
    level: AccountLevel
    phone: Annotated[str, Meta(pattern=r"^0000 000 0[0-9]{2}$")]
    passcode: Passcode
    signs_in: bool
    situation: LocalText
    read_until: Moment
    former_id_number: FormerNumber | None = None
    guardian: str | None = None
    passcode_set_on: date | None = None
    biometrics_held: bool = False
    locks: tuple[AccountLock, ...] = ()
    documents: tuple[SeededDocument, ...] = ()
    payment_accounts: tuple[PaymentAccount, ...] = ()
    stay: Stay | None = None
    wards: tuple[SeededWard, ...] = ()
    abroad: SeededWhereabouts | None = None
    benefits: tuple[SeededBenefit, ...] = ()
    household: SeededHousehold | None = None
    organisation: SeededOrganisation | None = None
    device: SeededDevice | None = None

    @property
    def wallet(self) -> tuple[SeededDocument, ...]:
        """Documents that are in the wallet when the story starts."""
        return tuple(one for one in self.documents if not one.at_register)


@cache
def persona(persona_id: str) -> Persona:
    """
    The persona of that id, read once.

    Raises:
        KeyError: No file of ``assets/personas`` has that name.
        DataFault: The file is malformed; the fault names file and field.
    """
    if persona_id not in names_in("personas"):
        raise KeyError(persona_id)
    return read_as(ASSETS / "personas" / f"{persona_id}.toml", Persona, id=persona_id)


@cache
def stay_of(persona_id: str) -> Stay | None:
    """A foreigner's papers; None for a citizen, and for whoever has no file."""
    return persona(persona_id).stay if persona_id in names_in("personas") else None


@cache
def personas() -> tuple[Persona, ...]:
    """
    Every persona, in the list's order.

    Raises:
        DataFault: A file is malformed.
    """
    return tuple(sorted(map(persona, names_in("personas")), key=lambda one: one.order))


def seeded_holders() -> frozenset[str]:
    """Names of everybody whom the files make a holder: personas and their organisations."""
    organisations = {one.organisation.id for one in personas() if one.organisation}
    return frozenset(names_in("personas")) | organisations


def signs_in(persona_id: str) -> bool:
    """Whether there is such a persona, who can sign in."""
    return persona_id in names_in("personas") and persona(persona_id).signs_in
