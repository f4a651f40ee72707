"""The open documents, and what is found in each as it stands."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Sequence
from functools import partial
from itertools import count
from pathlib import Path
from typing import NamedTuple

from lsprotocol import types

from lint.diagnostic import Text
from lint.editor import uris
from lint.editor.asking import SupersededError
from lint.editor.books import Books, Reading, text_of
from lint.editor.checking import Checked, Task, check, read_book
from lint.editor.client import Client
from lint.editor.documents import OpenDocument
from lint.editor.settings import Settings
from lint.editor.worker import Worker
from lint.fault import fault
from lint.issue import compared
from lint.job import FileResult, Job
from lint.nearest import FILE_NAME, nearest_book
from lint.text.codeunits import Encoding
from lint.text.document import Document
from lint.text.view import Edit

DEBOUNCE = 0.05
"""Seconds without a change after which a text is checked unasked."""


class BookText(NamedTuple):
    """A rule book as it is now: of one that is open in the editor, the text and version there."""

    path: Path
    uri: str
    text: str
    version: int | None


class Session:
    """What an editor and the server share: documents, books, settings.

    All belongs to the event loop. The worker knows nothing of it: of what stands still for it, a
    text is checked, then the open pages of its folder are compared.

    Args:
        language: of the messages, where no setting names another.
        found: called with the documents whose results are new, and whether the client does not
            know that one of them is.
        tell: says something to the user.

    Attributes:
        documents: the open ones, by their keys.
        encoding: of the client's positions.
        client: what the client can do.
        folders: those of the workspace.
        books: those in force, and what the settings ask of each text.
        worker: does what takes a while.
    """

    def __init__(
        self,
        language: str,
        found: Callable[[Sequence[OpenDocument], bool], None],
        tell: Callable[[Text], None],
    ) -> None:
        self.documents: dict[str, OpenDocument] = {}
        self.client = Client()
        self.encoding: Encoding = "utf-16"
        self.folders: list[Path] = []
        self.language = self._default_language = language
        self.books = Books(Job(), {})
        self._settings = Settings()
        self._found = found
        self._tell = tell
        self._ids = map(f"{os.urandom(4).hex()}-{{}}".format, count(1))  # no other server's
        self._checks: dict[str, asyncio.Task[None]] = {}
        self._turn = asyncio.Lock()
        self.worker = Worker()

    @property
    def home(self) -> Path:
        """The folder of what has no place of its own."""
        return self.folders[0] if self.folders else Path.cwd()

    def use(self, settings: Settings) -> None:
        """Let the settings hold, and check anew all that is open."""
        self._settings = settings
        self.language = settings.lang or self._default_language
        self._check_anew(settings.job(self.home))

    def take_folders(self, folders: list[Path]) -> None:
        """Know the workspace's folders, to the first of which a setting may be relative."""
        self.folders = folders
        self.use(self._settings)

    def reread_books(self) -> None:
        """Read the books anew, and check anew all that is open."""
        self._check_anew(self.books.job)

    def open(self, item: types.TextDocumentItem) -> None:
        """Take a document over from the client."""
        document = OpenDocument(item, self.home, self.encoding)
        self.documents[document.key] = document
        self._changed(document)

    def document(self, uri: str) -> OpenDocument | None:
        """The open document of a URI, however it is spelt."""
        return self.documents.get(uris.key(uri))

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
        del self.documents[document.key]
        self._cancel(document)
        document.outdate()
        if self.is_book(document.path):
            self.reread_books()
        for other in self._issue(document):
            other.result = None
            other.is_unasked = True
            self.check_soon(other)
        self._found((), False)

    def is_book(self, path: Path) -> bool:
        """Whether a file is a rule book, and no copy."""
        return path.name == FILE_NAME or path == self.books.job.config

    def is_of_book(self, uri: str) -> bool:
        """Whether what is found may depend on this file: a book, or a table beside one."""
        path = uris.file_path(uri)
        return path is not None and (path.suffix == ".tsv" or self.is_book(path))

    def end(self) -> None:
        """Check no more."""
        for document in self.documents.values():
            self._cancel(document)
            document.outdate()
        self.documents.clear()
        self.worker.end()

    def check_soon(self, document: OpenDocument) -> None:
        """Check a document unless it changes in a moment."""
        self._cancel(document)
        self._checks[document.key] = asyncio.ensure_future(self._check_later(document))

    async def result(self, document: OpenDocument) -> FileResult:
        """What is found in the document as it stands, once it is known.

        Raises:
            SupersededError: it has been closed.
        """
        while document.result is None:
            async with self._turn:
                if self.documents.get(document.key) is not document:
                    raise SupersededError
                if document.checked is None:
                    await self._check(document)
                if document.result is None:
                    await self._compare(document)
        return document.result

    async def edits(self, document: OpenDocument, find: Callable[[Task], list[Edit]]) -> list[Edit]:
        """Edits of a document as it stands; none of what is no copy, such as a book.

        Raises:
            SupersededError: it has changed meanwhile.
        """
        if self.is_book(document.path) or not document.is_copy:
            return []
        return await self.worker.make(document, self.books, find)

    def readings(self) -> list[Reading]:
        """What reading the books came to that the open documents were checked by."""
        checked = (document.checked for document in self.documents.values())
        return [known.reading for known in checked if known]

    def book_of(self, path: Path) -> BookText | None:
        """The book in force for a file, looked for afresh; None for the built-in one."""
        where = self.books.job.config or nearest_book(path.absolute().parent)
        if where is None:
            return None
        if document := self.open_book(where):
            return BookText(where, document.uri, document.text, document.version)
        return BookText(where, where.absolute().as_uri(), text_of(where), None)

    def open_book(self, path: Path) -> OpenDocument | None:
        """The book that is open in the editor."""
        books = (each for each in self.documents.values() if self.is_book(each.path))
        return next((book for book in books if book.path == path), None)

    def _check_anew(self, job: Job) -> None:
        opened = {document.path: document.text for document in self.documents.values()}
        self.books = self.books.anew(job, opened)
        for document in self.documents.values():
            document.left_out = {}
            document.is_unasked = True
            document.outdate()
            self.check_soon(document)

    def _changed(self, document: OpenDocument) -> None:
        if self.is_book(document.path):
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

    def _cancel(self, document: OpenDocument) -> None:
        if waiting := self._checks.pop(document.key, None):
            waiting.cancel()

    async def _check(self, document: OpenDocument) -> None:
        """Check a document by itself, unless it changes meanwhile."""
        make: Callable[[Task], Checked] = _left_alone
        if self.is_book(document.path):
            make = read_book
        elif document.is_copy:
            make = partial(check, second=self.worker.second)
        try:
            document.checked = await self.worker.make(document, self.books, make)
        except SupersededError:
            return
        document.left_out = document.checked.left_out

    async def _compare(self, document: OpenDocument) -> None:
        """Compare the pages of a document's issue that are checked, unless one changes meanwhile.

        All of them get their results.
        """
        pages = self._checked_pages(document)
        task = partial(compared, [checked.page for _, checked in pages], self.books)
        results = await self.worker.do(task)
        if pages != self._checked_pages(document):
            return
        found = []
        for (page, _), result in zip(pages, results, strict=True):
            if page.result is None or page.result.diagnostics != result.diagnostics:
                page.is_unasked |= page.result is not None
                page.result_id = next(self._ids)
                found.append(page)
            page.result = result
        is_unasked = any(page.is_unasked for page in found)
        for page in found:
            page.is_unasked = False
        self._found(found, is_unasked)

    def _checked_pages(self, document: OpenDocument) -> list[tuple[OpenDocument, Checked]]:
        pages = [(page, page.checked) for page in self._issue(document) if page.checked]
        return sorted(pages, key=lambda page: page[0].path)

    def _issue(self, document: OpenDocument) -> list[OpenDocument]:
        """The open pages of a document's folder; a book, or what is no file, is by itself."""
        if self._is_page(document):
            folder = document.path.parent
            pages = (page for page in self.documents.values() if self._is_page(page))
            return [page for page in pages if page.path.parent == folder]
        return [document] if document.key in self.documents else []

    def _is_page(self, document: OpenDocument) -> bool:
        return document.is_file and not self.is_book(document.path)


def _left_alone(task: Task) -> Checked:
    """Of a text that is no copy: that nothing is found."""
    return Checked(Document(""), FileResult(task.path), task.books.of(task.path))
