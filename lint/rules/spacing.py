"""SPC: spaces and invisible characters that justified setting and the web leave in running text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple

import regex

from lint.diagnostic import Applicability, Diagnostic, Fix, Severity, Text
from lint.rule import Case, Rule, rule
from lint.rules.latin import is_foreign
from lint.rules.places import paragraph_at
from lint.text.document import Document, Kind, Paragraph

_SPACE = r" \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_GAP = regex.compile(rf"[{_SPACE}]+")
_SPACED_RUN = regex.compile(rf"[{_SPACE}]\p{{Han}}(?:[{_SPACE}]\p{{Han}}){{2,}}(?!\p{{Han}})")
_HAN = regex.compile(r"\p{Han}")

_PAUSES = "，、；：。！？"
_PAUSE = regex.compile(f"[{_PAUSES}]")
_OPENERS = "“‘（《〈【「『"
_CLOSERS = "”’）》〉】」』"
_BULLETS = "■●◆▲★□○◎◇△☆▶►•※"
_FURNITURE = frozenset({Kind.BYLINE, Kind.CREDIT, Kind.RUNNING_HEAD})
_LABEL = 10  # a label, a dateline or a place stands within so many characters of the start


class _Gap(NamedTuple):
    start: int
    end: int
    before: str  # the character before it
    after: str


class _Run(NamedTuple):
    start: int
    end: int


class _Spaces(NamedTuple):
    gaps: tuple[_Gap, ...]
    runs: tuple[_Run, ...]  # letter-spaced; their gaps are not among `gaps`


_NONE = _Spaces((), ())


@lru_cache(maxsize=2)
def _spaces(text: str) -> _Spaces:
    """The spaces of a text. White space at the ends of a line is in no text."""
    if not _GAP.search(text):
        return _NONE
    runs = []
    for match in _SPACED_RUN.finditer(text):
        start, end = match.span()
        if start and _HAN.match(text[start - 1]):
            alone = start == 1 or not _HAN.match(text[start - 2])
            start = start - 1 if alone else start + 1
            runs.append(_Run(start, end))
        else:
            runs.append(_Run(start + 1, end))
    runs = [run for run in runs if run.end - run.start >= 7]
    inside = iter(runs)
    run = next(inside, None)
    gaps = []
    for match in _GAP.finditer(text):
        start, end = match.span()
        while run and run.end <= start:
            run = next(inside, None)
        if not (run and run.start < start):
            gaps.append(_Gap(start, end, text[start - 1 : start], text[end : end + 1]))
    return _Spaces(tuple(gaps), tuple(runs))


@rule(
    id="SPC001",
    name="space-round-figure",
    severity=Severity.ERROR,
    summary=Text("数字、西文与汉字之间的空格", "space between Chinese and a figure or foreign word"),
    message=Text("数字、西文与汉字之间不空格", "no space between Chinese and a figure or a foreign word"),
    why=Text(
        "报纸的数字、西文与汉字之间不空格，中间的空格多是排版撑开或网页带来的。"
        "通篇都空格是一种体例，只作提示；"
        "标题、署名里分隔用的空格不动。",
        "Newspapers set no space there; it is left by justified setting or comes from the web. "
        "Where a text does so throughout it is a style, and only noted. Spaces that set off the "
        "parts of a headline or a byline stay.",
    ),
    source="GB/T 15834-2011 5.1; 报纸编校差错率计算方法（空格）",
    fix=Applicability.SAFE,
    cases=(
        Case(bad="清河县位列全市第 2 位，比上年前移三位。", at=" 2 ",
             fixed="清河县位列全市第2位，比上年前移三位。"),
        Case(bad="云溪大桥合龙，比计划提前 20天，将于10月通车。", at=" ",
             fixed="云溪大桥合龙，比计划提前20天，将于10月通车。"),
        Case(bad="省城 3 月 5 日的一场雨", at=" 3 ", fixed="省城3月5日的一场雨"),
        Case(good="对口支援 19省份在行动"),
        Case(good="喜迎 2030 共绘新卷"),
        Case(good="新华社北京10月19日电  10月18日，云溪大桥通车。"),
        Case(good="他买了iPhone 12 Pro和AirPods 2，花了不少钱。"),
    ),
)  # fmt: skip
def space_round_figure(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    gaps = _spaces(text).gaps
    beside = [gap for gap in gaps if _is_beside_figure(gap)]
    if not beside:
        return
    style = len(beside) >= _MANY and len(beside) > 2 * len(_UNSPACED.findall(text))
    taken = -1
    for gap, second in zip_longest(beside, beside[1:]):
        if gap.start == taken:
            continue
        paragraph = paragraph_at(document, gap.start)
        both: tuple[_Gap, ...] = (gap,)
        if second and _is_figure(text, gap, second):
            sure = second.after in _UNITS or gap.before == "第"
            if not sure and not _is_prose(document, paragraph):
                continue
            taken, both = second.start, (gap, second)
        elif _is_label(text, paragraph, gap) or not _is_prose(document, paragraph):
            continue
        if is_foreign(text, gap.start - 1) or is_foreign(text, both[-1].end):
            continue
        level = Severity.INFO if style or "\u00a0" in text[gap.start : gap.end] else None
        fix = _closed_up(self, document, both)
        yield self.found(document, gap.start, both[-1].end, fix=fix, severity=level)


_MANY = 10
_UNSPACED = regex.compile(r"\p{Han}[A-Za-z0-9]|[A-Za-z0-9%](?=\p{Han})")
_FIGURE = regex.compile(r"[\d.,:%‰+\-—～]+")
_UNITS = frozenset(
    "年月日号时点分秒岁周天个位名人家户次项条件起例种类座栋间辆艘架台套部本张篇份头只匹株棵"
    "公里米千百万亿余多元吨亩斤克升度倍成层级届期版章节页路楼省市区县镇乡村队团校院国"
)


def _is_beside_figure(gap: _Gap) -> bool:
    a, b = gap.before, gap.after
    return (_is_word(a) and bool(_HAN.match(b))) or (bool(_HAN.match(a)) and _is_word(b))


def _is_word(character: str) -> bool:
    return character.isascii() and (character.isalnum() or character == "%")


def _is_figure(text: str, first: _Gap, second: _Gap) -> bool:
    """Whether the two gaps stand on both sides of one figure."""
    in_chinese = _HAN.match(first.before) and _HAN.match(second.after)
    return bool(in_chinese and _FIGURE.fullmatch(text, first.end, second.start))


def _is_label(text: str, paragraph: Paragraph, gap: _Gap) -> bool:
    """Whether the space sets off what opens the paragraph: 图1, 第二条, a place, a dateline."""
    start = paragraph.span.start
    into = gap.start - start
    if into <= _LABEL:
        return not _PAUSE.search(text, start, gap.start)
    return gap.end - gap.start > 1 or (gap.before in "电讯" and into <= 3 * _LABEL)


def _is_prose(document: Document, paragraph: Paragraph) -> bool:
    start, end = paragraph.span
    return paragraph.kind not in _FURNITURE and (
        paragraph.kind is Kind.BODY or document.flow.text.find("。", start, end) >= 0
    )


def _closed_up(self: Rule, document: Document, gaps: tuple[_Gap, ...]) -> Fix:
    """The fix that takes out these spaces."""
    edits = [document.flow.edits(gap.start, gap.end, "") for gap in gaps]
    return self.fix_raw(tuple(edit for some in edits if some for edit in some))


@rule(
    id="SPC002",
    name="space-at-mark",
    severity=Severity.ERROR,
    summary=Text("标点前后的空格", "space before or after a mark"),
    message=Text("标点前后不空格", "no space before or after a mark"),
    why=Text(
        "全角标点自带空白，前后不再空格。标题里的分隔、括号里留的空、图片说明后的署名、项目符号前后不算。",
        "A full-width mark brings its own white space. Spaces that part a headline, a bracket "
        "left blank to be filled in, a credit behind a caption and bullets are left alone.",
    ),
    source="GB/T 15834-2011 5.1.1–5.1.3",
    fix=Applicability.SAFE,
    cases=(
        Case(bad="果园采摘正忙 ，游客不断。", at=" ", fixed="果园采摘正忙，游客不断。"),
        Case(bad="果园采摘正忙， 游客不断。", at=" ", fixed="果园采摘正忙，游客不断。"),
        Case(bad="村民（ 多为茶农）都来了。", at=" ", fixed="村民（多为茶农）都来了。"),
        Case(bad="他说，这叫 “以树为媒” ，年年都办。", at=" ",
             fixed="他说，这叫“以树为媒”，年年都办。"),
        Case(good="马集镇 “小院”汇“大治”"),
        Case(good="图为村民在采茶。 ■通讯员 何知遥 摄"),
        Case(good="填空：（ ）是云溪县最长的河。"),
        Case(good="主题是“关爱生命 关注安全”。"),
        Case(good="图为云溪河畔的夜色。 周砚摄"),
        Case(good="云溪县以“弘扬‘四敢’ 争创一流”为题，开展了大讨论。"),
    ),
)  # fmt: skip
def space_at_mark(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    for gap in _spaces(text).gaps:
        severity = _at_mark(document, gap)
        if severity and not is_foreign(text, gap.start):
            fix = _closed_up(self, document, (gap,))
            yield self.found(document, gap.start, gap.end, fix=fix, severity=severity)


def _at_mark(document: Document, gap: _Gap) -> Severity | None:
    """How surely a space does not belong there; None where it may."""
    text, before, after = document.flow.text, gap.before, gap.after
    if after in _PAUSES or after in _CLOSERS:
        return Severity.ERROR if before not in _OPENERS else None
    if after == "%":
        return Severity.ERROR if before.isdecimal() else None
    if not (_HAN.match(after) or _is_word(after) or after in _OPENERS):
        return None
    if before in _OPENERS:
        return Severity.ERROR
    level = Severity.INFO if "\u00a0" in text[gap.start : gap.end] else Severity.WARNING
    wide = text[gap.start : gap.end].strip(" ") and gap.end - gap.start > 1
    if before in "，、；":
        return None if wide else level
    at_edge = before in _CLOSERS or after in _OPENERS
    if wide or not (before in "。！？：" or at_edge):
        return None
    paragraph = paragraph_at(document, gap.start)
    if not _is_prose(document, paragraph):
        return None
    if at_edge and (_is_label(text, paragraph, gap) or _is_quoted(text, paragraph, gap.start)):
        return None
    is_end = before in "。！？" or before in _CLOSERS
    if is_end and _CREDIT.match(text, gap.end, paragraph.span.end):
        return None
    return level


_CREDIT = regex.compile(r"[^，。；：！？]{2,25}\Z|（[^，。]{2,30}）\Z|(?:本报|新华社|记者|通讯员)")


def _is_quoted(text: str, paragraph: Paragraph, at: int) -> bool:
    """Whether `at` lies in quotes or brackets, where a slogan or a title keeps its parts apart."""
    start = max(paragraph.span.start, at - 60)
    return any(
        text.rfind(opener, start, at) > text.rfind(closer, start, at)
        for opener, closer in ("“”", "‘’", "《》", "（）")
    )


@rule(
    id="SPC003",
    name="letter-spaced",
    severity=Severity.ERROR,
    summary=Text("逐字空开的文字", "letter-spaced text"),
    message=Text("文字被逐字空开，应接排", "the characters are spaced out one by one; close them up"),
    why=Text(
        "撑满一行的排法抽成文本后，字字之间都留下空格。两三个字的空开常是姓名、栏目名，不报。",
        "What was spread over a line keeps a space between all characters when it is extracted. "
        "Two or three spaced characters are often a name or a heading, and left alone.",
    ),
    source="报纸编校差错率计算方法（空格）",
    fix=Applicability.SAFE,
    cases=(
        Case(bad="落实政策，推 广 免 税 技 术，企业受益。", at="推 广 免 税 技 术",
             fixed="落实政策，推广免税技术，企业受益。"),
        Case(good="目 录"),
        Case(good="本报记者 常 钦 方 敏"),
        Case(good="获奖者：王 强 李 刚 赵 敏 周 勇"),
        Case(good="程  龙　方  敏"),
    ),
)  # fmt: skip
def letter_spaced(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    for start, end in _spaces(text).runs:
        kind = paragraph_at(document, start).kind
        if kind in _FURNITURE or _are_names(text[start:end:2]):
            continue
        at_mark = text[start - 1 : start] in _PAUSES or text[end : end + 1] in _PAUSES
        severity = Severity.ERROR if at_mark or kind is Kind.BODY else Severity.WARNING
        gaps = tuple(_Gap(at, at + 1, "", "") for at in range(start + 1, end, 2))
        fix = _closed_up(self, document, gaps)
        yield self.found(document, start, end, fix=fix, severity=severity)


_SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢"
    "蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟"
    "龙万段雷钱汤尹黎易常武乔贺赖龚文"
)


def _are_names(characters: str) -> bool:
    """Whether the characters could be names of two characters each: 王强李刚."""
    return len(characters) % 2 == 0 and all(c in _SURNAMES for c in characters[::2])


@rule(
    id="SPC004",
    name="invisible-character",
    severity=Severity.ERROR,
    summary=Text("零宽字符、控制字符", "zero-width and control characters"),
    message=Text("夹有看不见的字符，应删去", "an invisible character; delete it"),
    why=Text(
        "零宽空格、软连字符、方向标记、控制字符看不见，却会使检索、断行出错。表情和民族文字里起作用的不动。",
        "Zero-width spaces, soft hyphens, direction marks and control characters cannot be seen, "
        "but break searches and lines. Those at work in emoji and other scripts stay.",
    ),
    source="Unicode Standard 23.1–23.2",
    fix=Applicability.SAFE,
    cases=(
        Case(bad="云溪\u200b县今日晴。", at="\u200b", fixed="云溪县今日晴。"),
        Case(bad="第\x08三届", at="\x08", fixed="第三届"),
        Case(good="一家人\U0001f468\u200d\U0001f469\u200d\U0001f467来赶集。"),
    ),
)  # fmt: skip
def invisible_character(self: Rule, document: Document) -> Iterator[Diagnostic]:
    for match in _INVISIBLE.finditer(document.flow.text):
        fix = self.replace(document, *match.span(), "")
        yield self.found(document, *match.span(), fix=fix)


_INVISIBLE = regex.compile(
    r"[\x00-\x08\x0e-\x1b\x7f\u00ad\u200b\u2060\ufeff]"
    r"|[\u200c-\u200f\u202a-\u202e](?:(?<=[\p{Han}\p{P}A-Za-z0-9].)|(?=[\p{Han}\p{P}A-Za-z0-9]))"
)


@rule(
    id="SPC005",
    name="space-in-sentence",
    severity=Severity.WARNING,
    summary=Text("句中汉字之间的空格", "space between characters of a sentence"),
    message=Text("句子中间夹了空格，应删去", "a space within a sentence; delete it"),
    why=Text(
        "正文句子里汉字之间不空格。标题、口号、书名、名单里分隔用的空格，段首标号、电头之后的空格不算。",
        "There is no space between the characters of a sentence. Spaces that part headlines, "
        "slogans, titles and lists of names, or follow a label or a dateline, are left alone.",
    ),
    source="报纸编校差错率计算方法（空格）",
    fix=Applicability.SAFE,
    cases=(
        Case(bad="入夏以来，全县采摘 鲜叶两千余吨，茶农增收。", at=" ",
             fixed="入夏以来，全县采摘鲜叶两千余吨，茶农增收。"),
        Case(good="活动以“遵守法规 当好表率”为主题，持续一个月。"),
        Case(good="第三条　本办法所称古树，是指树龄百年以上的树。"),
        Case(good="表彰了先进个人，王立强 李小刚 赵敏等上台领奖。"),
        Case(good="会后，记者 方敏接着采访。"),
    ),
)  # fmt: skip
def space_in_sentence(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    for gap in _spaces(text).gaps:
        if gap.end - gap.start > 1 or not (_HAN.match(gap.before) and _HAN.match(gap.after)):
            continue
        paragraph = paragraph_at(document, gap.start)
        if (
            paragraph.kind is Kind.BODY
            and _CLAUSE_GOES_ON.match(text, gap.end)
            and _CLAUSE_BEGINS.search(text[max(paragraph.span.start, gap.start - 40) : gap.start])
            and not _is_quoted(text, paragraph, gap.start)
        ):
            fix = _closed_up(self, document, (gap,))
            yield self.found(document, gap.start, gap.end, fix=fix)


_CLAUSE_BEGINS = regex.compile(r"[，。；！？：][^\s，。；！？：]{2,38}(?<!记者|通讯员|作者|编辑)\Z")
_CLAUSE_GOES_ON = regex.compile(r"[^\s，。；！？：]{2,38}[，。；！？]")
