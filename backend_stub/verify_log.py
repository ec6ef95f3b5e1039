"""Verifies the access log of a database: ``python -m backend_stub.verify_log``; 1 on damage."""

import sys

from app.shared.data_files import DataFault
from backend_stub.services.verifying import Verified, verify
from backend_stub.settings import Settings, SettingsFault

SHOWN = 20


def main(argv: list[str]) -> int:
    """Look, print, and answer 0 where the log is whole; the flags are the server's."""
    from backend_stub.storage.engine import Store, StoreFault  # noqa: PLC0415  # a wrong flag first

    try:
        settings = Settings.read(argv)
        store = Store(settings.database_url)
    except (SettingsFault, StoreFault, DataFault) as fault:
        print(fault, file=sys.stderr)
        return 2
    try:
        with store.reading() as db:
            found = verify(db, settings.data_folder)
    finally:
        store.close()
    print(told(found))
    return 1 if found.damage else 0


def told(found: Verified) -> str:
    """What was found, as lines to read; the first bad entry stands first."""
    counted = (
        f"{found.entries:,} entries, {found.checkpoints:,} signed checkpoints, "
        f"{found.copied:,} of them copied outside the database, {found.unsigned:,} entries not "
        "signed yet"
    )
    if not found.damage:
        return f"{counted}\nverified: the log is whole"
    bad = [
        f"DAMAGE {one.kind}: {f'entry {one.entry}' if one.entry else 'the log'}"
        for one in found.damage[:SHOWN]
    ]
    more = len(found.damage) - SHOWN
    return "\n".join([counted, *bad, *([f"and {more:,} more"] if more > 0 else [])])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
