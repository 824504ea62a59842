"""RN001 speaks only where two renderers leave the delimiter literal, and its repair renders."""

from __future__ import annotations

import re

import cmarkgfm  # type: ignore[import-untyped]  # ships no types
import pyromark
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doclint.checking.linter import check
from doclint.checking.rule import ActiveRule
from doclint.fixing.apply import apply_fixes
from doclint.page.document import Document
from doclint.rules.rendering.unrendered_emphasis import unrendered_emphasis
from doclint.syntax.parser import BASE_OPTIONS
from doclint.values.diagnostic import Diagnostic
from doclint.values.text import Source

_CODE = re.compile(r"<(code|pre)\b.*?</\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def findings(text: str) -> list[Diagnostic]:
    rule = ActiveRule(unrendered_emphasis, None, unrendered_emphasis.head.severity)
    return check(Document(Source(text)), [rule]).diagnostics


def pages(text: str) -> tuple[str, str]:
    """The HTML of `text` from two renderers."""
    return (
        pyromark.html(text, options=BASE_OPTIONS),
        cmarkgfm.github_flavored_markdown_to_html(text),
    )


def assert_literal_and_repairable(text: str, found: Diagnostic) -> None:
    """An escaped delimiter is literal: where escaping changes nothing, it was that before."""
    start, end = found.span
    escaped = text[:start] + "".join(f"\\{mark}" for mark in text[start:end]) + text[end:]
    assert pages(text) == pages(escaped)
    for before, after in zip(pages(text), pages(apply_fixes(text, [found]).text), strict=True):
        assert _visible_marks(before, text[start]) > _visible_marks(after, text[start])


def _visible_marks(page: str, mark: str) -> int:
    return _TAG.sub("", _CODE.sub("", page)).count(mark)


@pytest.mark.parametrize(
    ("text", "marks", "repaired"),
    [
        ("**ध्यान दें।**यह", ["**"], "**ध्यान दें।** यह"),
        ("**50%**की छूट", ["**"], "**50%** की छूट"),
        ("*“उद्धरण”*से", ["*"], "*“उद्धरण”* से"),
        ('यह**"शब्द"** है', ["**"], 'यह **"शब्द"** है'),
        ("**ক।**খ, **গ।**ঘ", ["**", "**"], "**ক।** খ, **গ।** ঘ"),
        ("これは**「重要」**です。", ["**"], "これは「**重要**」です。"),
        ("**注意。**次に", ["**"], "**注意**。次に"),
        ('**"강조"**입니다', ["**"], '"**강조**"입니다'),
        ("__ध्यान दें।__यह", ["__"], "__ध्यान दें।__ यह"),
        ("~~पुराना।~~नया", ["~~"], "~~पुराना।~~ नया"),
        ("- **Note:**read", ["**"], "- **Note:** read"),
        ("| a |\n|---|\n| **क।**ख |\n", ["**"], "| a |\n|---|\n| **क।** ख |\n"),
        ("> ***क!***ख\n", ["***"], "> ***क!*** ख\n"),
        ("**`code`**का", ["**"], "**`code`** का"),
    ],
)
def test_found_and_repaired(text: str, marks: list[str], repaired: str) -> None:
    found = findings(text)
    assert [text[slice(*one.span)] for one in found] == marks
    assert apply_fixes(text, found).text == repaired
    assert findings(repaired) == []


@pytest.mark.parametrize(
    "text",
    [
        "**ध्यान दें।** यह",
        "**ठीक**है और *यह* भी",
        "2*3=6, 2**(3)**4, a*(b)*c, x**2 and (y)**z",
        "price* and *terms apply, 5* rating*",
        "src/**/*.js and **/foo/**bar, server/**/*.js",
        "a.*b and c.*d, *.js,*.ts,*.jsx, f(*args)*x",
        "sh*t f**k f*** s**t!**x",
        "\\*\\*ध्यान।\\*\\*यह",
        "`**ध्यान।**यह`",
        "    **ध्यान।**यह\n",
        "<p>**ध्यान।**यह</p>\n",
        "snake_case_name, __init__.py, _private.value",
        "** ध्यान।**यह",
        "**क\n\nख।**ग",
        # a pile of delimiters, of which some render in one renderer at least
        "**a_**a©*`*",
        "*한_😀*क_",
        "語**&p_****₹**",
        "한**_****©क*%**",
        "*&amp;*한₹****क",
        # cmark-gfm looks through tildes
        "~~_क_~~a",
        # cmark-gfm takes the closing delimiter for part of the address
        "***http://क।***ख",
    ],
)
def test_not_meant_as_emphasis(text: str) -> None:
    assert findings(text) == []


def test_the_message_names_both_neighbours() -> None:
    (found,) = findings("**ध्यान दें।**यह")
    assert found.message == "`**` stays literal: it cannot close emphasis between `।` and `य`"
    assert found.fix is not None
    assert found.fix.title == "Insert a space"


_PIECES = st.sampled_from(
    [
        "**", "*", "__", "_", "~~", "***", "क", "यह शब्द", "。", "।", "「", "」", "語", " ", "%",
        '"', "(", ")", "a", "1", ".", "`c`", "[l](/u)", "₹", "\n", "\\", "!", "&amp;", "<b>", "한",
        ":",
    ]
)  # fmt: skip


# far fewer than one text in a hundred has a finding, and each is cheap
@settings(deadline=None, max_examples=1000)
@given(st.lists(_PIECES, max_size=12).map("".join))
def test_every_finding_is_literal_and_repairable(text: str) -> None:
    for found in findings(text):
        assert_literal_and_repairable(text, found)


@settings(deadline=None, max_examples=1000)
@given(
    st.lists(st.sampled_from(["*", "**", "***", "_", "~~"]), min_size=1, max_size=6),
    st.lists(
        st.sampled_from(["क", "한", "a", "।", "₹", '"', "「", " ", "&amp;", "`c`"]), min_size=6
    ),
)
def test_piles_of_delimiters(delimiters: list[str], words: list[str]) -> None:
    text = "".join(map("".join, zip(words, [*delimiters, *[""] * len(words)], strict=False)))
    for found in findings(text):
        assert_literal_and_repairable(text, found)
