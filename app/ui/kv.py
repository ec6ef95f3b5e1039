"""Loading the .kv beside a module, once, and again when it is edited; and letting go of it."""

from pathlib import Path

from kivy.lang import Builder
from kivy.uix.widget import Widget


def load_beside(module_file: str) -> None:
    """Load the .kv file of the same name; a second call replaces the first."""
    path = str(Path(module_file).with_suffix(".kv"))
    Builder.unload_file(path)
    Builder.load_file(path)


def unbind(root: Widget) -> None:
    """
    Take the .kv's expressions off a screen that is dropped.

    It may lie about for a while before it is collected; until then each change of language, theme
    or text size would evaluate them again.
    """
    for widget in root.walk():
        Builder.unbind_widget(widget.uid)
