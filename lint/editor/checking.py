"""A text of the editor → what is found in it, unless it changes meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import msgspec

from lint import engine, suppress
from lint.book import Book
from lint.bookfile import names
from lint.checker import markup, went_wrong
from lint.diagnostic import Diagnostic, Severity, Text
from lint.job import FileResult
from lint.rule import Rule
from lint.text.document import Document
from lint.text.source import Source
from lint.text.view import Span


class SupersededError(Exception):
    """The text is no longer the one that is checked."""


class Checked(msgspec.Struct, frozen=True):
    """What was found in a text.

    Attributes:
        document: the text and its shape.
        page: what was found in it, and what the pages of its issue are compared by.
        comments: the places of comments that name no rule, and what is wrong with them.
        left_out: by code, why a rule was not asked.
    """

    document: Document
    page: FileResult
    comments: tuple[tuple[Span, Text], ...]
    left_out: Mapping[str, Text]

    @classmethod
    def nothing(cls, path: Path) -> Checked:
        """What was found in a file that is no copy."""
        return cls(Document(""), FileResult(path), (), {})


class Task(msgspec.Struct, frozen=True):
    """A text to check, and by what.

    Attributes:
        book: the one in force for it.
        left_out: by code, why a rule is not to be asked.
        is_current: tells whether the text is still the one in the editor.
    """

    text: str
    path: Path
    book: Book
    severity: Severity
    left_out: Mapping[str, Text]
    is_current: Callable[[], bool]


def check(task: Task) -> Checked:
    """Check a text; a rule that fails or runs out of time is left out, and the others speak.

    Raises:
        SupersededError: the text has changed meanwhile.
    """
    document = Document(task.text, markup(task.path))
    left_out = dict(task.left_out)
    while True:
        asked = _Asked(task, left_out)
        try:
            found, facts = _find(document, asked, task.severity)
        except SupersededError:
            raise
        except Exception as error:
            if asked.last in ("", *left_out):
                raise  # it is no rule's
            left_out[asked.last] = went_wrong(error, task.path)
        else:
            break
    found = suppress.unignored(document, found)
    source = Source(task.text, "utf-8")
    page = FileResult(task.path, source, task.text, tuple(found), facts=facts)
    return Checked(document, page, tuple(_unknown_codes(document, task.book)), left_out)


class _Asked:
    """Rules that are asked as long as the text is current; `last` is the code of the last."""

    def __init__(self, task: Task, left_out: Mapping[str, Text]) -> None:
        self._task = task
        self._rules = [rule for rule in task.book.rules_for(task.path) if rule.id not in left_out]
        self.last = ""

    def rules(self, *, single: bool) -> Iterator[Rule]:
        for rule in self._rules:
            if not self._task.is_current():
                raise SupersededError
            if single and rule.across:
                continue
            self.last = rule.id
            yield rule


def _find(
    document: Document, asked: _Asked, severity: Severity
) -> tuple[list[Diagnostic], dict[str, object]]:
    found = engine.check(document, asked.rules(single=True), severity=severity)
    return found, engine.gather(document, asked.rules(single=False), severity=severity)


def _unknown_codes(document: Document, book: Book) -> Iterator[tuple[Span, Text]]:
    for comment, what in suppress.unknown_codes(suppress.ignores(document), names(book.rules)):
        end = document.raw.index("-->", comment.at) + len("-->")
        yield Span(comment.at, end), what
