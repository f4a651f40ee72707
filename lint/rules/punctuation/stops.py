"""Stops: in a row with others, where they may not stand, and ellipses."""

from __future__ import annotations

from collections.abc import Iterator

from lint.diagnostic import Applicability, Diagnostic, Severity, Text
from lint.rule import Case, Rule, rule
from lint.text.awaited import tried
from lint.text.document import Document
from lint.text.lazy import lazy
from lint.text.search import literals

_DOTS = "…⋯"
_OTHERS = "，、；：。！？!?."
_STOPS = _OTHERS + _DOTS
_MEET = literals(f"[{_OTHERS}][{_STOPS}]", *_DOTS, "······")
_ROW = lazy(f"[{_STOPS}]+|·+")


def _rows(document: Document) -> tuple[tuple[int, str], ...]:
    """Each row of two marks or more, or of one …: where it begins, and its text.

    Those of …… are left out, which are right.
    """
    rows = tried(_ROW, document.flow.text, _MEET.places(document))
    return tuple((row.start(), row.group()) for row in rows if row.group() != "……")


@rule(
    id="PUN001",
    name="ellipsis",
    severity=Severity.WARNING,
    summary=Text("省略号写法不规范", "ellipsis not set as ……"),
    message=Text("省略号应为“……”（六点，占两格）", "an ellipsis is set as “……”, six dots"),
    why=Text(
        "省略号六点，占两格；英文的句点、连用的句号、间隔号和三点都不是。外文里的三点不动，"
        "表示整段诗文省略的十二点不动。",
        "An ellipsis is six dots in two squares, not full stops or middle dots in a row, and not "
        "three dots. "
        "Three dots in foreign words stay, and so do the twelve that stand for lines left out.",
    ),
    source="GB/T 15834-2011 4.11.2, A.9.1",
    fix=Applicability.SAFE,
    needs=_MEET,
    covers=("P09",),
    cases=(
        Case(bad="他说到这里...没有说完。", at="...", fixed="他说到这里……没有说完。"),
        Case(bad="山那边。。。", at="。。。", fixed="山那边……"),
        Case(bad="“走吧”…！", at="…", fixed="“走吧”……！"),
        Case(bad="山那边⋯⋯还有山。", at="⋯⋯", fixed="山那边……还有山。", note="别的编码"),
        Case(bad="山那边······还有山。", at="······", fixed="山那边……还有山。"),
        Case(good="版本1.0…在文中"),
        Case(good="歌词是Let it go...，人人会唱……"),
        Case(good="…………"),
        Case(good="要闻······2版，导读·········云溪。"),
    ),
)  # fmt: skip
def ellipsis(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    for start, row in document.once(_rows):
        for match in _ELLIPSIS.finditer(row):
            at, end = start + match.start(), start + match.end()
            dot = row[match.start()]
            if dot == "·" and not _CHINESE.match(text[end : end + 1]):
                continue  # which leads to the page of a list of contents
            if dot == "。" or _CHINESE.match(text[at - 1 : at]):
                yield self.rewritten(document, at, end, "……")


_ELLIPSIS = lazy(r"\.{3,}|。{3,}|(?<!…)(?:…|…{3})(?!…)|⋯+|(?<!·)·{6}(?!·)")
_CHINESE = lazy(r"[\p{Han}，。？！”’）》]")


@rule(
    id="PUN002",
    name="repeated-mark",
    severity=Severity.WARNING,
    summary=Text("标点误重", "a mark typed twice"),
    message=Text("［{text}］叠用，应为［{new}］", "［{text}］ is repeated; set ［{new}］"),
    why=Text(
        "没有异常强烈的语气，问号、叹号不叠用；叠用至多三个。两个连用多是误击，三个的不报。",
        "Question and exclamation marks are not repeated without uncommon force, and then three "
        "at most; two are mostly a slip, and three are left alone.",
    ),
    source="GB/T 15834-2011 4.2.3.3, 4.3.3.3",
    fix=Applicability.UNSAFE,
    needs=_MEET,
    covers=("P16",),
    cases=(
        Case(bad="快来看！！", at="！！", fixed="快来看！"),
        Case(bad="天晴了，，人齐了。", at="，，", fixed="天晴了，人齐了。"),
        Case(bad="他是谁？？？？", fixed="他是谁？"),
        Case(good="他竟然赢了？！"),
        Case(good="冲啊！！！"),
    ),
)  # fmt: skip
def repeated_mark(self: Rule, document: Document) -> Iterator[Diagnostic]:
    for start, row in document.once(_rows):
        if _REPEATED.fullmatch(row):
            yield self.rewritten(document, start, start + len(row), row[0])


_REPEATED = lazy(r"([！？])(?:\1|\1{3,})|([，。、；：])\2")


@rule(
    id="PUN003",
    name="clashing-stops",
    severity=Severity.WARNING,
    summary=Text("两个点号连用", "two stops in a row"),
    message=Text("［{text}］几个点号连用，应留一个", "［{text}］: stops in a row; keep one"),
    why=Text(
        "句内、句末的点号不连用，多出来的必有一误。“？！”“！？”不报，问号、叹号混叠过三个的也报。",
        "Stops do not stand in a row but for ？！ and ！？, which are left alone; mixtures of more "
        "than three are reported.",
    ),
    source="GB/T 15834-2011 4.1–4.7, 4.3.3.3",
    needs=_MEET,
    covers=("P16",),
    cases=(
        Case(bad="果园采摘正忙，。游客不断", at="，。"),
        Case(bad="他竟然赢了？！？！", at="？！？！"),
        Case(bad="服务也要跟上..。", at="..。"),
        Case(good="合作方是Miller Co., Ltd.，云溪的老朋友。"),
        Case(good="他竟然赢了？！"),
        Case(good="“谁来？”“我来！”"),
        Case(good="山那边……。"),
        Case(good="谁来？。。。", note="PUN001 speaks of it"),
    ),
)  # fmt: skip
def clashing_stops(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    for start, row in document.once(_rows):
        if row[0] == "." and not _CHINESE.match(text[start - 1 : start]):
            continue  # Co., Ltd.。
        if _CLASHING.fullmatch(row) and len(set(row)) > 1:
            end = start + len(row)
            yield self.found(document, start, end, details={"text": row})


_CLASHING = lazy(
    r"(?!.*(?:\.{3}|。{3}))[，、；：。！？.]*[，、；：。][，、；：。！？.]*|[！？]{4,}"
)


_BEFORE_PARTICLE = literals("[，、；：。][的了们]")
_PARTED = lazy(
    r"(?<=\p{Han}).(?:的(?![确確士卡哥黎话話么麼款里的])|了(?![解却卻结結無无然不断斷了])|们)(?=\p{Han})"
)


@rule(
    id="PUN057",
    name="mark-before-particle",
    severity=Severity.WARNING,
    summary=Text("“的”“了”“们”前误用标点", "a mark before 的, 了 or 们"),
    message=Text(
        "“{text}”拆开了连着的字：删去标点，或补上漏掉的字",
        "“{text}” parts what hangs together: delete the mark, or put in what is missing",
    ),
    why=Text(
        "“的”“了”“们”附在前面的字上，中间不加标点，加了多半是误击或漏字。“的确”“了解”等词起头的不报。",
        "These particles hang on the word before them. Words such as 的确 and 了解, which begin "
        "with one, are left alone.",
    ),
    source="GB/T 15834-2011 4.4, 4.5",
    needs=_BEFORE_PARTICLE,
    covers=("P41",),
    cases=(
        Case(bad="这是云溪镇、的第一条柏油路。", at="、的"),
        Case(bad="学生，们排着队上车。", at="，们"),
        Case(good="这条路，的确好走；路通了，了解的人多起来。"),
        Case(good="烟、酒、的士费，了结，的哥来了，的里雅斯特、的的喀喀湖。"),
        Case(good="这条路是村里，\n\n的头一条路。", note="分属两行，或许是抽取时断开的"),
    ),
)
def mark_before_particle(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    for start, word in _BEFORE_PARTICLE.hits(document):
        end = start + len(word)
        span = document.flow.span(start, end)
        if span.end - span.start == end - start and _PARTED.match(text, start):
            yield self.found(document, start, end, details={"text": word})


_BEHIND_DIGIT = literals(r"\d[。，]")


@rule(
    id="PUN059",
    name="stop-in-number",
    severity=Severity.WARNING,
    summary=Text("数字里的句号、逗号", "full-width stops within a number"),
    message=Text(
        "“{text}”是一个数，小数点、分节号用半角：“{new}”",
        "“{text}” is one number: write “{new}”",
    ),
    why=Text(
        "小数点是半角的“.”，分节号是半角的“,”。只报后面带计量单位的；比分、日期、并列的数不在此列。",
        "The decimal point and the comma that groups digits are of half width. Reported only where "
        "a unit follows; scores, dates and lists of numbers are left alone.",
    ),
    source="GB/T 15835-2011 5.1.1, 5.1.2",
    needs=_BEHIND_DIGIT,
    covers=("N08",),
    fix=Applicability.SAFE,
    cases=(
        Case(bad="产值增长3。5%。", at="3。5", fixed="产值增长3.5%。"),
        Case(bad="投入1，280万元。", at="1，280", fixed="投入1,280万元。"),
        Case(bad="借款6，000，000元。", at="6，000，000", fixed="借款6,000,000元。"),
        Case(bad="医疗费12，564.21元。", at="12，564.21", fixed="医疗费12,564.21元。"),
        Case(bad="全县1，234，567人。", at="1，234，567", fixed="全县1,234,567人。"),
        Case(good="电话是120。15时许，车到了。成绩为8，200人到场。"),
        Case(good="编号12，345号；共3项，1280万元。"),
    ),
)
def stop_in_number(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    for start, word in _BEHIND_DIGIT.hits(document):
        if match := (_POINT if "。" in word else _GROUPED).match(text, start + 1):
            start, end = match.start("low"), match.end("high")
            new = text[start:end].translate(_HALF)
            yield self.rewritten(document, start, end, new)


_POINT = lazy(
    r"。(?=(?P<high>\d{1,2})(?:[%％万亿倍]|个百分点))(?<=(?<![\d.。第])(?P<low>\d{1,4}).)"
)
_GROUPED = lazy(
    r"，(?=(?P<high>\d{3}(?:，\d{3}){0,2}(?:\.\d{1,2})?)(?:[万亿]|美?元|亩|吨|平方|公[里斤])"
    r"|(?P<high>\d{3}(?:，\d{3})+)(?![\d，.]))"
    r"(?<=(?<![\d.，∶:第])(?P<low>[1-9]\d{0,2}).)"
)
_HALF = str.maketrans("。，", ".,")
