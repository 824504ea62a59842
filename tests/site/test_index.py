"""How links resolve: bases, redirects, IRIs, partial sites, built sites, several sites."""

from __future__ import annotations

from pathlib import Path

import pytest

from doclint.rules.links.broken_anchor import broken_anchor
from doclint.rules.links.broken_link import broken_link
from doclint.rules.links.missing_asset import missing_asset
from doclint.site.index import SiteIndex
from doclint.site.site_config import SiteConfig
from doclint.site.site_values import Broken, Target
from doclint.testing.example_findings import lint_site
from doclint.values.diagnostic import Severity
from tests.site.sites import build, facts_of, write

_PLAIN = {"khata.md": "# खाता\n\n## सार\n", "hi/labh.md": "---\ntitle: लाभ\nslug: munafa\n---\n"}


def _kinds(site: SiteIndex, page: Path, *urls: str) -> list[str]:
    """For each address what it leads to: kind and file name, or the reason why not."""
    found = []
    for url in urls:
        result = site.resolve(str(page), url)
        if isinstance(result, Broken):
            found.append(f"broken {result.reason}")
        else:
            found.append(
                f"{result.kind} {Path(result.path).name} {'+'.join(result.repairs)}".strip()
            )
    return found


def test_flat(tmp_path: Path) -> None:
    site = build(tmp_path, {**_PLAIN, "img/a.png": "x", "docs/index.md": "# x\n"})
    page = tmp_path / "khata.md"
    assert _kinds(site, page, "/khata", "/khata/", "khata.md", "/khata.html", "khata") == [
        "page khata.md", "page khata.md slash", "page khata.md", "page khata.md extension",
        "page khata.md",
    ]  # fmt: skip
    assert (
        _kinds(site, page, "/labh", "/hi/labh", "/munafa", "/hi/munafa", "/लाभ")
        == ["page labh.md"] * 5
    )
    assert _kinds(site, page, "/docs/", "/docs", "docs/", "/img/a.png", "img/b.png", "/x") == [
        "page index.md", "page index.md slash", "page index.md", "asset a.png", "broken asset",
        "broken page",
    ]  # fmt: skip


def test_addresses_that_are_not_checked(tmp_path: Path) -> None:
    config = SiteConfig(
        base_url="https://ex.org/", ignore=("/secret/*",), generated=("/tags/*",),
        extra_anchors=("comments",),
    )  # fmt: skip
    site = build(tmp_path, _PLAIN, config)
    page = tmp_path / "khata.md"
    urls = ("https://other.org/x", "mailto:a@b", "tel:1", "/secret/x", "{{ x }}", "/tags/a")
    assert _kinds(site, page, *urls) == [
        "external", "external", "external", "ignored", "ignored", "generated",
    ]  # fmt: skip
    assert _kinds(site, page, "https://ex.org/khata", "http://ex.org/nope", "//ex.org/khata") == [
        "page khata.md", "broken page", "page khata.md",
    ]  # fmt: skip
    anchors = [site.resolve(str(page), url) for url in ("#comments", "#सार", "#x", "#top", "#")]
    assert [one.anchor_found for one in anchors if isinstance(one, Target)] == [
        True, True, False, True, True,
    ]  # fmt: skip


def test_addresses_in_every_writing(tmp_path: Path) -> None:
    files = {
        "hugo.toml": 'baseURL = "https://ex.org/"\n',
        "content/ज\u093cरूरी.md": "# x\n\n## ab\n",
        "content/p.md": "# x\n",
    }
    site = build(tmp_path, files)
    page = tmp_path / "content/p.md"
    name = "ज\u093cरूरी"
    encoded = "%E0%A4%9C%E0%A4%BC%E0%A4%B0%E0%A5%82%E0%A4%B0%E0%A5%80"
    assert _kinds(site, page, f"/{name}/", f"/{encoded}/", "/\u095bरूरी/", f"/{name}", "/%ff/") == [
        f"page {name}.md", f"page {name}.md", f"page {name}.md unicode", f"page {name}.md slash",
        "broken page",
    ]  # fmt: skip


def test_redirects(tmp_path: Path) -> None:
    files = {
        "hugo.toml": 'baseURL = "https://ex.org/"\n',
        "content/p.md": "---\naliases: [/old/, rel]\n---\n",
        "static/_redirects": "# comment\n/a /p/ 301\n/b/* /p/:splat\n/c/:id/x /p/?id=:id 302\n",
        "netlify.toml": '[[redirects]]\nfrom = "/n"\nto = "/p/"\n',
        "vercel.json": '{"redirects": [{"source": "/v/:path*", "destination": "/p/"}]}',
    }
    site = build(tmp_path, files)
    page = tmp_path / "content/p.md"
    urls = ("/old/", "/rel", "/a", "/a/", "/b/q/r", "/c/7/x", "/n", "/v/1/2", "/c/7/y")
    found = [site.resolve(str(page), url) for url in urls]
    assert [one.url if isinstance(one, Target) else one.reason for one in found] == [
        "/p/", "/p/", "/p/", "/p/", "/p/q/r", "/p/?id=7", "/p/", "/p/", "page",
    ]  # fmt: skip


def test_pages_outside_of_the_site_link_to_files(tmp_path: Path) -> None:
    files = {
        "hugo.toml": 'baseURL = "https://ex.org/"\n',
        "content/p.md": "# x\n",
        "README.md": "# एक दो\n",
        "docs/guide.md": "# x\n",
    }
    site = build(tmp_path, files)
    page = tmp_path / "README.md"
    urls = ("docs/guide.md", "content/p.md", "docs", "/docs/", "/p/", "no.md")
    assert _kinds(site, page, *urls) == [
        "page guide.md", "page p.md", "asset docs", "asset docs", "page p.md", "broken page",
    ]  # fmt: skip
    assert site.resolve(str(page), "#एक-दो") == Target(
        "page", str(page), "", anchor="एक-दो", anchor_found=True, page=site.page(str(page))
    )


