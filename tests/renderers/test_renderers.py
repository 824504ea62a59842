"""Every renderer shows a small page, and only what is its own differs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.renderers.catalogue import RENDERERS, readers
from tools.renderers.kinds.hugo import shortcodes
from tools.renderers.kinds.python_markdown import site_extensions
from tools.renderers.renderer import Renderer, Workplace
from tools.renderers.view import view

_BODIES = ("# One\n\nTwo *three* [four](/x).\n", "- a\n- b\n")


@pytest.mark.parametrize("renderer", RENDERERS, ids=lambda one: one.name)
def test_small_pages(renderer: Renderer, tmp_path: Path) -> None:
    if reason := renderer.missing():
        pytest.skip(reason)
    shown = [view(one.html) for one in renderer.render(_BODIES, Workplace(tmp_path))]
    assert [one.text for one in shown] == ["One\nTwo three four.", "a\nb"]
    assert ("href", "/x") in shown[0].addresses
    names = [one.name for one in shown[0].elements]
    assert [one for one in names if one in ("h1", "em", "a")] == ["h1", "em", "a"]


@pytest.mark.parametrize(
    ("generator", "path", "names"),
    [
        ("hugo", "a.md", ["hugo", "cmark-gfm"]),
        ("starlight", "a.md", ["remark", "cmark-gfm"]),
        ("starlight", "a.mdx", ["mdx", "cmark-gfm"]),
        ("plain", "a.md", ["cmark-gfm", "markdown-it linkify", "markdown-it"]),
    ],
)
def test_readers(generator: str, path: str, names: list[str]) -> None:
    assert [one.name for one in readers(generator, path)] == names


def test_a_shortcode_has_a_content_if_it_is_closed_anywhere() -> None:
    bodies = ["{{< a >}} {{% b %}}x{{% /b %}}", "{{< b >}} {{</ c/d >}}"]
    assert shortcodes(bodies) == {"a": False, "b": True, "c/d": True}


def test_only_known_extensions_of_a_site_are_loaded() -> None:
    text = (
        "markdown_extensions:\n- attr_list\n- evil\n- pymdownx.snippets\n"
        "- pymdownx.tabbed:\n    alternate_style: true\n    slugify: !!python/name:os.system\n"
    )
    assert site_extensions({"mkdocs.yml": text}) == {
        "toc": {},
        "tables": {},
        "fenced_code": {},
        "attr_list": {},
        "pymdownx.tabbed": {"alternate_style": True},
    }
