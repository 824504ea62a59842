"""One run at a time fixes the pages below a folder, so that several end as one would."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from doclint.values.errors import UserError

__all__ = ["fixing_alone"]

_PATIENCE_SECONDS = 300.0
_PAUSE_SECONDS = 0.05


@contextmanager
def fixing_alone(roots: Iterable[Path], waiting: Callable[[Path], None]) -> Iterator[None]:
    """Keep other runs from fixing pages below `roots` while the block runs.

    What two runs do to each other's pages is safe without this, but what they do to the site need
    not be what one of them would have done: a heading that one rewords is a broken link to the
    other. Waits for a run that came first, after telling `waiting` where; raises `UserError` when
    that takes too long. A lock is on the folder itself, leaves nothing behind and ends with its
    process. Where the system has no such locks there are none, and where a program has locked the
    folder for this run, as `flock FOLDER doclint fix` does, that will do.
    """
    held: list[int] = []
    try:
        # always in one order, so that two runs never wait for each other
        for root in sorted({Path(os.path.realpath(root)) for root in roots}):
            with suppress(OSError):
                descriptor = os.open(root, os.O_RDONLY)
                held.append(descriptor)
                _lock(descriptor, root, waiting)
        yield
    finally:
        for descriptor in held:
            _unlock(descriptor)


def _lock(descriptor: int, root: Path, waiting: Callable[[Path], None]) -> None:
    """Lock the open folder; raises OSError where that cannot be done."""
    try:
        from fcntl import LOCK_EX, LOCK_NB, flock
    except ImportError:
        return

    def is_free() -> bool:
        try:
            flock(descriptor, LOCK_EX | LOCK_NB)
        except BlockingIOError:
            return False
        return True

    if is_free() or _is_locked_for_us(descriptor):
        return
    waiting(root)
    end = time.monotonic() + _PATIENCE_SECONDS
    while not is_free():
        if time.monotonic() > end:
            raise UserError(f"another run has been fixing the pages in {root} for too long")
        time.sleep(_PAUSE_SECONDS)


def _is_locked_for_us(descriptor: int) -> bool:
    """Whether this process, or one that it descends from, holds the lock on the open folder.

    Only Linux tells who holds a lock.
    """
    status = os.fstat(descriptor)
    device = f"{os.major(status.st_dev):02x}:{os.minor(status.st_dev):02x}"
    try:
        locks = Path("/proc/locks").read_text("ascii").splitlines()
        holders = {
            words[4]
            for words in map(str.split, locks)
            if words[1] == "FLOCK" and words[5] == f"{device}:{status.st_ino}"
        }
        return not holders.isdisjoint(_ancestry())
    except (OSError, IndexError):
        return False


def _ancestry() -> Iterator[str]:
    """The number of this process, of its parent, and so on; raises OSError where none is told."""
    number = str(os.getpid())
    while number != "0":
        yield number
        # the name comes before, in brackets, and may hold anything
        state = Path(f"/proc/{number}/stat").read_text("ascii", "replace")
        number = state.rpartition(")")[2].split()[1]


def _unlock(descriptor: int) -> None:
    """Unlock even where a process that was started meanwhile shares the descriptor."""
    with suppress(ImportError, OSError):
        from fcntl import LOCK_UN, flock

        flock(descriptor, LOCK_UN)
    os.close(descriptor)
