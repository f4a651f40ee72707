"""SPC: spaces that justified setting and the web leave in running text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, zip_longest

from lint.diagnostic import Applicability, Diagnostic, Severity, Text
from lint.rule import Case, Rule, rule
from lint.text.document import Document, Kind, Paragraph
from lint.text.foreign import is_foreign
from lint.text.gaps import (
    Gap,
    closed_up,
    has_gap,
    in_slogan,
    is_han,
    is_label,
    is_latin,
    is_prose,
    spaces,
)
from lint.text.lazy import lazy
from lint.text.marks import CLOSERS, OPENERS, STOPS
from lint.text.names import SURNAMES
from lint.text.places import paragraph_at


@rule(
    id="SPC001",
    name="space-round-figure",
    severity=Severity.ERROR,
    summary=Text("数字、西文与汉字之间的空格", "space beside a figure or a foreign word"),
    message=Text(
        "数字、西文与汉字之间不空格",
        "no space between Chinese and a figure or a foreign word",
    ),
    why=Text(
        "报纸的数字、西文与汉字之间不空格，中间的空格多是排版撑开或网页带来的。"
        "通篇都空格是一种体例，只作提示；"
        "标题、署名里分隔用的空格不动。",
        "Newspapers set no space there; it is left by justified setting or comes from the web. "
        "Where a text does so throughout it is a style, and only noted. Spaces that set off the "
        "parts of a headline or a byline stay.",
    ),
    source="GB/T 15834-2011 5.1; 报纸编校差错率计算方法（空格）",
    covers=("E04",),
    fix=Applicability.SAFE,
    cases=(
        Case(bad="清河县位列全市第 2 位，比上年前移三位。", at=" 2 ",
             fixed="清河县位列全市第2位，比上年前移三位。"),
        Case(bad="云溪大桥合龙，比计划提前 20天，将于10月通车。", at=" ",
             fixed="云溪大桥合龙，比计划提前20天，将于10月通车。"),
        Case(bad="省城 3 月 5 日的一场雨", at=" 3 ", fixed="省城3月5日的一场雨"),
        Case(bad="全县共有3 个村、25 户", at=" ", fixed="全县共有3个村、25户"),
        Case(bad="他用 ChatGPT 写稿。", at=" ChatGPT ", fixed="他用ChatGPT写稿。"),
        Case(good="对口支援 19省份在行动"),
        Case(good="昨天的比赛，清河队 25:20 日升队，拿下首局。", note="比分"),
        Case(good="图1 个体户老周在卖茶。"),
        Case(good="喜迎 2030 共绘新卷"),
        Case(good="第 61 页"),
        Case(good="柳河湾乡 1200 亩 35 户"),
        Case(good="本届大会以“奋进 2030 同心筑梦”为主题，明天开幕。"),
        Case(good="新华社北京10月19日电  10月18日，云溪大桥通车。"),
        Case(good="他买了iPhone 12 Pro和AirPods 2，花了不少钱。"),
    ),
)  # fmt: skip
def space_round_figure(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    beside = document.once(spaces).beside_figures
    if not beside:
        return
    style = _is_style(text, len(beside))
    taken = -1
    for gap, second in zip_longest(beside, beside[1:]):
        if gap.start == taken:
            continue
        both = second is not None and _is_round_one(text, gap, second)
        gaps = (gap, second) if both else (gap,)
        taken = gaps[-1].start
        severity = _round_figure(document, gaps)
        if severity is None or is_foreign(text, gap.start - 1) or is_foreign(text, gaps[-1].end):
            continue
        if style or "\u00a0" in text[gap.start : gap.end]:
            severity = Severity.INFO
        fix = self.fix_raw(closed_up(document, gaps))
        yield self.found(document, gap.start, gaps[-1].end, fix=fix, severity=severity)


def _is_style(text: str, spaced: int) -> bool:
    """Whether so many figures with a space are more than half of a text's, and no few."""
    half = (spaced + 1) // 2
    return spaced >= _MANY and sum(1 for _ in islice(_UNSPACED.finditer(text), half)) < half


