"""Every format, byte for byte, over ordinary and over hostile content."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Golden
from tests.report.golden import FOLDER, golden_reports


@pytest.mark.parametrize(("name", "text"), list(golden_reports()), ids=lambda value: value[:24])
def test_golden(name: str, text: str, golden: Golden) -> None:
    golden(FOLDER / name, text.encode())


def test_no_golden_file_is_left_over() -> None:
    assert {path.name for path in Path(FOLDER).iterdir()} == {name for name, _ in golden_reports()}
