"""Run the cases that rules carry: it fires, its fix gives `fixed`, and the fixed text is clean."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from lint.diagnostic import Applicability, Diagnostic, Severity, Text
from lint.engine import RuleTimeoutError, check, compare, gather
from lint.fixes import fix
from lint.rule import Case, Page, Rule
from lint.text.document import Document
from lint.text.view import Span

_NEW_PAGE = "\f"


class Failure(NamedTuple):
    """A case that does not hold, and how it fails; a missing case has no `case`."""

    rule: Rule
    case: Case | None
    what: Text


def failures(rule: Rule) -> Iterator[Failure]:
    """What is wrong with a rule's proof; nothing for a rule that is as good as its word."""
    if not any(case.bad is not None for case in rule.cases):
        yield Failure(rule, None, Text("缺少误例：加一条 bad", "no bad case: add one"))
    if not any(case.good is not None for case in rule.cases):
        yield Failure(rule, None, Text("缺少正例：加一条 good", "no good case: add one"))
    for case in rule.cases:
        try:
            for what in _bad(rule, case) if case.bad is not None else _good(rule, case):
                yield Failure(rule, case, what)
        except RuleTimeoutError:
            yield Failure(
                rule, case, Text("超时；请改简正则表达式", "out of time; simplify its pattern")
            )


def _good(rule: Rule, case: Case) -> Iterator[Text]:
    found = findings(rule, case)
    if found:
        text = _marked(case.good or "", found[0])
        yield Text(f"正例被报：“{text}”", f"the good case is reported at “{text}”")


def _bad(rule: Rule, case: Case) -> Iterator[Text]:
    bad = case.bad or ""
    found = findings(rule, case)
    if not found:
        yield Text("误例没有报出", "the bad case is not reported")
        return
    at = _marked(bad, found[0])
    if case.at is not None and at != case.at:
        yield Text(f"报在“{at}”，应在“{case.at}”", f"reported at “{at}”, not at “{case.at}”")
    fixed = fix(
        Document(bad, case.markup),
        [rule],
        applicability=Applicability.UNSAFE,
        severity=Severity.INFO,
    )
    expected = bad if case.fixed is None else case.fixed
    if fixed.text != expected:
        yield Text(
            f"改成了“{fixed.text}”，应为“{expected}”",
            f"fixed to “{fixed.text}”, not to “{expected}”",
        )
    if case.fixed is not None and fixed.left:
        at = _marked(fixed.text, fixed.left[0])
        yield Text(f"改后仍报“{at}”", f"the fixed text is reported at “{at}”")


def findings(rule: Rule, case: Case) -> list[Diagnostic]:
    """What the rule finds; the text of a rule that compares pages holds them all."""
    text = case.bad or case.good or ""
    if not rule.across or _NEW_PAGE not in text:
        return check(Document(text, case.markup), [rule], severity=Severity.INFO)
    pages, starts, at = [], {}, 0
    for number, page in enumerate(text.split(_NEW_PAGE), 1):
        path = Path(f"{number}.txt")
        facts = gather(Document(page, case.markup), [rule], severity=Severity.INFO)
        if facts:
            pages.append(Page(path, page, case.markup, facts[rule.id]))
        starts[path] = at
        at += len(page) + len(_NEW_PAGE)
    found = compare(rule, pages)
    moved = [_moved(diagnostic, starts[page.path]) for page, diagnostic in found if page.path]
    return sorted(moved, key=lambda diagnostic: diagnostic.span)


def _moved(diagnostic: Diagnostic, by: int) -> Diagnostic:
    start, end = diagnostic.span
    return replace(diagnostic, span=Span(start + by, end + by))


def _marked(text: str, diagnostic: Diagnostic) -> str:
    return text[diagnostic.span.start : diagnostic.span.end]
