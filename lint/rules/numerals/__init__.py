"""Numerals: the form they take, their ranges, and one form for one kind."""

from lint.rules.numerals.approximation import (
    conflicting_bounds,
    doubled_approximation,
    doubled_bound,
)
from lint.rules.numerals.counts import mixed_counts, mixed_ordinals
from lint.rules.numerals.fixed import figures_with_ji, lunar_date, session_number, weekday
from lint.rules.numerals.ranges import range_hyphen

__all__ = [
    "conflicting_bounds",
    "doubled_approximation",
    "doubled_bound",
    "figures_with_ji",
    "lunar_date",
    "mixed_counts",
    "mixed_ordinals",
    "range_hyphen",
    "session_number",
    "weekday",
]
