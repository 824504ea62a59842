"""Small pages that still show something."""

from __future__ import annotations

from tools.renderers.reducing import reduced


def test_what_is_not_needed_is_left_out() -> None:
    text = "# Title\n\none two\nlook at **bold **more and so on\n\nend\n"
    assert reduced(text, lambda part: "**bold **more" in part) == "**bold **more"


def test_nothing_is_left_out_of_what_is_needed() -> None:
    assert reduced("a\nb\n", lambda part: part == "a\nb\n") == "a\nb\n"
