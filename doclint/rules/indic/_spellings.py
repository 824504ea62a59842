"""Words of a repository that are written in more than one way."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Container, Mapping, Sequence
from typing import NamedTuple

from doclint.document import Document
from doclint.rules.indic._language import language_of
from doclint.rules.indic._pieces import pieces
from doclint.rules.indic._spelling import fold

__all__ = ["Group", "PageWords", "groups", "page_words"]

# languages in which the foldings change no meaning, minimal pairs apart
_LANGUAGES = frozenset(["hi", "mr", "ne", "mai", "bho", "doi", "kok"])
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


class Group(NamedTuple):
    """Spellings of one word: how often each occurs, commonest first, and on which pages."""

    language: str
    key: str
    counts: Mapping[str, int]
    pages: Mapping[str, list[str]]


def page_words(document: Document) -> PageWords | None:
    """The words of `document` that may have other spellings; None for other languages."""
    if document.source.is_ascii or language_of(document) not in _LANGUAGES:
        return None
    places: list[int] = []
    words: list[str] = []
    starts, _, judgements = document.derived(pieces)
    for start, judgement in zip(starts, judgements, strict=True):
        for offset, word in judgement.variable:
            places.append(start + offset)
            words.append(word)
    kept_places: list[int] = []
    kept_words: list[str] = []
    low = 0
    for start, end in document.prose.spans():
        low = bisect_left(places, start, low)
        high = bisect_left(places, end, low)
        kept_places += places[low:high]
        kept_words += words[low:high]
        low = high
    return PageWords(language_of(document), kept_places, kept_words)


def groups(pages: Mapping[str, PageWords]) -> list[Group]:
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
        Group(language, key, _commonest_first(family), paths[language, key])
        for (language, key), family in sorted(varying.items())
    ]


def _commonest_first(family: Mapping[str, int]) -> dict[str, int]:
    return {
        spelling: family[spelling]
        for spelling in sorted(family, key=lambda spelling: (-family[spelling], spelling))
    }
