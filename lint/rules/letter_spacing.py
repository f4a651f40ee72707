"""SPC003: text whose characters are spaced out one by one."""

from __future__ import annotations

from collections.abc import Iterator

from lint.diagnostic import Applicability, Diagnostic, Severity, Text
from lint.rule import Case, Rule, rule
from lint.text.document import Document, Kind
from lint.text.gaps import FURNITURE, PAUSE, closed_up, gaps_within, spaces
from lint.text.lazy import lazy
from lint.text.names import SURNAMES
from lint.text.numerals import ONE_TO_TEN
from lint.text.places import paragraph_at


@rule(
    id="SPC003",
    name="letter-spaced",
    severity=Severity.ERROR,
    summary=Text("逐字空开的文字", "letter-spaced text"),
    message=Text("文字被逐字空开，应接排", "characters spaced out one by one; close them up"),
    why=Text(
        "撑满一行的排法抽成文本后，字字之间都留下空格。两三个字的空开常是姓名、栏目名，不报。",
        "What was spread over a line keeps a space between all characters when it is extracted. "
        "Two or three spaced characters are often a name or a heading, and left alone.",
    ),
    source="报纸编校差错率计算方法（空格）",
    covers=("E04",),
    fix=Applicability.SAFE,
    cases=(
        Case(bad="落实政策，推 广 免 税 技 术，企业受益。", at="推 广 免 税 技 术",
             fixed="落实政策，推广免税技术，企业受益。"),
        Case(bad="项 ， 实 现 “ 指 尖 办 ” “ 随 时 办 ” 。",
             at="项 ， 实 现 “ 指 尖 办 ” “ 随 时 办 ” 。", fixed="项，实现“指尖办”“随时办”。"),
        Case(good="目 录"),
        Case(good="本报记者 常 钦 方 敏"),
        Case(good="获奖者：王 强 李 刚 赵 敏 周 勇"),
        Case(good="程  龙　方  敏"),
        Case(good="一 二 三 四 五 六 日", note="日历的表头"),
        Case(good="（本版稿件由 王 强 李 小 龙 采写）"),
    ),
)  # fmt: skip
def letter_spaced(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    for start, end in document.once(spaces).runs:
        kind = paragraph_at(document, start).kind
        if kind in FURNITURE or _are_apart(text[start:end]):
            continue
        is_sentence = kind is Kind.BODY or PAUSE.search(text, max(0, start - 1), end + 1)
        severity = Severity.ERROR if is_sentence else Severity.WARNING
        gaps = tuple(gaps_within(text, start, end))
        fix = self.fix_raw(closed_up(document, gaps))
        yield self.found(document, start, end, fix=fix, severity=severity)


_WORD = lazy(r"\p{Han}+")
_NAMES = lazy(
    rf"(?:记者|通讯员|作者)?(?:[{''.join(sorted(SURNAMES))}]\p{{Han}}{{1,2}}){{1,12}}(?:采写|报道|摄影|摄|文|图)?"
)


_COUNTED = lazy(f"[{ONE_TO_TEN}日甲乙丙丁戊己庚辛壬癸]+")


def _are_apart(text: str) -> bool:
    """Whether spaces may tell its parts from each other: names, 王强李小刚, or 一二三四五六日."""
    words = _WORD.findall("".join(text.split()))
    return all(map(_NAMES.fullmatch, words)) or all(map(_COUNTED.fullmatch, words))
