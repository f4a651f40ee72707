"""The rules together: of one slip one of them speaks, and none reports what another has mended."""

from __future__ import annotations

from collections.abc import Iterator

from lint.book import default_rules
from lint.diagnostic import Diagnostic
from lint.engine import check
from lint.rule import Case
from lint.text.document import Document
from lint.text.view import Span

TWO_SLIPS = {
    ("PUN015", "WID001"),  # a comma of the wrong width, on the wrong side of the quotes
}
TWO_STEPS = {
    ("PUN037", "PUN024"),  # an event's date is given its dot, and then its quotes
}
CASES = [(rule, case) for rule in default_rules() for case in rule.cases if case.bad is not None]


def reported(text: str, case: Case) -> list[Diagnostic]:
    return check(Document(text, case.markup), default_rules())


def meet(one: Span, other: Span) -> bool:
    return one == other or (one.start < other.end and other.start < one.end)


def clashes() -> Iterator[tuple[str, str]]:
    for rule, case in CASES:
        found = reported(case.bad or "", case)
        own = [d.span for d in found if d.code == rule.id]
        for other in found:
            if other.code != rule.id and any(meet(other.span, span) for span in own):
                yield rule.id, other.code


def test_one_slip_is_told_once() -> None:
    assert set(clashes()) == TWO_SLIPS


def test_what_a_rule_has_mended_no_other_reports() -> None:
    told = set()
    for rule, case in CASES:
        if case.fixed is not None:
            before = {d.code for d in reported(case.bad or "", case)}
            after = {d.code for d in reported(case.fixed, case)}
            told |= {(rule.id, code) for code in after - before}
    assert told == TWO_STEPS
