"""Made-up services abroad and what each may ask: one question, answered yes or no."""

from datetime import date
from functools import cache
from typing import Annotated

import msgspec
from msgspec import Meta

from app.shared.data_files import names_in, read_as
from app.shared.doctypes import document_type_ids
from app.shared.local_text import LocalText
from app.shared.registration import Distrust, Registration, distrust_on
from app.shared.resources import ASSETS


class AgeAtLeast(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The date in ``field`` lies at least so many whole years back."""

    field: str
    at_least: Annotated[int, Meta(ge=1, le=120)]


class Question(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """
    One thing that may be asked.

    Attributes:
        ask: As the holder reads it.
        yes, no: The two answers, in words.
        from_: What the answer is read from.
        documents: Types of which one that may be used proves it.
        age: What a date in it must say; None where holding one is enough.
    """

    id: str
    icon: str
    ask: LocalText
    yes: LocalText
    no: LocalText
    from_: LocalText = msgspec.field(name="from")
    documents: tuple[str, ...]
    age: AgeAtLeast | None = None

    def __post_init__(self) -> None:
        """Refuse a question that nothing could answer."""
        if not self.documents or not set(self.documents) <= document_type_ids():
            msg = "documents names document types, at least one"
            raise ValueError(msg)


class ForeignService(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """
    One invented service abroad.

    Attributes:
        id: Name of its file.
        order: Place in lists; unique.
        issuer: Who it is in what it signs; below ``.example`` (RFC 2606).
        key_id: Which of its keys signs; the key itself is made on the server.
        question: Id of the one thing it may ask.
        registration: None where the platform's list does not have it.
    """

    id: str
    order: int
    icon: str
    name: LocalText
    country: LocalText
    issuer: Annotated[str, Meta(pattern=r"^https://[a-z.-]+\.example$")]
    key_id: str
    question: str
    purpose: LocalText
    registration: Registration | None = None

    def distrust_on(self, day: date) -> Distrust | None:
        """Why the platform does not let it ask on that Viet Nam date; None where it does."""
        return distrust_on(self.registration, day)


class _Questions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    questions: tuple[Question, ...]


@cache
def foreign_services() -> tuple[ForeignService, ...]:
    """
    Every service, in the list's order.

    Raises:
        DataFault: A file is malformed.
    """
    found = (foreign_service(name) for name in names_in("foreign_services"))
    return tuple(sorted(found, key=lambda one: one.order))


@cache
def foreign_service(service_id: str) -> ForeignService:
    """
    The service of that id.

    Raises:
        KeyError: There is none.
        DataFault: Its file is malformed.
    """
    if service_id not in names_in("foreign_services"):
        raise KeyError(service_id)
    path = ASSETS / "foreign_services" / f"{service_id}.toml"
    return read_as(path, ForeignService, id=service_id)


@cache
def foreign_question(question_id: str) -> Question:
    """
    The question of that id.

    Raises:
        KeyError: There is none.
        DataFault: The file is malformed.
    """
    return {one.id: one for one in _questions()}[question_id]


@cache
def _questions() -> tuple[Question, ...]:
    return read_as(ASSETS / "foreign_questions.toml", _Questions).questions
