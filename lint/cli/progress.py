"""How far a run has come: one line on the terminal, rewritten as it goes and wiped at the end."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import closing
from time import monotonic
from typing import TextIO, TypeVar

from lint.diagnostic import Text

_T = TypeVar("_T")

DELAY = 1.0
"""Seconds of work before anything is shown."""
INTERVAL = 0.1
_WIPE = "\r\x1b[2K"


class Progress:
    """Counts `total` files as they are checked, on a terminal that obeys escape sequences."""

    def __init__(self, total: int, language: str, out: TextIO) -> None:
        self._total = total
        self._language = language
        self._out = out
        self._done = 0
        self._is_shown = False
        self._next = monotonic() + DELAY

    def step(self) -> None:
        """Another file is checked."""
        self._done += 1
        if (now := monotonic()) < self._next:
            return
        self._next = now + INTERVAL
        told = Text(
            f"已检查 {self._done}/{self._total}个文件",
            f"{self._done} of {self._total} files checked",
        )
        self._write(_WIPE + told.in_language(self._language))
        self._is_shown = True

    def beside(self, results: Generator[_T]) -> Generator[_T]:
        """The results as they are; while one is looked at, the line is not there."""
        try:
            with closing(results):
                for result in results:
                    self._wipe()
                    yield result
        finally:
            self._wipe()

    def _wipe(self) -> None:
        if self._is_shown:
            self._write(_WIPE)
            self._is_shown = False

    def _write(self, text: str) -> None:
        self._out.write(text)
        self._out.flush()
