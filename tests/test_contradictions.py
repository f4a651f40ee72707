"""Invented pages with contradictions planted in them, and as many traps that look alike.

On the pages in tests/contradictions, ⟦DAT001 …⟧ encloses what that rule is to report, and
⟦!DAT001 …⟧ a trap: what a simpler rule would report and this one must not. A folder there holds
the pages of one issue.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from lint.book import default_rules
from lint.diagnostic import Severity
from lint.run import Job, run
from lint.text.view import Span

FAMILIES = ("DAT", "FIG", "NAM", "FMT")
PLANTED = 12
PAGES = Path(__file__).parent / "contradictions"
_MARK = re.compile(r"⟦(!?)([A-Z]{3}\d{3}) |⟧")


class Marked(NamedTuple):
    """A page without its marks, and what they enclosed: (rule, span) each."""

    text: str
    planted: list[tuple[str, Span]]
    traps: list[tuple[str, Span]]


def read(path: Path) -> Marked:
    marked = Marked("", [], [])
    text, at, opened = "", 0, []
    source = path.read_text(encoding="utf-8")
    for mark in _MARK.finditer(source):
        text += source[at : mark.start()]
        at = mark.end()
        if mark[2]:
            opened.append((mark[1], mark[2], len(text)))
        else:
            trap, code, start = opened.pop()
            (marked.traps if trap else marked.planted).append((code, Span(start, len(text))))
    assert not opened, f"{path}: a mark is not closed"
    return marked._replace(text=text + source[at:])


SINGLE = sorted(PAGES.glob("*.txt"))
ISSUES = sorted(folder for folder in PAGES.iterdir() if folder.is_dir())


def meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


@pytest.mark.parametrize("pages", [[p] for p in SINGLE] + [sorted(f.iterdir()) for f in ISSUES])
def test_all_that_is_planted_is_found_and_nothing_else(pages: list[Path], tmp_path: Path) -> None:
    marked = {page.name: read(page) for page in pages}
    for name, page in marked.items():
        (tmp_path / name).write_text(page.text, encoding="utf-8")
    missed: list[tuple[str, str]] = []
    wrong: list[tuple[str, str, str]] = []
    for result in run([tmp_path / name for name in marked], Job(isolated=True)):
        page = marked[result.path.name]
        found = [d for d in result.diagnostics if d.code.startswith(FAMILIES)]
        for code, span in page.planted:
            if not any(d.code == code and meet(d.span, span) for d in found):
                missed.append((code, page.text[slice(*span)]))
        wrong += [
            (d.code, page.text[slice(*d.span)], d.message.zh)
            for d in found
            if not any(d.code == code and meet(d.span, span) for code, span in page.planted)
        ]
    assert (missed, wrong) == ([], [])


def test_every_rule_is_given_enough_of_both() -> None:
    pages = [read(path) for path in PAGES.rglob("*.txt")]
    planted = Counter(code for page in pages for code, _ in page.planted)
    traps = Counter(code for page in pages for code, _ in page.traps)
    codes = [
        rule.id
        for rule in default_rules()
        if rule.family in FAMILIES and rule.severity >= Severity.WARNING
    ]
    assert [c for c in codes if planted[c] < PLANTED or traps[c] < PLANTED] == []
