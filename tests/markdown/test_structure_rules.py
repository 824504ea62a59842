"""Where the preset `recommended` judges headings, lines and blanks for itself, and exact spans."""

from __future__ import annotations

import pytest

from doclint.checking.selection import SelectionError
from doclint.values.text import Span
from tests.markdown.rule_runs import findings


def spans(text: str, code: str, preset: str = "recommended", **options: object) -> list[Span]:
    """The spans of what the rule `code` finds in `text`."""
    return [one.span for one in findings(text, code, options=options or None, preset=preset)]


def test_a_hashtag_is_no_heading() -> None:
    for text in ("#हैशटैग\n", "#a #b\n", "#1 in line\n"):
        assert spans(text, "MD018") == []
        assert spans(text, "MD018", "markdownlint") == [Span(1, 1)]


def test_a_heading_without_a_blank_is_found_behind_its_hashes() -> None:
    assert spans("text\n\n##हाइलाइट\n", "MD018") == [Span(8, 8)]
    assert spans("\ufeff##a b\n", "MD018") == [Span(3, 3)]
    assert spans("a\r\r##b c\r", "MD018") == [Span(5, 5)]
    assert spans("##a b\r##b c\r\n####### c\r\n###### d\n", "MD018") == [Span(2, 2), Span(8, 8)]


def test_a_danda_is_punctuation() -> None:
    assert spans("# क्या नहीं है।\n", "MD026") == [Span(14, 15)]
    assert spans("# क्या नहीं है।\n", "MD026", "markdownlint") == []


def test_a_heading_may_repeat_the_title_of_the_front_matter() -> None:
    text = "---\ntitle: Ledger\n---\n\n# ledger\n\n# Balance\n"
    assert spans(text, "MD025") == [Span(33, 42)]
    assert spans(text, "MD025", "markdownlint") == [Span(23, 31), Span(33, 42)]
    other = "---\ntitle: Accounts\n---\n\n# Ledger\n"
    assert spans(other, "MD025") == [Span(25, 33)]


def test_the_title_is_what_the_option_says() -> None:
    text = "---\nname: Ledger\n---\n\n### a\n"
    assert spans(text, "MD001") == []
    assert spans(text, "MD001", front_matter_title="^name:") == [Span(22, 27)]


def test_a_pattern_must_be_a_regular_expression() -> None:
    with pytest.raises(SelectionError, match="MD001"):
        spans("# a\n", "MD001", front_matter_title="(")


def test_width_counts_columns_or_utf16_units() -> None:
    text = "की की की की की की\n"
    assert spans(text, "MD013", line_length=12) == []
    assert spans(text, "MD013", "markdownlint", line_length=12) == [Span(12, 17)]
    emoji = "\U0001f600 \U0001f600 \U0001f600 \U0001f600 a\n"
    assert spans(emoji, "MD013", "markdownlint", line_length=10) == [Span(6, 9)]
    mixed = "é é é é é é\n\U0001f600 é é a\n\U0001f600\U0001f600 é a\u00a0b\n"
    found = spans(mixed, "MD013", "markdownlint", line_length=7)
    assert found == [Span(7, 11), Span(18, 19), Span(25, 28)]


def test_blank_lines_of_code_part_the_blank_lines_around() -> None:
    text = "a\n\n\n\n```\n\n\n```\n\n\n"
    assert spans(text, "MD012") == [Span(3, 3), Span(4, 4), Span(16, 16), Span(17, 17)]
    text = "\n\na\n \n\t\nb\n\n\n"
    assert spans(text, "MD012") == [Span(1, 1), Span(6, 7), Span(11, 11), Span(12, 12)]


def test_a_line_of_links_alone_may_be_long() -> None:
    link = "[word](https://example.org/word-word-word)"
    for text in (f"{link}{link}\n", f"- {link}\\\n  **{link}**\n", f"# Title of {link} and more\n"):
        assert spans(text, "MD013", line_length=20) == []
    assert spans(f"{link} and more\n", "MD013", line_length=20) == [Span(20, 51)]


def test_a_heading_that_ends_in_a_sign_of_a_language_is_left_alone() -> None:
    assert spans("# C#\n", "MD020") == []
    assert spans("# C#\n", "MD020", "markdownlint") == [Span(3, 3)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("text\n\n  # a\n", [Span(6, 8)]),
        (">  # a\n", [Span(2, 3)]),
        ("- a\n\n   # b\n", [Span(7, 8)]),
        ("- a\n\n  # b\n", []),
        ("  - # a\n", [Span(0, 2)]),
        ("> - # a\n", []),
    ],
)
def test_an_indented_heading_is_found_in_its_container(text: str, expected: list[Span]) -> None:
    assert spans(text, "MD023") == expected


def test_comments_are_no_text() -> None:
    text = "# a\n\n<!-- b \nc\td  \n(e)[f]\n-->\n"
    for code in ("MD009", "MD010", "MD011"):
        assert spans(text, code, "markdownlint") == []


def test_formulas_are_neither_headings_nor_lists() -> None:
    text = "# a\n\n$$\n# b\n- c\n* d\n$$\n"
    for code in ("MD004", "MD022", "MD025"):
        assert spans(text, code, "markdownlint") == []


def test_front_matter_may_count_as_lines_above() -> None:
    text = "---\ntitle: a\n---\n# b\n"
    assert spans(text, "MD022") == []
    assert spans(text, "MD022", include_front_matter=True) == [Span(17, 20)]


def test_a_value_without_quotes_holds_no_slash_for_markdownlint() -> None:
    text = "x <img src=a/b.png> and <img src=/c.png>, <a href=d/>\n\n<p align=e/f>g</p>\n"
    assert [text[slice(*one.span)] for one in findings(text, "MD033")] == [
        "<img src=/c.png>",
        "<a href=d/>",
    ]
    assert [text[slice(*one.span)] for one in findings(text, "MD045")] == ["<img src=/c.png>"]
    assert len(findings(text, "MD033", preset="recommended")) == 4
