"""A joiner that joins nothing."""

from __future__ import annotations

from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.rules._shared.indic_scripts import class_of, script_of
from doclint.rules._shared.names import code_points
from doclint.rules._shared.odd_words import OddWord, odd_words
from doclint.rules.indic._word_repair import Defect, explain, repair
from doclint.values.diagnostic import Diagnostic
from doclint.values.lazy_pattern import lazy_pattern

_JOINERS = "\u200c\u200d"
_RUN = lazy_pattern(f"[{_JOINERS}]+")
_NON_JOINER = "\u200c"
# these write a ZWNJ at the end of a word to keep the next suffix from joining
_FINAL_NON_JOINER = ("Telugu", "Kannada", "Malayalam")


@rule("IN014", "stray-joiner", when=Relevance(non_ascii=True, derived=odd_words))
def stray_joiner(ctx: Context) -> Iterator[Diagnostic]:
    """A zero-width joiner or non-joiner that has no effect.

    U+200D and U+200C choose the form of a conjunct, so they belong behind a halant. Anywhere else
    in Devanagari they change nothing that the reader sees, but the word is no longer found.

    ```md bad lang=hi escapes
    वाक्यों में श⟦\\u200d⟧ हैं और की⟦\\u200d⟧
    ```

    ```md fixed lang=hi escapes
    वाक्यों में श हैं और की
    ```

    ```md bad lang=hi escapes
    तस्मात्⟦\\u200c⟧ त्वम्, क्⟦\\u200d\\u200c⟧ष
    ```

    ```md fixed lang=hi escapes
    तस्मात् त्वम्, क्\\u200dष
    ```

    ```md good escapes
    पुर्\\u200dयाउन, क्\\u200cष, র\\u200d্যান্ডম, می\\u200cخواہم, 👩\\u200d💻, ಸಾಫ್ಟ್\\u200cವೇರ್
    ```

    Joiners behind a halant, before one (as in Bengali), between emoji and in the Arabic script
    stay. The fix deletes what has no effect; outside Devanagari it is unsafe.
    """
    for word in ctx.doc.derived(odd_words):
        for found in _RUN.finditer(word.text):
            kept = _kept(ctx.doc.text, word, *found.span())
            if kept == found[0]:
                continue
            defect = Defect(word, *found.span())
            near = word.text[max(defect.start - 1, 0) : defect.end + 1].strip(_JOINERS)
            safe = any(script_of(character) == "Devanagari" for character in near)
            fix = repair(ctx, "Delete the joiner", defect, kept, safe)
            yield ctx.diagnostic(
                defect.span, f"{code_points(found[0])} has no effect: {explain(defect, fix)}", fix
            )


def _kept(text: str, word: OddWord, start: int, end: int) -> str:
    """What of the joiners at `start` to `end` of `word` has a reason to stand there."""
    run = word.text[start:end]
    at = word.start + start
    before = text[at - 1 : at]
    after = word.text[end : end + 1]
    if not script_of(before):
        # at the start of a word a joiner is stray; emoji and Arabic letters need theirs
        stray = script_of(after) and (not before or before.isspace() or before.isascii())
        return "" if stray else run
    if class_of(before) == "H":
        final = class_of(after) in ("", "-", "D")
        if final and run[0] == _NON_JOINER and script_of(before) not in _FINAL_NON_JOINER:
            return ""
        return run[0]
    if class_of(after) == "H":
        return run[0]
    if before == "अ" and after == "ॅ":
        return run
    if not after and run == _NON_JOINER and script_of(before) in _FINAL_NON_JOINER:
        return run
    return ""
