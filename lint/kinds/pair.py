"""The kind `pair`: brackets and quotes that must come in pairs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import regex

from lint.diagnostic import Diagnostic, Severity
from lint.kinds.spec import Spec, SpecError
from lint.rule import Finder, Rule
from lint.text.document import Document


class Pair(Spec, frozen=True, kw_only=True, tag="pair"):
    """Brackets or quotes, two characters each, that must come in pairs within a paragraph.

    A quotation over several paragraphs opens each and closes the last (GB/T 15834-2011
    4.8.3.5). Where the text begins or ends it may be an excerpt, and a mark without its other is
    only an info. The message can use ``{text}``, the mark, and ``{other}``, the one it lacks.
    """

    pairs: tuple[str, ...]

    placeholders: ClassVar[frozenset[str]] = frozenset({"text", "other"})

    def finder(self, _folder: Path, /) -> Finder:
        for pair in self.pairs:
            if len(pair) != 2 or pair[0] == pair[1]:
                raise SpecError(
                    "pairs",
                    f"“{pair}”不成对：写一个前号、一个后号",
                    f"“{pair}” is no pair: give an opener and a closer",
                )
        other = {a: b for pair in self.pairs for a, b in (tuple(pair), (pair[1], pair[0]))}
        openers = {pair[0] for pair in self.pairs}
        any_mark = re.compile(f"[{re.escape(''.join(self.pairs))}\\n]")
        # ’ within a Latin word is an apostrophe.
        marks = regex.compile(any_mark.pattern + "(?<![A-Za-z].(?=[A-Za-z]))")

        def find(rule: Rule, document: Document) -> Iterator[Diagnostic]:
            text = document.flow.text
            if _all_pair("".join(any_mark.findall(text)), self.pairs):
                return
            begins, ends = _cut_off(text)
            for at, mark in _unpaired(text, marks, openers, other):
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
_ITEM_MARK = regex.compile(
    r"(?:^|[\s，。；：、])[0-9A-Za-z一二三四五六七八九十]{1,3}$", regex.MULTILINE
)


def _unpaired(
    text: str, marks: regex.Pattern[str], openers: set[str], other: dict[str, str]
) -> Iterator[tuple[int, str]]:
    stack: list[tuple[int, str]] = []
    depth: Counter[str] = Counter()
    for match in marks.finditer(text):
        at, mark = match.start(), match.group()
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
        elif depth[other[mark]]:
            while stack[-1][1] != other[mark]:
                depth[stack[-1][1]] -= 1
                yield stack.pop()
            depth[stack.pop()[1]] -= 1
        elif not _ITEM_MARK.search(text, max(0, at - 5), at):
            yield at, mark
    yield from stack
