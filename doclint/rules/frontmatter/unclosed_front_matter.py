"""FM002: front matter whose closing fence is missing."""

from __future__ import annotations

from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.frontmatter.front_matter import UNCLOSED
from doclint.values.diagnostic import Diagnostic, Severity


@rule(
    "FM002",
    "unclosed-front-matter",
    tags=("front-matter",),
    severity=Severity.ERROR,
    when=Relevance(literals=("---", "+++", "{")),
)
def unclosed_front_matter(ctx: Context) -> Iterator[Diagnostic]:
    """Front matter with an opening fence and no closing one.

    Nothing tells the generator where the page begins. Either it stops, or the reader finds the
    fields printed at the top of the text, the last of them as a heading.

    ```md bad
    ⟦---⟧
    title: बचत खाता

    # बचत खाता

    बैंक में रखा पैसा।
    ```

    ```md good
    ---
    title: बचत खाता
    ---

    # बचत खाता

    बैंक में रखा पैसा।
    ```

    A thematic break further down does not close it, even where a generator would take it for the
    fence:

    ```md bad
    ⟦+++⟧
    title = "Savings"

    # Savings
    ```

    ```md good
    +++
    title = "Savings"
    +++

    # Savings
    ```

    There is no fix: the line that ends the front matter is the author's to choose.
    """
    front_matter = ctx.doc.front_matter
    if front_matter is None:
        return
    for problem in front_matter.problems:
        if problem.kind == UNCLOSED:
            yield ctx.diagnostic(problem.span, problem.message)
