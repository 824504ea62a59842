"""The fixes to attack: those of the examples of all rules, and those on pages of repositories."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from doclint.api import lint_paths
from doclint.checking.registry import installed_rules
from doclint.configuration.config_values import Config
from doclint.testing import examples, lint_example
from doclint.values.diagnostic import Applicability, Diagnostic
from doclint.values.settings import Settings
from tools.attacks.proof import Attacked

__all__ = ["from_examples", "from_repository"]

# proving costs a rendering of the page for every mutant
_LONGEST_PAGE = 6_000
_FLAVORS = {
    "mkdocs-material": "mkdocs",
    "starlight": "astro",
    "nextjs-mdx": "mdx",
    "react.dev": "mdx",
    "plain": "auto",
    "wiki": "auto",
    "pandoc": "auto",
    "mdbook": "auto",
    "vitepress": "auto",
}


def from_examples() -> Iterator[Attacked]:
    """Every SAFE fix of the examples of all rules."""
    for rule in installed_rules().values():
        for example in examples(rule):
            if example.kind != "bad" or "engine" in example.words:
                continue
            for found in lint_example(rule, example):
                if _is_safe(found):
                    keys = example.keys
                    flavor, language = keys.get("flavor", "auto"), keys.get("lang", "")
                    yield Attacked(found, example.text, example.name, flavor, language)


def from_repository(place: Path, generator: str, most: int) -> Iterator[Attacked]:
    """SAFE fixes on the shorter pages of a repository, at most `most` of each rule."""
    flavor = _FLAVORS.get(generator, generator)
    counts: Counter[str] = Counter()
    before = Path.cwd()
    os.chdir(place)
    try:
        report = lint_paths(["."], Config(root=place, base=Settings(preset="all")))
    finally:
        os.chdir(before)
    for result in report.files:
        if result.source is None or len(result.source.text) > _LONGEST_PAGE:
            continue
        for found in result.diagnostics:
            if _is_safe(found) and counts[found.code] < most:
                counts[found.code] += 1
                yield Attacked(found, result.source.text, result.path, flavor)


def _is_safe(found: Diagnostic) -> bool:
    return found.fix is not None and found.fix.applicability is Applicability.SAFE
