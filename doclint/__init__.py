"""doclint: the linter and fixer for Markdown content, in English and in the Indic scripts."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from doclint.api import FixResult, fix_text, lint_paths, lint_text
    from doclint.checking.context import Context, SiteContext
    from doclint.checking.decorators import rule, site_rule
    from doclint.checking.relevance import Relevance
    from doclint.configuration.config_values import Config
    from doclint.configuration.loading import load_config
    from doclint.page.document import Document
    from doclint.values.diagnostic import Applicability, Diagnostic, Edit, Effect, Fix, Severity
    from doclint.values.results import FileResult, Report
    from doclint.values.text import Span
    from doclint.values.version import __version__

__all__ = [
    "Applicability",
    "Config",
    "Context",
    "Diagnostic",
    "Document",
    "Edit",
    "Effect",
    "FileResult",
    "Fix",
    "FixResult",
    "Relevance",
    "Report",
    "Severity",
    "SiteContext",
    "Span",
    "__version__",
    "fix_text",
    "lint_paths",
    "lint_text",
    "load_config",
    "rule",
    "site_rule",
]

# where each public name lives; imported when it is first asked for
_HOMES = {
    "api": ("FixResult", "fix_text", "lint_paths", "lint_text"),
    "checking.context": ("Context", "SiteContext"),
    "checking.decorators": ("rule", "site_rule"),
    "checking.relevance": ("Relevance",),
    "configuration.loading": ("load_config",),
    "configuration.config_values": ("Config",),
    "page.document": ("Document",),
    "values.diagnostic": ("Applicability", "Diagnostic", "Edit", "Effect", "Fix", "Severity"),
    "values.results": ("FileResult", "Report"),
    "values.text": ("Span",),
    "values.version": ("__version__",),
}


def __getattr__(name: str) -> object:
    """The public `name`, imported on first use so that `import doclint` costs nothing."""
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"doclint.{home}"), name)
    raise AttributeError(f"module 'doclint' has no attribute {name!r}")
