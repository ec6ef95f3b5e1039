"""What linking shows once an account is chosen: the consent, and what became of a rejected link."""

from app.ui.kv import load_beside
from app.ui.late_blocks import LateBlocks

load_beside(__file__)


class LaterSteps(LateBlocks):
    """The consent, the rejection doctor, and the code that lapsed."""
