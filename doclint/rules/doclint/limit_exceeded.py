"""DL002."""

from __future__ import annotations

from doclint.checking.decorators import notice_rule
from doclint.checking.notices import LIMIT_EXCEEDED


@notice_rule(LIMIT_EXCEEDED, tags=("doclint",))
def limit_exceeded() -> None:
    """A page that is too large, or takes too long, to check.

    A page of many megabytes is nearly always a dump that slipped into the content, and it makes a
    reader's browser stall. It is reported instead of checked, so the run is incomplete and ends
    with status 2. The limits on the size of a file, the length of a line and the size and depth of
    front matter stand in the `[limits]` table of the configuration.

    ```console bad
    $ doclint check content/export.md
    content/export.md:1:1: DL002 not checked: 9437184 bytes, the limit is 5242880
    ```

    ```console good
    $ doclint check content/summary.md
    ```

    There is no fix: split the page, raise the limit or exclude the file.
    """
