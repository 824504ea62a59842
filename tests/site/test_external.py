"""External links against a server of our own: every kind of answer, no other network."""

from __future__ import annotations

import json
import socket
import threading
from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from doclint.rules.links.dead_external_link import dead_external_link
from doclint.site.external import Manners, Verdict, ask_all
from doclint.testing.example_findings import lint_site
from doclint.testing.examples import ExampleSetup

QUICK = Manners(timeout=0.5, retries=2, backoff=0.0, pause=0.0)


class _Server(ThreadingHTTPServer):
    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: Counter[str] = Counter()
        self.agents: set[str] = set()
        self.release = threading.Event()

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_HEAD(self) -> None:
        self._answer("HEAD")

    def do_GET(self) -> None:
        self._answer("GET")

    def _answer(self, method: str) -> None:
        name = self.path.lstrip("/")
        self.server.asked[f"{method} {name}"] += 1
        self.server.agents.add(self.headers["User-Agent"])
        if name == "slow":
            self.server.release.wait(30)
        status = self._status(method, name)
        self.send_response(status)
        if name == "moved":
            self.send_header("Location", "/fine")
        if name == "circle":
            self.send_header("Location", "/circle")
        if status == 429:
            self.send_header("Retry-After", "0")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _status(self, method: str, name: str) -> int:
        if name in ("moved", "circle"):
            return 301
        if name == "only-get":
            return 405 if method == "HEAD" else 200
        if name == "soon":
            return 503 if self.server.asked["GET soon"] < 2 else 200
        return int(name) if name.isdigit() else 200

    def log_message(self, format: str, *args: object) -> None:
        """Keep the output of the tests clean."""


@pytest.fixture
def server() -> Iterator[_Server]:
    running = _Server()
    thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield running
    running.release.set()
    running.shutdown()
    thread.join()
    running.server_close()


def _ask(server: _Server, name: str, manners: Manners = QUICK) -> Verdict:
    url = f"{server.base}/{name}"
    return ask_all([url], manners)[url]


@pytest.mark.parametrize(
    ("name", "verdict"),
    [
        ("fine", Verdict(True, "answers 200")),
        ("moved", Verdict(True, "answers 200")),
        ("only-get", Verdict(True, "answers 200")),
        ("soon", Verdict(True, "answers 200")),
        ("403", Verdict(True, "answers 403")),
        ("404", Verdict(False, "answers 404")),
        ("410", Verdict(False, "answers 410")),
        ("429", Verdict(False, "answers 429", certain=False)),
        ("500", Verdict(False, "answers 500", certain=False)),
        ("circle", Verdict(False, "redirects in a circle")),
        ("slow", Verdict(False, "did not answer within 0.5 s", certain=False)),
    ],
)
def test_answers(server: _Server, name: str, verdict: Verdict) -> None:
    manners = QUICK if name != "slow" else Manners(timeout=0.5, retries=0, pause=0.0)
    assert _ask(server, name, manners) == verdict


def test_asks_as_often_as_it_takes_and_no_more(server: _Server) -> None:
    _ask(server, "fine")
    _ask(server, "404")
    _ask(server, "429")
    assert server.asked == {
        "HEAD fine": 1, "HEAD 404": 1, "GET 404": 1, "HEAD 429": 3, "GET 429": 3,
    }  # fmt: skip
    assert all(agent.startswith("doclint/") for agent in server.agents)


def test_tls_error(server: _Server) -> None:
    url = server.base.replace("http:", "https:") + "/fine"
    assert ask_all([url], QUICK)[url] == Verdict(False, "fails the TLS handshake")


def test_nobody_listens() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{closed.getsockname()[1]}/"
    assert ask_all([url], QUICK)[url] == Verdict(False, "refuses the connection", certain=False)


def test_remembers_what_was_alive(server: _Server, tmp_path: Path) -> None:
    cache = tmp_path / "sub" / "external.json"
    manners = Manners(timeout=0.5, retries=0, pause=0.0, cache=cache)
    for _ in range(2):
        _ask(server, "fine", manners)
        _ask(server, "404", manners)
    assert server.asked == {"HEAD fine": 1, "HEAD 404": 2, "GET 404": 2}
    stored = json.loads(cache.read_text("utf-8"))
    assert list(stored) == [f"{server.base}/fine"]
    stored[f"{server.base}/fine"][0] = 0
    cache.write_text(json.dumps(stored), "utf-8")
    _ask(server, "fine", manners)
    assert server.asked["HEAD fine"] == 2


def test_broken_cache_is_ignored(server: _Server, tmp_path: Path) -> None:
    cache = tmp_path / "external.json"
    cache.write_text("[1,", "utf-8")
    assert _ask(server, "fine", Manners(pause=0.0, cache=cache)).alive


def test_rule_reports_dead_links(server: _Server, tmp_path: Path) -> None:
    text = f"[a]({server.base}/fine#x) [b]({server.base}/404) [c]({server.base}/500) [d](/x.md)\n"
    options = {"cache": False, "backoff": 0.0, "pause": 0.0, "retries": 0, "ignore": ["*/no/*"]}
    found = lint_site(dead_external_link, tmp_path, {"page.md": text}, ExampleSetup(options))[
        "page.md"
    ]
    assert [(text[slice(*one.span)], one.message, one.severity.label) for one in found] == [
        (f"{server.base}/404", f"`{server.base}/404` answers 404", "warning"),
        (f"{server.base}/500", f"`{server.base}/500` answers 500", "info"),
    ]
