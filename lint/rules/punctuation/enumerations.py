"""Marks between the items of an enumeration: 、 where it is due, and where it is not."""

from __future__ import annotations

from collections.abc import Iterator

from lint.diagnostic import Applicability, Diagnostic, Severity, Text
from lint.rule import Case, Rule, rule
from lint.text.document import Document
from lint.text.lazy import lazy, lazy_re
from lint.text.numerals import NUMERALS, ONE_TO_TEN
from lint.text.occurrences import matches_near
from lint.text.search import literals

_NEXT = (
    "(?<=一、)二|(?<=[二两]、)三|(?<=三、)[四五]|(?<=四、)五|(?<=五、)六|(?<=六、)七|(?<=七、)八|(?<=八、)九"
    "|(?<=1、)2|(?<=2、)3|(?<=3、)[45]|(?<=4、)5|(?<=5、)6|(?<=6、)7|(?<=7、)8|(?<=8、)9"
)
# What counts and never numbers: 三、四年级, 一、二等奖 and 二、三产业 name two things.
_MEASURE = (
    "天(?!线)|岁|斤|吨|亩|公里(?!处)|里(?!程)|元|倍|块|尺|丈|头|辆|台|座|棵|个(?!五年)|小时|分钟|米(?!线)|公斤"
    "|年(?!级|[期制代度])|[百千万亿]"
)
_NEIGHBOURS = literals(
    "一、二", "[二两]、三", "三、[四五]", "四、五", "五、六", "六、七", "七、八", "八、九",
    "1、2", "2、3", "3、[45]", "4、5", "5、6", "6、7", "7、8", "8、9",
)  # fmt: skip
_APPROXIMATE = lazy(
    rf"、(?:{_NEXT})(?=十?(?:{_MEASURE})|十[人名位户家次件][^、])"
    r"(?<!(?:^|[。；：，、“（(\n第初高大统唯单同之专万逐归合不如划其惟]|[0-9.．:：/∶—～-]"
    rf"|[{ONE_TO_TEN}几半](?=两)|[第农][{ONE_TO_TEN}百]{{1,3}}).、.)"
)


