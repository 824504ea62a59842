"""Comments through the whole program."""

from __future__ import annotations

from pathlib import Path

import pytest

from doclint.cli.main import main

Capture = pytest.CaptureFixture[str]

PAGE = """\
# T

<!-- doclint-disable-next-line MD018 -- shows how not to write it -->
##हाइलाइट

<!-- doclint-disable-next-line MD018 LK001 -->
## ok

<!-- doclint-disable-next-line LK001 LK013 -->
[y](/nowhere)
"""
FIXED = """\
# T

<!-- doclint-disable-next-line MD018 -- shows how not to write it -->
##हाइलाइट

## ok

<!-- doclint-disable-next-line LK001 -->
[y](/nowhere)
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def check(capsys: Capture, *arguments: str) -> list[str]:
    """The places and codes of the findings of `doclint check`."""
    main(["check", "--output-format", "concise", "--no-cache", *arguments])
    return [" ".join(line.split()[:2]) for line in capsys.readouterr().out.splitlines()]


def test_findings_of_pages_and_of_the_site(folder: Path, capsys: Capture) -> None:
    (folder / "a.md").write_text(PAGE, encoding="utf-8")
    assert check(capsys) == ["a.md:6:32: DL004[*]", "a.md:9:38: DL004[*]"]
    # without the rules of the site nobody knows which comments are needed
    assert check(capsys, "--scope", "file") == []
    assert check(capsys, "--select", "MD018") == []


def test_fix_removes_what_is_not_needed(folder: Path, capsys: Capture) -> None:
    path = folder / "a.md"
    path.write_text(PAGE, encoding="utf-8")
    for _ in range(2):
        assert main(["fix", "--no-cache"]) == 0
        assert path.read_text(encoding="utf-8") == FIXED


def test_markdownlint_comments_configure_a_page(folder: Path, capsys: Capture) -> None:
    (folder / ".markdownlint.json").write_text('{"default": false, "MD009": true}')
    (folder / "a.md").write_text(
        "# a\n\nb   \nlonger\n\n<!-- markdownlint-disable MD009 -->\nc   \n"
        '<!-- markdownlint-enable MD010 -->\n\td\n<!-- markdownlint-configure-file {"MD013": '
        '{"line_length": 50}} -->\n',
        encoding="utf-8",
    )
    assert check(capsys) == ["a.md:3:2: MD009[*]", "a.md:9:1: MD010[*]", "a.md:10:51: MD013"]


def test_front_matter_of_another_kind(folder: Path, capsys: Capture) -> None:
    (folder / ".markdownlint-cli2.jsonc").write_text(
        r'{"config": {"default": false, "MD009": true, "MD018": true},'
        r' "frontMatter": "^%%%\\n[^]*?\\n%%%(\\n|$)"}'
    )
    (folder / "a.md").write_text("%%%\n#title   \n%%%\n#b   \n", encoding="utf-8")
    assert check(capsys) == ["a.md:4:2: MD018[*]", "a.md:4:3: MD009[*]"]