def _round_figure(document: Document, gaps: tuple[Gap, ...]) -> Severity | None:
    """How surely the spaces on one or both sides of a figure do not belong; None: they may."""
    text, first, last = document.flow.text, gaps[0], gaps[-1]
    paragraph = paragraph_at(document, first.start)
    if paragraph.kind is Kind.RUNNING_HEAD or (first.before == "第" and last.after == "页"):
        return None  # 第 61 页 may stand within a sentence that the page's end cut
    both = len(gaps) == 2
    is_led_to = _LED_TO.search(text, max(paragraph.span.start, first.start - 2), first.start)
    is_score = both and _SCORE.fullmatch(text, first.end, last.start)
    if is_score and (not is_led_to or not is_prose(document, paragraph)):
        return None
    in_date = first.before in "年月" and text[first.start - 2 : first.start - 1].isdecimal()
    if (in_date and first.after.isdecimal()) or (
        both and (first.before == "第" or _OF_DATE.match(text, last.end))
    ):
        return Severity.ERROR
    is_in_clause = is_led_to or (not both and _COUNTED.match(text, first.start))
    if not is_prose(document, paragraph):
        if both and last.after in _UNITS and _is_alone(text, paragraph, first.start, last.end):
            return Severity.ERROR
        return Severity.WARNING if is_in_clause and not in_slogan(text, first.start) else None
    if in_slogan(text, first.start):
        return Severity.ERROR if both and last.after in _UNITS else None
    if both:
        is_figure = _FIGURE.fullmatch(text, first.end, last.start)
        return Severity.ERROR if is_figure else Severity.WARNING
    return None if not is_in_clause and is_label(text, paragraph, first) else Severity.WARNING


def _is_alone(text: str, paragraph: Paragraph, start: int, end: int) -> bool:
    """Whether no other space is near."""
    before = text[max(paragraph.span.start, start - 20) : start]
    return not has_gap(before) and not has_gap(text[end : min(paragraph.span.end, end + 20)])


_MANY = 10
_UNSPACED = lazy(r"\p{Han}[A-Za-z0-9]|[A-Za-z0-9%](?=\p{Han})")
_FIGURE = lazy(r"[\d.,:%‰+\-—～]+")
_WORD = lazy(r"[A-Za-z][A-Za-z0-9]*")
_SCORE = lazy(r"\d+[:\-]\d+")
_OF_DATE = lazy("[年月]|日(?!本)")
# Words that lead on to what follows, so that the space sets nothing off.
_LED_TO = lazy(r"(?:(?<!存)在|是|(?:(?<!\p{Han})|[我你他她们])用|[上下中]午|凌晨)\Z")
# A figure that its unit was parted from; behind some words it is a number: 图1, 第3.
_COUNTED = lazy(
    r"(?<=[\p{Han}，、；：](?<![图表第附例题组卷篇版章节号])\d[\d.,]{0,12}).(?:[万亿][元亩吨斤人件多余]"
    r"|[元亩吨斤多余]|公[里斤顷]|平方|户(?![外口籍主型])|名(?![家校师单录人牌城])|个(?![体人性税])|项(?!目))"
)
_UNITS = frozenset(
    "年月日号时点分秒岁周天个位名人家户次项条件起例种类座栋间辆艘架台套部本张篇份头只匹株棵"
    "公里米千百万亿余多元吨亩斤克升度倍成层级届期版章节页路楼省市区县镇乡村队团校院国"
)


