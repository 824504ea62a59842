"""A run that remembers an earlier one finds what a run that remembers nothing finds."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from doclint.checking.registry import installed_rules
from doclint.checking.rule import SiteRule
from doclint.configuration.loading import CommandLine
from doclint.phases.site_check import SiteCheck
from doclint.report.formats.json import FORMAT
from doclint.report.report_options import ReportOptions
from doclint.run.plan import PlanRequest, make_plan
from doclint.run.run_options import RunOptions
from doclint.run.runner import check_run
from doclint.site.index import SiteIndex

_WORDS = ("खाता", "लाभ", "निवेश", "शुल्क", "savings", "fees", "फ़ाइल", "फाइल", "यहाँ", "यहां")
# addresses of pages; the first ones are right under most generators
_SHAPES = (
    "/s{0}/p{1}/", "../s{0}/p{1}.md", "/s{0}/p{1}/", "/s{0}/p{1}/#{2}", "/s{0}/p{1}", "p{1}.md",
    "/s{0}/P{1}/", "/{2}", "p{1}.md#{2}", "#{2}", "/s{0}/p{1}।", "/old-{2}", "/p{1}",
)  # fmt: skip
_CONFIGS = {
    "hugo": ("hugo.toml", 'baseURL = "https://e.org/"\n', "content"),
    "hugo-languages": (
        "hugo.toml",
        'baseURL = "/"\ndefaultContentLanguage = "hi"\n[languages.hi]\n[languages.en]\n',
        "content",
    ),
    "mkdocs": ("mkdocs.yml", "site_name: x\n", "docs"),
    "jekyll": ("_config.yml", "title: x\nplugins: [jekyll-redirect-from]\n", "."),
    "docusaurus": ("docusaurus.config.js", "export default {baseUrl: '/'};\n", "docs"),
    "astro": ("astro.config.mjs", "export default {};\n", "src/pages"),
    "vitepress": (".vitepress/config.js", "export default {};\n", "."),
    "flat": ("README.txt", "", "."),
}


def _report(cache: Path | None, paths: tuple[str, ...], preset: str | None) -> str:
    # the one rule that asks the network
    line = CommandLine(preset=preset, ignore=("LK012",))
    plan = make_plan(PlanRequest(paths=paths, command_line=line))
    report = check_run(plan, RunOptions(cache=cache))
    options = ReportOptions(version="1", deterministic=True)
    return "".join(FORMAT.render(report, options)) + "\n".join(report.notes)


class _Site:
    """A site that changes at random."""

    def __init__(self, root: Path, generator: str, seed: int, most_broken: int) -> None:
        self.random = random.Random(seed)
        self.root = root
        self.config, self.settings, folder = _CONFIGS[generator]
        self.content = root / folder
        self.most_broken = most_broken
        self._write(root / self.config, self.settings)
        for number in range(12):
            self._write(self._page(number), self._text())
        self._write(root / "static" / "a.svg", "<svg/>")

    def _write(self, file: Path, text: str) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    def _page(self, number: int) -> Path:
        return self.content / f"s{number % 3}" / f"p{number}.md"

    def pages(self) -> list[Path]:
        return sorted(self.content.rglob("p*.md"))

    def _address(self) -> str:
        pick = self.random
        number = pick.randrange(12) if pick.randrange(100) >= self.most_broken else 99
        return pick.choice(_SHAPES[: None if self.most_broken else 4]).format(
            number % 3, number, pick.choice(_WORDS)
        )

    def _link(self) -> str:
        pick = self.random
        if pick.random() < 0.15:
            return f"![चित्र](/{pick.choice('abc')}.svg)"
        return f"[{pick.choice(_WORDS)}]({self._address()})"

    def _front(self) -> str:
        pick = self.random
        lines = [f"title: {pick.choice(_WORDS)} {pick.randrange(8)}"]
        if pick.random() < 0.2:
            lines.append(f"slug: {pick.choice(_WORDS)}")
        if pick.random() < 0.2:
            key = pick.choice(("aliases", "redirect_from"))
            lines.append(f"{key}: [/old-{pick.choice(_WORDS)}]")
        if pick.random() < 0.1:
            lines.append("draft: true")
        return "---\n" + "\n".join(lines) + "\n---\n\n"

    def _text(self) -> str:
        pick = self.random
        blocks = [self._front() if pick.random() < 0.8 else ""]
        for _ in range(pick.randrange(5)):
            brace = pick.choice(("", "", " {#x}"))
            blocks.append(f"{'#' * pick.randrange(1, 4)} {pick.choice(_WORDS)}{brace}\n\n")
            blocks.append(f"{pick.choice(_WORDS)} {self._link()} और {self._link()}।\n\n")
        if pick.random() < 0.1:
            blocks.append("<!-- doclint-disable-line LK001 -->[x](/s0/p99/)\n")
        return "".join(blocks)

    def change(self) -> str:
        """Change something; says what."""
        step = self.random.choice(
            (self._sentence, self._on_top, self._heading, self._heading, self._relink, self._relink,
             self._retitle, self._retitle, self._rewrite, self._rename, self._delete, self._add,
             self._asset, self._configure, self._redirects)
        )  # fmt: skip
        step()
        return step.__name__

    def _edit(self, change: Callable[[str], str]) -> None:
        for page in self.random.sample(self.pages(), k=min(2, len(self.pages()))):
            page.write_text(change(page.read_text("utf-8")), "utf-8")

    def _sentence(self) -> None:
        self._edit(lambda text: f"{text}\n{self.random.choice(_WORDS)} लिखा है।\n")

    def _on_top(self) -> None:
        self._edit(lambda text: text.replace("\n\n", "\n\nऊपर कुछ।\n\n", 1))

    def _heading(self) -> None:
        word = self.random.choice(_WORDS)
        self._edit(lambda text: text.replace("# ", f"# {word} ", 1))

    def _retitle(self) -> None:
        word = self.random.choice(_WORDS)
        text = self.random.choice((f"title: {word}", f"title: x\ndescription: {word}"))
        self._edit(lambda page: page.replace("title: ", f"{text} ", 1))

    def _relink(self) -> None:
        self._edit(lambda text: f"{text}\n{self._link()}\n")

    def _rewrite(self) -> None:
        self._edit(lambda _: self._text())

    def _rename(self) -> None:
        page = self.random.choice(self.pages())
        page.rename(self._page(self.random.randrange(12)))

    def _delete(self) -> None:
        if len(self.pages()) > 3:
            self.random.choice(self.pages()).unlink()

    def _add(self) -> None:
        self._write(self._page(self.random.randrange(12)), self._text())

    def _asset(self) -> None:
        file = self.root / "static" / f"{self.random.choice('abc')}.svg"
        if file.exists():
            file.unlink()
        else:
            self._write(file, "<svg/>")

    def _configure(self) -> None:
        choices = ("", '[site]\nignore = ["/old-*"]\n', '[site]\nextra-anchors = ["x*"]\n')
        (self.root / "doclint.toml").write_text(self.random.choice(choices), "utf-8")

    def _redirects(self) -> None:
        word = self.random.choice(_WORDS)
        self._write(self.root / "static" / "_redirects", f"/old-{word} /s0/p0/\n")


@pytest.mark.parametrize(
    ("generator", "most_broken", "preset"),
    [
        *((generator, 0, None) for generator in _CONFIGS),
        *((generator, 30, "all" if generator == "mkdocs" else None) for generator in _CONFIGS),
    ],
)
def test_whatever_changes(
    generator: str,
    most_broken: int,
    preset: str | None,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    root = tmp_path / "site"
    root.mkdir()
    monkeypatch.chdir(root)
    site = _Site(root, generator, len(generator) + most_broken, most_broken)
    (root / ".git").mkdir()
    cache = tmp_path / "cache"
    done = ["build"]
    for _ in range(10):
        paths = (".",)
        if site.random.random() < 0.1:
            paths = (site.pages()[0].relative_to(root).as_posix(),)
        expected, found = _report(None, paths, preset), _report(cache, paths, preset)
        assert found == expected, done
        done.append(site.change())


@pytest.fixture
def looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """For each time that a site is built, the pages whose findings are asked for."""
    root = tmp_path / "site"
    for name, text in {
        "hugo.toml": 'baseURL = "/"\n',
        "content/a.md": "# A\n\n[b](/b/#x) [c](/c/)\n",
        "content/b.md": "# B\n\nText.\n\n## X\n",
        "content/c.md": "# C\n\n[a](/a/)\n",
        "content/d.md": "---\ntitle: D\n---\n\n[a](/a/)\n",
    }.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    monkeypatch.chdir(root)
    asked: list[list[str]] = []
    original = SiteCheck.index

    def spy(self: SiteCheck, *arguments: Any) -> SiteIndex:
        site = original(self, *arguments)
        asked.append([path for path, page in site.pages.items() if site.is_reported(page)])
        return site

    monkeypatch.setattr(SiteCheck, "index", spy)
    return asked


_ALL = [f"content/{name}.md" for name in "abcd"]


def _replace(path: str, old: str, new: str) -> None:
    file = Path(path)
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


@pytest.mark.parametrize(
    ("path", "old", "new", "expected"),
    [
        ("content/a.md", "[c](/c/)\n", "[c](/c/)\n\nMore.\n", []),
        ("content/a.md", "# A\n\n", "# A\n\nMore.\n\n", []),
        ("content/b.md", "## X", "## Y", [["content/a.md", "content/b.md"]]),
        ("content/c.md", "/a/", "/b/", [["content/c.md"]]),
        ("content/c.md", "# C", "# D", [["content/c.md"]]),
        ("content/d.md", "title: D", "title: E", [["content/d.md"]]),
        ("content/d.md", "title: D", "title: D\ndescription: E", []),
        ("content/d.md", "title: D", "title: D\nslug: e", [_ALL]),
        ("hugo.toml", '"/"', '"/x/"', [_ALL]),
    ],
)
def test_only_what_a_change_concerns_is_looked_at(
    path: str,
    old: str,
    new: str,
    expected: list[list[str]],
    tmp_path: Path,
    looked_at: list[list[str]],
) -> None:
    cache = tmp_path / "cache"
    _report(cache, (".",), None)
    _replace(path, old, new)
    looked_at.clear()
    found = _report(cache, (".",), None)
    assert looked_at == expected
    assert found == _report(None, (".",), None)


@pytest.mark.parametrize("rubbish", [b"", b"{}\n", b'{"key":1}', b"[]\n[]", b"\xff\n"])
def test_a_damaged_record_is_no_record(
    rubbish: bytes, tmp_path: Path, looked_at: list[list[str]]
) -> None:
    cache = tmp_path / "cache"
    first = _report(cache, (".",), None)
    (record,) = cache.rglob("site.json")
    record.write_bytes(rubbish)
    looked_at.clear()
    assert _report(cache, (".",), None) == first
    assert len(looked_at) == 1


def test_what_may_change_outside_is_asked_again(
    tmp_path: Path, looked_at: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    rule = installed_rules()["LK009"]
    assert isinstance(rule, SiteRule)
    head = rule.head._replace(presets=("recommended",))
    changing = rule._replace(head=head, sees="world")
    rules = {**installed_rules(), "LK009": changing}
    monkeypatch.setattr("doclint.phases.page_pipeline.installed_rules", lambda *_: rules)
    cache = tmp_path / "cache"
    for _ in range(2):
        _report(cache, (".",), None)
    assert len(looked_at) == 2
