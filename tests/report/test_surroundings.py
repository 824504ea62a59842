"""What the surroundings ask of a report."""

from __future__ import annotations

from pathlib import Path

import pytest

from doclint.report.surroundings import asks_for_same_bytes, log_runs_commands, repository_prefix


def test_the_prefix_is_the_way_down_from_the_root(tmp_path: Path) -> None:
    inner = tmp_path / "docs" / "हिन्दी"
    inner.mkdir(parents=True)
    assert repository_prefix(inner) == ""
    (tmp_path / ".git").mkdir()
    assert repository_prefix(inner) == "docs/हिन्दी"
    assert repository_prefix(tmp_path) == ""
    (tmp_path / "docs" / ".git").write_text("gitdir: elsewhere\n", "utf-8")
    assert repository_prefix(inner) == "हिन्दी"


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, False),
        ({"GITHUB_ACTIONS": "true"}, True),
        ({"GITHUB_ACTIONS": "false"}, False),
        ({"TF_BUILD": "True"}, True),
    ],
)
def test_logs_that_run_commands(environment: dict[str, str], expected: bool) -> None:
    assert log_runs_commands(environment) is expected


def test_reproducible_builds() -> None:
    assert asks_for_same_bytes({"SOURCE_DATE_EPOCH": "0"})
    assert not asks_for_same_bytes({})
