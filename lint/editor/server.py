"""The server of one client: what all requests and notifications share."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Callable, Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any, BinaryIO, NoReturn

from lsprotocol import types
from pygls.exceptions import (
    FeatureRequestError,
    JsonRpcContentModified,
    JsonRpcException,
    JsonRpcInternalError,
    JsonRpcInvalidParams,
)
from pygls.lsp.server import LanguageServer

from lint import __version__, cache
from lint.book import default_book
from lint.diagnostic import Text
from lint.editor import misuse, settings
from lint.editor.asking import SupersededError
from lint.editor.checking import Task
from lint.editor.client import Client
from lint.editor.documents import OpenDocument
from lint.editor.edits import workspace_edit
from lint.editor.framing import FramingError, Writer, bodies
from lint.editor.processes import end_of, is_alive
from lint.editor.protocol import Protocol
from lint.editor.publishing import Publisher
from lint.editor.rating import rating
from lint.editor.session import Session
from lint.editor.uris import file_path
from lint.fault import fault
from lint.job import FileResult
from lint.text.view import Edit

SCORE = "newslint/score"
"""Notification of the error rate, for a client that asks for it."""


class Server(LanguageServer):
    """One client's server; messages are in `language` where no setting names another."""

    protocol: Protocol

    def __init__(self, language: str) -> None:
        super().__init__("newslint", __version__, protocol_cls=Protocol)
        self.session = Session(language, self.found, self.tell)
        self.publisher = Publisher(self.session, self.protocol.publish)
        self._said: set[Text] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._initial: object = None

    def serve(self, stdin: BinaryIO, stdout: BinaryIO) -> None:
        """Serve one client until it goes.

        Raises:
            SystemExit: it has gone, with the status that the protocol asks for.
            FramingError: what it sends cannot be told apart into messages.
        """
        logging.getLogger("pygls").setLevel(logging.CRITICAL)  # errors are answered or told
        self.protocol.set_writer(Writer(stdout))
        try:
            asyncio.run(self._serve(stdin))
        finally:
            self.session.end()

    async def _serve(self, stdin: BinaryIO) -> None:
        messages, loop = bodies(stdin), asyncio.get_running_loop()
        reader = ThreadPoolExecutor(1, "reader")
        try:
            while (body := await loop.run_in_executor(reader, next, messages, None)) is not None:
                self.protocol.receive(body)
        except ConnectionError:
            pass  # it has gone, too
        except FramingError as error:
            if not error.is_foreign:
                self.protocol.refuse_unread(str(error))
            raise
        self.protocol.end()

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Tell of what goes wrong where no request waits: a fault of ours, or of the client's."""
        if source is FeatureRequestError or not isinstance(error, JsonRpcException):
            return
        if isinstance(error, JsonRpcInternalError):
            self.tell(fault(error))
        else:
            self._log(misuse.LEFT_ASIDE.format(why=error.message))

    def begin(self, params: types.InitializeParams) -> None:
        """Know the client, its workspace and its first settings."""
        encoding = types.PositionEncodingKind(self.workspace.position_encoding)
        self.session.encoding = encoding.value
        self.session.client = Client.of(params.capabilities)
        self._initial = params.initialization_options
        self.take_folders()
        self.use(None)
        self.session.worker.warm_up()
        if params.process_id is not None and is_alive(params.process_id):
            self._mind(self._outlive(params.process_id))

    async def _outlive(self, process: int) -> NoReturn:
        """End once the client's process has, though another may hold the pipes open."""
        await end_of(process)
        self.session.end()
        if kept := cache.in_use():
            kept.close()
        os._exit(self.protocol.status)  # a thread that waits for input cannot be told to end

    def take_folders(self) -> None:
        """Know the workspace's folders."""
        given = [folder.uri for folder in self.workspace.folders.values()]
        paths = map(file_path, given or [self.workspace.root_uri or ""])
        self.session.take_folders([path for path in paths if path])

    def document(self, uri: str) -> OpenDocument:
        """The open document that the client calls so.

        Raises:
            JsonRpcInvalidParams: there is none.
        """
        if document := self.session.document(uri):
            return document
        raise JsonRpcInvalidParams(f"{uri!r} is not open")

    def open(self, item: types.TextDocumentItem) -> None:
        """Take a document over from the client."""
        if self.session.document(item.uri):
            self._log(misuse.OPEN_BEFORE.format(uri=item.uri))
        self.session.open(item)

    def close(self, uri: str) -> None:
        """Give a document back to the client."""
        document = self.session.document(uri)
        if document is None:
            self._log(misuse.CLOSED_BEFORE.format(uri=uri))
            return
        self.session.close(document)
        if not (self.session.is_book(document.path) or self.session.client.pulls):
            self.publisher.closed(document)

    def look_at(self, uri: str, place: types.Range) -> None:
        """Say where a range of a document is none."""
        if place.start > place.end:
            self._log(misuse.REVERSED.format(uri=uri))

    def change(self, params: types.DidChangeTextDocumentParams) -> None:
        """Follow the client's changes of a document, in the order in which they come.

        Its text is then the client's, whatever it says of versions: see "Text Document
        Synchronization".
        """
        uri, version = params.text_document.uri, params.text_document.version
        document = self.session.document(uri)
        if document is None:
            self._log(misuse.NOT_OPEN.format(uri=uri))
            return
        if version <= document.version:
            self._log(misuse.NOT_COUNTED.format(uri=uri))
        for change in params.content_changes:
            if isinstance(change, types.TextDocumentContentChangePartial):
                self.look_at(uri, change.range)
        self.session.change(document, params.content_changes, version)

    def tell(self, what: Text) -> None:
        """Say something to the user, once."""
        if message := self._unsaid(what):
            self.window_show_message(types.ShowMessageParams(types.MessageType.Warning, message))

    def _log(self, what: Text) -> None:
        """Say something on the editor's log, once."""
        if message := self._unsaid(what):
            self.window_log_message(types.LogMessageParams(types.MessageType.Warning, message))

    def _unsaid(self, what: Text) -> str | None:
        """The message, in the user's language, the first time that it is asked for."""
        if what in self._said:
            return None
        self._said.add(what)
        return what.in_language(self.session.language)

    def found(self, documents: Sequence[OpenDocument], is_unasked: bool) -> None:
        """Publish what is new, or have a client that pulls ask for what it does not know of."""
        for reading in self.session.readings():
            if reading.amiss:
                self.tell(reading.amiss)
        self.publisher.books()
        client = self.session.client
        pages = [each for each in documents if not self.session.is_book(each.path)]
        if client.pulls and is_unasked and client.refreshes:
            self.workspace_diagnostic_refresh(None)
        for page in pages:
            if not client.pulls:
                self.publisher.page(page)
            if client.scores:
                self._mind(self._send_score(page))

    def _mind(self, work: Coroutine[Any, Any, None]) -> None:
        """Do what no one awaits."""
        self._tasks.add(task := asyncio.ensure_future(work))
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        error = None if task.cancelled() else task.exception()
        if isinstance(error, Exception) and not isinstance(error, JsonRpcContentModified):
            self.tell(fault(error))

    async def _send_score(self, document: OpenDocument) -> None:
        text = document.text
        told = await self.score(document)
        if document.text == text:
            told |= {"uri": document.uri, "version": document.version}
            self.protocol.notify(SCORE, told)

    async def score(self, document: OpenDocument) -> dict[str, Any]:
        """The error rate of a document as it stands."""
        result = await self.result(document)
        book = document.checked.reading.book if document.checked else default_book()
        return await self.session.worker.do(lambda: rating(result, book.schedule))

    async def checked(self, uri: str) -> OpenDocument:
        """The document of that URI, checked, in which a position means what the client means.

        Raises:
            JsonRpcInvalidParams: it is not open.
            JsonRpcContentModified: it has changed meanwhile.
        """
        document = self.document(uri)
        text = document.text
        await self.result(document)
        if document.text != text:
            raise JsonRpcContentModified
        return document

    async def result(self, document: OpenDocument) -> FileResult:
        """What is found in a document as it stands.

        Raises:
            JsonRpcContentModified: it has been closed.
        """
        try:
            return await self.session.result(document)
        except SupersededError:
            raise JsonRpcContentModified from None

    async def edits(self, document: OpenDocument, find: Callable[[Task], list[Edit]]) -> list[Edit]:
        """Edits of a document as it stands.

        Raises:
            JsonRpcContentModified: it has changed meanwhile.
        """
        try:
            return await self.session.edits(document, find)
        except SupersededError:
            raise JsonRpcContentModified from None

    async def apply(self, uri: str, find: Callable[[Task], list[Edit]]) -> None:
        """Have the client carry out edits of a document.

        Raises:
            JsonRpcException: it has not done so.
        """
        document = self.document(uri)
        if edits := await self.edits(document, find):
            edit = workspace_edit(document, edits, self.session.client)
            asked = types.ApplyWorkspaceEditParams(edit)
            result = await self.workspace_apply_edit_async(asked)
            if not result.applied:
                why = f"the edit was not applied: {result.failure_reason or 'no reason given'}"
                raise JsonRpcException(why, types.LSPErrorCodes.RequestFailed)

    def use(self, given: object) -> None:
        """Let settings hold, those that the client began with where these say nothing."""
        chosen, problems = settings.read(settings.merged(self._initial, given))
        self.session.use(chosen)
        for what in problems:
            self.tell(what)

    async def ask_settings(self) -> None:
        """Have the client tell its settings; where it does not, those of before hold."""
        item = types.ConfigurationItem(section=settings.SECTION)
        with suppress(JsonRpcException):
            asked = types.ConfigurationParams([item])
            given = await self.workspace_configuration_async(asked)
            self.use(given[0] if given else None)
