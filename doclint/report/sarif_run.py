"""The run of a SARIF log without its results: the tool, the invocation and what went wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from doclint.report.own_failures import failures
from doclint.report.report_options import ReportOptions
from doclint.report.rule_urls import HOME
from doclint.report.sarif_results import artifact, sentence
from doclint.report.sarif_rules import LEVELS, plain_descriptor
from doclint.values.diagnostic import Diagnostic
from doclint.values.lazy_pattern import lazy_pattern
from doclint.values.results import FileResult, Report

__all__ = ["run_object"]

_INCOMPLETE = ("DL000", "incomplete-run")
_DROPPED = ("DL000", "dropped-results")
_NOTE = ("DL000", "note")
_NUMBERS = lazy_pattern(r"\d+(?:\.\d+)*")
_FAILED_RULE = lazy_pattern(r"rule ([A-Z]{2,8}[0-9]{3}) ")


def run_object(
    report: Report,
    options: ReportOptions,
    rules: Sequence[Mapping[str, object]],
    dropped: int,
) -> dict[str, object]:
    """The run with the descriptors `rules`; `dropped` results did not fit into the log."""
    notifications = _Notifications(rules)
    for result, diagnostic in failures(report):
        notifications.add_failure(result, diagnostic, options)
    incomplete = sum(not result.complete for result in report.files)
    if incomplete:
        text = f"The run is incomplete: files not processed fully: {incomplete}."
        notifications.add(_INCOMPLETE, "error", text)
    if dropped:
        text = f"The log holds the worst findings only; findings left out: {dropped}."
        notifications.add(_DROPPED, "warning", text)
    for note in report.notes:
        notifications.add(_NOTE, "note", sentence(note))
    driver: dict[str, object] = {
        "name": "doclint",
        "organization": "doclint",
        "version": options.version,
        "semanticVersion": _semantic(options.version),
        "informationUri": HOME,
        "rules": list(rules),
        "notifications": notifications.descriptors,
    }
    category = f"{options.category.strip('/')}/" if options.category.strip("/") else ""
    return {
        "tool": {"driver": driver},
        "automationDetails": {"id": f"doclint/{category}"},
        "columnKind": "utf16CodeUnits",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "defaultEncoding": "utf-8",
        "originalUriBaseIds": {"SRCROOT": {"description": {"text": "The root of the repository."}}},
        "invocations": [_invocation(report, options, notifications.shown)],
    }


class _Notifications:
    """Collects notifications and a descriptor for each kind of them."""

    def __init__(self, rules: Sequence[Mapping[str, object]]) -> None:
        self.shown: list[dict[str, object]] = []
        self.descriptors: list[dict[str, object]] = []
        self._indexes: dict[str, int] = {}
        self._rules = {str(rule["id"]): index for index, rule in enumerate(rules)}

    def add(self, kind: tuple[str, str], level: str, text: str) -> dict[str, object]:
        """Add one of the `kind`, a code and a name, and return it."""
        identity = "/".join(kind)
        if identity not in self._indexes:
            self._indexes[identity] = len(self.descriptors)
            self.descriptors.append(plain_descriptor(*kind) | {"id": identity})
        notification: dict[str, object] = {
            "descriptor": {"id": identity, "index": self._indexes[identity]},
            "level": level,
            "message": {"text": text},
        }
        self.shown.append(notification)
        return notification

    def add_failure(
        self, result: FileResult, diagnostic: Diagnostic, options: ReportOptions
    ) -> None:
        """Add one for a failure of doclint, with the file and the rule it tells of."""
        kind = (diagnostic.code, diagnostic.name)
        added = self.add(kind, LEVELS[diagnostic.severity], sentence(diagnostic.message))
        added["locations"] = [
            {"physicalLocation": {"artifactLocation": artifact(result.path, options)}}
        ]
        named = _FAILED_RULE.match(diagnostic.message)
        if named and named[1] in self._rules:
            added["associatedRule"] = {"id": named[1], "index": self._rules[named[1]]}


def _invocation(
    report: Report, options: ReportOptions, notifications: list[dict[str, object]]
) -> dict[str, object]:
    times: dict[str, object] = {}
    if options.started and options.finished and not options.deterministic:
        times["startTimeUtc"] = _utc(options.started)
        times["endTimeUtc"] = _utc(options.finished)
    return {
        "executionSuccessful": report.summary.complete,
        "exitCode": options.exit_code,
        **times,
        "toolExecutionNotifications": notifications,
    }


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"


def _semantic(version: str) -> str:
    """`version` as Semantic Versioning writes it: Python's `1.2rc1` becomes `1.2.0-rc1`."""
    numbers = _NUMBERS.match(version)
    release = numbers[0] if numbers else "0"
    rest = version.removeprefix(release)
    major, minor, patch = [*release.split("."), "0", "0"][:3]
    label = re.sub(r"[^0-9A-Za-z]+", ".", rest).strip(".")
    return f"{major}.{minor}.{patch}" + (f"-{label}" if label else "")
