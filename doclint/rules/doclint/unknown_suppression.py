"""DL005."""

from __future__ import annotations

from collections.abc import Iterator

from doclint.checking.rule import Context, rule
from doclint.values.diagnostic import Diagnostic


@rule("DL005", "unknown-suppression", tags=("doclint",))
def unknown_suppression(_ctx: Context) -> Iterator[Diagnostic]:
    """A suppression comment that names no known rule or is no known comment.

    A misspelt comment does nothing: the finding that its author looked at and accepted comes back,
    and a real defect drowns among such repeats until a reader finds it.

    ```md bad engine
    # खाता

    <!-- doclint-disable-next-line ⟦MD0181⟧ -->
    ##हाइलाइट
    ```

    ```md bad engine
    # खाता

    <!-- ⟦doclint-disable-nextline⟧ MD018 -->
    ##हाइलाइट
    ```

    ```md good engine
    # खाता

    <!-- doclint-disable-next-line MD018 -->
    ##हाइलाइट
    ```

    There is no fix: the message names the nearest rule, but only the author knows which one was
    meant.
    """
    yield from ()
