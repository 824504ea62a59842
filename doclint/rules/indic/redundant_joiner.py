"""A joiner behind a halant that does not change the conjunct."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.rules._shared.odd_words import odd_words
from doclint.rules.indic._word_repair import Defect, explain, repair
from doclint.values.diagnostic import Diagnostic
from doclint.values.lazy_pattern import lazy_pattern

_PATTERN = lazy_pattern("([\u0915-\u0939])\u094d(?P<joiner>\u200d)(?P<second>[\u0915-\u0939])")


@rule(
    "IN015",
    "redundant-joiner",
    presets=(),
    when=Relevance(literals=("\u094d\u200d",), non_ascii=True, derived=odd_words),
)
def redundant_joiner(ctx: Context) -> Iterator[Diagnostic]:
    """A zero-width joiner in a conjunct that looks the same without it.

    For two consonants in three a joiner behind the halant draws exactly the same glyphs, in all of
    the fonts that were tried. The page looks the same, but the word is spelled in two ways, and a
    search finds only one.

    ```md bad lang=hi escapes
    स्⟦\\u200d⟧टोर
    ```

    ```md fixed lang=hi escapes
    स्टोर
    ```

    ```md good lang=ne escapes
    पुर्\\u200dयाउन, क्\\u200dष
    ```

    The rule is off by default. The fix deletes the joiner and the page looks the same; the joiner
    of the eyelash ra and of other conjuncts that would change stays.
    """
    table = _pairs()
    for word in ctx.doc.derived(odd_words):
        for found in _PATTERN.finditer(word.text):
            if found["second"] not in table.get(found[1], ""):
                continue
            defect = Defect(word, *found.span("joiner"))
            fix = repair(ctx, "Delete the joiner", defect, "")
            yield ctx.diagnostic(
                defect.span, f"U+200D does not change the conjunct: {explain(defect, fix)}", fix
            )


@cache
def _pairs() -> Mapping[str, str]:
    """For each first consonant the second ones before which a joiner changes no glyph."""
    lines = (Path(__file__).parent / "redundant_joiners.txt").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {row[0]: row[1] for row in rows}
