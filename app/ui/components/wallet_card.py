"""One card of the wallet: its data, its height, and its drawing in every standing."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from app.ui.components import parts
from app.ui.painter import Painter, Target
from app.ui.theme import radius, size, theme, type_style

PAD, GAP = 16.0, 12.0
_EDGE, _BESIDE = 12.0, 8.0  # right of a chip or button, and between it and the words
_WIDEST_LETTER = 0.74  # of the font size: a text under this bound needs no measuring
_LEAST_ROOM = 120.0  # dp of words beside a chip or a button, else that goes below


ChipTone = Literal["gold", "bright", "plain"]


@dataclass(frozen=True, slots=True)
class WalletCard:
    """
    What a card shows; words are ready to draw.

    Attributes:
        key: Names the document to ``open_card`` and ``press_button``.
        title, text: Its name and one quiet line.
        state: Words of its standing before the line, such as "Hidden"; a line of its own at large
            text.
        icon, face: Of the document's type.
        look: ``usable`` is lacquered, ``hidden`` is hatched, ``expired`` is a plain outlined card.
        chip, chip_icon, chip_tone: One fact; ``gold`` where it needs the eye.
        button, button_kind: The one deed of a card that is not usable.
        fresh: Came new from its source: a golden hairline.
        also: What else is true of it, in few words: a second quiet line; empty for none.
        mark: An icon instead of the type's, or of the hidden one's; empty for none.
        said: What is read aloud instead of title, text and chip, where masked digits stand in them.
    """

    key: str
    title: str
    text: str
    icon: str
    face: str
    state: str = ""
    look: Literal["usable", "hidden", "expired"] = "usable"
    chip: str = ""
    chip_icon: str = "clock-outline"
    chip_tone: ChipTone = "gold"
    button: str = ""
    button_kind: str = "primary"
    fresh: bool = False
    also: str = ""
    mark: str = ""
    said: str = ""

    @property
    def line(self) -> str:
        """The quiet line with the standing before it."""
        return f"{self.state}, {self.text}" if self.state else self.text

    @property
    def spoken(self) -> str:
        """Its name for ears."""
        return self.said or ". ".join(
            word for word in (self.title, self.line, self.chip, self.also) if word
        )


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where a card's words and its trailing thing go, in dp."""

    left: float
    room: float
    title_high: float
    text_high: float
    also_high: float
    trail: float
    below: float
    height: float


def fits(p: Painter, text: str, room: float, style: str, weight: int = 0) -> bool:
    """Whether a text stands on one line; measured only where its length leaves a doubt."""
    if len(text) * type_style(style).size * p.scale * _WIDEST_LETTER <= room:
        return True
    return p.text_width(text, style, weight) <= room


def words_height(p: Painter, text: str, room: float, style: str, weight: int = 0) -> float:
    """Height in dp of words in a room."""
    if not text:
        return 0.0
    if fits(p, text, room, style, weight):
        return p.line_height(style)
    return p.text_height(text, room, style, weight)


def _plan(p: Painter, card: WalletCard, width: float) -> _Plan:
    tile_side = parts.tile_side(p)
    left = PAD if p.large else PAD + tile_side + GAP
    trail = 24.0 if not p.large else 0.0
    if card.button:
        trail = parts.button_width(p, card.button)
    elif card.chip:
        trail = parts.chip_size(p, card.chip, card.chip_icon)[0]
    marked = bool(card.button or card.chip)
    edge, gap = (_EDGE, _BESIDE) if marked else (PAD, GAP)
    beside = width - left - trail - edge - gap
    under = marked and (p.large or beside < _LEAST_ROOM)
    room = width - left - PAD if under or not trail else beside
    title_high = words_height(p, card.title, room, "section", 600)
    text_high = words_height(p, card.text if p.large else card.line, room, "caption", 400)
    below = 0.0
    if under and card.button:
        below = GAP + parts.button_height(p, card.button, width - PAD * 2, small=not p.large)
    elif under:
        below = 8 + parts.chip_size(p, card.chip, card.chip_icon)[1]
    also_high = words_height(p, card.also, room, "caption", 600)
    words = title_high + text_high + also_high
    if card.state and p.large:
        words += _state_line_height(p)
    height = max(size("wallet_card"), words + PAD * 2) + below
    return _Plan(
        left, room, title_high, text_high, also_high, 0.0 if under else trail, below, height
    )


def card_height(p: Painter, card: WalletCard, width: float) -> float:
    """Height in dp that a card takes when nothing lies over it."""
    return _plan(p, card, width).height


def card_targets(
    p: Painter, card: WalletCard, width: float, y: float,
    opened: Callable[[], object], pressed: Callable[[], object],
) -> list[Target]:  # fmt: skip
    """What of a card at ``y`` can be tapped: the card, and its button over it."""
    plan = _plan(p, card, width)
    p.targets = []
    p.target(0, y, width, plan.height, opened, card.spoken, corner=radius("lg"))
    if card.button:
        x, top, wide, high = _button_box(p, card, plan, width)
        name = f"{card.button}: {card.title}"
        p.target(x, y + top, wide, high, pressed, name, corner=radius("sm"))
    return p.targets


