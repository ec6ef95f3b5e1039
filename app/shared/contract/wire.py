"""The wire form's ground: one struct base and the id types every noun of the contract shares."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta


class Wire(msgspec.Struct, frozen=True, kw_only=True):
    """
    A value that travels between app and server as JSON.

    Frozen and keyword-only. The server reads it strictly (unknown fields are a ``bad_request``),
    the app tolerantly (unknown fields pass), so an old app meets a newer server.
    """


class Body(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a call sends: read strictly, an unknown field is refused."""


RANDOM_ID = r"^[0-9a-f]{32}$"

PersonalNumber = Annotated[str, Meta(pattern=r"^000[0-9]{9}$")]
"""Twelve ASCII digits that start with 000: invented by construction, no province has that code."""

Passcode = Annotated[str, Meta(pattern=r"^[0-9]{6}$")]
"""Six ASCII digits."""

HolderId = Annotated[str, Meta(pattern=RANDOM_ID)]
DocumentId = Annotated[str, Meta(pattern=RANDOM_ID)]
RenewalId = Annotated[str, Meta(pattern=RANDOM_ID)]
LinkId = Annotated[str, Meta(pattern=RANDOM_ID)]
"""Ids of things are 128 random bits in hexadecimal; knowing one proves nothing."""

DocumentTypeId = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{1,39}$")]
"""Name of a file in ``assets/document_types``, such as ``driving_licence``."""

RegisterId = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{1,39}$")]
"""Name of a file in ``assets/registers``, such as ``population``."""

FactId = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{1,39}$")]
"""A field of a document type, or ``expires_on``: one fact of a register's record."""

RecordId = Annotated[str, Meta(pattern=RANDOM_ID)]
ReportId = Annotated[str, Meta(pattern=RANDOM_ID)]

ProviderId = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{1,39}$")]
"""Name of a file in ``assets/providers``, such as ``sen_vang``."""

ProgrammeId = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{1,39}$")]
"""Name of a file in ``assets/programmes``, such as ``social_pension``."""

AgencyId = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{1,39}$")]
"""Id of an agency in ``assets/paying_agencies.toml``."""

PaymentId = Annotated[str, Meta(pattern=RANDOM_ID)]
PayRunId = Annotated[str, Meta(pattern=RANDOM_ID)]

PersonaId = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{1,39}$")]
"""Name of a file in ``assets/personas``, such as ``khoi``."""

PlaceAbroadId = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{1,39}$")]
"""Name of a file in ``assets/places_abroad``, such as ``lumen_utopia``."""

OfficeId = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{1,39}$")]
"""Name of a file in ``assets/offices``, such as ``hoa_sen_police``."""

RuleSetId = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{1,39}$")]
"""Name of a folder in ``assets/policy``, such as ``decree_69_2024``."""

AccountNumber = Annotated[str, Meta(pattern=r"^0000[0-9]{4,8}$")]
"""
What names a payment account: ASCII digits from 0000 on, so no real one can be typed.

How many follow from its provider's kind (``assets/account_kinds``), which the server checks.
"""

ConsentVersion = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{1,39}$")]
"""Which text of a consent was shown and ticked, such as ``link_account_2025_10``."""

DeviceId = Annotated[str, Meta(pattern=RANDOM_ID)]
DevicePublicId = Annotated[str, Meta(pattern=RANDOM_ID)]
"""What a phone, or one that asks to be linked, is called in lists: never its ``DeviceId``."""
Secret = Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]{43}$")]
"""256 random bits, URL-safe base64: a session's token or a step-up grant. Stored only as a hash."""

CodeChannel = Literal["sms", "app"]
"""Which way a one-time code comes: a text message to the phone's number, or shown in the app."""

NoticeKey = Annotated[str, Meta(pattern=r"^[a-z_]+(:[0-9a-z-]+){1,4}$", max_length=120)]
"""Names one event for ever, such as ``renewal_due:<document>:2025-10-14:7``."""
