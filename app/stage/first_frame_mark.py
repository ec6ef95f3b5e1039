"""
Prints milliseconds from the parent's stamp to the first drawn and finished frame, then leaves.
"""

import os
import sys
import time

STAMP = "DINH_DANH_BENCH_STAMP"


def mark_first_frame() -> None:
    """Wait for the window's first flip, finish it on the graphics side, print, leave at once."""
    from kivy.core.window import Window  # noqa: PLC0415 — the window is part of what is measured
    from kivy.graphics.opengl import glFinish  # noqa: PLC0415 — as above

    def on_flip(*_: object) -> None:
        Window.unbind(on_flip=on_flip)
        Window.flip()
        glFinish()
        elapsed = (time.monotonic_ns() - int(os.environ[STAMP])) / 1e6
        sys.stdout.write(f"MARK {elapsed:.3f}\n")
        sys.stdout.flush()
        os._exit(0)

    Window.bind(on_flip=on_flip)
