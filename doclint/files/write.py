"""Writes a file whole or not at all."""

from __future__ import annotations

import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

from doclint.files.swap import FileChanged, WriteRefused, put_in_place
from doclint.files.temporary import TEMPORARY_PREFIX
from doclint.values.system_errors import refusal

__all__ = ["FileChanged", "WriteRefused", "replace_file", "write_whole"]


def replace_file(path: Path, expected: bytes, data: bytes, root: Path) -> None:
    """Replace the content of `path` by `data` if it still is `expected`.

    A symbolic link is followed, but never to a target outside `root`. The new content goes to a
    temporary file in the same folder, is synced to disk and renamed over the old file, so every
    observer, a crash included, sees the old content or the new. Raises `FileChanged` when the file
    is not what it was, `WriteRefused` when it has several hard links or cannot be written.
    """
    try:
        target = path.resolve(strict=True)
        if path.is_symlink() and not target.is_relative_to(root.resolve()):
            raise WriteRefused("the link points outside the folder that is being fixed")
        status = target.stat()
        if not stat.S_ISREG(status.st_mode):
            raise WriteRefused("not a regular file")
        if status.st_nlink > 1:
            raise WriteRefused(f"the file has {status.st_nlink} hard links")
        if not os.access(target, os.W_OK):
            raise WriteRefused("the file is read-only")
        _remove_stale(target.parent)
        _write_and_rename(target, data, status, expected)
    except FileNotFoundError as error:
        raise FileChanged from error
    except OSError as error:
        raise WriteRefused(refusal(error)) from error


def write_whole(path: Path, text: str) -> None:
    """Write a report to `path` atomically; raises OSError."""
    _write_and_rename(path, text.encode(errors="surrogateescape"), None, None)


def _write_and_rename(
    target: Path, data: bytes, status: os.stat_result | None, expected: bytes | None
) -> None:
    # the process id in the name tells a later run whether its owner is still alive
    prefix = f"{TEMPORARY_PREFIX}{os.getpid()}-"
    descriptor, name = tempfile.mkstemp(prefix=prefix, dir=target.parent)
    temporary = Path(name)
    try:
        with open(descriptor, "wb") as stream:  # noqa: PTH123  # takes over the descriptor
            stream.write(data)
            if status is not None:
                os.fchmod(descriptor, stat.S_IMODE(status.st_mode))
                with suppress(PermissionError):
                    os.fchown(descriptor, status.st_uid, status.st_gid)
            else:
                os.fchmod(descriptor, 0o644)
            stream.flush()
            os.fsync(descriptor)
        if expected is None:
            temporary.replace(target)
        else:
            put_in_place(temporary, target, expected)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise


def _remove_stale(folder: Path) -> None:
    """Remove temporary files whose process is gone, as a killed run leaves them."""
    for entry in os.scandir(folder):
        if not entry.name.startswith(TEMPORARY_PREFIX):
            continue
        owner = entry.name.removeprefix(TEMPORARY_PREFIX).split("-", 1)[0]
        if owner.isdigit() and not _alive(int(owner)):
            with suppress(OSError):
                Path(entry.path).unlink()


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
