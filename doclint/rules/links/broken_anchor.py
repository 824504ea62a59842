"""LK002 broken-anchor."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doclint.checking.context import SiteContext
from doclint.checking.decorators import site_rule
from doclint.rules.links._link_findings import found_links, place, retarget, severity
from doclint.site.distance import distance
from doclint.site.families import ids_like
from doclint.site.moved_anchors import MovedTarget
from doclint.site.site_values import Page, Target
from doclint.site.urls import nfc
from doclint.values.diagnostic import Diagnostic, Effect, Severity

__all__ = ["broken_anchor"]


def _follow(ctx: SiteContext, moved: MovedTarget) -> Diagnostic:
    """The finding about a link whose heading a fix has reworded."""
    title = f"Follow the heading to `#{moved.new}`"
    return ctx.diagnostic(
        moved.span,
        f"the heading of `#{moved.old}` was reworded",
        ctx.replace(moved.span, moved.new, title, effect=Effect.TEXT),
    )


@site_rule("LK002", "broken-anchor", severity=Severity.ERROR, sees="links", on_moved=_follow)
def broken_anchor(ctx: SiteContext) -> Iterator[tuple[str, Diagnostic]]:
    """Links to a heading or an id that the target page does not have.

    The browser opens the page at its top, and the reader has to search for the part that was
    promised. Ids follow the slug rule of the site's generator, and that rule differs more for Indic
    headings than for any other: `## हाइलाइट` is `#हाइलाइट` on GitHub, `#हइलइट` in Hugo and `#_1` in
    MkDocs. A folder without a generator takes the id of any usual generator.

    ```md with file=hugo.toml
    baseURL = "https://example.org/"
    ```

    ```md bad file=content/khata.md
    # खाता

    [सार](⟦#हाइलाइट⟧)

    ## हाइलाइट
    ```

    ```md fixed unsafe file=content/khata.md
    # खाता

    [सार](#हइलइट)

    ## हाइलाइट
    ```

    ```md good file=content/khata.md
    # खाता

    [सार](#saar), [ऊपर](#top)

    ## हाइलाइट {#saar}
    ```

    The fix is unsafe: it takes the one heading that fits, which a person should look at.
    """
    for page, link, target in found_links(ctx):
        if target.anchor_found is not False or target.page is None or target.anchor is None:
            continue
        hint, known = _explain(ctx, target.page, target)
        fix = None
        if known is not None:
            before = link.url.partition("#")[0]
            fix = retarget(link, f"{before}#{known}")
        where = "this page" if target.page is page else f"`{target.url}`"
        yield (
            page.path,
            ctx.diagnostic(
                place(link),
                f"{where} has no anchor `#{target.anchor}`{hint}",
                fix,
                severity(ctx, page),
            ),
        )


def _explain(ctx: SiteContext, page: Page, target: Target) -> tuple[str, str | None]:
    """The end of the message, and the one id that was meant, None without one."""
    fragment = nfc(target.anchor or "")
    like = ids_like(page, fragment)
    if len(like) == 1:
        known, family = like[0]
        return f"; that is the form of {family}, here the heading's id is `#{known}`", known
    anchors = sorted(ctx.site.resolver(page).anchors(page))
    wanted = _squash(fragment)
    near = [one for one in anchors if _squash(one) == wanted]
    if not near:
        limit = min(3, len(wanted) // 4)
        scored = [(distance(wanted, _squash(one), limit), one) for one in anchors]
        best = min((score for score, _ in scored), default=limit + 1)
        near = [one for score, one in scored if score == best and score <= limit]
    names = " or ".join(f"`#{one}`" for one in near[:3])
    hint = f"; did you mean {names}?" if near else ""
    return hint, near[0] if len(near) == 1 else None


def _squash(text: str) -> str:
    return re.sub(r"[-_ .]+", "", nfc(text)).casefold()
