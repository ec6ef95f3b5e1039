"""Kivy's stock RecycleView of cards written in .kv, as its documentation leads one to write it."""

from typing import Any

from kivy.lang import Builder
from kivy.properties import ListProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.recycleboxlayout import RecycleBoxLayout
from kivy.uix.recycleview import RecycleView

ROW = 96
_KV = """
<CardText@Label>:
    color: .1, .1, .15, 1
    text_size: self.size
    halign: "left"
    valign: "middle"
    shorten: True
<StockCard>:
    size_hint_y: None
    height: 96
    padding: 8, 4
    BoxLayout:
        padding: 12
        spacing: 10
        canvas.before:
            Color:
                rgba: 0, 0, 0, .25
            BoxShadow:
                pos: self.pos
                size: self.size
                offset: 0, -2
                blur_radius: 8
                border_radius: 14, 14, 14, 14
            Color:
                rgba: 1, 1, 1, 1
            RoundedRectangle:
                pos: self.pos
                size: self.size
                radius: [14]
        Widget:
            size_hint_x: None
            width: 44
            canvas:
                Color:
                    rgba: root.tint
                Ellipse:
                    pos: self.x, self.center_y - 22
                    size: 44, 44
        BoxLayout:
            orientation: "vertical"
            CardText:
                text: root.title
                bold: True
            CardText:
                text: root.subtitle
                font_size: 13
        CardText:
            size_hint_x: None
            width: 110
            text: root.chip
            font_size: 12
            halign: "right"
"""


class StockCard(BoxLayout):
    """One card: the same facts as a wallet card."""

    title = StringProperty()
    subtitle = StringProperty()
    chip = StringProperty()
    tint = ListProperty([0, 0, 0, 1])


def stock_list(cards: list[tuple[str, str, str]]) -> RecycleView:
    """A RecycleView of (title, subtitle, chip)."""
    Builder.load_string(_KV)
    view = RecycleView(do_scroll_x=False)
    layout = RecycleBoxLayout(
        orientation="vertical",
        size_hint_y=None,
        default_size=(None, ROW),
        default_size_hint=(1, None),
    )
    layout.bind(minimum_height=layout.setter("height"))
    view.add_widget(layout)
    view.viewclass = StockCard
    data: list[dict[str, Any]] = [
        {"title": title, "subtitle": subtitle, "chip": chip, "tint": [0.6, 0.1, 0.1, 1]}
        for title, subtitle, chip in cards
    ]
    view.data = data
    return view
