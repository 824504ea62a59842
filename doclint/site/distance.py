"""How many letters two names differ in."""

from __future__ import annotations

__all__ = ["Nearest", "distance"]


def distance(one: str, other: str, limit: int) -> int:
    """The Levenshtein distance between two texts, `limit` + 1 when it is greater than `limit`."""
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    return min(_distance(_positions(one), len(one), other), limit + 1)


def _positions(text: str) -> dict[str, int]:
    """The places of each character of `text` as bits."""
    found: dict[str, int] = {}
    for index, character in enumerate(text):
        found[character] = found.get(character, 0) | 1 << index
    return found


def _distance(positions: dict[str, int], length: int, other: str) -> int:
    """Myers' bit-parallel distance (Hyyrö's form), one column of the matrix in two integers."""
    if not length:
        return len(other)
    mask = (1 << length) - 1
    last = 1 << (length - 1)
    plus, minus, score = mask, 0, length
    get = positions.get
    for character in other:
        match = get(character, 0)
        diagonal = (((match & plus) + plus) ^ plus) | match | minus
        up = minus | ~(diagonal | plus)
        down = plus & diagonal
        if up & last:
            score += 1
        elif down & last:
            score -= 1
        up = up << 1 | 1
        plus = (down << 1 | ~(diagonal | up)) & mask
        minus = up & diagonal & mask
    return score


class Nearest:
    """Finds which of many names are the nearest to one."""

    def __init__(self, names: list[str]) -> None:
        self._by_length: dict[int, list[tuple[int, str]]] = {}
        for name in names:
            self._by_length.setdefault(len(name), []).append((_signature(name), name))

    def find(self, name: str, limit: int) -> list[str]:
        """The names with the smallest distance to `name`, if that is at most `limit`."""
        best: list[str] = []
        positions, wanted, length = _positions(name), _signature(name), len(name)
        steps = range(-limit, limit + 1)
        for step in sorted(steps, key=abs):
            if abs(step) > limit:
                continue
            for signature, other in self._by_length.get(length + step, ()):
                # every edit changes at most two letters of the signature
                if (signature ^ wanted).bit_count() > 2 * limit:
                    continue
                found = _distance(positions, length, other)
                if found < limit:
                    best, limit = [other], found
                elif found == limit:
                    best.append(other)
        return best


def _signature(name: str) -> int:
    """Which letters occur in `name`, folded into 64 bits."""
    bits = 0
    for character in name:
        bits |= 1 << (ord(character) & 63)
    return bits
