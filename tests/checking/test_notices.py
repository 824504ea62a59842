"""What doclint says about itself obeys the configuration, and a run stays incomplete for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from doclint import Severity
from doclint.checking import notices
from doclint.checking.notices import Notice, configured, is_about_comments, is_about_the_run
from doclint.checking.registry import installed_heads
from doclint.values.diagnostic import Diagnostic
from doclint.values.text import Span
from tests.integration.running import Ran, run, write_tree
from tests.plugins.packages import install, page_rule

NOTICES = [value for value in vars(notices).values() if isinstance(value, Notice)]
UNUSED = "<!-- doclint-disable-next-line MD018 -->\n\n## b\n"
UNKNOWN = "<!-- doclint-disable-next-line MD0181 -->\n\n## b\n"
# what makes each finding: the files, and how the run is called
CASES: dict[str, tuple[dict[str, str | bytes], tuple[str, ...]]] = {
    "DL001": ({}, ("check", "nowhere.md")),
    "DL002": ({"a.md": "# a\n" * 40}, ("check",)),
    "DL003": ({"a.md": "# a\n\nCRASH\n"}, ("check",)),
    "DL004": ({"a.md": f"# a\n\n{UNUSED}"}, ("check",)),
    "DL005": ({"a.md": f"# a\n\n{UNKNOWN}"}, ("check",)),
    "DL006": ({"a.md": "# a\n\nTURN\n"}, ("fix",)),
    "UC001": ({"a.md": b"# a\xff\n"}, ("check",)),
}
RULES = (
    page_rule("ZZ001", 'if "CRASH" in ctx.doc.text:\n    raise ValueError("no")\nyield from ()'),
    page_rule(
        "ZZ002",
        'at = ctx.doc.text.find("TURN")\n'
        "if at >= 0:\n"
        '    fix = ctx.replace((at, at + 4), "NRUT", "Turn")\n'
        '    yield ctx.diagnostic((at, at + 4), "turn", fix)',
    ),
)


def found(folder: Path, code: str, settings: str = "") -> Ran:
    """A run in which doclint says `code`, under these `settings`."""
    env = install(folder / "rules", *RULES)
    files, arguments = CASES[code]
    configuration = f"{settings}\n[limits]\nfile-size = 100\n"
    site = write_tree(folder / "site", {**files, "doclint.toml": configuration})
    return run(*arguments, "--output-format", "json", cwd=site, env=env)


def severities(ran: Ran, code: str) -> list[str]:
    return [one["severity"] for one in ran.json["diagnostics"] if one["code"] == code]


@pytest.mark.parametrize("code", CASES)
@pytest.mark.parametrize("severity", ["error", "warning", "info"])
def test_the_configured_severity_counts(tmp_path: Path, code: str, severity: str) -> None:
    plain = found(tmp_path / "plain", code)
    ran = found(tmp_path / "set", code, f'[rules.{code}]\nseverity = "{severity}"')
    assert severities(plain, code) != []
    assert severities(ran, code) == [severity] * len(severities(plain, code))
    # how bad a finding is says nothing about what was looked at
    assert ran.json["summary"]["complete"] is plain.json["summary"]["complete"]


@pytest.mark.parametrize("code", ["DL001", "DL002", "DL003", "UC001"])
def test_a_run_is_incomplete_whatever_is_configured(tmp_path: Path, code: str) -> None:
    ran = found(tmp_path, code, f'[rules.{code}]\nseverity = "info"\nenabled = false')
    assert (ran.status, ran.json["summary"]["complete"]) == (2, False)
    assert severities(ran, code) == ["info"]


@pytest.mark.parametrize("code", ["DL004", "DL005"])
def test_findings_about_comments_can_be_switched_off(tmp_path: Path, code: str) -> None:
    ran = found(tmp_path, code, f"[rules.{code}]\nenabled = false")
    assert (ran.status, ran.json["diagnostics"]) == (0, [])


def test_an_override_sets_the_severity_of_its_files(tmp_path: Path) -> None:
    page = f"# a\n\n{UNUSED}"
    override = '[[overrides]]\nfiles = ["b.md"]\nrules.DL004.severity = "error"\n'
    site = write_tree(tmp_path, {"a.md": page, "b.md": page, "doclint.toml": override})
    ran = run("check", "--output-format", "json", cwd=site)
    assert [(one["path"], one["severity"]) for one in ran.json["diagnostics"]] == [
        ("a.md", "warning"),
        ("b.md", "error"),
    ]


def test_every_notice_has_its_page() -> None:
    heads = installed_heads()
    ours = {code for code, head in heads.items() if head.subject == "run"}
    assert {one.code for one in NOTICES} == ours | {"UC001"}
    for code in sorted(ours | {"UC001"}):
        said = [one for one in NOTICES if one.code == code]
        worst = max(one.severity for one in said)
        assert [(code, heads[code].name, heads[code].severity)] * len(said) == [
            (one.code, one.name, worst) for one in said
        ]


def test_what_notices_are_about() -> None:
    codes = sorted({one.code for one in NOTICES} | {"MD018"})
    assert [one for one in codes if is_about_the_run(one)] == ["DL001", "DL002", "DL003", "DL006"]
    assert [one for one in codes if is_about_comments(one)] == ["DL004", "DL005"]


def test_only_what_doclint_says_itself_is_configured_here() -> None:
    span = Span(0, 0)
    given = [
        Diagnostic("MD018", "x", span, "m", Severity.ERROR),
        Diagnostic("DL004", "y", span, "m", Severity.WARNING),
    ]
    made = configured(given, {"MD018": "info", "DL004": "info"})
    assert made == [given[0], given[1]._replace(severity=Severity.INFO)]
    assert configured(given, {"MD018": "info"}) == given
