"""The coded rules: what the kinds of a rule book cannot say. One module a family."""

from __future__ import annotations

from types import ModuleType

from lint.rule import Rule
from lint.rules import (
    brackets,
    characters,
    colons,
    duplication,
    enumerations,
    final_marks,
    invisible,
    item_marks,
    letter_spacing,
    line_joins,
    middle_dots,
    numerals,
    page_order,
    paired_marks,
    particles,
    quotes,
    spacing,
    stops,
    units,
    width,
)

_FAMILIES: tuple[ModuleType, ...] = (
    duplication,
    width,
    brackets,
    quotes,
    spacing,
    letter_spacing,
    invisible,
    paired_marks,
    stops,
    enumerations,
    colons,
    item_marks,
    final_marks,
    middle_dots,
    line_joins,
    numerals,
    units,
    page_order,
    particles,
    characters,
)

RULES: tuple[Rule, ...] = tuple(
    found for family in _FAMILIES for found in vars(family).values() if isinstance(found, Rule)
)
"""All coded rules, in the order of their families."""
