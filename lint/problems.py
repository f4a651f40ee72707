"""What can be wrong with a rule book, and with a code that is to name one of its rules."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from lint.diagnostic import Text
from lint.text.source import path_text


class Problem(msgspec.Struct, frozen=True):
    """What is wrong at a line (from 1) of a rule book, and how to mend it."""

    path: Path
    line: int
    what: Text

    def in_language(self, language: str) -> str:
        """``rules.yaml:LINE: what``."""
        return f"{path_text(self.path)}:{self.line}: {self.what.in_language(language)}"


class BookError(Exception):
    """A rule book cannot be used; `problems` holds all that is wrong with it, in its order."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(p.in_language("en") for p in problems))
        self.problems = tuple(problems)


class UnknownCodeError(Exception):
    """A code names no rule of the book; `what` says so and names the nearest one."""

    def __init__(self, what: Text) -> None:
        super().__init__(what)
        self.what = what

    def __str__(self) -> str:
        return self.what.en
