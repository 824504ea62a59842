"""Fingerprints: GitHub's line hash, and doclint's own."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doclint.report.fingerprints import content_fingerprints, line_hashes
from doclint.values.text import Source
from tests.report.samples import file, finding


def hashes(text: str) -> list[str]:
    source = Source(text)
    lines = range(1, len(source.lines) + 1)
    return list(line_hashes(source, lines).values())


# computed by GitHub's own implementation
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["c129715d7a2bc9a3:1"]),
        (
            " a\nb\n  \t\tc\n d",
            ["271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"],
        ),
        (
            " hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End",
            [
                "8b7cf3e952e7aeb2:1",
                "b1ae1287ec4718d9:1",
                "bff680108adb0fcc:1",
                "c6805c5e1288b612:1",
                "b86d3392aea1be30:1",
                "e6ceba753e1a442:1",
            ],
        ),
    ],
)
def test_known_hashes(text: str, expected: list[str]) -> None:
    assert hashes(text) == expected


def by_definition(text: str) -> list[str]:
    """The definition, unit by unit."""
    squeezed = re.sub("[ \t]", "", re.sub("\r\n?", "\n", text)).encode("utf-16-le", "surrogatepass")
    units = [int.from_bytes(squeezed[at : at + 2], "little") for at in range(0, len(squeezed), 2)]
    starts = [0] + [at + 1 for at, unit in enumerate(units) if unit == 10]
    padded = [*units, 65535, *([0] * 100)]
    seen: list[int] = []
    for start in starts:
        value = 0
        for unit in padded[start : start + 100]:
            value = (value * 37 + unit) % 2**64
        seen.append(value)
    return [f"{value:x}:{seen[: at + 1].count(value)}" for at, value in enumerate(seen)]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ab \t\r\nकि😀\u2028\ufeff", max_size=300))
def test_every_text_hashes_as_defined(text: str) -> None:
    assert hashes(text) == by_definition(text)


def test_only_the_wanted_lines_are_hashed() -> None:
    assert line_hashes(Source("a\nb\na\nb\n"), [3]) == {3: hashes("a\nb\na\nb\n")[2]}
    assert line_hashes(Source("a\n"), []) == {}


def test_own_fingerprints_ignore_place_and_white_space() -> None:
    before = file("a.md", "x\n\nthe  line\n", finding("MD018", (3, 4), "one"))
    after = file("a.md", "y\nz\n\n\n the line \n", finding("MD018", (7, 8), "another"))
    assert content_fingerprints(before) == content_fingerprints(after)


def test_own_fingerprints_are_unique() -> None:
    same = [finding("MD018", (at, at + 1)) for at in (0, 1, 4, 4)]
    result = file("a.md", "ab\n\nab\n", *same, finding("IN021", (0, 1)))
    assert len(set(content_fingerprints(result))) == 5
    elsewhere = file("b.md", "ab\n\nab\n", *same)
    assert not set(content_fingerprints(result)) & set(content_fingerprints(elsewhere))


def test_own_fingerprints_are_stable() -> None:
    result = file("latin\udce9.md", "हिन्दी\n", finding("MD018", (0, 1)))
    assert content_fingerprints(result) == ["44a3096db1127fdb3c1f49a248796b4e"]
    assert len(content_fingerprints(file("x.md", None, finding("UC001", (0, 0))))) == 1
