"""Everything on a document: a row a value, masked ones with an eye."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from kivy.properties import ListProperty, ObjectProperty, StringProperty

from app.runtime.document_words import field_words
from app.runtime.text import date_text
from app.shared.contract.documents import HeldDocument
from app.shared.doctypes import DocumentType
from app.ui.block import Block
from app.ui.components.document_face import FaceField
from app.ui.painter import Painter
from app.ui.theme import size

PAD, GAP = 16.0, 12.0
Tr = Callable[..., str]


@dataclass(frozen=True, slots=True)
class Value:
    """
    One value of a document.

    Attributes:
        label, text: What it is, and how it may be seen now.
        key: Its field.
        masked: It can be revealed and masked again; ``eye_name`` says which of the two is next.
        revealed: It is seen now.
    """

    label: str
    text: str
    key: str = ""
    masked: bool = False
    revealed: bool = False
    eye_name: str = ""


class ValuesCard(Block):
    """
    Everything on the document.

    Attributes:
        title: Of the card.
        values: ``Value`` from top to bottom.
        all_label, all_icon, all_act: Reveal or mask all; no label where nothing is masked.
        toggle: Called with a field's key.
    """

    title = StringProperty("")
    values: list[Value] = ListProperty([])
    all_label = StringProperty("")
    all_icon = StringProperty("eye-outline")
    all_act: Callable[[], object] | None = ObjectProperty(None, allownone=True)
    toggle: Callable[[str], object] | None = ObjectProperty(None, allownone=True)

    def draw(self, p: Painter, width: float) -> float:
        """Title with its link, then a row for each value."""
        card = p.panel(0, 0, width, 1, fill="surface", shadow="e1")
        y = self._head(p, width)
        for at, value in enumerate(self.values):
            if at:
                p.rule(0, y, width)
            y += self._row(p, value, y, width)
        card.end(y)
        return y

    def _head(self, p: Painter, width: float) -> float:
        link = p.text_width(self.all_label, "item") + 30 * p.icon_scale if self.all_label else 0.0
        beside = (
            link and not p.large and p.text_width(self.title, "section", 700) + link + 48 < width
        )
        y = PAD
        high = p.text(self.title, PAD, y, width - PAD * 2, style="section", weight=700)
        if self.all_label:
            x = width - PAD - link if beside else PAD
            y += 0 if beside else high + 8
            side = 22 * p.icon_scale
            p.icon(self.all_icon, x, y + (p.line_height("item") - side) / 2, side, "primary")
            p.text(
                self.all_label,
                x + link - p.text_width(self.all_label, "item"),
                y,
                style="item",
                colour="primary",
            )
            p.target(x, y, link, p.line_height("item"), self.all_act, self.all_label, corner=8)
            high = max(high if beside else 0, p.line_height("item"))
        return y + high + 8

    def _row(self, p: Painter, value: Value, y: float, width: float) -> float:
        touch = size("icon_button")
        room = width - PAD - (touch + 4 if value.masked else PAD)
        top = y + GAP
        top += p.text(value.label, PAD, top, room, style="caption", colour="text_2")
        top += p.text(value.text, PAD, top, room, style="section", weight=600)
        height = max(64.0, top - y + GAP)
        if value.masked:
            icon = "eye-off-outline" if value.revealed else "eye-outline"
            x, side = width - 4 - touch, 24 * p.icon_scale
            p.icon(icon, x + (touch - side) / 2, y + (height - side) / 2, side, "primary")
            p.target(
                x, y + (height - touch) / 2, touch, touch, lambda: self._toggle(value.key),
                value.eye_name, corner=touch / 2,
            )  # fmt: skip
        return height

    def _toggle(self, key: str) -> None:
        if self.toggle is not None:
            self.toggle(key)


def values_of(
    document: HeldDocument, kind: DocumentType, revealed: Collection[str], tr: Tr, lang: str
) -> list[Value]:
    """Every value that is there, then what the document's dates are."""
    found = []
    for spec in kind.fields:
        if not (value := document.fields.get(spec.id)):
            continue
        shown, label = spec.id in revealed, spec.label[lang]
        eye = tr("document.mask" if shown else "document.reveal", label=label)
        words = field_words(spec, value, lang, revealed=shown)
        found.append(Value(label, words, spec.id, spec.masked, shown, eye))
    found.append(Value(tr("document.issued_on"), date_text(document.issued_on, lang)))
    if document.expires_on:
        found.append(Value(tr("document.valid_until"), date_text(document.expires_on, lang)))
    return found


def printed_on(
    document: HeldDocument, kind: DocumentType, revealed: Collection[str], tr: Tr, lang: str
) -> list[FaceField]:
    """What is printed on its face, and its last valid day."""
    found = [
        FaceField(spec.label[lang], field_words(spec, value, lang, revealed=spec.id in revealed))
        for spec in kind.fields
        if spec.on_face and (value := document.fields.get(spec.id))
    ]
    if document.expires_on:
        found.append(FaceField(tr("document.valid_until"), date_text(document.expires_on, lang)))
    return found
