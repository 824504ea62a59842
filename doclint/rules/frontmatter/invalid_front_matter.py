"""FM001: front matter that cannot be read."""

from __future__ import annotations

from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.frontmatter.front_matter import INVALID, LIMIT
from doclint.values.diagnostic import Diagnostic, Severity


@rule(
    "FM001",
    "invalid-front-matter",
    tags=("front-matter",),
    severity=Severity.ERROR,
    when=Relevance(literals=("---", "+++", "{")),
)
def invalid_front_matter(ctx: Context) -> Iterator[Diagnostic]:
    """Front matter that is not valid YAML, TOML or JSON.

    The generator stops, or drops every field of the page: readers then see a page without its
    title, in the wrong place of the menu, or no page at all. The finding stands where reading
    failed.

    ```md bad
    ---
    title: Savings⟦:⟧ a short guide
    ---
    ```

    ```md good
    ---
    title: "Savings: a short guide"
    ---
    ```

    A quote that never closes is reported where it opens, however far the parser ran on:

    ```md bad
    ---
    title: ⟦"⟧बचत खाता
    description: "ब्याज वाला खाता"
    ---
    ```

    ```md good
    ---
    title: "बचत खाता"
    description: "ब्याज वाला खाता"
    ---
    ```

    Dates that do not exist count as well, and so does what nests too deeply or expands without
    end. A page that begins with a thematic break has no front matter:

    ```md bad
    ---
    title: Opening hours
    date: ⟦2024-13-01⟧
    ---
    ```

    ```md good
    ---

    Prose between two thematic breaks.

    ---
    ```

    There is no fix: only the author knows what was meant.
    """
    front_matter = ctx.doc.front_matter
    if front_matter is None:
        return
    for problem in front_matter.problems:
        if problem.kind in (INVALID, LIMIT):
            yield ctx.diagnostic(problem.span, problem.message)
