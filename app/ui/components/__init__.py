"""The blocks that screens are made of; importing this registers them for .kv files."""

from app.ui.components.banner import Banner
from app.ui.components.bars import BottomBar, AppBar, RootBar
from app.ui.components.greeting import Greeting
from app.ui.components.hero import IdentityHero
from app.ui.components.rows import RowCard
from app.ui.components.shortcuts import ShortcutGrid
from app.ui.components.words import IconNote, SectionTitle, Words

__all__ = [
    "BottomBar",
    "AppBar",
    "Banner",
    "Greeting",
    "IconNote",
    "IdentityHero",
    "RootBar",
    "RowCard",
    "SectionTitle",
    "ShortcutGrid",
    "Words",
]
