"""The keypad that stays at the foot of the phone."""

from app.ui.components.keypad import Keypad, draw_keys
from app.ui.painter import Painter
from app.ui.theme import space


class KeysAtFoot(Keypad):
    """Over the whole width, so that a thumb finds the keys at each of the three steps."""

    bleed = True

    def draw(self, p: Painter, width: float) -> float:
        """A quiet ground, then the keys."""
        gap = space("x3")
        ground = p.panel(0, 0, width, 1, corner=1, fill="bg")
        y = gap + draw_keys(p, gap, width, self._take, self._take_back, enabled=self.enabled)
        y += space("x5")
        ground.end(y)
        return y
