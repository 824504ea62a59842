"""Pages show what comes in kinds as the program knows it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tools.sections import PAGES, SECTIONS, main, with_sections

ROOT = Path(__file__).parents[2]


def test_the_pages_are_up_to_date() -> None:
    for name in PAGES:
        text = (ROOT / name).read_text("utf-8")
        assert with_sections(text) == text, f"{name}: run `make generate`"


def test_every_section_has_one_place() -> None:
    texts = [(ROOT / name).read_text("utf-8") for name in PAGES]
    for mark in ("made", "end"):
        found = re.findall(f"<!-- {mark}: (.*?) -->", "".join(texts))
        assert sorted(found) == sorted(SECTIONS)


def test_a_section_that_is_not_known() -> None:
    with pytest.raises(KeyError):
        with_sections("<!-- made: ink -->\n<!-- end: ink -->\n")


def test_check_mode(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in PAGES:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    readme = tmp_path / "README.md"
    readme.write_text(readme.read_text("utf-8").replace("| `sarif` |", "| `sarrif` |"), "utf-8")
    folder = ["--folder", str(tmp_path)]
    assert main([*folder, "--check"]) == 1
    assert capsys.readouterr().err == f"out of date: {readme.as_posix()}\n"
    assert main(folder) == 0
    assert main([*folder, "--check"]) == 0
