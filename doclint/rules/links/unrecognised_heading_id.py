"""LK016 unrecognised-heading-id."""

from __future__ import annotations

from collections.abc import Iterator

from doclint.checking.context import SiteContext
from doclint.checking.decorators import site_rule
from doclint.site.anchors import explicit_id
from doclint.values.diagnostic import Diagnostic, Severity
from doclint.values.lazy_pattern import lazy_pattern
from doclint.values.text import Span

__all__ = ["unrecognised_heading_id"]

_ID = lazy_pattern(r"\{:?\s*#[^\s{}]+[^{}]*\}|\{/\*\s*#?[\w-]+\s*\*/\}")


@site_rule("LK016", "unrecognised-heading-id", severity=Severity.WARNING, sees="links")
def unrecognised_heading_id(ctx: SiteContext) -> Iterator[tuple[str, Diagnostic]]:
    """Ids in braces that this generator prints as part of the heading.

    The reader sees `{#khata}` in the heading and in the table of contents, and links to `#khata` do
    not work. Hugo, kramdown, Docusaurus and VitePress understand different forms; Astro and GitHub
    none at all.

    ```md with file=astro.config.mjs
    export default {};
    ```

    ```md bad file=src/pages/khata.md
    ## खाता ⟦{#khata}⟧
    ```

    ```md good file=src/pages/khata.md
    ## खाता
    ```

    There is no fix: a link may need the id, and then another way to set it has to be found.
    """
    for page in ctx.site.pages.values():
        outside = page.placement.state == "outside" or page.site.guessed
        if outside or not ctx.site.is_reported(page):
            continue
        for heading in page.facts.headings:
            braces = heading.attributes.strip()
            if not braces or braces.startswith("\\") or not _ID.fullmatch(braces):
                continue
            if explicit_id(heading, page.site.anchors) is None:
                span = Span(heading.text_end - len(braces), heading.text_end)
                yield (
                    page.path,
                    ctx.diagnostic(
                        span, f"{page.site.generator} prints `{braces}` as part of the heading"
                    ),
                )
