"""Diagnostics that the client is sent unasked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from lint.editor import diagnostics
from lint.editor.documents import OpenDocument
from lint.editor.session import Session

_Found = list[dict[str, Any]]


class Publisher:
    """Publishes what is found in pages and what is wrong with rule books.

    Args:
        session: whose documents and books they are.
        send: sends `PublishDiagnosticsParams`, which are plain data.
    """

    def __init__(self, session: Session, send: Callable[[dict[str, Any]], None]) -> None:
        self._session = session
        self._send = send
        self._books: dict[Path, tuple[str, _Found]] = {}

    def page(self, page: OpenDocument) -> None:
        """Publish what is found in a page."""
        self._books.pop(page.path, None)  # it may have been a book, by other settings
        found = diagnostics.of_document(page, self._session.language)
        self._send({"uri": page.uri, "version": page.version, "diagnostics": found})

    def closed(self, page: OpenDocument) -> None:
        """Publish that nothing is to be said of a page any more."""
        self._send({"uri": page.uri, "diagnostics": []})

    def books(self) -> None:
        """Publish what is wrong with the books of the open documents, where it has changed."""
        session = self._session
        readings = {each.path: each for each in session.readings() if each.path}
        for path, reading in readings.items():
            document = session.open_book(path)
            uri = document.uri if document else path.absolute().as_uri()
            self._book(path, uri, diagnostics.of_book(reading, session.language, session.encoding))
        if all(document.checked for document in session.documents.values()):
            for path in self._books.keys() - readings:
                uri, _ = self._books[path]
                self._book(path, uri, [])
                del self._books[path]

    def _book(self, path: Path, uri: str, found: _Found) -> None:
        known, last = self._books.get(path, (uri, None))
        if known != uri and last:
            self._send({"uri": known, "diagnostics": []})
        if (known, last) != (uri, found):
            self._books[path] = uri, found
            self._send({"uri": uri, "diagnostics": found})
