"""Two clocks on one lacquer card: where the holder is, and Viet Nam, whose days the law counts."""

from datetime import datetime, tzinfo

from kivy.properties import ObjectProperty, StringProperty

from app.runtime.text import clock_time, hours_apart, weekday_day_month
from app.shared.clock import VIET_NAM
from app.shared.places_abroad import place_or_none
from app.ui.block import Block
from app.ui.context import ui
from app.ui.painter import Painter
from app.ui.theme import radius

_MARGIN, _GAP, _PAD = 12.0, 10.0, 14.0


class TwoClocks(Block):
    """
    The time here and in Viet Nam, to the minute.

    Attributes:
        where: Id of the place abroad; nothing is drawn without one.
        now: The moment to show; UTC.
    """

    where = StringProperty("")
    now: datetime | None = ObjectProperty(None, allownone=True)

    def draw(self, p: Painter, width: float) -> float:
        """Two tiles, one below the other where the words of one do not fit beside the other."""
        place = place_or_none(self.where)
        if place is None or self.now is None:
            return 0.0
        apart = hours_apart(place.minutes_to_viet_nam(), ui.lang)
        here = _Tile("map-marker", ui.tr("two_clocks.here"), place.name[ui.lang], place.zone)
        home = _Tile("home-clock", ui.tr("two_clocks.viet_nam"), apart, VIET_NAM)
        said = ui.tr("two_clocks.spoken", here=here.spoken(self.now), home=home.spoken(self.now))
        inner = width - _MARGIN * 2
        half = (inner - _GAP) / 2
        stacked = p.large or any(tile.least(p, self.now) > half for tile in (here, home))
        room = inner if stacked else half
        if home.fits_one_line(p, room):
            home, here = home.on_one_line(), here.bare()
        high = [tile.height(p, room, self.now) for tile in (here, home)]
        tall = high if stacked else [max(high)] * 2
        height = _MARGIN * 2 + (sum(tall) + _GAP if stacked else tall[0])
        p.face(0, 0, width, height, "citizen_id", corner=radius("xl"), shadow="e2",
               rosette=(width / 2, height / 2, 330))  # fmt: skip
        here.draw(p, _MARGIN, _MARGIN, room, tall[0], self.now, "document_chip_fill")
        x = _MARGIN if stacked else _MARGIN + half + _GAP
        y = _MARGIN + tall[0] + _GAP if stacked else _MARGIN
        home.draw(p, x, y, room, tall[1], self.now, (1, 1, 1, 0.16))
        p.target(0, 0, width, height, None, said, role="text", corner=radius("xl"))
        return height


class _Tile:
    """One clock: its icon, whose time it is, and what stands beside or below that."""

    def __init__(self, icon: str, label: str, aside: str, zone: tzinfo) -> None:
        self.icon, self.label, self.aside, self.zone = icon, label, aside, zone

    def day(self, now: datetime) -> str:
        return weekday_day_month(now.astimezone(self.zone).date(), ui.lang)

    def spoken(self, now: datetime) -> str:
        return f"{self.label}, {self.aside}: {clock_time(now, self.zone)}, {self.day(now)}"

    def on_one_line(self) -> "_Tile":
        return _Tile(self.icon, f"{self.label}, {self.aside}", "", self.zone)

    def bare(self) -> "_Tile":
        return _Tile(self.icon, self.label, "", self.zone)

    def fits_one_line(self, p: Painter, width: float) -> bool:
        words = p.text_width(self.on_one_line().label, "label", 400)
        return words <= width - _PAD * 2 - self._lead(p)

    def least(self, p: Painter, now: datetime) -> float:
        """Width in dp below which a word of it breaks; a long date may take two lines."""
        words = f"{self.aside} {self.day(now)}".split()
        below = max(p.text_width(one, "caption") for one in words)
        label = p.text_width(self.label, "label", 400) + self._lead(p)
        return _PAD * 2 + max(below, label, p.digits_width("00:00", "display"))

    def height(self, p: Painter, width: float, now: datetime) -> float:
        room = width - _PAD * 2
        label = p.text_height(self.label, room - self._lead(p), "label", 400)
        below = sum(p.text_height(one, room, "caption") for one in (self.day(now), self.aside))
        return _PAD * 2 - 4 + label + p.line_height("display") + below

    def draw(
        self, p: Painter, x: float, y: float, width: float, height: float, now: datetime,
        fill: str | tuple[float, float, float, float],
    ) -> None:  # fmt: skip
        p.panel(x, y, width, height, corner=radius("lg"), fill=fill,
                outline="document_on" if p.theme.flat else None)  # fmt: skip
        left, room, lead = x + _PAD, width - _PAD * 2, self._lead(p)
        at, side = y + _PAD - 2, lead - 6
        p.icon(self.icon, left, at + (p.line_height("label") - side) / 2, side, "document_on_2")
        at += p.text(self.label, left + lead, at, room - lead, style="label", weight=400,
                     colour="document_on_2")  # fmt: skip
        p.digits(clock_time(now, self.zone), left, at, style="display", colour="document_on")
        at += p.line_height("display")
        at += p.text(self.aside, left, at, room, style="caption", colour="document_on_2")
        p.text(self.day(now), left, at, room, style="caption", colour="document_on_2")

    def _lead(self, p: Painter) -> float:
        return 16 * p.icon_scale + 6
