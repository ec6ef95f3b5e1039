"""Where the data files are, in a checkout and in a build."""

from pathlib import Path

ASSETS = Path(__file__).resolve().parents[2] / "assets"
"""Document types, rule sets, personas, words, theme and textures."""
