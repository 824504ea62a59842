"""What is left once `doclint fix` has run under the preset markdownlint; how pages then render."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pyromark

from benchmarks.markdownlint import markdownlint_findings
from doclint.checking.linter import check
from doclint.checking.registry import installed_rules
from doclint.checking.selection import active_rules
from doclint.fixing.apply import apply_fixes, eligible
from doclint.frontmatter.by_pattern import as_markdownlint_takes_it
from doclint.frontmatter.front_matter import FrontMatter
from doclint.frontmatter.reader import read_front_matter
from doclint.page.document import Document
from doclint.syntax.parser import BASE_OPTIONS
from doclint.values.diagnostic import Effect
from doclint.values.settings import Settings
from doclint.values.text import Source

__all__ = ["Fixed", "compare_fixes", "fix_all", "fix_silently", "rendered"]

_BLANK = re.compile(r"\s+")
_BESIDE_TAG = re.compile(r" ?(</?(?:p|li|ul|ol|blockquote|table|t[rdh]|h[1-6]|hr|br)\b[^>]*>) ?")
_MAX_PASSES = 10


class Fixed(NamedTuple):
    """The texts after one run of `fix` and after a second one, by path."""

    once: dict[str, str]
    twice: dict[str, str]


def fix_all(texts: Mapping[str, str]) -> Fixed:
    """Fix copies of `texts` with the preset markdownlint, twice."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for path, text in texts.items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode())
        return Fixed(_fix(folder, texts), _fix(folder, texts))


def _fix(folder: Path, paths: Mapping[str, str]) -> dict[str, str]:
    command = [
        sys.executable, "-m", "doclint", "fix", "--isolated", "--preset", "markdownlint",
        "--scope", "file", "--no-progress", "--quiet", ".",
    ]  # fmt: skip
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.stderr:
        print(done.stderr, file=sys.stderr)
    return {path: (folder / path).read_bytes().decode() for path in paths}


def compare_fixes(texts: Mapping[str, str], limit: int) -> Iterator[str]:
    """The lines of the report."""
    fixed = fix_all(texts)
    unstable = [path for path in texts if fixed.once[path] != fixed.twice[path]]
    yield f"{len(texts)} files, {sum(texts[path] != fixed.once[path] for path in texts)} changed"
    yield f"{len(unstable)} changed again by a second run {unstable[:limit]}"
    yield from _left_over(fixed.once, limit)
    for renderer in ("pyromark", "cmark-gfm"):
        yield from _rendering(renderer, texts, fixed.once, limit)


def _left_over(texts: Mapping[str, str], limit: int) -> Iterator[str]:
    """What markdownlint would still fix, by rule."""
    left = [
        (one.rule, path, one.line)
        for path, findings in markdownlint_findings(texts).items()
        for one in findings
        if one.fixable
    ]
    yield f"{len(left)} findings left that markdownlint would fix"
    shown: Counter[str] = Counter()
    for rule, path, line in sorted(left):
        shown[rule] += 1
        if shown[rule] <= limit:
            yield f"  {rule} {path}:{line}: {texts[path].split(chr(10))[line - 1][:120]!r}"
    yield from (f"  {rule}: {count}" for rule, count in sorted(shown.items()))


def _rendering(
    renderer: str, before: Mapping[str, str], after: Mapping[str, str], limit: int
) -> Iterator[str]:
    """Pages that render differently after all fixes, and after those that promise no difference."""
    changed = sum(
        text != after[path] and rendered(renderer, text) != rendered(renderer, after[path])
        for path, text in before.items()
    )
    yield f"{renderer}: {changed} pages render differently, repairs included"
    broken = []
    for path, text in before.items():
        silent, codes = fix_silently(text)
        if text != silent and rendered(renderer, text) != rendered(renderer, silent):
            broken.append(f"  {path} {' '.join(sorted(codes))}")
    yield f"{renderer}: {len(broken)} pages render differently by fixes that promise they do not"
    yield from broken[:limit]


def fix_silently(text: str) -> tuple[str, set[str]]:
    """The text once every fix that promises not to change the page is applied, and their rules.

    The rules are asked directly: the engine, which refuses fixes that break their promise, is out
    of the way here.
    """
    rules = active_rules(Settings(preset="markdownlint"), installed_rules()).page
    codes: set[str] = set()
    for _ in range(_MAX_PASSES):
        source = Source(text)
        document = Document(source, front_matter=_front_matter(source))
        found = [
            one
            for one in check(document, rules, compatible=True).diagnostics
            if eligible(one, unsafe=False) and one.fix and one.fix.effect is Effect.NONE
        ]
        applied = apply_fixes(text, found)
        codes.update(one.code for one in applied.fixed)
        if applied.text == text:
            break
        text = applied.text
    return text, codes


def rendered(renderer: str, text: str) -> str:
    """The HTML of the body of `text` without white space that a browser does not show.

    That is the space between and beside blocks, and the line break that ends a block of code, which
    pyromark leaves out where a page ends inside of a fence and without a line break.
    """
    source = Source(text)
    front_matter = _front_matter(source)
    body = text[front_matter.body_start :] if front_matter else text
    if renderer == "pyromark":
        html = pyromark.html(body, options=BASE_OPTIONS)
    else:
        import cmarkgfm  # type: ignore[import-untyped]  # ships no types

        html = cmarkgfm.github_flavored_markdown_to_html(body)
    html = html.replace("\n</code></pre>", "</code></pre>")
    return _BESIDE_TAG.sub(r"\1", _BLANK.sub(" ", html)).strip()


def _front_matter(source: Source) -> FrontMatter | None:
    """What the preset takes for front matter."""
    return as_markdownlint_takes_it(source, read_front_matter(source))
