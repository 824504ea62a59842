"""Characters that show nothing, where nothing else stands on their line."""

from __future__ import annotations

import pytest

from doclint.api import FixResult, fix_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\n\n\u200b", ""),
        ("a\n\n\u200b\n\nb\n", "a\n\nb\n"),
        ("a\n\u200b\nb\n", "a\nb\n"),
        ("a\n\u200b\n\u200b\nb\n", "a\nb\n"),
        ("> a\n> \u200b\n> b\n", "> a\n> b\n"),
        ("- \u2060\n- b\n", "-\n- b\n"),
        ("a\n\n\u202a\u202c\n\nb\n", "a\n\nb\n"),
        ("a\n\n\x08\n\nb\n", "a\n\nb\n"),
    ],
)
def test_their_line_goes_with_them(text: str, expected: str) -> None:
    fixed = fix_text(text, unsafe=True)
    assert fixed.text == expected
    assert "DL006" not in {one.code for one in fixed.diagnostics}
    assert fix_text(fixed.text, unsafe=True) == FixResult(fixed.text, 0, fixed.diagnostics)
