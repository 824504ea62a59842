"""One name, one idea, in the whole package; and what is offered is taken."""

from __future__ import annotations

from pathlib import Path

from tests.integration.running import write_tree
from tools.names import Offered, repeated_names, untaken_names


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
