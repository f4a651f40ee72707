"""The kind `pair`: brackets and quotes that must come in pairs."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter
from pathlib import Path
from typing import ClassVar

import regex

from lint.diagnostic import Diagnostic, Severity
from lint.kinds.search import WordSearch
from lint.kinds.spec import Spec, SpecError
from lint.rule import Finder, Rule
from lint.text.document import Document


class Pair(Spec, frozen=True, kw_only=True, tag="pair"):
    """Brackets or quotes, two characters each, that must come in pairs within a paragraph.

    A quotation over several paragraphs opens each and closes the last (GB/T 15834-2011
    4.8.3.5). Half-width forms of the marks are taken for the marks, and straight quotes in a
    paragraph leave its quotes unjudged: both are for other rules to report. Where the text begins
    or ends it may be an excerpt, and a mark without its other is only an info. The message can
    use ``{text}``, the mark, and ``{other}``, the one it lacks.
    """

    pairs: tuple[str, ...]

    placeholders: ClassVar[frozenset[str]] = frozenset({"text", "other"})
    mends: ClassVar[bool] = False

    def finder(self, _folder: Path, _search: WordSearch, /) -> Finder:
        for pair in self.pairs:
            if len(pair) != 2 or pair[0] == pair[1]:
                raise SpecError(
                    "pairs",
                    f"“{pair}”不成对：写一个前号、一个后号",
                    f"“{pair}” is no pair: give an opener and a closer",
                )
        other = {a: b for pair in self.pairs for a, b in (tuple(pair), (pair[1], pair[0]))}
        openers = {pair[0] for pair in self.pairs}
        full = {chr(ord(mark) - 0xFEE0): mark for mark in other if "！" <= mark <= "～"}
        any_mark = re.compile(f"[{re.escape(''.join([*other, *full]))}\\n]")
        # ’ within a Latin word is an apostrophe.
        marks = regex.compile(any_mark.pattern + "(?<![A-Za-z].(?=[A-Za-z]))")

        def find(rule: Rule, document: Document) -> Iterator[Diagnostic]:
            text = document.flow.text
            in_order = "".join(any_mark.findall(text))
            for half, mark in full.items():
                in_order = in_order.replace(half, mark)
            if _all_pair(in_order, self.pairs):
                return
            begins, ends = _cut_off(text)
            straight = [match.span() for match in _STRAIGHT.finditer(text)]
            for at, mark in _unpaired(text, marks, full, openers, other):
                if text[at] in full or (mark in _CURLY and _is_within(straight, at)):
                    continue
                at_edge = at >= ends if mark in openers else at < begins
                severity = Severity.INFO if at_edge else None
                details = {"text": mark, "other": other[mark]}
                yield rule.found(document, at, at + 1, severity=severity, details=details)

        return find


def _all_pair(marks: str, pairs: tuple[str, ...]) -> bool:
    """Whether pair after pair can be taken out until only paragraph ends are left.

    A quick look at the marks of a page, on most of which that is so; depths as are found in print.
    """
    for _ in range(4):
        for pair in pairs:
            marks = marks.replace(pair, "")
    return not marks.strip("\n")


def _cut_off(text: str) -> tuple[int, int]:
    """Where the first paragraph ends and the last begins, of a text that may be an excerpt.

    A closer in the first or an opener in the last may have its partner outside the text; 0 and
    the text's length where that is not so: a single phrase, or a last paragraph that ends as a
    sentence does.
    """
    first = text.find("\n") if "\n" in text else len(text)
    last = text.rfind("\n") + 1
    return first if _PAUSE.search(text) else 0, len(text) if text[-1:] in _ENDS else last


_PAUSE = regex.compile(r"[，。！？\n]")
_ENDS = frozenset("。！？…”’）》」』】")
_QUOTES = frozenset("“‘「『")
_CURLY = frozenset("“”‘’")
# Paragraphs with a straight quote that is no apostrophe.
_STRAIGHT = regex.compile(r"""^[^\n]*?["'](?<![A-Za-z].(?=[A-Za-z]))[^\n]*""", regex.MULTILINE)
_ITEM_MARK = regex.compile(
    r"(?:^|[\s，。；：、])[0-9A-Za-z一二三四五六七八九十]{1,3}$", regex.MULTILINE
)


def _is_item(text: str, at: int) -> bool:
    """Whether the mark at `at` follows the number of an item: 1）."""
    return _ITEM_MARK.search(text, max(0, at - 5), at) is not None


def _is_within(spans: Sequence[tuple[int, int]], at: int) -> bool:
    i = bisect_right(spans, at, key=itemgetter(0)) - 1
    return i >= 0 and at < spans[i][1]


def _unpaired(
    text: str,
    marks: regex.Pattern[str],
    full: Mapping[str, str],
    openers: set[str],
    other: Mapping[str, str],
) -> Iterator[tuple[int, str]]:
    """Each mark without its other; what is half-width, as the mark that `full` has for it."""
    stack: list[tuple[int, str]] = []
    depth: Counter[str] = Counter()
    for match in marks.finditer(text):
        at, mark = match.start(), match.group()
        mark = full.get(mark, mark)
        if mark == "\n":
            if text[at - 1] not in _ENDS:
                continue  # a headline, or a sentence that was cut: its rest may follow
            goes_on = len(stack) == 1 and text[at + 1 : at + 2] == stack[0][1] in _QUOTES
            yield from () if goes_on else stack
            stack.clear()
            depth.clear()
        elif mark in openers:
            stack.append((at, mark))
            depth[mark] += 1
        elif depth[other[mark]] and not (text[at] in full and _is_item(text, at)):
            while stack[-1][1] != other[mark]:
                depth[stack[-1][1]] -= 1
                yield stack.pop()
            depth[stack.pop()[1]] -= 1
        elif not _is_item(text, at):
            yield at, mark
    yield from stack
