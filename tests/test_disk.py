"""What was seen of the disk can be recorded, and asked again."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from doclint.files import disk


def _look(root: Path) -> list[object]:
    return [
        disk.exists(root / "a.txt"),
        disk.is_file(root / "a.txt"),
        disk.is_folder(root / "b"),
        disk.names(root),
        disk.read_text(root / "a.txt"),
        disk.matches(root, "**/*.x"),
        list(disk.walk(root / "b")),
    ]


def test_answers(tmp_path: Path) -> None:
    assert _look(tmp_path) == [False, False, False, [], "", [], []]
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "c.x").write_text("", "utf-8")
    (tmp_path / "a.txt").write_text("\ufefftext", "utf-8")
    listed: list[tuple[str, list[str], list[str]]] = [(str(tmp_path / "b"), [], ["c.x"])]
    expected = [True, True, True, ["a.txt", "b"], "text", [tmp_path / "b" / "c.x"], listed]
    assert _look(tmp_path) == expected


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / "a.txt").unlink(),
        lambda root: (root / "a.txt").write_text("other", "utf-8"),
        lambda root: (root / "new.txt").write_text("", "utf-8"),
        lambda root: (root / "b" / "c" / "d.x").write_text("", "utf-8"),
        lambda root: (root / "b" / "c" / "d").mkdir(),
    ],
)
def test_a_change_is_seen(change: Callable[[Path], object], tmp_path: Path) -> None:
    (tmp_path / "b" / "c").mkdir(parents=True)
    (tmp_path / "a.txt").write_text("text", "utf-8")
    with disk.recorded() as looks:
        _look(tmp_path)
    assert disk.still_true(looks())
    change(tmp_path)
    assert not disk.still_true(looks())


def test_a_recording_inside_of_another_one(tmp_path: Path) -> None:
    with disk.recorded() as outer:
        disk.exists(tmp_path)
        with disk.recorded() as inner:
            disk.is_folder(tmp_path)
        disk.is_file(tmp_path)
    disk.names(tmp_path)
    assert [look[0] for look in outer()] == ["exists", "is_folder", "is_file"]
    assert [look[0] for look in inner()] == ["is_folder"]


def test_nobody_records_what_another_thread_asks(tmp_path: Path) -> None:
    with disk.recorded() as looks, ThreadPoolExecutor(1) as pool:
        assert pool.submit(disk.exists, tmp_path).result()
    assert looks() == []
