"""How fast the drafters' desk is with ten thousand comments: its list, filters, search, report."""

import json
import sqlite3
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

from app.devtools.bench.serving import stub_server

COUNT = 10_000
_KEY = "bench"
_SEARCH, _REPORT = "/v1/stage/comment-searches", "/v1/stage/comment-reports"
_ASKED: tuple[tuple[str, dict[str, Any]], ...] = (
    (_SEARCH, {}),
    (_SEARCH, {"article": 2, "stance": "change", "screen": "Payments"}),
    (_SEARCH, {"text": "nhac truoc 30 ngay thu 77"}),
    (_SEARCH, {"answered": False, "after": 9000}),
    (_REPORT, {"form": "csv"}),
    (_REPORT, {"form": "html"}),
)
_ROW = """
INSERT INTO comments (id, code, secret_hash, article, stance, screen, screen_state, text, folded,
                      sent_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '2025-10-14 17:00:00.000000')
"""


def desk_seconds(count: int = COUNT) -> float:
    """Seconds of the slowest of the desk's questions over so many comments, each asked thrice."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with stub_server(folder, _KEY) as (address, *_):
            (path,) = folder.glob("*.sqlite3")
            with closing(sqlite3.connect(path)) as db, db:
                db.executemany(_ROW, (_row(number) for number in range(count)))
            return max(_seconds(address, path, body) for path, body in _ASKED)


def _row(number: int) -> tuple[Any, ...]:
    pinned = number % 3 == 0
    article = 1 + number % 3
    stance = ("agree", "change", "disagree")[number // 3 % 3]
    screen = ("Wallet", "Payments", None)[article - 1] if pinned or article == 2 else None
    text = f"Nên nhắc trước 30 ngày, thứ {number % 4000}."
    folded = f"nennhactruoc30ngay,thu{number % 4000}."
    return (
        f"{number:032x}", f"GY-000-1015-{number:06}", number.to_bytes(32, "big"), article, stance,
        screen, "usual" if screen else None, text, folded,
    )  # fmt: skip


def _seconds(address: str, path: str, body: dict[str, Any]) -> float:
    return min(_once(address, path, body) for _ in range(3))


def _once(address: str, path: str, body: dict[str, Any]) -> float:
    raw = json.dumps(body).encode()
    headers = {"Stage-Key": _KEY, "Content-Type": "application/json"}
    asked = Request(address + path, raw, headers)  # noqa: S310  # loopback, made here
    began = time.perf_counter()
    with urlopen(asked, timeout=60) as answer:  # noqa: S310  # as above
        answer.read()
    return time.perf_counter() - began


if __name__ == "__main__":
    sys.stdout.write(f"{desk_seconds():.3f}\n")
