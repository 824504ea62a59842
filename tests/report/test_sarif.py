"""SARIF: against the OASIS schema, against Microsoft's validator, and field by field."""

from __future__ import annotations

import json
import re
import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from jsonschema.validators import validator_for

from doclint.report.formats import sarif
from doclint.values.diagnostic import Applicability, Edit, Fix, Severity
from doclint.values.results import Report
from doclint.values.text import Span
from tests.report.samples import OPTIONS, RULES, file, finding, hostile, insert, ordinary, rendered

MULTITOOL = (
    Path(__file__).parents[1] / "node/node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool"
)
needs_multitool = pytest.mark.skipif(
    not MULTITOOL.exists(), reason="run `npm ci` in tests/node (Node.js, Linux) for the validator"
)


def log(report: Report, **options: Any) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(rendered("sarif", report, replace(OPTIONS, **options)))
    return loaded


def run(report: Report, **options: Any) -> dict[str, Any]:
    first: dict[str, Any] = log(report, **options)["runs"][0]
    return first


def strange_paths() -> Report:
    paths = (
        "../up.md",
        "a b#c%20:d?.md",
        "हिन्दी/पृष्ठ.md",
        "c:x.md",
        "latin\udce9.md",
    )
    return Report(tuple(file(path, "ab\n", finding("MD018", (0, 1))) for path in paths), RULES)


def test_paths_start_at_the_root_of_the_repository() -> None:
    found = run(strange_paths(), prefix="docs/hi")["results"]
    uris = [one["locations"][0]["physicalLocation"]["artifactLocation"] for one in found]
    assert uris == [
        {"uri": "docs/up.md", "uriBaseId": "SRCROOT"},
        {"uri": "docs/hi/a%20b%23c%2520%3Ad%3F.md", "uriBaseId": "SRCROOT"},
        {"uri": "docs/hi/c%3Ax.md", "uriBaseId": "SRCROOT"},
        {"uri": "docs/hi/latin%E9.md", "uriBaseId": "SRCROOT"},
        {
            "uri": "docs/hi/%E0%A4%B9%E0%A4%BF%E0%A4%A8%E0%A5%8D%E0%A4%A6%E0%A5%80/"
            "%E0%A4%AA%E0%A5%83%E0%A4%B7%E0%A5%8D%E0%A4%A0.md",
            "uriBaseId": "SRCROOT",
        },
    ]


def test_a_path_outside_of_everything_is_absolute() -> None:
    report = Report((file("/tmp/x y.md", "ab\n", finding("MD018", (0, 1))),))
    place = run(report, prefix="docs")["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "file:///tmp/x%20y.md"}


SAMPLES = [ordinary(), hostile(), strange_paths(), Report(()), Report((), RULES)]


@needs_multitool
@pytest.mark.parametrize("report", SAMPLES)
def test_the_oasis_schema_accepts_it(report: Report) -> None:
    schema = json.loads((MULTITOOL.parent / "sarif-2.1.0.json").read_text("utf-8-sig"))
    errors = validator_for(schema)(schema).iter_errors(log(report, category="docs"))
    assert [(list(error.path), error.message) for error in errors] == []


@needs_multitool
def test_the_multitool_has_no_error_and_no_warning(tmp_path: Path) -> None:
    MULTITOOL.chmod(0o755)
    files = []
    for number, report in enumerate(SAMPLES):
        files.append(tmp_path / f"{number}.sarif")
        files[-1].write_text(rendered("sarif", report), "utf-8")
    findings = tmp_path / "findings.json"
    arguments = ["--rule-kind", "Sarif;Ghas", "--level", "Error;Warning", "--kind", "Fail"]
    done = subprocess.run(
        [MULTITOOL, "validate", *files, *arguments, "-o", findings, "--log", "ForceOverwrite"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert f"{len(files)} files scanned" in done.stdout
    results = json.loads(findings.read_text("utf-8-sig"))["runs"][0]["results"]
    assert [(one["ruleId"], one["message"]) for one in results] == []


def test_the_run() -> None:
    started = datetime(2026, 1, 2, 3, 4, 5, 6000, tzinfo=UTC)
    times = {"started": started, "finished": started, "deterministic": False}
    found = run(ordinary(), category="docs/hi", **times)
    driver = found["tool"]["driver"]
    assert driver["name"] == "doclint"
    assert (driver["version"], driver["semanticVersion"]) == ("1.2.3", "1.2.3")
    assert [rule["id"] for rule in driver["rules"]] == ["IN021", "MD018", "ZZ001"]
    assert found["columnKind"] == "utf16CodeUnits"
    assert found["automationDetails"] == {"id": "doclint/docs/hi/"}
    assert "uri" not in found["originalUriBaseIds"]["SRCROOT"]
    assert found["invocations"] == [
        {
            "executionSuccessful": True,
            "exitCode": 1,
            "startTimeUtc": "2026-01-02T03:04:05.006Z",
            "endTimeUtc": "2026-01-02T03:04:05.006Z",
            "toolExecutionNotifications": [],
        }
    ]


def test_a_rule() -> None:
    rule = run(ordinary())["tool"]["driver"]["rules"][1]
    assert rule["name"] == "NoMissingSpaceAtx"
    assert rule["shortDescription"]["text"] == "Headings without a space after the hashes."
    assert rule["fullDescription"]["text"] == "Readers see the hashes instead of a heading."
    assert rule["defaultConfiguration"] == {"level": "error", "enabled": True}
    assert rule["properties"] == {
        "tags": ["markdown", "headings", "spaces"],
        "precision": "high",
        "problem.severity": "error",
    }
    assert rule["help"]["text"] == (
        "Headings without a space after the hashes.\n\n"
        "Readers see the hashes\ninstead of a heading.\n\n"
        "Incorrect:\n\n    ##हाइलाइट\n\nAfter the fix:\n\n    ## हाइलाइट\n\n"
        "With the options:\n\n    strict = true\n\nCorrect:\n\n    # a\n\n"
        "The fix is safe: it inserts one space."
    )
    other = run(ordinary())["tool"]["driver"]["rules"][0]
    assert other["properties"]["tags"] == ["indic", "spaces"]
    assert rule["help"]["markdown"].startswith("# MD018 no-missing-space-atx\n\nHeadings")
    assert "Incorrect:\n\n```md\n##हाइलाइट\n```\n" in rule["help"]["markdown"]


def test_a_result() -> None:
    text = "😀 ##हाइलाइट\n"
    report = Report((file("a/b c.md", text, finding("MD018", (4, 4), fix=insert(4, " "))),), RULES)
    (result,) = run(report)["results"]
    fingerprints = result.pop("partialFingerprints")
    assert re.fullmatch("[0-9a-f]{1,16}:1", fingerprints["primaryLocationLineHash"])
    assert re.fullmatch("[0-9a-f]{32}", fingerprints["doclint/v1"])
    place = {"startLine": 1, "startColumn": 6, "endLine": 1, "endColumn": 6}
    artifact = {"uri": "a/b%20c.md", "uriBaseId": "SRCROOT"}
    context = {"startLine": 1, "endLine": 1, "snippet": {"text": "😀 ##हाइलाइट"}}
    replacement = {"deletedRegion": place, "insertedContent": {"text": " "}}
    assert result == {
        "ruleId": "MD018",
        "ruleIndex": 1,
        "level": "warning",
        "message": {"text": "no space."},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": artifact,
                    "region": place,
                    "contextRegion": context,
                }
            }
        ],
        "fixes": [
            {
                "description": {"text": "Insert a space."},
                "artifactChanges": [{"artifactLocation": artifact, "replacements": [replacement]}],
            }
        ],
    }


