"""Numerals: the form they take, their ranges, and one form for one kind."""

from lint.rules.numerals.approximation import (
    conflicting_bounds,
    doubled_approximation,
    doubled_bound,
)
from lint.rules.numerals.counts import mixed_counts, mixed_ordinals
from lint.rules.numerals.dates import mixed_date, partial_date, short_year, zero_of_years
from lint.rules.numerals.fixed import figures_with_ji, lunar_date, session_number, weekday
from lint.rules.numerals.ranges import range_hyphen
from lint.rules.numerals.scales import figures_with_thousand, range_scale

__all__ = [
    "conflicting_bounds",
    "doubled_approximation",
    "doubled_bound",
    "figures_with_ji",
    "figures_with_thousand",
    "lunar_date",
    "mixed_counts",
    "mixed_date",
    "mixed_ordinals",
    "partial_date",
    "range_hyphen",
    "range_scale",
    "session_number",
    "short_year",
    "weekday",
    "zero_of_years",
]
