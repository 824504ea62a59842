"""DL005."""

from __future__ import annotations

from doclint.checking.decorators import notice_rule
from doclint.checking.notices import UNKNOWN_SUPPRESSION


@notice_rule(UNKNOWN_SUPPRESSION, tags=("doclint",))
def unknown_suppression() -> None:
    """A suppression comment that names no known rule or is no known comment.

    A misspelt comment does nothing: the finding that its author looked at and accepted comes back,
    and a real defect drowns among such repeats until a reader finds it.

    ```md bad
    # खाता

    <!-- doclint-disable-next-line ⟦MD0181⟧ -->
    ##हाइलाइट
    ```

    ```md bad
    # खाता

    <!-- ⟦doclint-disable-nextline⟧ MD018 -->
    ##हाइलाइट
    ```

    ```md good
    # खाता

    <!-- doclint-disable-next-line MD018 -->
    ##हाइलाइट
    ```

    There is no fix: the message names the nearest rule, but only the author knows which one was
    meant.
    """
