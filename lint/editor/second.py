"""A second process, for long texts: it asks half of the rules while the worker asks the others.

It ends with the first, whatever ends that: it reads what to do from a pipe, and then the pipe does.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from msgspec.structs import replace

import lint
from lint import cache
from lint.book import Book
from lint.checker import markup
from lint.editor.asking import Found, Order, ask
from lint.rule import Rule
from lint.text.document import Document

LONG = 50_000
"""Characters of a text that is worth a process."""
_THEIRS = frozenset(["DAT", "DUP", "FIG", "FMT"])
"""Families that take half of the time: see `bench/rules.py`."""


class Second:
    """The process as the worker sees it. It is started when a long text first calls for it."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._book: Book | None = None
        self._is_busy = False
        self._is_of_use = (os.cpu_count() or 1) > 1

    def begin(self, order: Order) -> bool:
        """Let it ask its rules of a text, if that is long; tells whether it does."""
        if len(order.text) < LONG or not self._is_of_use:
            return False
        self.answer()  # perhaps to a text that no one waits for any more
        book = order.book
        try:
            process = self._process = self._process or _start()
            assert process.stdin is not None  # noqa: S101 - it is a pipe
            pickle.dump(replace(order, book=None) if book is self._book else order, process.stdin)
            process.stdin.flush()
        except OSError:
            self.end()
            return False
        self._book, self._is_busy = book, True
        return True

    def answer(self) -> Found | None:
        """What it found; None where it was not asked, or cannot tell."""
        if not self._is_busy or self._process is None:
            return None
        self._is_busy = False
        assert self._process.stdout is not None  # noqa: S101 - it is a pipe
        try:
            found: Found | None = pickle.load(self._process.stdout)  # noqa: S301 - our own
        except (OSError, EOFError, pickle.UnpicklingError):
            self.end()
            return None
        return found

    def end(self) -> None:
        """Do without it from now on: what ended it once may do so again."""
        self._is_of_use = False
        if self._process:
            self._process.kill()
            self._process.wait()
            for pipe in filter(None, (self._process.stdin, self._process.stdout)):
                with suppress(OSError):  # of an order that did not reach it
                    pipe.close()


def theirs(rules: Sequence[Rule]) -> tuple[list[Rule], list[Rule]]:
    """The rules that the second process asks, and the others."""
    there = [rule for rule in rules if rule.family in _THEIRS]
    return there, [rule for rule in rules if rule.family not in _THEIRS]


def _start() -> subprocess.Popen[bytes]:
    kept = cache.folder_in_use()
    code = "from lint.editor.second import serve; serve()"
    return subprocess.Popen(  # noqa: S603 - our own words
        [sys.executable, "-c", code, *([str(kept)] if kept else [])],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(lint.__file__).parents[1],  # where a folder named lint is this very package
    )


def serve() -> None:
    """Carry out orders until there are no more: the process's own part."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is the first that is told to end
    gc.set_threshold(50_000)
    book: Book | None = None
    with cache.use(Path(sys.argv[1]) if len(sys.argv) > 1 else None), suppress(EOFError):
        while True:
            order: Order = pickle.load(sys.stdin.buffer)  # noqa: S301 - our own
            book = order.book or book
            pickle.dump(_found(order, book) if book else None, sys.stdout.buffer)
            sys.stdout.buffer.flush()


def _found(order: Order, book: Book) -> Found | None:
    there, _ = theirs(book.rules_for(order.path))
    document = Document(order.text, markup(order.path))
    try:
        return ask(order, document, there)
    except Exception:  # noqa: BLE001 - the first process meets it, too, and tells it
        return None
