"""How many letters two names differ in."""

from __future__ import annotations

__all__ = ["distance"]


def distance(one: str, other: str, limit: int) -> int:
    """The Levenshtein distance between two texts, or `limit` + 1 when it is greater than `limit`."""
    if one == other:
        return 0
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    previous = list(range(len(other) + 1))
    for row, left in enumerate(one, 1):
        current = [row]
        for column, right in enumerate(other, 1):
            current.append(
                min(
                    previous[column] + 1,
                    current[column - 1] + 1,
                    previous[column - 1] + (left != right),
                )
            )
        if min(current) > limit:
            return limit + 1
        previous = current
    return min(previous[-1], limit + 1)
