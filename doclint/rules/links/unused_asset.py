"""LK010 unused-asset."""

from __future__ import annotations

from collections.abc import Iterator

from doclint.checking.context import SiteContext
from doclint.checking.decorators import site_rule
from doclint.site.orphans import unused_assets
from doclint.values.diagnostic import Diagnostic, Severity

__all__ = ["unused_asset"]


@site_rule("LK010", "unused-asset", severity=Severity.INFO, presets=())
def unused_asset(ctx: SiteContext) -> Iterator[tuple[str, Diagnostic]]:
    """Images and downloads that no page uses.

    They make the site larger than it has to be, and whoever looks for a picture finds old ones.
    Style sheets, fonts, icons and other files that themes use are not looked at. The finding stands
    at the start of the site's first page, since an image has no text to point at.

    ```md with file=hugo.toml
    baseURL = "https://example.org/"
    ```

    ```md with file=static/old.png
    picture
    ```

    ```md bad file=content/khata.md
    ⟦⟧# खाता
    ```

    ```md good file=content/khata.md
    # खाता

    ![पुराना चित्र](/old.png)
    ```

    There is no fix: a theme or another site may use the file.
    """
    for page, _, address in unused_assets(ctx.site):
        yield page.path, ctx.diagnostic((0, 0), f"no page uses the file `{address}`")
