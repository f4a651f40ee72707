"""Rules and a document → what they find: a rule that fails is left out, and the others speak."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from lint import engine
from lint.book import Book
from lint.checker import went_wrong
from lint.diagnostic import Diagnostic, Severity, Text
from lint.rule import Rule
from lint.text.document import Document


class SupersededError(Exception):
    """The text is no longer the one that is worked on."""


class Order(msgspec.Struct, frozen=True):
    """A text to be checked by a book, which is None where it is that of the order before.

    Attributes:
        left_out: by code, why a rule is not to be asked.
    """

    book: Book | None
    text: str
    path: Path
    severity: Severity
    left_out: Mapping[str, Text]


class Found(msgspec.Struct, frozen=True):
    """What rules found in a text.

    Attributes:
        diagnostics: in the order of the text.
        facts: what the pages of its issue are compared by, by the code of the rule.
        left_out: by code, why a rule was not asked.
    """

    diagnostics: list[Diagnostic]
    facts: dict[str, Any]
    left_out: dict[str, Text]


class Asked:
    """Rules that are asked as long as the text is current; `last` is the code of the last."""

    def __init__(self, rules: Iterable[Rule], is_current: Callable[[], bool]) -> None:
        self._is_current = is_current
        self._rules = [*rules]
        self.last = ""

    def __iter__(self) -> Iterator[Rule]:
        for rule in self._rules:
            if not self._is_current():
                raise SupersededError
            self.last = rule.id
            yield rule


def ask(
    order: Order,
    document: Document,
    rules: Iterable[Rule],
    is_current: Callable[[], bool] = lambda: True,
) -> Found:
    """What these rules of the order's book find in its text, but for those that fail.

    Raises:
        SupersededError: `is_current` tells that the text has changed meanwhile.
    """
    left_out = {rule.id: order.left_out[rule.id] for rule in rules if rule.id in order.left_out}
    while True:
        asked = [rule for rule in rules if rule.id not in left_out]
        single = Asked((rule for rule in asked if rule.across is None), is_current)
        across = Asked((rule for rule in asked if rule.across), is_current)
        try:
            found = engine.check(document, single, severity=order.severity)
            return Found(found, engine.gather(document, across, severity=order.severity), left_out)
        except SupersededError:
            raise
        except Exception as error:
            last = across.last or single.last
            if not last:
                raise  # it is no rule's
            left_out[last] = went_wrong(error, order.path)
