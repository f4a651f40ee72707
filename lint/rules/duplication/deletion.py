"""How a copy is taken out."""

from __future__ import annotations

from lint.diagnostic import Applicability, Fix
from lint.rule import Rule
from lint.text.document import Document
from lint.text.view import Edit, Span

_LINE_ENDS = ("", "\r", "\n")


def deletion(
    rule: Rule, document: Document, start: int, end: int, applicability: Applicability | None
) -> Fix | None:
    """The fix that deletes `start`..`end` of the flow; a line that this empties goes altogether."""
    raw, flow = document.raw, document.flow
    span = flow.span(start, end)
    before = flow.raw_offset(start - 1) + 1
    if before < span.start and raw[span.end : span.end + 1] in _LINE_ENDS:
        return rule.fix_raw((Edit(Span(before, span.end), ""),), applicability=applicability)
    return rule.replace(document, start, end, "", applicability=applicability)
