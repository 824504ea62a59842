"""FM006: a required field that is not there."""

from __future__ import annotations

from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.values.diagnostic import Diagnostic, Severity


@rule("FM006", "missing-field", tags=("front-matter", "schema"), severity=Severity.ERROR)
def missing_field(ctx: Context) -> Iterator[Diagnostic]:
    """A field that the schema requires is absent or empty.

    What the template shows from it stays blank: a search result without a description, an article
    without a date.

    ```yaml schema
    fields:
      title: {type: str, required: true}
      description: {type: str, required: true}
      date: {type: date, required-if: {layout: post}}
      layout: {choices: [page, post]}
      author: {type: mapping, fields: {name: {type: str, required: true}, url: url}}
    ```

    ```md bad
    ⟦---⟧
    title: बचत खाता
    ---
    ```

    ```md bad
    ---
    title: बचत खाता
    ⟦description⟧:
    ---
    ```

    ```md good
    ---
    title: बचत खाता
    description: बैंक में रखा पैसा, जिस पर ब्याज मिलता है
    ---
    ```

    A field inside a mapping is missed at the mapping, and a field may be required only where
    another one has a certain value:

    ```md bad
    ---
    title: बचत खाता
    description: बैंक में रखा पैसा
    author: ⟦{url: "https://example.org/asha"}⟧
    ---
    ```

    ```md bad
    ⟦---⟧
    title: बचत खाता
    description: बैंक में रखा पैसा
    layout: post
    ---
    ```

    ```md good
    ---
    title: बचत खाता
    description: बैंक में रखा पैसा
    layout: post
    date: 2024-01-31
    author: {name: Asha}
    ---
    ```

    There is no fix: the value is for the author to write.
    """
    for error in ctx.doc.schema_errors:
        if error.kind == "missing":
            yield ctx.diagnostic(error.span, error.message)
