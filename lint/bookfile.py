"""The file format of a rule book, and how its problems are told."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any, Literal, NamedTuple

import msgspec

from lint.diagnostic import Text
from lint.rule import Rule
from lint.text.source import path_text


class Problem(NamedTuple):
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


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which rules run, how severe they are, and the script of the copy that they read.

    A code is a rule's code or name, a family (the letters that codes begin with) or ALL. The
    most specific one decides; where a select and an ignore are equally so, the ignore.
    """

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    severity: dict[str, Literal["error", "warning", "info"]] = {}
    script: Literal["hans", "hant"] | None = None


Extends = Literal["default", "coded"]


class BookFile(msgspec.Struct, frozen=True):
    """What a rule book says.

    Attributes:
        extends: ``default``, the built-in book; ``coded``, its coded rules only; or None.
        rules: its own, without those that it extends.
    """

    extends: Extends | None
    rules: tuple[Rule, ...]
    settings: Settings
    per_path: tuple[tuple[str, Settings], ...]
    problems: tuple[Problem, ...]


class Top(Settings, frozen=True, forbid_unknown_fields=True):
    """The keys of a rule book; what stands in `rules` and below `per-path` is read apart."""

    extends: Extends | None = None
    per_path: dict[str, Any] = msgspec.field(default_factory=dict, name="per-path")
    rules: list[Any] = []


def unknown_code(code: str, names: Collection[str]) -> Text:
    """What to say of a code that is none of `names`."""
    near = difflib.get_close_matches(code, names, n=1)
    return Text(
        f"没有规则“{code}”" + (f"，是不是“{near[0]}”？" if near else "：见 newslint rules"),
        f"no rule “{code}”" + (f", did you mean “{near[0]}”?" if near else ": see newslint rules"),
    )


def names(rules: Sequence[Rule]) -> frozenset[str]:
    """Every word that a setting can choose these rules by."""
    return frozenset({"ALL"}.union(*((rule.id, rule.name, rule.family) for rule in rules)))
