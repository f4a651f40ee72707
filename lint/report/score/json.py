"""A JSON object: the rate of all files, of each issue and of each file, and every charge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

import msgspec

from lint.charges import ErrorClass
from lint.report import Options
from lint.report.score import words
from lint.score import Issue, Rate, Score
from lint.score.charge import Charge, total
from lint.text.positions import Positions
from lint.text.source import path_text


def report(issues: Sequence[Issue], line: Decimal, options: Options) -> Iterator[str]:
    """The object; rows and columns from 1, in code points."""
    data = {
        "max_error_rate": float(line),
        "passed": all(issue.whole.rate.within(line) for issue in issues),
        **_rate(words.rate_of_all(issues)),
        "issues": [_issue(issue, line, options.language) for issue in issues],
    }
    yield msgspec.json.format(msgspec.json.encode(data), indent=1).decode() + "\n"


def _issue(issue: Issue, line: Decimal, language: str) -> dict[str, Any]:
    whole = issue.whole
    return {
        "folder": words.folder(issue.folder),
        "passed": whole.rate.within(line),
        **_rate(whole.rate),
        "unconfirmed": float(whole.unconfirmed),
        "classes": [_class(*of_class, language) for of_class in whole.by_class()],
        "files": [{"filename": words.file(score), **_rate(score.rate)} for score in issue.files],
        "charges": list(_charges(whole, language)),
        "uncharged": [
            {"code": code, "name": name, "findings": findings}
            for (code, name), findings in sorted(whole.uncharged.items())
        ],
    }


def _rate(rate: Rate) -> dict[str, float]:
    return {
        "characters": rate.characters,
        "errors": float(rate.errors),
        "rate": float(rate.per_myriad),
    }


def _class(
    key: str, error_class: ErrorClass, charges: Sequence[Charge], language: str
) -> dict[str, Any]:
    return {
        "class": key,
        "name": error_class.title.in_language(language),
        "clause": error_class.clause,
        "weight": error_class.weight,
        "longer": [
            {"from": step.characters, "weight": step.weight} for step in error_class.longer or ()
        ],
        "cap": error_class.cap,
        "confirmed": error_class.is_confirmed,
        "findings": len(charges),
        "errors": float(total(charges)),
    }


def _charges(score: Score, language: str) -> Iterator[dict[str, Any]]:
    positions = {page.path: Positions(page.text) for page in score.pages}
    for charge in score.charges:
        finding = charge.finding
        start, end = map(positions[charge.page.path].position, finding.span)
        yield {
            "filename": path_text(charge.page.path),
            "code": finding.code,
            "name": finding.name,
            "class": charge.key,
            "message": finding.message.in_language(language),
            "location": {"row": start.row, "column": start.column},
            "end_location": {"row": end.row, "column": end.column},
            "characters": finding.size,
            "weight": float(charge.weight),
            "doubled": charge.doubled,
            "charged": float(charge.charged),
            "limit": charge.limit.value if charge.limit else None,
        }
