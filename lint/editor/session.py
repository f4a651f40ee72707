"""The open documents, and what is found in each as it stands."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import count
from operator import attrgetter
from pathlib import Path
from typing import TypeVar

from lsprotocol import types
from pygls.uris import to_fs_path

from lint import book
from lint.diagnostic import Text
from lint.editor.books import Books
from lint.editor.checking import Checked, SupersededError, Task, check
from lint.editor.client import Client
from lint.editor.documents import OpenDocument
from lint.editor.settings import Settings
from lint.fault import fault
from lint.issue import compared
from lint.job import FileResult, Job
from lint.nearest import FILE_NAME
from lint.rule import Rule
from lint.text.codeunits import Encoding
from lint.text.document import Document
from lint.text.view import Edit

DEBOUNCE = 0.05
"""Seconds without a change after which a text is checked unasked."""

_T = TypeVar("_T")


class Session:
    """What an editor and the server share: documents, books, settings.

    Checks are made one at a time in a thread of their own; all else belongs to the event loop.

    Args:
        language: of the messages, where no setting names another.
        found: called when a document's result is known, with the documents whose results the
            client does not know to have changed.
        tell: says something to the user.

    Attributes:
        documents: the open ones, by URI.
        encoding: of the client's positions.
        client: what the client can do.
        folders: those of the workspace.
        books: those in force, and what the settings ask of each text.
    """

    def __init__(
        self,
        language: str,
        found: Callable[[OpenDocument, Sequence[OpenDocument]], None],
        tell: Callable[[Text], None],
    ) -> None:
        self.documents: dict[str, OpenDocument] = {}
        self.client = Client()
        self.encoding: Encoding = "utf-16"
        self.folders: list[Path] = []
        self.language = self._default_language = language
        self.books = Books(Job(), self._opened)
        self._found = found
        self._tell = tell
        self._ids = count(1)
        self._checks: dict[str, asyncio.Task[None]] = {}
        self._worker = ThreadPoolExecutor(1, "newslint")

    @property
    def home(self) -> Path:
        """The folder of what has no place of its own."""
        return self.folders[0] if self.folders else Path.cwd()

    def warm_up(self) -> None:
        """Load the built-in book, while the client gets ready; no check waits for it then."""
        self._worker.submit(_load)

    def use(self, settings: Settings) -> None:
        """Let the settings hold, and check anew all that is open."""
        self.language = settings.lang or self._default_language
        self._check_anew(settings.job(self.home))

    def reread_books(self) -> None:
        """Read the books anew, and check anew all that is open."""
        self._check_anew(self.books.job)

    def open(self, item: types.TextDocumentItem) -> None:
        """Take a document over from the client."""
        document = self.documents[item.uri] = OpenDocument(item, self.home, self.encoding)
        document.is_book = document.path in (
            document.path.with_name(FILE_NAME),
            self.books.job.config,
        )
        self._changed(document)

    def change(
        self,
        document: OpenDocument,
        changes: Sequence[types.TextDocumentContentChangeEvent],
        version: int,
    ) -> None:
        """Follow the client's changes."""
        document.change(changes, version)
        self._changed(document)

    def close(self, document: OpenDocument) -> None:
        """Give a document back to the client."""
        del self.documents[document.uri]
        self._cancel(document.uri)
        document.outdate()
        if document.is_book:
            self.reread_books()
        for other in self._siblings(document):
            other.result = None
            self.check_soon(other)

    def is_of_book(self, uri: str) -> bool:
        """Whether what is found may depend on this file: a book, or a table beside one."""
        path = Path(to_fs_path(uri) or "")
        return path.suffix == ".tsv" or path in (path.with_name(FILE_NAME), self.books.job.config)

    def end(self) -> None:
        """Check no more."""
        for uri in list(self.documents):
            self._cancel(uri)
            self.documents.pop(uri).outdate()
        self._worker.shutdown(wait=False, cancel_futures=True)

    def check_soon(self, document: OpenDocument) -> None:
        """Check a document unless it changes in a moment."""
        self._cancel(document.uri)
        self._checks[document.uri] = asyncio.ensure_future(self._check_later(document))

    async def result(self, document: OpenDocument) -> FileResult:
        """What is found in the document as it stands, once it is known.

        Raises:
            SupersededError: it has been closed.
        """
        async with document.lock:
            while document.result is None:
                if self.documents.get(document.uri) is not document:
                    raise SupersededError
                await self._look(document)
        return document.result

    async def edits(
        self, document: OpenDocument, compute: Callable[[Document], list[Edit]]
    ) -> list[Edit]:
        """Edits of a document as it stands; none of a book, which is no copy.

        Raises:
            SupersededError: it has changed meanwhile.
        """
        if document.is_book:
            return []
        revision, text, markup = document.revision, document.text, document.markup
        found = await self.in_worker(lambda: compute(Document(text, markup)))
        if document.revision != revision:
            raise SupersededError
        return found

    def rules(self, document: OpenDocument) -> list[Rule]:
        """The rules that run on a document."""
        rules = self.books.rules(document.path)
        return [rule for rule in rules if rule.id not in document.left_out]

    async def in_worker(self, task: Callable[[], _T]) -> _T:
        """What a task returns that takes a while."""
        return await asyncio.get_running_loop().run_in_executor(self._worker, task)

    def book_text(self, path: Path) -> tuple[str, str, int | None]:
        """The URI of a book, and its text and version in the editor, or else the file's text."""
        if document := self._open_book(path):
            return document.uri, document.text, document.version
        try:
            text = path.read_bytes().decode("utf-8-sig", "replace")
        except OSError:
            text = ""
        return path.absolute().as_uri(), text, None

    def _check_anew(self, job: Job) -> None:
        self.books = self.books.anew(job)
        for document in self.documents.values():
            document.left_out = {}
            document.is_unasked = True
            document.outdate()
            self.check_soon(document)

    def _changed(self, document: OpenDocument) -> None:
        if document.is_book:
            self.reread_books()
        else:
            self.check_soon(document)

    async def _check_later(self, document: OpenDocument) -> None:
        await asyncio.sleep(DEBOUNCE)
        try:
            await self.result(document)
        except SupersededError:
            return
        except Exception as error:  # noqa: BLE001 - no one awaits this, and the server goes on
            self._tell(fault(error, document.path))

    def _cancel(self, uri: str) -> None:
        if waiting := self._checks.pop(uri, None):
            waiting.cancel()

    async def _look(self, document: OpenDocument) -> None:
        revision, books = document.revision, self.books
        others = [(other, other.checked) for other in self._siblings(document) if other.checked]
        pages = [known.page for _, known in others]
        try:
            checked, results = await self.in_worker(partial(_check, document, pages, books))
        except SupersededError:
            return
        if document.revision != revision:
            return
        document.checked, document.left_out = checked, checked.left_out
        document.result = results[document.path]
        document.result_id = next(self._ids)
        changed = [document] if document.is_unasked else []
        document.is_unasked = False
        for other, known in others:
            result = results[other.path]
            if other.checked is known and other.result is not None:
                if other.result.diagnostics != result.diagnostics:
                    changed.append(other)
                    other.result_id = next(self._ids)
                other.result = result
        self._found(document, changed)

    def _siblings(self, document: OpenDocument) -> list[OpenDocument]:
        """The other open pages of the document's folder: its issue."""
        return [
            other
            for other in self.documents.values()
            if other is not document
            and document.is_file
            and other.is_file
            and not other.is_book
            and other.path.parent == document.path.parent
        ]

    def _opened(self, path: Path) -> str | None:
        document = self._open_book(path)
        return document.text if document else None

    def _open_book(self, path: Path) -> OpenDocument | None:
        """The book that is open in the editor."""
        books = (document for document in [*self.documents.values()] if document.is_book)
        return next((book for book in books if book.path == path), None)


def _load() -> None:
    book.default_rules()
    gc.freeze()  # it is there to stay, and looking through it for garbage takes a while


def _check(
    document: OpenDocument, others: Sequence[FileResult], books: Books
) -> tuple[Checked, dict[Path, FileResult]]:
    """The document checked; its result and those of the other pages of its issue, compared."""
    if document.is_book:
        books.read(document.path)
        nothing = Checked.nothing(document.path)
        return nothing, {document.path: nothing.page}
    revision = document.revision  # before the text: the event loop may change both meanwhile
    checked = document.checked or check(
        Task(
            document.text,
            document.path,
            books.of(document.path),
            books.job.severity,
            document.left_out,
            lambda: document.revision == revision,
        )
    )
    pages = sorted([checked.page, *others], key=attrgetter("path"))
    return checked, {result.path: result for result in compared(pages, books)}
