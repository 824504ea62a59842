"""Taking a comment out never changes how the rest of the page renders."""

from __future__ import annotations

import random
import re

import pytest

from doclint.checking.registry import installed_heads
from doclint.fixing.apply import apply_fixes
from doclint.page.document import Document
from doclint.suppression.page_suppressions import read_suppressions
from doclint.syntax.render import render
from doclint.values.text import Source

COMMENT = "<!-- doclint-disable-line MD018 -->"
LINES = [
    "para one", "para two  ", "- item", "- item 2", "  cont", "1. num", "# head", "    code",
    "> quote", "> - qi", "", "", "", "| a | b |", "|---|---|", "| 1 | 2 |", "```", "text [^1]",
    "[^1]: note", "<div>", "</div>", "***", "[a]: /x", "* star", "---", "\tx", "<p>",
]  # fmt: skip
FORMS = ["{line}"] * 6 + [COMMENT] * 2 + [
    "{line} " + COMMENT, "{line} " + COMMENT + " more", "> " + COMMENT, "  " + COMMENT,
]  # fmt: skip


def shown(text: str) -> str:
    """What a browser shows: white space beside tags and comments do not count."""
    html = re.sub(r"\s+", " ", re.sub(r"<!-- doclint.*?-->", "", render(text)))
    return re.sub(r" *(</?[^>]*>) *", r"\1", html).strip()


@pytest.mark.parametrize("seed", range(0, 400, 20))
def test_the_rest_renders_the_same(seed: int) -> None:
    rules = installed_heads()
    for number in range(seed, seed + 20):
        choose = random.Random(number)
        lines = [choose.choice(FORMS).format(line=choose.choice(LINES)) for _ in range(8)]
        text = "\n".join(lines) + "\n"
        for one in read_suppressions(Document(Source(text)), rules).unused(()):
            if one.fix is not None:
                changed = apply_fixes(text, [one]).text
                assert shown(changed) == shown(text), (text, changed)
