"""Puts a file in the place of another one, if that still is what it is taken for."""

from __future__ import annotations

import errno
import os
import signal
import stat
from collections.abc import Callable
from functools import cache
from pathlib import Path

__all__ = ["FileChanged", "WriteRefused", "put_in_place"]

_HERE = -100  # AT_FDCWD
_EXCHANGE = 2  # RENAME_EXCHANGE
# the kernel or the file system is too old for it, or a sandbox does not let it through
_CANNOT = frozenset((errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM))


class WriteRefused(Exception):
    """A file that was left as it is, with the reason."""


class FileChanged(WriteRefused):
    """A file that is not what it was when it was read."""

    def __init__(self) -> None:
        super().__init__("the file changed while it was being fixed")


def put_in_place(new: Path, target: Path, expected: bytes) -> None:
    """Put the file `new` in the place of `target`, which must hold `expected`.

    Raises `FileChanged` if it does not, or if a program has it open for writing, and OSError; the
    target is as it was then. Between the last look at a file and a rename somebody may save it, so
    where the system can do that the two change places first: what was in place is out of
    everybody's reach then, and goes back if it is not what was expected.
    """
    _refuse_unless(target, expected)
    if not _exchange(new, target):
        new.replace(target)
        return
    try:
        _refuse_unless(new, expected)
    except BaseException:
        _exchange(new, target)
        raise
    new.unlink()


def _refuse_unless(path: Path, expected: bytes) -> None:
    """Raise `FileChanged` unless `path` is a file that holds `expected` and that nobody writes."""
    # neither through a link nor waiting for the other end of a pipe
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    descriptor = os.open(path, flags)
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode) or status.st_size != len(expected):
            raise FileChanged
        # whoever has it open may write after this look at it
        if _is_being_written(descriptor) or os.read(descriptor, len(expected) + 1) != expected:
            raise FileChanged
    finally:
        os.close(descriptor)


def _is_being_written(descriptor: int) -> bool:
    """Whether a program has the file open for writing; False where the system does not tell.

    Linux grants a lease for reading only where nobody has.
    """
    try:
        from fcntl import F_RDLCK, F_SETLEASE, F_SETSIG, F_UNLCK, fcntl
    except ImportError:
        return False
    try:
        # the usual signal of a broken lease would end the process
        fcntl(descriptor, F_SETSIG, signal.SIGURG)
        fcntl(descriptor, F_SETLEASE, F_RDLCK)
    except BlockingIOError:
        return True
    except OSError:
        return False
    fcntl(descriptor, F_SETLEASE, F_UNLCK)
    return False


def _exchange(one: Path, other: Path) -> bool:
    """Let two files change places in one step; False where that cannot be done."""
    rename = _renameat2()
    if rename is None:
        return False
    if rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0:
        return True
    import ctypes

    number = ctypes.get_errno()
    if number in _CANNOT:
        return False
    raise OSError(number, os.strerror(number))


@cache
def _renameat2() -> Callable[[int, bytes, int, bytes, int], int] | None:
    """The function of Linux that renames in other ways than Python offers, if it is here."""
    try:
        import ctypes

        found: Callable[[int, bytes, int, bytes, int], int]
        found = ctypes.CDLL(None, use_errno=True).renameat2
    except (ImportError, OSError, AttributeError, TypeError):
        return None
    return found
