"""The draft decree to read and to comment on: its articles, whom it applies to, its ten days."""

from datetime import date, datetime, timedelta
from functools import cache
from typing import Literal

import msgspec

from app.shared.clock import start_of_day
from app.shared.data_files import names_in, read_as
from app.shared.local_text import LocalText
from app.shared.resources import ASSETS
from app.shared.rulesets import RuleStatus

HolderKind = Literal[
    "citizen", "child", "foreigner", "organisation", "agency", "foreign_organisation"
]
ConsultationState = Literal["coming", "open", "closed"]
ScreenState = Literal["usual", "document_hidden", "account_locked", "offline"]
"""What a screen looked like when a comment was pinned to it: one of these, so nobody's data."""
SCREEN_STATES: tuple[ScreenState, ...] = ("usual", "document_hidden", "account_locked", "offline")


class ArticleRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One rule that an article settles, by its key in the rule sets, and what it is called."""

    id: str
    name: LocalText


class Article(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """
    One article in plain words.

    Attributes:
        number: Name of its file.
        plain: What it changes, a sentence each.
        why: What it is for.
        rules: What it settles.
        screens: Names of the destinations that it changes.
        source: Who says so.
    """

    number: int
    title: LocalText
    summary: LocalText
    plain: tuple[LocalText, ...]
    why: LocalText
    rules: tuple[ArticleRule, ...]
    screens: tuple[str, ...]
    source: LocalText
    status: RuleStatus


class Scope(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whether and how the draft applies to one kind of holder."""

    kind: HolderKind
    icon: str
    name: LocalText
    answer: LocalText
    articles: tuple[int, ...]


class _Day(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    value: date
    source: LocalText
    status: RuleStatus


class _Length(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    value: int
    source: LocalText
    status: RuleStatus


class Consultation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When the consultation is open; days of Viet Nam's calendar, moments in UTC."""

    opens_on: _Day
    days: _Length
    text_most: _Length
    scope: tuple[Scope, ...]

    @property
    def opens_at(self) -> datetime:
        """Its first moment."""
        return start_of_day(self.opens_on.value)

    @property
    def last_day(self) -> date:
        """The last day on which one may speak."""
        return self.opens_on.value + timedelta(days=self.days.value - 1)

    @property
    def closes_at(self) -> datetime:
        """The first moment that is too late."""
        return start_of_day(self.last_day + timedelta(days=1))

    def state(self, now: datetime) -> ConsultationState:
        """Whether one may speak at ``now``; a moment with its zone."""
        if now < self.opens_at:
            return "coming"
        return "open" if now < self.closes_at else "closed"


@cache
def consultation() -> Consultation:
    """
    The consultation.

    Raises:
        DataFault: Its file is malformed.
    """
    return read_as(ASSETS / "consultation.toml", Consultation)


@cache
def articles() -> tuple[Article, ...]:
    """
    Every article, in order.

    Raises:
        DataFault: A file is malformed.
    """
    folder = ASSETS / "draft_articles"
    return tuple(
        read_as(folder / f"{name}.toml", Article, number=int(name))
        for name in names_in("draft_articles")
    )


def article(number: int) -> Article | None:
    """The article of that number; None where there is none."""
    return next((one for one in articles() if one.number == number), None)


def article_of_screen(screen: str) -> Article | None:
    """The first article that changes a destination of that name; None where none does."""
    return next((one for one in articles() if screen in one.screens), None)
