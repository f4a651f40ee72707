"""How a copy is taken out."""

from __future__ import annotations

from lint.diagnostic import Applicability, Fix
from lint.rule import Rule
from lint.text.document import Document


def deletion(
    rule: Rule, document: Document, start: int, end: int, applicability: Applicability | None
) -> Fix | None:
    """The fix that deletes `start`..`end` of the flow; a line that this empties goes altogether."""
    return rule.replace(document, start, end, "", applicability=applicability)
