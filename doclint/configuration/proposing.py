"""Looks at a repository and proposes the configuration that fits it."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from doclint.configuration.config_values import Config
from doclint.configuration.loading import load_config
from doclint.configuration.markdownlint_rules import markdownlint_rules
from doclint.configuration.toml_values import toml_value
from doclint.configuration.tree import ConfigTree
from doclint.site.generator import Generator

__all__ = ["proposed_config"]

# a proposal needs an impression, not every page
_SAMPLE = 2000
# most, but not all: a few pages without front matter are what a schema is there to find
_MOST = 0.8


class _Impression(NamedTuple):
    """What the pages of a repository are like."""

    pages: int
    generator: Generator
    content: str
    untold: Counter[str]
    told: Counter[str]
    with_front_matter: int


def proposed_config(folder: Path) -> str:
    """The text of a doclint.toml for the repository in `folder`; rules of markdownlint's files too.

    Raises `ConfigError` when markdownlint's configuration is there and cannot be read.
    """
    found = _look_at(folder)
    config = load_config(folder)
    blocks = [
        _heading(found),
        _general(config, found),
        _rule_tables(config),
        _site(found),
        _front_matter(found),
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _look_at(folder: Path) -> _Impression:
    from doclint.files.discovery import discover
    from doclint.frontmatter.reader import read_front_matter
    from doclint.page.language import detected_language, page_language
    from doclint.page.reading import Limits, ReadFailure, read_source
    from doclint.site.detection import generator_in
    from doclint.site.site_config import SiteConfig

    files = discover([folder], ConfigTree(isolated=True)).files
    told: Counter[str] = Counter()
    untold: Counter[str] = Counter()
    with_front_matter = 0
    for path in _spread(files):
        try:
            source = read_source(Path(path), Limits())
        except ReadFailure:
            continue
        front_matter = read_front_matter(source)
        with_front_matter += front_matter is not None
        values = front_matter.values if front_matter is not None else {}
        language = page_language(_relative(path, folder), values)
        if language:
            told[language] += 1
        elif language := detected_language(source.text):
            untold[language] += 1
    generator = generator_in(folder, SiteConfig())
    content = _content(generator, folder, files)
    pages = min(len(files), _SAMPLE)
    return _Impression(pages, generator, content, untold, told, with_front_matter)


def _spread(files: tuple[str, ...]) -> Iterable[str]:
    """At most `_SAMPLE` of `files`, evenly spread."""
    return files[:: max(1, -(-len(files) // _SAMPLE))]


def _relative(path: str, folder: Path) -> str:
    return os.path.relpath(path, folder).replace(os.sep, "/")


def _content(generator: Generator, folder: Path, files: tuple[str, ...]) -> str:
    """The folder that holds nearly all pages, where the generator keeps them in one."""
    if not generator.one_folder or not files:
        return ""
    tops = Counter(_relative(path, folder).partition("/")[0] for path in files)
    top, count = tops.most_common(1)[0]
    return top if count >= _MOST * len(files) and (folder / top).is_dir() else ""


def _heading(found: _Impression) -> str:
    counts = (found.told + found.untold).most_common(5)
    lines = [f"# {found.pages} pages; generator: {found.generator.name}"]
    if counts:
        lines.append("# languages: " + ", ".join(f"{code} {count}" for code, count in counts))
    return "\n".join(lines)


def _general(config: Config, found: _Impression) -> str:
    """The keys that stand before all tables; rules as markdownlint's own files have them."""
    from doclint.checking.registry import installed_heads

    settings = config.settings
    lines = [f'preset = "{settings.preset}"']
    if settings.preset == "markdownlint":
        chosen = settings.select or ()
        ignored = [c for c in markdownlint_rules(installed_heads()) if c not in chosen]
        if ignored:
            lines.append(f"ignore = {toml_value(ignored)}")
        if config.files.hidden:
            include = [pattern for globs in config.files.include for pattern in globs.patterns]
            lines.append(f"include = {toml_value(include)}")
        exclude = [pattern for globs in config.files.exclude for pattern in globs.patterns]
        if exclude:
            lines.append(f"exclude = {toml_value(exclude)}")
    if config.variants:
        lines.append(
            "# the overrides of markdownlint-cli2 are left out: write them as [[overrides]]"
        )
    lines.append(_language(found))
    return "\n".join(line for line in lines if line)


def _rule_tables(config: Config) -> str:
    """What markdownlint's own files say about single rules."""

    settings = config.settings
    tables = []
    for code in sorted({*settings.options, *settings.severity}):
        options = settings.options.get(code, {})
        pairs = [f"{name} = {toml_value(value)}" for name, value in options.items()]
        if code in settings.severity:
            pairs.append(f'severity = "{settings.severity[code]}"')
        tables.append("\n".join([f"[rules.{code}]", *pairs]))
    return "\n\n".join(tables)


def _language(found: _Impression) -> str:
    """The language of the pages whose path and front matter do not tell it."""
    if not found.untold:
        return ""
    code, count = found.untold.most_common(1)[0]
    return f'language = "{code}"' if count * 2 > found.pages - found.told.total() else ""


def _site(found: _Impression) -> str:
    if not found.generator.files:
        return ""
    lines = ["[site]", f'generator = "{found.generator.name}"']
    if found.content:
        lines.append(f'content = "{found.content}"')
    return "\n".join(lines)


def _front_matter(found: _Impression) -> str:
    """The built-in schema of the generator, where the pages have front matter."""
    if not found.pages or found.with_front_matter < _MOST * found.pages:
        return ""
    files = f"{found.content}/**" if found.content else "**/*.md"
    if schema := found.generator.schema:
        return f'[[front-matter]]\nfiles = ["{files}"]\nschema = "{schema}"'
    return (
        "# the fields that the pages have now: doclint schema infer . > schemas/page.yaml\n"
        "# [[front-matter]]\n"
        f'# files = ["{files}"]\n'
        '# schema = "schemas/page.yaml"'
    )
