"""A number of days on a slider, with a mark where a rule's answer turns."""

from collections.abc import Callable

from kivy.input.motionevent import MotionEvent
from kivy.properties import NumericProperty, ObjectProperty, StringProperty

from app.ui.block import Block
from app.ui.context import ui
from app.ui.painter import Painter
from app.ui.theme import radius, size

_PAD, _KNOB, _TRACK = 16.0, 28.0, 8.0


class DaySlider(Block):
    """
    A card with the number between two buttons, and a track to drag on.

    Attributes:
        title, aside: What the days are, and from when to when.
        days, unit: The number, and its word.
        least, most, mark: The track's ends, and the day drawn on it.
        change: Called with the days that are wanted.
        fewer, further: Spoken names of the two buttons.
    """

    title = StringProperty("")
    aside = StringProperty("")
    days = NumericProperty(0)
    unit = StringProperty("")
    least = NumericProperty(1)
    most = NumericProperty(180)
    mark = NumericProperty(0)
    change: Callable[[int], object] | None = ObjectProperty(None, allownone=True)
    fewer = StringProperty("")
    further = StringProperty("")

    def draw(self, p: Painter, width: float) -> float:
        """Title, buttons around the number, track."""
        card = p.panel(0, 0, width, 1, fill="surface", shadow="e1")
        inner, touch = width - _PAD * 2, size("icon_button")
        y = _PAD + p.text(self.title, _PAD, _PAD, inner, style="section", weight=600)
        y += p.text(self.aside, _PAD, y, inner, style="label", colour="text_2") + 10
        tall = max(touch, p.line_height("title"))
        for x, step, icon, name in (
            (_PAD, -1, "minus", self.fewer), (width - _PAD - touch, 1, "plus", self.further),
        ):  # fmt: skip
            top = y + (tall - touch) / 2
            outline = "line_strong" if p.theme.flat else None
            p.panel(x, top, touch, touch, corner=radius("sm"), fill="surface_2", outline=outline)
            p.icon(icon, x + (touch - 24) / 2, top + (touch - 24) / 2, 24, "text")
            p.target(x, top, touch, touch, lambda s=step: self._want(int(self.days) + s), name,
                     corner=radius("sm"))  # fmt: skip
        words = f"{int(self.days)} {self.unit}"
        room, most = inner - touch * 2 - 16, p.scale
        while p.text_width(words, "title", 700, most) > room and most > 1:
            most -= 0.1
        high = p.line_height("title") * most / p.scale
        p.text(words, width / 2, y + (tall - high) / 2, style="title", weight=700, align="center",
               most=most)  # fmt: skip
        y += tall + 10
        self._track_top = y
        left, length = _PAD + _KNOB / 2, inner - _KNOB
        middle = y + touch / 2
        at = left + length * self._share(self.days)
        p.panel(left, middle - _TRACK / 2, length, _TRACK, corner=_TRACK / 2, fill="surface_3")
        p.panel(left, middle - _TRACK / 2, max(_TRACK, at - left), _TRACK, corner=_TRACK / 2,
                fill="primary")  # fmt: skip
        if self.mark:
            p.rect(left + length * self._share(self.mark) - 1, middle - 14, 2, 28, "text_2")
        p.disc(at - _KNOB / 2 - 3, middle - _KNOB / 2 - 3, _KNOB + 6, "surface")
        p.disc(at - _KNOB / 2, middle - _KNOB / 2, _KNOB, "primary")
        card.end(y + touch + 8)
        return y + touch + 8

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """A finger on the track moves the knob there."""
        if self.visible and self.collide_point(*touch.pos) and not touch.is_mouse_scrolling:
            down = (self.top - touch.y) / ui.density
            if self._track_top <= down <= self._track_top + size("icon_button"):
                touch.grab(self)
                touch.ud["slider"] = self
                self._follow(touch)
                return True
        return super().on_touch_down(touch)

    def on_touch_move(self, touch: MotionEvent) -> bool:
        """The knob follows."""
        if touch.grab_current is self and touch.ud.get("slider") is self:
            self._follow(touch)
            return True
        return super().on_touch_move(touch)

    def on_touch_up(self, touch: MotionEvent) -> bool:
        """It stays where it was let go."""
        if touch.grab_current is self and touch.ud.get("slider") is self:
            touch.ungrab(self)
            return True
        return super().on_touch_up(touch)

    _track_top = 0.0

    def _follow(self, touch: MotionEvent) -> None:
        length = self.width / ui.density - _PAD * 2 - _KNOB
        share = ((touch.x - self.x) / ui.density - _PAD - _KNOB / 2) / length
        self._want(round(self.least + min(1.0, max(0.0, share)) * (self.most - self.least)))

    def _share(self, days: float) -> float:
        return min(1.0, max(0.0, (days - self.least) / max(1, self.most - self.least)))

    def _want(self, days: int) -> None:
        within = int(min(self.most, max(self.least, days)))
        if self.change is not None and within != self.days:
            self.change(within)
