"""The Python interface: lint and fix texts and paths from other programs."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from doclint.configuration.config_values import Config
from doclint.configuration.page_settings import page_settings
from doclint.configuration.tree import ConfigTree
from doclint.phases.page_pipeline import Pipeline, Scope
from doclint.phases.task import PageTask
from doclint.run.page_fixing import FixTask, PageFixer
from doclint.run.plan import PlanRequest, make_plan
from doclint.run.run_options import RunOptions
from doclint.run.runner import check_run
from doclint.values.diagnostic import Diagnostic
from doclint.values.results import Report

__all__ = ["FixResult", "fix_text", "lint_paths", "lint_text"]

_PAGE_ONLY = Scope(pages=True, site=False)


class FixResult(NamedTuple):
    """A text after fixing: `fixed` counts the applied fixes, `diagnostics` is what is left."""

    text: str
    fixed: int
    diagnostics: list[Diagnostic]


def lint_text(text: str, path: str = "page.md", config: Config | None = None) -> list[Diagnostic]:
    """The findings of the page rules in `text`, in order of their place.

    `path` need not exist; it decides the language and which overrides hold. Without `config` the
    defaults hold, whatever configuration files are around. Spans are in code points.
    """
    pipeline, task = _page(text, path, config)
    return list(pipeline.check_page(task).result.diagnostics)


def fix_text(
    text: str, path: str = "page.md", config: Config | None = None, unsafe: bool = False
) -> FixResult:
    """`text` with its SAFE fixes applied (with `unsafe`, the UNSAFE ones too), and what is left."""
    pipeline, task = _page(text, path, config)
    fixer = PageFixer(pipeline, unsafe, write=False)
    result = fixer.fix_page(FixTask(task, Path())).outcome.result
    fixed = text if result.source is None else result.source.text
    return FixResult(fixed, result.fixed, list(result.diagnostics))


def lint_paths(paths: Iterable[str | Path], config: Config | None = None) -> Report:
    """The report about files and folders, rules about the whole site included.

    Without `config` every file obeys the configuration file nearest to it. Raises `UserError` for a
    configuration that is wrong.
    """
    request = PlanRequest(paths=tuple(os.fspath(path) for path in paths))
    tree = None if config is None else ConfigTree(given=config)
    return check_run(make_plan(request, tree), RunOptions())


def _page(text: str, path: str, config: Config | None) -> tuple[Pipeline, PageTask]:
    """The pipeline and the task for one text that is in no file."""
    config = config if config is not None else Config(root=Path.cwd())
    task = PageTask(path, path, path, page_settings(config, path), text=text)
    return Pipeline(config.limits, _PAGE_ONLY), task
