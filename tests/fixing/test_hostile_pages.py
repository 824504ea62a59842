"""Pages on which fixes broke a promise once: every fix is applied, and a second run finds none."""

from __future__ import annotations

from functools import cache

import pytest

from doclint.api import FixResult, fix_text
from doclint.configuration.config_values import Config
from doclint.configuration.loading import CommandLine
from doclint.configuration.tree import ConfigTree

PAGES = (
    "\ufeff\r2)  [a]\n",
    "\ufeff \n\n\n",
    "\ufeff-   a\n    b\n",
    "\ufeff1.  ]",
    "\ufeff\t*",
    "\r\t???",
    "a\r\r    a",
    "\u2028",
    "a\n\n\xa0\n\nb\n",
    "# \u200b\n",
    "a\n\n\u200b- b\n",
    "\xa0\n\n/",
    "-\u200b",
    "\xad<!r",
    ">[a]:/",
    "[a]:u\n<b>",
    "---\n\n***",
    " ---\na:b\n---",
    "# ]\rhttp://\u093f",
    "_a_ *http://b.c/d,_e,_f_g*\n",
)


@cache
def _config(preset: str) -> Config:
    return ConfigTree(isolated=True, command_line=CommandLine(preset=preset)).config_for("page.md")


@pytest.mark.parametrize("text", PAGES)
@pytest.mark.parametrize("preset", ["recommended", "markdownlint", "all"])
@pytest.mark.parametrize("unsafe", [False, True])
def test_every_fix_is_applied(text: str, preset: str, unsafe: bool) -> None:
    config = _config(preset)
    fixed = fix_text(text, config=config, unsafe=unsafe)
    assert [one for one in fixed.diagnostics if one.code in ("DL003", "DL006")] == []
    again = fix_text(fixed.text, config=config, unsafe=unsafe)
    assert again == FixResult(fixed.text, 0, fixed.diagnostics)
