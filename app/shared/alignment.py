"""Two sequences side by side so that the least differs, with gaps where one lacks something."""

from collections.abc import Callable, Sequence
from typing import Literal

Unlike = Literal["same", "near", "far"]
_GAP = 2
_COSTS: dict[Unlike, int] = {"same": 0, "near": 1, "far": 3}
"""Something near costs less than a gap, something far less than two of them."""


def aligned(
    mine: Sequence[str], other: Sequence[str], unlike: Callable[[str, str], Unlike]
) -> list[tuple[str, str]]:
    """
    Pairs in order; an empty string fills a gap (Needleman and Wunsch, 1970).

    Args:
        mine, other: Letters, or whatever is compared one by one; none of them is empty.
        unlike: How far one is from another.
    """
    far = [[_COSTS[unlike(one, two)] for two in other] for one in mine]
    cost = [[_GAP * (row + col) for col in range(len(other) + 1)] for row in range(len(mine) + 1)]
    for row in range(1, len(mine) + 1):
        for col in range(1, len(other) + 1):
            cost[row][col] = min(
                cost[row - 1][col - 1] + far[row - 1][col - 1],
                cost[row - 1][col] + _GAP,
                cost[row][col - 1] + _GAP,
            )
    found: list[tuple[str, str]] = []
    row, col = len(mine), len(other)
    while row or col:
        here = cost[row][col]
        if row and col and here == cost[row - 1][col - 1] + far[row - 1][col - 1]:
            row, col = row - 1, col - 1
            found.append((mine[row], other[col]))
        elif row and here == cost[row - 1][col] + _GAP:
            row -= 1
            found.append((mine[row], ""))
        else:
            col -= 1
            found.append(("", other[col]))
    return found[::-1]
