"""When a line counts as blank for the rules that ask for blank lines around blocks."""

from __future__ import annotations

__all__ = ["is_blank"]

_OPENING = "<!--"
_CLOSING = "-->"


def is_blank(line: str) -> bool:
    """Whether `line` shows nothing: white space, block quote markers and comments at most.

    A comment that begins or ends on another line counts up to the edge of this one.
    """
    if not line or line.isspace():
        return True
    if _CLOSING in line or _OPENING in line:
        line = _without_comments(line)
    elif ">" not in line:
        return False
    return not line.replace(">", "").strip()


def _without_comments(line: str) -> str:
    """`line` without its comments, those that are open at one of its ends included."""
    while True:
        start, end = line.find(_OPENING), line.find(_CLOSING)
        if end < 0:
            return line if start < 0 else line[:start]
        kept = line[:start] if 0 <= start <= end else ""
        line = kept + line[end + len(_CLOSING) :]
