"""In whose name one acts: a bar in the colour of that kind of holder, above the screen's body."""

from kivy.properties import ObjectProperty

from app.shared.contract.mandates import Mandate
from app.ui.block import Block
from app.ui.context import ui
from app.ui.painter import Painter
from app.ui.theme import space

_LOOKS = {
    "organisation": ("success_soft", "success", "domain"),
    "ward": ("info_soft", "info", "human-male-child"),
}
"""Kind → ground, ink and icon: never colour alone."""


_BELOW = 12.0
"""Room between the bar and what scrolls below it."""


class ActingBar(Block):
    """
    A bar that does not scroll; hidden where one acts for oneself.

    Attributes:
        whose: For whom one acts; None for oneself.
    """

    whose: Mandate | None = ObjectProperty(None, allownone=True)
    bleed = True

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.visible = self.whose is not None

    def on_whose(self, _: object, whose: Mandate | None) -> None:
        """There is somebody else, or nobody."""
        self.visible = whose is not None

    def draw(self, p: Painter, width: float) -> float:
        """Icon, name, and as what one acts."""
        if self.whose is None:
            return 0.0
        ground, ink, icon = _LOOKS[self.whose.kind]
        margin, side, pad = space("x4"), 24 * p.icon_scale, 8.0
        left = margin + side + 12
        room = width - left - margin
        title = ui.tr("acting.for", name=self.whose.full_name)
        role = ui.tr(f"acting.role.{self.whose.role}")
        if self.whose.number:
            role = ui.tr("acting.number", role=role, number=self.whose.number)
        high = p.text_height(title, room, "item", 600)
        words = high + p.text_height(role, room, "caption")
        height = words + pad * 2
        p.rect(0, 0, width, height + _BELOW, "bg")
        p.rect(0, 0, width, height, ground)
        if p.theme.flat:
            p.rect(0, height - 2, width, 2, ink)
        p.icon(icon, margin, (height - side) / 2, side, ink)
        p.text(title, left, pad, room, style="item", weight=600, colour=ink)
        p.text(role, left, pad + high, room, style="caption", colour="text")
        return height + _BELOW
