"""An editor for tests: a client of the language server that keeps its own copy of each text."""

from __future__ import annotations

import asyncio
import re
import socket
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from lsprotocol import types
from pygls.protocol import default_converter
from pytest_lsp import LanguageClient
from pytest_lsp.client import DEFAULT_CLIENT_FEATURES, register_lsp_features

from lint import lsp
from lint.text.view import Edit, Span, splice

PATIENCE = 60
"""Seconds after which a test fails that waits for the server."""

Change = types.TextDocumentContentChangePartial | types.TextDocumentContentChangeWholeDocument


def capabilities(**features: Any) -> types.ClientCapabilities:
    """Those of a plain client, with more by name, as the protocol spells them."""
    plain: dict[str, Any] = {
        "textDocument": {
            "publishDiagnostics": {
                "relatedInformation": True,
                "tagSupport": {"valueSet": [1]},
                "codeDescriptionSupport": True,
                "versionSupport": True,
            },
            "codeAction": {
                "codeActionLiteralSupport": {"codeActionKind": {"valueSet": []}},
                "isPreferredSupport": True,
                "dataSupport": True,
                "resolveSupport": {"properties": ["edit"]},
            },
            "hover": {"contentFormat": ["markdown"]},
            "completion": {},
        },
        "workspace": {
            "workspaceEdit": {"documentChanges": True, "resourceOperations": ["create"]},
            "applyEdit": True,
        },
    }
    for name, value in features.items():
        if isinstance(value, dict):
            plain.setdefault(name, {}).update(value)
        else:
            plain[name] = value
    return default_converter().structure(plain, types.ClientCapabilities)


class Page:
    """A text as the editor has it, which counts for itself what the server counts."""

    def __init__(self, uri: str, text: str, version: int, encoding: str) -> None:
        self.uri = uri
        self.text = text
        self.version = version
        self.encoding = encoding

    def range(self, span: tuple[int, int]) -> types.Range:
        """The range of code points."""
        start, end = map(self._position, span)
        return types.Range(start, end)

    def span(self, place: types.Range) -> Span:
        """The code points of a range."""
        return Span(self._offset(place.start), self._offset(place.end))

    def replace(self, place: types.Range, new: str) -> None:
        """Put `new` in place of a range."""
        self.text = splice(self.text, [Edit(self.span(place), new)])

    def _position(self, offset: int) -> types.Position:
        starts = [start for start in self._starts() if start <= offset]
        row = self.text[starts[-1] : offset].rstrip("\r\n")
        return types.Position(len(starts) - 1, self._units(row))

    def _offset(self, position: types.Position) -> int:
        start = self._starts()[position.line]
        ends = (at for at in range(start, len(self.text) + 1) if self.text[at : at + 1] in "\r\n")
        row = self.text[start : next(ends)]
        fitting = (n for n in range(len(row) + 1) if self._units(row[:n]) >= position.character)
        return start + next(fitting)

    def _starts(self) -> list[int]:
        return [0, *(end.end() for end in re.finditer("\r\n|\r|\n", self.text))]

    def _units(self, text: str) -> int:
        sizes = {"utf-8": 1, "utf-16": 2, "utf-32": 4}
        codec = {"utf-16": "utf-16-le", "utf-32": "utf-32-le"}.get(self.encoding, "utf-8")
        return len(text.encode(codec)) // sizes[self.encoding]


