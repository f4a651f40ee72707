"""A text of the editor → what is found in it, unless it changes meanwhile: the worker's part."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from lint import engine
from lint.book import Book
from lint.bookfile import names
from lint.checker import markup, went_wrong
from lint.diagnostic import Text
from lint.editor.books import Books, Reading
from lint.job import FileResult
from lint.rule import Rule
from lint.suppress.comments import ignores, unignored, unknown_codes
from lint.text.document import Document
from lint.text.source import Source
from lint.text.view import Span


class SupersededError(Exception):
    """The text is no longer the one that is worked on."""


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


class Asked:
    """Rules that are asked as long as the text is current; `last` is the code of the last."""

    def __init__(self, task: Task, rules: Iterable[Rule]) -> None:
        self._is_current = task.is_current
        self._rules = [*rules]
        self.last = ""

    def __iter__(self) -> Iterator[Rule]:
        for rule in self._rules:
            if not self._is_current():
                raise SupersededError
            self.last = rule.id
            yield rule


def check(task: Task) -> Checked:
    """Check a text; a rule that fails or runs out of time is left out, and the others speak.

    Raises:
        SupersededError: the text has changed meanwhile.
    """
    document, reading = task.document, task.books.of(task.path)
    rules, severity = reading.book.rules_for(task.path), task.books.job.severity
    left_out = dict(task.left_out)
    while True:
        asked = [rule for rule in rules if rule.id not in left_out]
        single = Asked(task, (rule for rule in asked if rule.across is None))
        across = Asked(task, (rule for rule in asked if rule.across))
        try:
            found = engine.check(document, single, severity=severity)
            facts = engine.gather(document, across, severity=severity)
        except SupersededError:
            raise
        except Exception as error:
            last = across.last or single.last
            if not last:
                raise  # it is no rule's
            left_out[last] = went_wrong(error, task.path)
        else:
            break
    found = unignored(document, found)
    source = Source(task.text, "utf-8")
    page = FileResult(task.path, source, task.text, tuple(found), facts=facts)
    comments = tuple(_unknown_codes(document, reading.book))
    return Checked(document, page, reading, comments, left_out)


def read_book(task: Task) -> Checked:
    """Read a text that is a rule book, in which there is no copy to check."""
    return Checked(Document(""), FileResult(task.path), task.books.read(task.path))


def _unknown_codes(document: Document, book: Book) -> Iterator[tuple[Span, Text]]:
    for comment, what in unknown_codes(ignores(document), names(book.rules)):
        yield comment.span, what
