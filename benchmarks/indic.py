"""How fast all rules about Indic text and Unicode are, beside bare `re` scans of the same pages.

`python -m benchmarks.indic [FOLDER]` takes the pages below FOLDER as they are, and joined into
pages of 4 KB and 16 KB, in Hindi and with every letter beyond ASCII made Latin. Without a FOLDER it
takes the paragraphs of the example site in which the rules find nothing, for the site is full of
mistakes, and each costs time. Parsing is not counted, since every rule shares it; finding out what
is prose is. The figures are processor time of one process, the best of several runs, in MB of UTF-8
a second, without and with the facts that IN040 gathers for the whole repository.
"""

from __future__ import annotations

import argparse
import gc
import re
import time
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from doclint.checking.linter import check
from doclint.checking.registry import rules_in
from doclint.checking.selection import RuleSet, active_rules
from doclint.frontmatter.reader import read_front_matter
from doclint.page.document import Document
from doclint.page.language import detected_language
from doclint.rules import indic, unicode
from doclint.syntax.nodes import Paragraph
from doclint.values.settings import Settings
from doclint.values.text import Source

EXAMPLE = Path(__file__).parent.parent / "examples" / "hindi-glossary" / "content"
PAGE_SIZES = (4_000, 16_000)
# less is over too soon to be measured
LEAST = 200_000
RUNS = 7

# what it costs to look for a word, for two signs in a row, and for a danda with its surroundings
BARE_SCANS = {
    "re, words": re.compile("[\u0900-\u0963\u0966-\u0d7f\u200c\u200d]+"),
    "re, two signs in a row": re.compile("[\u093a-\u094f](?=[\u093a-\u093c\u093e-\u094f])"),
    "re, danda": re.compile("।(?<=[ \u00a0]।)|।(?=[\u0900-\u0963A-Za-z0-9])"),
}


def main() -> int:
    """Measure and print; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path)
    folder: Path | None = parser.parse_args().folder
    texts = [path.read_bytes().decode() for path in sorted((folder or EXAMPLE).rglob("*.md"))]
    if not texts:
        print(f"no Markdown in {folder}")
        return 2
    rules = {rule.head.code: rule for family in (indic, unicode) for rule in rules_in(family)}
    active = active_rules(Settings(preset="recommended"), rules)
    prose = [_without_front_matter(text) for text in texts]
    if folder is None:
        prose = list(_clean_paragraphs(prose, active))
    else:
        _report("pages as they are", texts, active)
    prose *= LEAST // sum(len(text.encode()) for text in prose) + 1
    for size in PAGE_SIZES:
        pages = list(_joined(prose, size))
        _report(f"pages of {size // 1000} KB", pages, active)
        plain = list(_joined([re.sub(r"[^\x00-\x7f]", "a", text) for text in prose], size))
        _report(f"ASCII pages of {size // 1000} KB", plain, active)
    return 0


def _report(name: str, pages: Sequence[str], active: RuleSet) -> None:
    size = sum(len(page.encode()) for page in pages) / 1e6
    print(f"{name}: {len(pages)} of {size * 1000 / len(pages):.1f} KB")
    works: dict[str, Callable[[list[Document]], None]] = {
        "all IN and UC rules": partial(_check, active, False),
        "and the facts of IN040": partial(_check, active, True),
        **{scan: partial(_scan, pattern) for scan, pattern in BARE_SCANS.items()},
    }
    for work, do in works.items():
        print(f"  {work:28} {size / _best(pages, do):8.1f} MB/s")


def _best(pages: Sequence[str], work: Callable[[list[Document]], None]) -> float:
    """The least processor time that `work` takes over fresh, parsed documents for `pages`.

    The cyclic garbage collector is off, as in a run of doclint.
    """
    best = float("inf")
    for _ in range(RUNS):
        documents = [_parsed(page) for page in pages]
        gc.disable()
        start = time.process_time()
        work(documents)
        best = min(best, time.process_time() - start)
        gc.enable()
    return max(best, 1e-9)


def _parsed(text: str) -> Document:
    source = Source(text)
    document = Document(source, "page.md", read_front_matter(source), detected_language(text))
    document.nodes(Paragraph)
    return document


def _check(active: RuleSet, facts: bool, documents: Iterable[Document]) -> None:
    for document in documents:
        check(document, active.page)
        for one in active.site:
            if facts and one.rule.facts is not None:
                one.rule.facts(document, one.options)


def _scan(pattern: re.Pattern[str], documents: Iterable[Document]) -> None:
    for document in documents:
        for _ in pattern.finditer(document.text):
            pass


def _without_front_matter(text: str) -> str:
    front = read_front_matter(Source(text))
    return text if front is None else text[front.body_start :]


def _clean_paragraphs(texts: Iterable[str], active: RuleSet) -> Iterable[str]:
    """The paragraphs in `texts` in which the rules find nothing."""
    for text in texts:
        for paragraph in text.split("\n\n"):
            if not check(_parsed(paragraph), active.page).diagnostics:
                yield paragraph.strip("\n") + "\n"


def _joined(texts: Iterable[str], page_size: int) -> Iterable[str]:
    """`texts` joined to pages of `page_size` bytes or a little more."""
    page = ""
    for text in texts:
        page += text + "\n"
        if len(page.encode()) >= page_size:
            yield page
            page = ""
    if page:
        yield page


if __name__ == "__main__":
    raise SystemExit(main())
