"""What tells a page from other files stands once."""

from __future__ import annotations

import ast
from pathlib import Path

import doclint
from doclint.files.page_names import MDX_SUFFIX, PAGE_SUFFIXES, is_page_name, without_page_suffix

PACKAGE = Path(doclint.__file__).parent
# generators have lists of their own of what they read
ELSEWHERE = ("files/page_names.py", "site/generators/")


def test_no_other_module_knows_the_endings() -> None:
    telling = set(PAGE_SUFFIXES) - {".md"} | {f"*{suffix}" for suffix in PAGE_SUFFIXES}
    found = [
        f"{name}: {node.value}"
        for path in sorted(PACKAGE.rglob("*.py"))
        if not (name := path.relative_to(PACKAGE).as_posix()).startswith(ELSEWHERE)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and node.value in telling
    ]
    assert found == []


def test_names() -> None:
    names = ("a.md", "a/b.mdx", "c.markdown", "d.txt", "md")
    assert [is_page_name(name) for name in names] == [True, True, True, False, False]
    assert [without_page_suffix(name) for name in names] == ["a", "a/b", "c", "d.txt", "md"]
    assert MDX_SUFFIX in PAGE_SUFFIXES
