"""
What the window shows, as a PNG: read back from the graphics side, the same bytes for the same
pixels.
"""

import struct
import zlib
from pathlib import Path

from kivy.core.window import Window
from kivy.graphics.opengl import GL_RGBA, GL_UNSIGNED_BYTE, glFinish, glReadPixels

_CHANNELS = 4


def write_window(path: Path) -> tuple[int, int]:
    """
    Write the window's whole picture; returns its width and height in pixels.

    Window.screenshot is not used: it skews pictures whose width is no multiple of four.

    Raises:
        OSError: The file cannot be written.
    """
    width, height = (int(side) for side in Window.size)
    glFinish()
    pixels = bytes(glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(png(width, height, pixels))
    return width, height


def png(width: int, height: int, pixels: bytes) -> bytes:
    """A PNG of RGBA rows given from the bottom up; what was see-through is opaque."""
    rows = bytearray()
    stride = width * _CHANNELS
    for at in range(height - 1, -1, -1):
        row = pixels[at * stride : (at + 1) * stride]
        rgb = bytearray(width * 3)
        rgb[0::3], rgb[1::3], rgb[2::3] = row[0::4], row[1::4], row[2::4]
        rows.append(0)
        rows += rgb
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        _chunk(kind, body)
        for kind, body in (
            (b"IHDR", header),
            (b"IDAT", zlib.compress(bytes(rows), 6)),
            (b"IEND", b""),
        )
    )


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
