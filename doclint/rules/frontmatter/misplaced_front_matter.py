"""FM003: front matter that something before its opening fence hides."""

from __future__ import annotations

from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.frontmatter.front_matter import MISPLACED
from doclint.values.diagnostic import Diagnostic, Effect


@rule(
    "FM003",
    "misplaced-front-matter",
    tags=("front-matter",),
    when=Relevance(literals=("---", "+++")),
)
def misplaced_front_matter(ctx: Context) -> Iterator[Diagnostic]:
    """Blank lines, spaces or a byte order mark before the opening fence.

    Front matter begins with the first character of the file. Behind anything else most programs
    do not see it: the page loses its title and date, and the reader finds the fields in the text.

    ```md bad escapes
    ⟦\\n---⟧
    title: Savings
    ---

    Text.
    ```

    ```md fixed
    ---
    title: Savings
    ---

    Text.
    ```

    ```md bad escapes
    ⟦\\ufeff⟧---
    title: Savings
    ---
    ```

    ```md fixed
    ---
    title: Savings
    ---
    ```

    ```md good
    ---
    title: Savings
    ---
    ```

    The fix takes away what stands before the fence and nothing else; the fields disappear from the
    text, which is what the author meant.
    """
    front_matter = ctx.doc.front_matter
    if front_matter is None:
        return
    for problem in front_matter.problems:
        if problem.kind == MISPLACED:
            start = problem.span.start if front_matter.readable else 0
            end = problem.span.end if front_matter.readable else front_matter.span.start
            effect = Effect.NONE if front_matter.readable else Effect.REPAIR
            title = "Delete what stands before the front matter"
            fix = ctx.replace((start, end), "", title, effect=effect)
            yield ctx.diagnostic(problem.span, problem.message, fix)
