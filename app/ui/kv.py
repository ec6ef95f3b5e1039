"""Loading the .kv beside a module, once, and again when it is edited."""

from pathlib import Path

from kivy.lang import Builder


def load_beside(module_file: str) -> None:
    """Load the .kv file of the same name; a second call replaces the first."""
    path = str(Path(module_file).with_suffix(".kv"))
    Builder.unload_file(path)
    Builder.load_file(path)
