"""A limit on the time that one page may take."""

from __future__ import annotations

import signal
import threading
from types import FrameType

__all__ = ["TimeLimitExceeded", "install_alarm", "time_limit"]


class TimeLimitExceeded(BaseException):
    """The time is over; no `Exception`, so that a rule cannot swallow it by accident."""


def install_alarm() -> bool:
    """Make the alarm raise `TimeLimitExceeded` for as long as this process lives.

    For processes that are doclint's own; installing it anew for each page costs more than reading
    the page. Returns False outside of the main thread and where the platform has no such timer.
    """
    usable = threading.current_thread() is threading.main_thread() and hasattr(signal, "setitimer")
    if usable:
        signal.signal(signal.SIGALRM, _raise)
    return usable


class time_limit:  # noqa: N801  # reads like the functions of contextlib
    """Raise `TimeLimitExceeded` inside the block after `seconds`, and again after as many more.

    Interrupts Python code, not a C function that does not return. Unless the alarm is `installed`,
    it is for the block only; where that is not possible there is no limit.
    """

    __slots__ = ("_before", "_installed", "_seconds", "_usable")

    def __init__(self, seconds: float, installed: bool = False) -> None:
        self._seconds = seconds
        self._installed = installed
        self._usable = installed
        self._before: object = None

    def __enter__(self) -> None:
        if not self._installed:
            before = signal.getsignal(signal.SIGALRM) if hasattr(signal, "SIGALRM") else None
            self._before = before
            self._usable = install_alarm()
        if self._usable:
            signal.setitimer(signal.ITIMER_REAL, self._seconds, self._seconds)

    def __exit__(self, *_: object) -> None:
        if self._usable:
            signal.setitimer(signal.ITIMER_REAL, 0)
            if not self._installed:
                signal.signal(signal.SIGALRM, self._before)  # type: ignore[arg-type]  # what getsignal gave


def _raise(_signal: int, _frame: FrameType | None) -> None:
    raise TimeLimitExceeded