class Editor:
    """What a test does in the editor, and what it is told there.

    Attributes:
        client: pytest-lsp's.
        texts: the documents as the editor has them, by URI.
        published: all that was published, in its order.
        told: what else the server has sent, and with what.
        configured: answers what the settings are.
        refuses: why the server's edits are not made; None where they are.
    """

    def __init__(self) -> None:
        self.client = LanguageClient(converter_factory=default_converter)
        self.texts: dict[str, Page] = {}
        self.published: list[types.PublishDiagnosticsParams] = []
        self.told: list[tuple[str, Any]] = []
        self.encoding = "utf-16"
        self.configured = self._settings
        self.refuses: str | None = None
        self._news = asyncio.Event()
        mine = {
            types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS: partial(self._publish),
            types.WINDOW_SHOW_MESSAGE: partial(self._show),
            types.WORKSPACE_APPLY_EDIT: partial(self._apply),
            types.CLIENT_REGISTER_CAPABILITY: partial(self._register),
            types.WORKSPACE_CONFIGURATION: partial(self._configure),
            types.WORKSPACE_DIAGNOSTIC_REFRESH: partial(self._tell, "refresh"),
            "newslint/score": partial(self._tell, "score"),
        }
        register_lsp_features(self.client, {**DEFAULT_CLIENT_FEATURES, **mine})

    def _publish(self, params: types.PublishDiagnosticsParams) -> None:
        self.published.append(params)
        self._news.set()

    def _settings(self, params: types.ConfigurationParams) -> Any:
        return [self.client.get_configuration(section=item.section) for item in params.items]

    def _show(self, params: types.ShowMessageParams) -> None:
        self.client.messages.append(params)
        self._news.set()

    def _apply(self, params: types.ApplyWorkspaceEditParams) -> types.ApplyWorkspaceEditResult:
        if not self.refuses:
            self.carry_out(params.edit)
        return types.ApplyWorkspaceEditResult(not self.refuses, failure_reason=self.refuses)

    def _register(self, params: types.RegistrationParams) -> None:
        self._tell("register", params.registrations)

    def _configure(self, params: types.ConfigurationParams) -> Any:
        self._tell("configuration", params)
        return self.configured(params)

    def _tell(self, what: str, params: Any) -> None:
        self.told.append((what, params))
        self._news.set()

    async def until(self, holds: Any) -> Any:
        """Wait until something holds, and return it."""
        while not (value := holds()):
            self._news.clear()
            await self._news.wait()
        return value

    def open(
        self, path: Path | str, text: str, language: str = "plaintext", version: int = 1
    ) -> Page:
        """Open a document, which need not be a file."""
        uri = path if isinstance(path, str) else path.as_uri()
        item = types.TextDocumentItem(uri, language, version, text)
        self.texts[uri] = document = Page(uri, text, version, self.encoding)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return document

    def change(self, document: Page, *edits: tuple[int, int, str]) -> None:
        """Edit a document, one edit after the other: start, end (code points), new text."""
        changes: list[Change] = []
        for start, end, new in edits:
            place = document.range(Span(start, end))
            change = types.TextDocumentContentChangePartial(place, new)
            document.replace(place, new)
            changes.append(change)
        document.version += 1
        identifier = types.VersionedTextDocumentIdentifier(document.version, document.uri)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(identifier, changes))

    def close(self, document: Page) -> None:
        """Close a document."""
        del self.texts[document.uri]
        identifier = types.TextDocumentIdentifier(document.uri)
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(identifier))

    async def diagnostics(self, document: Page) -> list[types.Diagnostic]:
        """What is published of a document's present version."""

        def of_version() -> types.PublishDiagnosticsParams | None:
            there = (p for p in self.published if p.uri == document.uri)
            return next((p for p in there if p.version == document.version), None)

        params = await self.until(of_version)
        return [*params.diagnostics]

    async def codes(self, document: Page) -> list[str | int | None]:
        """The codes of what is published of a document's present version."""
        return [found.code for found in await self.diagnostics(document)]

    async def actions(
        self, document: Page, start: int, end: int, only: list[str] | None = None
    ) -> list[types.CodeAction]:
        """The code actions at a place (code points)."""
        place = document.range(Span(start, end))
        told = [d for d in (await self.diagnostics(document)) if _touches(d.range, place)]
        context = types.CodeActionContext(told, only)
        identifier = types.TextDocumentIdentifier(document.uri)
        params = types.CodeActionParams(identifier, place, context)
        found = await self.client.text_document_code_action_async(params)
        return [action for action in found or () if isinstance(action, types.CodeAction)]

    async def choose(self, action: types.CodeAction) -> None:
        """Carry out a code action, its edit asked for where it is not there yet."""
        if action.edit is None:
            action = await self.client.code_action_resolve_async(action)
        assert action.edit is not None
        self.carry_out(action.edit)

    def carry_out(self, edit: types.WorkspaceEdit) -> None:
        """Carry out an edit, in open documents as a change of the user's, in files at once."""
        for change in edit.document_changes or ():
            if isinstance(change, types.TextDocumentEdit):
                uri, version = change.text_document.uri, change.text_document.version
                if version is not None:
                    assert self.texts[uri].version == version
                self._edit(uri, change.edits)
            else:
                assert isinstance(change, types.CreateFile)
                _path(change.uri).touch(exist_ok=False)
        for uri, edits in (edit.changes or {}).items():
            self._edit(uri, edits)

    def _edit(self, uri: str, given: Iterable[Any]) -> None:
        if uri in self.texts:
            document = self.texts[uri]
            edits = self.raw(document, given)
            self.change(document, *((*span, new) for span, new in reversed(edits)))
        else:
            path = _path(uri)
            document = Page(uri, path.read_bytes().decode(), 0, self.encoding)
            text = splice(document.text, self.raw(document, given))
            path.write_bytes(text.encode())

    def raw(self, document: Page, given: Iterable[Any]) -> list[Edit]:
        """The edits as raw ones, ascending."""
        return sorted(Edit(document.span(edit.range), edit.new_text) for edit in given)


def _path(uri: str) -> Path:
    return Path(url2pathname(urlsplit(uri).path))


def _touches(one: types.Range, other: types.Range) -> bool:
    return one.start <= other.end and other.start <= one.end


@asynccontextmanager
async def editor(
    *folders: Path,
    options: object = None,
    lang: str = "en",
    can: types.ClientCapabilities | None = None,
) -> AsyncIterator[Editor]:
    """An editor with these workspace folders, connected to a server of its own."""
    here = Editor()
    listening = socket.create_server(("127.0.0.1", 0))
    thread = Thread(target=_serve, args=(listening, lang), daemon=True)
    thread.start()
    try:
        await here.client.start_tcp(*listening.getsockname())
        params = types.InitializeParams(
            capabilities=can or capabilities(),
            initialization_options=options,
            workspace_folders=[types.WorkspaceFolder(f.as_uri(), f.name) for f in folders],
        )
        result = await here.client.initialize_session(params)
        encoding = types.PositionEncodingKind(result.capabilities.position_encoding)
        here.encoding = encoding.value
        async with asyncio.timeout(PATIENCE):
            yield here
            await here.client.shutdown_async(None)
        here.client.exit(None)
    finally:
        if here.client.protocol.writer:
            here.client.protocol.writer.close()
        await here.client.stop()
        await asyncio.to_thread(thread.join, PATIENCE)
        listening.close()


def _serve(listening: socket.socket, lang: str) -> None:
    connection, _ = listening.accept()
    with connection, connection.makefile("rb") as given, connection.makefile("wb") as taken:
        try:
            lsp.server(lang).serve(given, taken)
        except SystemExit:
            return
