"""LK009 orphan-page."""

from __future__ import annotations

from collections.abc import Iterator

from doclint.checking.context import SiteContext
from doclint.checking.decorators import site_rule
from doclint.site.orphans import orphans
from doclint.values.diagnostic import Diagnostic, Severity

__all__ = ["orphan_page"]


@site_rule("LK009", "orphan-page", severity=Severity.INFO, presets=())
def orphan_page(ctx: SiteContext) -> Iterator[tuple[str, Diagnostic]]:
    """Pages that no other page links to.

    Readers come to such a page through a search engine or not at all. Index pages and what the
    generator's navigation lists do not count as orphans.

    ```md with file=index.md
    # शब्दावली

    [खाता](/khata)
    ```

    ```md bad file=labh.md
    ⟦⟧# लाभ
    ```

    ```md good file=khata.md
    # खाता
    ```

    There is no fix: a person has to decide which page should link here.
    """
    for page in orphans(ctx.site):
        if ctx.site.is_reported(page):
            yield page.path, ctx.diagnostic((0, 0), "no page links to this page")
