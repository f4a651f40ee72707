"""Titles and quotations in a row, and their number behind them: 《A》《B》《C》两部."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from lint.rules.figures.divisions import Listed
from lint.text.awaited import awaited
from lint.text.document import Document
from lint.text.lazy import lazy, lazy_re
from lint.text.numerals import DIGITS, value

_COUNT = rf"(?<count>[{DIGITS[1:]}两]|(?<![\d.])[2-9](?!\d)|(?<![\d.])1[0-5](?!\d)|十[一二]?)"


def _counts_behind(mark: str) -> list[str]:
    """What a row that ends in the mark, and the count behind it, have in common."""
    links = ("", "等", "这", "共", "等这", "等共")
    return [f"{mark}{link}[{DIGITS[1:]}两十123456789]" for link in links]


_TITLES = awaited(
    r"》(?=(?<etc>等)?(?:这|共)?"
    rf"{_COUNT}(?:[部本篇首幅册则曲份家]|个(?=节目|剧目|文件|作品|方案|办法|意见|通知|条例))"
    "(?![分位集门队]))",
    *_counts_behind("》"),
)
_QUOTED = awaited(
    r"”(?=(?<etc>等)?(?:这|共)?"
    rf"{_COUNT}(?:个(?!人|月|小时|百分|多|半)|[项类家支种款]|[卷辑折幕编](?!\p{{Han}})|大(?!\p{{Han}}?小)))",
    *_counts_behind("”"),
)
_ROW_OF_TITLES = lazy(
    r"(?:《[^》《\n]{1,30}》(?:（[^）\n]{1,12}）)?[、和及与]?){2,}", regex.REVERSE
)
_ROW_OF_QUOTES = lazy(r"(?:“[^”“\n]{1,20}”[、和及与]?){2,}", regex.REVERSE)
_SPLIT_MARKS = lazy_re("(?<=[》”）])[和及与](?=[《“])")  # 《甲》和《乙》《丙》两部


def titled(document: Document) -> Iterator[Listed]:
    """《A》《B》《C》两部; “A”“B”两项."""
    text = document.flow.text
    for pattern, row, mark in (
        (_TITLES, _ROW_OF_TITLES, "》"),
        (_QUOTED, _ROW_OF_QUOTES, "”"),
    ):
        for match in pattern.matches(document):
            listed = row.match(text, max(0, match.end() - 300), match.end())
            count = value(match["count"])
            names = tuple(listed[0].split(mark)[:-1]) if listed else ()
            tail = _SPLIT_MARKS.split(listed[0][:-1])[-1] if listed else ""
            is_tail = listed and text[listed.start() - 1 : listed.start()] in "、和及与"
            if is_tail and count > len(names):
                continue  # 序、“离乡”“归来”三个部分
            if listed and count - len(names) < 2 and tail.count(mark) + 1 != count:
                said = text[match.start("count") : match.end("count") + 1]
                is_open = match["etc"] is not None
                yield Listed(
                    listed.start(), match.end("count") + 1, len(names), count, said, is_open
                )
