"""What is wrong with the writing of a destination itself, before any page is looked for."""

from __future__ import annotations

import re

from doclint.site.facts import LinkFact
from doclint.values.lazy_pattern import lazy_pattern

__all__ = ["cleaned", "flaw", "is_mistyped_scheme"]

_DANDA = "।॥"
_FULL_WIDTH = lazy_pattern("[\uff01-\uff5e\u3001\u3002\u3000]")
_INVISIBLE = lazy_pattern("[\u200b\u200e\u200f\u2060\ufeff\u00ad]")
_JOINERS = lazy_pattern("[\u200c\u200d]")
_BRACKETS = {"(": ")", "[": "]"}
_SCHEME_TYPO = lazy_pattern(
    r"(?:https?:/(?!/)|https?(?:/|;)/|(?:hhttps?|htt?ps?|htps?|ttps?|httpss|htpps?|hhtps?):/|www\.)",
    re.IGNORECASE,
)
_ESCAPE = lazy_pattern("%(?![0-9A-Fa-f]{2})")


def flaw(url: str, link: LinkFact) -> str:
    """What is malformed in `url`, an empty string when nothing is."""
    stripped = url.strip()
    if stripped.startswith(("((", "([", "[", "(")):
        return "starts with a stray bracket"
    if stripped.endswith((")", "]")) and _unbalanced(stripped):
        return "ends with a stray bracket"
    if stripped.rstrip("/").endswith(tuple(_DANDA)):
        return "ends with a danda"
    if found := _INVISIBLE.search(url):
        return f"holds U+{ord(found[0]):04X}, which nobody sees"
    if found := _FULL_WIDTH.search(url):
        return f"holds the full-width character U+{ord(found[0]):04X}"
    if " " in stripped and link.kind not in ("shortcode", "liquid", "wiki", "wiki-image"):
        return "holds a raw space"
    if "\\" in stripped:
        return "holds a backslash"
    if is_mistyped_scheme(stripped):
        return "looks like an external address with a mistake in its start"
    if found := _ESCAPE.search(stripped):
        return "holds a `%` that starts no escape"
    if found := _JOINERS.search(url):
        return f"holds U+{ord(found[0]):04X}, which addresses rarely keep"
    return ""


def is_mistyped_scheme(url: str) -> bool:
    """Whether `url` was meant to begin with `http://` or `https://` and does not."""
    return not url.startswith(("/", "#", ".", "http://", "https://")) and (
        _SCHEME_TYPO.match(url) is not None
    )


def cleaned(url: str) -> str:
    """`url` without the flaws that can be taken out."""
    text = url.strip()
    while text[:1] in _BRACKETS:
        text = text[1:]
    while text.endswith((")", "]")) and _unbalanced(text):
        text = text[:-1]
    slash = "/" if text.endswith("/") else ""
    text = text.rstrip("/").rstrip(_DANDA) + slash if text.rstrip("/") else text
    text = _INVISIBLE.sub("", _JOINERS.sub("", text)).replace("\\", "/")
    return text.strip()


def _unbalanced(text: str) -> bool:
    return any(text.count(close) > text.count(open_) for open_, close in _BRACKETS.items())
