"""FM008: a value that its field does not take."""

from __future__ import annotations

from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.rules.frontmatter._repair_fix import fix_of
from doclint.values.diagnostic import Diagnostic, Severity


@rule("FM008", "invalid-value", tags=("front-matter", "schema"), severity=Severity.ERROR)
def invalid_value(ctx: Context) -> Iterator[Diagnostic]:
    """A value of the wrong type, length, pattern, choice or script, or one that names nothing.

    The page is filed under a category that does not exist, sorted by a date that is none, or its
    description is cut off in search results.

    ```yaml schema
    fields:
      title: {type: str, max-length: 12, script: Devanagari}
      weight: int
      date: date
      category: {choices: [Careers, Investing, Banking]}
      keywords: {type: list, items: {choices: [Careers, Investing]}, separator: ","}
      language: language
    ```

    ```md bad
    ---
    title: ⟦Savings⟧
    weight: ⟦heavy⟧
    date: ⟦31 January⟧
    category: ⟦Investng⟧
    keywords: Careers, ⟦Bankng⟧
    ---
    ```

    ```md good
    ---
    title: बचत खाता
    weight: 10
    date: 2024-01-31
    category: Investing
    keywords: Careers, Investing
    ---
    ```

    Lengths count what readers see as characters, so a vowel sign or a conjunct adds nothing:

    ```md bad
    ---
    title: ⟦चक्रवृद्धि ब्याज और उसके लाभ⟧
    ---
    ```

    ```md good
    ---
    title: चक्रवृद्धि ब्याज
    ---
    ```

    Where only capitals differ from an allowed choice, the fix is safe; a nearest choice, another
    way to write a date or a tag, and quotes around a number are proposed only:

    ```md bad
    ---
    category: ⟦investing⟧
    ---
    ```

    ```md fixed
    ---
    category: Investing
    ---
    ```

    ```md bad
    ---
    category: ⟦"Bankin"⟧
    language: ⟦pt_BR⟧
    weight: ⟦"10"⟧
    ---
    ```

    ```md fixed unsafe
    ---
    category: "Banking"
    language: pt-BR
    weight: 10
    ---
    ```

    A fix touches the value alone and keeps its quotes.
    """
    for error in ctx.doc.schema_errors:
        if error.kind == "invalid":
            yield ctx.diagnostic(error.span, error.message, fix_of(ctx, error.repair))
