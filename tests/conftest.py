"""What all tests share: one way to draw examples, and the option that writes golden files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# the same examples on any day and however busy the machine is; to look for others at random, run
# `pytest --hypothesis-profile=default`
settings.register_profile(
    "same", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("same")

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
