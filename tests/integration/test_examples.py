"""The example sites: one shows every first rule at work, the other is free of findings."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import Golden
from tests.integration.running import EXAMPLES, findings, run, tree

SITE = EXAMPLES / "hindi-glossary"
CLEAN = EXAMPLES / "clean"

# times of day are left out of reports when the surroundings ask for the same bytes
FIXED_TIME = {"SOURCE_DATE_EPOCH": "1700000000"}

SHOWN = {
    *("MD001", "MD009", "MD012", "MD018", "MD019", "MD022", "MD024", "MD025", "MD026", "MD041"),
    *("MD047", "FM001", "FM002", "FM004", "FM005", "FM006", "FM007", "FM008"),
    *("LK001", "LK002", "LK003", "UC004", "UC008"),
    *("IN002", "IN020", "IN021", "IN026", "IN030"),
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A copy of the example, so that no configuration above it and no cache plays a part."""
    return Path(shutil.copytree(SITE, tmp_path / "site"))


@pytest.mark.parametrize(
    ("format", "name"),
    [("full", "check.txt"), ("json", "check.json"), ("sarif", "check.sarif")],
)
def test_the_reports_about_the_example_site(
    site: Path, golden: Golden, format: str, name: str
) -> None:
    shutil.rmtree(site / "golden", ignore_errors=True)
    done = run("check", "--output-format", format, cwd=site, env=FIXED_TIME)
    assert (done.status, done.err) == (1, "")
    golden(SITE / "golden" / name, done.raw)


def test_the_fixed_example_site(site: Path, golden: Golden) -> None:
    shutil.rmtree(site / "golden", ignore_errors=True)
    done = run("fix", "--diff", cwd=site)
    assert (done.status, done.err) == (1, "")
    golden(SITE / "golden" / "fix.diff", done.raw)


def test_every_first_rule_occurs(site: Path) -> None:
    found = {code for _, code in findings(run("check", "--output-format", "json", cwd=site))}
    assert SHOWN - found == set()


def test_the_clean_example_yields_nothing() -> None:
    done = run("check", "--no-cache", "--output-format", "json", cwd=CLEAN)
    assert (done.status, done.err, done.json["diagnostics"]) == (0, "", [])


def test_fixing_the_clean_example_changes_nothing(tmp_path: Path) -> None:
    copy = Path(shutil.copytree(CLEAN, tmp_path / "clean"))
    assert run("fix", cwd=copy).status == 0
    assert tree(copy) == tree(CLEAN)


def test_a_second_fix_changes_nothing_and_what_was_fixed_is_gone(site: Path) -> None:
    run("fix", cwd=site)
    once = tree(site)
    again = run("fix", "--output-format", "json", cwd=site)
    assert tree(site) == once
    safe = [
        one["code"]
        for one in again.json["diagnostics"]
        if one.get("fix") and one["fix"]["applicability"] == "safe"
    ]
    assert (safe, again.json["summary"]["complete"]) == ([], True)
