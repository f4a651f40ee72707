"""The rule books of open documents, read when they are first asked for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import msgspec

from lint import book
from lint.book import Book
from lint.bookfields import keys
from lint.bookfile import Top
from lint.checker import Checker
from lint.diagnostic import Text
from lint.job import Job
from lint.nearest import FILE_NAME
from lint.problems import BookError, Problem, UnknownCodeError
from lint.rule import Rule

_KEY = re.compile(r"""^(?:[-{] *)?["']?([\w.-]+)["']?[ \t]*:""", re.MULTILINE)
"""A key of a YAML text that is no other one's value."""
_MISSING = Text(
    "设置 newslint.config 指的文件不存在：{path}；暂用内置规则",
    "setting newslint.config: there is no file {path}; the built-in rules hold",
)
_OURS = frozenset(keys(Top))


class Reading(msgspec.Struct, frozen=True, eq=False):
    """What reading a rule book came to.

    Attributes:
        book: the one in force: it, or the last one that stood there and could be used.
        path: where it stands; None for the built-in one.
        text: its text, where something is wrong with it.
        problems: what is wrong with it.
        amiss: what to say of a setting: of a code that it does not have, or that there is no file.
    """

    book: Book
    path: Path | None = None
    text: str = ""
    problems: tuple[Problem, ...] = ()
    amiss: Text | None = None


class Books(Checker):
    """Tells which book is in force for a file. But for the job, it belongs to the worker.

    A book that cannot be used leaves the last one in force that could; before there was one, it
    is the built-in book.

    Args:
        job: what the settings ask of each text.
        opened: the texts of the books that are open in the editor.
    """

    def __init__(self, job: Job, opened: Mapping[Path, str]) -> None:
        super().__init__(job)
        self._opened = opened
        self._good: dict[Path, Book] = {}
        self._readings: dict[Path, Reading] = {}
        self._in_force: dict[Path | None, Reading] = {}

    def anew(self, job: Job, opened: Mapping[Path, str]) -> Books:
        """The books as they are now: one has changed, is new or is gone, or the job has changed."""
        books = Books(job, opened)
        books._good = self._good
        return books

    def of(self, path: Path) -> Reading:
        """The book in force for a file, with the job's choice of its rules."""
        config = self._config(path)
        if config not in self._in_force:
            found = self.read(config) if config else Reading(book.default_book())
            self._in_force[config] = self._choosing(found)
        return self._in_force[config]

    def rules(self, path: Path) -> tuple[Rule, ...]:
        """The rules that run on a file."""
        return self.of(path).book.rules_for(path)

    def read(self, path: Path) -> Reading:
        """The book in this file."""
        if path not in self._readings:
            self._readings[path] = self._read_anew(path)
        return self._readings[path]

    def _read_anew(self, path: Path) -> Reading:
        text = self._opened.get(path)
        try:
            self._good[path] = book.load(path, text)
        except BookError as error:
            if path == self.job.config and text is None and not path.is_file():
                return Reading(book.default_book(), path, amiss=_MISSING.format(path=path))
            text = text_of(path) if text is None else text
            if path != self.job.config and is_foreign(path, text):
                return Reading(book.default_book(), path)
            usable = self._good.get(path) or book.default_book()
            return Reading(usable, path, text, error.problems)
        return Reading(self._good[path], path)

    def _choosing(self, found: Reading) -> Reading:
        job = self.job
        if not (job.select or job.ignore):
            return found
        try:
            chosen = found.book.choosing(job.select, job.ignore)
        except UnknownCodeError as error:
            return msgspec.structs.replace(found, amiss=error.what)
        return msgspec.structs.replace(found, book=chosen)


def text_of(path: Path) -> str:
    """The text of a file; none where it cannot be read."""
    try:
        return path.read_bytes().decode("utf-8-sig", "replace")
    except OSError:
        return ""


def is_foreign(path: Path, text: str) -> bool:
    """Whether a file is another program's, to which the name rules.yaml may belong as well.

    Such a one has keys, and none of a rule book's.
    """
    found = {*_KEY.findall(text)}
    return path.name == FILE_NAME and bool(found) and found.isdisjoint(_OURS)
