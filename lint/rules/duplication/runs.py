"""DUP001: a headline, banner, caption or clause printed twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from operator import eq

from lint.diagnostic import Applicability, Diagnostic, Severity, Text
from lint.rule import Case, Rule, rule
from lint.rules.duplication.deletion import deletion
from lint.rules.duplication.reduplication import is_measure
from lint.text.document import Document

_LEAST = 4  # Han characters; what is shorter doubles by nature
_LONGEST = 60  # no headline or deck is longer
_HAN_RUN = re.compile(f"[一-鿿]{{{2 * _LEAST},}}")
_ON_LINE = re.compile(rf"(?<!\S)(\S[^\n]{{{_LEAST - 2},{_LONGEST}}}?\S)(?:[ \u3000\xa0]*\1)+(?!\S)")
_SPACE = re.compile(r"[ \u3000\xa0]")
_HAN = re.compile("[一-鿿]")
_SENTENCE_LIKE = re.compile("[。！？…]|[，、；：]$")


@rule(
    id="DUP001",
    name="doubled-run",
    severity=Severity.ERROR,
    summary=Text("标题、栏题、图片说明或分句重印", "headline, banner, caption or clause doubled"),
    message=Text("“{text}”重印{times}遍：留一份", "“{text}” stands {times} times: keep one copy"),
    why=Text(
        "立体字、阴影字、叠印的标题，从版面抽取出来常成双份、三份，中间可能隔空格或换行。"
        "歌词、名录里相邻的同样两行只作提示；“一个山头一个山头”这样的数量重叠不报。",
        "Type set with a shadow or printed over itself comes out of a page twice or three times,"
        " perhaps with a space or a line end between. Equal lines of verse or of a list are"
        " advice only, and reduplicated measures (一个山头一个山头) stay quiet.",
    ),
    source="报纸编校差错率计算方法 三.2(2)：多字",
    fix=Applicability.SAFE,
    cases=(
        Case(
            bad="建强基层堡垒建强基层堡垒 办好民生实事办好民生实事",
            at="建强基层堡垒建强基层堡垒",
            fixed="建强基层堡垒 办好民生实事",
        ),
        Case(
            bad="擦亮“云溪红”品牌擦亮“云溪红”品牌擦亮“云溪红”品牌",
            fixed="擦亮“云溪红”品牌",
        ),
        Case(bad="清河县春耕进度过半 清河县春耕进度过半", fixed="清河县春耕进度过半"),
        Case(
            bad="清河县春耕进度过半\n清河县春耕进度过半\n■记者 李小禾\n连日来，各镇抢抓农时。",
            at="清河县春耕进度过半\n清河县春耕进度过半",
            fixed="清河县春耕进度过半\n■记者 李小禾\n连日来，各镇抢抓农时。",
        ),
        Case(
            bad="会议要求，压实各级责任压实各级责任，按时完成任务。",
            at="压实各级责任压实各级责任",
            fixed="会议要求，压实各级责任，按时完成任务。",
        ),
        Case(good="大伙儿一个山头一个山头，一道沟坎一道沟坎地找水。"),
        Case(good="“清河加油清河加油！”看台上喊声一片。"),
        Case(good="孩子们齐声喊：“春天来了，春天来了！”"),
        Case(good="深入推进移风易俗\n深入推进移风易俗，是乡村治理的内容。"),
    ),
)
def doubled_run(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    yield from _in_sentences(self, document, text)
    paragraphs = text.split("\n")
    at = 0
    for paragraph in paragraphs:
        spaced = len(paragraph) <= 2 * _LONGEST and _SPACE.search(paragraph)
        if spaced or paragraph.find(paragraph[:_LEAST], _LEAST) > 0:
            yield from _on_line(self, document, at, at + len(paragraph))
        at += len(paragraph) + 1
    yield from _on_lines(self, document, paragraphs)


def _in_sentences(self: Rule, document: Document, text: str) -> Iterator[Diagnostic]:
    """Doubles that fill all that stands between two marks or spaces."""
    periods = _periods(_HAN_RUN.findall(text))
    for match in _HAN_RUN.finditer(text) if periods else ():
        run, (start, end) = match.group(), match.span()
        before, after = text[start - 1 : start], text[end : end + 1]
        is_chant = before == "“" and after == "！"
        if run not in periods or is_chant or (before + after).isalnum():
            continue
        size = periods[run]
        # A subhead that a line end parts from its sentence is no double.
        if before.strip() + after.strip() == "" or not _is_cut(document, start + size):
            yield from _found(self, document, start, end, run[:size])


def _periods(runs: list[str]) -> dict[str, int]:
    """Those that are copies of a shorter one, with its length."""
    # To look for the first characters again is much quicker than to look for a period.
    periods = {run: (run + run).find(run, 1) for run in runs if run.find(run[:_LEAST], _LEAST) > 0}
    return {run: size for run, size in periods.items() if size < len(run)}


def _on_line(self: Rule, document: Document, start: int, end: int) -> Iterator[Diagnostic]:
    """Doubles between spaces or the ends of a line, with marks or figures in them, or spaced."""
    text = document.flow.text
    found = list(_ON_LINE.finditer(text, start, end))
    # Two equal cells of a longer row are no accident.
    alone = bool(found) and not _ON_LINE.sub("", text[start:end]).strip()
    for match in found:
        spaced = len(match.group()) % len(match[1]) != 0
        if spaced or not _HAN_RUN.fullmatch(match.group()):
            yield from _found(self, document, *match.span(), match[1], sure=alone or not spaced)


def _on_lines(self: Rule, document: Document, paragraphs: list[str]) -> Iterator[Diagnostic]:
    """Lines that stand again on the next one."""
    if not any(map(eq, paragraphs, paragraphs[1:])):
        return
    at = 0
    index = 0
    for line, group in groupby(paragraphs):
        times = len(list(group))
        end = at + times * (len(line) + 1) - 1
        if times > 1:
            around = paragraphs[max(0, index - 2) : index] + paragraphs[index + times :][:2]
            sure = sum(map(_is_short, around)) < 3
            yield from _found(self, document, at, end, line, sure=sure)
        at = end + 1
        index += times


def _is_cut(document: Document, at: int) -> bool:
    """Whether a raw line ends before the character at `at`."""
    flow = document.flow
    return flow.raw_offset(at) != flow.raw_offset(at - 1) + 1


def _is_short(line: str) -> bool:
    return len(line) < 20 and not _SENTENCE_LIKE.search(line)


def _found(
    self: Rule, document: Document, start: int, end: int, unit: str, *, sure: bool = True
) -> Iterator[Diagnostic]:
    """A finding on copies of `unit` that fill `start`..`end`, if it is one that type doubles."""
    han = _HAN.findall(unit)
    if len(han) < _LEAST or len(set(han)) < _LEAST - 1 or len(unit) > _LONGEST:
        return
    if _SENTENCE_LIKE.search(unit) or (len(unit) <= _LEAST + 1 and is_measure(unit)):
        return
    level = None if sure else Applicability.UNSAFE
    yield self.found(
        document,
        start,
        end,
        severity=None if sure else Severity.INFO,
        fix=deletion(self, document, start + len(unit), end, level),
        details={"text": unit, "times": document.flow.text.count(unit, start, end)},
    )
