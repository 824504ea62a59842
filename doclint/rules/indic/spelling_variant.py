"""Words that the repository spells in two ways."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from doclint.diagnostic import Applicability, Diagnostic, Edit, Effect, Fix, Severity
from doclint.document import Document
from doclint.rule import SiteContext, site_rule
from doclint.rules.indic._spellings import Group, PageWords, groups, page_words
from doclint.text import Span


@dataclass(frozen=True)
class SpellingVariant:
    """Options of IN040.

    `preferred` words win over their other spellings however rare they are; `allowed` words are
    never reported.
    """

    preferred: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()


def _facts(document: Document, _options: SpellingVariant | None = None) -> object:
    """The words of the page that may have other spellings, as plain values."""
    found = page_words(document)
    return None if found is None or not found.words else [found.language, found.words]


@site_rule(
    "IN040",
    "spelling-variant",
    severity=Severity.INFO,
    options=SpellingVariant,
    facts=_facts,
)
def spelling_variant(
    ctx: SiteContext, options: SpellingVariant
) -> Iterator[tuple[str, Diagnostic]]:
    """A spelling that the repository otherwise writes differently.

    Hindi writes many words in two ways: with and without nukta (फ़ाइल, फाइल), with candrabindu or
    anusvara (यहाँ, यहां), with a half nasal or anusvara (कण्ट्रोल, कंट्रोल). Each is right, but
    readers who search for one miss the pages with the other, and a text that changes its mind
    looks careless.

    All pages of a language are counted, and the spelling that is used less often is reported once a
    page. Words that differ in meaning, such as हंस and हँस, are left alone.

    ```md with file=other.md
    फ़ाइल बंद करें। फ़ाइल हटाएँ। नई फ़ाइल बनाएँ।
    ```

    ```md bad lang=hi
    ⟦फाइल⟧ खोलें और फाइल पढ़ें।
    ```

    ```md fixed lang=hi unsafe
    फ़ाइल खोलें और फ़ाइल पढ़ें।
    ```

    ```md good lang=hi
    फ़ाइल खोलें। हंस देखकर वह हँस पड़ा।
    ```

    ```toml
    allowed = ["फाइल"]
    ```

    ```md good lang=hi
    फाइल खोलें।
    ```

    The fix writes the commoner spelling everywhere on the page. It is unsafe: an editor should
    decide. `doclint words` lists the words with their counts.
    """
    pages = {path: _page(facts) for path, facts in ctx.facts.items()}
    preferred = frozenset(_normal(word) for word in options.preferred)
    allowed = frozenset(_normal(word) for word in options.allowed)
    better: dict[tuple[str, str], tuple[str, Group]] = {}
    for group in groups(pages):
        winner = _winner(group, preferred)
        for spelling in group.counts:
            if winner is not None and spelling != winner and spelling not in allowed:
                better[group.language, spelling] = winner, group
    if not better:
        return
    for path, page in pages.items():
        for word, places in page.words.items():
            found = better.get((page.language, _normal(word)))
            if found is not None:
                yield path, _finding(ctx, word, places, *found)


def _page(facts: object) -> PageWords:
    """What `_facts` returned, also after a way through JSON."""
    language, words = cast(tuple[str, Mapping[str, list[int]]], facts)
    return PageWords(language, words)


def _normal(word: str) -> str:
    return unicodedata.normalize("NFC", word)


def _winner(group: Group, preferred: frozenset[str]) -> str | None:
    """The spelling to use: a preferred one, else the commonest if there is one."""
    for spelling in group.counts:
        if spelling in preferred:
            return spelling
    (first, most), (_, next_most) = list(group.counts.items())[:2]
    return first if most > next_most else None


def _finding(
    ctx: SiteContext, word: str, places: list[int], winner: str, group: Group
) -> Diagnostic:
    """The finding for all occurrences of `word` on one page, at the first one."""
    spelling = _normal(word)
    where = group.pages[winner][0]
    message = (
        f"`{spelling}` stands {_times(group.counts[spelling])} in the repository,"
        f" `{winner}` {_times(group.counts[winner])}, first in {where}"
    )
    if len(places) > 1:
        message += f"; here {_times(len(places))}"
    edits = tuple(Edit(Span(place, place + len(word)), winner) for place in places)
    title = f"Write `{winner}`"
    fix = Fix(title, edits, Applicability.UNSAFE, Effect.TEXT)
    return ctx.diagnostic(Span(places[0], places[0] + len(word)), message, fix)


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"
