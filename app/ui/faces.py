"""
Lacquered faces: gradient, engraving and round corners drawn once into a texture of the face's size.
"""

from collections import OrderedDict

from kivy.graphics import (
    BorderImage,
    Callback,
    ClearBuffers,
    ClearColor,
    Color,
    Fbo,
    Rectangle,
)
from kivy.graphics.opengl import (
    GL_ONE,
    GL_ONE_MINUS_SRC_ALPHA,
    GL_SRC_ALPHA,
    GL_ZERO,
    glBlendFuncSeparate,
)
from kivy.graphics.texture import Texture

from app.ui.shape_textures import disc, gradient, picture
from app.ui.theme import Theme

_kept: OrderedDict[tuple[object, ...], Fbo] = OrderedDict()
_LIMIT = 48

Engraving = tuple[float, float, float, float]
"""Left, bottom, side in pixels and opacity of the engraved rosette."""


def _mask_only(_: object) -> None:
    glBlendFuncSeparate(GL_ZERO, GL_ONE, GL_ZERO, GL_SRC_ALPHA)


def _as_before(_: object) -> None:
    glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA)


def face_texture(
    theme: Theme, face: str, size: tuple[int, int], radius: int, engraving: Engraving | None
) -> Texture:
    """The face ``face`` of the theme at ``size`` pixels; made once, then looked up."""
    key = (theme.name, face, size, radius, engraving)
    fbo = _kept.get(key)
    if fbo is None:
        fbo = _kept[key] = _draw(theme, face, size, radius, engraving)
        if len(_kept) > _LIMIT:
            _kept.popitem(last=False)
    else:
        _kept.move_to_end(key)
    return fbo.texture


def forget_faces() -> None:
    """Drop every face: after the graphics context was lost."""
    _kept.clear()


def _draw(
    theme: Theme, face: str, size: tuple[int, int], radius: int, engraving: Engraving | None
) -> Fbo:
    start, end = theme.faces[face]
    fbo = Fbo(size=size)
    with fbo:
        ClearColor(0, 0, 0, 0)
        ClearBuffers()
        Color(1, 1, 1, 1)
        Rectangle(size=size, texture=gradient(start, end))
        if engraving and not theme.flat:
            left, bottom, side, opacity = engraving
            Color(*theme.colour("engraving")[:3], opacity)
            Rectangle(pos=(left, bottom), size=(side, side), texture=picture("engraving-1024.png"))
        if radius:
            Callback(_mask_only)
            Color(1, 1, 1, 1)
            BorderImage(size=size, texture=disc(radius), border=(radius,) * 4)
            Callback(_as_before)
    fbo.draw()
    return fbo
