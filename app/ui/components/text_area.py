"""A field of several lines, for what somebody has to say."""

from kivy.properties import NumericProperty

from app.ui.components.field import Field
from app.ui.painter import Painter
from app.ui.theme import radius

_PAD = 16.0


class TextArea(Field):
    """
    Like a field, with words that wrap; it grows with them.

    Attributes:
        least: Lines that are there from the beginning.
    """

    least = NumericProperty(4)

    def draw(self, p: Painter, width: float) -> float:
        """Label, box, help or fault."""
        y = 0.0
        if self.label:
            y += p.text(self.label, 0, 0, width, style="label") + 8
        room = width - _PAD * 2
        shown = self.text or self.hint
        written = p.text_height(shown + ("|" if self.focused else ""), room, "body")
        high = max(p.line_height("body") * float(self.least), written) + _PAD * 2
        line = 2.5 if self.focused or self.fault else 1.5
        outline = "error" if self.fault else "primary" if self.focused else "line_strong"
        fill = "surface" if self.enabled else "surface_2"
        p.panel(0, y, width, high, corner=radius("md"), fill=fill, outline=outline, line=line)
        ink = "text" if self.text else "text_3"
        mark = "|" if self.focused and self.text else ""
        p.text(shown + mark, _PAD, y + _PAD, room, style="body", colour=ink)
        name = ". ".join(
            words for words in (self.label or self.hint, self.text, self.fault) if words
        )
        p.target(0, y, width, high, self.take_focus, name, role="field", enabled=self.enabled)
        return self._below(p, y + high, width)

    def type_text(self, text: str) -> bool:
        """As a field does, and the ends of lines that were pasted stay."""
        if "\n" not in text.strip("\n") or not self.focused or self.changed is None:
            return super().type_text(text)
        clean = "".join(letter for letter in text if letter.isprintable() or letter == "\n")
        self.changed((self.text + clean)[: int(self.most)])
        return True
