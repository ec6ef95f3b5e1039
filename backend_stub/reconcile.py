"""Reconciles the ledger of a database: ``python -m backend_stub.reconcile``; 1 on damage."""

import sys

from app.shared.data_files import DataFault
from backend_stub.services.reconciling import Reconciled, reconcile
from backend_stub.settings import Settings, SettingsFault

SHOWN = 20


def main(argv: list[str]) -> int:
    """Look, print, and answer 0 where everything agrees; the flags are the server's."""
    from backend_stub.storage.engine import Store, StoreFault  # noqa: PLC0415  # a wrong flag first

    try:
        store = Store(Settings.read(argv).database_url)
    except (SettingsFault, StoreFault, DataFault) as fault:
        print(fault, file=sys.stderr)
        return 2
    try:
        with store.reading() as db:
            found = reconcile(db)
    finally:
        store.close()
    print(told(found))
    return 1 if found.faults else 0


def told(found: Reconciled) -> str:
    """What was found, as lines to read; the first bad entry stands first."""
    lines = [f"{name:<32} {vnd:>22,}" for name, vnd in sorted(found.balances.items())]
    lines.append(f"{'sum':<32} {sum(found.balances.values()):>22,}")
    lines.append(
        f"{found.entries:,} entries, {found.payments:,} payments, {found.paid:,} paid once"
    )
    if not found.faults:
        return "\n".join([*lines, "reconciled: everything agrees"])
    more = len(found.faults) - SHOWN
    bad = [f"DAMAGE {one.kind}: {one.at}" for one in found.faults[:SHOWN]]
    return "\n".join([*lines, *bad, *([f"and {more:,} more"] if more > 0 else [])])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
