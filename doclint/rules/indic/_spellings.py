"""Words of a repository that are written in more than one way.

Two spellings belong together when they have the same fold key: without nuktas, with the anusvara
for the candrabindu and for a half nasal before a consonant of its own class. These are the foldings
that indic-nlp-library offers as `remove_nuktas` and `nasals_mode="to_anusvaara_strict"`, with the
candrabindu added; keys are compared and never written.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from doclint.document import Document
from doclint.rules.indic._language import language_of

__all__ = ["Group", "Occurrences", "PageWords", "fold", "groups", "page_words"]

# word to the code-point offsets at which it starts
Occurrences = Mapping[str, list[int]]

# languages in which the foldings change no meaning, minimal pairs apart
_LANGUAGES = frozenset(["hi", "mr", "ne", "mai", "bho", "doi", "kok"])
_WORD = re.compile("[\u0904-\u0939\u0958-\u0961\u0972-\u097f][\u0900-\u0963\u0971-\u097f]+")
_HALF_NASAL = "ङ्(?=[क-घ])|ञ्(?=[च-झ])|ण्(?=[ट-ढ])|[नऩ]्(?=[त-ध])|म्(?=[प-भ])"
# signs that another spelling may lack or write differently, and letters that may get a nukta
_VARIABLE = re.compile(f"[\u0901\u0902\u093c\u0929\u0931\u0934\u0958-\u095f]|{_HALF_NASAL}")
_TAKES_NUKTA = re.compile("[कखगजडढफ]")
_FOLDED_NASAL = re.compile(f"\u0901|{_HALF_NASAL}")
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
    """The words of one page that may have other spellings, and the page's language."""

    language: str
    words: Occurrences


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
    hits = _hits(document.text)
    places = [place for place, _ in hits]
    words: dict[str, list[int]] = {}
    low = 0
    for start, end in document.prose.spans():
        low = bisect_left(places, start, low)
        high = bisect_left(places, end, low)
        for place, word in hits[low:high]:
            if word in words:
                words[word].append(place)
            else:
                words[word] = [place]
        low = high
    return PageWords(language_of(document), words)


def groups(pages: Mapping[str, PageWords]) -> list[Group]:
    """The words that `pages`, by path, spell in several ways, in order of language and key."""
    counts: dict[tuple[str, str], int] = defaultdict(int)
    for page in pages.values():
        for word, places in page.words.items():
            counts[page.language, word] += len(places)
    families: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for (language, word), count in counts.items():
        spelling = unicodedata.normalize("NFC", word)
        family = families[language, fold(word)]
        family[spelling] = family.get(spelling, 0) + count
    varying = {
        found: family
        for found, family in families.items()
        if len(family) > 1 and not any(pair <= family.keys() for pair in _MINIMAL_PAIRS)
    }
    paths = _paths(pages, varying)
    return [
        Group(language, key, _commonest_first(family), paths[language, key])
        for (language, key), family in sorted(varying.items())
    ]


def _commonest_first(family: Mapping[str, int]) -> dict[str, int]:
    return {
        spelling: family[spelling]
        for spelling in sorted(family, key=lambda spelling: (-family[spelling], spelling))
    }


def _paths(
    pages: Mapping[str, PageWords], varying: Iterable[tuple[str, str]]
) -> dict[tuple[str, str], dict[str, list[str]]]:
    """By language and key, then by spelling: the pages on which it stands."""
    found: dict[tuple[str, str], dict[str, list[str]]] = {one: {} for one in varying}
    for path, page in sorted(pages.items()):
        for word in page.words:
            spellings = found.get((page.language, fold(word)))
            if spellings is not None:
                spelling = unicodedata.normalize("NFC", word)
                spellings.setdefault(spelling, []).append(path)
    return found


@lru_cache(maxsize=1 << 15)
def fold(word: str) -> str:
    """The fold key of `word`."""
    bare = unicodedata.normalize("NFD", word).replace("\u093c", "")
    return _FOLDED_NASAL.sub("\u0902", bare)


def _hits(text: str) -> list[tuple[int, str]]:
    """Every word that may have another spelling, with its place; code is not yet left out.

    Splitting at single blanks keeps every place computable without a match object for each word.
    """
    chunks = text.replace("\n", " ").split(" ")
    starts = list(accumulate(map((1).__add__, map(len, chunks)), initial=0))
    alone: dict[str, tuple[int, str]] = {}
    several: dict[str, tuple[tuple[int, str], ...]] = {}
    for chunk in set(chunks):
        found = _variable_words(chunk)
        if len(found) == 1:
            alone[chunk] = found[0]
        elif found:
            several[chunk] = found
    hits = [
        (start + alone[chunk][0], alone[chunk][1])
        for start, chunk in zip(starts, chunks, strict=False)
        if chunk in alone
    ]
    if several:
        for start, chunk in zip(starts, chunks, strict=False):
            for offset, word in several.get(chunk, ()):
                hits.append((start + offset, word))
        hits.sort()
    return hits


@lru_cache(maxsize=1 << 15)
def _variable_words(chunk: str) -> tuple[tuple[int, str], ...]:
    """The words in `chunk` that may have another spelling, with their offsets."""
    return tuple(
        (found.start(), found[0])
        for found in _WORD.finditer(chunk)
        if _VARIABLE.search(found[0]) or (len(found[0]) > 2 and _TAKES_NUKTA.search(found[0]))
    )
