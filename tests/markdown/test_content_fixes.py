"""Fixes of the rules on blocks, lists, links and tables: what they make of a page, and for good."""

from __future__ import annotations

import pytest

from doclint.fixing.engine import Linted, fix_source
from tests.markdown.rule_runs import findings

CASES = [
    # a blank line inside of block quotes carries their markers, and CRLF stays CRLF
    ("MD031", "> a\n> ```\n> b\n> ```\n> c\n", "> a\n>\n> ```\n> b\n> ```\n>\n> c\n"),
    ("MD031", "a\r\n```\r\nb\r\n```\r\n", "a\r\n\r\n```\r\nb\r\n```\r\n"),
    ("MD031", "- a\n  ```\n  b\n  ```\n", "- a\n\n  ```\n  b\n  ```\n"),
    ("MD032", "a\n- b\n# c\n", "a\n\n- b\n\n# c\n"),
    ("MD032", "> a\n> - b\n>\n> c\n", "> a\n>\n> - b\n>\n> c\n"),
    ("MD032", ":::tip\n\n- a\n:::\n", ":::tip\n\n- a\n\n:::\n"),
    ("MD058", ":::tip\n\n| a |\n|---|\n:::\n", ":::tip\n\n| a |\n|---|\n\n:::\n"),
    ("MD058", "a\n| b |\n|---|\n# c\n", "a\n\n| b |\n|---|\n\n# c\n"),
    # the lines of an item move with its text
    ("MD030", "-   a\n\n    b\n\n        code\n", "- a\n\n  b\n\n      code\n"),
    ("MD030", "1.   a\n     - b\n", "1. a\n   - b\n"),
    ("MD030", "-\ta\n", "-\ta\n"),
    ("MD030", "1.  a\n\n    > b\n", "1. a\n\n   > b\n"),
    # the text below would come to belong to the item
    ("MD030", "-    a\n\n  b\n", "-    a\n\n  b\n"),
    ("MD030", " -    a\n\n     b\n", " -    a\n\n     b\n"),
    # a blank line below a bare marker would end the item
    ("MD031", "- a\n-\n  ```\n  b\n  ```\n", "- a\n-\n  ```\n  b\n  ```\n"),
    ("MD029", "9. a\n10. b\n", "1. a\n2. b\n"),
    ("MD029", "0. a\n0. b\n0. c\n", "0. a\n1. b\n2. c\n"),
    # what would become something else stays
    ("MD035", "---\n\na\n***\n", "---\n\na\n***\n"),
    ("MD035", "x\n\n- - -\n\n***\n", "x\n\n- - -\n\n- - -\n"),
    ("MD046", "```\na\n```\n\nb\n\n    c\n\n    d\n", "```\na\n```\n\nb\n\n```\nc\n\nd\n```\n"),
    ("MD046", "~~~\na\n~~~\n\n    ```\n", "~~~\na\n~~~\n\n````\n```\n````\n"),
    ("MD048", "```\na\n```\n\n~~~\n```\n~~~\n", "```\na\n```\n\n~~~\n```\n~~~\n"),
    ("MD034", "(http://a.b/c). www.d.e!\n", "(<http://a.b/c>). [www.d.e](http://www.d.e)!\n"),
    ("MD034", "देखें https://example.com/पेज।\n", "देखें <https://example.com/पेज>।\n"),
    ("MD037", "** a** b _ c _\n", "**a** b _c_\n"),
    ("MD037", "*\u00a0a\u00a0*\n", "*a*\n"),
    ("MD038", "` a` `b ` `  c  ` `` `d ``\n", "`a` `b` `c` `` `d ``\n"),
    ("MD039", "a[ b](c) [ d ](e)f\n", "a [b](c) [d](e) f\n"),
    ("MD049", "*a* _b_ __c__\n", "*a* *b* __c__\n"),
    ("MD049", "*_a_*\n", "*_a_*\n"),
    ("MD049", "*a* _*b* c_\n", "*a* _*b* c_\n"),
    ("MD050", "__a__ **b** c**d**e\n", "__a__ __b__ c**d**e\n"),
    ("MD051", "# A b\n\n[x](#A-B)\n", "# A b\n\n[x](#a-b)\n"),
    ("MD053", "[a]: b\n[a]: c\n[d]: e\n\n[a]\n", "[a]: b\n\n[a]\n"),
    ("MD053", "[SS]: b\n\n[\u1e9e]\n", "[SS]: b\n\n[\u1e9e]\n"),
    ("MD053", "- [a]: b\n- c\n", "- [a]: b\n- c\n"),
    ("MD055", "| a | b |\n|---|---|\nc | d\n", "| a | b |\n|---|---|\n| c | d |\n"),
    ("MD060", "| a | b |\n|---|---|\n|c|d|\n", "| a   | b   |\n| --- | --- |\n| c   | d   |\n"),
    ("MD027", ">  a\n> - b\n>   c\n", "> a\n> - b\n>   c\n"),
    # code moves with the fence that its indentation is measured by
    ("MD027", ">  ```\n>    a\n> b\n>  ```\n", "> ```\n>   a\n> b\n> ```\n"),
    ("MD047", "a", "a\n"),
]


