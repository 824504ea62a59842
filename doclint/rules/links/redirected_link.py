"""LK005 redirected-link."""

from __future__ import annotations

from collections.abc import Iterator

from doclint.checking.context import SiteContext
from doclint.checking.decorators import site_rule
from doclint.rules.links._link_findings import found_links, place, retarget
from doclint.site.urls import split
from doclint.site.writing import link_to, with_tail
from doclint.values.diagnostic import Applicability, Diagnostic, Severity

__all__ = ["redirected_link"]


@site_rule("LK005", "redirected-link", severity=Severity.WARNING, presets=(), sees="links")
def redirected_link(ctx: SiteContext) -> Iterator[tuple[str, Diagnostic]]:
    """Links to an old address that the site sends on to another one.

    Every redirect costs the reader another round trip, which is long on a mobile network, and the
    link breaks on the day that somebody tidies the list of redirects. Aliases in front matter count
    as redirects, and so do the redirect files of hosting services.

    ```md with file=khata.md
    ---
    aliases: [/purana-khata]
    ---
    # खाता
    ```

    ```md bad
    [खाता](⟦/purana-khata⟧)
    ```

    ```md fixed
    [खाता](/khata)
    ```

    ```md good
    [खाता](/khata)
    ```

    The fix is safe: the new address is the one that the redirect leads to.
    """
    for page, link, target in found_links(ctx):
        if target.kind != "redirect":
            continue
        address = split(link.url)
        if target.page is not None:
            right = link_to(page, target.page, link, address)
        else:
            right = target.url if "#" in target.url else with_tail(target.url, address)
        fixable = right.startswith("/") and "*" not in right and "/:" not in right
        yield (
            page.path,
            ctx.diagnostic(
                place(link),
                f"`{link.url}` redirects to `{target.url}`",
                retarget(link, right, Applicability.SAFE) if fixable or target.page else None,
            ),
        )
