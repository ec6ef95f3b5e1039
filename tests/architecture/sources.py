"""The project's own files, and what can be read from them without running them."""

import ast
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NOT_OURS = {"build", "__pycache__"}


@cache
def files(*suffixes: str, under: tuple[str, ...] = (".",)) -> tuple[Path, ...]:
    """Every file of the project with one of these endings; all files where none is named."""
    found = []
    for top in under:
        for folder, inner, names in os.walk(ROOT / top):
            inner[:] = [name for name in inner if is_ours(name)]
            found += [
                Path(folder, name)
                for name in names
                if name != ".git" and (not suffixes or name.endswith(suffixes))
            ]
    return tuple(sorted(found))


def is_ours(folder: str) -> bool:
    """Whether a folder holds what is written by hand; tools keep theirs behind a dot."""
    return folder not in NOT_OURS and (not folder.startswith(".") or folder == ".ci")


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of a module."""
    return ast.parse(path.read_bytes(), str(path))


def place(path: Path, node: ast.AST | None = None) -> str:
    """File and line, as an editor opens it."""
    return path.relative_to(ROOT).as_posix() + (f":{node.lineno}" if node else "")


def program(*under: str) -> tuple[Path, ...]:
    """The modules of both programs, or of the folders named."""
    return files(".py", under=under or ("app", "backend_stub"))


def strings(path: Path) -> Iterator[ast.Constant]:
    """Every string of a module but its docstrings and the keys of tasks."""
    passed_over: set[int] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            passed_over.add(id(node.value))
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "submit":
            passed_over |= {id(word.value) for word in node.keywords if word.arg == "key"}
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from () if id(node) in passed_over else (node,)


def kv_expressions(path: Path) -> Iterator[tuple[int, str, str]]:
    """Line, property and expression of every property in a .kv file, drawing instructions too."""
    from kivy.lang.parser import Parser

    def walk(rule: object) -> Iterator[tuple[int, str, str]]:
        for name, prop in rule.properties.items():
            yield prop.line + 1, name, prop.value
        for handler in rule.handlers:
            yield handler.line + 1, handler.name, handler.value
        for inner in (rule.canvas_before, rule.canvas_root, rule.canvas_after, *rule.children):
            if inner is not None:
                yield from walk(inner)

    for _, rule in Parser(content=path.read_text(encoding="utf-8"), filename=str(path)).rules:
        yield from walk(rule)
