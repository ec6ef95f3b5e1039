"""Modules that are imported by name now and loaded when they are used."""

import os
import subprocess
import sys
from types import ModuleType

import pytest

from app.devtools import kivy_data
from app.runtime.late_imports import absent_import, late_import


@pytest.fixture(autouse=True)
def unloaded(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("this_is_absent", "colorsys"):
        monkeypatch.delitem(sys.modules, name, raising=False)


def test_the_importer_keeps_a_stand_in_until_it_uses_it() -> None:
    with late_import("colorsys"):
        import colorsys as kept
    assert "colorsys" not in sys.modules
    assert kept.rgb_to_hsv(1, 1, 1) == (0.0, 0.0, 1)
    assert "colorsys" in sys.modules


def test_everybody_else_gets_the_real_module() -> None:
    with late_import("colorsys"):
        import colorsys as kept
    import colorsys

    assert colorsys is not kept
    assert isinstance(colorsys, ModuleType)
    assert colorsys.__file__


def test_a_function_taken_by_name_loads_its_module_when_it_is_called() -> None:
    with late_import("colorsys", "rgb_to_hsv"):
        from colorsys import rgb_to_hsv
    assert "colorsys" not in sys.modules
    assert rgb_to_hsv(1, 0, 0) == (0.0, 1.0, 1)


def test_a_use_before_the_importer_is_done_gets_the_real_module() -> None:
    with late_import("colorsys"):
        import colorsys

        assert colorsys.rgb_to_hsv(0, 0, 0) == (0.0, 0.0, 0)


def test_a_module_that_is_loaded_is_left_alone() -> None:
    import json

    with late_import("json"), absent_import("json"):
        import json as again
    assert again is json


def test_an_absent_module_cannot_be_imported_and_is_back_afterwards() -> None:
    with absent_import("colorsys"), pytest.raises(ImportError):
        import colorsys  # noqa: F401
    import colorsys as there

    assert there.rgb_to_hsv(1, 1, 1) == (0.0, 0.0, 1)


def test_the_start_loads_no_event_loop_and_no_child_process() -> None:
    script = (
        "import sys; import app.__main__; from app.stage import kivy_ground;"
        "kivy_ground.settle((400, 800), density=None, offscreen=True);"
        "print(sorted({'asyncio', 'ssl', 'subprocess', 'zipfile'} & set(sys.modules)))"
    )
    bare = {name: os.environ[name] for name in ("HOME", "PATH") if name in os.environ}
    ran = subprocess.run(
        [sys.executable, "-c", script],
        env=bare | kivy_data.environment(offscreen=True),
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert ran.stdout.strip().endswith("[]"), ran.stdout
