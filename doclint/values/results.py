"""What a run produces: one result per file, one report for all; what reporters read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from doclint.values.diagnostic import Diagnostic, Severity
from doclint.values.rule_head import RuleHead
from doclint.values.text import Source

__all__ = ["FileResult", "Report", "Summary"]


class FileResult(NamedTuple):
    """The findings of one file in order of their place.

    `path` is relative to the folder doclint was started in, with `/`; it may hold any character,
    control characters and surrogate escapes included. `source` is None when the file could not be
    decoded; its findings then stand at offset 0. `complete` is false when the file could not be
    read, a rule crashed on it or a fix could not be written. `fixed` counts applied fixes.
    `original_text` is the text before fixing where the fixed one (`source`) was not written.
    """

    path: str
    source: Source | None
    diagnostics: tuple[Diagnostic, ...]
    complete: bool = True
    fixed: int = 0
    original_text: str | None = None


class Summary(NamedTuple):
    """The counts that every report shows."""

    files: int
    files_with_findings: int
    findings: int
    fixable: int
    fixed: int
    complete: bool


@dataclass(frozen=True, slots=True)
class Report:
    """The whole run: `files` sorted by path, and `rules` that ran, by code.

    `notes` are remarks about the configuration. `timings` are nanoseconds by rule code or step,
    empty unless they were asked for.
    """

    files: tuple[FileResult, ...]
    rules: Mapping[str, RuleHead] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    timings: Mapping[str, int] = field(default_factory=dict)

    @property
    def summary(self) -> Summary:
        """The counts; a finding is fixable when its fix is SAFE or UNSAFE."""
        findings = [diagnostic for result in self.files for diagnostic in result.diagnostics]
        return Summary(
            files=len(self.files),
            files_with_findings=sum(bool(result.diagnostics) for result in self.files),
            findings=len(findings),
            fixable=sum(
                one.fix is not None and one.fix.applicability != "manual" for one in findings
            ),
            fixed=sum(result.fixed for result in self.files),
            complete=all(result.complete for result in self.files),
        )

    def worst(self) -> Severity | None:
        """The highest severity found, or None."""
        severities = [one.severity for result in self.files for one in result.diagnostics]
        return max(severities, default=None)
