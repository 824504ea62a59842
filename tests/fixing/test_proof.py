"""What counts as rendering the same."""

from __future__ import annotations

import pytest

from doclint.fixing.proof import breach
from doclint.values.diagnostic import Effect

LAYOUT = "the page would render differently beyond spacing"
DIFFERENT = "the page would render differently"


@pytest.mark.parametrize(
    ("before", "after", "effect", "reason"),
    [
        ("# a\nb\n", "# a\n\nb\n", Effect.NONE, None),
        ("a \nb\n", "a\nb\n", Effect.NONE, None),
        ("a  \nb\n", "a\nb\n", Effect.NONE, DIFFERENT),
        ("```\na  b\n```\n", "```\na b\n```\n", Effect.NONE, DIFFERENT),
        ("- a\n- b\n", "- a\n\n- b\n", Effect.NONE, DIFFERENT),
        ("- a\n- b\n", "- a\n\n- b\n", Effect.LAYOUT, None),
        ("- a\n  ```\n  x\n  ```\n", "- a\n\n  ```\n  x\n  ```\n", Effect.LAYOUT, None),
        ("- a\n- b\n", "- a\n\n  b\n", Effect.LAYOUT, LAYOUT),
        ("\u0958\n", "\u0915\u093c\n", Effect.CANONICAL, None),
        ("a ।\n", "a।\n", Effect.TEXT, None),
        ("a ।\n", "# a।\n", Effect.TEXT, "the structure of the page would change"),
        ("a\n\nb\n", "x\n\ny\n", Effect.TEXT, "more text would change than was edited"),
        ("a\n##b\nc\n", "a\n## b\nc\n", Effect.REPAIR, None),
    ],
)
def test_breaches(before: str, after: str, effect: Effect, reason: str | None) -> None:
    assert breach(before, after, effect, 1) == reason


def test_a_repair_may_not_swallow_the_rest_of_the_page() -> None:
    before = "``\n\n" + "a\n\n" * 40
    assert breach(before, "`" + before, Effect.REPAIR, 1) == (
        "more of the page would change than the repair declares"
    )


def test_a_repaired_table_may_have_any_number_of_cells() -> None:
    rows = "खाता|शेष\n---|---\n" + "नकद|[500](/x)\n" * 40
    assert breach(f"यह शेष है:\n{rows}", f"यह शेष है:\n\n{rows}", Effect.REPAIR, 1) is None
    lost = rows.replace("(/x)", "(/y)")
    assert breach(f"यह शेष है:\n{rows}", f"यह शेष है:\n\n{lost}", Effect.REPAIR, 1) == (
        "more of the page would change than the repair declares"
    )


def test_text_may_come_to_be_empty_where_its_element_stays() -> None:
    assert breach("# \u200b\n", "# \n", Effect.TEXT, 1) is None
    assert breach("\u200b\n", "\n", Effect.TEXT, 1) == "the structure of the page would change"


def test_every_kind_of_line_break_shows_alike() -> None:
    assert breach("\r\ta", "\r\ta\r", Effect.NONE, 1) is None
