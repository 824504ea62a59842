"""Patterns match as git's do."""

from __future__ import annotations

import pickle

import pytest

from doclint.files.globs import Globs, parse_pattern, specificity


@pytest.mark.parametrize(
    ("pattern", "matching", "others"),
    [
        ("*.md", ["a.md", "x/a.md"], ["a.mdx", "a.md.txt"]),
        ("**/*.md", ["a.md", "x/y/a.md"], ["a.txt"]),
        ("/a.md", ["a.md"], ["x/a.md"]),
        ("x/*.md", ["x/a.md"], ["x/y/a.md", "y/x/a.md"]),
        ("x/**", ["x/a", "x/y/a"], ["x", "y/x/a"]),
        ("x/**/a", ["x/a", "x/y/a", "x/y/z/a", "x/y/a/b"], ["x/ya"]),
        ("archive", ["archive/a.md", "x/archive/y/a.md", "archive"], ["archives/a.md"]),
        ("archive/", ["archive/a.md"], ["archive"]),
        ("*.{md,mdx}", ["a.md", "a.mdx"], ["a.{md,mdx}", "a.m"]),
        ("{a,b}/{c,d}.md", ["a/c.md", "b/d.md"], ["c/a.md"]),
        ("[ab].md", ["a.md", "x/b.md"], ["c.md"]),
        ("[!ab].md", ["c.md"], ["a.md"]),
        ("[]a].md", ["].md", "a.md"], ["b.md"]),
        ("[[:digit:]].md", ["1.md"], ["d.md", ":.md"]),
        ("?.md", ["a.md", "क.md"], ["ab.md"]),
        (r"\*.md", ["*.md"], ["a.md"]),
        ("हिन्दी/*.md", ["हिन्दी/क.md"], ["क.md"]),
        ("[a", [], ["[a", "a"]),
        ("a**b", ["axb", "ab"], ["a/b"]),
    ],
)
def test_matches(pattern: str, matching: list[str], others: list[str]) -> None:
    globs = Globs("/r", (pattern,))
    assert [path for path in matching + others if globs.matches(f"/r/{path}")] == matching


def test_the_last_pattern_decides() -> None:
    globs = Globs("/r", ("*.md", "!x.md", "keep/x.md"))
    found = [globs.matches(path) for path in ("/r/a.md", "/r/x.md", "/r/keep/x.md", "/q/a.md")]
    assert found == [True, False, True, False]


def test_covered_folders_need_no_look() -> None:
    globs = Globs("/r", ("archive/**", "*.gen.md", "old/"))
    assert [globs.covers(f"/r/{name}") for name in ("archive", "archive/x", "old", "x")] == [
        True, True, True, False,
    ]  # fmt: skip
    assert not Globs("/r", ("archive/**", "!archive/keep.md")).covers("/r/archive")


def test_specificity() -> None:
    patterns = ["content/hi/x.md", "content/hi/**/*.md", "content/**", "**/*.md"]
    assert sorted(patterns, key=specificity, reverse=True) == patterns


@pytest.mark.parametrize("text", ["", "   ", "# note", "/"])
def test_lines_that_are_no_pattern(text: str) -> None:
    assert parse_pattern(text) is None


def test_globs_survive_pickling() -> None:
    globs = Globs("/r", ("*.md", "x/[ab]"))
    copy = pickle.loads(pickle.dumps(globs))
    assert copy == globs
    assert copy.matches("/r/x/a")


def test_many_alternatives_are_bounded() -> None:
    assert not Globs("/r", ("{a,b}" * 40,)).matches("/r/c")
