"""Findings that belong to one text and are handed out for no other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from doclint.values.diagnostic import Diagnostic
from doclint.values.text import TextDigest

__all__ = ["OtherText", "TextFindings"]


class OtherText(Exception):
    """Findings about one text were asked for in another, where their places mean nothing."""


@dataclass(frozen=True, slots=True)
class TextFindings:
    """Findings about the text with that `digest`, None for a page of which no text is known.

    A file may change between two readings, so findings travel as one value with what tells their
    text from others, and `about` is the only way to get at them.
    """

    digest: TextDigest | None
    _findings: tuple[Diagnostic, ...] = ()

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self._findings)

    def about(self, digest: TextDigest | None) -> tuple[Diagnostic, ...]:
        """The findings, if their text is the one with `digest`; raises `OtherText` if not."""
        if digest != self.digest:
            raise OtherText(f"findings about the text {self.digest}, asked for in {digest}")
        return self._findings

    def having(self, wanted: Callable[[Diagnostic], bool]) -> TextFindings:
        """Those that are `wanted`."""
        return TextFindings(self.digest, tuple(filter(wanted, self._findings)))

    def plus(self, other: TextFindings) -> TextFindings:
        """These and then the `other` ones; raises `OtherText` if they are not about one text."""
        return TextFindings(self.digest, (*self._findings, *other.about(self.digest)))
