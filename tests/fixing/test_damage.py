"""Pages that some renderer shows otherwise once a safe fix has been applied.

Each folder of tests/data/damage is a small site with the reason; nothing of it may be changed under
the presets that it names. `known.txt` lists those that are still changed: it may only get shorter.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from doclint.cli.main import main
from tests.integration.running import PROJECT

FOLDER = PROJECT / "tests" / "data" / "damage"
CASES = sorted(path.name for path in FOLDER.iterdir() if path.is_dir())
KNOWN = (FOLDER / "known.txt").read_text("utf-8").split()


def test_what_is_known_is_a_case() -> None:
    assert sorted(set(KNOWN) - set(CASES)) == []


def _content(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("name", CASES)
def test_no_safe_fix_touches_the_page(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    changed = []
    for preset in json.loads((FOLDER / name / "case.json").read_text("utf-8"))["presets"]:
        folder = tmp_path / preset
        shutil.copytree(FOLDER / name, folder)
        (folder / ".git").mkdir()
        monkeypatch.chdir(folder)
        before = _content(folder)
        main(["fix", "--isolated", "--no-cache", "--preset", preset, "."])
        if _content(folder) != before:
            changed.append(preset)
    capsys.readouterr()
    assert (changed != []) == (name in KNOWN), changed
