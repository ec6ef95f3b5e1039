"""
The pay desk from a terminal: ``run.py pay status``, ``run.py pay prepare social_pension 2025-10``.

Asks the server that ``--server`` and ``--stage-key`` name; without one it starts the stub server on
the data folder for as long as the deed takes.
"""

import argparse
import os
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import Any
from urllib.error import URLError

from app.devtools.pay_client import PayClient, Refused, own_server

DEEDS = ("execute", "retry", "fall_back", "pay_cash", "reconcile", "close")


def main(argv: list[str]) -> int:
    """One deed; 1 where it was refused, with the server's sentence."""
    given = _parser().parse_args(argv)
    if given.server:
        opened: Any = nullcontext(PayClient(given.server, given.stage_key))
    else:
        folder = Path(given.data_folder or _folder())
        folder.mkdir(parents=True, exist_ok=True)
        opened = own_server(folder, "--provider-pace", given.pace)
    try:
        with opened as client:
            return _do(client, given)
    except (Refused, URLError, OSError, RuntimeError) as err:
        print(f"run.py pay: {err}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="run.py pay", description=__doc__)
    parser.add_argument("deed", choices=("status", "prepare", *DEEDS, "export"))
    parser.add_argument("programme", nargs="?", help="such as social_pension")
    parser.add_argument("period", nargs="?", help="such as 2025-10")
    parser.add_argument("--server", default="", help="such as http://127.0.0.1:8069")
    parser.add_argument("--stage-key", default=os.environ.get("DINH_DANH_STAGE_KEY", ""))
    parser.add_argument("--data-folder", default="", help="of a server started for this")
    parser.add_argument("--pace", default="1", help="factor on the providers' latency (1)")
    parser.add_argument("--to", default="", help="export: the file to write")
    parser.add_argument("--printable", action="store_true", help="export: a page to print")
    parser.add_argument("--english", action="store_true", help="export: in English")
    return parser


def _folder() -> str:
    shared = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return os.environ.get("DINH_DANH_DATA") or str(Path(shared) / "dinh-danh")


def _do(client: PayClient, given: argparse.Namespace) -> int:
    if given.deed == "status":
        _print_runs(client, given)
        return 0
    if not given.programme or not given.period:
        raise Refused(f"{given.deed} needs a programme and a period")
    run = client.run_of(given.programme, given.period)
    if given.deed == "prepare":
        run = client.prepare(given.programme, given.period)
    elif run is None:
        raise Refused(f"there is no run of {given.programme} for {given.period}: prepare it first")
    elif given.deed == "export":
        return _export(client, given, run["id"])
    else:
        client.act(run["id"], given.deed)
    run = client.settled(run["id"])
    _print_run(run)
    _print_cases(client.read(run["id"])["cases"])
    return 0


def _export(client: PayClient, given: argparse.Namespace, run_id: str) -> int:
    asked = f"printable={int(given.printable)}&english={int(given.english)}"
    sheet = client.ask("GET", f"/v1/stage/pay-runs/{run_id}/sheet?{asked}")
    target = Path(given.to or sheet["name"])
    target.write_text(sheet["content"], encoding="utf-8")
    print(target)
    return 0


def _print_runs(client: PayClient, given: argparse.Namespace) -> None:
    found = client.runs()
    for run in found["runs"]:
        if given.programme in (None, run["programme_id"]):
            _print_run(run)
    for one in found["preparable"]:
        print(f"{one['programme_id']} {one['period']}: to be prepared, due {one['due_on']}")


def _print_run(run: dict[str, Any]) -> None:
    states = ", ".join(f"{one['name']} {one['count']:,}" for one in run["states"])
    print(
        f"{run['programme_id']} {run['period']}: {run['state']}, {run['people']:,} payees, "
        f"{run['vnd']:,} dong ({states or 'nobody'}); may: {' '.join(run['deeds']) or '-'}"
    )


def _print_cases(cases: list[dict[str, Any]]) -> None:
    for one in cases:
        led = one["next_place"]
        to = f", next {led['provider_id'] or 'cash'} on {one['next_on']}" if led else ""
        print(f"  {one['full_name']}: {one['reason'] or one['state']}, {one['tries']} tries{to}")
