"""What there is to do: pages to check, and the sites that they form."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from doclint.page.reading import Limits
from doclint.site.site_config import SiteConfig
from doclint.values.settings import Settings

__all__ = ["PageTask", "SitePlan"]


class PageTask(NamedTuple):
    """One file to work on.

    `path` is how reports and the site name it, `file` where it is, `relative` its path below the
    configuration's root. With `facts_only` the page's own rules do not run: it is there for the
    pages that link to it. `text` stands in for the file's content when it is not None.
    """

    path: str
    file: str
    relative: str
    settings: Settings
    facts_only: bool = False
    text: str | None = None
    limits: Limits | None = None


class SitePlan(NamedTuple):
    """The pages that form one site, by path, and what configuration says about it."""

    root: Path
    config: SiteConfig
    pages: frozenset[str]