def _is_round_one(text: str, first: Gap, second: Gap) -> bool:
    """Whether the two gaps stand on both sides of one figure or one foreign word."""
    inside = first.end, second.start
    return bool(
        is_han(first.before)
        and is_han(second.after)
        and (_FIGURE.fullmatch(text, *inside) or _WORD.fullmatch(text, *inside))
    )


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
    covers=("E04",),
    fix=Applicability.SAFE,
    cases=(
        Case(bad="果园采摘正忙 ，游客不断。", at=" ", fixed="果园采摘正忙，游客不断。"),
        Case(bad="果园采摘正忙， 游客不断。", at=" ", fixed="果园采摘正忙，游客不断。"),
        Case(bad="村民（ 多为茶农）都来了。", at=" ", fixed="村民（多为茶农）都来了。"),
        Case(bad="他说，这叫 “以树为媒” ，年年都办。", at=" ",
             fixed="他说，这叫“以树为媒”，年年都办。"),
        Case(good="柳河镇 “四小”聚民心"),
        Case(good="图为村民在采茶。 ■通讯员 何知遥 摄"),
        Case(good="填空：（ ）是云溪县最长的河。"),
        Case(good="甲方：    ，乙方：    。（  年  月  日）"),
        Case(good="主题是“关爱生命 关注安全”。"),
        Case(good="图为云溪河畔的夜色。 周砚摄"),
        Case(good="云溪县以“弘扬‘四敢’ 争创一流”为题，开展了大讨论。"),
    ),
)  # fmt: skip
def space_at_mark(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    for gap in document.once(spaces).at_marks:
        severity = _at_mark(document, gap)
        if severity and not is_foreign(text, gap.start - 1):
            fix = self.fix_raw(closed_up(document, (gap,)))
            yield self.found(document, gap.start, gap.end, fix=fix, severity=severity)


def _at_mark(document: Document, gap: Gap) -> Severity | None:
    """How surely a space does not belong there; None where it may."""
    text, before, after = document.flow.text, gap.before, gap.after
    width = gap.end - gap.start
    if after in STOPS:
        is_blank = before in STOPS or before in OPENERS or width > 2  # to be filled in
        return None if is_blank else Severity.ERROR
    if after in CLOSERS or before in OPENERS:
        is_blank = (before in OPENERS and after in CLOSERS) or width > 1
        return None if is_blank else Severity.ERROR
    if after == "%":
        return Severity.ERROR if before.isdecimal() else None
    if not (is_han(after) or is_latin(after) or after in OPENERS):
        return None
    level = Severity.INFO if "\u00a0" in text[gap.start : gap.end] else Severity.WARNING
    wide = width > 1 and text[gap.start : gap.end].strip(" ")
    if before in "，、；":
        return None if wide else level
    at_edge = before in CLOSERS or after in OPENERS
    if wide or not (before in "。！？：" or at_edge):
        return None
    paragraph = paragraph_at(document, gap.start)
    if not is_prose(document, paragraph):
        return None
    if at_edge and (is_label(text, paragraph, gap) or in_slogan(text, gap.start)):
        return None
    is_end = before in "。！？" or before in CLOSERS
    if is_end and _CREDIT.match(text, gap.end, paragraph.span.end):
        return None
    return level


_CREDIT = lazy(r"[^，。；：！？]{2,25}\Z|（[^，。]{2,30}）\Z|(?:本报|新华社|记者|通讯员)")


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
    covers=("E04",),
    fix=Applicability.SAFE,
    cases=(
        Case(bad="入夏以来，全县采摘 鲜叶两千余吨，茶农增收。", at=" ",
             fixed="入夏以来，全县采摘鲜叶两千余吨，茶农增收。"),
        Case(good="活动以“遵守法规 当好表率”为主题，持续一个月。"),
        Case(good="活動以「遵守法規 當好表率」為主題，持續一個月。"),
        Case(good="第三条　本办法所称古树，是指树龄百年以上的树。"),
        Case(good="表彰了先进个人，王立强 李小刚 赵敏等上台领奖。"),
        Case(good="会后，记者 方敏接着采访。"),
        Case(good="要闻三则，新华社北京4月27日电 会议听取了汇报。", note="电头"),
    ),
)  # fmt: skip
def space_in_sentence(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    for gap in document.once(spaces).in_chinese:
        if gap.end - gap.start > 1 or not _CLAUSE_GOES_ON.match(text, gap.end):
            continue
        paragraph = paragraph_at(document, gap.start)
        start = max(paragraph.span.start, gap.start - 40)
        if (
            paragraph.kind is Kind.BODY
            and _CLAUSE_BEGINS.search(text[start : gap.start])
            and text.rfind("（", start, gap.start) <= text.rfind("）", start, gap.start)
        ):
            fix = self.fix_raw(closed_up(document, (gap,)))
            yield self.found(document, gap.start, gap.end, fix=fix)


# Two or three characters alone can be a name.
_STRETCH = r"[^\s，。、；：！？“”‘’「」『』《》…—]"
_PART = rf"(?:{_STRETCH}{{4,38}}|(?![{''.join(sorted(SURNAMES))}]){_STRETCH}{{1,3}})"
_SET_OFF = "记者|通讯员|作者|编辑|日[电讯]|第.{1,6}[条章节编]"  # a space may stand behind these
_CLAUSE_BEGINS = lazy(rf"[，。、；！？…—]{_PART}(?<!{_SET_OFF})\Z")
_CLAUSE_GOES_ON = lazy(rf"{_PART}[，。、；：！？…—]")
