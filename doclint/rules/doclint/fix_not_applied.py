"""DL006."""

from __future__ import annotations

from doclint.checking.decorators import notice_rule
from doclint.checking.notices import FIX_FAILED


@notice_rule(FIX_FAILED, tags=("doclint",))
def fix_not_applied() -> None:
    """A fix that was held back, or a file that could not be written.

    A fix is applied only when the page provably renders as before, apart from the repair that the
    rule declares, and when the file can be replaced as a whole. If either fails the file stays as
    it is, so readers never see a page that a tool has damaged, and the finding that was to be fixed
    stays too.

    A page that somebody else saves meanwhile is read and checked again, so that nothing that was
    saved is lost. If it changes each time, or if another program keeps it open for writing, it is
    left alone as well.

    ```console bad
    $ doclint fix content/hi/khata.md
    content/hi/khata.md:1:1: DL006 the file is not writable
    ```

    ```console good
    $ chmod u+w content/hi/khata.md
    $ doclint fix content/hi/khata.md
    ```

    There is no fix: mend the page by hand, or make the file writable and run again.
    """
