"""The tester distrusts rules: whatever does not hold is told, of page rules and site rules."""

from __future__ import annotations

import re
import sys
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Annotated, Any

import pytest

from doclint import Applicability, Context, Diagnostic, Effect, Fix, SiteContext
from doclint.checking.decorators import notice_rule, rule, site_rule
from doclint.checking.notices import RULE_CRASHED
from doclint.checking.rule import PageRule, Rule, SiteRule
from doclint.page.document import Document
from doclint.rules.links.broken_link import broken_link
from doclint.testing import check_examples, examples, lint_example
from doclint.values.option_range import Range
from doclint.values.text import Span

# how a rule finds what is wrong in a text and mends it
Find = Callable[[str], Iterator[tuple[int, int, Fix | None]]]

README = Path(__file__).parents[2] / "README.md"
GOOD = "```md good\nfine\n```\n"


def each(wrong: str, fix: Callable[[int, int], Fix] | None = None) -> Find:
    """Finds every `wrong` in a text."""

    def find(text: str) -> Iterator[tuple[int, int, Fix | None]]:
        for found in re.finditer(re.escape(wrong), text):
            yield *found.span(), None if fix is None else fix(*found.span())

    return find


def writes(text: str, effect: Effect = Effect.TEXT) -> Callable[[int, int], Fix]:
    """Makes fixes that write `text`."""
    return lambda start, end: Context.replace((start, end), text, "Write it", effect=effect)


def page_rule(find: Find, doc: str, **words: Any) -> PageRule[Any]:
    def check(ctx: Context, *_: object) -> Iterator[Diagnostic]:
        for start, end, fix in find(ctx.doc.text):
            yield ctx.diagnostic((start, end), "wrong", fix)

    check.__doc__ = f"A thing.\n\n{doc}\n{GOOD}"
    decorate: Callable[..., Any] = rule
    made: PageRule[Any] = decorate("XX001", "a-thing", **words)(check)
    return made


def facts(document: Document, *_: object) -> object:
    return document.text


def a_site_rule(find: Find, doc: str, **words: Any) -> SiteRule[Any]:
    def check(ctx: SiteContext, *_: object) -> Iterator[tuple[str, Diagnostic]]:
        for path, text in ctx.facts.items():
            for start, end, fix in find(str(text)):
                yield path, ctx.diagnostic((start, end), "wrong", fix)

    check.__doc__ = f"A thing.\n\n{doc}\n{GOOD}"
    decorate: Callable[..., Any] = site_rule
    made: SiteRule[Any] = decorate("XX001", "a-thing", **{"facts": facts, **words})(check)
    return made


BAD = "```md bad\na ⟦bad⟧ b\n```\n"
FIXED = "```md fixed\na {} b\n```\n"

both = pytest.mark.parametrize("make", [page_rule, a_site_rule])


@both
@pytest.mark.parametrize(
    ("find", "doc", "problems"),
    [
        (each("bad"), BAD, []),
        (each("bad", writes("good")), BAD + FIXED.format("good"), []),
        (
            each("bad"),
            BAD.replace("bad⟧", "b⟧ad"),
            ["1 (bad): expected [(2, 3)], got [((2, 5), 'bad', 'wrong')]"],
        ),
        (
            each("bad"),
            "```md bad\na bad b\n```\n",
            [
                "1 (bad): expected [], got [((2, 5), 'bad', 'wrong')]",
                "1 (bad): marks no finding",
            ],
        ),
        (
            each("fine"),
            BAD,
            [
                "1 (bad): expected [(2, 5)], got []",
                "2 (good): expected [], got [((0, 4), 'fine', 'wrong')]",
            ],
        ),
        (
            each("bad", writes("good")),
            BAD + FIXED.format("better"),
            ["2 (fixed): expected 'a better b\\n', got 'a good b\\n'"],
        ),
        (
            each("bad", writes("good")),
            BAD,
            ["no `fixed` example shows what the fix makes of a bad one"],
        ),
        # a fix that makes `a` into `aa` for ever
        (
            each("bad", writes("badbad")),
            BAD + FIXED.format("badbad"),
            [
                "2 (fixed): the engine refuses: nothing was fixed: the fixes of XX001 do not come"
                " to an end",
                "2 (fixed): expected 'a badbad b\\n', got 'a bad b\\n'",
                "2 (fixed): the result still has [((2, 5), 'wrong')]",
            ],
        ),
        # a fix that the engine does not believe
        (
            each("bad", writes("# bad", Effect.NONE)),
            BAD + FIXED.format("# bad"),
            [
                "2 (fixed): the engine refuses: the fix of XX001 was not applied: the page would"
                " render differently",
                "2 (fixed): expected 'a # bad b\\n', got 'a bad b\\n'",
                "2 (fixed): the result still has [((2, 5), 'wrong')]",
            ],
        ),
        # what is left of one finding is another one without a fix
        (
            lambda text: (
                each("bad", writes("worse"))(text) if "bad" in text else each("worse")(text)
            ),
            BAD + FIXED.format("worse"),
            ["2 (fixed): the result still has [((2, 7), 'wrong')]"],
        ),
        (each("bad"), FIXED.format("x") + BAD, ["1 (fixed): no bad example before it"]),
        (each("bad"), GOOD + FIXED.format("x") + BAD, ["2 (fixed): no bad example before it"]),
        *(
            (
                each("bad"),
                BAD.replace("bad\n", f"bad {word}\n", 1),
                [f"the word `{said}` beside an example means nothing"],
            )
            for word, said in (("unsave", "unsave"), ("long=hi", "long"))
        ),
        (each("bad"), BAD.replace("⟧", ""), ["a mark begins that does not end"]),
        (each("bad"), BAD.replace("⟦", ""), ["a mark ends that does not begin"]),
        (
            each("bad"),
            "```toml\nsize = 1\n```\n" + BAD,
            [
                "1 (bad): SelectionError: XX001 takes no option `size`",
                "2 (good): SelectionError: XX001 takes no option `size`",
            ],
        ),
    ],
)
def test_what_does_not_hold_is_told(
    make: Callable[[Find, str], Rule], find: Find, doc: str, problems: list[str]
) -> None:
    told = check_examples(make(find, doc))
    shown = [one.removeprefix("XX001").removeprefix(", example").lstrip(": ") for one in told]
    if make is a_site_rule:
        # a run fixes a site round by round
        problems = [
            one.replace(
                "the engine refuses: nothing was fixed: the fixes of XX001 do not come to an end",
                "the fixes do not come to an end",
            )
            for one in problems
        ]
        if any("come to an end" in one for one in problems):
            assert shown[0] == problems[0]
            return
    assert shown == problems


