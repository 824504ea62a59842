"""What a broken link may have meant: a ladder of guesses, the surest first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from doclint.site.distance import Nearest, distance
from doclint.site.facts import LinkFact
from doclint.site.malformed import cleaned
from doclint.site.resolver import Resolver
from doclint.site.site_values import Page, Target
from doclint.site.urls import Address, decode, nfc, split
from doclint.site.writing import link_to
from doclint.values.lazy_pattern import lazy_pattern

__all__ = ["Suggester", "Suggestion"]

_SEPARATORS = lazy_pattern(r"[-_ .]+")
_SUFFIX = lazy_pattern(r"\.(?:mdx?|markdown|html?)\Z")
_BRACKETED = lazy_pattern(r"\s*[(（][^()（）]*[)）]")
_WORD_EDGES = lazy_pattern(r"^[\W_]+|[\s।॥.,:;!?]+$")
_TEXT_GAPS = lazy_pattern(r"[\s।॥.,:;!?()\[\]\"'`*_/-]+")
_MOST_SEARCHES = 50
_FEWEST_LETTERS = 4


class Suggestion(NamedTuple):
    """A destination that resolves: how to write it, and what it shares with the broken one."""

    url: str
    reason: str


class Suggester:
    """Guesses for the broken links of one site."""

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver
        self._searches = 0
        self._memo: dict[tuple[str, str, str], tuple[Suggestion, ...]] = {}

    def suggest(self, page: Page, link: LinkFact) -> tuple[Suggestion, ...]:
        """The best guesses for the broken `link` of `page`, all from one rung of the ladder."""
        key = (page.path, link.url, link.text)
        if key not in self._memo:
            self._memo[key] = self._climb(page, link)
        return self._memo[key]

    def suggest_asset(self, link: LinkFact) -> tuple[Suggestion, ...]:
        """Files that are called almost like the missing one."""
        address = split(link.url)
        name = nfc(decode(address.path)).rpartition("/")[2]
        limit = min(3, len(name) // _FEWEST_LETTERS)
        found: dict[str, int] = {}
        for exact, file in self._files.items():
            score = distance(name, exact, limit)
            if score <= limit and file:
                found[file] = score
        best = min(found.values(), default=0)
        urls = sorted(file for file, score in found.items() if score == best)
        return tuple(Suggestion(url, "a similar name") for url in urls[:3])

    @cached_property
    def _files(self) -> dict[str, str]:
        """The address of every served file by its name; empty where several share the name."""
        found: dict[str, str] = {}
        for _, address, _ in self._resolver.assets.walk():
            name = nfc(address.rpartition("/")[2])
            found[name] = "" if name in found and found[name] != address else address
        return found

    def _climb(self, page: Page, link: LinkFact) -> tuple[Suggestion, ...]:
        address = split(cleaned(link.url))
        for candidate in self._rewritten(page, address):
            target = self._resolver.resolve(page, link._replace(url=candidate))
            if isinstance(target, Target) and target.kind not in ("external", "ignored"):
                if target.page is not None and target.page is page:
                    continue
                return (Suggestion(candidate, "the same address, cleaned"),)
        if link.is_image:
            return ()
        languages = dict.fromkeys((page.language, self._resolver.site.languages.default))
        for language in languages if any(languages) else (None,):
            for reason, pages in self._rungs(page, link, decode(address.path), language):
                found = _others(page, pages, language)
                if found:
                    return tuple(
                        Suggestion(link_to(page, one, link, address), reason) for one in found[:3]
                    )
        return ()

    def _rewritten(self, page: Page, address: Address) -> Iterator[str]:
        """The address with a detail changed: ends, suffix, first slash, language."""
        path = address.path
        tail = "" if address.query is None else f"?{address.query}"
        tail += "" if address.fragment is None else f"#{address.fragment}"
        bare = _SUFFIX.sub("", path).rstrip("/")
        slash = "/" if page.address.endswith("/") else ""
        shapes = [path, bare + slash, bare, f"{bare}/"]
        if not path.startswith(("/", ".")):
            shapes += [f"/{bare}{slash}", f"/{bare}"]
        prefixes = self._resolver.site.languages.prefixes
        own = prefixes.get(page.language, "")
        if own and path.startswith("/"):
            stripped = bare
            for prefix in sorted(prefixes.values(), key=len, reverse=True):
                if bare.startswith(prefix.rstrip("/") + "/"):
                    stripped = bare[len(prefix.rstrip("/")) :]
                    break
            shapes += [own.rstrip("/") + bare + slash, own.rstrip("/") + stripped + slash]
        elif own:
            shapes.append(own + bare + slash)
        for shape in dict.fromkeys(shapes):
            if (shape and shape + tail != address.path + tail) or shape == address.path:
                yield shape + tail

    def _rungs(
        self, page: Page, link: LinkFact, path: str, language: str | None
    ) -> Iterator[tuple[str, Iterable[Page]]]:
        """Groups of pages, each with what they share with the broken address."""
        last = _SUFFIX.sub("", path.rstrip("/")).rpartition("/")[2]
        whole, name = _squash(self._unprefixed(page, path)), _squash(last)
        yield "the same letters", self._by_route.get(whole, ())
        yield "the same title", self._by_title.get(_title_key(last), ())
        yield "the same name elsewhere", self._by_name.get(name, ())
        texts = [link.text, *self._other_texts(path, link.text)]
        for text in texts:
            yield "a title like the link text", self._by_title.get(_title_key(text), ())
        yield "the same words", self._sharing_words(last)
        for text in texts:
            yield "a title within the link text", self._titled_within(text)
        if self._searches < _MOST_SEARCHES:
            self._searches += 1
            yield "a similar name", self._near(name, language)

    def _other_texts(self, path: str, text: str) -> list[str]:
        """What other links to the same broken path say, in order."""
        texts = self._resolver.broken_texts.get(path, ())
        return [other for other in dict.fromkeys(texts) if other != text]

    def _titled_within(self, text: str) -> list[Page]:
        """The pages with the longest title all of whose words occur in `text`."""
        words = set(_text_words(text))
        best: list[Page] = []
        most = 0
        for word in words:
            for title, page in self._by_title_word.get(word, ()):
                if title <= words and len(title) >= most:
                    best = [*best, page] if len(title) == most else [page]
                    most = len(title)
        return _in_order(best)

    @cached_property
    def _by_title_word(self) -> dict[str, list[tuple[frozenset[str], Page]]]:
        """The words of each title, by its first word."""
        found: dict[str, list[tuple[frozenset[str], Page]]] = {}
        for page in self._published:
            for title in dict.fromkeys((page.title, _BRACKETED.sub("", page.title))):
                words = _text_words(title)
                if words:
                    found.setdefault(words[0], []).append((frozenset(words), page))
        return found

    @cached_property
    def _published(self) -> list[Page]:
        return [page for page in self._resolver.pages if not page.placement.state and page.routes]

    @cached_property
    def _by_route(self) -> dict[str, list[Page]]:
        return _table(
            self._published,
            lambda page: {_squash(self._unprefixed(page, route)) for route in page.routes},
        )

    def _unprefixed(self, page: Page, path: str) -> str:
        """`path` without the prefix of the language of `page`."""
        prefix = self._resolver.site.languages.prefixes.get(page.language, "/")
        return path.removeprefix(prefix)

    @cached_property
    def _by_name(self) -> dict[str, list[Page]]:
        return _table(self._published, _names)

    @cached_property
    def _by_title(self) -> dict[str, list[Page]]:
        return _table(self._published, _titles)

    @cached_property
    def _by_word(self) -> dict[str, list[Page]]:
        return _table(
            self._published,
            lambda page: {word for name in _plain_names(page) for word in _words(name)},
        )

    def _sharing_words(self, last: str) -> list[Page]:
        """The pages whose name has more than half of its words in common with `last`."""
        words = _words(last)
        if len(words) < 2:
            return []
        best: dict[str, tuple[float, Page]] = {}
        for word in words:
            for page in self._by_word.get(word, ()):
                for name in _plain_names(page):
                    other = _words(name)
                    score = len(words & other) / len(words | other)
                    if score > best.get(page.path, (0.0, page))[0]:
                        best[page.path] = (score, page)
        top = max((score for score, _ in best.values()), default=0.0)
        return _in_order(page for score, page in best.values() if score == top > 0.5)

    @cached_property
    def _nearest(self) -> dict[str | None, Nearest]:
        """The names of the pages in each language, and of all pages."""
        names: dict[str | None, set[str]] = {None: set(self._by_name)}
        for name, pages in self._by_name.items():
            for page in pages:
                names.setdefault(page.language, set()).add(name)
        return {language: Nearest(sorted(found)) for language, found in names.items()}

    def _near(self, name: str, language: str | None) -> list[Page]:
        """The pages in `language` whose name differs from `name` in the fewest letters."""
        limit = min(3, len(name) // _FEWEST_LETTERS)
        nearest = self._nearest.get(language)
        names = nearest.find(name, limit) if nearest is not None else []
        return list({page.path: page for near in names for page in self._by_name[near]}.values())


def _others(page: Page, pages: Iterable[Page], language: str | None) -> list[Page]:
    """The pages other than `page` in `language`, or in any language for None."""
    return [
        one for one in pages if one is not page and one.address and language in (None, one.language)
    ]


def _in_order(pages: Iterable[Page]) -> list[Page]:
    """The different ones of `pages` by their paths: sets of words come in any order."""
    by_path = {page.path: page for page in pages}
    return [by_path[path] for path in sorted(by_path)]


def _table(pages: Iterable[Page], keys: Callable[[Page], Iterable[str]]) -> dict[str, list[Page]]:
    """The pages by each of their keys."""
    found: dict[str, list[Page]] = {}
    for page in pages:
        for key in keys(page):
            if key:
                found.setdefault(key, []).append(page)
    return found


def _squash(text: str) -> str:
    """`text` without separators, suffix and case."""
    return _SEPARATORS.sub("", _SUFFIX.sub("", nfc(text).strip("/"))).casefold()


def _plain_names(page: Page) -> set[str]:
    """The last segments of what the page is called."""
    names = {page.source.rpartition("/")[2].rpartition(".")[0]}
    names.update(route.rstrip("/").rpartition("/")[2] for route in page.routes)
    if names & {"index", "_index", "README", "readme"}:
        names -= {"index", "_index", "README", "readme"}
        names.add(page.source.rpartition("/")[0].rpartition("/")[2])
    return names


def _names(page: Page) -> set[str]:
    return {_squash(name) for name in _plain_names(page)}


def _words(name: str) -> set[str]:
    return {word for word in _SEPARATORS.split(_SUFFIX.sub("", nfc(name)).casefold()) if word}


def _text_words(text: str) -> list[str]:
    return [word for word in _TEXT_GAPS.split(nfc(text).casefold()) if word]


def _titles(page: Page) -> set[str]:
    """The keys of a title: all of it, without what stands in brackets, and that alone."""
    title = page.title
    inner = re.findall(r"[(（]([^()（）]+)[)）]", title)
    return {_title_key(text) for text in (title, _BRACKETED.sub("", title), *inner)}


def _title_key(text: str) -> str:
    plain = _SEPARATORS.sub("", _WORD_EDGES.sub("", nfc(text))).casefold()
    return plain if len(plain) > 1 else ""
