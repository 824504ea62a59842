"""What all tests share: the option that writes golden files again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Golden = Callable[[Path, bytes], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-goldens",
        action="store_true",
        help="write the golden files instead of comparing with them",
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """A function that holds bytes against a golden file, or writes the file when asked to."""
    update = bool(request.config.getoption("--update-goldens"))

    def compare(path: Path, found: bytes) -> None:
        if update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(found)
        assert path.is_file(), f"{path.name} is missing: run `make goldens` and review it"
        assert found.decode() == path.read_bytes().decode()

    return compare
