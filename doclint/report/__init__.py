"""One module per output format, and the function that picks it."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module

from doclint.report.options import ReportOptions
from doclint.values.results import Report

__all__ = ["FORMATS", "ReportOptions", "render"]

FORMATS = (
    "full",
    "concise",
    "json",
    "json-lines",
    "sarif",
    "github",
    "gitlab",
    "junit",
    "rdjson",
    "html",
)


def render(format: str, report: Report, options: ReportOptions) -> Iterable[str]:
    """The text of `report` in `format`, in pieces to be written one after the other.

    Every piece can be encoded as UTF-8, and no control or bidirectional character of the content
    is left unescaped in it. Raises `ValueError` for a format that is not in `FORMATS`.
    """
    if format not in FORMATS:
        raise ValueError(f"unknown output format `{format}`")
    module = import_module(f"doclint.report.{format.replace('-', '_')}")
    pieces: Iterable[str] = module.render(report, options)
    return pieces
