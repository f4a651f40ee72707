"""The language server: the protocol's wiring, by pygls. What it offers is in `lint.editor`.

See the Language Server Protocol 3.17.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol
from pygls.protocol.json_rpc import JsonRPCNotification
from pygls.uris import to_fs_path

from lint import __version__, diagnostic
from lint.editor import actions, diagnostics, settings
from lint.editor.documents import OpenDocument
from lint.editor.session import Session

_FEATURES: list[tuple[str, Any, Callable[..., Any]]] = []


class _Protocol(LanguageServerProtocol):
    """pygls' protocol, without its own documents: see `OpenDocument`."""

    lsp_text_document__did_open = None  # type: ignore[assignment]
    lsp_text_document__did_change = None  # type: ignore[assignment]
    lsp_text_document__did_close = None  # type: ignore[assignment]

    def publish(self, params: Any) -> None:
        """Send `PublishDiagnosticsParams` that are plain data."""
        method = types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS
        self._send_data(JsonRPCNotification(method, self.VERSION, params))


class Server(LanguageServer):
    """One client's server; messages are in `language` where no setting names another."""

    protocol: _Protocol

    def __init__(self, language: str) -> None:
        super().__init__("newslint", __version__, protocol_cls=_Protocol)
        self.session = Session(language, self.found, self.tell)
        self.pulls = False
        self._published: dict[Path, list[dict[str, Any]]] = {}
        self._told: set[str] = set()
        for method, options, handler in _FEATURES:
            self.feature(method, options)(handler)

    def document(self, uri: str) -> OpenDocument | None:
        """The open document that the client calls so; None for a book."""
        document = self.session.documents.get(uri)
        return None if document is None or document.is_book else document

    def tell(self, what: diagnostic.Text) -> None:
        """Say something to the user, once."""
        message = what.in_language(self.session.language)
        if message not in self._told:
            self._told.add(message)
            params = types.ShowMessageParams(types.MessageType.Warning, message)
            self.window_show_message(params)

    def found(self, document: OpenDocument, others: Sequence[OpenDocument]) -> None:
        """Publish what is new, unless the client asks for it."""
        for what in self.session.books.unknown:
            self.tell(what)
        self.publish_books()
        if not self.pulls:
            for each in (document, *others):
                self.publish(each)
        elif others:
            self.workspace_diagnostic_refresh(None)

    def publish(self, document: OpenDocument) -> None:
        """Send the findings of a document with the version that they are of."""
        if not document.is_book:
            found = diagnostics.of_document(document, self.session.language)
            self._send(document.uri, found, document.version)

    def publish_books(self) -> None:
        """Send what is wrong with the books that were read, where that has changed."""
        session = self.session
        for path, problems in session.books.problems.items():
            uri, text = session.book_text(path)
            found = diagnostics.of_book(problems, text, session.language, session.encoding)
            if found != self._published.get(path, []):
                self._published[path] = found
                self._send(uri, found)

    def _send(self, uri: str, found: list[dict[str, Any]], version: int | None = None) -> None:
        params: dict[str, Any] = {"uri": uri, "diagnostics": found}
        if version is not None:
            params["version"] = version
        self.protocol.publish(params)


def _feature(method: str, options: Any = None) -> Callable[[Callable[..., Any]], Any]:
    def register(handler: Callable[..., Any]) -> Callable[..., Any]:
        _FEATURES.append((method, options, handler))
        return handler

    return register


@_feature(types.INITIALIZE)
def _initialize(ls: Server, params: types.InitializeParams) -> None:
    session, workspace = ls.session, ls.workspace
    encoding = types.PositionEncodingKind(workspace.position_encoding)
    session.encoding = encoding.value
    folders = [folder.uri for folder in params.workspace_folders or []]
    home = to_fs_path(folders[0] if folders else params.root_uri or "")
    if home:
        session.home = Path(home)
    chosen, problems = settings.read(params.initialization_options)
    session.use(chosen)
    for what in problems:
        ls.tell(what)


@_feature(types.TEXT_DOCUMENT_DID_OPEN)
def _open(ls: Server, params: types.DidOpenTextDocumentParams) -> None:
    ls.session.open(params.text_document)


@_feature(types.TEXT_DOCUMENT_DID_CHANGE)
def _change(ls: Server, params: types.DidChangeTextDocumentParams) -> None:
    ls.session.change(params)


@_feature(types.TEXT_DOCUMENT_DID_CLOSE)
def _close(ls: Server, params: types.DidCloseTextDocumentParams) -> None:
    document = ls.session.close(params.text_document.uri)
    if document:
        ls.publish(document)  # nothing


@_feature(types.TEXT_DOCUMENT_CODE_ACTION)
async def _code_actions(
    ls: Server, params: types.CodeActionParams
) -> list[types.CodeAction] | None:
    document = ls.document(params.text_document.uri)
    if document is None:
        return None
    await ls.session.result(document)
    return [*actions.actions(document, params, ls.session.language)]


@_feature(types.SHUTDOWN)
def _shutdown(ls: Server, _params: None) -> None:
    ls.session.end()
