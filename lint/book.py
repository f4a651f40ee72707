"""rules.yaml → rules. A book's errors are told together, each with its line.

What an entry's values mean, such as a pattern, is asked once each of them is of its type.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache as once
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from lint import cache
from lint.bookfile import Settings, names, unknown_code
from lint.bookkey import book_key
from lint.charges import ErrorClass, Schedule
from lint.diagnostic import Severity
from lint.exempt import exempt
from lint.nearest import FILE_NAME, below, nearest_book
from lint.problems import BookError, UnknownCodeError
from lint.rule import Rule, Script

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


class Book(msgspec.Struct, frozen=True, dict=True):
    """Rules, and the settings that choose among them.

    Attributes:
        rules: all rules that the book knows, chosen or not.
        settings: each must choose a rule for it to run; of severities and scripts the last
            decides.
        per_path: (glob relative to `folder`, settings for the files that it matches).
        folder: where the book lies.
        charges: its own classes of errors, and what it changes of the built-in ones.
    """

    rules: tuple[Rule, ...]
    settings: tuple[Settings, ...] = ()
    per_path: tuple[tuple[str, Settings], ...] = ()
    folder: Path = Path()
    charges: Mapping[str, ErrorClass] = {}

    @property
    def schedule(self) -> Schedule:
        """What findings are charged: as the built-in book has it, and as this one changes it."""
        return Schedule.of((default_book().charges, self.charges))

    def rules_for(self, path: Path | None = None) -> tuple[Rule, ...]:
        """The rules that run on a file, as severe and with the exceptions that hold there."""
        matching = tuple(
            settings
            for glob, settings in self.per_path
            if path is not None and _is_match(self.folder, path, glob)
        )
        key = tuple(map(id, matching))
        if key not in self._chosen:
            self._chosen[key] = _choose(self.rules, (*self.settings, *matching))
        return self._chosen[key]

    @cached_property
    def _chosen(self) -> dict[tuple[int, ...], tuple[Rule, ...]]:
        """What `rules_for` chose, by the settings below `per_path`: many files have the same."""
        return {}

    def choosing(self, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> Book:
        """The book with a command line's choice: `select` replaces its own, `ignore` adds to it.

        Raises:
            UnknownCodeError: a code names no rule.
        """
        for code in (*select, *ignore):
            if not any(_rank(rule, code) for rule in self.rules):
                raise UnknownCodeError(unknown_code(code, names(self.rules)))
        settings = self.settings
        if select:
            settings = tuple(
                msgspec.structs.replace(layer, select=None, ignore=()) for layer in settings
            )
        own = Settings(select=tuple(select) or None, ignore=tuple(ignore))
        return msgspec.structs.replace(self, settings=(*settings, own))

    def matching(self, code: str) -> tuple[Rule, ...]:
        """The rules of this code, name or family.

        Raises:
            UnknownCodeError: there is none.
        """
        found = tuple(rule for rule in self.rules if _rank(rule, code))
        if not found:
            raise UnknownCodeError(unknown_code(code, names(self.rules)))
        return found


@once
def default_book() -> Book:
    """The built-in book: the coded rules and those of the rules.yaml that newslint ships."""
    inside = Path(__file__).with_name(FILE_NAME)
    # An editable install reads the one at the root of the repository.
    path = inside if inside.exists() else inside.parent.with_name(FILE_NAME)
    return _remembered(path, is_proved=True)


def books(config: Path | None, *, isolated: bool) -> Callable[[Path], Book]:
    """Tells the book that holds in a folder: the one given, the nearest, or the built-in one.

    Raises:
        BookError: when it is called; the book cannot be used.
    """
    read = once(load)

    def book_of(folder: Path) -> Book:
        path = None if isolated else config or nearest_book(folder)
        return read(path) if path else default_book()

    return book_of


@once
def default_rules() -> tuple[Rule, ...]:
    """The rules of the built-in book that run on a text of no path."""
    return default_book().rules_for()


def load(path: Path, text: str | None = None) -> Book:
    """The book at `path`.

    An editor gives its `text`, which may not be in the file yet.

    Raises:
        BookError: it cannot be used; all its problems are in the error.
    """
    return _remembered(path, is_proved=False) if text is None else _load(path, text)


def _remembered(path: Path, *, is_proved: bool) -> Book:
    """The book as it was read before, or read now; see `lint.cache`."""
    return cache.remembered(
        lambda: cache.key("book", str(path), book_key(None if is_proved else path)),
        lambda: _load(path, is_proved=is_proved),
    )


def _load(path: Path, text: str | None = None, *, is_proved: bool = False) -> Book:
    """The book at `path`; one that `is_proved` is not asked for problems within its rules."""
    from lint.bookreader import read  # slow to import, as are all rules

    file = read(
        path,
        lambda extends: _base(extends).rules,
        lambda: default_book().charges,
        text=text,
        is_proved=is_proved,
    )
    if file.problems:
        raise BookError(file.problems)
    base = _base(file.extends)
    rules = {rule.id: rule for rule in (*base.rules, *file.rules)}
    return Book(
        tuple(rules[code] for code in sorted(rules)),
        (*base.settings, file.settings),
        (*base.per_path, *file.per_path),
        path.parent,
        file.charges,
    )


def _base(extends: str | None) -> Book:
    if extends == "default":
        return default_book()
    if extends is None:
        return Book(())
    from lint.rules import coded

    return Book(coded())


def _choose(rules: Sequence[Rule], layers: Sequence[Settings]) -> tuple[Rule, ...]:
    script = _script(layers)
    return tuple(
        _with_exceptions(_with_severity(rule, layers), layers)
        for rule in rules
        if rule.script in (None, script) and all(_is_chosen(rule, layer) for layer in layers)
    )


def _is_match(folder: Path, path: Path, glob: str) -> bool:
    relative = below(folder, path)
    return relative is not None and _glob(glob).match_file(relative)


@once
def _glob(glob: str) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec  # few books need it

    return GitIgnoreSpec.from_lines([glob])


def _rank(rule: Rule, code: str) -> int:
    """How specifically `code` speaks of the rule: 0 not at all, 1 its family, 2 itself."""
    if code in (rule.id, rule.name):
        return 2
    return int(code in (rule.family, "ALL"))


def _is_chosen(rule: Rule, layer: Settings) -> bool:
    select = 1 if layer.select is None else max((_rank(rule, c) for c in layer.select), default=0)
    ignore = max((_rank(rule, code) for code in layer.ignore), default=0)
    return select > ignore


def _with_exceptions(rule: Rule, layers: Sequence[Settings]) -> Rule:
    texts = tuple(
        text
        for layer in layers
        for code, texts in layer.except_.items()
        if _rank(rule, code)
        for text in texts
    )
    return exempt(rule, texts) if texts else rule


def _script(layers: Sequence[Settings]) -> Script:
    """The script of the copy: simplified characters where no setting says another."""
    given = [layer.script for layer in layers if layer.script]
    return Script(given[-1]) if given else Script.HANS


def _with_severity(rule: Rule, layers: Sequence[Settings]) -> Rule:
    severity, rank = rule.severity, 0
    for layer in layers:
        rank = 0
        for code, name in layer.severity.items():
            if _rank(rule, code) > rank:
                severity, rank = Severity[name.upper()], _rank(rule, code)
    if severity is rule.severity:
        return rule
    return msgspec.structs.replace(rule, severity=severity)
