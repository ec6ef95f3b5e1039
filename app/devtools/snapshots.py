"""Looks at every preview as text, and compares it with what was accepted."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from app.devtools.pictures import Easel, Look
from app.devtools.previews import Preview, previews
from app.ui.theme import size

GOLDEN = Path(__file__).resolve().parents[2] / "tests" / "golden"
SEEN = Path(__file__).resolve().parents[2] / "build" / "snapshots"

_MISSING = "⟦"  # how a word that the catalogue lacks is written
TREE_LOOKS = (Look(), Look(lang="en", scale=2.0, size=(360, 700)))


def main(argv: list[str]) -> int:
    """Compare, or accept what is drawn now."""
    parser = argparse.ArgumentParser(prog="run.py snapshots", description=__doc__)
    parser.add_argument("features", nargs="*", help="folders of app/features; all where none")
    parser.add_argument("--accept", action="store_true", help="what is drawn now is right")
    args = parser.parse_args(argv)
    easel, wrong = Easel(), []
    for preview in previews():
        if args.features and preview.feature not in args.features:
            continue
        for fault in compare(easel, preview, accept=args.accept):
            wrong.append(fault)
            print(fault)
    print("accepted" if args.accept else f"{len(wrong)} differ")
    return 1 if wrong else 0


def compare(easel: Easel, preview: Preview, *, accept: bool = False) -> Iterator[str]:
    """One sentence for each way in which a preview is not as accepted, or not as it must be."""
    golden = GOLDEN / "trees" / preview.feature / f"{preview.name}.txt"
    tree = ""
    for look in TREE_LOOKS:
        screen = easel.put(preview, look)
        lines: list[str] = []
        _read(screen, lines, 0)
        tree += f"# {look.title}\n" + "\n".join(lines) + "\n"
        yield from faults_of(screen, f"{preview.title} {look.title}")
        easel.take_down(screen)
    if accept:
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(tree, encoding="utf-8")
    elif not golden.exists():
        yield f"{preview.title}: was never accepted"
    elif golden.read_text(encoding="utf-8") != tree:
        seen = SEEN / "trees" / preview.feature / golden.name
        seen.parent.mkdir(parents=True, exist_ok=True)
        seen.write_text(tree, encoding="utf-8")
        yield f"{preview.title}: reads otherwise than accepted, see {seen.name}"


def faults_of(screen: Any, where: str) -> Iterator[str]:
    """What no screen may do: cut a word, miss one, or offer a target too small for a finger."""
    for block in _blocks(screen):
        kind = type(block).__name__
        if block.spills:
            yield f"{where}: {kind} cuts {block.spills}"
        for target in block.targets:
            if (
                target.act is not None
                and min(target.width, target.height) < size("icon_button") - 0.1
            ):
                yield f"{where}: {target.name!r} is too small for a finger"
            if not target.name.strip() or _MISSING in target.name:
                yield f"{where}: a target of {kind} has no name: {target.name!r}"
        missing = [word for word in block.words if _MISSING in word]
        if missing:
            yield f"{where}: {missing} are not in the catalogue"


def _blocks(widget: Any) -> Iterator[Any]:
    from app.ui.block import Block  # noqa: PLC0415 — opens a window: only when drawing

    for child in reversed(widget.children):
        if isinstance(child, Block) and child.visible:
            yield child
        yield from _blocks(child)


def _read(widget: Any, lines: list[str], depth: int) -> None:
    from app.ui.block import Block  # noqa: PLC0415 — opens a window: only when drawing

    for child in reversed(widget.children):
        indent = "  " * depth
        if isinstance(child, Block):
            if not child.visible:
                continue
            lines.append(f"{indent}{type(child).__name__}")
            lines.extend(f"{indent}  | {word}" for word in child.words)
            for target in child.targets:
                marks = [target.role]
                marks += [] if target.enabled else ["disabled"]
                marks += [] if target.selected is None else ["on" if target.selected else "off"]
                box = f"{round(target.width)}x{round(target.height)}"
                lines.append(f"{indent}  > {target.name} [{' '.join(marks)} {box}]")
        _read(child, lines, depth + 1)
