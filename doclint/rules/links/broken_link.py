"""LK001 broken-link."""

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

__all__ = ["broken_link"]


@site_rule("LK001", "broken-link", severity=Severity.ERROR, sees="links")
def broken_link(ctx: SiteContext) -> Iterator[tuple[str, Diagnostic]]:
    """Links to pages that the site does not have.

    Whoever follows such a link gets an error page instead of the promised explanation, and most of
    them leave. What exists is decided as the site's own generator decides it: by file names, slugs,
    permalinks, aliases, redirects and languages. A folder without a generator takes `/name` for the
    page `name.md`, or for the page with that slug or title.

    A finding says what was probably meant: the same address with its slash, suffix or language
    corrected, a page whose address or title has the same letters, a page that has moved. While only
    some pages of a site are here, the finding is an information, because the page may exist.

    ```md with file=return-on-investment.md
    ---
    title: निवेश पर लाभ
    ---
    ```

    ```md bad
    अधिक जानें: [निवेश पर लाभ](⟦/returnoninvestmnt⟧)।
    और [खाता](/return-on-investment)।
    ```

    ```md fixed unsafe
    अधिक जानें: [निवेश पर लाभ](/return-on-investment)।
    और [खाता](/return-on-investment)।
    ```

    ```md good
    [नाम से](/return-on-investment), [फ़ाइल से](return-on-investment.md),
    [शीर्षक से](/निवेश-पर-लाभ) और [बाहर](https://example.org/)।
    ```

    The fix is unsafe: it takes the one page that fits, which a person should look at.
    """
    for page, link, broken in broken_links(ctx, "page"):
        suggestions = suggester(ctx, page).suggest(page, link)
        fix = retarget(link, suggestions[0].url) if len(suggestions) == 1 else None
        what = "no page answers" if broken.url.startswith("/") else "no page is found at"
        yield (
            page.path,
            ctx.diagnostic(
                place(link),
                f"{what} `{link.url}`{did_you_mean(suggestions)}",
                fix,
                severity(ctx, page),
            ),
        )
