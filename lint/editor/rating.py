"""The official error rate of a document, for the editor's status line."""

from __future__ import annotations

from typing import Any

from lint.charges import Schedule
from lint.job import FileResult
from lint.score import PASS_LINE, score
from lint.score.page import page


def rating(result: FileResult, schedule: Schedule) -> dict[str, Any]:
    """Errors, characters, errors in 10,000 characters, and whether a newspaper passes with them."""
    rate = score([page(result)], schedule).rate
    return {
        "errors": float(rate.errors),
        "characters": rate.characters,
        "rate": round(float(rate.per_myriad), 2),
        "passes": rate.within(PASS_LINE),
    }
