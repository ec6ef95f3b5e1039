"""
Invented residents with an open session each, for a proof under load:
``python -m backend_stub.claimants --count N --data-folder DIR`` while no server runs on it.

Prints a line each: token, grant for one link, account number. A reset forgets them all.
"""

import argparse
import secrets
import sys
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, insert

from app.shared.clock import start_of_day, system_now
from backend_stub.auth import hash_of
from backend_stub.seed import CLAIMANT, seeded_id
from backend_stub.settings import Settings
from backend_stub.storage.tables import documents, grants, holders, sessions

PROVIDER = "sen_vang"
MOST = 100_000
_BORN, _ISSUED, _EXPIRES = date(1980, 1, 1), date(2022, 1, 1), date(2040, 1, 1)
_GOOD_FOR = timedelta(hours=6)


def add_claimants(db: Connection, count: int, now: datetime) -> list[tuple[str, str, str]]:
    """
    Write them down, each signed in and with a passcode given for linking one account.

    Returns token, grant and account number of each.

    Raises:
        ValueError: More than there are numbers for.
    """
    if not 0 < count <= MOST:
        msg = f"from 1 to {MOST} claimants"
        raise ValueError(msg)
    made = [
        (secrets.token_urlsafe(32), secrets.token_urlsafe(32), f"0000{50_000_000 + number:08}")
        for number in range(count)
    ]
    db.execute(insert(holders), [_holder(number) for number in range(count)])
    db.execute(insert(documents), [_card(number) for number in range(count)])
    db.execute(
        insert(sessions),
        [
            {
                "token_hash": hash_of(token), "holder_id": _id(number), "device_id": _id(number),
                "opened_at": now, "seen_at": now, "ended_why": None,
            }
            for number, (token, _, _) in enumerate(made)
        ],
    )  # fmt: skip
    db.execute(
        insert(grants),
        [
            {
                "grant_hash": hash_of(grant), "token_hash": hash_of(token),
                "operation": "link_account", "target": f"{PROVIDER}/{account}",
                "ends_at": now + _GOOD_FOR,
            }
            for token, grant, account in made
        ],
    )  # fmt: skip
    return made


def _id(number: int) -> str:
    return seeded_id("claimant", str(number))


def _holder(number: int) -> dict[str, Any]:
    return {
        "id": _id(number),
        "persona": f"{CLAIMANT}{number}",
        "personal_number": f"000180{number:06}",
        "passcode_hash": None,
        "full_name": f"Người xếp hàng {number + 1}",
        "born_on": _BORN,
        "sex": "female",
        "kind": "citizen",
        "level": 2,
        "guardian": None,
        "phone_ending": f"{number % 1000:03}",
        "biometrics_held": True,
        "changes": 0,
    }


def _card(number: int) -> dict[str, Any]:
    return {
        "id": seeded_id("claimant's card", str(number)),
        "holder_id": _id(number),
        "type_id": "identity_card",
        "fields": {},
        "issued_on": _ISSUED,
        "expires_on": _EXPIRES,
        "updated_at": start_of_day(_ISSUED),
        "in_force_from": start_of_day(_ISSUED),
        "history": [],
        "replaces": None,
    }


def main(argv: list[str]) -> int:
    """Write them into a seeded database; the other flags are the server's."""
    from backend_stub.storage.engine import Store  # noqa: PLC0415  # after the flags were read

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1000)
    given, rest = parser.parse_known_args(argv)
    store = Store(Settings.read(rest).database_url)
    try:
        now = system_now()
        made = store.write(lambda writing: add_claimants(writing.db, given.count, now)).result()
    finally:
        store.close()
    print("\n".join(" ".join(one) for one in made))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