@rule(
    id="PUN038",
    name="approximate-number",
    severity=Severity.WARNING,
    summary=Text("概数的两个数字之间用了顿号", "、 within an approximate number"),
    message=Text(
        "表示概数不用顿号：“{text}”宜作“{new}”",
        "an approximate number takes no 、: write “{new}” for “{text}”",
    ),
    why=Text(
        "“八九公里”“三五天”这样相邻的两个数字表示概数，用汉字，中间不用顿号。"
        "“二、三产业”“五、六年级”说的是两样东西，要用，不报。",
        "Two neighbouring numerals that stand for about so many are written in Han, with no mark "
        "between: 八九公里, 三五天. 二、三产业 and 五、六年级 name two things and keep theirs.",
    ),
    source="GB/T 15834-2011 4.5.3.4; GB/T 15835-2011 5.2.1",
    fix=Applicability.UNSAFE,
    needs=_NEIGHBOURS,
    covers=("P03", "N03", "C10"),
    cases=(
        Case(bad="屋里坐着二、三十位老人。", at="二、三", fixed="屋里坐着二三十位老人。"),
        Case(bad="山路长八、九公里。", at="八、九", fixed="山路长八九公里。"),
        Case(bad="来回要3、5天。", at="3、5", fixed="来回要三五天。"),
        Case(bad="老周七、八十岁了，养了2、3头牛。", fixed="老周七八十岁了，养了两三头牛。"),
        Case(bad="他那年十七、八岁。", at="七、八", fixed="他那年十七八岁。"),
        Case(good="发展二、三产业，教五、六年级，得一、二等奖。"),
        Case(good="第三、四个五年计划，第十三、四年，五、六十年代。"),
        Case(good="分别增长6.9、8.7和5.3个百分点，配1、2、5元三种。"),
        Case(good="一、二百亩果园建成\n1、2台水泵到位", note="序号"),
        Case(good="半斤八两、三尺讲台。"),
        Case(good="比分是11∶8、9个回合，坚持统一、二元并存。"),
    ),
)  # fmt: skip
def approximate_number(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    for start, word in _NEIGHBOURS.hits(document):
        if _APPROXIMATE.match(text, start + 1) is None:
            continue
        end = start + len(word)
        low, high = text[start], text[end - 1]
        if low.isdecimal():
            low, high = "两" if low == "2" else NUMERALS[int(low)], NUMERALS[int(high)]
        yield self.rewritten(document, start, end, low + high)


# What a noun that names a body ends in; what no such noun holds.
_BODY_ENDS = (
    "局|院|会|委|办|站|厅|处|社|厂|村|镇|中心|公司|法庭|派出所|[支大中]队|政府|银行|集团|大学|街道"
    "|社区"
)
_NO_NOUN = (
    r"\d，。、；：？！…“”‘’《》（）\n 　"
    "在走进到来位据从由对把被让向是为有与和的了及将同以于等设能赢输去"
)
_BODY = f"[^{_NO_NOUN}]{{1,10}}(?:{_BODY_ENDS})(?<![主承协举创开合]办)"
_LISTED = literals(*(f"{end}、" for end in _BODY_ENDS.split("|")))
_REACH = 40  # characters on either side of such a 、 that the pattern below looks at, and more
_AMONG_BODIES = lazy(
    rf"，(?<=[局院会委办站厅处社厂心司庭所队府行团学村镇道区].)(?:(?={_BODY}、{_BODY})(?<=(?:^|[。；，]|\d[日月年]){_BODY}，)"
    rf"|(?={_BODY}(?:联合|共同|等|[和、，]))(?<=[。；，、\n]{_BODY}、{_BODY}，))"
)
_THINGS = "名个家人台辆套件条只头处块份亩斤吨米种支艘架枚棵间栋袋箱瓶"
_COUNTED = rf"\d[\d.]*[余多万]{{0,2}}[{_THINGS}]"
_MORE = lazy(r"[其包比同较占增减共已又还另仅约并]")
_WORDS = r"\p{Han}{2,7}"
_NOT_SO_ON = "(?!、|于|级|待|候|着|到|[你我他她])"  # 等于, 等待
_WORDS_AND_SO_ON = lazy(
    rf"等(?<![平同对相优高中初均何此该]等)(?<=、(?P<before>{_WORDS})，(?P<item>{_WORDS})(?:、(?P<last>{_WORDS}))?.){_NOT_SO_ON}"
)
_COMMA_IN_LIST = lazy_re("、[^，、]{2,7}，(?=[^，]{2,15}等)")  # sooner found than told for sure
_THING_AND_SO_ON = literals(f"[{_THINGS}]等")
_COUNTED_AND_SO_ON = lazy(rf".等(?<={_COUNTED}.){_NOT_SO_ON}")
_JOINED = frozenset("的了和与及")
# What begins a clause, and no item of a list of nouns.
_CLAUSE_BEGINS = lazy_re(
    "或|并|依法|被告|嫌疑|公[布开]|建[立设]|促进|推[动进]|加[强快]|实[施现]|开展|提[供高]|设立|完善|采取|落实"
    "|确保|保障|带动|组织|强化|引导|涉及|包括|打造|举办|进行"
)
_GROUPS = lazy("、[^，、]{1,10}，[^，、]{1,10}、")
_FAR = 80  # characters; the groups of one list stand nearer
_COUNTED_END = lazy(rf"{_COUNTED}$")


@rule(
    id="PUN039",
    name="comma-in-enumeration",
    severity=Severity.WARNING,
    summary=Text("并列词语之间误用逗号", "comma between the items of an enumeration"),
    message=Text("并列的词语之间用顿号", "items of one enumeration are parted by 、, not by ，"),
    why=Text(
        "一串并列的词语，别处用顿号，其中一处用了逗号；或“等”之前各项带数量，项间用了逗号。"
        "只报几个单位名称并列和“等”之前整齐的各项；各项内另有顿号时，项间可用逗号。",
        "One comma among the 、 of a list, or commas between counted items before 等. Reported "
        "only among names of bodies and before 等 where the items match; items that hold 、 "
        "themselves may be parted by commas.",
    ),
    source="GB/T 15834-2011 4.4, 4.5",
    covers=("P41",),
    fix=Applicability.UNSAFE,
    needs="，",
    cases=(
        Case(
            bad="6月17日，清河县政法办，县公安局、县法院联合开展宣传。",
            at="，",
            fixed="6月17日，清河县政法办、县公安局、县法院联合开展宣传。",
        ),
        Case(
            bad="投入收割机120余台，播种机110余台，打捆机10余台等农机具。",
            at="，",
            fixed="投入收割机120余台、播种机110余台、打捆机10余台等农机具。",
        ),
        Case(bad="做好测温、扫码，消毒等工作。", at="，", fixed="做好测温、扫码、消毒等工作。"),
        Case(
            bad="开展测温、扫码，消毒、值守等工作。",
            at="，",
            fixed="开展测温、扫码、消毒、值守等工作。",
        ),
        Case(good="6月17日，县公安局联合县法院、县检察院开展宣传。"),
        Case(good="在清河县财政局，预算科、国库科的灯还亮着。"),
        Case(good="全县有大棚1200个，其中育苗棚300个等。"),
        Case(good="活动由县文联主办，县美术家协会、县书法家协会承办。"),
        Case(good="带来锅碗、米面，灶台上等着下锅。", note="等待"),
        Case(good="牵涉农业、水利，教育、卫生，交通、通信等部门。", note="两层并列"),
        Case(good="通过修渠、铺路，发展茶叶生产等措施，克服等、靠、要。"),
        Case(good="健全投诉、举报制度，公布投诉、举报方式等信息，统筹规划、建设，促进城乡平等交换。"),
        Case(good="法院宣判一起生产、销售伪劣产品案，被告人周长河等19人获刑。"),
    ),
)  # fmt: skip
def comma_in_enumeration(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    listed = _LISTED.places(document)
    found = {match.start() for match in matches_near(_AMONG_BODIES, text, listed, _REACH, _REACH)}
    commas = [match.end() for match in _COMMA_IN_LIST.finditer(text)]
    for match in matches_near(_WORDS_AND_SO_ON, text, commas, 0, _REACH):
        if _are_alike(*match.group("before", "item", "last")) and not _has_groups(
            text, match.start("before")
        ):
            found.add(match.start("item") - 1)
    for at in _THING_AND_SO_ON.places(document):
        if _COUNTED_AND_SO_ON.match(text, at):
            found.update(_commas_of_counted(text, at + 1))
    for at in sorted(found):
        yield self.rewritten(document, at, at + 1, "、")


def _has_groups(text: str, end: int) -> bool:
    """Whether commas part groups of items earlier in the sentence: 农业、水利，教育、卫生."""
    first = max(0, end - _FAR)
    start = max(first, *(text.rfind(stop, first, end) + 1 for stop in "。；：！？\n"))
    return _GROUPS.search(text, start, end) is not None


def _are_alike(before: str, item: str, last: str | None) -> bool:
    """Whether the words on either side of a comma are so much alike that they are of one list."""
    if _CLAUSE_BEGINS.match(item) and not _CLAUSE_BEGINS.match(before):
        return False
    if last:
        return len(before) == len(item) == len(last)
    return abs(len(before) - len(item)) <= 1 and _JOINED.isdisjoint(before + item)


def _commas_of_counted(text: str, end: int) -> Iterator[int]:
    """The commas between items such as 播种机110台, from the one that ends at `end` backwards."""
    while True:
        comma = text.rfind("，", max(0, end - _ITEM), end)
        item = text[comma + 1 : end]
        if comma < 0 or not item[:1].isalpha() or _MORE.match(item) or not _ONE.isdisjoint(item):
            return
        if not _COUNTED_END.search(text, max(0, comma - _ITEM), comma):
            return
        yield comma
        end = comma


_ITEM = 14  # characters
_ONE = frozenset("、。；：！？\n“”")

_EVENT = "座谈|宣讲|推介|洽谈|恳谈|研讨|报告|培训|观摩|交流|对接|招聘|茶话|联谊"
_BUREAU = (
    "公安|财政|审计|教育|民政|司法|交通|水利|农业|林业|卫生|文化|体育|统计|税务|环保|城管|商务|信访"
    "|应急|人社|住建|气象"
)
_MEET = literals(
    *(f"会{event}" for event in _EVENT.split("|")), *(f"局{field}" for field in _BUREAU.split("|"))
)
_RUN_TOGETHER = {
    "会": lazy(rf"会(?=..会)(?=(?P<right>{_EVENT}))(?<=(?P<left>{_EVENT}).)"),
    "局": lazy(rf"局(?=..(?:管理)?局)(?=(?P<right>{_BUREAU}))(?<=(?P<left>{_BUREAU}).)"),
}


@rule(
    id="PUN040",
    name="nouns-run-together",
    severity=Severity.WARNING,
    summary=Text("并列的名词之间缺顿号", "no 、 between two nouns of one kind"),
    message=Text(
        "“{text}”是两样并列，中间缺顿号：宜作“{new}”",
        "two nouns of one kind run together: write “{new}” for “{text}”",
    ),
    why=Text(
        "“座谈会宣讲会”“财政局审计局”这样两个同类的词并列，中间用顿号。只报表里的会议名和局名。",
        "Two nouns of one kind, as two meetings or two bureaus, are parted by 、. Reported only "
        "for the meetings and bureaus of a short list.",
    ),
    source="GB/T 15834-2011 4.5.3.1",
    needs=_MEET,
    covers=("P41",),
    fix=Applicability.UNSAFE,
    cases=(
        Case(
            bad="先后召开座谈会宣讲会5场。",
            at="座谈会宣讲会",
            fixed="先后召开座谈会、宣讲会5场。",
        ),
        Case(bad="县财政局审计局联合检查。", fixed="县财政局、审计局联合检查。"),
        Case(good="召开座谈会，宣讲会也排上了日程。"),
        Case(good="茶博会推介会开幕，招聘会筹备会召开。", note="前一个修饰后一个"),
        Case(good="座谈会座谈会纪要", note="DUP001"),
    ),
)  # fmt: skip
def nouns_run_together(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    for at, word in _MEET.hits(document):
        match = _RUN_TOGETHER[word[0]].match(text, at)
        if match and match["left"] != match["right"]:
            left, right = match["left"], match["right"]
            cut = match.end()
            start, end = cut - len(left) - 1, cut + len(right) + 1
            new = f"{text[start:cut]}、{text[cut:end]}"
            fix = self.replace(document, cut, cut, "、")
            details = {"text": text[start:end], "new": new}
            yield self.found(document, start, end, fix=fix, details=details)
