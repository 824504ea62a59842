"""Making rules: what is refused, and that it is said what to write."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from doclint.checking.context import Context, SiteContext
from doclint.checking.decorators import rule, site_rule
from doclint.checking.relevance import Relevance
from doclint.syntax.nodes import Heading, Link
from doclint.values.diagnostic import Diagnostic
from doclint.values.errors import RuleError

DOC = "A thing.\n\n```md bad\n⟦x⟧\n```\n\n```md good\ny\n```\n"


@dataclass(frozen=True)
class Options:
    level: int = 1


@dataclass(frozen=True)
class OtherOptions:
    size: int = 1


@dataclass(frozen=True)
class Demanding:
    level: int


def nothing(_ctx: Context) -> Iterator[Diagnostic]:
    yield from ()


def nothing_with(_ctx: Context, _options: Options) -> Iterator[Diagnostic]:
    yield from ()


def nowhere(_ctx: SiteContext) -> Iterator[tuple[str, Diagnostic]]:
    yield from ()


nothing.__doc__ = nothing_with.__doc__ = nowhere.__doc__ = DOC


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ({"gate": ("#",)}, "`gate=` is now `when=Relevance(literals=…)`"),
        ({"kinds": (Link,)}, "`kinds=` is now `when=Relevance(kinds=…)`"),
        ({"non_ascii": True}, "`non_ascii=` is now `when=Relevance(non_ascii=…)`"),
        ({"dormant": bool}, "`dormant=` is now `when=Relevance(idle=…)`"),
        ({"alias": "x"}, "`alias=` is now `aliases=(…,)`"),
        (
            {"recommended": False},
            "`recommended=` is now `presets=() where it was false, nothing where it was true`",
        ),
        (
            {"when": bool},
            "`when` takes a Relevance, such as `when=Relevance(derived=…)` for a function",
        ),
        ({"colour": "red"}, "a rule takes no `colour`"),
        ({"when": Relevance(idle=bool)}, "`idle` is about options, and there are none"),
        ({"presets": ("all",)}, "no preset is called `all`; there are recommended, markdownlint"),
        ({"presets": ("tidy",)}, "no preset is called `tidy`; there are recommended, markdownlint"),
        ({"options": dict}, "options are a dataclass"),
        ({"options": Demanding}, "the option `level` has no default"),
        (
            {"options": Options, "markdownlint": {"size": 1}},
            "`markdownlint` sets `size`, which is no option",
        ),
        ({"aliases": ("Other",)}, "a name is lower-case words joined by hyphens"),
    ],
)
def test_a_rule_that_cannot_be_is_refused(words: dict[str, Any], message: str) -> None:
    decorate: Callable[..., Any] = rule
    with pytest.raises(RuleError) as caught:
        decorate("XY001", "empty-title", **words)(nothing)
    assert str(caught.value) == f"rule XY001 (empty-title): {message}"


@pytest.mark.parametrize(
    ("code", "name", "doc", "message"),
    [
        ("X001", "a", DOC, "a code is two to eight capitals and three digits"),
        ("XY001", "A", DOC, "a name is lower-case words joined by hyphens"),
        ("XY001", "a", "", "the docstring is missing"),
        ("XY001", "a", DOC.replace(" bad", ""), "the docstring has no `bad` example"),
        ("XY001", "a", DOC.replace(" good", ""), "the docstring has no `good` example"),
    ],
)
def test_a_rule_that_nobody_could_look_up_is_refused(
    code: str, name: str, doc: str, message: str
) -> None:
    def check(_ctx: Context) -> Iterator[Diagnostic]:
        yield from ()

    check.__doc__ = doc
    for decorate in (rule, site_rule):
        make: Callable[..., Any] = decorate
        with pytest.raises(RuleError) as caught:
            make(code, name)(check)
        assert str(caught.value) == f"rule {code} ({name}): {message}"


def test_the_types_know_the_options() -> None:
    """Every ignored error here is one that mypy must find: it says so when it does not."""
    rule("XY001", "a")(nothing)
    rule("XY001", "a", options=Options)(nothing_with)
    rule("XY001", "a", options=OtherOptions)(nothing_with)  # type: ignore[arg-type]
    rule("XY001", "a", options=Options)(nothing)  # type: ignore[arg-type]
    rule("XY001", "a")(nothing_with)  # type: ignore[arg-type]
    rule("XY001", "a")(nowhere)  # type: ignore[arg-type]
    site_rule("XY001", "a")(nothing)  # type: ignore[arg-type]

    def is_idle(options: OtherOptions) -> bool:
        return not options.size

    when = Relevance(kinds=(Heading,), idle=is_idle)
    rule("XY001", "a", options=Options, when=when)(nothing_with)  # type: ignore[misc]


def test_what_a_rule_says_of_itself_is_in_its_head() -> None:
    made = site_rule("XY001", "a-b", aliases=("c",), tags=("t",), presets=())(nowhere)
    head = made.head
    assert (head.words, head.family, head.summary, head.subject) == (
        ("XY001", "a-b", "c"),
        "XY",
        "A thing",
        "site",
    )
    assert [head.is_in(one) for one in ("all", "recommended", "markdownlint")] == [
        True,
        False,
        False,
    ]
    assert (head.home, head.is_built_in, head.default_options()) == (__name__, False, {})
