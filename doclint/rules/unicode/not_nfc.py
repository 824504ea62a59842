"""Text that is not in Normalization Form C."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.rules._shared.names import named
from doclint.rules._shared.odd_words import odd_words
from doclint.values.diagnostic import Diagnostic, Effect

# starters that may compose with the character before them (NFC_Quick_Check=Maybe, ccc=0)
_COMPOSING = frozenset(
    "\u09be\u09d7\u0b3e\u0b56\u0b57\u0bbe\u0bd7\u0cc2\u0cd5\u0cd6\u0d3e\u0d57\u0dcf\u0ddf\u102e"
) | frozenset(map(chr, (*range(0x1161, 0x1176), *range(0x11A8, 0x11C3))))


@rule("UC008", "not-nfc", when=Relevance(non_ascii=True, derived=odd_words))
def not_nfc(ctx: Context) -> Iterator[Diagnostic]:
    """Text that is not in Normalization Form C.

    The same word can be stored in several ways that look alike. Only one of them is NFC, the form
    that the web uses; in any other form a search for the word, a link to its heading or a look-up
    in a glossary fails without a visible reason.

    The letters U+0958 to U+095F are not NFC: they become a letter and a nukta. The letters U+0929,
    U+0931 and U+0934 are the other way round. Vowel signs of two parts, as in Bengali and Tamil,
    become one character.

    ```md bad lang=hi escapes
    ⟦\\u0958⟧लम और ब⟦\\u095c⟧ा
    ```

    ```md fixed lang=hi escapes
    क\\u093cलम और बड\\u093cा
    ```

    ```md bad lang=bn escapes
    সংয⟦ে\\u09be⟧জিত
    ```

    ```md fixed lang=bn escapes
    সংয\\u09cbজিত
    ```

    ```md good lang=mr escapes
    \\u0931्ह, और `\\u0958`
    ```

    The fix is canonically equivalent: the page shows the same letters. A heading that changes gets
    another anchor.
    """
    for word in ctx.doc.derived(odd_words):
        if unicodedata.is_normalized("NFC", word.text):
            continue
        for start, end, normal in _changes(word.text):
            span = word.span(start, end)
            before = word.text[start:end]
            yield ctx.diagnostic(
                span,
                f"`{before}` is not NFC: {_codes(before)}, expected {_codes(normal)}",
                ctx.replace(span, normal, "Normalize to NFC", effect=Effect.CANONICAL),
            )


def _codes(text: str) -> str:
    return " + ".join(map(named, text))


def _changes(word: str) -> Iterator[tuple[int, int, str]]:
    """The smallest parts of `word` that NFC changes: start, end and the normal form."""
    start = 0
    for end in range(1, len(word) + 1):
        if end < len(word) and (unicodedata.combining(word[end]) or word[end] in _COMPOSING):
            continue
        part = word[start:end]
        normal = unicodedata.normalize("NFC", part)
        if normal != part:
            before, after = _common(part, normal)
            yield start + before, end - after, normal[before : len(normal) - after]
        start = end


def _common(one: str, other: str) -> tuple[int, int]:
    """The lengths of the common start and, apart from it, the common end of two strings."""
    limit = min(len(one), len(other))
    before = 0
    while before < limit and one[before] == other[before]:
        before += 1
    after = 0
    while after < limit - before and one[-1 - after] == other[-1 - after]:
        after += 1
    return before, after
