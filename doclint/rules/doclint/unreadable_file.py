"""DL001."""

from __future__ import annotations

from doclint.checking.decorators import notice_rule
from doclint.checking.notices import UNREADABLE_FILE


@notice_rule(UNREADABLE_FILE, tags=("doclint",))
def unreadable_file() -> None:
    """A file or folder that could not be read.

    The page was not checked, so nobody knows whether its readers meet a defect. The run is
    incomplete: it ends with status 2 even when nothing else is found. The usual reasons are
    missing permissions, a path that does not exist, a name that belongs to a device or a pipe, and
    a worker process that died on the page.

    ```console bad
    $ doclint check content/hi/khatta.md
    content/hi/khatta.md:1:1: DL001 cannot read the path: no such file or directory
    ```

    ```console good
    $ doclint check content/hi/khata.md
    ```

    There is no fix: only a person knows what the file should have been.
    """
