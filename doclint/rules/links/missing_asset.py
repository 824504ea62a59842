"""LK003 missing-asset."""

from __future__ import annotations

from collections.abc import Iterator

from doclint.checking.context import SiteContext
from doclint.checking.decorators import site_rule
from doclint.rules.links._link_findings import (
    broken_links,
    did_you_mean,
    place,
    severity,
    suggester,
)
from doclint.values.diagnostic import Diagnostic, Severity

__all__ = ["missing_asset"]


@site_rule("LK003", "missing-asset", severity=Severity.ERROR, sees="links")
def missing_asset(ctx: SiteContext) -> Iterator[tuple[str, Diagnostic]]:
    """Images and files that are not there.

    In place of the picture the reader sees a broken frame, or the alternative text at best; a
    download answers with an error. Files are looked for where the generator takes them from: beside
    the page, and in its static folders.

    ```md with file=img/chart.svg
    <svg xmlns="http://www.w3.org/2000/svg"/>
    ```

    ```md bad
    ![चार्ट](⟦img/chrat.svg⟧) और [रिपोर्ट](⟦/report.pdf⟧)
    ```

    ```md good
    ![चार्ट](img/chart.svg) और [चार्ट](/img/chart.svg)
    ```

    There is no fix, since only a person knows which file belongs there.
    """
    for page, link, broken in broken_links(ctx, "asset"):
        suggestions = suggester(ctx, page).suggest_asset(link)
        yield (
            page.path,
            ctx.diagnostic(
                place(link),
                f"there is no file `{broken.url}`{did_you_mean(suggestions)}",
                None,
                severity(ctx, page),
            ),
        )
