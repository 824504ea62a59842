"""Numbers written in the digits of two scripts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.page.document import Document
from doclint.rules._shared.letters import letters
from doclint.rules._shared.prose_matches import prose_matches
from doclint.values.diagnostic import Diagnostic
from doclint.values.lazy_pattern import lazy_pattern

_INDIC_DIGITS = "".join(
    f"{chr(block + 0x66)}-{chr(block + 0x6F)}" for block in range(0x0900, 0x0D80, 0x80)
)
_DIGIT = f"[0-9{_INDIC_DIGITS}]"
_NATIVE = lazy_pattern(f"[{_INDIC_DIGITS}]")
# the digits of a page's own script, which are at the same places in all alphabets
_NATIVE_CODES = range(0x80 + 0x66, 0x80 + 0x70)
_NUMBER = re.compile(f"(?<![A-Za-z_]){_DIGIT}+(?:[.,]{_DIGIT}+)*(?![A-Za-z_])")


@dataclass(frozen=True)
class MixedDigits:
    """Options of IN029.

    `digits` says which numbers are right: `any` reports only numbers that mix digits, `latn` wants
    0–9 everywhere, `native` the digits of the script, `consistent` whichever the page uses more.
    """

    digits: Literal["any", "latn", "native", "consistent"] = "any"


def _has_native_digits(document: Document) -> bool:
    """Whether a digit of an Indic script stands in the text."""
    found = document.derived(letters)
    if found.foreign:
        return _NATIVE.search(document.text) is not None
    return any(map(found.codes.__contains__, _NATIVE_CODES))


@rule(
    "IN029",
    "mixed-digits",
    options=MixedDigits,
    when=Relevance(non_ascii=True, derived=_has_native_digits),
)
def mixed_digits(ctx: Context, options: MixedDigits) -> Iterator[Diagnostic]:
    """A number that mixes digits of two scripts.

    Such a number cannot be searched for, sorted or read aloud.

    ```md bad lang=hi
    सन् ⟦२0२१⟧ में
    ```

    ```md good lang=hi
    सन् २०२१ में, सन् 2021 में
    ```

    ```toml
    digits = "latn"
    ```

    ```md bad lang=hi
    सन् ⟦२०२१⟧ में
    ```

    ```md good lang=hi
    सन् 2021 में
    ```

    There is no fix: the mixed number may hold a typing mistake.
    """
    numbers = list(prose_matches(ctx.doc, _NUMBER))
    wanted = _wanted(options.digits, numbers)
    for number in numbers:
        scripts = _scripts(number[0])
        if len(scripts) > 1:
            shown = " and ".join(sorted(scripts))
            yield ctx.diagnostic(number.span(), f"`{number[0]}` mixes {shown} digits")
        elif wanted is not None and ("latin" in scripts) != (wanted == "latn"):
            kind = "0–9" if wanted == "latn" else "the digits of the script"
            yield ctx.diagnostic(number.span(), f"expected {kind}, found `{number[0]}`")


def _wanted(
    policy: Literal["any", "latn", "native", "consistent"], numbers: list[re.Match[str]]
) -> Literal["latn", "native"] | None:
    """The kind of digits that numbers of one script should have, if one is wanted."""
    if policy == "latn" or policy == "native":
        return policy
    if policy == "any":
        return None
    latin = sum(number[0].isascii() for number in numbers)
    return "latn" if latin * 2 >= len(numbers) else "native"


def _scripts(number: str) -> set[str]:
    """The lower-case names of the scripts whose digits `number` holds."""
    return {
        "latin" if digit.isascii() else unicodedata.name(digit).partition(" ")[0].lower()
        for digit in number
        if digit.isdigit()
    }
