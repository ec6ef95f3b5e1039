"""Holds the set-up to what it promises on machines that lack something."""

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

import run


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    """A project with nothing installed yet."""
    monkeypatch.setattr(run, "VENV", str(tmp_path / ".venv"))
    monkeypatch.setattr(run, "BUILT", str(tmp_path / "build"))
    monkeypatch.setattr(run, "LOCK", str(tmp_path / "requirements.lock"))
    monkeypatch.setattr(run, "STAMP", str(tmp_path / ".venv" / "installed"))
    monkeypatch.setattr(run, "PYTHON", str(tmp_path / ".venv" / "bin" / "python"))
    monkeypatch.setenv("PATH", os.defpath)  # no uv
    return tmp_path


@pytest.mark.processes
def test_an_install_that_failed_is_never_taken_for_done(elsewhere):
    (elsewhere / "requirements.lock").write_text("--no-index\nabsent==1.0\n")
    with pytest.raises(run.SetUpError, match="could not be installed"):
        run._install()
    assert run._stamped() is None


def test_what_is_stamped_is_not_installed_again(elsewhere):
    lock = elsewhere / "requirements.lock"
    lock.write_text("nothing-of-this-name==1.0\n")
    python = Path(run.PYTHON)
    python.parent.mkdir(parents=True)
    python.touch()
    version = sys.version.split()[0]
    Path(run.STAMP).write_text(f"{sha256(lock.read_bytes()).hexdigest()} {version}")
    run._install()  # would fail if it tried
    python.unlink()  # the Python it was made from has gone
    assert run._stamped() is None


def test_a_missing_library_names_the_exact_line(monkeypatch):
    monkeypatch.setattr(run, "LIBRARIES", {"libAbsent.so.9": "libabsent9"})
    monkeypatch.setattr(run.shutil, "which", lambda _: None)
    line = "apt-get install -y --no-install-recommends libabsent9"
    with pytest.raises(run.SetUpError, match=line):
        run._find_libraries()


def test_a_python_that_kivy_has_no_wheel_for_is_refused_in_one_sentence(monkeypatch, capsys):
    monkeypatch.setattr(run, "FITTING", ((3, 99),))
    assert run.main(["demo"]) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "3.11, 3.12 or 3.13" in said


@pytest.mark.processes
def test_the_script_parses_before_it_asks_for_a_newer_python():
    old = subprocess.run(
        [
            sys.executable,
            "-c",
            "import ast; ast.parse(open('run.py').read(), feature_version=(3, 6))",
        ],
        cwd=run.ROOT,
        check=False,
    )
    assert old.returncode == 0


def test_an_unknown_verb_shows_the_verbs(capsys):
    assert run.main(["dance"]) == 2
    assert "demo" in capsys.readouterr().out


def test_nothing_of_the_caller_leads_the_project_astray(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", "elsewhere")
    monkeypatch.setenv("KIVY_NO_CONSOLELOG", "1")
    seen = run._environment(["test"])
    assert "PYTHONPATH" not in seen
    assert "KIVY_NO_CONSOLELOG" not in seen
    assert seen["KIVY_HOME"].startswith(run.BUILT)


@pytest.mark.parametrize(
    "arguments, screen, offscreen",
    [
        (["test"], ":0", True),
        (["demo"], ":0", False),
        (["demo"], "", True),
        (["demo", "--shot", "x.png"], ":0", True),
    ],
)
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux can draw off-screen")
def test_only_a_demo_before_a_screen_opens_a_window(monkeypatch, arguments, screen, offscreen):
    monkeypatch.setenv("DISPLAY", screen)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.delenv("SDL_VIDEODRIVER", raising=False)
    seen = run._environment(arguments)
    assert (seen.get("SDL_VIDEODRIVER") == "offscreen") is offscreen
