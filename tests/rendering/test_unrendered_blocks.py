"""RN002 to RN009 at their edges."""

from __future__ import annotations

import cmarkgfm  # type: ignore[import-untyped]  # ships no types
import pyromark
import pytest

from doclint.checking.linter import check
from doclint.checking.registry import installed_rules
from doclint.checking.rule import ActiveRule, PageRule
from doclint.checking.selection import active_rules
from doclint.fixing.apply import apply_fixes
from doclint.page.document import Document
from doclint.syntax.parser import BASE_OPTIONS
from doclint.values.settings import Settings
from doclint.values.text import Source


def run(code: str, text: str) -> tuple[list[str], str]:
    """The source that each finding of the rule marks, and the text with its fixes applied."""
    rule = installed_rules()[code]
    assert isinstance(rule, PageRule)
    active = ActiveRule(rule, None, rule.head.severity)
    found = check(Document(Source(text)), [active]).diagnostics
    assert not [one for one in found if one.code != code]
    return [text[slice(*one.span)] for one in found], apply_fixes(text, found).text


@pytest.mark.parametrize(
    ("text", "marks", "fixed"),
    [
        ("[क] (/a)", ["[क] (/a)"], "[क](/a)"),
        ("[क](/a ख.md)", ["[क](/a ख.md)"], "[क](</a ख.md>)"),
        ("![क](चित्र एक.png)", ["[क](चित्र एक.png)"], "![क](<चित्र एक.png>)"),
        ("[a](https://b.c/d_(e)", ["[a](https://b.c/d_(e)"], "[a](https://b.c/d_(e))"),
        ("- [a](/b", ["[a](/b"], "- [a](/b)"),
        ("[a](/b\n/c)", ["[a](/b"], "[a](/b\n/c)"),
        ('[a](/b "c "d" e")', ['[a](/b "c "d" e")'], '[a](/b "c "d" e")'),
        ("a](/b)", ["](/b)"], "a](/b)"),
    ],
)
def test_links_that_stay_text(text: str, marks: list[str], fixed: str) -> None:
    assert run("RN002", text) == (marks, fixed)
    if fixed != text:
        pages = (
            pyromark.html(fixed, options=BASE_OPTIONS),
            cmarkgfm.github_flavored_markdown_to_html(fixed),
        )
        assert all("href=" in page or "src=" in page for page in pages)


