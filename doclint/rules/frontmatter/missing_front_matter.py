"""FM005: a page without the front matter that its schema asks for."""

from __future__ import annotations

from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.values.diagnostic import Diagnostic, Severity


@rule("FM005", "missing-front-matter", tags=("front-matter", "schema"), severity=Severity.ERROR)
def missing_front_matter(ctx: Context) -> Iterator[Diagnostic]:
    """A page that has a schema with required fields, but no front matter.

    The page is published without title and description: menus, search results and shared links
    show its file name or nothing.

    ```yaml schema
    fields:
      title: {type: str, required: true}
    ```

    ```md bad
    ⟦⟧# बचत खाता

    बैंक में रखा पैसा।
    ```

    ```md good
    ---
    title: बचत खाता
    ---

    बैंक में रखा पैसा।
    ```

    There is no fix: the values are for the author to write.
    """
    for error in ctx.doc.schema_errors:
        if error.kind == "absent":
            yield ctx.diagnostic(error.span, error.message)
