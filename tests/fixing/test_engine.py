"""The fix loop: it converges, or it leaves the text alone and says why."""

from __future__ import annotations

from collections.abc import Callable

from doclint.fixing.engine import Linted, Refusal, fix_source
from doclint.values.diagnostic import Diagnostic, Edit, Effect, Fix, Severity
from doclint.values.text import Span

Lint = Callable[[str], Linted]


def replacing(old: str, new: str, effect: Effect = Effect.TEXT, code: str = "XX001") -> Lint:
    """A lint that wants every `old` to be `new`."""

    def lint(text: str) -> Linted:
        found = []
        start = text.find(old)
        while start >= 0:
            span = Span(start, start + len(old))
            fix = Fix("Replace", (Edit(span, new),), effect=effect)
            found.append(Diagnostic(code, "test", span, "wrong", Severity.WARNING, fix))
            start = text.find(old, start + len(old))
        return Linted(found, 0)

    return lint


def both(one: Lint, other: Lint) -> Lint:
    return lambda text: Linted([*one(text).diagnostics, *other(text).diagnostics], 0)


def test_fixes_until_nothing_is_left() -> None:
    fixed = fix_source("aaaa b\n", replacing("aa", "a"), False)
    assert (fixed.text, fixed.refused) == ("a b\n", ())
    assert len(fixed.fixed) == 3


def test_nothing_to_fix_is_nothing_changed() -> None:
    assert fix_source("b\n", replacing("a", "c"), False) == ("b\n", (), ())


def test_two_rules_that_undo_each_other_leave_the_text_alone() -> None:
    lint = both(replacing("cat", "dog", code="XX001"), replacing("dog", "cat", code="XX002"))
    fixed = fix_source("a cat\n", lint, False)
    assert (fixed.text, fixed.fixed) == ("a cat\n", ())
    assert fixed.refused == (
        Refusal(Span(0, 0), "nothing was fixed: the fixes of XX002 undo each other", whole=True),
    )


def test_a_fix_that_never_ends_leaves_the_text_alone() -> None:
    fixed = fix_source("a\n", replacing("a", "aa"), False)
    assert fixed.text == "a\n"
    assert [one.reason for one in fixed.refused] == [
        "nothing was fixed: the fixes of XX001 do not come to an end"
    ]


def test_a_fix_that_lies_about_its_effect_is_left_out_and_the_others_go_on() -> None:
    liar = replacing("word", "# word", Effect.NONE, "XX001")
    honest = replacing("  \n", "\n", Effect.NONE, "XX002")
    fixed = fix_source("word\n\nlast  \n\nword\n", both(liar, honest), False)
    assert fixed.text == "word\n\nlast\n\nword\n"
    assert {one.code for one in fixed.fixed} == {"XX002"}
    assert {one.reason for one in fixed.refused} == {
        "the fix of XX001 was not applied: the page would render differently"
    }


def test_a_change_of_front_matter_values_must_be_declared() -> None:
    def lint(text: str) -> Linted:
        end = text.index("---\n", 4) + 4
        found = replacing("a: 1", "a: 2", Effect.NONE)(text).diagnostics
        return Linted(found, end, text[4 : end - 4])

    text = "---\na: 1\n---\nbody\n"
    fixed = fix_source(text, lint, False)
    assert fixed.text == text
    assert [one.reason for one in fixed.refused] == [
        "the fix of XX001 was not applied: values of the front matter would change"
    ]


def test_what_was_not_fixed_stands_in_the_text_after_fixing() -> None:
    text = "# A\n\n\n\n\n\nfirst\n\nlast\n"

    def lint(text: str) -> Linted:
        """Many blank lines, and a fix that does not do what it says."""
        place = text.index("last")
        lie = Fix("Lie", (Edit(Span(place, place), "# "),))
        found = [Diagnostic("XX001", "test", Span(place, place + 4), "lie", Severity.WARNING, lie)]
        if "\n\n\n" in text:
            start = text.index("\n\n\n")
            fix = Fix("Remove", (Edit(Span(start, start + 1), ""),))
            found.append(Diagnostic("XX002", "test", Span(start, start), "x", Severity.INFO, fix))
        return Linted(found, 0)

    done = fix_source(text, lint, False)
    assert done.text == "# A\n\nfirst\n\nlast\n"
    assert [done.text[slice(*one.span)] for one in done.refused] == ["last"]
