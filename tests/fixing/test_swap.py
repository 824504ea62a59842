"""A file takes another's place only if nobody has touched that, up to the very last moment."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

import pytest

from doclint.files import swap
from doclint.files.swap import FileChanged, put_in_place


@pytest.fixture(params=["exchange", "rename"])
def page(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """A page, where the system can exchange files and where it cannot."""
    (tmp_path / "page.md").write_bytes(b"old")
    (tmp_path / "new").write_bytes(b"new")
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "rename":
            patch.setattr(swap, "_renameat2", lambda: None)
        yield tmp_path / "page.md"


def content(page: Path) -> dict[str, bytes | None]:
    """The content of all files beside the page; None for folders."""
    return {
        path.name: path.read_bytes() if path.is_file() else None for path in page.parent.iterdir()
    }


def test_it_takes_the_place(page: Path) -> None:
    put_in_place(page.with_name("new"), page, b"old")
    assert content(page) == {"page.md": b"new"}


@pytest.mark.parametrize("saved", [b"", b"older", b"odd"])
def test_a_file_with_other_content_stays(page: Path, saved: bytes) -> None:
    page.write_bytes(saved)
    with pytest.raises(FileChanged):
        put_in_place(page.with_name("new"), page, b"old")
    assert content(page) == {"page.md": saved, "new": b"new"}


def test_a_file_that_is_gone_does_not_come_back(page: Path) -> None:
    page.unlink()
    with pytest.raises(FileNotFoundError):
        put_in_place(page.with_name("new"), page, b"old")
    assert content(page) == {"new": b"new"}


def test_no_pipe_is_waited_for_and_no_link_followed(page: Path) -> None:
    page.rename(page.with_name("other"))
    page.symlink_to("other")
    with pytest.raises(OSError, match=os.strerror(errno.ELOOP)):
        put_in_place(page.with_name("new"), page, b"old")
    page.unlink()
    os.mkfifo(page)
    with pytest.raises(FileChanged):
        put_in_place(page.with_name("new"), page, b"old")
    assert page.is_fifo()


def _write(page: Path) -> None:
    page.write_bytes(b"saved")


def _rename(page: Path) -> None:
    (page.parent / "draft").write_bytes(b"saved")
    (page.parent / "draft").replace(page)


def _make_same_size(page: Path) -> None:
    page.write_bytes(b"own")


def _make_folder(page: Path) -> None:
    page.unlink()
    page.mkdir()


@pytest.fixture
def exchanging(tmp_path: Path) -> Path:
    """A page where the system can exchange files."""
    if swap._renameat2() is None:
        pytest.skip("this system cannot exchange files")
    (tmp_path / "page.md").write_bytes(b"old")
    (tmp_path / "new").write_bytes(b"new")
    return tmp_path / "page.md"


@pytest.mark.parametrize("save", [_write, _rename, _make_same_size, _make_folder, Path.unlink])
def test_what_happens_after_the_last_look_is_seen(
    exchanging: Path, monkeypatch: pytest.MonkeyPatch, save: Callable[[Path], None]
) -> None:
    expected: list[dict[str, bytes | None]] = []
    exchange = swap._exchange

    def late(one: Path, other: Path) -> bool:
        if not expected:
            save(exchanging)
            expected.append(content(exchanging))
        return exchange(one, other)

    monkeypatch.setattr(swap, "_exchange", late)
    with pytest.raises((FileChanged, FileNotFoundError)):
        put_in_place(exchanging.with_name("new"), exchanging, b"old")
    assert [content(exchanging)] == expected


def test_a_file_that_is_open_for_writing_is_left_to_its_writer(exchanging: Path) -> None:
    with exchanging.open("ab") as stream:
        with pytest.raises(FileChanged):
            put_in_place(exchanging.with_name("new"), exchanging, b"old")
        stream.write(b" and more")
    assert content(exchanging) == {"page.md": b"old and more", "new": b"new"}


def test_a_writer_that_comes_at_the_last_moment_keeps_its_file(
    exchanging: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exchange, streams = swap._exchange, ExitStack()
    opened: list[BinaryIO] = []

    def late(one: Path, other: Path) -> bool:
        if not opened:
            opened.append(streams.enter_context(exchanging.open("ab")))
        return exchange(one, other)

    monkeypatch.setattr(swap, "_exchange", late)
    with streams:
        with pytest.raises(FileChanged):
            put_in_place(exchanging.with_name("new"), exchanging, b"old")
        opened[0].write(b" and more")
    assert content(exchanging) == {"page.md": b"old and more", "new": b"new"}
