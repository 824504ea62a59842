"""Asks external addresses whether they still answer: politely, and with a memory."""

from __future__ import annotations

import json
import os
import random
import threading
import time
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from doclint.values.errors import UserError
from doclint.values.version import __version__

if TYPE_CHECKING:
    import httpx

__all__ = ["Manners", "Verdict", "ask_all"]

_USER_AGENT = f"doclint/{__version__} (link checker; asks each address once)"
# what servers answer to HEAD although GET would work
_ASK_AGAIN = frozenset((400, 401, 403, 404, 405, 406, 409, 429, 500, 501, 502, 503))
# answers that say that the page is there, but not for programs
_PRESENT = frozenset((401, 402, 403, 405, 406, 407, 418, 451, 999))
_PASSING = frozenset((408, 425, 429, 500, 502, 503, 504))


class Verdict(NamedTuple):
    """What became of one address: `alive`, and a reason that completes a sentence about it.

    `certain` is false where another day may bring another answer.
    """

    alive: bool
    reason: str
    certain: bool = True


@dataclass(frozen=True)
class Manners:
    """How to ask: times in seconds, `memory` in days for what was alive, `cache` a file or None."""

    timeout: float = 10.0
    retries: int = 2
    backoff: float = 1.0
    concurrency: int = 8
    pause: float = 0.5
    longest_wait: float = 30.0
    memory: float = 7.0
    cache: Path | None = None


def ask_all(urls: Iterable[str], manners: Manners) -> dict[str, Verdict]:
    """A verdict for each of `urls`; one request at a time and a pause for each host.

    Raises `UserError` when httpx is not installed.
    """
    try:
        import httpx
    except ImportError as error:
        raise UserError(
            "checking external links needs httpx: install `doclint[external]`"
        ) from error
    wanted = sorted(set(urls))
    remembered = _Memory(manners)
    verdicts = {url: known for url in wanted if (known := remembered.get(url)) is not None}
    missing = [url for url in wanted if url not in verdicts]
    if missing:
        with httpx.Client(
            timeout=manners.timeout,
            follow_redirects=True,
            headers={"User-Agent": _USER_AGENT, "Accept": "text/html,*/*;q=0.8"},
        ) as client:
            asker = _Asker(client, manners)
            with ThreadPoolExecutor(manners.concurrency) as pool:
                verdicts.update(zip(missing, pool.map(asker.ask, missing), strict=True))
        remembered.put({url: verdicts[url] for url in missing})
    return {url: verdicts[url] for url in wanted}


@dataclass
class _Host:
    """When a host may be asked again, and who is asking."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    free_at: float = 0.0


class _Asker:
    """Asks one address after another; shared by threads."""

    def __init__(self, client: httpx.Client, manners: Manners) -> None:
        self._client = client
        self._manners = manners
        self._hosts: dict[str, _Host] = {}
        self._lock = threading.Lock()

    def ask(self, url: str) -> Verdict:
        """The verdict on `url`, after as many attempts as it takes."""
        with self._lock:
            host = self._hosts.setdefault(urlsplit(url).netloc.lower(), _Host())
        verdict = Verdict(False, "was not asked", certain=False)
        with host.lock:
            for attempt in range(self._manners.retries + 1):
                self._wait(host)
                verdict, wait = self._attempt(url)
                host.free_at = time.monotonic() + self._manners.pause
                if wait is None:
                    break
                backoff = self._manners.backoff * 2**attempt * (1 + random.random() / 10)
                host.free_at += min(max(wait, backoff), self._manners.longest_wait)
        return verdict

    def _wait(self, host: _Host) -> None:
        delay = host.free_at - time.monotonic()
        if delay > 0:
            time.sleep(delay)

    def _attempt(self, url: str) -> tuple[Verdict, float | None]:
        """One verdict, and how long to wait before another attempt, None for no need of one."""
        import httpx

        try:
            response = self._client.head(url)
            if response.status_code in _ASK_AGAIN:
                with self._client.stream("GET", url) as response:
                    pass
        except httpx.TooManyRedirects:
            return Verdict(False, "redirects in a circle"), None
        except httpx.TimeoutException:
            reason = f"did not answer within {self._manners.timeout:g} s"
            return Verdict(False, reason, certain=False), 0.0
        except (httpx.UnsupportedProtocol, httpx.InvalidURL, UnicodeError):
            return Verdict(False, "is no address that can be asked"), None
        except httpx.ConnectError as error:
            return _connection_verdict(str(error))
        except httpx.HTTPError as error:
            return Verdict(False, f"broke the connection ({type(error).__name__})", False), 0.0
        return _status_verdict(response)


def _connection_verdict(message: str) -> tuple[Verdict, float | None]:
    lowered = message.lower()
    if "certificate" in lowered or "ssl" in lowered or "tls" in lowered:
        return Verdict(False, "fails the TLS handshake"), None
    if "name or service" in lowered or "nodename" in lowered or "getaddrinfo" in lowered:
        return Verdict(False, "names a host that does not exist"), None
    if "name resolution" in lowered:
        return Verdict(False, "names a host that cannot be looked up now", certain=False), 0.0
    return Verdict(False, "refuses the connection", certain=False), 0.0


def _status_verdict(response: httpx.Response) -> tuple[Verdict, float | None]:
    status = response.status_code
    if status < 400 or status in _PRESENT:
        return Verdict(True, f"answers {status}"), None
    if status in _PASSING:
        after = response.headers.get("Retry-After", "")
        wait = float(after) if after.isdigit() else 0.0
        return Verdict(False, f"answers {status}", certain=False), wait
    return Verdict(False, f"answers {status}"), None


class _Memory:
    """Verdicts of earlier runs; only what was alive is remembered."""

    def __init__(self, manners: Manners) -> None:
        self._path = manners.cache
        self._seconds = manners.memory * 86_400
        self._known: dict[str, list[float | str]] = {}
        if self._path is not None:
            with suppress(OSError, ValueError):
                loaded = json.loads(self._path.read_text("utf-8"))
                self._known = loaded if isinstance(loaded, dict) else {}

    def get(self, url: str) -> Verdict | None:
        """The verdict on `url`, unless it is too old."""
        entry = self._known.get(url)
        if not isinstance(entry, list) or len(entry) != 2:
            return None
        when, reason = entry
        fresh = isinstance(when, int | float) and 0 <= time.time() - when < self._seconds
        return Verdict(True, str(reason)) if fresh else None

    def put(self, verdicts: Mapping[str, Verdict]) -> None:
        """Remember what is alive; a cache that cannot be written is no reason to fail."""
        if self._path is None:
            return
        now = time.time()
        fresh = {url: entry for url, entry in self._known.items() if self.get(url) is not None}
        fresh.update({url: [now, one.reason] for url, one in verdicts.items() if one.alive})
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            draft = self._path.with_name(f"{self._path.name}.{os.getpid()}")
            draft.write_text(json.dumps(fresh, ensure_ascii=True), "utf-8")
            draft.replace(self._path)
