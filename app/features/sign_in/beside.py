"""What sign-in shows beside number and keys, made when it is first asked for."""

from app.ui.kv import load_beside
from app.ui.late_blocks import LateBlocks

load_beside(__file__)


class Beside(LateBlocks):
    """Who there is to sign in as, and what is explained."""
