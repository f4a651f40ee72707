"""Names listed beside their number: A、B、C两镇, 3家企业（A、B、C、D）."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

import regex

from lint.diagnostic import Diagnostic, Severity, Text
from lint.rule import Case, Rule, rule
from lint.rules.figures.divisions import (
    DIVISIONS,
    JOINS,
    LONGEST_PART,
    Listed,
    dashed,
    divided,
)
from lint.rules.figures.respectively import unmatched
from lint.rules.figures.titled import titled
from lint.text.awaited import awaited
from lint.text.document import Document
from lint.text.lazy import lazy, lazy_re
from lint.text.misprints import speaks_of_misprint
from lint.text.names import SURNAMES
from lint.text.numerals import DIGITS, value
from lint.text.places import sentence_start

_PLACES = (
    "省区市|省区|省市|市州|乡镇|街道|社区|县区|县市|区县|市县|[镇乡村县市省区国州]"
    "|地(?![区块方点级位形带段产质址铁板面处理域图下])"
)
_CLASSES = "镇乡村县市省区国州地"
_PEOPLE = "[名位]\\p{Han}{1,6}|人(?!次)"
_BODIES = (
    "个?(?:部门|部委|单位|机构)"
    "|[家所](?:企业|公司|医院|学校|单位|银行|工厂|高校|院校|部门|机构|商场|超市|酒店|农场)?"
)
_KINDS = (
    rf"(?:(?<place>个?(?:{_PLACES}))(?![{DIGITS}两][{_CLASSES}])|(?<people>{_PEOPLE})"
    rf"|(?<body>{_BODIES})|(?<aspect>[个大]?(?:方面|环节|领域|层面|重点|维度|关键)"
    "|大(?:产业|行业|板块|支柱|任务))"
    r"|(?<turn>化)|(?<thing>[个项大种类条座支场]\p{Han}{2,6}))"
)
_COUNTERS = f"[个名位人家所项大种类条座支场方化部单机镇乡村县市省区国州地街社{DIVISIONS}]"
_DIGITS = f"{DIGITS[1:]}两十0-9"
_WORDS = rf"[^、，。；：！？（）《》\n{_DIGITS}]{{1,24}}+[{_DIGITS}]{{1,2}}+"  # up to a numeral
_AFTER = lazy_re(rf"、(?={_WORDS}(?:{_COUNTERS}|{_WORDS}{_COUNTERS}))")
_NUMBER = lazy_re(rf"(?<![\d.{DIGITS}十百千])(?:[{DIGITS[1:]}两十]二?|[2-9]|1[0-5])(?={_COUNTERS})")
_KIND = lazy(_KINDS)
_NO_NAME = r"，。；：！？（）“”《》\d\n"
_LIST = rf"(?=[^、{_NO_NAME}]*、)(?=(?P<list>[^{_NO_NAME}]{{2,80}})[）。；，])"
_AHEAD = tuple(lazy(f"{mark}{_LIST}") for mark in "（：即")
_NAMED = awaited(f"分别是{_LIST}", "分别是")
_COUNTED = lazy(
    rf"(?<![\d.{DIGITS}十百千])(?<count>[{DIGITS[1:]}两十]二?|[2-9]|1[0-5]){_KINDS}”?，?",
    regex.REVERSE,
)
_SUFFIX = lazy_re("[镇乡村县市省区州盟旗]$|街道$|社区$|办事处$")
_LEADS = lazy_re("从|围绕|聚焦|紧扣|突出|抓[住好]|瞄准|紧盯|做[强大优]|发展|培育|壮大|推进|打造")
_REGION = lazy_re("[东南西北中华环洋海湾洲欧亚非美]")  # 波兰、北欧五国
_MARK = lazy("[，。；：！？（）“”《》\n]", regex.REVERSE)
_NO_LIST = lazy_re(
    "[0-9几各每两百千万亿]|[一二三四五六七八九十](?=[个名位家项条座种支件场次是要大类届])"
    "|的|等|其中|以及|同时|包括|如|还"
)
_WORDS_OF_PEOPLE = frozenset("长员师生手民记任理家者人工")


def _behind_names(document: Document) -> Iterator[Listed]:
    """A、B、C两镇; 张三、李四三人."""
    text = document.flow.text
    last = -1
    for match in _AFTER.finditer(text):
        number = _NUMBER.search(text, match.end() + 1, match.end() + 28)
        if number is None or number.start() == last:
            continue
        last = number.start()
        at = end = number.start()
        while text[end - 1 : end] in _LINKS:
            end -= 1
        is_open = text[end - 1] == "等"
        end -= is_open
        count = value(number[0])
        first = max(0, end - _LONGEST)
        if is_open and text.count("、", first, end) + 2 <= count:
            continue
        is_long = end - match.end() > LONGEST_PART and text.find("、", match.end(), end) < 0
        if is_long and _NO_LIST.search(text, match.end(), end):
            continue  # no name
        parts = divided(text, number, end, is_open=is_open)
        if parts:
            yield parts
        counted = None if parts else _KIND.match(text, number.end())
        if counted is None:
            continue
        mark = _MARK.search(text, first, end)
        start = mark.end() if mark else first
        names = _names(text[start:end], count)
        if not names or (count > len(names) and _goes_back(text, start)):
            continue
        is_whole = counted[0][0] not in "个名位" or len(names) > count
        if _are_of_a_kind(names, counted, count, is_whole=is_whole):
            start = end - len("、".join(names))
            said = text[at : counted.end()]
            yield Listed(start, counted.end(), len(names), count, said, is_open)


def _goes_back(text: str, start: int) -> bool:
    """Whether the list may begin before the comma at `start`: 甲、乙，丙、丁四人."""
    sentence = sentence_start(text, start, _LONGEST)
    return text[start - 1 : start] == "，" and "、" in text[sentence:start]


def before_names(document: Document) -> tuple[Listed, ...]:
    """两镇（A、B、C）; 3家企业分别是A、B."""
    return tuple(_before_names(document))


def _before_names(document: Document) -> Iterator[Listed]:
    text = document.flow.text
    named = _NAMED.matches(document)
    rows: Iterable[re.Match[str] | regex.Match[str]] = chain(
        *(pattern.finditer(text) for pattern in _AHEAD), named
    )
    for match in rows:
        counted = _COUNTED.match(text, max(0, match.start() - 12), match.start())
        names = _names(match["list"], value(counted["count"])) if counted else ()
        if counted and names:
            count = value(counted["count"])
            if count > len(names) and text[match.end("list")] == "，":
                continue  # the list may go on
            if _are_of_a_kind(names, counted, count, is_whole=True):
                said = counted[0].rstrip("，”")
                yield Listed(
                    counted.start(), match.end("list"), len(names), count, said, is_open=False
                )


_LINKS = frozenset("这共计“")
_LONGEST = 100  # a list is no longer


def _names(text: str, count: int) -> tuple[str, ...]:
    """The items of a list; none where one holds a numeral or a word that no name holds."""
    items = text.split("、")
    if len(items) < 2 or _NO_LIST.search(text, len(items[0])):
        return ()
    last = JOINS.search(items[-1], 1)
    if last and last.end() < len(items[-1]):
        if count == 2:
            return ()  # 甲、乙和丙两县 may be 乙和丙
        items[-1:] = [items[-1][: last.start()], items[-1][last.end() :]]
    return tuple(items)


def _are_of_a_kind(
    names: tuple[str, ...], counted: regex.Match[str], count: int, *, is_whole: bool
) -> bool:
    """Whether each name can be one of what is counted."""
    if any(JOINS.search(name, 1) for name in names[:-1]):
        return False
    if counted["people"]:
        return all(map(_is_person, names[1:])) and _ends_in_person(names[0])
    if counted["body"]:
        return all(map(_is_body, names)) and count - len(names) < 3
    if counted["aspect"]:
        is_led = _LEADS.match(names[0]) is not None
        return is_led and all(2 <= len(name) <= 8 for name in names[1:])
    if counted["turn"]:
        return all(name.endswith("化") for name in names)
    if counted["thing"]:
        thing = counted["thing"]
        return all(len(name) > 2 and name[-2:] in (thing[1:3], thing[-2:]) for name in names)
    return _are_places(names, counted["place"], count, is_whole=is_whole)


def _are_places(names: tuple[str, ...], counter: str, count: int, *, is_whole: bool) -> bool:
    ends = {_suffix(name) for name in names}
    if len(ends) > 1 or any(len(name) > 8 for name in names[1:]):
        return False
    suffix = ends.pop()
    if suffix:
        return suffix in counter or (counter.endswith("镇") and suffix == "乡")
    is_region = count > len(names) and (_REGION.search(names[-1]) or "地" in counter)
    return is_whole and not is_region and all(2 <= len(name) <= 4 for name in names[1:])


def _is_body(name: str) -> bool:
    is_named = len(name) > 3 or (
        len(name) == 3 and name[-1] in "院校厂司店局所学中行社矿部委厅办署会"
    )
    return is_named and len(name) <= 16 and not _SUFFIX.search(name)


def _suffix(name: str) -> str:
    match = _SUFFIX.search(name)
    return match[0] if match and len(name) > 1 else ""


def _is_person(name: str) -> bool:
    is_long_enough = 2 <= len(name) <= 3
    return is_long_enough and name[0] in SURNAMES and name[-1] not in _WORDS_OF_PEOPLE


def _ends_in_person(text: str) -> bool:
    return any(_is_person(text[-length:]) for length in (2, 3) if len(text) >= length)


@rule(
    id="FIG010",
    name="names-and-count",
    severity=Severity.ERROR,
    summary=Text("列出的名称与数目不符", "names that are not as many as their count says"),
    message=Text(
        "列了{listed}个，不是“{said}”：核对名称和数目{etc}",
        "{listed} are listed, not {said}: check the names and the count{etc_en}",
    ),
    why=Text(
        "“清河、云溪、望源两镇”列了三个。有“等”时，列出的多于所说的数才报；各项不是一类、"
        "“和”字可作两解、前面是修饰语（北京、上海的12家企业）的不报。",
        "清河、云溪、望源两镇 lists three. With 等 only more names than are counted are reported; "
        "lists of unlike things, names that may hold 和, and places that tell where the counted "
        "things are, are left alone.",
    ),
    source="报纸编校差错率计算方法 三.2(1)",
    needs="、》”和与及",
    covers=("F36",),
    cases=(
        Case(bad="工作队走访了清河、云溪、望源两镇。"),
        Case(bad="投资方是华宇金属、恒大板材、金源铝业2家企业。"),
        Case(bad="民警李明、王强、赵磊两人跳入河中。"),
        Case(bad="创作了《清河谣》《云溪月》《望源春》两部作品。"),
        Case(bad="评选“文明户”“孝老之星”“清洁户”“好邻居”等三项荣誉。"),
        Case(bad="三个镇（清河镇、云溪镇、望源镇、石桥镇）完成搬迁。"),
        Case(bad="建立三项机制：会商机制、通报机制、督查机制、问责机制。"),
        Case(bad="走规模化、标准化、品牌化“四化”之路。", at="走规模化、标准化、品牌化“四化"),
        Case(bad="小麦、玉米、大豆分别增产3%、5%。", at="小麦、玉米、大豆分别增产3%、5%"),
        Case(good="小麦、玉米和大豆分别增产3%、5%和2%；城乡居民收入和支出分别增长3%、5%、6%、8%。"),
        Case(bad="围绕教育、医疗、养老、住房三个方面补短板。"),
        Case(bad="比赛设男子、女子、混合两个组别。", at="男子、女子、混合两个组别"),
        Case(bad="全书分山歌、号子、小调、儿歌三卷。", at="山歌、号子、小调、儿歌三卷"),
        Case(bad="去掉了两位配角——船老大、货郎和算命先生。"),
        Case(
            good="全书分山歌、号子和小调三卷，分山歌、小调和儿歌两卷，设初中、高中男女四个组别，设少儿、青年男子、女子四个组别。"
        ),
        Case(good="建立三项机制：会商机制、通报机制、督查机制；推进绿化工程、亮化工程两大工程。"),
        Case(good="走规模化、标准化、品牌化“三化”之路，推进“四化”，以信息化带动工业化。"),
        Case(good="工作队走访了清河、云溪、望源三镇，清河县和云溪、望源两县。"),
        Case(
            good="华宇金属、恒大板材等5家企业参加，北京、上海12家企业签约，北京、上海的3家企业未到。"
        ),
        Case(good="捷克、波兰和匈牙利三国，A和B两镇，中、南两国，省、市、县三级，京津冀三地。"),
        Case(good="民警李明、王强等五人，李明、王强一行5人，李明、王强夫妇3人。"),
        Case(good="创作了《清河谣》《云溪月》等5部作品，《论语》《孟子》两部书。"),
        Case(good="组织部、宣传部和清河、云溪两镇，清河镇、云溪镇3个村。", note="别的类"),
    ),
)
def names_and_count(self: Rule, document: Document) -> Iterator[Diagnostic]:
    for start, end, names, figures in unmatched(document):
        details = {"listed": names, "said": f"{figures}个数", "etc": "", "etc_en": ""}
        severity = Severity.WARNING
        yield self.found(document, start, end, details=details, severity=severity)
    for found in chain(
        _behind_names(document), document.once(before_names), titled(document), dashed(document)
    ):
        listed = found.listed
        is_fewer = listed < found.number
        if listed == found.number or (is_fewer and found.is_open):
            continue
        if speaks_of_misprint(document, found.start):
            continue
        details = {
            "listed": listed,
            "said": found.said,
            "etc": "，是否漏了“等”" if is_fewer else "",
            "etc_en": "; is 等 missing?" if is_fewer else "",
        }
        severity = Severity.WARNING if is_fewer else Severity.ERROR
        yield self.found(document, found.start, found.end, details=details, severity=severity)
