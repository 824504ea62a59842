"""DL004."""

from __future__ import annotations

from doclint.checking.decorators import notice_rule
from doclint.checking.notices import UNUSED_SUPPRESSION


@notice_rule(UNUSED_SUPPRESSION, tags=("doclint",))
def unused_suppression() -> None:
    """A suppression comment that suppresses nothing.

    Such a comment outlives the defect it was written for and would hide the next one, which readers
    would then meet. A comment is judged only when the rules that it names are on.

    ```md bad
    # खाता

    <!-- doclint-disable-next-line ⟦MD018⟧ -- no longer needed -->
    ## हाइलाइट
    ```

    ```md fixed
    # खाता

    ## हाइलाइट
    ```

    ```md bad
    # खाता

    <!-- doclint-disable-next-line MD018 ⟦MD019⟧ -->
    ##हाइलाइट
    ```

    ```md fixed
    # खाता

    <!-- doclint-disable-next-line MD018 -->
    ##हाइलाइट
    ```

    ```md good
    # खाता

    <!-- doclint-disable-next-line MD018 -- shows how not to write a heading -->
    ##हाइलाइट
    ```

    The fix removes the comment, or the name in it that is not needed; where the comment keeps two
    lists apart it stays, because they would become one.
    """
