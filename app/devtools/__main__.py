"""Runs one of the developers' tools by name: ``python -m app.devtools NAME``."""

import sys
from importlib import import_module

TOOLS = {
    "prepare": "prepare",
    "check": "checks",
    "bench": "bench",
    "gallery": "gallery",
    "snapshots": "snapshots",
    "pay": "paying",
    "prove": "proving",
}


def main(argv: list[str]) -> int:
    """Hand over to the tool; each is imported only when it is asked for."""
    if not argv or argv[0] not in TOOLS:
        print("python -m app.devtools", "|".join(TOOLS))
        return 2
    tool = import_module(f"app.devtools.{TOOLS[argv[0]]}")
    return int(tool.main(argv[1:]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
