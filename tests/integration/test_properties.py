"""Properties of all rules together, on text that hypothesis makes up of Markdown's own pieces."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doclint.api import fix_text, lint_text
from doclint.configuration.config_values import Config
from doclint.page.reading import Limits
from doclint.phases.page_pipeline import PageOutcome, Pipeline, Scope
from doclint.phases.task import PageTask
from doclint.process.workers import map_tasks
from doclint.values.diagnostic import Applicability, Diagnostic
from doclint.values.settings import Settings

# findings about doclint itself
FAILURES = frozenset(("DL001", "DL002", "DL003"))

BLOCKS = st.sampled_from(
    (
        "# ", "## ", "####### ", "#", "> ", ">", "- ", "* ", "+ ", "1. ", "2) ", "    ", "\t",
        "```\n", "```python\n", "~~~\n", "---\n", "***\n", "===\n", "| a | b |\n| - | - |\n",
        "| c |\n", "[a]: /b \"c\"\n", "[^1]: note\n", "<div>\n", "</div>\n", "<!-- x -->\n",
        "<!-- doclint-disable -->\n", "<!-- markdownlint-disable MD001 -->\n", ": term\n", "$$\n",
        "{{< note >}}\n", "{% raw %}\n", ":::\n", "!!! note\n", "title: x\n", "---\na: [b\n---\n",
    )
)  # fmt: skip
INLINES = st.sampled_from(
    (
        "*", "**", "_", "__", "`", "``", "[", "]", "](", ")", "[a](/b)", "![a](c.png)", "![](d)",
        "<https://e.f>", "https://g.h/i।", "<b>", "</b>", "<!--", "-->", "&amp;", "\\", "|", "~~",
        "[a][b]", "[c]", "[^1]", "$x$", "{#id}", "<br>", "{{< x >}}", "<x-y z='", ":smile:",
    )
)  # fmt: skip
WORDS = st.sampled_from(
    (
        "a", "word", "Word.", "हिन्दी", "फ़ाइल", "फाइल", "ज़", "क्\u200dष", "किी", "ाा", "।", " ।", "॥",
        ".", ",", "१२", "12", "- ", "é", "e\u0301", "😀", "👩\u200d👩", "\u200b", "\ufeff",
        "\u00a0", "\u202e", "\x00", "\x85", "\u2028", "বাংলা", "தமிழ்", "日本", "a\u0430",
        "Ã©", "???", "\ufffd", "<|end|>",
    )
)  # fmt: skip
BREAKS = st.sampled_from(
    ("\n", "\n", "\n\n", "\n\n\n", "\r\n", "\r\n\r\n", "\r", " ", "  \n", " \n")
)
TEXTS = st.lists(BLOCKS | INLINES | WORDS | WORDS | BREAKS | BREAKS, max_size=40).map("".join)

quick = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


EVERYTHING = Config(root=Path("/nowhere"), base=Settings(preset="all", language="hi"))


def _wrong(diagnostics: Sequence[Diagnostic]) -> list[Diagnostic]:
    """What tells that doclint itself failed."""
    gave_up = "nothing was fixed"
    return [one for one in diagnostics if one.code in FAILURES or gave_up in one.message]


@quick
@given(text=TEXTS)
def test_no_rule_crashes_and_every_span_lies_in_the_text(text: str) -> None:
    found = lint_text(text, config=EVERYTHING)
    assert _wrong(found) == []
    for diagnostic in found:
        assert 0 <= diagnostic.span.start <= diagnostic.span.end <= len(text)
        for edit in diagnostic.fix.edits if diagnostic.fix is not None else ():
            assert 0 <= edit.span.start <= edit.span.end <= len(text), diagnostic


@quick
@given(text=TEXTS, unsafe=st.booleans())
def test_fixing_comes_to_an_end_and_a_second_time_changes_nothing(text: str, unsafe: bool) -> None:
    once = fix_text(text, config=EVERYTHING, unsafe=unsafe)
    assert _wrong(once.diagnostics) == []
    again = fix_text(once.text, config=EVERYTHING, unsafe=unsafe)
    assert (again.text, again.fixed) == (once.text, 0)


@quick
@given(text=TEXTS)
def test_a_safe_fix_leaves_no_safe_fix_behind(text: str) -> None:
    left = fix_text(text, config=EVERYTHING).diagnostics
    refused = any(one.code == "DL006" for one in left)
    safe = [one for one in left if one.fix and one.fix.applicability is Applicability.SAFE]
    assert refused or safe == []


@settings(quick, max_examples=5)
@given(texts=st.lists(TEXTS, min_size=2, max_size=6))
def test_one_process_gives_what_two_give(texts: list[str]) -> None:
    pipeline = Pipeline(Limits(), Scope())
    tasks = [
        PageTask(f"{number}.md", f"{number}.md", f"{number}.md", EVERYTHING.base, text=text)
        for number, text in enumerate(texts)
    ]
    one = list(map_tasks(pipeline.check_page, tasks, 1, _never))
    two = list(map_tasks(pipeline.check_page, tasks, 2, _never))
    assert [outcome.result.diagnostics for outcome in one] == [
        outcome.result.diagnostics for outcome in two
    ]
    assert [outcome.facts for outcome in one] == [outcome.facts for outcome in two]


def _never(task: PageTask, reason: str) -> PageOutcome:
    raise AssertionError(f"{task.path}: {reason}")
