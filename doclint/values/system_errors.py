"""What the operating system refuses, in words that are the same on every system."""

from __future__ import annotations

import errno
from collections.abc import Mapping

__all__ = ["refusal"]

# C libraries word these differently, and so do releases of one of them
_WORDS: Mapping[int, str] = {
    errno.EACCES: "permission denied",
    errno.EBUSY: "the device is busy",
    errno.EDQUOT: "the disk quota is used up",
    errno.EEXIST: "there is a file already",
    errno.EFBIG: "the file would be too large",
    errno.EINVAL: "the system does not take it",
    errno.EIO: "the disk fails",
    errno.EISDIR: "it is a folder",
    errno.ELOOP: "links lead in a circle",
    errno.EMFILE: "too many files are open",
    errno.ENAMETOOLONG: "the name is too long",
    errno.ENFILE: "too many files are open",
    errno.ENODEV: "no such device",
    errno.ENOENT: "no such file or directory",
    errno.ENOMEM: "no memory is left",
    errno.ENOSPC: "the disk is full",
    errno.ENOTDIR: "a file stands where a folder is expected",
    errno.ENXIO: "no such device",
    errno.EPERM: "permission denied",
    errno.EROFS: "the disk is read-only",
    errno.ESTALE: "the file is gone",
    errno.ETXTBSY: "the file is in use",
}


def refusal(error: OSError | ValueError) -> str:
    """Why a call with a path failed, in a few words; the system's own name where we have none.

    A `ValueError` stands for a path that no system takes: one with the character NUL in it.
    """
    if isinstance(error, ValueError):
        return "a path cannot hold the character U+0000"
    number = error.errno
    if number is None:
        return type(error).__name__
    return _WORDS.get(number) or errno.errorcode.get(number, f"error {number}")
