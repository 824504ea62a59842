"""The golden reports; `make goldens` writes them again, for review as a diff."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from doclint.report.formats import format_named, format_names
from doclint.values.results import Report
from tests.report.samples import hostile, ordinary, rendered

__all__ = ["FOLDER", "golden_reports"]

FOLDER = Path(__file__).parent / "golden"

_SAMPLES: dict[str, Callable[[], Report]] = {"ordinary": ordinary, "hostile": hostile}


def golden_reports() -> Iterator[tuple[str, str]]:
    """The file name and the text of each sample in each format."""
    for name, make in _SAMPLES.items():
        for format in format_names():
            yield f"{name}.{format}.{format_named(format).suffix}", rendered(format, make())