def fixed(text: str, code: str, unsafe: bool = False, preset: str = "markdownlint") -> str:
    """`text` after all fixes of one rule."""
    done = fix_source(text, lambda page: Linted(findings(page, code, preset=preset), 0), unsafe)
    assert done.refused == ()
    return done.text


@pytest.mark.parametrize(("code", "before", "after"), CASES)
def test_fix(code: str, before: str, after: str) -> None:
    assert fixed(before, code) == after
    assert fixed(after, code) == after


def test_unsafe_fixes_wait_to_be_asked_for() -> None:
    text = "# a\n\n**b**\n\n[c](#)\n\n> d\n\n> e\n"
    for code, after in (
        ("MD036", text.replace("**b**", "## b")),
        ("MD042", text.replace("[c](#)", "c")),
        ("MD028", text.replace("> d\n\n", "> d\n>\n")),
    ):
        assert fixed(text, code) == text
        assert fixed(text, code, unsafe=True) == after


def test_a_link_text_that_ends_on_the_next_line_is_drawn_up() -> None:
    text = "- See [the ledger\n  ](/a) for more\n"
    assert fixed(text, "MD039", preset="recommended") == "- See [the ledger](/a) for more\n"


def test_recommended_keeps_a_list_that_goes_on() -> None:
    text = "3. a\n4. b\n"
    assert findings(text, "MD029", preset="recommended") == []
    assert fixed("3. a\n5. b\n", "MD029", preset="recommended") == "3. a\n4. b\n"
    assert len(findings(text, "MD029")) == 2


def test_recommended_leaves_products_alone() -> None:
    text = "2 * 3 * 4\n"
    assert findings(text, "MD037", preset="recommended") == []
    assert len(findings(text, "MD037")) == 2


def test_recommended_knows_the_danda() -> None:
    text = "**यह महत्वपूर्ण है।**\n"
    assert findings(text, "MD036", preset="recommended") == []
    assert [one.message for one in findings(text, "MD036")] == [
        "emphasised line `यह महत्वपूर्ण है।` instead of a heading"
    ]


def test_recommended_knows_alerts() -> None:
    text = "> [!NOTE]\n> a\n\n> [!TIP]\n> b\n"
    assert findings(text, "MD028", preset="recommended") == []
    assert len(findings(text, "MD028")) == 1


def test_options_must_be_regular_expressions() -> None:
    from doclint.checking.selection import SelectionError

    with pytest.raises(SelectionError, match=r"MD051: .*`\(` is no regular expression"):
        findings("# a\n", "MD051", options={"ignored_pattern": "("}, preset="recommended")
