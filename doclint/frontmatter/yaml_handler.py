"""YAML front matter between `---` fences."""

from __future__ import annotations

from frontmatter.default_handlers import YAMLHandler

from doclint.frontmatter.fences import split_content
from doclint.frontmatter.model import Loaded
from doclint.frontmatter.yaml_events import compose

__all__ = ["LocatedYAMLHandler"]


class LocatedYAMLHandler(YAMLHandler):
    """python-frontmatter's YAML handler, with exact fences, limits and positions."""

    def __init__(self, version: str = "1.1") -> None:
        super().__init__()
        self.version = version

    def detect(self, text: str) -> bool:
        """Whether `text` begins with YAML front matter."""
        return split_content(text, "yaml") is not None

    def split(self, text: str) -> tuple[str, str]:
        """The front matter and the content of `text`; `ValueError` where there is none."""
        found = split_content(text, "yaml")
        if found is None:
            raise ValueError("no YAML front matter")
        return found

    def load(self, fm: str, **_: object) -> dict[str, object]:
        """The values in `fm`; empty where it cannot be read."""
        return dict(self.locate(fm, 0).values)

    def locate(self, fm: str, offset: int) -> Loaded:
        """The values in `fm`, which stands at `offset` of its page, with their positions."""
        return compose(fm, offset, self.version)
