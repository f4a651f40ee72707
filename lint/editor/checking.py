"""A text of the editor → what is found in it, unless it changes meanwhile: the worker's part."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from operator import attrgetter
from pathlib import Path

import msgspec

from lint.book import Book
from lint.bookfile import names
from lint.checker import markup
from lint.diagnostic import Text
from lint.editor.asking import Found, Order, ask
from lint.editor.books import Books, Reading
from lint.editor.second import Second, shared_out
from lint.job import FileResult
from lint.suppress.comments import ignores, unignored, unknown_codes
from lint.text.document import Document
from lint.text.source import Source
from lint.text.view import Span


class Task(msgspec.Struct, frozen=True):
    """A text as it stood when the worker was asked something of it.

    Attributes:
        books: those in force then, and what the settings ask of each text.
        left_out: by code, why a rule is not to be asked.
        is_current: tells whether the text is still the one in the editor, and someone waits.
    """

    text: str
    path: Path
    books: Books
    left_out: Mapping[str, Text]
    is_current: Callable[[], bool]

    @property
    def document(self) -> Document:
        """The text, with a shape that is yet to be found."""
        return Document(self.text, markup(self.path))


class Checked(msgspec.Struct, frozen=True, eq=False):
    """What was found in a text.

    Attributes:
        document: the text and its shape.
        page: what was found in it, and what the pages of its issue are compared by.
        reading: the book that it was checked by; of a book itself, what reading it came to.
        comments: the places of comments that name no rule, and what is wrong with them.
        left_out: by code, why a rule was not asked.
    """

    document: Document
    page: FileResult
    reading: Reading
    comments: tuple[tuple[Span, Text], ...] = ()
    left_out: Mapping[str, Text] = {}


def check(task: Task, second: Second | None = None) -> Checked:
    """Check a text; a rule that fails or runs out of time is left out, and the others speak.

    Where the text is long, a second process may ask half of the rules.

    Raises:
        SupersededError: the text has changed meanwhile.
    """
    reading = task.books.of(task.path)
    document, found = _found(task, reading.book, second)
    left = unignored(document, found.diagnostics)
    source = Source(task.text, "utf-8")
    page = FileResult(task.path, source, task.text, tuple(left), facts=found.facts)
    comments = tuple(_unknown_codes(document, reading.book))
    return Checked(document, page, reading, comments, found.left_out)


def _found(task: Task, book: Book, second: Second | None) -> tuple[Document, Found]:
    """The text's shape, and what is found in it."""
    order = Order(book, task.text, task.path, task.books.job.severity, task.left_out)
    rules = book.rules_for(task.path)
    if second is None or not second.begin(order):
        document = task.document
        return document, ask(order, document, rules, task.is_current)
    there, here = shared_out(rules)
    document = task.document
    found = ask(order, document, here, task.is_current)
    other = second.answer(task.is_current) or ask(order, document, there, task.is_current)
    return document, _both(found, other)


def _both(one: Found, other: Found) -> Found:
    return Found(
        sorted((*one.diagnostics, *other.diagnostics), key=attrgetter("span", "code")),
        one.facts | other.facts,
        one.left_out | other.left_out,
    )


def read_book(task: Task) -> Checked:
    """Read a text that is a rule book, in which there is no copy to check."""
    return Checked(Document(""), FileResult(task.path), task.books.read(task.path))


def _unknown_codes(document: Document, book: Book) -> Iterator[tuple[Span, Text]]:
    for comment, what in unknown_codes(ignores(document), names(book.rules)):
        yield comment.span, what
