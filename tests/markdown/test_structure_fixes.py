"""The fixes for headings, lists, lines and blanks: proved, complete and done in one run."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from doclint.fixing.engine import FixedText, Linted, fix_source
from doclint.frontmatter.reader import read_front_matter
from doclint.values.text import Source
from tests.markdown.rule_runs import findings

DATA = Path(__file__).parent.parent / "data" / "markdownlint_structure.json"
TEXTS = sorted({case["text"] for case in json.loads(DATA.read_text("utf-8"))})
CODES = [f"MD{number:03}" for number in (1, 3, 4, 5, 7, *range(9, 15), *range(18, 27))]


def fixed(text: str, *codes: str, preset: str = "markdownlint", unsafe: bool = False) -> FixedText:
    """`text` after the fixes of `codes`."""

    def lint(now: str) -> Linted:
        matter = read_front_matter(Source(now))
        return Linted(findings(now, *codes, preset=preset), matter.body_start if matter else 0)

    return fix_source(text, lint, unsafe)


@pytest.mark.parametrize("number", range(0, len(TEXTS), 100))
def test_every_fix_is_proved_and_a_second_run_changes_nothing(number: int) -> None:
    for text in TEXTS[number : number + 100]:
        once = fixed(text, *CODES)
        assert (text, once.refused) == (text, ())
        assert fixed(once.text, *CODES).text == once.text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # a list moves with all that belongs to it
        (
            "* a\n    * b\n\n      more\n\n          code\n    * c\n",
            "* a\n  * b\n\n    more\n\n        code\n  * c\n",
        ),
        ("> * a\n>     * b\n", "> * a\n>   * b\n"),
        # the sublist would leave its item: nothing may change
        ("*   a\n     * b\n", "*   a\n     * b\n"),
        # the paragraph behind the list would join it
        ("  * a\n\n  text\n", "  * a\n\n  text\n"),
        # a line that only goes on with a paragraph stays where it is
        ("   * a\ntext\n", "* a\ntext\n"),
        ("   * a\n    - b\n", "   * a\n    - b\n"),
    ],
)
def test_a_list_is_moved_whole_or_not_at_all(before: str, after: str) -> None:
    assert fixed(before, "MD007").text == after


def test_markers_of_a_list_change_together() -> None:
    assert fixed("+ a\n\ntext\n\n- b\n- c\n", "MD004").text == "+ a\n\ntext\n\n+ b\n+ c\n"


def test_a_marker_that_would_make_a_thematic_break_stays() -> None:
    text = "- a\n\ntext\n\n* - -\n"
    assert fixed(text, "MD004").text == text


def test_headings_change_their_style_where_they_stay_the_same_heading() -> None:
    assert fixed("# a\n\nb *c*\nd\n---\n\n## e ##\n", "MD003").text == "# a\n\n## b *c* d\n\n## e\n"


@pytest.mark.parametrize("text", ["# a\n\nb #\n---\n", "# a\n\nb  \nc\n---\n"])
def test_a_heading_that_would_read_differently_keeps_its_style(text: str) -> None:
    assert fixed(text, "MD003").text == text


def test_line_breaks_survive_the_removal_of_blanks() -> None:
    assert fixed("a   \nb \n\nc    \n", "MD009").text == "a  \nb\n\nc\n"


def test_tabs_become_blanks_without_a_change_of_structure() -> None:
    text = "-\ta\n\n\t-\tb\n\nc\td\t\t\ne\n"
    assert fixed(text, "MD010").text == "-   a\n\n    -   b\n\nc d\ne\n"


def test_blank_lines_around_headings_keep_the_quote() -> None:
    assert fixed("> a\n> # b\n> c\n", "MD022").text == "> a\n>\n> # b\n>\n> c\n"
    assert fixed("- > a\n  > # b\n", "MD022").text == "- > a\n  >\n  > # b\n"


def test_a_table_below_text_becomes_one_for_every_renderer() -> None:
    rows = "खाता|शेष\n---|---\n" + "नकद|500\n" * 20
    after = "यह शेष है:\n\n" + rows
    done = fixed("यह शेष है:\n" + rows, "MD055", "MD058", "MD060")
    assert (done.text, done.refused) == (after, ())
    # what would be code is left where it is
    odd = "| a | b |\n| --- | --- |\n    | c | d |\n"
    assert fixed(odd, "MD058").text == odd


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Header |\n-|\nText |\n", "Header |\n-|\nText |\n"),
        ("Head | B\n-|-\nText | b\n", "Head | B\n-|-\nText | b\n"),
        ("a|b\n--|--\n| - | c |\n| 1. x | d |\n", "a | b\n-- | --\n| - | c\n| 1. x | d\n"),
    ],
)
def test_no_row_of_a_table_becomes_a_list_item(before: str, after: str) -> None:
    done = fixed(before, "MD055", "MD060")
    assert (done.text, done.refused) == (after, ())


def test_items_of_one_line_are_moved_within_a_quote() -> None:
    assert fixed(">1.  a\n\n>+  b\n> # c\n", "MD030").text == ">1. a\n\n>+ b\n> # c\n"
    for text in (">+  a\n>\n>  b\n", ">+  a\n>    b\n", ">+  a\n> b\n"):
        assert fixed(text, "MD030").text == text


def test_new_lines_use_the_line_break_of_the_page() -> None:
    assert fixed("# a\r\nb\r\n", "MD022").text == "# a\r\n\r\nb\r\n"


def test_punctuation_takes_its_backslash_along() -> None:
    assert fixed("# a\\!\n", "MD026").text == "# a\n"


def test_a_heading_of_nothing_but_punctuation_is_left_to_its_author() -> None:
    assert fixed("# ...\n", "MD026").text == "# ...\n"
    assert fixed("# ...\n", "MD026", unsafe=True).text == "# \n"


def test_levels_change_only_when_asked_for() -> None:
    text = "# a\n\n### b\n\n# c #\n"
    assert fixed(text, "MD001", "MD025").text == text
    assert fixed(text, "MD001", "MD025", unsafe=True).text == "# a\n\n## b\n\n## c ##\n"
