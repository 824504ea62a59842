"""VitePress: files as `.html` or clean addresses, rewrites, locales in folders."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from doclint.files.disk import read_text
from doclint.site.anchors import AnchorRules
from doclint.site.generator import Generator
from doclint.site.generators._placing import below, outside
from doclint.site.generators._reading import (
    base_path_of,
    first_existing,
    javascript_body,
    javascript_value,
    strip_comments,
)  # fmt: skip
from doclint.site.generators._redirect_files import redirects_in
from doclint.site.site_config import SiteConfig
from doclint.site.site_values import (
    AssetRoot,
    Input,
    Languages,
    LinkRules,
    Page,
    Placement,
    Routing,
    Site,
)  # fmt: skip
from doclint.site.slugs import vitepress
from doclint.values.lazy_pattern import lazy_pattern

__all__ = ["GENERATOR"]

_CONFIGS = tuple(f".vitepress/config.{suffix}" for suffix in ("ts", "js", "mts", "mjs", "cts"))
_NESTED_CONFIGS = tuple(
    f".vitepress/config/index.{suffix}" for suffix in ("ts", "js", "mts", "mjs")
)
_PAIR = lazy_pattern(r"[\"']([^\"']+)[\"']\s*:\s*[\"']([^\"']+)[\"']")
_LOCALE = lazy_pattern(r"(?:^|[,{\s])[\"']?([\w-]+)[\"']?\s*:\s*\{")
_PARAMETER = lazy_pattern(r"\\?:(\w+)(?:\\?\((?:[^()]*)\\?\))?([*+]?)")


def _configure(root: Path, config: SiteConfig) -> Site:
    """The VitePress site whose folder `.vitepress` stands in `root`."""
    path = first_existing(root, *_CONFIGS, *_NESTED_CONFIGS)
    source = strip_comments(read_text(path)) if path else ""
    base = base_path_of(javascript_value(source, "base") or "/")
    folder = (config.content or javascript_value(source, "srcDir") or "").strip("./")
    clean = javascript_value(source, "cleanUrls") == "true"
    rewrites = tuple(_PAIR.findall(javascript_body(source, "rewrites") or ""))
    locales = _locales(source)
    placer = _RewritePlacer(folder, base, clean, rewrites, locales)
    return Site(
        root,
        placer.place,
        anchors=AnchorRules(
            vitepress,
            "unique",
            ("attributes-colon", "comment", "key-value"),
            footnotes="brackets",
            escaped=True,
            blocks=("line", "after-heading", "inline"),
        ),
        routing=Routing(
            base,
            config.base_url,
            exact_slash=True,
            assets=(AssetRoot(root / folder / "public", base),),
            redirects=redirects_in(root, (f"{folder}/public",)),
            generated=placer.generated,
        ),
        links=LinkRules(
            bases=("source", "url"),
            bare_sources=True,
            root_sources=(folder,),
            adds_base=True,
            adds_language=False,
        ),
        languages=Languages(
            locales.get("", ""),
            {code: f"{base}{name}/" if name else base for name, code in locales.items()},
        ),
    )


def _locales(source: str) -> dict[str, str]:
    """The language code of each locale folder; an empty folder is the root."""
    body = javascript_body(source, "locales")
    found: dict[str, str] = {}
    depth_zero = re.sub(
        r"\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}", lambda one: _flat(one[0]), body or ""
    )
    for match in re.finditer(r"[\"']?([\w-]+)[\"']?\s*:\s*\{([^{}]*)\}", depth_zero):
        code = javascript_value(match[2], "lang") or match[1]
        found["" if match[1] == "root" else match[1]] = code.split("-")[0] if code else match[1]
    return found


def _flat(block: str) -> str:
    """`block` without the blocks inside it."""
    inner = block[1:-1]
    while "{" in inner:
        shorter = re.sub(r"\{[^{}]*\}", "0", inner)
        if shorter == inner:
            break
        inner = shorter
    return "{" + inner + "}"


class _RewritePlacer:
    """Places the pages of one site."""

    def __init__(
        self,
        folder: str,
        base: str,
        clean: bool,
        rewrites: Sequence[tuple[str, str]],
        locales: dict[str, str],
    ) -> None:
        self._folder = f"{folder}/" if folder else ""
        self._base = base
        self._clean = clean
        self._rewrites = [(_pattern(origin), target) for origin, target in rewrites]
        self._locales = locales

    def place(self, inputs: Sequence[Input]) -> Iterator[Placement]:
        """Where each page goes."""
        for one in inputs:
            inner = below(self._folder, one.source)
            if inner is None or inner.startswith((".", "node_modules/")):
                yield outside(one)
                continue
            shown = self._rewritten(inner)
            locale = shown.partition("/")[0]
            known = locale in self._locales and locale != ""
            language = self._locales.get(locale if known else "", one.facts.language)
            key = shown.partition("/")[2] if known else shown
            route, address = self._route(shown)
            yield Placement((route,), language, address=address, key=key)

    def _rewritten(self, inner: str) -> str:
        for pattern, target in self._rewrites:
            if found := pattern.fullmatch(inner):
                made = _filled(target, found.groupdict())
                return made if made.endswith(".md") else f"{made}.md"
        return inner

    def _route(self, inner: str) -> tuple[str, str]:
        stem = inner.rpartition(".")[0]
        folder, _, name = stem.rpartition("/")
        if name == "index":
            route = f"{self._base}{folder}/" if folder else self._base
            return route, route
        return f"{self._base}{stem}.html", f"{self._base}{stem}" + ("" if self._clean else ".html")

    def generated(self, _pages: Sequence[Page]) -> Iterator[tuple[str, str]]:
        """The page for errors."""
        yield "", f"{self._base}404.html"


def _filled(target: str, values: dict[str, str | None]) -> str:
    """A rewrite's target with its parameters filled in."""
    return _PARAMETER.sub(lambda part: values.get(part[1]) or "", target)


def _pattern(origin: str) -> re.Pattern[str]:
    """The expression for a rewrite's origin."""
    pieces = []
    at = 0
    for found in re.finditer(r":(\w+)(?:\([^()]*\))?([*+]?)", origin):
        pieces.append(re.escape(origin[at : found.start()]))
        pieces.append(f"(?P<{found[1]}>{'.*' if found[2] else '[^/]+'})")
        at = found.end()
    pieces.append(re.escape(origin[at:]))
    return re.compile("".join(pieces))


GENERATOR = Generator("vitepress", _configure, files=(".vitepress",), precedence=2)
