"""The kind `pair`: brackets and quotes that must come in pairs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, ClassVar

import regex
from msgspec import Meta

from lint.diagnostic import Diagnostic, Severity
from lint.kinds.search import Search
from lint.kinds.spec import Spec, SpecError
from lint.rule import Finder, Rule
from lint.text.document import Document
from lint.text.lazy import lazy
from lint.text.marks import PAIRS, WHOLE_ENDS
from lint.text.mistyped import mistyped
from lint.text.pairs import pair_up, paired
from lint.text.view import is_within


class Pair(Spec, frozen=True, kw_only=True, tag="pair"):
    """Brackets or quotes, two characters each, that must come in pairs within a paragraph.

    A quotation over several paragraphs opens each and closes the last (GB/T 15834-2011
    4.8.3.5). Half-width forms of the marks are taken for the marks, straight quotes in a
    paragraph leave its quotes unjudged, and so do two marks of which one was mistyped
    (“三夏“, 《三夏〉): all for other rules to report. Where the text begins or ends it may be an
    excerpt, and a mark without its other is only an info. The message can use ``{text}``, the
    mark, and ``{other}``, the one it lacks.
    """

    pairs: Annotated[
        tuple[str, ...], Meta(description="成对的符号，如“（）”。An opener and a closer each.")
    ]

    placeholders: ClassVar[frozenset[str]] = frozenset({"text", "other"})
    mends: ClassVar[bool] = False

    def problems(self) -> Iterator[SpecError]:
        yield from super().problems()
        for pair in self.pairs:
            if len(pair) != 2 or pair[0] == pair[1]:
                yield SpecError(
                    "pairs",
                    f"“{pair}”不成对：写一个前号、一个后号",
                    f"“{pair}” is no pair: give an opener and a closer",
                )

    def finder(self, _folder: Path, _search: Search, /) -> tuple[Finder, None]:
        other = {a: b for pair in self.pairs for a, b in (tuple(pair), (pair[1], pair[0]))}
        openers = frozenset(pair[0] for pair in self.pairs)
        pairs = self.pairs
        all_marks = set(pairs) == set(PAIRS)  # as most rules want them

        def find(rule: Rule, document: Document) -> Iterator[Diagnostic]:
            text = document.flow.text
            lone = (document.once(paired) if all_marks else pair_up(text, pairs)).lone
            if not lone:
                return
            begins, ends = _cut_off(text)
            straight = _straight(text)
            of_others = {mark for slip in mistyped(text, lone) for mark in slip.marks}
            for at, mark in lone:
                if (
                    text[at] != mark
                    or (at, mark) in of_others
                    or (mark in _CURLY and is_within(straight, at))
                ):
                    continue
                at_edge = at >= ends if mark in openers else at < begins
                severity = Severity.INFO if at_edge else None
                details = {"text": mark, "other": other[mark]}
                yield rule.found(document, at, at + 1, severity=severity, details=details)

        return find, None


def _cut_off(text: str) -> tuple[int, int]:
    """Where the first paragraph ends and the last begins, of a text that may be an excerpt.

    A closer in the first or an opener in the last may have its partner outside the text; 0 and
    the text's length where that is not so: a single phrase, or a last paragraph that ends as a
    sentence does.
    """
    first = text.find("\n") if "\n" in text else len(text)
    last = text.rfind("\n") + 1
    return first if _PAUSE.search(text) else 0, len(text) if text[-1:] in WHOLE_ENDS else last


_PAUSE = lazy(r"[，。！？\n]")
_CURLY = frozenset("“”‘’")
# Paragraphs with a straight quote that is no apostrophe.
_STRAIGHT = lazy(r"""^[^\n]*?["'](?<![A-Za-z].(?=[A-Za-z]))[^\n]*""", regex.MULTILINE)


def _straight(text: str) -> list[tuple[int, int]]:
    """The paragraphs with straight quotes."""
    if '"' not in text and "'" not in text:
        return []
    return [match.span() for match in _STRAIGHT.finditer(text)]
