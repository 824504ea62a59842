"""The golden reports; `make goldens` writes them again, for review as a diff."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from doclint.report import FORMATS
from doclint.values.results import Report
from tests.report.samples import hostile, ordinary, rendered

__all__ = ["FOLDER", "golden_reports"]

FOLDER = Path(__file__).parent / "golden"

_SAMPLES: dict[str, Callable[[], Report]] = {"ordinary": ordinary, "hostile": hostile}
_SUFFIXES = {
    "full": "full.txt",
    "concise": "concise.txt",
    "json": "json",
    "json-lines": "jsonl",
    "sarif": "sarif",
    "github": "github.txt",
    "gitlab": "gitlab.json",
    "junit": "junit.xml",
    "rdjson": "rdjson.json",
    "html": "html",
}


def golden_reports() -> Iterator[tuple[str, str]]:
    """The file name and the text of each sample in each format."""
    for name, make in _SAMPLES.items():
        for format in FORMATS:
            yield f"{name}.{_SUFFIXES[format]}", rendered(format, make())
