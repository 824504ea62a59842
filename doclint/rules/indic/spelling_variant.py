"""Words that the repository spells in two ways."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import cast

from doclint.checking.context import SiteContext
from doclint.checking.decorators import site_rule
from doclint.page.document import Document
from doclint.rules.indic._spellings import PageWords, SpellingGroup, groups, page_words
from doclint.values.diagnostic import Applicability, Diagnostic, Edit, Effect, Severity
from doclint.values.text import Span


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
    if found is None or not found.words:
        return None
    return [found.language, " ".join(found.words), found.places]


@site_rule(
    "IN040",
    "spelling-variant",
    severity=Severity.INFO,
    options=SpellingVariant,
    options_table="terms",
    facts=_facts,
    sees="facts",
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
    pages = {path: page_from_facts(facts) for path, facts in ctx.facts.items()}
    better = _better_spellings(groups(pages), options)
    spellings = {spelling for _, spelling in better}
    # on the page a word may be stored in another form than NFC
    words = set().union(*(page.words for page in pages.values())) if spellings else set()
    wanted = {word for word in words if _normal(word) in spellings}
    for path, page in pages.items():
        for word, places in page.found(wanted).items():
            found = better.get((page.language, _normal(word)))
            if found is not None:
                yield path, _finding(ctx, word, places, *found)


def page_from_facts(facts: object) -> PageWords:
    """The words of a page from what the rule's facts hold, also after a way through JSON."""
    language, words, places = cast(tuple[str, str, list[int]], facts)
    return PageWords(language, places, words.split(" "))


def _better_spellings(
    found: Iterable[SpellingGroup], options: SpellingVariant
) -> dict[tuple[str, str], tuple[str, SpellingGroup]]:
    """By language and spelling: the spelling to use instead, and their group."""
    preferred = frozenset(map(_normal, options.preferred))
    allowed = frozenset(map(_normal, options.allowed))
    return {
        (group.language, spelling): (winner, group)
        for group in found
        if (winner := _winner(group, preferred)) is not None
        for spelling in group.counts
        if spelling != winner and spelling not in allowed
    }


def _normal(word: str) -> str:
    return unicodedata.normalize("NFC", word)


def _winner(group: SpellingGroup, preferred: frozenset[str]) -> str | None:
    """The spelling to use: a preferred one, else the commonest if there is one."""
    for spelling in group.counts:
        if spelling in preferred:
            return spelling
    (first, most), (_, next_most) = list(group.counts.items())[:2]
    return first if most > next_most else None


def _finding(
    ctx: SiteContext, word: str, places: list[int], winner: str, group: SpellingGroup
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
    edits = (Edit(Span(place, place + len(word)), winner) for place in places)
    unsafe = Applicability.UNSAFE
    fix = ctx.fix(f"Write `{winner}`", *edits, applicability=unsafe, effect=Effect.TEXT)
    return ctx.diagnostic((places[0], places[0] + len(word)), message, fix)


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"
