"""分别 between names and figures that are not as many."""

from __future__ import annotations

from collections.abc import Iterator

from lint.text.awaited import awaited
from lint.text.document import Document
from lint.text.lazy import lazy_re
from lint.text.places import clause_start
from lint.text.quantities import Quantity, quantity_at

_RESPECTIVELY = awaited(r"分别[^，。；：、\d\n“”]{0,8}(?=\d)", "分别")
_ENDS = frozenset("。；，\n）")
_JOINS = frozenset("、和与及")
_SPLIT = lazy_re("以及|[和及与跟]")
_NO_NAMES = lazy_re("[0-9等每各：（）]|分别|其中|两|双方|二者|前者|后者")


def unmatched(document: Document) -> Iterator[tuple[int, int, int, int]]:
    """Where 分别 joins names with more or fewer figures: (start, end, names, figures)."""
    text = document.flow.text
    for match in _RESPECTIVELY.matches(document):
        start = clause_start(text, match.start())
        counts = _names(text[start : match.start()])
        figures = _row(text, match.end()) if counts else []
        if len(figures) < 2 or len(figures) in counts:
            continue
        is_crossed = len(counts) > 1 and len(figures) > max(counts)  # 甲、乙的收入和支出: four
        if not is_crossed:
            yield start, figures[-1].end, max(counts), len(figures)


def _row(text: str, at: int) -> list[Quantity]:
    """The figures of one unit in a row at `at`; none where something else follows them."""
    found: list[Quantity] = []
    while (figure := quantity_at(text, at)) is not None:
        found.append(figure)
        at = figure.end
        if text[at : at + 1] not in _JOINS:
            break
        at += 1
    units = {figure.base for figure in found if figure.base}
    return found if len(units) < 2 and text[at : at + 1] in _ENDS else []


def _names(text: str) -> set[int]:
    """How many names the words before 分别 may list; empty where they list none."""
    items = text.split("、")
    if len(items) < 2 or _NO_NAMES.search(text):
        return set()
    if any(_SPLIT.search(item, 1) for item in items[:-1]):
        return set()
    last = len(_SPLIT.split(items[-1][1:]))
    return {len(items), len(items) - 1 + last}
