"""One name, one idea, in the whole package; and what is offered is taken."""

from __future__ import annotations

from pathlib import Path

from tests.integration.running import PROJECT, write_tree
from tools.names import Offered, repeated_names, untaken_names

# modules and classes that share a name for a reason
_SAME_IDEA = {
    # what a rule is, and the rules
    "rule",
}

_NOT_YET: set[str] = set()

_NOT_YET_TAKEN: set[str] = set()

# looked for by what they are called, in every module of their room
_BY_NAME = {"add_parser", "run", "DIALECT", "FORMAT", "GENERATOR"}


def test_no_name_means_two_things() -> None:
    found = repeated_names(PROJECT)
    assert {
        name: places for name, places in found.items() if name not in _SAME_IDEA | _NOT_YET
    } == {}


def test_what_modules_offer_is_taken() -> None:
    found = [one for one in untaken_names(PROJECT) if one.name not in _BY_NAME | _NOT_YET_TAKEN]
    # who looks for a rule does so in its whole family
    assert [one for one in found if not one.module.startswith("doclint.rules.")] == []


def test_what_counts_as_one_name(tmp_path: Path) -> None:
    files = {
        "doclint/__init__.py": "",
        "doclint/site/__init__.py": "",
        "doclint/site/page.py": "class Page: ...\nclass Pages: ...\nclass _Entry: ...\n",
        "doclint/archive/pages.py": "class Entry: ...\n",
        "doclint/cli/site.py": "class Other: ...\n",
    }
    assert repeated_names(write_tree(tmp_path, files)) == {
        "page": ["doclint.archive.pages", "doclint.site.page"],
        "Entry": ["doclint.archive.pages.Entry", "doclint.site.page._Entry"],
    }


def test_what_counts_as_taken(tmp_path: Path) -> None:
    files = {
        "doclint/one.py": '__all__ = ["Type", "B", "C", "d", "e"]',
        "doclint/two.py": "from doclint import one\nfrom doclint.one import B\none.d\n",
        "tests/test_it.py": "from doclint.other import e\nC = d = e\n",
    }
    assert untaken_names(write_tree(tmp_path, files)) == [
        Offered("doclint.one", "C"),
        Offered("doclint.one", "e"),
    ]
