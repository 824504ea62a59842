"""Whether the fixes of a rule do what an example shows, by the engine that fixes real pages."""

from __future__ import annotations

from collections.abc import Iterator

from doclint.checking.rule import PageRule, Rule
from doclint.fixing.apply import eligible
from doclint.fixing.engine import FixedText, fix_source
from doclint.fixing.linted import linted
from doclint.testing.example_findings import lint_example, open_example
from doclint.testing.examples import Example
from doclint.values.text import digest_of
from doclint.values.text_findings import TextFindings

__all__ = ["fix_problems"]

# how often a run fixes a site; a page it fixes once, and a second run must change nothing
_MOST_ROUNDS = 5


def fix_problems(rule: Rule, bad: Example, fixed: Example) -> Iterator[str]:
    """What is wrong with the way from `bad` to `fixed`.

    The engine has to accept every fix, the passes have to come to an end, and that end has to be
    the text of `fixed`, in which the rule finds what is marked there: nothing, as a rule.
    """
    unsafe = "unsafe" in fixed.words
    texts = [bad.text]
    most = 1 if isinstance(rule, PageRule) else _MOST_ROUNDS
    while True:
        done = _one_pass(rule, bad, texts[-1], unsafe)
        yield from (f"the engine refuses: {one.reason}" for one in done.refused)
        if done.text == texts[-1]:
            break
        if done.text in texts:
            yield "the fixes come back to an earlier text"
            break
        texts.append(done.text)
        if len(texts) > most + 1:
            yield "the fixes do not come to an end"
            break
    if texts[-1] != fixed.text:
        yield f"expected {fixed.text!r}, got {texts[-1]!r}"
    left = [(tuple(one.span), one.message) for one in lint_example(rule, bad, texts[-1])]
    if [span for span, _ in left] != [tuple(mark) for mark in fixed.marks]:
        yield f"the result still has {left}"


def _one_pass(rule: Rule, example: Example, text: str, unsafe: bool) -> FixedText:
    """What the engine makes of `text`; findings of site rules are known to it beforehand."""
    if isinstance(rule, PageRule):
        return fix_source(
            text,
            lambda page: linted(open_example(example, page), lint_example(rule, example, page)),
            unsafe,
        )
    found = tuple(one for one in lint_example(rule, example, text) if eligible(one, unsafe))
    known = TextFindings(digest_of(text.encode()), found)
    return fix_source(text, lambda page: linted(open_example(example, page), ()), unsafe, known)
