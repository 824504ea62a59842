"""Views of texts by a renderer, each made once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tools.renderers.comparison import SAME, Change, Difference, compare
from tools.renderers.front_matter import parts
from tools.renderers.renderer import Renderer, Workplace
from tools.renderers.view import View, view

__all__ = ["Shown"]


class Shown:
    """Remembers what each renderer made of each text of one repository."""

    def __init__(self, root: Path) -> None:
        self._workplace = Workplace(root)
        self._html: dict[tuple[str, str], str] = {}
        self._failures: dict[tuple[str, str], str] = {}
        self._views: dict[tuple[str, str], View] = {}

    def prepare(self, renderer: Renderer, texts: Iterable[str]) -> None:
        """Render those of `texts` that are new, in one call."""
        bodies = {parts(text).body for text in texts}
        known = self._html.keys() | self._failures.keys()
        new = sorted(body for body in bodies if (renderer.name, body) not in known)
        if not new:
            return
        for body, rendered in zip(new, renderer.render(new, self._workplace), strict=True):
            kind = self._failures if rendered.failure else self._html
            kind[renderer.name, body] = rendered.failure or rendered.html

    def difference(self, renderer: Renderer, before: str, after: str) -> Difference | None:
        """How two prepared texts differ for the reader; None where neither can be shown."""
        old, new = (renderer.name, parts(before).body), (renderer.name, parts(after).body)
        if old in self._failures:
            return None if new in self._failures else Difference((Change.REPAIRED,))
        if new in self._failures:
            return Difference((Change.BROKEN,), after=self._failures[new])
        if self._html[old] == self._html[new]:
            return SAME
        return compare(self._view(old), self._view(new))

    def _view(self, key: tuple[str, str]) -> View:
        if key not in self._views:
            self._views[key] = view(self._html[key])
        return self._views[key]
