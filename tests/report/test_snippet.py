"""Where the carets stand; the expected lines are written out in cells."""

from __future__ import annotations

import pytest

from doclint.report.snippet import snippet


def drawn(line: str, start: int, end: int, width: int = 80) -> tuple[str, str]:
    cut = snippet(line, start, end, width)
    return cut.before + cut.marked + cut.after, " " * cut.indent + cut.carets


@pytest.mark.parametrize(
    ("line", "start", "end", "shown", "carets"),
    [
        ("plain text", 6, 10, "plain text", "      ^^^^"),
        ("plain", 2, 2, "plain", "  ^"),
        ("plain", 5, 5, "plain", "     ^"),
        ("", 0, 0, "", "^"),
        ("क ख", 2, 3, "क ख", "  ^"),
        # a halant, a nukta and a bindu take no cell of their own
        ("हिंदी ड़ x", 9, 10, "हिंदी ड़ x", "       ^"),
        # a span inside a cluster marks the whole cluster
        ("कि x", 1, 2, "कि x", "^^"),
        ("क\u094dष x", 2, 3, "क\u094dष x", "^^"),
        ("漢字x", 2, 3, "漢字x", "    ^"),
        ("漢字x", 1, 2, "漢字x", "  ^^"),
        ("👩\u200d👩\u200d👧 x", 6, 7, "👩\u200d👩\u200d👧 x", "   ^"),
        ("🇮🇳x", 2, 3, "🇮🇳x", "  ^"),
        ("\tx", 1, 2, "    x", "    ^"),
        ("ab\tx", 2, 3, "ab  x", "  ^^"),
        ("a\x1bb", 2, 3, "a\\x1bb", "     ^"),
        ("a\u200bb", 1, 2, "a\u200bb", " ^"),
    ],
)
def test_carets(line: str, start: int, end: int, shown: str, carets: str) -> None:
    assert drawn(line, start, end) == (shown, carets)


def test_a_long_line_is_cut_around_the_finding() -> None:
    line = "a" * 500 + "XY" + "b" * 500
    shown, carets = drawn(line, 500, 502, 30)
    assert shown == "…" + "a" * 17 + "XY" + "b" * 9 + "…"
    assert carets == " " * 18 + "^^"


def test_a_long_finding_is_cut_too() -> None:
    shown, carets = drawn("a" * 10 + "X" * 500, 10, 510, 30)
    assert shown == "…" + "a" * 9 + "X" * 19 + "…"
    assert carets == " " * 10 + "^" * 19


def test_a_finding_at_the_end_of_a_long_line() -> None:
    shown, carets = drawn("क" * 300, 300, 300, 30)
    assert shown == "…" + "क" * 28
    assert carets == " " * 29 + "^"


def test_a_huge_line_costs_little_and_fits() -> None:
    shown, carets = drawn("की 漢" * 250_000, 600_001, 600_002, 40)
    assert shown.startswith("…") and shown.endswith("…")
    assert carets.strip() == "^^"


def test_commands_do_not_shift_the_carets() -> None:
    cut = snippet("##[x] y", 6, 7, 80, defuse=True)
    assert cut.before + cut.marked == "##\\[x] y"
    assert (cut.indent, cut.carets) == (7, "^")
