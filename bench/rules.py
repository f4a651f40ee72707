"""What each rule costs on its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from statistics import median

from timing import seconds

import lint
from lint import engine
from lint.book import default_book
from lint.rule import Rule

PAGE = 7_000
"""Characters of a full page, to which the times are scaled."""


def rows(texts: list[str], rounds: int) -> Iterator[dict[str, str | float | int]]:
    """The shape of the pages and each rule, the dearest first.

    What rules share is charged to the one that asks first, on pages whose shape is known.
    """
    chosen = default_book().rules_for()
    taken: dict[str, list[float]] = {name: [] for name in ("(shape)", *map(_name, chosen))}
    for _ in range(rounds):
        documents: list[lint.Document] = []
        taken["(shape)"].append(seconds(partial(_shape, texts, documents)))
        for rule in chosen:
            taken[_name(rule)].append(seconds(partial(_check, rule, documents)))
    costs = {name: median(times) for name, times in taken.items()}
    scale = PAGE / sum(map(len, texts))
    whole = sum(costs.values())
    for name, cost in sorted(costs.items(), key=lambda item: -item[1]):
        yield {
            "what": name,
            f"µs per {PAGE:,} characters": cost * scale * 1e6,
            "% of all": 100 * cost / whole,
        }


def _name(rule: Rule) -> str:
    return f"{rule.id} {rule.name}"


def _shape(texts: Iterable[str], documents: list[lint.Document]) -> None:
    documents += map(lint.Document, texts)
    for document in documents:
        _ = document.articles


def _check(rule: Rule, documents: Iterable[lint.Document]) -> None:
    for document in documents:
        engine.check(document, [rule])
