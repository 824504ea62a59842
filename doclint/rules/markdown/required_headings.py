"""MD043."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.rules.markdown._page_headings import content, headings
from doclint.values.diagnostic import Diagnostic


@dataclass(frozen=True)
class RequiredHeadings:
    """The headings a page must have, such as `# Title`.

    `*` stands for any number of other headings, `+` for at least one, `?` for exactly one.
    """

    headings: tuple[str, ...] | None = None
    match_case: bool = False


class _Expected:
    """The required headings with the place that has been reached."""

    def __init__(self, patterns: Sequence[str], match_case: bool) -> None:
        self._patterns = patterns
        self._match_case = match_case
        self._skips = False
        self.at = 0

    def _next(self) -> str:
        pattern = self._patterns[self.at] if self.at < len(self._patterns) else "[None]"
        self.at += 1
        return pattern or "[None]"

    def _same(self, one: str, other: str) -> bool:
        return one == other if self._match_case else one.lower() == other.lower()

    def mismatch(self, actual: str) -> str | None:
        """The pattern that the heading `actual` fails to match, or None."""
        expected = self._next()
        if expected == "*":
            if not self._same(self._next(), actual):
                self._skips = True
                self.at -= 1
        elif expected == "+":
            self._skips = True
        elif expected != "?":
            if self._same(expected, actual):
                self._skips = False
            elif self._skips:
                self.at -= 1
            else:
                return expected
        return None


def _asks_nothing(options: RequiredHeadings) -> bool:
    return options.headings is None


@rule(
    "MD043",
    "required-headings",
    tags=("headings",),
    presets=("recommended", "markdownlint"),
    options=RequiredHeadings,
    reads="lines",
    when=Relevance(idle=_asks_nothing),
)
def required_headings(ctx: Context, options: RequiredHeadings) -> Iterator[Diagnostic]:
    """Pages whose headings are not the ones that every page of their kind has.

    Readers of many pages of one kind look for the same part in the same place. Without the option
    `headings` nothing is checked.

    ```toml
    headings = ["# बहीखाता", "*", "## स्रोत"]
    ```

    ```md bad lang=hi unterminated
    # बहीखाता

    ## नियम
    हर लेन-देन लिखें।⟦⟧
    ```

    ```md bad lang=hi
    ⟦# खाता⟧

    ## स्रोत
    ```

    ```md good lang=hi
    # बहीखाता

    ## नियम

    ## स्रोत
    ```

    There is no fix: only the author can write the missing part.
    """
    required = options.headings
    if required is None:
        return
    expected = _Expected(required, options.match_case)
    facts = ctx.doc.derived(headings)
    for heading in facts:
        actual = f"{'#' * heading.node.level} {content(ctx.doc, heading)}"
        wanted = expected.mismatch(actual)
        if wanted is not None:
            where = heading.first_line_span
            yield ctx.diagnostic(where, f"expected the heading `{wanted}`, found `{actual}`")
            return
    left = required[expected.at :]
    only_any = all(pattern == "*" for pattern in required)
    if left and list(left) != ["*"] and (facts or not only_any):
        end = len(ctx.doc.text)
        yield ctx.diagnostic((end, end), f"missing heading `{left[0]}`")
