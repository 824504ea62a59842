"""Hugo: routes from files, slugs, urls and permalink patterns; several languages; bundles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from doclint.site import slugs
from doclint.site.anchors import AnchorRules
from doclint.site.facts import PageFacts
from doclint.site.generator import Generator
from doclint.site.generators._hugo_config import CONFIGS, HugoConfig, Mount, detect, read_config
from doclint.site.generators._hugo_files import adapted, assets_of
from doclint.site.generators._hugo_links import finder, has_custom_hook, uses_embedded_hook
from doclint.site.generators._hugo_permalinks import PathRules, expand, joined
from doclint.site.generators._hugo_state import state_of
from doclint.site.generators._placing import outside
from doclint.site.generators._reading import as_mapping, as_strings, as_text
from doclint.site.generators._redirect_files import redirects_in
from doclint.site.site_config import SiteConfig
from doclint.site.site_values import (
    Input,
    Languages,
    LinkRules,
    Page,
    Placement,
    Routing,
    Site,
)  # fmt: skip
from doclint.site.urls import normalize
from doclint.values.diagnostic import Severity

__all__ = ["GENERATOR"]

_SLUGS = {
    "github": slugs.hugo,
    "github-ascii": slugs.hugo_ascii,
    "blackfriday": slugs.hugo_blackfriday,
}
_ALIAS_KEYS = ("aliases", "alias")
# versions at which the rules changed
_KEEPS_HYPHENS = (0, 123)
_ALIASES_WITH_LANGUAGE = (0, 123)
_HYPHENATES = (0, 123)
_SLUGS_TEXT = (0, 123)


def _configure(root: Path, config: SiteConfig) -> Site:
    """The Hugo site at `root`."""
    hugo = read_config(root, config)
    placer = _BundlePlacer(hugo, config)
    parser = as_mapping(hugo.value("markup", "goldmark", "parser"))
    id_type = as_text(parser.get("autoidtype") or parser.get("autoheadingidtype")) or "github"
    unsafe = hugo.flag("markup", "goldmark", "renderer", "unsafe")
    anchors = AnchorRules(
        slug=_SLUGS.get(id_type, slugs.hugo),
        syntax=("goldmark",),
        smart=hugo.version >= _SLUGS_TEXT,
        strip=True,
        image_alt=True,
        raw=hugo.version < _SLUGS_TEXT,
        html=unsafe,
    )
    custom = has_custom_hook(root)
    first = next(iter(hugo.languages.values()))
    return Site(
        root,
        placer.place,
        anchors=anchors,
        routing=Routing(
            first.base_path,
            hugo.base_url,
            assets=assets_of(root, hugo, placer.rules),
            redirects=redirects_in(root, ("static", "")),
            generated=placer.generated,
        ),
        links=LinkRules(
            bases=("url", "source") if custom else ("url",),
            html=unsafe,
            finder=partial(finder, hyphenates=hugo.version >= _HYPHENATES),
            rewrites=custom or uses_embedded_hook(hugo),
            ignored=tuple(adapted(root, hugo)),
        ),
        languages=Languages(
            hugo.default_language,
            {
                code: joined(language.base_path, language.prefix)
                for code, language in hugo.languages.items()
            },
        ),
        # what a hook of one's own makes of a link, only a build can tell
        confidence=Severity.WARNING if custom else Severity.ERROR,
    )


class _BundlePlacer:
    """Places the pages of one site."""

    def __init__(self, hugo: HugoConfig, config: SiteConfig) -> None:
        self._hugo = hugo
        self._config = config
        self.rules = PathRules(
            lower=not hugo.flag("disablepathtolower"),
            accents=not hugo.flag("removepathaccents"),
            collapse=hugo.version < _KEEPS_HYPHENS,
        )
        disabled = {kind.lower() for kind in as_strings(hugo.value("disablekinds"))}
        self._disabled = disabled
        self._permalinks = as_mapping(hugo.value("permalinks"))
        self._ugly = hugo.flag("uglyurls")

    def place(self, inputs: Sequence[Input]) -> Iterator[Placement]:
        """Where each page goes."""
        located = [self._locate(one.source) for one in inputs]
        bundles = {
            (language, directory)
            for found in located
            if found is not None
            for language, directory, name in [found]
            if name == "index"
        }
        for one, found in zip(inputs, located, strict=True):
            if found is None:
                yield outside(one)
            else:
                yield self._placement(one.facts, found, bundles)

    def _locate(self, source: str) -> tuple[str, tuple[str, ...], str] | None:
        """Language, folders below the content root and bare name of a source file."""
        mount = next(
            (mount for mount in self._hugo.mounts if source.startswith(f"{mount.source}/")), None
        )
        if mount is None:
            return None
        *folders, name = self._below(mount, source)
        stem = name.rsplit(".", 1)[0]
        language = mount.language
        bare, dot, suffix = stem.rpartition(".")
        if dot and suffix.lower() in self._hugo.languages:
            stem, language = bare, suffix.lower()
        return language or self._hugo.default_language, tuple(folders), stem

    def _below(self, mount: Mount, source: str) -> list[str]:
        inner = source[len(mount.source) + 1 :].split("/")
        return [*filter(None, mount.target.split("/")), *inner]

    def _placement(
        self,
        facts: PageFacts,
        found: tuple[str, tuple[str, ...], str],
        bundles: set[tuple[str, tuple[str, ...]]],
    ) -> Placement:
        code, folders, name = found
        language = self._hugo.languages.get(code) or next(iter(self._hugo.languages.values()))
        inside = bool(bundles) and any(
            (code, folders[:depth]) in bundles for depth in range(1, len(folders) + 1)
        )
        at_bundle = (code, folders) in bundles and name == "index"
        sections = [self.rules.clean(folder) for folder in folders]
        if inside and not at_bundle and name != "_index":
            return Placement(state="resource", language=code)
        base = joined(language.base_path, language.prefix)
        route = self._route(facts, sections, name, base, language.base_path)
        return Placement(
            (route,),
            code if self._hugo.multilingual else facts.language or code,
            tuple(self._aliases(facts, route, base, language.base_path)),
            state_of(facts.meta, self._hugo),
            language.host,
            key="/".join((*folders, name)),
        )

    def _route(
        self, facts: PageFacts, sections: list[str], name: str, base: str, site_base: str
    ) -> str:
        meta = facts.meta
        url = as_text(meta.get("url"))
        if url:
            if ":" in url:
                return self._below_base(base, expand(url, facts, sections, name, self.rules))
            made = normalize("/" + url.lstrip("/"))
            if not made.endswith("/") and "." not in made.rsplit("/", 1)[-1]:
                made += "/"
            return self._below_base(site_base, made)
        if name == "_index":
            return joined(base, *sections)
        own = sections[-1] if name == "index" and sections else self.rules.clean(name)
        parents = sections[:-1] if name == "index" else sections
        pattern = self._pattern(sections)
        if pattern:
            return self._below_base(base, expand(pattern, facts, parents, own, self.rules))
        slug = self.rules.clean(as_text(meta.get("slug")))
        last = slug or own
        if name == "index" and not sections:
            return base
        if self._ugly:
            return joined(base, *parents) + f"{last}.html"
        return joined(base, *parents, last)

    def _below_base(self, base: str, path: str) -> str:
        return base + path.lstrip("/")

    def _pattern(self, sections: list[str]) -> str:
        """The permalink pattern of a regular page in `sections`."""
        section = sections[0] if sections else "/"
        for table in (as_mapping(self._permalinks.get("page")), self._permalinks):
            pattern = table.get(section)
            if isinstance(pattern, str):
                return pattern
        return ""

    def _aliases(self, facts: PageFacts, route: str, base: str, site_base: str) -> Iterator[str]:
        meta = facts.meta
        values = [text for key in _ALIAS_KEYS if key in meta for text in as_strings(meta[key])]
        for key in self._config.redirect_keys:
            for item in meta.get(key) or ():
                values += as_strings(item.get("from") if isinstance(item, dict) else item)
        old = self._hugo.version < _ALIASES_WITH_LANGUAGE
        for alias in values:
            if "://" in alias:
                continue
            if alias.startswith("/"):
                yield normalize((site_base if old else base) + alias.lstrip("/"))
            else:
                parent = route.rstrip("/").rpartition("/")[0]
                yield normalize(f"{parent}/{alias}")

    def generated(self, pages: Sequence[Page]) -> Iterator[tuple[str, str]]:
        """Homes, sections, taxonomies, terms and feeds, as pairs of host and address."""
        for language in self._hugo.languages.values():
            base = joined(language.base_path, language.prefix)
            own = [
                page
                for page in pages
                if (
                    not page.placement.state
                    and page.placement.host in ("", language.host)
                    and page.placement.language in (language.code, "")
                )
                or not self._hugo.multilingual
            ]
            for kind in self._listed(base, own):
                yield language.host, kind
            for name in ("index.xml", "sitemap.xml", "robots.txt", "404.html"):
                yield language.host, base + name
            if not language.prefix and self._hugo.multilingual:
                yield language.host, f"{language.base_path}{language.code}/"

    def _listed(self, base: str, pages: Sequence[Page]) -> Iterator[str]:
        yield base
        sections = {
            page.placement.key.split("/", 1)[0] for page in pages if "/" in page.placement.key
        }
        if "section" not in self._disabled:
            for section in sorted(sections):
                yield joined(base, section)
        for page in pages:
            if page.placement.key.endswith("_index") and page.routes:
                yield f"{page.routes[0]}index.xml"
        for key, plural in self._hugo.taxonomies.items():
            if "taxonomy" not in self._disabled:
                yield joined(base, plural)
            if "term" in self._disabled:
                continue
            for page in pages:
                for term in as_strings(page.facts.meta.get(key)):
                    yield joined(base, plural, self.rules.clean(term.replace("/", "-")))


GENERATOR = Generator(
    "hugo",
    _configure,
    files=CONFIGS,
    detect=detect,
    precedence=6,
    dialect="hugo",
    schema="hugo",
)
