"""The spaces of a page, and what tells those that belong there from those that do not."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import regex

from lint.diagnostic import Fix
from lint.rule import Rule
from lint.text.document import Document, Kind, Paragraph

SPACE = r" \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_GAP = regex.compile(rf"[{SPACE}]+")
_SPACED_RUN = regex.compile(rf"[{SPACE}]\p{{Han}}(?:[{SPACE}]\p{{Han}}){{2,}}(?!\p{{Han}})")
HAN = regex.compile(r"\p{Han}")

PAUSES = "，、；：。！？"
_PAUSE = regex.compile(f"[{PAUSES}]")
OPENERS = "“‘（《〈【「『"
CLOSERS = "”’）》〉】」』"
FURNITURE = frozenset({Kind.BYLINE, Kind.CREDIT, Kind.RUNNING_HEAD})
_LABEL = 6  # a label, a dateline or a place stands within so many characters of the start


class Gap(NamedTuple):
    start: int
    end: int
    before: str  # the character before it
    after: str


class Run(NamedTuple):
    start: int
    end: int


class Spaces(NamedTuple):
    gaps: tuple[Gap, ...]
    runs: tuple[Run, ...]  # letter-spaced; their gaps are not among `gaps`


_NONE = Spaces((), ())


@lru_cache(maxsize=2)
def spaces(text: str) -> Spaces:
    """The spaces of a text. White space at the ends of a line is in no text."""
    if not _GAP.search(text):
        return _NONE
    runs = []
    for match in _SPACED_RUN.finditer(text):
        start, end = match.span()
        if start and HAN.match(text[start - 1]):
            alone = start == 1 or not HAN.match(text[start - 2])
            start = start - 1 if alone else start + 1
            runs.append(Run(start, end))
        else:
            runs.append(Run(start + 1, end))
    runs = [run for run in runs if run.end - run.start >= 7]
    inside = iter(runs)
    run = next(inside, None)
    gaps = []
    for match in _GAP.finditer(text):
        start, end = match.span()
        while run and run.end <= start:
            run = next(inside, None)
        if not (run and run.start < start):
            gaps.append(Gap(start, end, text[start - 1 : start], text[end : end + 1]))
    return Spaces(tuple(gaps), tuple(runs))


def is_word(character: str) -> bool:
    return character.isascii() and (character.isalnum() or character == "%")


def is_label(text: str, paragraph: Paragraph, gap: Gap) -> bool:
    """Whether the space sets off what opens the paragraph: 图1, 第二条, a place, a dateline."""
    start = paragraph.span.start
    into = gap.start - start
    if into <= _LABEL:
        return not _PAUSE.search(text, start, gap.start)
    return gap.end - gap.start > 1 or (gap.before in "电讯" and into <= 5 * _LABEL)


def is_prose(document: Document, paragraph: Paragraph) -> bool:
    start, end = paragraph.span
    return paragraph.kind not in FURNITURE and (
        paragraph.kind is Kind.BODY or document.flow.text.find("。", start, end) >= 0
    )


def closed_up(self: Rule, document: Document, gaps: tuple[Gap, ...]) -> Fix:
    """The fix that takes out these spaces."""
    edits = [document.flow.edits(gap.start, gap.end, "") for gap in gaps]
    return self.fix_raw(tuple(edit for some in edits if some for edit in some))


def is_quoted(text: str, paragraph: Paragraph, at: int) -> bool:
    """Whether `at` lies in quotes or brackets, where a slogan or a title keeps its parts apart."""
    start = max(paragraph.span.start, at - 60)
    return any(
        text.rfind(opener, start, at) > text.rfind(closer, start, at)
        for opener, closer in ("“”", "‘’", "《》", "（）")
    )


# The commonest surnames.
SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢"
    "蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟"
    "龙万段雷钱汤尹黎易常武乔贺赖龚文"
)
