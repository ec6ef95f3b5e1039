"""What the screen of a comment shows."""

from dataclasses import dataclass
from typing import Literal

from app.runtime.fault import Fault
from app.runtime.view_model import Phase
from app.shared.contract.consultation import Comment, Stance
from app.shared.draft import ConsultationState, ScreenState

Deed = Literal["refresh", "send", "withdraw"]
Wrong = Literal["empty", "too_long", "no_stance"]


@dataclass(frozen=True, slots=True)
class CommentState:
    """
    A form, or the receipt of what was sent; ``EMPTY`` where there is nothing to speak about.

    Attributes:
        article, rule_id, screen, screen_state: What it is about; empty for none.
        stance: Empty before one is chosen.
        signed: With the name; ``name`` is what would be signed.
        wrong: What keeps it from being sent; said after the first try.
        sent: The comment whose receipt is shown, or that is being changed.
        editing: The form is filled with what was sent.
        stands: Whether one may speak now.
        kept: What was typed stands on the phone.
        confirming: ``withdraw`` while that is asked about.
    """

    phase: Phase = Phase.CONTENT
    article: int = 0
    rule_id: str = ""
    screen: str = ""
    screen_state: ScreenState | None = None
    stance: Stance | None = None
    text: str = ""
    signed: bool = True
    name: str = ""
    wrong: Wrong | None = None
    sent: Comment | None = None
    editing: bool = False
    stands: ConsultationState = "open"
    kept: bool = False
    doing: Deed | None = None
    fault: Fault[Deed] | None = None
    confirming: str = ""

    @property
    def writing(self) -> bool:
        """Whether the form is shown."""
        return self.phase is Phase.CONTENT and (self.sent is None or self.editing)
