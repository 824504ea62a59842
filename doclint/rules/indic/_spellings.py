"""Words of a repository that are written in more than one way."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Container, Mapping, Sequence
from functools import cache
from itertools import accumulate, compress
from typing import NamedTuple, TypeAlias, cast

from doclint.page.document import Document
from doclint.rules._shared.letters import DEVANAGARI, letters, letters_of, text_of
from doclint.rules._shared.text_language import language_of
from doclint.rules.indic._spelling import fold, variable_words

__all__ = ["PageWords", "SpellingGroup", "groups", "page_words"]

# languages in which the foldings change no meaning, minimal pairs apart
_LANGUAGES = frozenset(["hi", "mr", "ne", "mai", "bho", "doi", "kok"])
# what stands before a word, so that most words start their piece, and what joins two
_PARTING = " \n-/(*[\"'"
# the bytes of Devanagari
_FIRST_LETTER = 0x80
# how long a gap in the prose is looked at whether it hides letters
_SHORT, _LONG = 2, 40
# how many pieces are remembered
_MOST = 1 << 16
# different words that share a key
_MINIMAL_PAIRS = tuple(
    frozenset(unicodedata.normalize("NFC", word) for word in pair.split("/"))
    for pair in (
        "हंस/हँस", "राज/राज़", "सजा/सज़ा", "तेज/तेज़", "गज/गज़", "बाज/बाज़", "खुदा/ख़ुदा", "खाना/ख़ाना",
        "जमाना/ज़माना", "जंग/ज़ंग", "गौर/ग़ौर", "गरज/ग़रज", "मोड/मोड़", "पेड/पेड़", "कोड/कोड़", "बाड/बाड़",
        "गुड/गुड़", "लोड/लोड़", "रोड/रोड़", "फन/फ़न", "कमर/क़मर", "अंगना/अँगना", "काफी/कॉफ़ी", "जरा/ज़रा",
        "पीक/पीक़", "एज/एज़", "बढ/बढ़", "पढ/पढ़", "लड/लड़", "गड/गड़", "जड/जड़", "नाज/नाज़", "साज/साज़",
    )
)  # fmt: skip


# the words with other spellings in a piece of text and their offsets; most often one that starts it
KnownSpellings: TypeAlias = str | tuple[tuple[int, str], ...]


class PageWords(NamedTuple):
    """The words of one page that may have other spellings, in order, with their places.

    `places` are the code-point offsets at which the `words` start; both are equally long.
    """

    language: str
    places: Sequence[int]
    words: Sequence[str]

    def found(self, wanted: Container[str]) -> dict[str, list[int]]:
        """The places of the `wanted` words that stand on the page."""
        places: dict[str, list[int]] = {}
        for place, word in zip(self.places, self.words, strict=True):
            if word in wanted:
                places.setdefault(word, []).append(place)
        return places


class SpellingGroup(NamedTuple):
    """Spellings of one word: how often each occurs, commonest first, and on which pages."""

    language: str
    key: str
    counts: Mapping[str, int]
    pages: Mapping[str, list[str]]


def page_words(document: Document) -> PageWords | None:
    """The words of `document` that may have other spellings; None for other languages."""
    if document.source.is_ascii or language_of(document) not in _LANGUAGES:
        return None
    places, words = _variable_words(_prose(document))
    return PageWords(language_of(document), places, words)


def _prose(document: Document) -> bytes:
    """The page in the alphabet of Devanagari, with full stops in lines of their own for non-prose.

    Every byte is in its place.
    """
    page = document.derived(letters)
    codes = page.codes
    if page.foreign or page.block != DEVANAGARI:
        codes = letters_of(document.text, DEVANAGARI)
    parts: list[bytes] = []
    first = place = 0
    for start, end in document.prose.spans():
        gap = start - place
        # less parts words as it is: letters that are no prose have something on either side
        if gap > _SHORT and (gap > _LONG or not codes[place:start].isascii()):
            parts += (codes[first:place], b"\n", b"." * (gap - 2), b"\n")
            first = start
        place = end
    return b"".join((*parts, codes[first:place]))


def _variable_words(prose: bytes) -> tuple[list[int], list[str]]:
    """The words with other spellings in `prose`: where they start, and what they say."""
    # each piece keeps the line feed behind it, so their lengths add up to their places
    pieces = prose.translate(_as_lines()).splitlines(keepends=True)
    known = list(map(_known_words().__getitem__, pieces))
    places = list(compress(accumulate(map(len, pieces), initial=0), known))
    found: list[KnownSpellings] = list(filter(None, known))
    if set(map(type, found)) <= {str}:
        return places, cast(list[str], found)
    starts: list[int] = []
    words: list[str] = []
    for start, one in zip(places, found, strict=True):
        if isinstance(one, str):
            starts.append(start)
            words.append(one)
        else:
            starts += [start + offset for offset, _ in one]
            words += [word for _, word in one]
    return starts, words


@cache
def _as_lines() -> bytes:
    """The table that leaves letters, makes what parts words line feeds and all else full stops."""
    return bytes(
        code if code >= _FIRST_LETTER else ord("\n" if chr(code) in _PARTING else ".")
        for code in range(256)
    )


class _KnownWords(dict[bytes, KnownSpellings | None]):
    """The words with other spellings in a piece, found out when first asked for.

    Read in C, which no cached function is; pages repeat themselves and each other.
    """

    def __missing__(self, piece: bytes) -> KnownSpellings | None:
        if len(self) >= _MOST:
            self.clear()
        words = variable_words(text_of(piece, DEVANAGARI))
        alone = len(words) == 1 and words[0][0] == 0
        known = self[piece] = words[0][1] if alone else words or None
        return known


@cache
def _known_words() -> _KnownWords:
    return _KnownWords()


def groups(pages: Mapping[str, PageWords]) -> list[SpellingGroup]:
    """The words that `pages`, by path, spell in several ways, in order of language and key."""
    on_page = {path: Counter(page.words) for path, page in sorted(pages.items())}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for path, counted in on_page.items():
        counts[pages[path].language].update(counted)
    families: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for language, total in counts.items():
        for word, times in total.items():
            spelling = unicodedata.normalize("NFC", word)
            family = families[language, fold(word)]
            family[spelling] = family.get(spelling, 0) + times
    varying = {
        found: family
        for found, family in families.items()
        if len(family) > 1 and not any(pair <= family.keys() for pair in _MINIMAL_PAIRS)
    }
    paths: dict[tuple[str, str], dict[str, list[str]]] = {one: {} for one in varying}
    for path, counted in on_page.items():
        for word in counted:
            spellings = paths.get((pages[path].language, fold(word)))
            if spellings is not None:
                spelling = unicodedata.normalize("NFC", word)
                spellings.setdefault(spelling, []).append(path)
    return [
        SpellingGroup(language, key, _commonest_first(family), paths[language, key])
        for (language, key), family in sorted(varying.items())
    ]


def _commonest_first(family: Mapping[str, int]) -> dict[str, int]:
    return {
        spelling: family[spelling]
        for spelling in sorted(family, key=lambda spelling: (-family[spelling], spelling))
    }
