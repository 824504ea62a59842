"""Names for findings that survive edits elsewhere in the file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import sha256
from operator import mul

from doclint.values.results import FileResult
from doclint.values.text import Source

__all__ = ["content_fingerprints", "line_hashes"]

_WINDOW = 100
_MASK = (1 << 64) - 1
_POWERS = [pow(37, exponent, 1 << 64) for exponent in range(_WINDOW - 1, -1, -1)]
_END_OF_FILE = 0xFFFF


def content_fingerprints(result: FileResult) -> list[str]:
    """One fingerprint for each finding of `result`, in order; no two are equal.

    It depends on the rule, the path, the text of the line up to white space, and on how many equal
    lines of the file had a finding of the rule before; not on the line's number or the message.
    """
    seen: Counter[tuple[str, str]] = Counter()
    found: list[str] = []
    source = result.source
    for diagnostic in result.diagnostics:
        line = source.lines[source.line_of(diagnostic.span.start) - 1] if source else ""
        key = (diagnostic.code, " ".join(line.split()))
        seen[key] += 1
        parts = (diagnostic.code, result.path, key[1], str(seen[key]))
        found.append(sha256("\0".join(parts).encode(errors="surrogatepass")).hexdigest()[:32])
    return found


def line_hashes(source: Source, lines: Iterable[int]) -> dict[int, str]:
    """GitHub's `primaryLocationLineHash` of each of the 1-based `lines`.

    The hash of a line is the polynomial over base 37, modulo 2**64, of the 100 UTF-16 units from
    its start on, through the lines that follow. Spaces and tabs are left out, every line break is
    one LF, the end of the text is one unit 65535 with zeros after it. The suffix counts the lines
    so far with the same hash.
    """
    wanted = set(lines)
    last = max(wanted, default=0)
    units, starts = _squeezed(source)
    seen: Counter[int] = Counter()
    hashes: dict[int, str] = {}
    for line, start in enumerate(starts[:last], 1):
        value = sum(map(mul, units[start : start + _WINDOW], _POWERS)) & _MASK
        seen[value] += 1
        if line in wanted:
            hashes[line] = f"{value:x}:{seen[value]}"
    return hashes


def _squeezed(source: Source) -> tuple[Sequence[int], list[int]]:
    """The UTF-16 units of the text that are hashed, and where each line starts among them."""
    lines = "\n".join(source.lines).translate({0x20: None, 0x09: None}).split("\n")
    encoded = [line.encode("utf-16-le", "surrogatepass") for line in lines]
    starts = [0]
    for line in encoded[:-1]:
        starts.append(starts[-1] + len(line) // 2 + 1)
    joined = b"\n\0".join(encoded) + _END_OF_FILE.to_bytes(2, "little")
    units = [low | high << 8 for low, high in zip(joined[::2], joined[1::2], strict=True)]
    return units, starts
