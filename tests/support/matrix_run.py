"""
The whole authorisation matrix, by hand: ``python3 run.py rights``.

Every call × kinds of callers × owners; prints what was asserted and what is not as declared.
"""

import sys
import tempfile
import time
from pathlib import Path

from app.shared.contract.endpoints import ALL
from tests.support.matrix import Matrix
from tests.support.matrix_world import OWNERS, World


def main() -> int:
    """Run the cross; 1 where a cell is not as declared."""
    began = time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        world = World(Path(folder))
        try:
            matrix = Matrix(world, whole=True)
            found = [one for actor in matrix.actors for one in matrix.wrong(actor)]
        finally:
            world.close()
    for one in found:
        print(f"WRONG  {one.endpoint}, {one.actor}, {one.owner}: {one.what}")
    kinds = ", ".join(f"{count} {name}" for name, count in matrix.cells.items())
    print(f"{len(ALL)} calls × {len(matrix.actors)} kinds of callers × {len(OWNERS)} owners")
    print(f"{sum(matrix.cells.values())} cells ({kinds})")
    print(
        f"{matrix.with_things} of them about a thing that is the owner's, {matrix.calls} requests"
    )
    print(f"{len(found)} not as declared, {time.process_time() - began:.0f} s of processor time")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
