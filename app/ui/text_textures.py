"""Text as textures, kept by what they show: drawing a text again costs a look-up."""

from collections import OrderedDict
from importlib.util import find_spec
from pathlib import Path

from kivy.core.text import Label as CoreLabel
from kivy.graphics.texture import Texture

from app.ui.icons import ICONS


def _folder(package: str, inner: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        msg = f"the font package {package} is not installed: run the set-up again"
        raise RuntimeError(msg)
    return Path(spec.origin).parent / inner


_TEXT = _folder("fontpkg_be_vietnam_pro", "files")
FONTS = {
    400: str(_TEXT / "BeVietnamPro-Regular.ttf"),
    500: str(_TEXT / "BeVietnamPro-Medium.ttf"),
    600: str(_TEXT / "BeVietnamPro-SemiBold.ttf"),
    700: str(_TEXT / "BeVietnamPro-Bold.ttf"),
}
ICON_FONT = str(_folder("fonticon_mdi7", "fonts") / "materialdesignicons-webfont.ttf")

_Key = tuple[str, int, int, int, str]
_kept: OrderedDict[_Key, Texture] = OrderedDict()
_widths: dict[tuple[str, int, int], int] = {}
_LIMIT = 1500


def text_texture(
    text: str, pixels: int, weight: int, width: int = 0, align: str = "left"
) -> Texture:
    """White text of this size; wrapped to ``width`` pixels where that is not 0."""
    key = (text, pixels, weight, width, align)
    found = _kept.get(key)
    if found is not None:
        _kept.move_to_end(key)
        return found
    label = CoreLabel(
        text=text,
        font_size=pixels,
        font_name=FONTS[weight],
        text_size=(width or None, None),
        halign=align,
    )
    label.refresh()
    _kept[key] = label.texture
    if len(_kept) > _LIMIT:
        _kept.popitem(last=False)
    return label.texture


def text_width(text: str, pixels: int, weight: int) -> int:
    """Width in pixels of a text on one line."""
    key = (text, pixels, weight)
    if key not in _widths:
        if len(_widths) > _LIMIT * 4:
            _widths.clear()
        label = CoreLabel(text=text, font_size=pixels, font_name=FONTS[weight])
        _widths[key] = label.get_extents(text)[0]
    return _widths[key]


def icon_texture(name: str, pixels: int) -> Texture:
    """A white icon; ``KeyError`` names an icon that ``icons.py`` does not list."""
    key = (name, pixels, 0, 0, "")
    found = _kept.get(key)
    if found is None:
        label = CoreLabel(text=chr(ICONS[name]), font_size=pixels, font_name=ICON_FONT)
        label.refresh()
        found = _kept[key] = label.texture
    return found


def forget_textures() -> None:
    """Drop every texture: after the graphics context was lost."""
    _kept.clear()
