"""A rule's docstring as help."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.report.rule_help import description, help_markdown, help_text
from doclint.values.diagnostic import Diagnostic


@rule("ZZ009", "broken-thing")
def broken_thing(ctx: Context) -> Iterator[Diagnostic]:
    """Links that
    go nowhere.

    ```md with file=other.md
    # Other
    ```

    ````md bad lang=hi
    ```
    ⟦अ⟧
    ```
    ````

    ```md good
    x

    y
    ```

    A last word.
    """
    yield from ()


def test_text() -> None:
    assert help_text(broken_thing.head) == (
        "Links that\ngo nowhere.\n\n"
        "With the page other.md:\n\n    # Other\n\n"
        "Incorrect:\n\n    ```\n    अ\n    ```\n\n"
        "Correct:\n\n    x\n\n    y\n\n"
        "A last word."
    )


def test_markdown() -> None:
    assert help_markdown(broken_thing.head) == (
        "# ZZ009 broken-thing\n\nLinks that\ngo nowhere.\n\n"
        "With the page other.md:\n\n```md\n# Other\n```\n\n"
        "Incorrect:\n\n````md\n```\nअ\n```\n````\n\n"
        "Correct:\n\n```md\nx\n\ny\n```\n\n"
        "A last word."
    )


def test_description() -> None:
    assert description(broken_thing.head) == "Links that."
    documented = replace(
        broken_thing.head, doc="Summary.\n\nWhy it\nhurts.\n\nMore.\n\n```md bad\n```\n"
    )
    assert description(documented) == "Why it hurts."
