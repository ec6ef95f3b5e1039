"""Holds every word on a screen to the two catalogues."""

import ast
import re
import tomllib

import pytest

from app.devtools import catalogues
from tests.architecture.sources import files, kv_expressions, place, program, strings, tree

SPOKEN = {"text", "title", "label", "hint", "help", "note", "link", "name", "spoken", "subtitle"}
KEY = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)+")
PREFIX = re.compile(r"[a-z][a-z0-9_]*\.[a-z0-9_.]*")
VIETNAMESE = re.compile(r"[À-ÖØ-öø-ỹ]")


def translates(node):
    """Whether this call turns a key into words."""
    if not isinstance(node, ast.Call):
        return False
    called = node.func
    return (called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")) == "tr"


def is_given_the_words(node):
    """Whether this call is handed ``ui.tr`` to choose words with: its strings name parts."""
    return isinstance(node, ast.Call) and any(
        isinstance(argument, ast.Attribute) and argument.attr == "tr" for argument in node.args
    )


def constants(node):
    """The strings of an expression."""
    return [
        n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str)
    ]


def first_words(call):
    """The keys that a call of ``tr`` may be given: its first argument, either side of an ``if``."""
    return [key for key in constants(call.args[0]) if KEY.fullmatch(key)] if call.args else []


def expressions():
    """Every .kv expression that is Python, with its place and property."""
    for path in files(".kv"):
        for line, prop, value in kv_expressions(path):
            yield f"{place(path)}:{line}", prop, ast.parse(value.strip())


def prefixes(node):
    """How the keys begin that this f-string builds."""
    if isinstance(node, ast.JoinedStr) and len(node.values) > 1:
        start = node.values[0]
        if isinstance(start, ast.Constant) and PREFIX.fullmatch(start.value):
            yield start.value


@pytest.fixture(scope="module")
def words():
    return {lang: catalogues.entries(lang) for lang in catalogues.LANGUAGES}


def test_no_screen_writes_words_of_its_own():
    found = []
    for where, prop, expression in expressions():
        told = {
            id(n)
            for call in ast.walk(expression)
            if translates(call) or is_given_the_words(call)
            for n in ast.walk(call)
        }
        compared = {
            id(n)
            for test in ast.walk(expression)
            if isinstance(test, ast.Compare)
            for n in ast.walk(test)
        }
        for node in ast.walk(expression):
            if not (isinstance(node, ast.Constant) and isinstance(node.value, str)):
                continue
            if id(node) in told | compared or not node.value.strip():
                continue
            if prop in SPOKEN or VIETNAMESE.search(node.value):
                found.append(f"{where} {node.value!r}")
    assert found == []


def test_no_module_of_the_screens_writes_vietnamese():
    folders = ("app/features", "app/shell", "app/stage", "app/ui", "app/runtime", "app/data")
    found = [
        f"{place(path, node)} {node.value!r}"
        for path in program(*folders)
        if path.name != "previews.py"  # invented people's names stand there, and no words
        for node in strings(path)
        if VIETNAMESE.search(node.value) and len(node.value) > 1  # đ → d for a search is no word
    ]
    assert found == []


def test_both_catalogues_say_the_same_things():
    assert catalogues.faults() == []


def test_no_sentence_shouts(words):
    shouted = [
        key for entries in words.values() for key, said in entries.items() if "!" in "".join(said)
    ]
    assert shouted == []


def test_every_key_asked_for_has_words(words):
    asked = {
        key: where
        for where, _, expression in expressions()
        for call in ast.walk(expression)
        if translates(call)
        for key in first_words(call)
    }
    for path in program():
        for node in ast.walk(tree(path)):
            if translates(node):
                asked |= dict.fromkeys(first_words(node), place(path, node))
            elif isinstance(node, ast.Call):
                for word in node.keywords:
                    if word.arg and word.arg.endswith("_key"):
                        keys = [key for key in constants(word.value) if KEY.fullmatch(key)]
                        asked |= dict.fromkeys(keys, place(path, node))
    assert {key: where for key, where in asked.items() if key not in words["vi"]} == {}


def test_every_key_begun_in_code_goes_on_in_the_catalogue(words):
    missing = [
        f"{place(path, node)} {prefix}"
        for path in program("app")
        for node in ast.walk(tree(path))
        if translates(node)
        for argument in node.args[:1]
        for inner in ast.walk(argument)
        for prefix in prefixes(inner)
        if not any(key.startswith(prefix) for key in words["vi"])
    ]
    assert missing == []


def test_every_key_is_used(words):
    used, begun = set(), set()
    for path in program():
        used |= {node.value for node in strings(path)}
        begun |= {prefix for node in ast.walk(tree(path)) for prefix in prefixes(node)}
    for _, _, expression in expressions():
        used |= set(constants(expression))
        begun |= {prefix for node in ast.walk(expression) for prefix in prefixes(node)}
    for path in files(".toml", under=("assets",)):
        used |= set(leaves(tomllib.loads(path.read_text("utf-8"))))
    unused = [key for key in words["vi"] if key not in used and not key.startswith(tuple(begun))]
    assert unused == []


def leaves(value):
    """Every string of a data file, however deep."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from leaves(inner)
    elif isinstance(value, str):
        yield value
