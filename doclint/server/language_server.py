"""Listens to an editor and answers; the only importer of pygls.

Texts are sent whole at each change: the protocol knows three line breaks and pygls more, so that
applying a change of a part would spoil pages with the others.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from doclint.files.page_names import PAGE_PATTERNS
from doclint.server.messages import EditorPage, changes, workspace_edit
from doclint.server.text_checker import CheckedText, TextChecker
from doclint.values.errors import UserError
from doclint.values.text import Source
from doclint.values.version import __version__

__all__ = ["serve"]

T = TypeVar("T")

FIX_ALL = "source.fixAll.doclint"
# seconds without a key stroke before a text is checked
_PAUSE = 0.15
# what is outside of the open texts and decides about their findings
_WATCHERS = types.Registration(
    id="doclint-files",
    method=types.WORKSPACE_DID_CHANGE_WATCHED_FILES,
    register_options=types.DidChangeWatchedFilesRegistrationOptions(
        [
            types.FileSystemWatcher("**/{doclint,.doclint,pyproject}.toml"),
            *(
                types.FileSystemWatcher(pattern, types.WatchKind.Create | types.WatchKind.Delete)
                for pattern in PAGE_PATTERNS
            ),
        ]
    ),
)


class _Server(LanguageServer):
    """The language server with what it knows about the open texts, by their URIs."""

    def __init__(self, checker: TextChecker) -> None:
        super().__init__(
            "doclint",
            __version__,
            text_document_sync_kind=types.TextDocumentSyncKind.Full,
        )
        self._checker = checker
        self._pages: dict[str, EditorPage] = {}
        # one check at a time, and none in the way of the next message
        self._worker = ThreadPoolExecutor(max_workers=1)
        self._told: set[str] = set()
        self.pulls = False

    @property
    def _encoding(self) -> str:
        """The encoding whose units both sides count characters in."""
        chosen = self.workspace.position_encoding or types.PositionEncodingKind.Utf16
        return chosen.value if isinstance(chosen, types.PositionEncodingKind) else chosen

    def forget(self, uri: str | None = None) -> None:
        """Forget what was found in the text at `uri`, or in all texts."""
        if uri is None:
            self._pages.clear()
        else:
            self._pages.pop(uri, None)

    async def page(self, uri: str) -> EditorPage:
        """What doclint says about the present text at `uri`."""
        text = self._text(uri)
        page = self._pages.get(uri)
        if page is not None and page.text == text:
            return page
        nothing = CheckedText(Source(text), ())
        checked = await self._asked(nothing, lambda: self._checker.check(_path(uri), text))
        page = self._pages[uri] = EditorPage(uri, checked, self._encoding)
        return page

    async def repaired(self, uri: str) -> list[types.TextEdit]:
        """The edits that apply all safe fixes to the text at `uri`."""
        text = self._text(uri)
        after = await self._asked(text, lambda: self._checker.fixed(_path(uri), text))
        return changes(Source(text), after, self._encoding)

    def text_version(self, uri: str) -> int | None:
        """The version of the present text at `uri`."""
        return self.workspace.get_text_document(uri).version

    @property
    def compares_versions(self) -> bool:
        """Whether the client makes edits only in the version of a text that they are for."""
        workspace = self.client_capabilities.workspace
        edit = workspace.workspace_edit if workspace else None
        return bool(edit and edit.document_changes)

    def _text(self, uri: str) -> str:
        """The present text at `uri`; JSON may carry half a character, which no file can."""
        return self.workspace.get_text_document(uri).source.encode(errors="replace").decode()

    async def publish(self, uri: str) -> None:
        """Send the findings in the text at `uri` to a client that does not ask for them."""
        version = self.text_version(uri)
        found = (await self.page(uri)).diagnostics
        if uri in self._open() and self.text_version(uri) == version:
            self.text_document_publish_diagnostics(
                types.PublishDiagnosticsParams(uri, found, version)
            )

    async def refresh(self) -> None:
        """Look at all open texts again, since something around them has changed."""
        self.forget()
        if not self.pulls:
            for uri in self._open():
                await self.publish(uri)
            return
        workspace = self.client_capabilities.workspace
        if workspace and workspace.diagnostics and workspace.diagnostics.refresh_support:
            self.workspace_diagnostic_refresh(None)

    def _open(self) -> list[str]:
        """The URIs of all open texts as the client spells them; pygls keeps them under others."""
        return [document.uri for document in self.workspace.text_documents.values()]

    async def _asked(self, otherwise: T, ask: Callable[[], T]) -> T:
        """What `ask` returns, asked in the other thread; `otherwise` where the user made a mistake.

        Each mistake is told once.
        """
        try:
            return await asyncio.get_running_loop().run_in_executor(self._worker, ask)
        except UserError as error:
            if str(error) not in self._told:
                self._told.add(str(error))
                message = types.ShowMessageParams(types.MessageType.Error, f"doclint: {error}")
                self.window_show_message(message)
            return otherwise


def serve(checker: TextChecker) -> None:
    """Serve one client on standard input and output until it leaves."""
    # pygls closes the streams that it is given, and nothing else may write to them
    with os.fdopen(os.dup(0), "rb") as given, os.fdopen(os.dup(1), "wb") as answers:
        sys.stdout = sys.stderr
        _server(checker).start_io(given, answers)


def _server(checker: TextChecker) -> _Server:
    """A server that asks `checker`."""
    made = _Server(checker)
    _listen_to_changes(made)
    _answer_questions(made)
    return made


def _listen_to_changes(made: _Server) -> None:
    @made.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        document = params.capabilities.text_document
        made.pulls = document is not None and document.diagnostic is not None
        folders = params.workspace_folders
        root = to_fs_path(folders[0].uri if folders else params.root_uri or "")
        if root and os.path.isdir(root):  # noqa: PTH112  # a string, as everywhere in paths
            # so that findings name pages as they do on the command line
            os.chdir(root)

    @made.feature(types.INITIALIZED)
    async def initialized(_params: types.InitializedParams) -> None:
        workspace = made.client_capabilities.workspace
        watching = workspace.did_change_watched_files if workspace else None
        if watching and watching.dynamic_registration:
            await made.client_register_capability_async(types.RegistrationParams([_WATCHERS]))

    @made.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: types.DidOpenTextDocumentParams) -> None:
        if not made.pulls:
            await made.publish(params.text_document.uri)

    @made.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: types.DidChangeTextDocumentParams) -> None:
        uri, version = params.text_document.uri, params.text_document.version
        if made.pulls:
            return
        await asyncio.sleep(_PAUSE)
        if made.text_version(uri) == version:
            await made.publish(uri)

    @made.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def saved(_params: types.DidSaveTextDocumentParams) -> None:
        # links on other pages may lead here
        await made.refresh()

    @made.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        made.forget(uri)
        if not made.pulls:
            made.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    @made.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def watched(_params: types.DidChangeWatchedFilesParams) -> None:
        await made.refresh()


def _answer_questions(made: _Server) -> None:
    @made.feature(
        types.TEXT_DOCUMENT_DIAGNOSTIC,
        types.DiagnosticOptions(
            inter_file_dependencies=True, workspace_diagnostics=False, identifier="doclint"
        ),
    )
    async def diagnostics(
        params: types.DocumentDiagnosticParams,
    ) -> types.RelatedFullDocumentDiagnosticReport:
        page = await made.page(params.text_document.uri)
        return types.RelatedFullDocumentDiagnosticReport(page.diagnostics)

    @made.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions([types.CodeActionKind.QuickFix, FIX_ALL]),
    )
    async def actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        uri, only = params.text_document.uri, params.context.only
        version = made.text_version(uri)
        told = version if made.compares_versions else None
        found: list[types.CodeAction] = []
        if _wanted(types.CodeActionKind.QuickFix.value, only):
            found += (await made.page(uri)).actions(params.range, told)
        if _wanted(FIX_ALL, only) and (edits := await made.repaired(uri)):
            edit = workspace_edit(uri, edits, told)
            found.append(types.CodeAction("Apply all safe fixes", kind=FIX_ALL, edit=edit))
        # who typed meanwhile will ask again
        return found if made.text_version(uri) == version else []

    @made.feature(types.TEXT_DOCUMENT_FORMATTING)
    async def formatted(params: types.DocumentFormattingParams) -> list[types.TextEdit]:
        uri = params.text_document.uri
        version = made.text_version(uri)
        edits = await made.repaired(uri)
        return edits if made.text_version(uri) == version else []

    @made.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(params: types.HoverParams) -> types.Hover | None:
        page = await made.page(params.text_document.uri)
        return page.hover(params.position)


def _wanted(kind: str, only: Sequence[types.CodeActionKind | str] | None) -> bool:
    """Whether an action of `kind` is among the kinds that the client wants, or a part of one."""
    if only is None:
        return True
    kinds = [one.value if isinstance(one, types.CodeActionKind) else one for one in only]
    return any(kind == one or kind.startswith(f"{one}.") for one in kinds)


def _path(uri: str) -> str:
    """The file that `uri` names; a text without a file has its name in the current folder."""
    return to_fs_path(uri) or "untitled.md"