def test_several_sites_in_one_repository(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "a/hugo.toml": 'baseURL = "https://ex.org/"\n',
            "a/content/p.md": "[x](/q/)\n",
            "b/mkdocs.yml": "site_name: x\n",
            "b/docs/q.md": "[x](/p/)\n",
            "c.md": "[x](/p/)\n",
        },
    )
    facts = [facts_of(path) for path in sorted(tmp_path.rglob("*.md"))]
    site = SiteIndex.build(facts, tmp_path)
    assert [one.generator for one in site.sites] == ["flat", "hugo", "mkdocs"]
    assert [result.reason for _, _, result in site.broken] == ["page"] * 3


def test_reported_pages_only(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": "[x](/no)\n", "b.md": "[x](/no) [a](/a)\n"})
    facts = [facts_of(path) for path in sorted(tmp_path.rglob("*.md"))]
    site = SiteIndex.build(facts, tmp_path, reported=[str(tmp_path / "a.md")])
    assert [page.path for page, _, _ in site.broken] == [str(tmp_path / "a.md")]
    assert list(site.inbound) == [str(tmp_path / "a.md")]


def test_paths_relative_to_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {"site/content/a.md": "x", "site/hugo.toml": 'baseURL = "/"\n'})
    monkeypatch.chdir(tmp_path)
    facts = facts_of(Path("site/content/a.md"))
    site = SiteIndex.build([facts], Path("site"))
    page = site.page("site/content/a.md")
    assert page is not None
    assert (page.source, page.routes) == ("content/a.md", ("/a/",))


def test_built_site(tmp_path: Path) -> None:
    files = {
        "hugo.toml": 'baseURL = "https://ex.org/"\n',
        "content/p.md": "# x\n",
        "public/p/index.html": '<h1 id="made-by-theme">x</h1>',
        "public/api/index.html": "<a name=get></a>",
        "public/old/index.html": '<meta http-equiv="refresh" content="0; url=/p/">',
        "public/f.pdf": "x",
    }
    site = build(tmp_path, files, SiteConfig(from_build="public"))
    page = str(tmp_path / "content/p.md")
    urls = ("/p/#made-by-theme", "/p/#x", "/api/#get", "/api/#put", "/old/", "/f.pdf", "/no/")
    found = [site.resolve(page, url) for url in urls]
    assert [(one.kind, one.anchor_found) if isinstance(one, Target) else None for one in found] == [
        ("page", True), ("page", False), ("generated", True), ("generated", False),
        ("redirect", None), ("asset", None), None,
    ]  # fmt: skip


def _severities(folder: Path, files: dict[str, str]) -> list[Severity]:
    found = lint_site(broken_link, folder, files)
    return [one.severity for diagnostics in found.values() for one in diagnostics]


def test_severity_follows_what_is_known(tmp_path: Path) -> None:
    assert _severities(tmp_path / "a", {"a.md": "[x](/no)\n"}) == [Severity.INFO]
    closed = {"a.md": "[x](/no) [b](/b)\n", "b.md": "[a](/a)\n"}
    assert _severities(tmp_path / "b", closed) == [Severity.WARNING]
    hugo = {"hugo.toml": 'baseURL = "/"\n', "content/a.md": "[x](/no/)\n"}
    assert _severities(tmp_path / "c", hugo) == [Severity.ERROR]
    partial = {**hugo, "content/a.md": "[x](/no/)\n" * 19 + "[b](/b/)\n" * 3, "content/b.md": ""}
    assert _severities(tmp_path / "d", partial) == [Severity.INFO] * 19


def test_site_that_reaches_above_the_folder_is_partial(tmp_path: Path) -> None:
    write(tmp_path, {"hugo.toml": 'baseURL = "/"\n', "content/a.md": "[x](/b/) [c](/c/)\n"})
    facts = [facts_of(tmp_path / "content/a.md")]
    inner = SiteIndex.build(facts, tmp_path / "content")
    assert [(one.generator, one.root) for one in inner.sites] == [("hugo", tmp_path)]
    assert inner.resolvers[0].is_partial
    assert not SiteIndex.build(facts, tmp_path).resolvers[0].is_partial


def test_partial_site_has_a_note(tmp_path: Path) -> None:
    site = build(tmp_path, {"a.md": "[x](/no)\n"})
    assert len(site.notes) == 1
    assert build(tmp_path / "b", {"a.md": "[x](/b)\n", "b.md": ""}).notes == ()


def test_anchor_of_another_generator_is_explained(tmp_path: Path) -> None:
    files = {"hugo.toml": 'baseURL = "/"\n', "content/a.md": "[x](#हाइलाइट)\n\n## हाइलाइट\n"}
    (found,) = lint_site(broken_anchor, tmp_path, files)["content/a.md"]
    assert found.message == (
        "this page has no anchor `#हाइलाइट`; "
        "that is the form of GitHub, here the heading's id is `#हइलइट`"
    )
    assert found.fix is not None
    assert found.fix.edits[0].text == "#हइलइट"


def test_missing_asset_in_every_form(tmp_path: Path) -> None:
    text = (
        "![a](a.png) ![b][b] <img src='/c.png'> [d](d.pdf) ![e](https://ex.org/e.png)\n\n"
        "[b]: b.png\n"
    )
    found = lint_site(missing_asset, tmp_path, {"page.md": text})["page.md"]
    assert [text[slice(*one.span)] for one in found] == ["a.png", "/c.png", "d.pdf", "b.png"]
