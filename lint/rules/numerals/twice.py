"""The words before and behind a number that do not go together: 约…左右, 近…余, 超过…以上."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

import regex

from lint.text.awaited import tried
from lint.text.document import Document
from lint.text.lazy import lazy, lazy_re
from lint.text.numerals import DIGITS
from lint.text.occurrences import matches_near
from lint.text.search import literals


class _Sense(Enum):
    """What a word before or behind a number makes of it."""

    ABOUT = auto()
    NEARLY = auto()
    MORE = auto()
    AT_LEAST = auto()
    LESS = auto()
    AT_MOST = auto()


_S = _Sense
_HEADS = {
    "约": _S.ABOUT, "大约": _S.ABOUT, "大概": _S.ABOUT,
    "近": _S.NEARLY, "将近": _S.NEARLY, "接近": _S.NEARLY,
    "超": _S.MORE, "超过": _S.MORE, "逾": _S.MORE, "高于": _S.MORE, "多于": _S.MORE,
    "大于": _S.MORE,
    "不低于": _S.AT_LEAST, "不少于": _S.AT_LEAST, "不小于": _S.AT_LEAST, "至少": _S.AT_LEAST,
    "最少": _S.AT_LEAST,
    "不到": _S.LESS, "不足": _S.LESS, "低于": _S.LESS, "少于": _S.LESS, "小于": _S.LESS,
    "不超过": _S.AT_MOST, "未超过": _S.AT_MOST, "不高于": _S.AT_MOST, "不多于": _S.AT_MOST,
    "不大于": _S.AT_MOST, "最多": _S.AT_MOST, "至多": _S.AT_MOST, "顶多": _S.AT_MOST,
}  # fmt: skip
_TAILS = {
    "余": _S.MORE, "多": _S.MORE, "来": _S.MORE, "左右": _S.ABOUT, "上下": _S.ABOUT,
    "以上": _S.AT_LEAST, "以下": _S.AT_MOST, "以内": _S.AT_MOST, "之内": _S.AT_MOST,
}  # fmt: skip
_LOOSE = frozenset([_S.ABOUT, _S.NEARLY, _S.MORE])

_DIGIT = f"两{DIGITS}"
_HAN = f"{_DIGIT}十百千万亿零〇半"
_NUMBER = (
    rf"(?:\d[\d.,]*[百千万亿]*|百分之[{_HAN}]+|[{_HAN}]+分之[{_HAN}]+|过?半数|[几数][十百千万亿]+"
    rf"|[{_HAN}]+)"
)
_MEASURE = (
    "(?:个?(?:月|小时|百分点|工作日|星期|季度|学[时分])|[公英海][里斤顷尺寸]|[平立]方[公分厘]?[米里]"
    "|分钟|[千兆]瓦时?|[厘毫千]米|[毫千]克|摄氏度|[美欧日港澳]元|英镑|卢布|人次|人民币"
    "|[个名人位家户元吨斤克亩台辆件条次项年日天周倍成页张篇字种处所座间支只头株棵口幅套场届期枚份笔批"
    "把艘架栋颗盏分秒米里时点度岁层顿票集%％℃])"
)
_TIME = r"[时点：:米]\d\d分?"
_RANGE = rf"{_MEASURE}?[至到—～~-]{_NUMBER}"
_BETWEEN = (
    rf"(?:{_TIME}|{_RANGE})?(?:{_MEASURE}[\p{{Han}}--[在的是向到为有与和级多余{_HAN}]]{{0,3}})?"
)
# In 节约, 附近, 赶超, 看不到 the last character belongs to another word.
_HEAD = (
    "(?:大[约概]|(?<![制节条合签公预契邀履相违纽特缔解续毁誓盟爽简隐如依赴集北华之婚要旧新失践背守负])约"
    "|[将接]近|(?<![附最靠邻远新亲临贴逼就抵迫走凑相毗挨切])近"
    "|[不未]?超过|(?<![中英德法意西赶反高])超|逾|不?[低少小高多大]于|[至最]少|[最至顶]多"
    r"|(?<![\p{Han}--[仅还尚已却但有了在年均且只总共是为前的用花]])不[到足])"
)
_LINK = (
    "(?:[要了为有在占需达计合是用花重长高宽深值]|(?<![低少小高多大])于){0,2}"
    "(?:公元前?|上世纪|[上下]午|晚上|凌晨|中午|早上|每[天月年人斤亩吨户次])?"
)
_REACH = 30  # a number and the words on either side of it are shorter
_SAID = lazy(
    rf"(?<head>{_HEAD})?{_LINK}(?<number>(?:(?!数)|(?<![人总户次指基系函多少字])){_NUMBER})"
    rf"(?:(?:个(?=.(?:小时|月|星期|世纪)))?(?<more>[余多]))?(?<between>{_BETWEEN})",
    regex.V1 | regex.REVERSE,  # from the second word back to the first
)
_TWO_HEADS = literals(
    *(
        f"[约概近超过逾于]{link}{second}"
        for link in ("", "[有为合占需达了]")
        for second in ("[约近超]", "大约", "将近", "接近")
    )
)
_HEAD_TWICE = lazy(rf"({_HEAD})[有为合占需达了]?({_HEAD})", regex.V1 | regex.REVERSE)
_HEADS_REACH = 8  # from the end of the first of two heads to the number is less
_SECOND_HEAD = lazy(rf"[约近超](?=过?[\d{_HAN}几数])过?")
_SOME_TIME = lazy(f"{_NUMBER}个?[年月天日]")
_BOUNDS = literals(*(tail for tail in _TAILS if len(tail) > 1))
_AND_MORE = literals(f"[{_HAN}][多余]", r"\d[多余来]", "十来", "[年个倍里米时钟天月吨斤亩块成]多")
# What a tail may not begin or end: 30多功能厅, 百余杭人, 5名左右手, 20名上下班职工, 3项以上述.
_TAIL = lazy(
    "[余多来左上以之](?:"
    rf"(?<=[\d{_HAN}]多)(?![功媒党半普哈伦]|元化|样化|民族|种族)|(?<=[\d{_HAN}]余)(?![杭姚额震])"
    "|(?<=[年个倍里米时钟天月吨斤亩块]多)(?=[的了，。；、：）\n长高深宽远月小])"
    "|(?<=成多)(?![少数])|(?<=左)右(?![两岸手翼侧邻舍为摇逢着了各开转])"
    "|(?<=上)下(?![班级游楼学课车铺联文一求齐连火其])"
    r"|(?<=[\d十]来)(?=[个名人位户家岁块元斤亩里米张条])"
    "|(?<=以)[上下](?![述几问])|(?<=[以之])内)"
)
_ABOUT_PAIR = lazy(
    f"(?:[{_DIGIT}]?十)?(?:一二|一两|两三|二三|三四|三五|四五|五六|六七|七八|八九)[十百千万]?"
)
# Something before a tail that it may repeat: a head, a tail or an approximate number.
_MAY_SAY_SO = lazy(
    "[约概近超逾余几数于少多到足二两三四五六七八九](?<="
    rf"[约概近超逾余几数]|(?<=[低少小高多大])于|(?<=[至最])少|(?<=[至最顶\d.,个数{_HAN}])多|(?<=不)[到足]"
    "|(?<=一)[二两]|(?<=[二两])三|(?<=三)[四五]|(?<=四)五|(?<=五)六|(?<=六)七|(?<=七)八|(?<=八)九)"
)
_MEASURED = lazy(rf"(?:{_RANGE})?{_MEASURE}?")
_RANGED = lazy(_RANGE)
_PERIOD = lazy_re("个?[年月天日周载星季届期场代]")  # 近30多年来: 近 is recent here
_PASSED = ("过", "经", "时", "达", "了", "有", "历", "距", "已", "为")
_CLOSERS = ("的", "，", "。", "；", "、", "）", "”", "\n", "者")


DOUBLED, BOUND_TWICE, CONFLICT = "NUM020", "NUM021", "NUM022"
"""The rules that report such pairs."""


class Twice(NamedTuple):
    """Two words that stand by one number, and what is wrong with the pair."""

    start: int
    end: int
    first: str
    second: str
    code: str
    new: str | None  # what remains when the second goes; None where the pair conflicts


def said_twice(document: Document) -> tuple[Twice, ...]:
    """All pairs of such words, each place once."""
    text = document.flow.text
    found: list[Twice] = []
    for tail in _tails(document):
        first = max(0, tail.start() - _REACH)
        if not _MAY_SAY_SO.search(text, first, tail.start()):
            continue
        said = _SAID.match(text, first, tail.start())
        twice = said and _around(text, said, tail)
        if twice and not (found and twice.start < found[-1].end):
            found.append(twice)
    for second in matches_near(_SECOND_HEAD, text, _TWO_HEADS.places(document), 0, _HEADS_REACH):
        heads = _HEAD_TWICE.match(text, max(0, second.start() - 4), second.end())
        if heads is None or _SOME_TIME.match(text, second.end()):
            continue  # 约近几年: 近 is recent
        if _LOOSE.issuperset(map(_HEADS.get, heads.groups())):
            found.append(Twice(*heads.span(), heads[1], heads[2], DOUBLED, None))
    return tuple(found)


def _tails(document: Document) -> Iterator[regex.Match[str]]:
    """The words that may stand behind a number and make it approximate or a bound."""
    places = [*_BOUNDS.places(document), *(at + 1 for at in _AND_MORE.places(document))]
    return tried(_TAIL, document.flow.text, sorted(places))


def _around(text: str, said: regex.Match[str], tail: regex.Match[str]) -> Twice | None:
    """The words before and behind one number, where they do not go together."""
    head, number, more = said.group("head", "number", "more")
    first = head or more or (number if _is_about(number) else None)
    if first is None or _belongs_elsewhere(text, said, tail):
        return None
    second = _TAILS[tail.group()]
    is_more = more is not None and second is not _S.ABOUT
    code = _verdict(_HEADS[head] if head else _S.MORE if is_more else _S.ABOUT, second)
    if code is None:
        return None
    start = said.start("head" if head else "number")
    new = None if code == CONFLICT else text[start : tail.start()]
    return Twice(start, tail.end(), first, tail.group(), code, new)


def _verdict(first: _Sense, second: _Sense) -> str | None:
    """What is wrong with a number between words of these senses, if anything is."""
    if second is _S.ABOUT:
        return DOUBLED if first in (_S.ABOUT, _S.NEARLY) else CONFLICT
    if first in (_S.ABOUT, _S.NEARLY):
        return DOUBLED if first is _S.ABOUT and second is _S.MORE else CONFLICT
    if second is _S.MORE:  # at least, or at most, thirty-odd: both may stand
        return {_S.MORE: BOUND_TWICE, _S.LESS: CONFLICT}.get(first)
    is_lower = first in (_S.MORE, _S.AT_LEAST)
    return BOUND_TWICE if is_lower == (second is _S.AT_LEAST) else CONFLICT


def _is_about(number: str) -> bool:
    """Whether the number is approximate by itself: 三五, 数十."""
    return number[0] in "几数" or _ABOUT_PAIR.fullmatch(number) is not None


def _belongs_elsewhere(text: str, said: regex.Match[str], tail: regex.Match[str]) -> bool:
    """Whether one of the two words goes with something other than the number."""
    head, between = said.group("head", "between")
    second, after = tail.group(), text[tail.end() : tail.end() + 3]
    link = text[said.end("head") : said.start("number")] if head else ""
    if (head == "约" and link.startswith("了")) or (head == "超" and link):
        return True  # 约了30多人, 超重10余公斤
    if head == "近" and _PERIOD.match(between + after):
        return "来" in after or not text.endswith(_PASSED, 0, said.start())
    if head is None and _RANGED.match(between):
        return True  # 几十万元到100多万元
    if _TAILS[second] is _S.MORE:
        return head == "大概" or (head is None and said["number"][0] not in "几数")
    if second[0] in "以之":
        if not _MEASURED.fullmatch(between):
            return True
        is_loose = head is None or _HEADS[head] in _LOOSE - {_S.MORE}
        return (is_loose or between.endswith("岁")) and not after.startswith(_CLOSERS)
    return between.startswith("年代")
