"""How far doclint agrees with markdownlint, rule by rule, on a folder of Markdown.

Run `python -m benchmarks.parity [FOLDER]`; without a folder it takes the examples of the CommonMark
specification and the example sites. `--fix` compares what is left after fixing instead.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from benchmarks.fix_parity import compare_fixes
from benchmarks.markdownlint import (
    OracleMissing,
    markdownlint_findings,
    specification_examples,
)

__all__ = ["Agreement", "Place", "agreement_by_rule", "doclint_places", "main", "read_texts"]

_EXAMPLES = Path(__file__).parent.parent / "examples"


class Place(NamedTuple):
    """What is compared: a rule's finding on a 1-based line of a file."""

    path: str
    line: int
    rule: str


class Agreement(NamedTuple):
    """How many places both programs report, and each of them alone."""

    both: int
    only_doclint: int
    only_markdownlint: int

    @property
    def recall(self) -> float:
        """The share of markdownlint's findings that doclint has."""
        return _share(self.both, self.only_markdownlint)

    @property
    def precision(self) -> float:
        """The share of doclint's findings that markdownlint has."""
        return _share(self.both, self.only_doclint)


def _share(both: int, alone: int) -> float:
    return both / (both + alone) if both + alone else 1.0


def read_texts(folder: Path) -> dict[str, str]:
    """The text of every UTF-8 Markdown file below `folder`, by path relative to it."""
    texts = {}
    for file in sorted(folder.rglob("*")):
        if file.suffix in (".md", ".markdown") and file.is_file():
            try:
                texts[file.relative_to(folder).as_posix()] = file.read_bytes().decode()
            except UnicodeDecodeError:
                continue
    return texts


def doclint_places(folder: Path) -> set[Place]:
    """What doclint reports under the preset markdownlint, rules of its own left out."""
    command = [
        sys.executable, "-m", "doclint", "check", "--isolated", "--preset", "markdownlint",
        "--scope", "file", "--no-cache", "--no-progress", "--output-format", "json", ".",
    ]  # fmt: skip
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if not done.stdout:
        raise RuntimeError(done.stderr)
    return {
        Place(one["path"], one["start"]["line"], one["code"])
        for one in json.loads(done.stdout)["diagnostics"]
        if one["code"].startswith("MD") or one["code"] == "DL003"
    }


def agreement_by_rule(found: set[Place], expected: set[Place]) -> dict[str, Agreement]:
    """The agreement of the two sets for each rule that occurs in either, sorted by rule."""
    both = Counter(place.rule for place in found & expected)
    ours = Counter(place.rule for place in found - expected)
    theirs = Counter(place.rule for place in expected - found)
    return {
        rule: Agreement(both[rule], ours[rule], theirs[rule])
        for rule in sorted(both.keys() | ours.keys() | theirs.keys())
    }


def _table(agreements: Mapping[str, Agreement]) -> Iterator[str]:
    """The lines of the report: one a rule and one for all."""
    total = Agreement(*(sum(counts) for counts in zip(*agreements.values(), strict=True)))
    yield "rule       both  doclint markdownlint  recall precision"
    for rule, one in [*agreements.items(), ("all", total)]:
        yield (
            f"{rule:6} {one.both:8} {one.only_doclint:8} {one.only_markdownlint:12} "
            f"{one.recall:7.4f} {one.precision:9.4f}"
        )


def _differences(
    found: set[Place], expected: set[Place], texts: Mapping[str, str], limit: int
) -> Iterator[str]:
    """The first `limit` differences of each rule and side, with the line they stand on."""
    shown: Counter[tuple[str, bool]] = Counter()
    for place in sorted(found ^ expected, key=lambda place: (place.rule, place)):
        ours = place in found
        shown[place.rule, ours] += 1
        if shown[place.rule, ours] <= limit:
            lines = texts[place.path].split("\n")
            line = lines[place.line - 1] if place.line <= len(lines) else ""
            side = "doclint only" if ours else "markdownlint only"
            yield f"{place.rule} {side}: {place.path}:{place.line}: {line[:160]!r}"


def _compare(folder: Path, rules: Iterable[str], limit: int) -> Iterator[str]:
    texts = read_texts(folder)
    wanted = tuple(rules)
    judged = markdownlint_findings(texts)
    for path in texts.keys() - judged.keys():
        yield f"left out, because markdownlint fails on it: {path}"
        del texts[path]
    expected = {
        Place(path, one.line, one.rule) for path, findings in judged.items() for one in findings
    }
    found = {place for place in doclint_places(folder) if place.path in texts}
    if wanted:
        found = {place for place in found if place.rule in wanted}
        expected = {place for place in expected if place.rule in wanted}
    yield f"{len(texts)} files"
    agreements = agreement_by_rule(found, expected)
    if agreements:
        yield from _table(agreements)
    yield from _differences(found, expected, texts, limit)


def _own_corpus(folder: Path) -> None:
    """Fill `folder` with the specification's examples and the example sites' pages."""
    for number, text in enumerate(specification_examples(), 1):
        (folder / f"commonmark-{number:03}.md").write_bytes(text.encode())
    for path, text in read_texts(_EXAMPLES).items():
        (folder / path.replace("/", "-")).write_bytes(text.encode())


def main(arguments: list[str] | None = None) -> int:
    """Print the comparison; returns the exit status, 2 when markdownlint cannot be run."""
    parser = argparse.ArgumentParser(prog="parity", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, help="a folder with Markdown files")
    parser.add_argument("--rule", action="append", default=[], help="only this rule's code")
    parser.add_argument("--differences", type=int, default=5, metavar="N", help="show so many")
    parser.add_argument("--fix", action="store_true", help="compare what is left after fixing")
    parsed = parser.parse_args(arguments)
    try:
        with tempfile.TemporaryDirectory() as temporary:
            folder = parsed.folder or Path(temporary)
            if parsed.folder is None:
                _own_corpus(folder)
            if parsed.fix:
                report = compare_fixes(read_texts(folder), parsed.differences)
            else:
                report = _compare(folder, parsed.rule, parsed.differences)
            for line in report:
                print(line)
    except OracleMissing as missing:
        print(f"parity: {missing}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
