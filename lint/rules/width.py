"""WID: half-width marks in Chinese, full-width figures and letters."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from lint.diagnostic import Applicability, Diagnostic, Severity, Text
from lint.rule import Case, Rule, rule
from lint.text.document import Document
from lint.text.foreign import has_foreign, is_foreign
from lint.text.lazy import lazy, lazy_re
from lint.text.names import IN_NAMES
from lint.text.occurrences import occurrences
from lint.text.rare import WIDE, rare_characters

_FULL = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", ".": "。"}

# What can stand before or after a mark only where the sentence is Chinese.
BEFORE = r"\p{Han}，。、；：！？”’）》】〉」』…㎡℃％"
AFTER = r"\p{Han}“‘（《【〈「『"

# One pattern a mark: one that begins with a known character is found quickly.
_MARKS = {
    mark: lazy(
        rf"""(?x)
        {mark} (?: (?<= \p{{Han}} [)"'%]{{0,2}} . )
                 | (?<= [{BEFORE}%] [)"']? . ) (?! [ ]+ [A-Za-z] )
                 | (?= [ ]* ["'(]? [{AFTER}] )
                 | (?<= \p{{Han}} [^\p{{Han}}\n]{{0,12}} ; ) (?! [ ] )
               ) [ ]*
        """
    )
    for mark in ",;:"
} | {
    mark: lazy(
        rf"""(?x)
        [{mark}] (?: (?<= [{BEFORE}] [)"']{{0,2}} [!?]{{1,4}} )
                   | (?<= \p{{Han}} [^\p{{Han}}\n]{{0,12}} [\d%] . )
                     (?= [”’"')]{{0,2}} (?: \p{{Han}} | $ ) )
                 ) (?: [ ]+ (?= [{AFTER}] ) )?
        """,
        regex.MULTILINE,
    )
    for mark in "!?"
}
_FULL_STOP = lazy(
    r"""(?x)
    \. (?: (?= [”’）"')]{0,3} (?: $ | [\u00a0\u3000] ) )
           (?: (?<= \p{Han} [”’》）)"'%]{0,3} . ) | (?<= \p{Han} [^\p{Han}\n]{0,12} % . ) )
         | (?<= \p{Han} [”’]? . ) (?= [”’] )
         | [ ]+ (?= [\p{Han}“] )
           (?<= (?! [一二三四五六七八九十] ) \p{Han} [”’》）)"']{0,2} \. [ ]+ )
         )
    """,
    regex.MULTILINE,
)
_INNER_STOP = lazy(
    rf"""(?x)
    \. (?: (?<= \p{{Han}} . ) | (?<= \p{{Han}} [^\p{{Han}}\n]{{0,12}} [”’》）)"'%] . ) )
       (?= [“‘"'（(《A-Z\d\p{{Han}}] )
       (?<! [{IN_NAMES}] . (?= [{IN_NAMES}] ) ) (?<! ^ [一二三四五六七八九十] . )
    """,
    regex.MULTILINE,
)
# Not 三.五, 第二章.总则, （一）.总则, a name, nor what is set in quotes or brackets: “书香.云溪”.
_STOP_IN_TEXT = lazy(
    rf"""(?x)
    \. (?<= (?! [一二三四五六七八九十百章节条款] ) [\p{{Han}}”》%] . ) (?= [“‘《\p{{Han}}] )
       (?! \p{{Han}}{{0,7}} [·•] ) (?<! [·•] \p{{Han}}{{0,7}} . )
       (?<! [{IN_NAMES}] \p{{Han}}? . (?= \p{{Han}}? [{IN_NAMES}] ) )
       (?<! [{IN_NAMES}]{{2}} . ) (?! [{IN_NAMES}]{{2}} )
       (?! [^，。；：！？\n“”‘’《》（）]{{0,20}}+ [”’》）] )
    """
)


@rule(
    id="WID001",
    name="half-width-mark",
    severity=Severity.ERROR,
    summary=Text("中文里的半角标点", "half-width mark in Chinese"),
    message=Text("中文里用了半角标点，应为全角", "a half-width mark in Chinese; set it full-width"),
    why=Text(
        "中文的逗号、分号、冒号、叹号、问号、句号占一字宽。全角之中夹几个半角是疏漏；通篇半角是转换造成的，"
        "按提醒报出，可一并改回。数字、时刻、比分、网址、代码和外文句子里的半角标点不动。",
        "Chinese commas, semicolons, colons, stops and the like are one character wide. A few "
        "half-width ones among them are slips; a page full of them was converted, which is a "
        "warning, and all are mended in one go. Numbers, times, scores, addresses, code and "
        "foreign sentences keep theirs.",
    ),
    source="GB/T 15834-2011 4.2–4.7, 5.1.1",
    covers=("P01",),
    fix=Applicability.SAFE,
    needs=",;:!?.",
    cases=(
        Case(bad="清晨,云溪河上起了雾。", at=",", fixed="清晨，云溪河上起了雾。"),
        Case(bad="增长4.7%,居全市第二；其中3月份,增长5%。", at=",",
             fixed="增长4.7%，居全市第二；其中3月份，增长5%。"),
        Case(bad="他说:“去吧!”", at=":", fixed="他说：“去吧！”"),
        Case(bad="雨停了, 天晴了.", at=", ", fixed="雨停了，天晴了。"),
        Case(bad="今年办件1.6万件.“帮办员随叫随到。”他说。", at=".",
             fixed="今年办件1.6万件。“帮办员随叫随到。”他说。"),
        Case(bad="责任要压实.他说，坚决守住底线。", at=".",
             fixed="责任要压实。他说，坚决守住底线。", note="没有十分把握，修改须人定"),
        Case(good="列奥纳多.达·芬奇、约翰.史密斯的画在云溪展出。"),
        Case(good="见三.2节，活动叫“书香.云溪”。"),
        Case(good="上午10:30开赛，清河队以3:2获胜，1,234人到场。"),
        Case(good="详见https://example.cn/a?x=1,2;y:3。"),
        Case(good="歌名是Oh, what a day!，词曲都是村民写的。"),
        Case(good="占36.5%。", note="小数点"),
    ),
)  # fmt: skip
def half_width_mark(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    for half, full in _FULL.items():
        found = _half_width(text, half) if half in document.characters else []
        if not found:
            continue
        severity = severity_by_majority(text, len(found), full)
        if has_foreign(text):
            found = [each for each in found if not is_foreign(text, each[0])]
        single = [start for start, end, is_sure in found if is_sure and end - start == 1]
        yield from self.exchanged(document, single, full, severity=severity)
        if len(single) == len(found):
            continue
        for start, end, is_sure in found:
            if is_sure and end - start > 1:
                yield self.rewritten(document, start, end, full, severity=severity)
            elif not is_sure:
                yield self.rewritten(
                    document,
                    start,
                    end,
                    full,
                    severity=Severity.WARNING,
                    applicability=Applicability.UNSAFE,
                )


def _half_width(text: str, mark: str) -> list[tuple[int, int, bool]]:
    """Each half-width mark in Chinese, with the spaces behind it that go with it; is it sure?"""
    if mark != ".":
        return [(*match.span(), True) for match in _MARKS[mark].finditer(text)]
    if all(_LATIN.match(text, at - 1) for at in occurrences(text, mark)):
        return []  # decimal points and the like, as on most pages
    outer = [(*match.span(), True) for match in _FULL_STOP.finditer(text)]
    ends = {start for start, _, _ in outer}
    inner = [match.span() for match in _INNER_STOP.finditer(text) if match.start() not in ends]
    likely = [span for span in inner if _STOP_IN_TEXT.match(text, span[0])]
    # One or two may part a name; a page full of them was converted.
    if len(outer) + len(likely) > max(2, text.count("。")):
        return outer + [(*span, True) for span in inner]
    return outer + [(*span, _parts_sentences(text, span[0])) for span in likely]


_LATIN = lazy_re("[A-Za-z0-9]")


def _parts_sentences(text: str, at: int) -> bool:
    """Whether a full stop amid text can part nothing but sentences: speech begins behind it."""
    return text[at + 1] in "“‘" and text[at - 1] not in "说道称"


@rule(
    id="WID004",
    name="full-width-alphanumeric",
    severity=Severity.ERROR,
    summary=Text("全角数字、全角字母", "full-width digits and letters"),
    message=Text("“{text}”是全角，应为半角“{new}”", "“{text}” is full-width; set it as “{new}”"),
    why=Text(
        "阿拉伯数字和拉丁字母用半角。小数点、钟点的冒号夹在全角数字之间时一并改。",
        "Arabic numerals and Latin letters are set half-width, and with them the decimal point "
        "and the colon of a time that stand between full-width digits.",
    ),
    source="GB/T 15835-2011 5.1.1, 5.1.2",
    covers=("N18",),
    fix=Applicability.SAFE,
    cases=(
        Case(bad="１6世纪的古桥。", at="１", fixed="16世纪的古桥。"),
        Case(bad="５Ｇ基站有３．５万个。", at="５Ｇ", fixed="5G基站有3.5万个。"),
        Case(bad="定于１６：３２发车。", at="１６：３２", fixed="定于16:32发车。"),
        Case(good="16世纪的古桥，5G基站；①选种②育苗；Ⅱ级水质。"),
        Case(good="第Ⅲ类，㎡为平方米。"),
    ),
)  # fmt: skip
def full_width_alphanumeric(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    if not _WIDE.search(document.once(rare_characters)):
        return
    found = list(_FULL_WIDTH.finditer(text))
    wide = sum(match.end() - match.start() for match in found)
    severity = severity_by_majority(text, wide, "0123456789")
    for match in found:
        new = match.group().translate(_TO_HALF)
        yield self.rewritten(document, *match.span(), new, severity=severity)


_WIDE = lazy(f"[{WIDE}]")
_FULL_WIDTH = lazy(r"[０-９Ａ-Ｚａ-ｚ]+(?:[．：][０-９]+)*|．(?<=\d.)(?=\d)")
_TO_HALF = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


@rule(
    id="WID005",
    name="mixed-percent-signs",
    severity=Severity.WARNING,
    summary=Text("百分号全角半角混用", "percent signs of two widths"),
    message=Text("百分号全角半角混用，此处应为“{new}”", "mixed percent signs; here “{new}”"),
    why=Text(
        "一篇之内百分号用一种。少数服从多数，一样多时用半角。通篇全角不报。",
        "One text, one percent sign: the majority's, or the half-width one where they are as many. "
        "A page that uses the full-width one throughout is left alone.",
    ),
    source="GB/T 15835-2011 4.3",
    covers=("N18",),
    fix=Applicability.SAFE,
    needs="％",
    cases=(
        Case(bad="由10%收窄到7.5%，降到0.43％。", at="％",
             fixed="由10%收窄到7.5%，降到0.43%。"),
        Case(bad="达到70％和59％，不足1%。", at="%", fixed="达到70％和59％，不足1％。"),
        Case(good="出勤率达到98％，及格率95％。"),
    ),
)  # fmt: skip
def mixed_percent_signs(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    wide, narrow = text.count("％"), text.count("%")
    if not narrow:
        return
    old, new = ("%", "％") if wide > narrow else ("％", "%")
    for match in regex.finditer(rf"(?<=\d){old}", text):
        at = match.start()
        yield self.rewritten(document, at, at + 1, new)


_MANY = 5


def severity_by_majority(text: str, slips: int, right: str) -> Severity:
    """A few slips are errors; a page full of them, or of half-width commas, was converted.

    It is, where there are more of them than of the characters in `right`.
    """
    if slips < _MANY:
        commas = text.count(",")
        if commas < _MANY or commas <= text.count("，"):
            return Severity.ERROR
    return Severity.WARNING if slips > sum(map(text.count, right)) else Severity.ERROR
