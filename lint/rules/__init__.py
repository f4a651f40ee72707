"""The coded rules: what the kinds of a rule book cannot say.

A rule is in the book by standing in a module of this folder or of one below it.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages

from lint.rule import Rule


def _rules() -> Iterator[Rule]:
    for module in walk_packages(__path__, f"{__name__}."):
        found = vars(import_module(module.name)).values()
        yield from (value for value in found if isinstance(value, Rule))


RULES: tuple[Rule, ...] = tuple(_rules())
"""All coded rules."""
