"""A second process, for long texts: it asks half of the rules while the worker asks the others.

It ends with the first, whatever ends that: its end of the pipe between them is the only other one.
"""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Callable, Sequence
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from time import monotonic

from msgspec.structs import replace

from lint import cache
from lint.book import Book
from lint.checker import markup
from lint.editor.asking import Found, Order, SupersededError, ask
from lint.rule import Rule
from lint.text.document import Document

LONG = 50_000
"""Characters of a text that is worth a process."""
_THEIRS = frozenset(["DAT", "DUP", "FIG", "FMT"])
"""Families that take half of the time: see `bench/rules.py`."""
_GIVE_UP = 0.1
"""Seconds in which it leaves a text that no one waits for: longer than a rule takes."""
_LOOK = 0.02
"""Seconds after which it is asked again whether someone waits."""
_HANGS = 60
"""Seconds after which it is given up."""


class Second:
    """The process as the worker sees it: it is sent an order at a time, and answers each.

    It is started when a long text first calls for it, which is checked without it.
    """

    def __init__(self) -> None:
        self._pipe: Connection | None = None
        self._kill: Callable[[], None] = lambda: None
        self._book: Book | None = None
        self._is_busy = False
        self._is_of_use = _processors() > 1

    def begin(self, order: Order) -> bool:
        """Let it ask its rules of a text, if that is long; tells whether it does."""
        if len(order.text) < LONG or not self._is_of_use:
            return False
        try:
            if self._pipe is None:
                self._start()
                return False
            if self._is_busy and not self._is_free_now(self._pipe):
                return False
            book = order.book
            self._pipe.send(replace(order, book=None) if book is self._book else order)
        except Exception:  # noqa: BLE001 - whatever it is, the worker can ask all rules
            self.end()
            return False
        self._book, self._is_busy = book, True
        return True

    def answer(self, is_current: Callable[[], bool]) -> Found | None:
        """What it found; None where it cannot tell.

        Raises:
            SupersededError: `is_current` tells that no one waits for it any more.
        """
        last = monotonic() + _HANGS
        try:
            while self._pipe and not self._pipe.poll(_LOOK):
                if not is_current():
                    raise SupersededError
                if monotonic() > last:
                    self.end()
            return self._received()
        except (OSError, EOFError):
            self.end()
            return None

    def end(self) -> None:
        """Do without it from now on: what ended it once may do so again. From any thread."""
        self._is_of_use = False
        self._kill()

    def _start(self) -> None:
        context = get_context("spawn")  # to fork would copy locks that other threads hold
        self._pipe, theirs = context.Pipe()
        self._is_busy = True  # until it says that it is there
        process = context.Process(target=serve, args=(theirs, cache.folder_in_use()), daemon=True)
        process.start()
        theirs.close()
        self._kill = process.kill
        if not self._is_of_use:  # it has been ended meanwhile
            process.kill()

    def _is_free_now(self, pipe: Connection) -> bool:
        """Whether it is done with the order before, which no one waits for any more."""
        pipe.send(None)
        if pipe.poll(_GIVE_UP):
            self._received()
        return not self._is_busy

    def _received(self) -> Found | None:
        assert self._pipe is not None  # noqa: S101 - there is an answer to be received
        found: Found | None = self._pipe.recv()
        self._is_busy = False
        return found


def shared_out(rules: Sequence[Rule]) -> tuple[list[Rule], list[Rule]]:
    """The rules that the second process asks, and the others."""
    there = [rule for rule in rules if rule.family in _THEIRS]
    return there, [rule for rule in rules if rule.family not in _THEIRS]


def serve(pipe: Connection, kept: Path | None) -> None:
    """Carry out orders until there are no more: the process's own part.

    Whatever comes in between says that no one waits for the answer, and is left unread till then.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is the first that is told to end
    gc.set_threshold(50_000)
    book: Book | None = None
    with suppress(EOFError, OSError):
        pipe.send(None)
        while True:
            order: Order | None = pipe.recv()
            if order is None:
                continue
            book = order.book or book
            with cache.use(kept):  # what is compiled is kept at once: it may be killed
                found = _found(order, book, lambda: not pipe.poll()) if book else None
            pipe.send(found)


def _found(order: Order, book: Book, is_current: Callable[[], bool]) -> Found | None:
    try:
        there, _ = shared_out(book.rules_for(order.path))
        return ask(order, Document(order.text, markup(order.path)), there, is_current)
    except Exception:  # noqa: BLE001 - the first process meets it, too, and tells it
        return None


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
