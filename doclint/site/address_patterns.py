"""Patterns of addresses: `*` in configurations, `*` and `:name` in redirect files."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from doclint.site.site_values import Redirect
from doclint.site.urls import decode, nfc
from doclint.values.lazy_pattern import lazy_pattern

__all__ = ["RedirectPatterns", "matches_any"]

_PART = lazy_pattern(r"\*+|:[A-Za-z_]\w*[*+?]?|\([^()]*\)[*+?]?|[^*:(]+|.")


@lru_cache(512)
def _glob(pattern: str) -> re.Pattern[str]:
    pieces = (re.escape(nfc(piece)) for piece in re.split(r"\*+", pattern))
    return re.compile(".*".join(pieces), re.DOTALL)


def matches_any(text: str, patterns: Iterable[str]) -> bool:
    """Whether one of `patterns`, in which `*` stands for any text, matches all of `text`."""
    normal = nfc(text)
    return any(_glob(pattern).fullmatch(normal) for pattern in patterns)


class RedirectPatterns:
    """The redirects whose origin is a pattern, tried in order."""

    def __init__(self, redirects: Iterable[Redirect]) -> None:
        self._patterns = [
            (_compiled(redirect.origin), redirect)
            for redirect in redirects
            if is_pattern(redirect.origin)
        ]

    def find(self, path: str) -> Redirect | None:
        """The first redirect that takes the decoded `path`, with its target filled in."""
        for pattern, redirect in self._patterns:
            if found := pattern.fullmatch(nfc(path)):
                target = redirect.target
                for name, value in found.groupdict("").items():
                    shown = "*" if name == "splat_" else f":{name}"
                    target = target.replace(f"{shown}*", value).replace(shown, value)
                return Redirect(
                    path, target.replace(":splat", found.groupdict().get("splat_") or "")
                )
        return None


def is_pattern(origin: str) -> bool:
    """Whether `origin` stands for several addresses."""
    return "*" in origin or "/:" in origin or "(" in origin


def _compiled(origin: str) -> re.Pattern[str]:
    """The expression for a redirect's origin."""
    pieces: list[str] = []
    names: set[str] = set()
    for part in _PART.findall(decode(origin)):
        if part.startswith("*"):
            pieces.append(".*" if "splat_" in names else "(?P<splat_>.*)")
            names.add("splat_")
        elif part.startswith(":") and len(part) > 1:
            name = part[1:].rstrip("*+?")
            inner = ".*" if part[-1] in "*+" else "[^/]+"
            pieces.append(inner if name in names else f"(?P<{name}>{inner})")
            names.add(name)
        elif part.startswith("(") and len(part) > 1:
            pieces.append(".*")
        else:
            pieces.append(re.escape(nfc(part)))
    return re.compile("".join(pieces).removesuffix("/") + "/?", re.DOTALL)
