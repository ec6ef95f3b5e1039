"""Verifies the access log: its chain, and its signed checkpoints in the database and outside."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection

from backend_stub.interop.checkpoints import Checkpoint, copied_checkpoints, kept_checkpoints
from backend_stub.storage import access_log
from backend_stub.storage.chain import Walk


@dataclass(frozen=True, slots=True)
class Damage:
    """What is wrong, and at which entry; 0 where it is at none."""

    kind: str
    entry: int


@dataclass(slots=True)
class Verified:
    """
    What was found; whole where there is no damage, which stands in the order of the entries.

    Attributes:
        unsigned: Entries behind the last checkpoint: the seeded ones until somebody looks.
    """

    entries: int = 0
    checkpoints: int = 0
    copied: int = 0
    unsigned: int = 0
    damage: list[Damage] = field(default_factory=list)


def verify(db: Connection, folder: Path) -> Verified:
    """Look at every entry and every checkpoint; ``folder`` is where the copy is."""
    found, walk, chains = Verified(), Walk(), dict[int, str]()
    for row in access_log.rows_of(db):
        found.entries += 1
        walk.meet(row.seq, row.chain, access_log.named(row._mapping))  # noqa: SLF001  # public
        chains[row.seq] = row.chain.hex()
    if walk.broken is not None:
        found.damage.append(Damage(*walk.broken))
    kept, copied = kept_checkpoints(db), copied_checkpoints(db, folder)
    found.checkpoints, found.copied = len(kept), len(copied or ())
    damage = [*_against(chains, kept, "checkpoint"), *_against(chains, copied or (), "copy")]
    signed = {one.seq for one in kept if one is not None}
    if kept and copied is None:
        damage.append(Damage("copy_missing", 0))
    damage += [
        Damage("checkpoint_missing", one.seq)
        for one in copied or ()
        if one is not None and one.seq not in signed
    ]
    found.unsigned = sum(seq > max(signed, default=0) for seq in chains)
    found.damage += damage
    found.damage = sorted(dict.fromkeys(found.damage), key=lambda one: one.entry)
    return found


def _against(
    chains: dict[int, str], checkpoints: Iterable[Checkpoint | None], where: str
) -> Iterable[Damage]:
    """Where a checkpoint says another thing than the log; entries after the last one were cut."""
    last = max(chains, default=0)
    for one in checkpoints:
        if one is None:
            yield Damage(f"{where}_forged", 0)
        elif one.seq > last:
            yield Damage("entries_cut_off", last + 1)
        elif chains.get(one.seq) != one.chain:
            yield Damage(f"{where}_differs", one.seq)
