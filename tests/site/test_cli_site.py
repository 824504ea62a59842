"""`doclint site`: overview, links, orphans, graphs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from doclint.cli.main import main
from tests.site.sites import write

_FILES = {
    "hugo.toml": 'baseURL = "https://ex.org/"\ndefaultContentLanguage = "hi"\n',
    "content/khata.md": "---\ntitle: खाता\naliases: [/old/]\n---\n\n"
    "## सार {#saar}\n\n[x](/labh/)\n",
    "content/labh.md": '---\ntitle: "ला\\"भ"\n---\n\n[y](/no/) ![z](/z.png)\n',
    "content/draft.md": "---\ntitle: x\ndraft: true\n---\n",
    "static/z.png": "x",
    "static/_redirects": "/from /to\n",
}


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write(tmp_path, _FILES)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _run(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["site", *words]) == 0
    return capsys.readouterr().out


def test_json(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(_run(capsys, "--output-format", "json"))
    assert found == {
        "version": 1,
        "generator": "hugo",
        "pages": [
            {
                "path": "content/draft.md", "language": "hi", "title": "x", "routes": [],
                "aliases": [], "anchors": [], "links": [], "state": "draft",
            },
            {
                "path": "content/khata.md", "language": "hi", "title": "खाता",
                "routes": ["/khata/"], "aliases": ["/old/"], "anchors": ["saar"],
                "links": [{"url": "/labh/", "line": 8, "target": "content/labh.md"}],
            },
            {
                "path": "content/labh.md", "language": "hi", "title": 'ला"भ',
                "routes": ["/labh/"], "aliases": [], "anchors": [],
                "links": [
                    {"url": "/no/", "line": 5, "target": None},
                    {"url": "/z.png", "line": 5, "target": "static/z.png"},
                ],
            },
        ],
        "redirects": [{"from": "/from", "to": "/to"}],
    }  # fmt: skip


def test_overview(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(capsys).splitlines() == [
        "/draft/  [hi]  content/draft.md  (draft)",
        "/khata/  [hi]  content/khata.md",
        "  /old/ -> /khata/",
        "/labh/  [hi]  content/labh.md",
        "/from -> /to",
        "3 pages; hugo at .",
    ]


def test_links(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(capsys, "links", "content/labh.md").splitlines() == [
        "/labh/  content/labh.md",
        "  5: /no/ -> nothing",
        "  5: /z.png -> static/z.png",
        "linked from 1 places",
        "  content/khata.md:8: /labh/",
    ]


def test_orphans(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(capsys, "orphans").splitlines() == ["content/khata.md"]


def test_graphs(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert '  "content/labh.md" [label="ला\\"भ"];' in _run(capsys, "--output-format", "dot")
    mermaid = _run(capsys, "--output-format", "mermaid").splitlines()
    assert mermaid == [
        "flowchart LR", '  p1["x"]', '  p2["खाता"]', '  p3["ला#34;भ"]', "  p2 --> p3",
    ]  # fmt: skip


def test_wrong_use(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["site", "links", "nope.md"]) == 2
    assert main(["site", "a", "b"]) == 2
