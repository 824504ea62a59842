"""DL001."""

from __future__ import annotations

from collections.abc import Iterator

from doclint.checking.rule import Context, rule
from doclint.values.diagnostic import Diagnostic, Severity


@rule("DL001", "unreadable-file", tags=("doclint",), severity=Severity.ERROR)
def unreadable_file(_ctx: Context) -> Iterator[Diagnostic]:
    """A file or folder that could not be read.

    The page was not checked, so nobody knows whether its readers meet a defect. The run is
    incomplete: it ends with status 2 even when nothing else is found. The usual reasons are
    missing permissions, a path that does not exist, a name that belongs to a device or a pipe, and
    a worker process that died on the page.

    ```console bad engine
    $ doclint check content/hi/khatta.md
    content/hi/khatta.md:1:1: DL001 cannot read the path: no such file or directory
    ```

    ```console good engine
    $ doclint check content/hi/khata.md
    ```

    There is no fix: only a person knows what the file should have been.
    """
    yield from ()