def test_the_byte_order_mark_is_no_column() -> None:
    result = next(one for one in run(ordinary())["results"] if "bom.md" in str(one["locations"]))
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (region["startColumn"], region["endColumn"]) == (1, 3)
    assert result["fixes"][0]["artifactChanges"][0]["replacements"][0]["deletedRegion"] == {
        "startLine": 1,
        "startColumn": 3,
        "endLine": 1,
        "endColumn": 3,
    }


def test_a_fix_that_sarif_cannot_say_is_left_out() -> None:
    mark = Fix("Delete it", (Edit(Span(0, 1), ""),))
    manual = Fix("Rewrite it", (Edit(Span(1, 2), "x"),), Applicability.MANUAL)
    found = (finding("MD018", (0, 1), fix=mark), finding("MD018", (1, 2), fix=manual))
    assert [
        "fixes" in one for one in run(Report((file("a.md", "\ufeffab", *found),)))["results"]
    ] == [
        False,
        False,
    ]


def test_failures_of_doclint_are_notifications() -> None:
    found = run(hostile())
    assert {result["ruleId"] for result in found["results"]} == {"MD018", "IN021", "ZZ001", "UC001"}
    invocation = found["invocations"][0]
    assert invocation["executionSuccessful"] is False
    shown = [
        (one["descriptor"]["id"], one["level"], one["message"]["text"])
        for one in invocation["toolExecutionNotifications"]
    ]
    assert shown == [
        ("DL001/made-up-rule", "error", "cannot be read: \x1b."),
        (
            "DL003/rule-crashed",
            "error",
            "rule MD018 (no-missing-space-atx) failed: ValueError: <b>\x1b.",
        ),
        (
            "DL000/incomplete-run",
            "error",
            "The run is incomplete: files not processed fully: 2.",
        ),
        ("DL000/note", "note", "a note with \x1b."),
    ]
    crash = invocation["toolExecutionNotifications"][1]
    assert crash["associatedRule"] == {"id": "MD018", "index": 1}
    descriptors = found["tool"]["driver"]["notifications"]
    for one in invocation["toolExecutionNotifications"]:
        assert descriptors[one["descriptor"]["index"]]["id"] == one["descriptor"]["id"]


def test_the_worst_come_first_and_the_rest_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "_MOST_RESULTS", 2)
    found = (
        finding("MD018", (0, 1), "one", Severity.INFO),
        finding("MD018", (1, 2), "two", Severity.WARNING),
        finding("MD018", (2, 3), "three", Severity.ERROR),
    )
    shown = run(Report((file("a.md", "abc\n", *found),), RULES))
    assert [one["message"]["text"] for one in shown["results"]] == ["three.", "two."]
    (notification,) = shown["invocations"][0]["toolExecutionNotifications"]
    assert notification["message"]["text"] == (
        "The log holds the worst findings only; findings left out: 1."
    )


def test_links_in_messages_are_no_links() -> None:
    report = Report((file("a.md", "abc\n", finding("MD018", (0, 1), "found `[x](javascript:y)`")),))
    assert run(report)["results"][0]["message"]["text"] == "found `\\[x\\](javascript:y)`."


@pytest.mark.parametrize(
    ("version", "semantic"),
    [
        ("1.2.3", "1.2.3"),
        ("0.1", "0.1.0"),
        ("1.2.0rc1", "1.2.0-rc1"),
        ("1.0.dev3+g1", "1.0.0-dev3.g1"),
    ],
)
def test_semantic_version(version: str, semantic: str) -> None:
    driver = run(Report(()), version=version)["tool"]["driver"]
    assert driver["semanticVersion"] == semantic
