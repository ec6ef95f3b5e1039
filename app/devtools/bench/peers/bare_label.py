"""
Kivy's own hello world with its defaults: one window, one label; prints when its first frame is
finished.
"""

from kivy.app import App
from kivy.uix.label import Label
from kivy.uix.widget import Widget

from app.stage.first_frame_mark import mark_first_frame


class Hello(App):
    """One label."""

    def build(self) -> Widget:
        """The label, and the mark on the window's first frame."""
        mark_first_frame()
        return Label(text="Căn cước công dân")


if __name__ == "__main__":
    Hello().run()
