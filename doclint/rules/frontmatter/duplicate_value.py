"""FM010: two pages that share a value which must be unique."""

from __future__ import annotations

from collections.abc import Iterator

from doclint.checking.context import SiteContext
from doclint.checking.decorators import site_rule
from doclint.page.document import Document
from doclint.values.diagnostic import Diagnostic, Severity


def _facts(document: Document) -> dict[str, object] | None:
    """The page's values of unique fields with their places, and its language."""
    front_matter, schema = document.front_matter, document.schema
    if front_matter is None or schema is None or not schema.unique:
        return None
    values = []
    for name in schema.unique:
        value = front_matter.values.get(name)
        located = front_matter.positions.get((name,))
        if located is None or isinstance(value, bool | list | dict) or value in (None, ""):
            continue
        values.append([name, str(value).strip(), *located.value])
    return {"language": document.language, "values": values} if values else None


@site_rule(
    "FM010",
    "duplicate-value",
    tags=("front-matter", "schema"),
    severity=Severity.ERROR,
    facts=_facts,
    sees="facts",
)
def duplicate_value(ctx: SiteContext) -> Iterator[tuple[str, Diagnostic]]:
    """Two pages with the same value in a field that the schema declares unique.

    Two pages with one slug end up at one address, and readers can reach only one of them; two pages
    with one title cannot be told apart in menus and search results. Pages are compared within one
    language, so that translations may share a slug.

    ```yaml schema
    fields:
      slug: {type: slug, unique: true}
    ```

    ```md with file=savings.md
    ---
    slug: account
    ---
    ```

    ```md bad file=zero-balance.md
    ---
    slug: ⟦account⟧
    ---
    ```

    ```md good file=deposit.md
    ---
    slug: deposit
    ---
    ```

    The first page by path keeps the value; every other one is reported. There is no fix: which page
    should change is the author's choice.
    """
    first: dict[tuple[object, ...], str] = {}
    for path in sorted(ctx.facts):
        facts = ctx.facts[path]
        assert isinstance(facts, dict)
        for name, value, start, end in facts["values"]:
            owner = first.setdefault((facts["language"], name, value), path)
            if owner != path:
                message = f"`{name}` is `{value}` as in `{owner}`, expected a value of its own"
                yield path, ctx.diagnostic((start, end), message)
