"""Holds the directions of import: the contracts stand in pyproject.toml."""

from importlinter.cli import lint_imports

from tests.architecture.sources import ROOT


def test_arrows_point_only_downward(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    failed = lint_imports(
        config_filename=str(ROOT / "pyproject.toml"), cache_dir="build/import_linter"
    )
    assert not failed, capsys.readouterr().out
