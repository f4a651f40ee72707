"""Figures → what the drawings of the page are made of; all lengths are of their view boxes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from math import ceil, log10

import msgspec

from lint.diagnostic import Severity

WIDTH = 100
"""Of a bar and of the gauge."""
PLOT = (560, 130)
"""Width and height of the plot of rates."""


class Bar(msgspec.Struct, frozen=True):
    """A row of a bar chart.

    Attributes:
        link: the id of what it speaks of; empty where there is nothing to go to.
        counts: findings by severity, the gravest first.
        parts: (x, width) of each count.
    """

    label: str
    link: str
    counts: tuple[tuple[Severity, int], ...]
    parts: tuple[tuple[float, float], ...]

    @property
    def total(self) -> int:
        """All findings."""
        return sum(count for _, count in self.counts)


def bars(rows: Sequence[tuple[str, str, dict[Severity, int]]]) -> tuple[Bar, ...]:
    """A bar for each (label, link, findings by severity), all on one scale."""
    most = max((sum(counts.values()) for _, _, counts in rows), default=0) or 1
    return tuple(_bar(label, link, counts, most) for label, link, counts in rows)


def _bar(label: str, link: str, counts: dict[Severity, int], most: int) -> Bar:
    gravest = sorted(((s, n) for s, n in counts.items() if n), reverse=True)
    parts, at = [], 0.0
    for _, count in gravest:
        width = round(WIDTH * count / most, 2)
        parts.append((round(at, 2), width))
        at += width
    return Bar(label, link, tuple(gravest), tuple(parts))


class Gauge(msgspec.Struct, frozen=True):
    """A scale from 0 to `top` errors in 10,000; the others are places on it.

    Attributes:
        sure: up to where the rate rests on confirmed weights.
        ticks: (place, label) of the round figures.
    """

    top: str
    line: float
    value: float
    sure: float
    ticks: tuple[tuple[float, str], ...]


def gauge(rate: Decimal, unconfirmed: Decimal, line: Decimal) -> Gauge:
    """The scale of a rate of which `unconfirmed` is of unconfirmed weights."""
    top = _round_up(max(rate, 2 * line))

    def place(value: Decimal) -> float:
        return round(float(value / top * WIDTH), 2)

    ticks = tuple((place(top * i / 2), f"{top * i / 2:g}") for i in range(3))
    return Gauge(f"{top:g}", place(line), place(rate), place(rate - unconfirmed), ticks)


class Point(msgspec.Struct, frozen=True):
    """An issue in the plot of rates."""

    x: float
    y: float
    day: str
    rate: str


class Plot(msgspec.Struct, frozen=True):
    """Rates over dates; the plot is `PLOT` wide and high.

    Attributes:
        line: the height of the pass line.
        path: the points as those of an SVG polyline.
    """

    points: tuple[Point, ...]
    line: float
    top: str
    path: str


def plot(rates: Sequence[tuple[date, Decimal, str]], line: Decimal) -> Plot:
    """The plot of (day, rate, rate in words), which ascend."""
    first, last = rates[0][0], rates[-1][0]
    days = max(1, (last - first).days)
    top = _round_up(max(line * 2, *(rate for _, rate, _ in rates)))
    width, height = PLOT
    points = tuple(
        Point(
            round(width * (day - first).days / days, 1),
            round(height * float(1 - rate / top), 1),
            day.isoformat(),
            words,
        )
        for day, rate, words in rates
    )
    path = " ".join(f"{point.x},{point.y}" for point in points)
    return Plot(points, round(height * float(1 - line / top), 1), f"{top:g}", path)


def _round_up(value: Decimal) -> Decimal:
    """The next of 1, 2, 4, 6, 10, 20 and so on."""
    unit = Decimal(10) ** (ceil(log10(value)) - 1)
    return next(step * unit for step in map(Decimal, (1, 2, 4, 6, 10)) if step * unit >= value)
