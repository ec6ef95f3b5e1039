"""Holds what is written about the project to what is there, and keeps machines' paths out of it."""

import re

import pytest

from tests.architecture.sources import ROOT, files, place

PAPERS = files("README.md", "DECISIONS.md")
NAMED = re.compile(r"`([\w.-]+(?:/[\w.-]+)*/?)`|\]\(([\w./-]+)\)")
A_FILE = (".py", ".kv", ".md", ".toml", ".po", ".lock", ".json", ".png", "/")
MADE = ("build/", ".venv/")
# Written so that this file does not hold what it looks for.
MACHINE = re.compile(r"(?:^|[^\w.])/(?:w[o]rk|t[m]p|r[o]ot|h[o]me|U[s]ers)/")
REGISTRY = re.compile(r"p[y]pi\.org|python[h]osted|registry[.]npm|https?://\S*/s[i]mple/")


@pytest.mark.parametrize("paper", PAPERS, ids=place)
def test_every_path_that_a_readme_names_is_there(paper):
    named = [a or b for a, b in NAMED.findall(paper.read_text("utf-8"))]
    paths = [path for path in named if path.endswith(A_FILE) and not path.startswith(MADE)]
    missing = [p for p in paths if not (ROOT / p).exists() and not (paper.parent / p).exists()]
    assert missing == []


def test_no_file_names_a_machines_path_or_a_registry():
    found = []
    for path in files():
        content = path.read_bytes()
        if b"\0" in content:  # a picture, not a text
            continue
        for number, line in enumerate(content.decode("utf-8").splitlines(), 1):
            if MACHINE.search(line) or REGISTRY.search(line):
                found.append(f"{place(path)}:{number} {line.strip()[:80]}")
    assert found == []
