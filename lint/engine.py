"""(Document, rules) → sorted diagnostics, or what the pages of an issue are compared by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import Any

from lint.diagnostic import Diagnostic, Severity
from lint.rule import Page, Rule
from lint.text.document import Document


class RuleTimeoutError(Exception):
    """A rule's pattern ran away on a document."""

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule.id)
        self.rule = rule


def check(
    document: Document, rules: Iterable[Rule], *, severity: Severity = Severity.WARNING
) -> list[Diagnostic]:
    """The diagnostics of `severity` and above, in the order of the text.

    Raises:
        RuleTimeoutError: a rule's pattern took longer than its time limit.
    """
    found: list[Diagnostic] = []
    for rule in rules:
        if rule.severity < severity or not rule.may_find(document):
            continue
        try:
            found += rule.find(rule, document)
        except TimeoutError as error:
            raise RuleTimeoutError(rule) from error
    return sorted((d for d in found if d.severity >= severity), key=attrgetter("span", "code"))


def compare(rule: Rule, pages: Sequence[Page[Any]]) -> Iterator[tuple[Page[Any], Diagnostic]]:
    """What a rule finds by comparing the pages of an issue, each with its page.

    Raises:
        RuleTimeoutError: a pattern took longer than its time limit.
    """
    try:
        yield from rule.across.compare(rule, pages) if rule.across else ()
    except TimeoutError as error:
        raise RuleTimeoutError(rule) from error


def gather(
    document: Document, rules: Iterable[Rule], *, severity: Severity = Severity.WARNING
) -> dict[str, Any]:
    """What each rule that compares the pages of an issue wants to know of this one, by its code.

    Raises:
        RuleTimeoutError: a rule's pattern took longer than its time limit.
    """
    facts = {}
    for rule in rules:
        if not rule.across or rule.severity < severity or not rule.may_find(document):
            continue
        try:
            facts[rule.id] = document.once(rule.across.gather)
        except TimeoutError as error:
            raise RuleTimeoutError(rule) from error
    return facts
