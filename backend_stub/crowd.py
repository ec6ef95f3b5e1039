"""
A crowd of invented payees in the agencies' register: ``python -m backend_stub.crowd --payees N``.

They have no account in the app; their numbers start with 000 like everybody's here.
"""

import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import Connection, insert

from app.shared.data_files import DataFault
from backend_stub.settings import Settings, SettingsFault
from backend_stub.storage.payment_tables import benefit_decisions, payee_accounts, payees
from backend_stub.storage.payments import id_of

PROGRAMME = "social_pension"
MOST = 400_000
_FIRST = 100_000  # the numbers before it are the personas'
_BORN, _SINCE = date(1949, 6, 1), date(2025, 7, 1)
_AT = ("sen_vang", "sen_vang", "song_xanh", "song_xanh", "doi_che", "")
"""Where every sixth one has its account; the last has none and gets cash."""
_AT_ONCE = 5000


def add_crowd(db: Connection, count: int) -> None:
    """
    Write the payees down, with a decision each.

    Raises:
        ValueError: More than there are numbers for.
    """
    if not 0 < count <= MOST:
        msg = f"a crowd is of 1 to {MOST} payees"
        raise ValueError(msg)
    for part in _parts(count):
        db.execute(insert(payees), [_payee(number) for number in part])
        db.execute(insert(benefit_decisions), [_decision(number) for number in part])
        accounts = [_account(number) for number in part if _AT[number % len(_AT)]]
        if accounts:
            db.execute(insert(payee_accounts), accounts)


def _parts(count: int) -> Iterator[range]:
    for start in range(0, count, _AT_ONCE):
        yield range(start, min(count, start + _AT_ONCE))


def _id(number: int) -> str:
    return id_of("crowd", str(number))


def _payee(number: int) -> dict[str, Any]:
    return {
        "id": _id(number),
        "holder_id": None,
        "kind": "person",
        "number": f"000149{_FIRST + number:06}",
        "full_name": f"Người nhận mẫu {number + 1}",
        "born_on": _BORN,
        "standing": "none",
    }


def _decision(number: int) -> dict[str, Any]:
    return {
        "programme_id": PROGRAMME,
        "payee_id": _id(number),
        "from_on": _SINCE,
        "until_on": None,
        "amount_vnd": None,
    }


def _account(number: int) -> dict[str, Any]:
    return {
        "payee_id": _id(number),
        "place": 0,
        "provider_id": _AT[number % len(_AT)],
        "account_number": f"0000{10_000_000 + number:08}",
    }


def main(argv: list[str]) -> int:
    """Write a crowd into a database on which no server runs; the other flags are the server's."""
    from backend_stub.storage.engine import Store, StoreFault  # noqa: PLC0415  # a wrong flag first

    ask = ArgumentParser("backend_stub.crowd", description=__doc__, add_help=False)
    ask.add_argument("--payees", type=int, default=1000)
    given, rest = ask.parse_known_args(argv)
    try:
        store = Store(Settings.read(rest).database_url)
    except (SettingsFault, StoreFault, DataFault) as fault:
        print(fault, file=sys.stderr)
        return 2
    try:
        store.write(lambda writing: add_crowd(writing.db, given.payees)).result()
    except ValueError as fault:
        print(fault, file=sys.stderr)
        return 2
    finally:
        store.close()
    print(f"{given.payees} payees")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
