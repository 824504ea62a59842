"""YAML front matter between `---` fences."""

from __future__ import annotations

from frontmatter.default_handlers import YAMLHandler

from doclint.frontmatter.front_matter import Loaded
from doclint.frontmatter.located_handler import LocatedHandler
from doclint.frontmatter.yaml_events import compose

__all__ = ["LocatedYAMLHandler"]


class LocatedYAMLHandler(LocatedHandler, YAMLHandler):
    """The handler for YAML 1.1 and 1.2."""

    name = "yaml"

    def __init__(self, version: str = "1.1") -> None:
        super().__init__()
        self.version = version

    def locate(self, fm: str, offset: int) -> Loaded:
        """The values in `fm`, which stands at `offset` of its page, with their positions."""
        return compose(fm, offset, self.version)
