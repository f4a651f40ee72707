"""The language server: the protocol's wiring, by pygls. What it offers is in `lint.editor`.

See the Language Server Protocol 3.17.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException, JsonRpcInvalidParams

from lint.editor import actions, diagnostics, mending, settings
from lint.editor.completion import completions
from lint.editor.edits import text_edits
from lint.editor.hover import hover
from lint.editor.server import Server

_BOOK_FILES = "**/*.{yaml,yml,tsv}"
_Command = Callable[[Server, str], Awaitable[Any]]
_FEATURES: list[tuple[str, Any, Callable[..., Any]]] = []
_COMMANDS: list[tuple[str, Callable[..., Any]]] = []


def server(language: str) -> Server:
    """A server for one client; messages are in `language` where no setting names another."""
    made = Server(language)
    for method, options, handler in _FEATURES:
        made.feature(method, options)(handler)
    for name, handler in _COMMANDS:
        made.command(name)(handler)
    return made


def _feature(method: str, options: Any = None) -> Callable[[Callable[..., Any]], Any]:
    def register(handler: Callable[..., Any]) -> Callable[..., Any]:
        _FEATURES.append((method, options, handler))
        return handler

    return register


def _command(name: str) -> Callable[[_Command], Any]:
    """Register a command, whose one argument is the URI of a document."""

    def register(handler: _Command) -> _Command:
        async def command(ls: Server, *arguments: Any) -> Any:
            match arguments:
                case [str(uri)]:
                    return await handler(ls, uri)
            what = "one argument, the URI of an open document"
            raise JsonRpcInvalidParams(f"{name} expects {what}, not {json.dumps(arguments)}")

        _COMMANDS.append((name, command))
        return handler

    return register


@_feature(types.INITIALIZE)
def _initialize(ls: Server, params: types.InitializeParams) -> None:
    ls.begin(params)


@_feature(types.INITIALIZED)
async def _initialized(ls: Server, _params: types.InitializedParams) -> None:
    if ls.session.client.watches:
        options = types.DidChangeWatchedFilesRegistrationOptions(
            [types.FileSystemWatcher(_BOOK_FILES)]
        )
        watch = types.Registration("books", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
        with suppress(JsonRpcException):  # a client may refuse
            await ls.client_register_capability_async(types.RegistrationParams([watch]))
    if ls.session.client.configures:
        await ls.ask_settings()


@_feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
async def _configure(ls: Server, params: types.DidChangeConfigurationParams) -> None:
    if ls.session.client.configures:
        await ls.ask_settings()
    elif isinstance(params.settings, dict):
        ls.use(params.settings.get(settings.SECTION))


@_feature(types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
def _change_folders(ls: Server, _params: types.DidChangeWorkspaceFoldersParams) -> None:
    ls.take_folders()


@_feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
def _change_files(ls: Server, params: types.DidChangeWatchedFilesParams) -> None:
    if any(ls.session.is_of_book(change.uri) for change in params.changes):
        ls.session.reread_books()


@_feature(types.TEXT_DOCUMENT_DID_OPEN)
def _open(ls: Server, params: types.DidOpenTextDocumentParams) -> None:
    ls.open(params.text_document)


@_feature(types.TEXT_DOCUMENT_DID_CHANGE)
def _change(ls: Server, params: types.DidChangeTextDocumentParams) -> None:
    ls.change(params)


@_feature(types.TEXT_DOCUMENT_DID_CLOSE)
def _close(ls: Server, params: types.DidCloseTextDocumentParams) -> None:
    ls.close(params.text_document.uri)


@_feature(
    types.TEXT_DOCUMENT_DIAGNOSTIC,
    types.DiagnosticOptions(
        identifier="newslint", inter_file_dependencies=True, workspace_diagnostics=False
    ),
)
async def _diagnose(ls: Server, params: types.DocumentDiagnosticParams) -> dict[str, Any]:
    document = ls.document(params.text_document.uri)
    await ls.result(document)
    if params.previous_result_id == document.result_id:
        return {"kind": "unchanged", "resultId": document.result_id}
    # What is wrong with a book is published, whether it is open or not.
    is_book = ls.session.is_book(document.path)
    found = [] if is_book else diagnostics.of_document(document, ls.session.language)
    return {"kind": "full", "resultId": document.result_id, "items": found}


@_feature(
    types.TEXT_DOCUMENT_CODE_ACTION,
    types.CodeActionOptions(code_action_kinds=actions.KINDS, resolve_provider=True),
)
async def _code_actions(ls: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
    ls.look_at(params.text_document.uri, params.range)
    document = await ls.checked(params.text_document.uri)
    found = [*actions.actions(ls.session, document, params)]
    if ls.session.client.resolves:
        return found
    return [await actions.resolve(ls.session, action) for action in found]


@_feature(types.CODE_ACTION_RESOLVE)
async def _resolve(ls: Server, action: types.CodeAction) -> types.CodeAction:
    return await actions.resolve(ls.session, action)


@_feature(types.TEXT_DOCUMENT_HOVER)
async def _hover(ls: Server, params: types.HoverParams) -> types.Hover | None:
    document = await ls.checked(params.text_document.uri)
    return hover(ls.session, document, params.position)


@_feature(types.TEXT_DOCUMENT_FORMATTING)
async def _format(ls: Server, params: types.DocumentFormattingParams) -> list[types.TextEdit]:
    document = ls.document(params.text_document.uri)
    edits = await ls.edits(document, mending.fixing())
    return text_edits(edits, document.positions, document.encoding)


@_feature(types.TEXT_DOCUMENT_RANGE_FORMATTING)
async def _format_range(
    ls: Server, params: types.DocumentRangeFormattingParams
) -> list[types.TextEdit]:
    ls.look_at(params.text_document.uri, params.range)
    document = await ls.checked(params.text_document.uri)
    edits = mending.mended_in(document, document.span(params.range))
    return text_edits(edits, document.positions, document.encoding)


@_feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=["[", "{"]))
async def _complete(ls: Server, params: types.CompletionParams) -> list[types.CompletionItem]:
    if not ls.session.is_book(ls.document(params.text_document.uri).path):
        return []
    document = await ls.checked(params.text_document.uri)
    return await ls.session.worker.do(completions(document, params.position, ls.session.language))


@_feature(types.SHUTDOWN)
def _shutdown(ls: Server, _params: None) -> None:
    ls.protocol.cancel_requests()
    ls.session.end()


@_command("newslint.score")
async def _score(ls: Server, uri: str) -> dict[str, Any]:
    return await ls.score(ls.document(uri))


@_command("newslint.reflow")
async def _reflow(ls: Server, uri: str) -> None:
    await ls.apply(uri, mending.reflowed)


@_command("newslint.fixAll")
async def _fix_all(ls: Server, uri: str) -> None:
    await ls.apply(uri, mending.fixing())