@pytest.mark.parametrize(
    "text",
    [
        "[a](/b) [c](</d e>) [f](/g 'h')",
        "see [1] (the first) and list[0](one item)",
        "skip [skip ci] (#432)",
        "`[a] (/b)`\n\n    [a] (/b)\n",
        '[a]({{< ref "b c" >}}) [d](<%= e %>/f.png)',
        "- [ ] (/optional)\n",
        "\\[a\\](/b c)",
        "[a]: /b (c)\n\n[a] (d)",
    ],
)
def test_links_that_are_none(text: str) -> None:
    assert run("RN002", text) == ([], text)


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("```\na\n", ["```"]),
        ("~~~ py\na\n```\n", ["~~~ py"]),
        ("```\na\n```\n\n````\nb\n```\n", ["````"]),
        ("- a\n\n  ```\n  b\n", ["```"]),
        ("```", ["```"]),
        ("```\na\n```", []),
        ("> ```\n> a\n> ```\n", []),
        ("    ```\n", []),
        ("```\na\n````\n", []),
        ("```\na\n```   \n\n", []),
        ("- ```\n  a\n\nb\n", []),
    ],
)
def test_fences(text: str, marks: list[str]) -> None:
    assert run("RN003", text)[0] == marks


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("<!-- a\n\nb\n", ["<!--"]),
        ("<div>\n<!-- a\n</div>\n\nb\n", ["<!--"]),
        ("a <!-- b\n", ["<!--"]),
        ("<!-- a -->\n\n<!-- b\n", ["<!--"]),
        ("<!-- a\n\nb -->\n", []),
        ("a <!-- b --> c\n", []),
        ("`<!--` \\<!-- b\n\n    <!-- c\n", []),
        ("<!-->\n\na\n", []),
    ],
)
def test_comments(text: str, marks: list[str]) -> None:
    assert run("RN004", text)[0] == marks


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("<<<<<<< HEAD\na\n=======\nb\n>>>>>>> c\n", ["<<<<<<< HEAD"]),
        ("<<<<<<< a\r\nb\r\n=======\r\nc\r\n>>>>>>> d\r\n", ["<<<<<<< a"]),
        ("---\na: 1\n<<<<<<< b\nc: 2\n=======\nc: 3\n>>>>>>> d\n---\n", ["<<<<<<< b"]),
        ("<<<<<<< a\n=======\nb\n", []),
        ("a <<<<<<< b\n=======\n>>>>>>> c\n", []),
        ("```\n<<<<<<< a\nb\n=======\nc\n>>>>>>> d\n```\n", []),
    ],
)
def test_merge_conflicts(text: str, marks: list[str]) -> None:
    assert run("RN005", text)[0] == marks


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("| a | b |\n|---|\n| 1 | 2 |\n", ["| a | b |"]),
        ("a | b\n--|--|--\n", ["a | b"]),
        ("> | क | ख |\n> | 1 | 2 |\n", ["| क | ख |"]),
        ("| a | b |\n|---|---|\n| 1 |\n", []),
        ("a | b\nc | d\n", []),
        ("|x| and |y|\n", []),
        ("| a \\| b |\n|---|\n", []),
        ("text\n---\n", []),
    ],
)
def test_tables(text: str, marks: list[str]) -> None:
    assert run("RN006", text)[0] == marks
    rendered = cmarkgfm.github_flavored_markdown_to_html(text)
    assert not (marks and "<table>" in rendered)


@pytest.mark.parametrize(
    ("code", "text", "marks"),
    [
        (
            "RN007",
            "#\n\n## ##\n\n### <!-- a -->\n\n# {#b}\n",
            ["#", "## ##", "### <!-- a -->", "# {#b}"],
        ),
        ("RN007", "# a\n\n# <img src=b>\n\n# `#`\n\n# {{ title }}\n\na\n=\n", []),
        ("RN008", "# क {#a}\n\n# ख {#b}\n\n# ग {#a}\n", ["{#a}"]),
        ("RN008", "# a\n\n# a\n\n`{#a}` {#a}\n", []),
        ("RN009", "क[^1] ख[^2]\n\n[^2]: ग\n\n[^3]: घ\n", ["[^1]", "[^3]:"]),
        ("RN009", "a[^note] b[^1]\n\n[^1]: c\n", ["[^note]"]),
        ("RN009", "[^a-z] [^abc] `[^1]` \\[^1]\n", []),
        ("RN009", "<p>a[^1]</p>\n\n[^1]: b\n", []),
        ("RN009", "a[^A]\n\n[^a]: b\n", []),
    ],
)
def test_headings_and_footnotes(code: str, text: str, marks: list[str]) -> None:
    assert run(code, text)[0] == marks


@pytest.mark.parametrize(
    "text",
    [
        "**क।**ख *x* " * 5_000,
        "](/b) " * 8_000,
        "[a " * 4_000 + "](/b c)" * 4_000,
        "x <!-- " * 10_000,
        "a\n" * 10_000 + "|",
        "a|b\n-|-|-\n" * 4_000,
        "[^1] " * 10_000,
        "<<<<<<< a\n" * 10_000,
    ],
    ids=lambda text: text[:8],
)
def test_hostile_input_takes_linear_time(text: str) -> None:
    document = Document(Source(text))
    active = active_rules(Settings(select=("RN",)), installed_rules())
    assert check(document, active.page).crashed == ()
