"""Holds the slim style.kv to the widgets of Kivy that the app uses: none missing, none unused."""

import ast
from pathlib import Path

from app.devtools import kivy_data
from tests.architecture.sources import files, place, program, tree

PEERS = "app/devtools/bench/"  # what we are measured against runs on Kivy's own data


def stock_rules():
    """Every widget name that the stock style.kv has a rule for."""
    style = (kivy_data.stock() / "style.kv").read_text("utf-8").splitlines()
    return {name for line in style if line.startswith("<") for name in kivy_data.rule_names(line)}


def widgets_imported():
    """Module and name of every widget of Kivy that the app imports."""
    return {
        (node.module, alias.name)
        for path in program("app")
        if not place(path).startswith(PEERS)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("kivy.uix.")
        for alias in node.names
    }


def with_bases(module, name):
    """A class of Kivy and those that it is made from, by reading Kivy's source."""
    source = kivy_data.stock().parent.parent / Path(*module.split(".")).with_suffix(".py")
    if not source.exists():
        return {name}
    names, homes, classes = {name}, {}, {}
    for node in ast.walk(tree(source)):
        if isinstance(node, ast.ImportFrom) and node.module:
            homes |= {alias.name: node.module for alias in node.names}
        if isinstance(node, ast.ClassDef):
            classes[node.name] = [b.id for b in node.bases if isinstance(b, ast.Name)]
    for base in classes.get(name, ()):
        names |= with_bases(homes.get(base, module), base)
    return names


def rules_needed():
    """The rules without which some widget of the app would not draw itself."""
    imported = {name for module, cls in widgets_imported() for name in with_bases(module, cls)}
    in_kv = {
        line.strip().rstrip(":")
        for path in files(".kv", under=("app",))
        for line in path.read_text("utf-8").splitlines()
    }
    return (imported | in_kv) & stock_rules()


def test_every_widget_used_finds_its_rule_and_no_other_is_compiled():
    assert set(kivy_data.USED_RULES) == rules_needed()


def test_the_folder_is_made_from_this_list():
    style = (kivy_data.DATA / "style.kv").read_text("utf-8").splitlines()
    made = {name for line in style if line.startswith("<") for name in kivy_data.rule_names(line)}
    assert made >= set(kivy_data.USED_RULES)
    assert len(made) <= 2 * len(kivy_data.USED_RULES)
