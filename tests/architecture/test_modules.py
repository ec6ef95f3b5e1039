"""Holds what every module of the project promises: its size, its sentence, its place in time."""

import ast
import re

import pytest

from tests.architecture.sources import ROOT, files, place, program, strings, tree

LONGEST = {".py": 300, ".kv": 150}
CLOCKS = {
    "datetime.now",
    "datetime.today",
    "datetime.utcnow",
    "datetime.datetime.now",
    "datetime.datetime.today",
    "datetime.datetime.utcnow",
    "date.today",
    "datetime.date.today",
    "time.time",
    "time.time_ns",
}
OF_THE_CALENDAR = {
    ("app/shared/rules/working_days.py", 5),  # Friday, in Monday to Friday
    ("app/shared/rules/age.py", 28),  # the last day that every February has
}
HEX_COLOUR = re.compile(r"#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})")


def name(path):
    return place(path)


@pytest.mark.parametrize("suffix", LONGEST)
def test_no_file_is_too_long_to_read_at_once(suffix):
    lengths = {place(path): len(path.read_bytes().splitlines()) for path in files(suffix)}
    assert {path: n for path, n in lengths.items() if n > LONGEST[suffix]} == {}


def test_every_module_says_in_a_sentence_what_it_is_for():
    modules = (*program(), *program("tests"), ROOT / "run.py")
    assert [place(path) for path in modules if not ast.get_docstring(tree(path))] == []


def test_what_a_kv_can_name_has_a_name_of_its_own():
    """Kivy keeps one class a name for the whole program: a second takes the first one's place."""
    places = {}
    for path in program("app/features", "app/shell", "app/stage", "app/ui"):
        for node in tree(path).body:
            if isinstance(node, ast.ClassDef) and any(map(_is_drawn, node.bases)):
                places.setdefault(node.name, []).append(place(path, node))
    assert {name: where for name, where in places.items() if len(where) > 1} == {}
    assert len(places) > 50


def _is_drawn(base):
    return ast.unparse(base).endswith(("Block", "Widget", "Screen"))


def test_the_time_comes_from_the_clock_alone():
    clock = ROOT / "app/shared/clock.py"
    found = [
        place(path, node)
        for path in program()
        if path != clock
        for node in ast.walk(tree(path))
        if (isinstance(node, ast.Call) and ast.unparse(node.func) in CLOCKS)
        or (
            isinstance(node, ast.ImportFrom)
            and node.module == "time"
            and {alias.name for alias in node.names} & {"time", "time_ns"}
        )
    ]
    assert found == []


def test_colours_come_from_the_tokens_alone():
    theme = ROOT / "app/ui/theme.py"
    in_code = [
        place(path, node)
        for path in program()
        if path != theme
        for node in strings(path)
        if HEX_COLOUR.fullmatch(node.value)
    ]
    colour = re.compile(rf"[\"']{HEX_COLOUR.pattern}[\"']|rgba?:\s*\(?[\d.]+\s*,")
    in_kv = [place(path) for path in files(".kv") if colour.search(path.read_text("utf-8"))]
    assert in_code + in_kv == []


def test_no_rule_holds_a_number_of_its_own():
    found = [
        place(path, node)
        for path in program("app/shared/rules")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, (int, float))
        and not isinstance(node.value, bool)
        and node.value not in (0, 1)  # -1 is the operator "-" before a 1
        and (place(path), node.value) not in OF_THE_CALENDAR
    ]
    assert found == [], "a number of the law belongs to assets/policy"


def test_every_feature_has_its_four_files():
    wanted = {"__init__.py", "view_model.py", "screen.py", "screen.kv", "previews.py"}
    folders = {path.parent for path in program("app/features")} - {ROOT / "app/features"}
    missing = {
        place(folder): sorted(wanted - {path.name for path in folder.iterdir()})
        for folder in folders
    }
    assert {folder: names for folder, names in missing.items() if names} == {}