def draw_card(p: Painter, card: WalletCard, width: float, *, tuck: float, first: bool) -> None:
    """
    Draw a card from the origin.

    ``tuck`` is how much of it lies under the next card of its deck, ``first`` whether it is its
    deck's top: the others cast a shadow on the one behind. ``card_targets`` tells what can be
    tapped.
    """
    plan = _plan(p, card, width)
    corner, tall = radius("lg"), plan.height + tuck
    if card.look == "usable":
        shadow = "e1" if first else "stack"
        p.face(
            0, 0, width, tall, card.face, corner=corner, shadow=shadow,
            rosette=None if p.large else (width - 18, 38, 236),
        )  # fmt: skip
        if card.fresh:
            p.panel(0, 0, width, tall, corner=corner, fill=None, outline="gold_bright", line=2)
    elif card.look == "hidden":
        p.hatch(0, 0, width, tall, corner=corner)
    else:
        p.panel(0, 0, width, tall, corner=corner, fill="surface_2", outline="line_strong")
    inner = plan.height - plan.below
    if not p.large:
        _tile(p, card, inner)
    _words(p, card, plan, inner)
    _trail(p, card, plan, width, inner)


def _tile(p: Painter, card: WalletCard, inner: float) -> None:
    side = parts.tile_side(p)
    top, mark = (inner - side) / 2, side * 0.58
    ground, ink = (
        ("document_tile_fill", "document_on") if card.look == "usable" else ("surface", "text_2")
    )
    p.panel(PAD, top, side, side, corner=radius("sm"), fill=ground)
    icon = card.mark or ("eye-off-outline" if card.look == "hidden" else card.icon)
    p.icon(icon, PAD + (side - mark) / 2, top + (side - mark) / 2, mark, ink)


def _state_line_height(p: Painter) -> float:
    return p.line_height("section") + 4


def _words(p: Painter, card: WalletCard, plan: _Plan, inner: float) -> None:
    usable = card.look == "usable"
    ink, quiet = ("document_on", (1, 1, 1, 0.9)) if usable else ("text", "text_2")
    y = (inner - plan.title_high - plan.text_high - plan.also_high) / 2
    if card.state and p.large:
        y -= _state_line_height(p) / 2
        side = 24 * p.icon_scale
        p.icon(
            "eye-off-outline", plan.left, y + (p.line_height("section") - side) / 2, side, "text_2"
        )
        y += _state_line_height(p)
        p.text(
            card.state, plan.left + side + GAP, y - _state_line_height(p), style="section",
            weight=600, colour="text_2",
        )  # fmt: skip
    for text, style, weight, colour, high in (
        (card.title, "section", 600, ink, plan.title_high),
        (card.text if p.large else card.line, "caption", 400, quiet, plan.text_high),
        (card.also, "caption", 600, ink, plan.also_high),
    ):
        if not text:
            continue
        wraps = high > p.line_height(style) * 1.3
        p.text(
            text, plan.left, y, plan.room if wraps else 0, style=style, weight=weight, colour=colour
        )
        y += high


def _button_box(
    p: Painter, card: WalletCard, plan: _Plan, width: float
) -> tuple[float, float, float, float]:
    inner = plan.height - plan.below
    wide = plan.trail or width - PAD * 2
    high = parts.button_height(p, card.button, wide, small=not p.large)
    top = (inner - high) / 2 if plan.trail else inner - PAD + GAP
    return width - (_EDGE if plan.trail else PAD) - wide, top, wide, high


def _trail(p: Painter, card: WalletCard, plan: _Plan, width: float, inner: float) -> None:
    if card.button:
        x, top, wide, _ = _button_box(p, card, plan, width)
        parts.button(p, x, top, wide, card.button, None, kind=card.button_kind, small=not p.large)
    elif card.chip:
        high = parts.chip_size(p, card.chip, card.chip_icon)[1]
        if plan.trail:
            _chip(p, card, width - _EDGE - plan.trail, (inner - high) / 2)
        else:
            _chip(p, card, plan.left, inner - PAD + 8)
    elif not p.large:
        ink = "document_on" if card.look == "usable" else "text_2"
        p.icon("chevron-right", width - PAD - 24, (inner - 24) / 2, 24, ink)


def _chip(p: Painter, card: WalletCard, x: float, y: float) -> None:
    """Chips on lacquer keep their light colours in every theme: faces are never dimmed."""
    light = theme("light")
    ground, ink = {
        "gold": (light.colour("gold_soft"), light.colour("on_gold_soft")),
        "bright": (light.colour("gold_bright"), light.colour("on_gold_bright")),
        "plain": (light.colour("surface"), light.colour("text")),
    }[card.chip_tone]
    wide, high = parts.chip_size(p, card.chip, card.chip_icon)
    p.panel(x, y, wide, high, corner=high / 2, fill=ground)
    side = 15 * p.icon_scale
    p.icon(card.chip_icon, x + 10, y + (high - side) / 2, side, ink)
    p.text(
        card.chip, x + side + 15, y + (high - p.line_height("chip")) / 2, style="chip", colour=ink
    )
