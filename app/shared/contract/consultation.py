"""The consultation on the draft: comments, their receipts, the desk that reads them."""

from datetime import datetime
from typing import Annotated, Literal

from msgspec import Meta

from app.shared.contract.wire import RANDOM_ID, Body, Secret, Wire
from app.shared.draft import ConsultationState, ScreenState

CommentId = Annotated[str, Meta(pattern=RANDOM_ID)]
CommentCode = Annotated[str, Meta(pattern=r"^GY-000-[0-9]{4}-[0-9]{6}$")]
ArticleNumber = Annotated[int, Meta(ge=1, le=99)]
RuleId = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{1,79}$")]
ScreenName = Annotated[str, Meta(pattern=r"^[A-Z][A-Za-z]{1,39}$")]
"""Name of a destination of the app."""
CommentText = Annotated[str, Meta(max_length=60_000)]
"""As typed; what is too long for a comment is told in words, what is longer still is no comment."""
TagId = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{1,39}$")]
Stance = Literal["agree", "change", "disagree"]
STANCES: tuple[Stance, ...] = ("agree", "change", "disagree")


class CommentDraft(Body):
    """
    What is said, and about what.

    Attributes:
        rule_id: The one rule of the article that it is about; None for the whole article.
        screen: The screen it is pinned to, and how that looked; None where it is pinned to none.
    """

    article: ArticleNumber
    stance: Stance
    text: CommentText
    rule_id: RuleId | None = None
    screen: ScreenName | None = None
    screen_state: ScreenState | None = None


class AnonymousDraft(CommentDraft, kw_only=True):
    """The same, under a secret that the phone made: whoever has it may change the comment."""

    secret: Secret


class CommentSecret(Body):
    """Proof of an anonymous comment."""

    secret: Secret


class CommentSecrets(Body):
    """Proofs of several."""

    secrets: Annotated[tuple[Secret, ...], Meta(max_length=200)]


class Comment(Wire):
    """
    One comment as whoever wrote it sees it.

    Attributes:
        signed: With its writer's name.
        sent_at: UTC, story time; of an anonymous one only the day is kept, as its first moment.
        changed_at: When it was last changed; as precise as ``sent_at``.
        withdrawn: Its text is gone.
        answer: Of the drafters; None before there is one.
    """

    id: CommentId
    code: CommentCode
    article: ArticleNumber
    rule_id: RuleId | None
    screen: ScreenName | None
    screen_state: ScreenState | None
    stance: Stance
    text: str
    signed: bool
    sent_at: datetime
    changed_at: datetime | None = None
    withdrawn: bool = False
    answer: str | None = None
    answered_at: datetime | None = None


class Comments(Wire):
    """Comments, newest first."""

    comments: tuple[Comment, ...]


class CommentCount(Wire):
    """How many comments of one stance an article has."""

    article: ArticleNumber
    stance: Stance
    n: int


class CommentTally(Wire):
    """Every comment that stands, counted; withdrawn ones are not."""

    total: int
    pinned: int
    signed: int
    answered: int
    counts: tuple[CommentCount, ...]


class ConsultationSummary(Wire):
    """What the desk published after the close."""

    at: datetime
    foreword: str
    tally: CommentTally


class ConsultationNow(Wire):
    """The consultation at the story's moment; moments in UTC."""

    state: ConsultationState
    opens_at: datetime
    closes_at: datetime
    summary: ConsultationSummary | None = None


class CommentSearch(Body):
    """Which comments the desk wants to see; what is None is not asked."""

    article: ArticleNumber | None = None
    stance: Stance | None = None
    screen: ScreenName | None = None
    tag: TagId | None = None
    signed: bool | None = None
    answered: bool | None = None
    text: Annotated[str, Meta(max_length=100)] = ""
    after: Annotated[int, Meta(ge=0, le=1_000_000)] = 0


class DeskComment(Wire):
    """One comment on the desk; ``name`` is None where it is anonymous."""

    comment: Comment
    name: str | None
    tag: TagId | None
    alike: int


class CommentDesk(Wire):
    """What the desk shows; ``found`` counts all that the search asks for."""

    consultation: ConsultationNow
    tally: CommentTally
    screens: dict[str, int]
    tags: dict[str, int]
    found: int
    comments: tuple[DeskComment, ...]


class CommentAnswer(Body):
    """
    Tag comments, answer them, or both.

    Attributes:
        alike: The same goes for every comment that says the same about the same article.
    """

    comment_ids: Annotated[tuple[CommentId, ...], Meta(min_length=1, max_length=200)]
    tag: TagId | None = None
    answer: Annotated[str, Meta(min_length=5, max_length=2000)] | None = None
    alike: bool = False


class SummaryStart(Body):
    """Publish the summary."""

    foreword: Annotated[str, Meta(min_length=5, max_length=2000)]


class CommentReport(Body):
    """The report as a file."""

    form: Literal["html", "csv"]
    language: Literal["vi", "en"] = "vi"
