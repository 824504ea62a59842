"""FM004: the same key twice in one mapping."""

from __future__ import annotations

from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.frontmatter.front_matter import DUPLICATE_KEY
from doclint.values.diagnostic import Diagnostic, Severity


@rule(
    "FM004",
    "duplicate-key",
    tags=("front-matter",),
    severity=Severity.ERROR,
    when=Relevance(literals=("---", "+++", "{")),
)
def duplicate_key(ctx: Context) -> Iterator[Diagnostic]:
    """The same key twice in one mapping of the front matter.

    Most programs keep the last value and drop the first without a word; some stop. The reader may
    see a title or a date that the author believed to have replaced.

    ```md bad
    ---
    title: खाता
    date: 2024-01-31
    ⟦title⟧: बचत खाता
    ---
    ```

    ```md good
    ---
    title: बचत खाता
    date: 2024-01-31
    ---
    ```

    Mappings inside lists and other mappings are checked too:

    ```md bad
    ---
    author: {name: Asha, ⟦name⟧: Ravi}
    ---
    ```

    ```md good
    ---
    authors:
      - name: Asha
      - name: Ravi
    ---
    ```

    There is no fix: only the author knows which of the two values is right.
    """
    front_matter = ctx.doc.front_matter
    if front_matter is None:
        return
    for problem in front_matter.problems:
        if problem.kind == DUPLICATE_KEY:
            yield ctx.diagnostic(problem.span, problem.message)
