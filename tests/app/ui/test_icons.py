"""The short table of icons agrees with the package it is read from."""

import ast
from pathlib import Path

import fonticon_mdi7

from app.ui.icons import ICONS


def test_every_icon_has_the_package_s_code_point():
    source = Path(fonticon_mdi7.__file__).with_name("mdi7.py").read_text(encoding="utf-8")
    theirs = {
        node.targets[0].id: node.value.value
        for cls in ast.parse(source).body
        if isinstance(cls, ast.ClassDef)
        for node in cls.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
    }
    wrong = {
        name: hex(point)
        for name, point in ICONS.items()
        if theirs.get(name.replace("-", "_")) != chr(point)
    }
    assert wrong == {}
