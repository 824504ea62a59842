"""Which fixes are taken together and what they make of a text."""

from __future__ import annotations

from doclint.fixing.apply import apply_fixes, eligible, moved
from doclint.values.diagnostic import Applicability, Diagnostic, Edit, Fix, Severity
from doclint.values.text import Span


def finding(
    *edits: tuple[int, int, str], applicability: Applicability = Applicability.SAFE
) -> Diagnostic:
    fix = Fix("Edit", tuple(Edit(Span(a, b), text) for a, b, text in edits), applicability)
    start = edits[0][0]
    return Diagnostic("XX001", "test", Span(start, start), "message", Severity.WARNING, fix)


def test_edits_apply_from_any_order() -> None:
    applied = apply_fixes("abcdef", [finding((4, 5, "E")), finding((0, 1, "A"))])
    assert applied.text == "AbcdEf"
    assert (len(applied.fixed), applied.postponed) == (2, ())


def test_of_two_overlapping_fixes_the_first_is_taken() -> None:
    first, second = finding((1, 3, "X")), finding((2, 4, "Y"))
    applied = apply_fixes("abcdef", [first, second])
    assert (applied.text, applied.fixed, applied.postponed) == ("aXdef", (first,), (second,))


def test_fixes_that_touch_wait_for_the_next_pass() -> None:
    first, second = finding((1, 2, "X")), finding((2, 3, "Y"))
    assert apply_fixes("abc", [first, second]).text == "aXc"


def test_a_fix_is_taken_whole_or_not_at_all() -> None:
    first, second = finding((0, 1, "X")), finding((0, 1, "Z"), (3, 4, "Y"))
    applied = apply_fixes("abcd", [first, second])
    assert (applied.text, applied.postponed) == ("Xbcd", (second,))


def test_the_same_edit_from_two_findings_is_made_once() -> None:
    applied = apply_fixes("ab", [finding((1, 1, "-")), finding((1, 1, "-"))])
    assert (applied.text, len(applied.fixed)) == ("a-b", 2)


def test_who_may_apply_a_fix() -> None:
    safe = finding((0, 1, ""))
    unsafe = finding((0, 1, ""), applicability=Applicability.UNSAFE)
    manual = finding((0, 1, ""), applicability=Applicability.MANUAL)
    assert [eligible(one, False) for one in (safe, unsafe, manual)] == [True, False, False]
    assert [eligible(one, True) for one in (safe, unsafe, manual)] == [True, True, False]
    assert not eligible(safe._replace(fix=None), True)


def test_a_place_moves_with_the_text_around_it() -> None:
    applied = apply_fixes("abcdefgh", [finding((0, 1, "")), finding((3, 5, "XYZ"))])
    assert applied.text == "bcXYZfgh"
    kept = [
        text for text in "bcfgh" if applied.text[slice(*moved(_span(text), applied.edits))] == text
    ]
    assert kept == list("bcfgh")
    assert [moved(Span(one, one), applied.edits).start for one in (0, 3, 4, 5, 8)] == [
        0,
        2,
        2,
        5,
        8,
    ]


def _span(letter: str) -> Span:
    start = "abcdefgh".index(letter)
    return Span(start, start + 1)
