"""The rule books of open documents, read when they are first asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from lint import book
from lint.book import Book
from lint.checker import Checker
from lint.diagnostic import Text
from lint.job import Job
from lint.problems import BookError, Problem, UnknownCodeError
from lint.rule import Rule


class Books(Checker):
    """Tells which book is in force for a file.

    A book that cannot be used leaves the last one in force that could; before there was one, it
    is the built-in book.

    Args:
        job: what the settings ask of each text.
        opened: the text of a book that is open in the editor, where it is.

    Attributes:
        problems: what is wrong with each book that was read.
        unknown: what to say of the job's codes that a book does not have.
    """

    def __init__(self, job: Job, opened: Callable[[Path], str | None]) -> None:
        super().__init__(job)
        self.problems: dict[Path, tuple[Problem, ...]] = {}
        self.unknown: set[Text] = set()
        self._opened = opened
        self._good: dict[Path, Book] = {}
        self._found: dict[Path | None, Book] = {}

    def anew(self, job: Job) -> Books:
        """The books as they are now: one has changed, is new or is gone, or the job has changed."""
        books = Books(job, self._opened)
        books._good = self._good
        return books

    def of(self, path: Path) -> Book:
        """The book in force for a file, with the job's choice of its rules."""
        config = self.config(path)
        if config not in self._found:
            found = self.read(config) if config else book.default_book()
            self._found[config] = self._choosing(found)
        return self._found[config]

    def config(self, path: Path) -> Path | None:
        """Where that book stands; None for the built-in one."""
        return self._config(path)

    def rules(self, path: Path) -> tuple[Rule, ...]:
        """The rules that run on a file."""
        return self.of(path).rules_for(path)

    def read(self, path: Path) -> Book:
        """The book in this file, or the last one that stood there and could be used."""
        if path not in self.problems:
            try:
                self._good[path] = book.load(path, self._opened(path))
                self.problems[path] = ()
            except BookError as error:
                self.problems[path] = error.problems
        return self._good.get(path) or book.default_book()

    def _choosing(self, found: Book) -> Book:
        try:
            return found.choosing(self.job.select, self.job.ignore)
        except UnknownCodeError as error:
            self.unknown.add(error.what)
            return found
