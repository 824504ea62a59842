"""How many columns of a fixed-width font a piece of table source takes."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["display_width"]

_EMOJI_STYLE = "\ufe0f"
_KEYCAP = "\u20e3"
_INVISIBLE = frozenset(("Cc", "Cf", "Mn", "Mc", "Me", "Cs"))
# wide since Unicode 16, which is younger than the tables of Python 3.11
_NEWLY_WIDE = re.compile("[\u2630-\u2637\u268a-\u268f\u4dc0-\u4dff]")
# letters and punctuation that stand for themselves, each one column or two
_WIDE_RANGES = (
    "\u3000-\u3029\u3030-\u303e\u3041-\u3096\u309b-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7a3\uff01-\uff60"
)
_NARROW_RANGES = (
    " -~\u00a0-\u00a8\u00aa-\u00ac\u00af-\u02ff\u0370-\u0482\u048a-\u052f\u1e00-\u1fff\u2010-\u2027"
)
_WIDE = re.compile(f"[{_WIDE_RANGES}]+")
_PLAIN = re.compile(f"[{_NARROW_RANGES}{_WIDE_RANGES}]*")
# everything else with the one character on each side that a cluster may reach out to
_ODD = re.compile(
    f"[{_NARROW_RANGES}{_WIDE_RANGES}]?"
    f"(?:[^{_NARROW_RANGES}{_WIDE_RANGES}]+[{_NARROW_RANGES}{_WIDE_RANGES}]?)+"
)


def display_width(text: str) -> int:
    """The columns that `text` takes: a grapheme cluster is as wide as the character it begins with.

    East Asian wide characters and emoji take two columns, control characters none. An editor shows
    a consonant with its matras in one place, so that pipes drawn below each other line up.
    """
    if text.isascii() and text.isprintable():
        return len(text)
    odd = 0
    if not _PLAIN.fullmatch(text):
        odd = sum(map(_clusters_width, _ODD.findall(text)))
        text = _ODD.sub("", text)
    return odd + len(text) + sum(map(len, _WIDE.findall(text)))


@lru_cache(4096)
def _clusters_width(text: str) -> int:
    """The width of `text`, cluster by cluster; tables repeat their check marks and flags."""
    from wcwidth import iter_graphemes

    return sum(map(_cluster_width, iter_graphemes(text)))


def _cluster_width(cluster: str) -> int:
    if " " <= cluster <= "~" and len(cluster) == 1:
        return 1
    if _EMOJI_STYLE in cluster or _KEYCAP in cluster:
        return 2 if len(cluster) > 1 and unicodedata.category(cluster[0])[0] != "M" else 0
    if len(cluster) > 1 and all("\U0001f1e6" <= letter <= "\U0001f1ff" for letter in cluster):
        return 2
    visible = (one for one in cluster if unicodedata.category(one) not in _INVISIBLE)
    base = next(visible, "")
    if not base:
        return 0
    return 2 if unicodedata.east_asian_width(base) in "WF" or _NEWLY_WIDE.match(base) else 1