@both
def test_fixes_that_undo_each_other_are_told(make: Callable[[Find, str], Rule]) -> None:
    def find(text: str) -> Iterator[tuple[int, int, Fix | None]]:
        yield from each("bad", writes("mad"))(text)
        yield from each("mad", writes("bad"))(text)

    told = check_examples(make(find, BAD + FIXED.format("mad")))
    assert told[0] in (
        "XX001, example 2 (fixed): the engine refuses: nothing was fixed: the fixes of XX001 undo"
        " each other",
        "XX001, example 2 (fixed): the fixes come back to an earlier text",
    )


@both
def test_only_what_is_asked_for_is_fixed(make: Callable[[Find, str], Rule]) -> None:
    def unsafe(start: int, end: int) -> Fix:
        return writes("good")(start, end)._replace(applicability=Applicability.UNSAFE)

    find = each("bad", unsafe)
    assert (
        check_examples(make(find, BAD + FIXED.format("good").replace("fixed", "fixed unsafe")))
        == []
    )
    assert check_examples(make(find, BAD + FIXED.format("good"))) == [
        "XX001, example 2 (fixed): expected 'a good b\\n', got 'a bad b\\n'",
        "XX001, example 2 (fixed): the result still has [((2, 5), 'wrong')]",
    ]


@both
def test_a_rule_that_raises_is_told(make: Callable[[Find, str], Rule]) -> None:
    def find(text: str) -> Iterator[tuple[int, int, Fix | None]]:
        raise IndexError(text.strip())
        yield

    (first, *_) = check_examples(make(find, BAD))
    assert "IndexError: a bad b" in first


@both
def test_a_finding_outside_of_the_page_is_told(make: Callable[[Find, str], Rule]) -> None:
    (first, *_) = check_examples(make(lambda text: iter([(0, 99, None)]), BAD))
    assert "span 0 to 99 lies outside the text" in first


@dataclass(frozen=True)
class Options:
    level: Annotated[int, Range(1, 6)] = 1


@both
def test_options_beyond_their_range_are_told(make: Callable[..., Rule]) -> None:
    doc = BAD + "```toml\nlevel = 9\n```\n" + BAD
    told = check_examples(make(each("bad"), doc, options=Options))
    assert told[0] == (
        "XX001, example 2 (bad): SelectionError: XX001, option `level`: input should be less than"
        " or equal to 6"
    )


def test_facts_that_are_no_json_are_told() -> None:
    made = a_site_rule(each("bad"), BAD, facts=lambda document: {document})
    assert check_examples(made)[0] == (
        "XX001, example 1 (bad): TypeError: Object of type set is not JSON serializable"
    )


def test_the_examples_of_a_site_rule_hold() -> None:
    assert check_examples(broken_link) == []


def test_a_site_rule_sees_the_other_files_and_the_language() -> None:
    doc = """\
    ```md with file=other.md
    # Other
    ```

    ```toml site
    base-url = "https://example.org/"
    ```

    ```md bad file=docs/page.md lang=hi escapes
    a⟦\\x20⟧ b
    ```
    """
    seen: list[tuple[str, str]] = []

    def noted(document: Document) -> str:
        seen.append((document.path.rpartition("/")[2], document.language))
        return document.text

    made = a_site_rule(each("\x20"), textwrap.dedent(doc), facts=noted)
    (example, _) = examples(made)
    assert (example.name, example.text, example.marks) == ("docs/page.md", "a  b\n", (Span(1, 2),))
    assert dict(example.setup.site) == {"base-url": "https://example.org/"}
    assert dict(example.setup.files) == {"other.md": "# Other\n"}
    assert [tuple(one.span) for one in lint_example(made, example)] == [(1, 2), (2, 3)]
    assert seen == [("other.md", "hi"), ("page.md", "hi")]


def test_examples_about_doclint_itself_are_not_run() -> None:
    def page() -> None:
        """A failure.

        ```console bad
        $ doclint
        ```

        ```md good
        ⟦x⟧
        ```
        """

    assert check_examples(notice_rule(RULE_CRASHED)(page)) == []


def test_the_rule_in_the_readme_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    text = README.read_text("utf-8")
    (source,) = re.findall(r"^````python\n(.*?)^````$", text, re.MULTILINE | re.DOTALL)
    module = ModuleType("my_rules.empty_link_title")
    exec(source, vars(module))  # the page is ours
    made = module.empty_link_title
    assert isinstance(made, PageRule)
    assert [one.kind for one in examples(made)] == ["bad", "good"]
    assert made.head.home == module.__name__
    monkeypatch.setitem(sys.modules, "my_rules", ModuleType("my_rules"))
    monkeypatch.setitem(sys.modules, module.__name__, module)
    blocks = re.findall(r"^```python\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    (using,) = [one for one in blocks if "check_examples" in one]
    exec(using)
