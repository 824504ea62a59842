"""Every format, byte for byte, over ordinary and over hostile content."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.report.golden import FOLDER, golden_reports


@pytest.mark.parametrize(("name", "text"), list(golden_reports()), ids=lambda value: value[:24])
def test_golden(name: str, text: str) -> None:
    assert (FOLDER / name).read_bytes().decode() == text


def test_no_golden_file_is_left_over() -> None:
    assert {path.name for path in Path(FOLDER).iterdir()} == {name for name, _ in golden_reports()}
