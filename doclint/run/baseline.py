"""A baseline: findings that a repository has accepted and does not want to hear of again."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

from doclint.files.write import write_whole
from doclint.values.diagnostic import Diagnostic
from doclint.values.errors import UserError
from doclint.values.results import FileResult, Report
from doclint.values.system_errors import refusal

__all__ = ["read_baseline", "without_known", "write_baseline"]

Key = tuple[str, str, str]


def write_baseline(path: Path, report: Report) -> None:
    """Write the findings of `report` to `path` as JSON, one entry a path, rule and line text."""
    counts = Counter(_key(result, one) for result in report.files for one in result.diagnostics)
    entries = [
        {"path": file, "code": code, "line": line, "count": count}
        for (file, code, line), count in sorted(counts.items())
    ]
    text = json.dumps({"version": 1, "findings": entries}, ensure_ascii=False, indent=1) + "\n"
    try:
        write_whole(path, text)
    except OSError as error:
        raise UserError(f"cannot write the baseline {path}: {refusal(error)}") from error


def read_baseline(path: Path) -> Counter[Key]:
    """How often each finding of the baseline at `path` is accepted; raises `UserError`."""
    try:
        entries = json.loads(path.read_text("utf-8"))["findings"]
        return Counter(
            {(one["path"], one["code"], one["line"]): int(one["count"]) for one in entries}
        )
    except OSError as error:
        raise UserError(f"cannot read the baseline {path}: {refusal(error)}") from error
    except (ValueError, KeyError, TypeError) as error:
        raise UserError(f"{path} is not a baseline: {error}") from error


def without_known(report: Report, known: Counter[Key]) -> Report:
    """`report` without the findings that `known` accepts, each as often as it counts."""
    left = Counter(known)
    files = []
    for result in report.files:
        kept = []
        for one in result.diagnostics:
            key = _key(result, one)
            if left[key] > 0:
                left[key] -= 1
            else:
                kept.append(one)
        files.append(result._replace(diagnostics=tuple(kept)))
    return replace(report, files=tuple(files))


def _key(result: FileResult, diagnostic: Diagnostic) -> Key:
    """What recognises a finding when lines move: its file, its rule and the text of its line."""
    line = ""
    if result.source is not None:
        number = result.source.line_of(diagnostic.span.start)
        line = " ".join(result.source.lines[number - 1].split())
    return result.path, diagnostic.code, line
