"""The thread of its own in which texts are worked on, one thing at a time."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TypeVar

from lint import book
from lint.editor.asking import SupersededError
from lint.editor.books import Books
from lint.editor.checking import Task
from lint.editor.documents import OpenDocument
from lint.editor.second import Second

_T = TypeVar("_T")


class Worker:
    """Makes something out of what cannot change while it is at it.

    Attributes:
        second: a process for long texts, for it alone.
    """

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, "newslint")
        self.second = Second()

    def warm_up(self) -> None:
        """Load the built-in book."""
        self._thread.submit(_load)

    async def do(self, task: Callable[[], _T]) -> _T:
        """What a task returns that takes a while."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, task)

    async def make(self, document: OpenDocument, books: Books, made: Callable[[Task], _T]) -> _T:
        """What is made of a document as it stands; work stops when no one waits for it any more.

        Raises:
            SupersededError: the document has changed meanwhile.
        """
        revision, is_awaited = document.revision, True
        task = Task(
            document.text,
            document.path,
            books,
            document.left_out,
            lambda: is_awaited and document.revision == revision,
        )
        try:
            found = await self.do(partial(made, task))
        finally:
            is_awaited = False
        if document.revision != revision:
            raise SupersededError
        return found

    def end(self) -> None:
        """Begin nothing more."""
        self._thread.shutdown(wait=False, cancel_futures=True)
        self.second.end()


def _load() -> None:
    book.default_rules()
    gc.freeze()  # it is there to stay, and looking through it for garbage takes a while
