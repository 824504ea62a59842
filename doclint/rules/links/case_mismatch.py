"""LK004 case-mismatch."""

from __future__ import annotations

from collections.abc import Iterator

from doclint.checking.context import SiteContext
from doclint.checking.decorators import site_rule
from doclint.rules.links._link_findings import found_links, place, retarget
from doclint.site.writing import corrected
from doclint.values.diagnostic import Applicability, Diagnostic, Severity

__all__ = ["case_mismatch"]


@site_rule("LK004", "case-mismatch", severity=Severity.ERROR, sees="links")
def case_mismatch(ctx: SiteContext) -> Iterator[tuple[str, Diagnostic]]:
    """Links that differ from their target in upper and lower case alone.

    On the writer's machine the link may work, because macOS and Windows do not tell `Chart.png`
    from `chart.png`. Web servers do, so the reader gets an error page.

    ```md with file=khata.md
    # खाता
    ```

    ```md with file=img/Chart.svg
    <svg xmlns="http://www.w3.org/2000/svg"/>
    ```

    ```md bad
    [खाता](⟦/Khata⟧) ![चार्ट](⟦img/chart.svg⟧)
    ```

    ```md fixed
    [खाता](/khata) ![चार्ट](img/Chart.svg)
    ```

    ```md good
    [खाता](/khata) ![चार्ट](img/Chart.svg)
    ```

    The fix is safe: it writes the one name that exists.
    """
    for page, link, target in found_links(ctx):
        if "case" in target.repairs:
            right = corrected(page, link, target)
            yield (
                page.path,
                ctx.diagnostic(
                    place(link),
                    f"`{link.url}` differs in case from `{right}`",
                    retarget(link, right, Applicability.SAFE),
                ),
            )
