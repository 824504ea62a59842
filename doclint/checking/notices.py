"""What doclint says about itself: the only place that makes such findings.

Each is a `Notice`; its page and its place among the rules come from a `notice_rule`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from doclint.page.reading import ReadFailure
from doclint.process.time_limit import TimeLimitExceeded
from doclint.values.diagnostic import Diagnostic, Fix, Severity
from doclint.values.text import Span

__all__ = [
    "FIX_FAILED",
    "FIX_WITHHELD",
    "INVALID_ENCODING",
    "LIMIT_EXCEEDED",
    "RULE_CRASHED",
    "UNKNOWN_SUPPRESSION",
    "UNREADABLE_FILE",
    "UNUSED_SUPPRESSION",
    "Notice",
    "configured",
    "crash",
    "is_about_comments",
    "is_about_the_run",
    "notice_of",
]

_START = Span(0, 0)


class Notice(NamedTuple):
    """Something that doclint itself has to say, under the code and name of a rule.

    What is `about` the run cannot be suppressed by a page; what is about comments is found when
    they are applied. `incomplete` says that the run has not seen or done all that was asked for,
    whatever the severity of the finding.
    """

    code: str
    name: str
    severity: Severity
    about: Literal["run", "comments", "page"]
    incomplete: bool = False

    @property
    def family(self) -> str:
        """The letters that the code begins with."""
        return self.code.rstrip("0123456789")

    def at(self, span: Span, message: str, fix: Fix | None = None) -> Diagnostic:
        """The finding at `span` with the severity that nobody has configured."""
        return Diagnostic(self.code, self.name, span, message, self.severity, fix)

    def of_file(self, message: str) -> Diagnostic:
        """The finding about a whole file; it stands at its very start."""
        return self.at(_START, message)

    def is_told_by(self, diagnostic: Diagnostic) -> bool:
        """Whether `diagnostic` is a finding with the code of this notice."""
        return diagnostic.code == self.code


UNREADABLE_FILE = Notice("DL001", "unreadable-file", Severity.ERROR, "run", incomplete=True)
LIMIT_EXCEEDED = Notice("DL002", "limit-exceeded", Severity.ERROR, "run", incomplete=True)
RULE_CRASHED = Notice("DL003", "rule-crashed", Severity.ERROR, "run", incomplete=True)
UNUSED_SUPPRESSION = Notice("DL004", "unused-suppression", Severity.WARNING, "comments")
UNKNOWN_SUPPRESSION = Notice("DL005", "unknown-suppression", Severity.WARNING, "comments")
FIX_FAILED = Notice("DL006", "fix-not-applied", Severity.ERROR, "run", incomplete=True)
# one fix of several: the finding that it was for is still told
FIX_WITHHELD = FIX_FAILED._replace(severity=Severity.WARNING, incomplete=False)
# the rule of this code looks at pages that can be read; the reader at those that cannot
INVALID_ENCODING = Notice("UC001", "invalid-encoding", Severity.ERROR, "page", incomplete=True)

_NOTICES = (
    UNREADABLE_FILE, LIMIT_EXCEEDED, RULE_CRASHED, UNUSED_SUPPRESSION, UNKNOWN_SUPPRESSION,
    FIX_FAILED, INVALID_ENCODING,
)  # fmt: skip
_ABOUT = {one.code: one.about for one in _NOTICES}
_UNREAD = {
    "unreadable": UNREADABLE_FILE,
    "too large": LIMIT_EXCEEDED,
    "undecodable": INVALID_ENCODING,
}


def is_about_the_run(code: str) -> bool:
    """Whether findings of `code` tell how doclint fared, and not how the content is."""
    return _ABOUT.get(code) == "run"


def is_about_comments(code: str) -> bool:
    """Whether findings of `code` are about suppression comments themselves."""
    return _ABOUT.get(code) == "comments"


def configured(found: Iterable[Diagnostic], severity: Mapping[str, str]) -> list[Diagnostic]:
    """`found` with the `severity` that is configured by code for what doclint says itself."""
    if severity.keys().isdisjoint(_ABOUT):
        return list(found)
    return [
        one._replace(severity=Severity[severity[one.code].upper()])
        if one.code in _ABOUT and one.code in severity
        else one
        for one in found
    ]


def crash(code: str, name: str, error: BaseException) -> Diagnostic:
    """The finding that reports the failure of the rule with this `code` and `name`."""
    if isinstance(error, TimeLimitExceeded):
        return RULE_CRASHED.of_file(f"rule {code} ({name}) did not come to an end in time")
    reason = f"{type(error).__name__}: {error}"
    return RULE_CRASHED.of_file(f"rule {code} ({name}) failed: {reason}")


def notice_of(failure: ReadFailure) -> Notice:
    """What is to be said of a file that could not become a page; the failure has the words."""
    return _UNREAD[failure.kind]
