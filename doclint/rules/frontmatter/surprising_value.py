"""FM009: text that YAML takes for something else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.frontmatter.failures import described, field_name
from doclint.frontmatter.front_matter import FrontMatter, KeyPath
from doclint.frontmatter.repairs import quote, surprises
from doclint.rules.frontmatter._repair_fix import fix_of
from doclint.values.diagnostic import Applicability, Diagnostic, Edit, Effect
from doclint.values.text import Span


@dataclass(frozen=True)
class SurprisingValue:
    """Options of FM009.

    `fields`: the fields that hold text, where no schema says so; items of their lists count.
    """

    fields: tuple[str, ...] = (
        "title", "linkTitle", "subtitle", "sidebar_label", "description", "summary", "slug",
        "keywords", "tags", "categories", "author", "authors", "language", "lang", "locale",
        "country", "version",
    )  # fmt: skip


@rule(
    "FM009",
    "surprising-value",
    tags=("front-matter",),
    options=SurprisingValue,
    when=Relevance(literals=("---",)),
)
def surprising_value(ctx: Context, options: SurprisingValue) -> Iterator[Diagnostic]:
    """Text without quotes that YAML reads as a boolean, a number or a date.

    The language code `no` becomes the value false, version `1.10` becomes `1.1`, the time `12:30`
    becomes 750, and the reader sees that instead of what was written.

    ```md bad
    ---
    title: ⟦2024-01-31⟧
    version: ⟦1.10⟧
    language: ⟦no⟧
    tags: [⟦010⟧, budget]
    ---
    ```

    ```md fixed
    ---
    title: "2024-01-31"
    version: "1.10"
    language: "no"
    tags: ["010", budget]
    ---
    ```

    ```md good
    ---
    title: "2024-01-31"
    date: 2024-01-31
    version: 1.2
    draft: no
    ---
    ```

    Where the page has a schema, its text fields are looked at, whatever their names:

    ```yaml schema
    fields:
      opens: str
      country: {choices: ["no", "se", "dk"]}
    ```

    ```md bad
    ---
    opens: ⟦12:30⟧
    country: ⟦no⟧
    ---
    ```

    ```md fixed
    ---
    opens: "12:30"
    country: "no"
    ---
    ```

    ```md good
    ---
    opens: noon
    country: "no"
    ---
    ```

    A quote that nothing opens is part of the text for YAML, and readers see it. It can only be
    taken away on request, since the author may have forgotten the other one:

    ```md bad
    ---
    opens: in the morning⟦"⟧
    ---
    ```

    ```md fixed unsafe
    ---
    opens: in the morning
    ---
    ```

    ```md good
    ---
    opens: at what we call "noon"
    ---
    ```

    The other fix puts quotes around the value, which keeps it as it was written.
    """
    front_matter = ctx.doc.front_matter
    if front_matter is not None and front_matter.format == "yaml":
        yield from _lone_quotes(ctx, front_matter)
    if ctx.doc.schema is not None:
        for error in ctx.doc.schema_errors:
            if error.kind == "surprising":
                yield ctx.diagnostic(error.span, error.message, fix_of(ctx, error.repair))
    elif front_matter is not None and front_matter.format == "yaml":
        yield from _in_known_fields(ctx, front_matter, options.fields)


def _lone_quotes(ctx: Context, front_matter: FrontMatter) -> Iterator[Diagnostic]:
    """Plain text that ends in a double quote without another one; after a digit it means inches."""
    text = ctx.doc.text
    if '"' not in text[slice(*front_matter.content)]:
        return
    told = {error.path for error in ctx.doc.schema_errors}
    for path, located in front_matter.positions.items():
        raw = text[slice(*located.value)]
        if raw[-1:] != '"' or raw[0] in "\"'|>[{&*!" or raw.count('"') % 2 == 0:
            continue
        if path and path not in told and not raw[-2].isdigit():
            span = Span(located.value.end - 1, located.value.end)
            message = f"`{field_name(path)}` ends in a quote that nothing opens"
            edit = Edit(span, "")
            fix = ctx.fix(
                "Delete the quote", edit,
                applicability=Applicability.UNSAFE, effect=Effect.TEXT,
            )  # fmt: skip
            yield ctx.diagnostic(span, f"{message}, expected `{raw[:-1]}`", fix)


def _in_known_fields(
    ctx: Context, front_matter: FrontMatter, fields: tuple[str, ...]
) -> Iterator[Diagnostic]:
    for field in fields:
        value = front_matter.values.get(field)
        if isinstance(value, list):
            for at, item in enumerate(value):
                yield from _surprise(ctx, front_matter, (field, at), item)
        elif value is not None:
            yield from _surprise(ctx, front_matter, (field,), value)


def _surprise(
    ctx: Context, front_matter: FrontMatter, path: KeyPath, value: object
) -> Iterator[Diagnostic]:
    located = front_matter.positions.get(path)
    if located is None or isinstance(value, str):
        return
    raw = ctx.doc.text[slice(*located.value)]
    if raw and raw[0] not in "*&!" and surprises(value, raw):
        message = f"`{field_name(path)}` is {described(value)}, expected the text `{raw}`"
        fix = fix_of(ctx, quote(raw, located.value))
        yield ctx.diagnostic(located.value, message, fix)
