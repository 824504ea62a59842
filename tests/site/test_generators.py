"""What the vectors do not show: detection, and generators without vectors."""

from __future__ import annotations

from pathlib import Path

import pytest

from doclint.rules.links.duplicate_route import duplicate_route
from doclint.site.detection import configure, detect_root
from doclint.site.site_config import SiteConfig
from doclint.site.site_values import Broken, Target
from doclint.testing.example_findings import lint_site
from tests.site.sites import build, write


@pytest.mark.parametrize(
    ("files", "generator"),
    [
        ({"hugo.yaml": "title: x"}, "hugo"),
        ({"config.toml": 'baseURL = "/"'}, "hugo"),
        ({"config/_default/languages.hi.toml": 'title = "x"'}, "hugo"),
        ({"config.toml": 'base_url = "/"'}, "flat"),
        ({"config.toml": "[tool]\nx = 1"}, "flat"),
        ({"_config.yml": "title: x"}, "jekyll"),
        ({"_config.yml": "title: x", "source/_posts/a.md": ""}, "flat"),
        ({"mkdocs.yml": ""}, "mkdocs"),
        ({"docusaurus.config.ts": ""}, "docusaurus"),
        ({"astro.config.mjs": ""}, "astro"),
        ({".vitepress/config.mts": ""}, "vitepress"),
        ({"book.toml": ""}, "mdbook"),
        ({"README.md": ""}, "flat"),
    ],
)  # fmt: skip
def test_detection(files: dict[str, str], generator: str, tmp_path: Path) -> None:
    write(tmp_path, files)
    assert configure(tmp_path, SiteConfig()).generator == generator


def test_the_nearest_configuration_counts(tmp_path: Path) -> None:
    write(tmp_path, {"hugo.toml": "", "docs/mkdocs.yml": "", "docs/docs/a/b.md": ""})
    config = SiteConfig()
    assert detect_root(tmp_path / "docs/docs/a", tmp_path, config) == tmp_path / "docs"
    assert detect_root(tmp_path / "content", tmp_path, config) == tmp_path
    assert detect_root(tmp_path / "docs/docs", tmp_path / "docs/docs", config) is None
    hugo = SiteConfig(generator="hugo")
    assert detect_root(tmp_path / "docs/docs", tmp_path, hugo) == tmp_path
    assert detect_root(tmp_path / "docs/docs/a", None, config) == tmp_path / "docs"


def test_configured_generator_needs_no_file(tmp_path: Path) -> None:
    site = configure(tmp_path, SiteConfig(generator="material", content="pages"))
    assert site.generator == "mkdocs"


def test_mdbook(tmp_path: Path) -> None:
    files = {
        "book.toml": '[book]\nsrc = "src"\n[output.html.redirect]\n"/old.html" = "one.html"\n',
        "src/SUMMARY.md": "- [एक](one.md)\n- [भाग](part/README.md)\n  - [क](<part/k%20k.md>)\n",
        "src/one.md": "",
        "src/part/README.md": "",
        "src/part/k k.md": "",
        "src/left.md": "",
    }
    site = build(tmp_path, files)
    routes = {page.source: (page.routes, page.placement.state) for page in site.pages.values()}
    assert routes == {
        "src/SUMMARY.md": (("/SUMMARY.html",), "unrendered"),
        "src/left.md": (("/left.html",), "unrendered"),
        "src/one.md": (("/one.html",), ""),
        "src/part/README.md": (("/part/",), ""),
        "src/part/k k.md": (("/part/k k.html",), ""),
    }
    page = str(tmp_path / "src/one.md")
    urls = ("part/README.md", "part/index.html", "part/k%20k.html", "/old.html", "left.md", "no.md")
    found = [site.resolve(page, url) for url in urls]
    assert [one.kind if isinstance(one, Target) else one.reason for one in found] == [
        "page", "page", "page", "redirect", "unpublished", "page",
    ]  # fmt: skip


def test_repository(tmp_path: Path) -> None:
    files = {"README.md": "# एक\n\n## एक\n", "docs/a.md": "", "LICENSE": "", "img/A.png": ""}
    site = build(tmp_path, files, SiteConfig(generator="github"))
    page = str(tmp_path / "docs/a.md")
    urls = ("../README.md#एक-1", "../LICENSE", "/docs", "..", "/README", "../img/a.png", "b.png")
    found = [site.resolve(page, url) for url in urls]
    shown = [
        (one.reason,) if isinstance(one, Broken) else (one.kind, one.anchor_found, *one.repairs)
        for one in found
    ]
    assert shown == [
        ("page", True), ("asset", None), ("asset", None), ("asset", None), ("page",),
        ("asset", None, "case"), ("asset",),
    ]  # fmt: skip


def test_hugo_pages_made_by_programs_are_not_reported(tmp_path: Path) -> None:
    files = {
        "hugo.toml": 'baseURL = "/"\n',
        "content/data/_content.gotmpl": "",
        "content/a.md": "[x](/data/one/) [y](/other/)\n",
    }
    site = build(tmp_path, files)
    assert [link.url for _, link, _ in site.broken] == ["/other/"]


def test_plain_folders_claim_no_addresses(tmp_path: Path) -> None:
    files = {"content/a.md": "", "docs/a.md": "", "b.md": "---\nslug: c\n---\n", "c.md": ""}
    found = lint_site(duplicate_route, tmp_path, files)
    assert {name: len(diagnostics) for name, diagnostics in found.items()} == {
        "content/a.md": 0, "docs/a.md": 0, "b.md": 1, "c.md": 1,
    }  # fmt: skip
