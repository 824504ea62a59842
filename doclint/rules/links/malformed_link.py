"""LK013 malformed-link."""

from __future__ import annotations

from collections.abc import Iterator

from doclint.checking.context import SiteContext
from doclint.checking.decorators import site_rule
from doclint.rules.links._link_findings import (
    broken_links,
    did_you_mean,
    place,
    retarget,
    severity,
    suggester,
)  # fmt: skip
from doclint.values.diagnostic import Diagnostic, Severity

__all__ = ["malformed_link"]


@site_rule("LK013", "malformed-link", severity=Severity.ERROR, sees="links")
def malformed_link(ctx: SiteContext) -> Iterator[tuple[str, Diagnostic]]:
    """Destinations that are written wrongly: a second bracket, a danda, a raw space.

    The page that was meant exists, but the reader gets an error page for a slip of the pen. Such a
    link is reported for its slip and not as a link to nowhere.

    ```md with file=khata.md
    # खाता
    ```

    ```md bad
    [खाता](⟦(/khata)⟧) और [खाता](⟦/khata।⟧)
    ```

    ```md fixed unsafe
    [खाता](/khata) और [खाता](/khata)
    ```

    ```md good
    [खाता](/khata) और [खाता](/khata)।
    ```

    The fix is unsafe: it takes the slip out, and a person should look at what is left.
    """
    for page, link, broken in broken_links(ctx, "malformed"):
        suggestions = suggester(ctx, page).suggest(page, link)
        fix = retarget(link, suggestions[0].url) if len(suggestions) == 1 else None
        yield (
            page.path,
            ctx.diagnostic(
                place(link),
                f"`{link.url}` {broken.detail}{did_you_mean(suggestions)}",
                fix,
                severity(ctx, page),
            ),
        )
