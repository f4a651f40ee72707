"""Findings that a rule book exempts by the text that they stand in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any

import msgspec
import regex

from lint.diagnostic import Diagnostic
from lint.kinds.patterns import compile_pattern
from lint.kinds.spec import SpecError
from lint.rule import Across, Findings, Page, Rule
from lint.text.document import Document
from lint.text.limited import Limited
from lint.text.view import Span


def compile_text(text: str) -> regex.Pattern[str]:
    """The pattern of a text as it stands or, between two slashes, of a regular expression.

    Raises:
        SpecError: there is no text, or the regular expression is none or matches everywhere.
    """
    if not text:
        raise SpecError(
            "except", "文字是空的：填上，或删去", "the text is empty: fill it in, or drop it"
        )
    is_regex = len(text) > 2 and text[0] == text[-1] == "/"
    return compile_pattern("except", text[1:-1] if is_regex else regex.escape(text))


def exempt(rule: Rule, texts: tuple[str, ...]) -> Rule:
    """The rule without those of its findings that lie within one of the texts of a page."""
    patterns = [Limited(compile_text(text)) for text in texts]
    find_all, across = rule.find, rule.across

    def find(self: Rule, document: Document) -> Iterator[Diagnostic]:
        found = list(find_all(self, document))
        if found:
            spans = _spans(patterns, document)
            yield from (finding for finding in found if not _is_within(finding.span, *spans))

    return msgspec.structs.replace(rule, find=find, across=across and _exempt(across, patterns))


def _exempt(across: Across, patterns: Sequence[Limited]) -> Across:
    def compare(self: Rule, pages: Sequence[Page[Any]]) -> Findings[Any]:
        spans: dict[Path | None, tuple[Sequence[int], Sequence[int]]] = {}
        for page, finding in across.compare(self, pages):
            if page.path not in spans:
                spans[page.path] = _spans(patterns, page.document)
            if not _is_within(finding.span, *spans[page.path]):
                yield page, finding

    return across._replace(compare=compare)


def _spans(patterns: Iterable[Limited], document: Document) -> tuple[Sequence[int], Sequence[int]]:
    """Raw starts, ascending, and for each the furthest end of those up to it."""
    text = document.flow.text
    spans = sorted(
        document.flow.span(*match.span())
        for pattern in patterns
        for match in pattern.finditer(text)
    )
    return [span.start for span in spans], [*accumulate((span.end for span in spans), max)]


def _is_within(span: Span, starts: Sequence[int], ends: Sequence[int]) -> bool:
    i = bisect_right(starts, span.start) - 1
    return i >= 0 and span.end <= ends[i]
