"""Words with letters of two scripts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.rules._shared.names import named
from doclint.rules._shared.odd_words import OddWord, odd_words
from doclint.rules._shared.text_language import language_of
from doclint.rules._shared.writing_systems import INDIC, LATIN_LOOKALIKES, script_runs
from doclint.values.diagnostic import Diagnostic, Severity
from doclint.values.lazy_pattern import lazy_pattern

# longer words are shown in part
_LONGEST = 120

Run = tuple[int, int, str]

# "the n-th" is written with a Latin letter and a suffix
_ORDINAL = lazy_pattern("[A-Za-z]व(?:ाँ|ां|ें|ीं|ीं|ी|ा|े)?")
_CYRILLIC_LANGUAGES = ("ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn", "tg")


@rule(
    "UC009",
    "mixed-script-word",
    severity=Severity.ERROR,
    when=Relevance(non_ascii=True, derived=odd_words),
)
def mixed_script_word(ctx: Context) -> Iterator[Diagnostic]:
    """Letters of two scripts inside one word.

    Machine translation leaves letters of a third language behind, and a wrong keyboard puts in
    look-alikes. The word cannot be found, and a screen reader stumbles over it or falls silent.

    ```md bad lang=hi
    म⟦одель⟧ बिल्डर चुके है⟦ंn⟧
    ```

    ```md bad lang=bn
    অ্যাক্সে⟦লर⟧
    ```

    ```md good lang=hi
    Docker-आधारित API का nवाँ तत्व
    ```

    ```md good lang=mr
    APIचा वापर, 5μm, kΩ
    ```

    Suffixes on Latin words are right in every Indic language but Hindi, and Latin letters are
    only looked for beside Devanagari. There is no fix.
    """
    for word in ctx.doc.derived(odd_words):
        end = -1
        for start, stop, scripts in _mixtures(ctx, word):
            if start < end:
                continue
            end = stop
            shown = ", ".join(map(named, word.text[start : min(start + 4, stop)]))
            yield ctx.diagnostic(
                word.span(start, stop),
                f"`{_shown(word.text, start)}` mixes {' and '.join(scripts)} letters: {shown}",
            )


def _shown(word: str, offset: int) -> str:
    """`word`, or what stands around `offset` where it is longer than any word."""
    if len(word) <= _LONGEST:
        return word
    start = max(offset - _LONGEST // 2, 0)
    return f"…{word[start : start + _LONGEST]}…"


def _mixtures(ctx: Context, word: OddWord) -> Iterator[tuple[int, int, tuple[str, str]]]:
    """Where scripts touch in `word`, with the two scripts.

    Two Indic scripts, or Devanagari and Latin, are shown where they touch; any other script beside
    an Indic one as a whole, and among other scripts the smaller part.
    """
    for one, two in pairwise(script_runs(word.text)):
        if one[1] != two[0]:
            continue
        scripts = (one[2], two[2])
        indic = INDIC.intersection(scripts)
        if len(indic) == 2 or (indic and "Latin" in scripts):
            if len(indic) == 2 or not _allowed_latin(ctx, word, one, two):
                yield one[1] - 1, one[1] + 1, scripts
        elif indic:
            foreign = two if one[2] in INDIC else one
            yield foreign[0], foreign[1], scripts
        elif "Latin" in scripts and _deceptive(ctx, word.text, one, two):
            smaller = min(one, two, key=lambda run: (run[1] - run[0], run[2] == "Latin"))
            yield smaller[0], smaller[1], scripts


def _allowed_latin(ctx: Context, word: OddWord, one: Run, two: Run) -> bool:
    """Whether Latin letters may touch Indic ones here."""
    if "Devanagari" not in (one[2], two[2]):
        return True
    if one[2] != "Latin":
        return False
    before = ctx.doc.text[word.start - 1 : word.start] if one[0] == 0 else ""
    if before in tuple("\\%$@#/&"):
        return True
    if _ORDINAL.fullmatch(word.text, one[0]):
        return True
    # elsewhere suffixes are written right behind a foreign word
    return language_of(ctx.doc) != "hi" and one[1] - one[0] > 1


def _deceptive(ctx: Context, word: str, one: Run, two: Run) -> bool:
    """Whether letters that look Latin are mixed into a Latin word, or the other way round."""
    foreign = one if two[2] == "Latin" else two
    letters = word[foreign[0] : foreign[1]]
    if foreign[2] == "Cyrillic" and language_of(ctx.doc) not in _CYRILLIC_LANGUAGES:
        return True
    return foreign[2] in ("Cyrillic", "Greek", "Armenian") and LATIN_LOOKALIKES.issuperset(letters)
