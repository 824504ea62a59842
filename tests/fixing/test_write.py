"""A file is written whole or not at all."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from doclint.files.temporary import TEMPORARY_PREFIX
from doclint.files.write import FileChanged, WriteRefused, replace_file

KILLS = 25


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.md"
    path.write_bytes(b"old")
    return path


def left_over(folder: Path) -> list[str]:
    return [one.name for one in folder.iterdir() if one.name.startswith(TEMPORARY_PREFIX)]


def test_replaces_the_content_and_keeps_the_mode(page: Path) -> None:
    page.chmod(0o640)
    replace_file(page, b"old", b"new", page.parent)
    assert page.read_bytes() == b"new"
    assert stat.S_IMODE(page.stat().st_mode) == 0o640
    assert left_over(page.parent) == []


def test_a_file_that_changed_meanwhile_is_left_alone(page: Path) -> None:
    with pytest.raises(FileChanged, match="the file changed while it was being fixed"):
        replace_file(page, b"other", b"new", page.parent)
    assert (page.read_bytes(), left_over(page.parent)) == (b"old", [])


def test_a_file_that_is_gone_does_not_come_back(page: Path) -> None:
    page.unlink()
    with pytest.raises(FileChanged):
        replace_file(page, b"old", b"new", page.parent)
    assert list(page.parent.iterdir()) == []


def test_a_file_with_two_names_is_left_alone(page: Path) -> None:
    os.link(page, page.parent / "other.md")
    with pytest.raises(WriteRefused, match="2 hard links"):
        replace_file(page, b"old", b"new", page.parent)
    assert page.read_bytes() == b"old"


def test_a_link_inside_the_folder_is_followed(page: Path) -> None:
    link = page.parent / "link.md"
    link.symlink_to(page.name)
    replace_file(link, b"old", b"new", page.parent)
    assert link.is_symlink()
    assert page.read_bytes() == b"new"


def test_a_link_out_of_the_folder_is_never_written(page: Path, tmp_path: Path) -> None:
    root = tmp_path / "root"
    root.mkdir()
    link = root / "link.md"
    link.symlink_to(page)
    with pytest.raises(WriteRefused, match="outside"):
        replace_file(link, b"old", b"new", root)
    assert page.read_bytes() == b"old"


def test_a_pipe_is_refused(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.md"
    os.mkfifo(pipe)
    with pytest.raises(WriteRefused, match="not a regular file"):
        replace_file(pipe, b"old", b"new", tmp_path)


def test_a_full_disk_leaves_the_old_file(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WriteRefused, match=r"^the disk is full$"):
        replace_file(page, b"old", b"new", page.parent)
    assert (page.read_bytes(), left_over(page.parent)) == (b"old", [])


def test_what_a_killed_run_left_behind_is_removed(page: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"],
        capture_output=True,
        text=True,
        check=True,
    )
    stale = page.parent / f"{TEMPORARY_PREFIX}{done.stdout.strip()}-x"
    alive = page.parent / f"{TEMPORARY_PREFIX}{os.getpid()}-x"
    stale.touch()
    alive.touch()
    replace_file(page, b"old", b"new", page.parent)
    assert left_over(page.parent) == [alive.name]


def test_a_kill_at_any_moment_leaves_the_old_file_or_the_new(page: Path) -> None:
    old, new = b"old" * 100_000, b"new" * 100_000
    code = (
        "import sys; from pathlib import Path; from doclint.files.write import replace_file\n"
        "page = Path(sys.argv[1]); old, new = b'old' * 100_000, b'new' * 100_000\n"
        "print('ready', flush=True)\n"
        "while True:\n"
        "    replace_file(page, old, new, page.parent); old, new = new, old\n"
    )
    for turn in range(KILLS):
        page.write_bytes(old)
        with subprocess.Popen(
            [sys.executable, "-c", code, str(page)], stdout=subprocess.PIPE
        ) as run:
            assert run.stdout is not None
            run.stdout.readline()
            # the moment of the kill has to differ from turn to turn
            time.sleep(turn * 0.0007)
            run.send_signal(signal.SIGKILL)
        assert page.read_bytes() in (old, new)
