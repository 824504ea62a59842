"""DL003."""

from __future__ import annotations

from doclint.checking.decorators import notice_rule
from doclint.checking.notices import RULE_CRASHED


@notice_rule(RULE_CRASHED, tags=("doclint",))
def rule_crashed() -> None:
    """A rule that failed on a page.

    What the rule would have said about the page is unknown, so its readers may meet the very defect
    that the rule looks for. The other rules and pages are checked as ever; the run is incomplete
    and ends with status 2. A failure is a bug in the rule: report it with the page that shows it.

    ```console bad
    $ doclint check content/hi/khata.md
    content/hi/khata.md:1:1: DL003 rule XX001 (my-rule) failed: IndexError: list index out of range
    ```

    ```console good
    $ doclint check --ignore XX001 content/hi/khata.md
    ```

    There is no fix, and no comment suppresses this finding.
    """
