"""Limits are doclint's own: the same words at the same place, whatever reads the text."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from doclint.frontmatter.front_matter import LIMIT, Problem
from doclint.frontmatter.json_reading import read_json
from doclint.frontmatter.limits import MAX_DEPTH, FrontMatterError
from doclint.frontmatter.toml_reading import read_toml
from doclint.frontmatter.yaml_events import read_yaml
from doclint.values.text import Span

READERS: Mapping[str, Callable[[str], object]] = {
    "yaml": read_yaml,
    "toml": read_toml,
    "json": read_json,
}
# beyond our limit, about where libyaml 0.2.6 stops, about where interpreters do, beyond all of them
DEPTHS = (MAX_DEPTH + 1, 300, 997, 998, 999, 1000, 1001, 1100, 30_000)


def problem(name: str, text: str) -> Problem:
    with pytest.raises(FrontMatterError) as caught:
        READERS[name](text)
    return caught.value.problem


@pytest.mark.parametrize("depth", DEPTHS)
@pytest.mark.parametrize("end", ["", "@", "\n\tb", " 'c", ' "c'])
@pytest.mark.parametrize(
    ("name", "start", "opening", "width"),
    [
        ("yaml", "", "[", 1),
        ("yaml", "", "{a: ", 1),
        ("yaml", "", "- ", 0),
        ("toml", "a = ", "[", 1),
        ("toml", "'[' = [ # [[\n", "[", 1),
        ("json", "", "[", 1),
        ("json", "", '{"[": ', 1),
    ],
)
def test_nested_too_deep(
    name: str, start: str, opening: str, width: int, end: str, depth: int
) -> None:
    inside = 1 if start.endswith("\n") else 0
    place = len(start) + len(opening) * (MAX_DEPTH - inside)
    assert problem(name, start + opening * depth + end) == Problem(
        LIMIT, "nested more than 64 levels deep", Span(place, place + width)
    )


@pytest.mark.parametrize("name", READERS)
def test_as_deep_as_can_be(name: str) -> None:
    levels = MAX_DEPTH - (name == "toml")
    text = "[" * levels + "]" * levels
    READERS[name](f"a = {text}" if name == "toml" else text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: &a [x]\nb: [" + "*a," * 200 + "]", "more than 100 aliases"),
        ("a: &a [" + "x," * 2000 + "]\nb: [" + "*a," * 99 + "]",
         "more than 100,000 values once aliases are expanded"),
    ],
)  # fmt: skip
def test_aliases(text: str, message: str) -> None:
    found = problem("yaml", text)
    assert (found.kind, found.message) == (LIMIT, message)
