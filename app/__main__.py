"""
Starts the app: the phone in its window with a server beside it, a picture, or the walk without a
screen.
"""

import gc
import os
import signal
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from types import FrameType

from app.runtime.late_imports import absent_import, late_import

with late_import("urllib.parse", "quote_from_bytes"):
    from pathlib import Path
with absent_import("typing_extensions"):  # the typing of every Python that runs this has it all
    import msgspec  # noqa: F401

from app.runtime.settings import Settings, StartFaultError
from app.stage import kivy_ground

# Everything else is imported where it is used: what stands up here delays the first frame.


def main(argv: Sequence[str]) -> int:
    """Run until it is closed; 2 for a flag that cannot be obeyed, 1 where something failed."""
    gc.disable()  # until the first frame: start-up makes things and drops none
    try:
        settings = Settings.read(argv)
        if settings.persona or settings.screen or settings.date:
            from app.stage.story import check_names  # noqa: PLC0415 — reads the data files

            check_names(settings)
    except StartFaultError as fault:
        return _say(fault, argv, 2)
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _end)
    try:
        if settings.shot or (not kivy_ground.has_screen() and not kivy_ground.measured()):
            import tempfile  # noqa: PLC0415 — a picture or a walk only

            with tempfile.TemporaryDirectory(prefix="dinh-danh-") as folder:
                return _run(_in_a_fresh_folder(settings, Path(folder), argv))
        return _run(settings)
    except StartFaultError as fault:
        return _say(fault, argv, 1)
    except KeyboardInterrupt:
        return 130


def _run(settings: Settings) -> int:
    if settings.server:
        return _show(settings, lambda: None)
    from app.stage.server_process import ServerProcess  # noqa: PLC0415 — where one is started

    server = ServerProcess(settings.data_folder / "server")
    try:
        server.start()
        beside = replace(settings, server=server.url, stage_key=server.stage_key)
        return _show(beside, server.wait)
    finally:
        server.stop()


def _show(settings: Settings, wait: Callable[[], None]) -> int:
    """Kivy is imported below this line and not before."""
    if settings.shot:
        from app.devtools.shot import take  # noqa: PLC0415 — a picture only

        return take(settings, wait)
    if not kivy_ground.has_screen() and not kivy_ground.measured():
        from app.devtools.walk import walk  # noqa: PLC0415 — without a screen only

        return walk(settings, wait)
    kivy_ground.settle(kivy_ground.window_size(settings), density=None, offscreen=False)
    from app.stage.opening import Opening  # noqa: PLC0415 — after the switches
    from app.stage.window import StageWindow  # noqa: PLC0415 — imports Kivy

    try:
        StageWindow(settings, Opening(settings, wait, patient=True)).run()
    except StartFaultError:
        raise
    except Exception:  # noqa: BLE001 — a bug: shown, written down whole, and said in one sentence
        raise _written_down(settings) from None
    return 0


def _in_a_fresh_folder(settings: Settings, folder: Path, argv: Sequence[str]) -> Settings:
    """A picture or a walk starts from nothing and leaves nothing, unless a folder was named."""
    if any(word.startswith("--data-folder") for word in argv):
        return settings
    return replace(settings, data_folder=folder / "phone", vault_folder=folder / "vault")


def _written_down(settings: Settings) -> StartFaultError:
    from traceback import format_exc  # noqa: PLC0415 — only for a bug

    from app.shared.clock import system_now  # noqa: PLC0415 — as above

    said, file = format_exc(), settings.data_folder / "errors.log"
    sys.stderr.write(said)
    try:
        with file.open("a", encoding="utf-8") as log:
            log.write(f"{system_now().isoformat()}\n{said}\n")
    except OSError:  # the sentence and the trace above must do
        return StartFaultError("start.bug_unwritten")
    return StartFaultError("start.bug", file=str(file))


def _say(fault: StartFaultError, argv: Sequence[str], code: int) -> int:
    from app.runtime.i18n import LANGUAGES, Catalogue  # noqa: PLC0415 — only to refuse

    asked = [lang for lang in LANGUAGES if lang in argv or f"--lang={lang}" in argv]
    asked.append(os.environ.get("DINH_DANH_LANG", ""))
    words = Catalogue("en" if asked[0] == "en" else "vi")
    sys.stderr.write(words.tr(fault.key, **fault.values) + "\n")
    return code


def _end(number: int, _frame: FrameType | None) -> None:
    """Asked to end from outside: unwind, so that the server goes too."""
    raise SystemExit(128 + number)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
