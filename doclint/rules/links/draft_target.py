"""LK014 draft-target."""

from __future__ import annotations

from collections.abc import Iterator

from doclint.checking.context import SiteContext
from doclint.checking.decorators import site_rule
from doclint.rules.links._link_findings import broken_links, place
from doclint.values.diagnostic import Diagnostic, Severity

__all__ = ["draft_target"]

_WORDS = {
    "draft": "is a draft",
    "future": "has a date in the future",
    "expired": "has expired",
    "unpublished": "is not published",
    "unrendered": "is not rendered",
    "resource": "is part of another page's bundle",
    "outside": "is not part of the site",
}


@site_rule("LK014", "draft-target", severity=Severity.ERROR, sees="links")
def draft_target(ctx: SiteContext) -> Iterator[tuple[str, Diagnostic]]:
    """Links to a page that exists but is not published.

    The link works in the writer's preview and is an error page for every reader until the draft is
    published. Pages with a date in the future, expired pages and pages that are not rendered count
    as well.

    ```md with file=labh.md
    ---
    draft: true
    ---
    # लाभ
    ```

    ```md bad
    [लाभ](⟦/labh⟧)
    ```

    ```md good
    लाभ (जल्द आ रहा है)
    ```

    There is no fix: publish the page, or take the link out.
    """
    for page, link, broken in broken_links(ctx, "unpublished"):
        source = broken.page.source if broken.page is not None else broken.url
        state = _WORDS.get(broken.detail, broken.detail)
        yield (
            page.path,
            ctx.diagnostic(
                place(link),
                f"`{link.url}` leads to `{source}`, which {state}",
                None,
                page.site.confidence,
            ),
        )
