"""LK007 absolute-self-link."""

from __future__ import annotations

from collections.abc import Iterator

from doclint.checking.context import SiteContext
from doclint.checking.decorators import site_rule
from doclint.rules.links._link_findings import found_links, place, retarget
from doclint.site.urls import is_external
from doclint.values.diagnostic import Applicability, Diagnostic, Severity

__all__ = ["absolute_self_link"]


@site_rule("LK007", "absolute-self-link", severity=Severity.INFO, presets=(), sees="links")
def absolute_self_link(ctx: SiteContext) -> Iterator[tuple[str, Diagnostic]]:
    """Links that name the site's own host.

    They throw the reader of a preview, of a translation or of an offline copy back to the public
    site, and they break when the site moves to another host.

    ```toml site
    base_url = "https://example.org/"
    ```

    ```md with file=khata.md
    # खाता
    ```

    ```md bad
    [खाता](⟦https://example.org/khata⟧)
    ```

    ```md fixed
    [खाता](/khata)
    ```

    ```md good
    [खाता](/khata) और [बाहर](https://example.com/khata)
    ```

    The fix is safe: on the public site the address stays the same.
    """
    for page, link, target in found_links(ctx):
        if not is_external(link.url) or target.kind not in (
            "page",
            "asset",
            "redirect",
            "generated",
        ):
            continue
        right = ctx.site.resolver(page).own_path(link.url)
        if right is None:
            continue
        right = page.site.as_linked(right)
        yield (
            page.path,
            ctx.diagnostic(
                place(link),
                f"`{link.url}` names the site's own host",
                retarget(link, right, Applicability.SAFE) if link.kind != "autolink" else None,
            ),
        )
