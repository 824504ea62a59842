"""Fixes beside other structures: each does the right thing or is not offered at all."""

from __future__ import annotations

import pytest

from doclint.api import fix_text
from doclint.configuration.loading import CommandLine
from doclint.configuration.tree import ConfigTree
from tests.markdown.test_structure_fixes import fixed

# (rule, page, page after the fix; None where it must stay as it is)
_CASES = [
    # the text below a list in an item moves along, or the list would take it in
    (
        "MD007",
        "* a\n\n    * b\n      c\n\n    text\n    more\n\n    ```js\n      code\n    ```\n\n* d\n",
        "* a\n\n  * b\n    c\n\n  text\n  more\n\n  ```js\n    code\n  ```\n\n* d\n",
    ),
    # code that is only indented stays where it is
    (
        "MD007",
        "* a\n\n    * b\n\n    text\n\n          code\n",
        "* a\n\n  * b\n\n  text\n\n          code\n",
    ),
    (
        "MD007",
        "* a\n\n    * b\n\n          code\n\n    text\n",
        "* a\n\n  * b\n\n        code\n\n  text\n",
    ),
    ("MD007", " - a\n\n    - b\n    `c` d\n", "- a\n\n  - b\n    `c` d\n"),
    # what goes on with a paragraph and only looks like a marker stays where it is
    ("MD007", "text\n\n   * a\n   */\n", "text\n\n* a\n   */\n"),
    # a page may end with a marker and nothing else
    ("MD007", "- a\n -", "- a\n-"),
    ("MD005", "- a\n -", "- a\n-"),
    # two lists become one, which is loose now as a whole
    (
        "MD004",
        "- a\n\ntext\n\n+ b\n\n- " + "\n- ".join("cdefghijklmnop") + "\n",
        "- a\n\ntext\n\n- b\n\n- " + "\n- ".join("cdefghijklmnop") + "\n",
    ),
    # a fence that the next item ends has no end to put a blank line below
    ("MD031", "- ```js\n-     code\n  more\n", None),
    ("MD031", "> ~~~\n> code\ntext\n", None),
    ("MD031", "> ~~~\ntext\n", "> ~~~\n>\ntext\n"),
    # what looks like emphasis in an address is none for GitHub
    ("MD049", "*a* https://b.c/d._e_-f _g_\n", "*a* https://b.c/d._e_-f *g*\n"),
    ("MD003", "# a\n\n# b {c} #\n", None),
    # strong text that is all of an emphasis
    ("MD050", "**a** *__b__* __*c*__\n", "**a** ***b*** __*c*__\n"),
    # underscores beside asterisks do not work within words
    ("MD050", "__a__ b***c***d\n", None),
    # all definitions at once, however many
    ("MD053", "".join(f"[{n}]: /{n}\n" for n in range(90)) + "\n# Text\n", "\n# Text\n"),
    # a fence that leaves its item is open in it; the blank line shows in the code
    ("MD032", "1. a\n\n   ```sh\n   b\n```\n", "1. a\n\n   ```sh\n   b\n\n```\n"),
    ("MD031", "1. a\n\n   ```sh\n   b\n```\n", "1. a\n\n   ```sh\n   b\n\n```\n"),
    # braces at the end are the heading's id in some renderers
    ("MD026", "# a {#b}:\n", "# a {#b}\n"),
    # a box to tick needs the blank
    ("MD009", "- [ ] \n- [x] b \n", "- [ ] \n- [x] b\n"),
    # a line break behind a no-break space
    ("MD009", "a\xa0  \nb\n", "a  \nb\n"),
    # in a paragraph too `<pre>` shows blanks as they are
    ("MD010", "a <pre>b\tc</pre>\n", "a <pre>b    c</pre>\n"),
]


@pytest.mark.parametrize(("code", "before", "after"), _CASES)
def test_one_fix(code: str, before: str, after: str | None) -> None:
    once = fixed(before, code)
    assert (once.text, once.refused) == (after or before, ())
    assert fixed(once.text, code).text == once.text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # a no-break space behind a marker is what a Mac types with the option key
        ("# A\n\n-\xa0c\n-\xa0d\n", "# A\n\n- c\n- d\n"),
        # two blanks would end the line, and a tag alone on its line would be a block
        ("# A\n\nb  \u200b\nc\n", "# A\n\nb  \nc\n"),
        ("# A\n\n<b>\u200b\n", "# A\n\n<b>\n"),
        ("# A\n\n- \u200b1. b\n", "# A\n\n- 1. b\n"),
        # a quote of nothing parts what would be one paragraph or a heading
        ("# A\n\nb\n> \u200b\nc\n", "# A\n\nb\nc\n"),
    ],
)
def test_characters_that_keep_markup_from_working(before: str, after: str) -> None:
    tree = ConfigTree(isolated=True, command_line=CommandLine(preset="recommended"))
    config = tree.config_for("page.md")
    assert fix_text(before, "page.md", config, False).text == before
    done = fix_text(before, "page.md", config, True)
    assert (done.text, [one.code for one in done.diagnostics if one.code == "DL006"]) == (after, [])
