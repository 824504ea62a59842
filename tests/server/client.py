"""A client of the language server as an editor is one: messages with headers over pipes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Any, Self

Message = dict[str, Any]


class Client:
    """Talks to `doclint server`, which is started in `folder`."""

    def __init__(self, folder: Path, cache: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "doclint", "server"],
            cwd=folder,
            env={"XDG_CACHE_HOME": str(cache), "PATH": "", "HOME": str(cache)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._number = 0
        self.notes: list[Message] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is None:
            self.ask("shutdown")
            self.tell("exit")
            assert self._process.wait(20) == 0
        else:
            self._process.kill()
            self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            assert stream is not None
            stream.close()

    def start(
        self,
        root: Path,
        encodings: list[str],
        *,
        pulls: bool = False,
        watches: bool = False,
        compares_versions: bool = False,
    ) -> Message:
        """Introduce the client; returns the server's capabilities."""
        capabilities: Message = {"general": {"positionEncodings": encodings}}
        if pulls:
            capabilities["textDocument"] = {"diagnostic": {}}
        workspace: Message = {}
        if watches:
            workspace["didChangeWatchedFiles"] = {"dynamicRegistration": True}
        if compares_versions:
            workspace["workspaceEdit"] = {"documentChanges": True}
        if workspace:
            capabilities["workspace"] = workspace
        asked = {"processId": None, "rootUri": root.as_uri(), "capabilities": capabilities}
        found: Message = self.ask("initialize", **asked)["capabilities"]
        self.tell("initialized")
        return found

    def open(self, path: Path, text: str, version: int = 1) -> str:
        """Open `path` as a page with `text`; returns its URI."""
        document = {
            "uri": path.as_uri(), "languageId": "markdown", "version": version, "text": text,
        }  # fmt: skip
        self.tell("textDocument/didOpen", textDocument=document)
        return path.as_uri()

    def tell(self, method: str, **params: Any) -> None:
        """Send a notification."""
        self._send({"method": method, "params": params})

    def ask(self, method: str, **params: Any) -> Any:
        """Send a request; returns the result."""
        return self.answer(self.request(method, **params))

    def request(self, method: str, **params: Any) -> int:
        """Send a request and do not wait; returns its number."""
        self._number += 1
        self._send({"id": self._number, "method": method, "params": params})
        return self._number

    def answer(self, number: int) -> Any:
        """The result of the request with that `number`."""
        while (message := self._heard()).get("id") != number or "method" in message:
            self.notes.append(message)
        assert "error" not in message, message
        return message.get("result")

    def note(self, method: str) -> Message:
        """The parameters of the next notification called `method`."""
        for index, message in enumerate(self.notes):
            if message.get("method") == method:
                return dict(self.notes.pop(index)["params"])
        while (message := self._heard()).get("method") != method:
            self.notes.append(message)
        return dict(message["params"])

    def _send(self, message: Message) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _heard(self) -> Message:
        """The next message; what the server asks is granted."""
        message = self._receive()
        if "method" in message and "id" in message:
            self._send({"id": message["id"], "result": None})
        return message

    def _receive(self) -> Message:
        stream = self._process.stdout
        assert stream is not None
        size = 0
        while line := stream.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                size = int(value)
        assert size, "the server is gone"
        message: Message = json.loads(stream.read(size))
        return message
