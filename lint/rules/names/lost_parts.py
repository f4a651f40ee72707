"""NAM003: the name of a body without a part that it has elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from lint.diagnostic import Severity, Text
from lint.rule import Case, Findings, Page, Rule, issue_rule
from lint.rules.names.forms import Ending, Names, forms, index, reported
from lint.text.cities import PLACES
from lint.text.common import common_start
from lint.text.lazy import lazy
from lint.text.organisations import organisations

_HEADED = 3  # characters that both forms begin with, at least
_LOST = 4  # characters that may be lost, at most
_TELLING = 5  # characters of a name that say what body it is
_LOOKED_AT = 40  # pairs of an issue

# Places, and what there are many of: one with a word more is another one.
_MANY_OF = (
    "省 市 县 区 镇 乡 村 街道 社区 市场 医院 大学 学院 中学 小学 学校 幼儿园 法院 检察院 银行 "
    "支行 分行 集团 联社 俱乐部 总队 总部 车站 公园 广场 农场 大桥 党校 委员会 大使馆"
)
_MANY = frozenset(_MANY_OF.split())
_PLACE = "省市县区州盟旗镇乡村国"
_WHOLE_COUNTRY = frozenset(["国家", "全国", "中国", "中央"])
_KINDS_OF_PLACES = (
    "农业 工业 科技 经济 城市 贫困 旅游 文化 沿海 先进 重点 试点 示范 中心 民族 历史 革命 现代 "
    "商业 矿业 林业 牧业 渔业 生态 特色 文明 卫生 园林 森林 花园 港口 边境 口岸 大型 小型 新兴 "
    "内陆 发达 受灾 重灾 所在 外地 本地 当地 周边 邻近 教育 水利 交通 体育 资源 产粮 粮食 蔬菜 "
    "水果 高新"
)
_NO_PLACES = frozenset(_KINDS_OF_PLACES.split())  # 农业县, 文化镇
_NO_NAMES = f"{_PLACE}级家个座的新"  # what a 经济开发区 is, or how many, and not whose
_LEVEL = lazy("[省市县区镇乡](?=..)")
# Words that make another body, not a longer name.
_OTHERS = lazy(
    r"^[原老新大小高初中东西南北上下前后左右内外总分]|[省市县区州盟旗镇乡村国第副届级和与及、"
    r"〇一二三四五六七八九十百千万\d]"
    r"|[局部厅处院校会司委室所站队厂]|[科办组]$|工作|(?:人民|自治|企业|集团|行业|有限|责任|股份|"
    "领导|联席|联合|常务|常设|执行|青年|少年|"
    r"妇女|老年|学生|职工|民族|国际|体育|机械|社会|前线|现场|临时|一线|筹备|综合|基层|定点|自然|特色|专业|"
    "志愿|流动|移动|重点|试点|职业|师范|附属|直属"
    r"|实验|实践|示范|共建|联动|合作|开放|训练|培训|地震|抗震|交易|主题|先后|两家|多家)|^设$"
)
_UNSETTLED = lazy(
    r"(?:附属|直属|所属|下属|第.{1,2}|[局部厅处院校会司委室所社站队厂办组行]|公司|集团|中心|人民|"
    "国际|国家|全国|政府|大学)$"
)
_TECHNICAL = ("技术", "研究中心")  # 工程研究中心 and 工程技术研究中心 are two kinds of body


class Shortened(NamedTuple):
    """A name and the same without `lost`, which stood between `before` and `behind`."""

    before: str
    lost: str
    behind: str

    @property
    def long(self) -> str:
        return self.before + self.lost + self.behind

    @property
    def short(self) -> str:
        return self.before + self.behind

    def holds(self, other: Shortened) -> bool:
        """Whether both names have those of another pair in them: 指挥部办公室, 指挥部."""
        return self != other and other.short in self.short and other.long in self.long


@issue_rule(
    organisations,
    id="NAM003",
    name="name-without-a-part",
    severity=Severity.WARNING,
    summary=Text("单位名称前后不一，丢了字", "the name of a body without a part of it"),
    message=Text(
        "“{rare}”（{few}处）与“{common}”（{many}处）疑是同一单位：核对全称，全文统一",
        "{rare} ({few}×) and {common} ({many}×) seem to be one body: check its full name",
    ),
    why=Text(
        "同一单位的名称，一处完整，一处中间丢了词，少的那处多是脱漏。名称须以地名或“国家”开头；"
        "“县防汛抗旱指挥部”一类只写级别的，在同一篇里比。简称（经开区、县医院）不报；"
        "多一个词就是另一单位的"
        "（省科学院与省农业科学院、第一中学与中学、集团与其分公司）不报；"
        "两个名称在同一句里并列的不报。",
        "A body has its name in full in one place, and in another without a word from the "
        "middle. The "
        "name begins with a place, or with 国家; one that only says its level is compared within "
        "the "
        "article. Short forms (经开区) stay quiet, and so do names that are another body's with "
        "a word "
        "more (省科学院, 省农业科学院), and two that stand in one sentence.",
    ),
    source="报纸编校差错率计算方法 三.2",
    covers=("F48", "F49"),
    cases=(
        Case(
            bad="清河县防汛抗旱指挥部发出通知。各镇巡堤查险。清河县防汛指挥部要求，24小时值班。",
            at="清河县防汛指挥部",
        ),
        Case(
            bad="走进清河县，清河经济技术开发区机器轰鸣。\f清河经济开发区招来了12家企业。",
            at="清河经济开发区",
        ),
        Case(
            bad="国家稻麦技术创新中心揭牌。专家们下了田。国家稻麦创新中心还要建12个观测点。",
            at="国家稻麦创新中心",
        ),
        Case(
            bad="清河县鑫源纺织有限公司的车间里很静。清河县鑫纺织有限公司的产品远销海外。",
            at="清河县鑫纺织有限公司",
        ),
        Case(
            good="清河经济技术开发区机器轰鸣。清河经开区招来了12家企业。开发区里种了树。",
            note="简称",
        ),
        Case(good="省农业科学院的专家来了。省科学院的专家也来了。", note="两个单位"),
        Case(good="清河县人民医院的医生来了。清河县医院几个字写在老墙上。"),
        Case(good="清河县防汛抗旱指挥部、清河县防汛指挥部两块牌子挂在一起。", note="一句里并列"),
        Case(good="清河县经济开发区招商。云溪县经济技术开发区招工。", note="两个县"),
        Case(good="清河县发展和改革局发文。清河县发展改革局答复。"),
        Case(good="清河县第一实验小学开课。清河县实验小学放学。"),
        Case(good="清河大学附属中山医院建成。清河大学附属医院搬迁。"),
        Case(good="国家光电工程技术研究中心揭牌。国家光电工程研究中心开放。", note="两类中心"),
        Case(good="县防汛抗旱指挥部发出通知。\f县防汛指挥部发出通知。", note="不知是不是一个县"),
        Case(good="清河县文化和旅游服务中心开门。清河县旅游服务中心关门。"),
        Case(good="云溪社区卫生服务中心开门。云溪社区服务中心关门。"),
        Case(good="党史学习教育领导小组办公室来电。党史学习教育办公室来电。"),
    ),
)
def name_without_a_part(self: Rule, pages: Sequence[Page[Names]]) -> Findings[Names]:
    found = {
        pair: two
        for pair in islice(_shortened(pages), _LOOKED_AT)
        if (two := forms(pair.short, pair.long, pages))
        and (
            _has_place(pair.before, pages)
            or _is_zone(pair)
            or (two.in_one_article(pages) and (_has_level(pair) or _begins_with_place(pair)))
        )
    }
    for pair, two in found.items():
        if not any(pair.holds(other) for other in found):
            yield from reported(self, pages, two)


def _shortened(pages: Sequence[Page[Names]]) -> Iterator[Shortened]:
    """The names that have a part more than others."""
    seen: set[Shortened] = set()
    for ending in index(pages).endings:
        if ending.head[::-1] in _MANY:
            continue
        for pair in _without_parts(ending):
            if pair not in seen and _is_part(pair):
                seen.add(pair)
                yield pair


def _without_parts(ending: Ending) -> Iterator[Shortened]:
    """Of the names that end alike, those that have a part before it which others have not."""
    head, size, names = ending
    for name, other, at in _longer(names, size):
        shared = common_start(name[size:], other[at:])
        # 清河县, 云溪县: what both go on with is no whole place.
        if name[size + shared - 1] not in _PLACE or shared in (len(name) - size, len(other) - at):
            yield Shortened(
                name[size : size + shared][::-1],
                other[size:at][::-1],
                (head + name[:size])[::-1],
            )


def _longer(names: Sequence[str], size: int) -> Iterator[tuple[str, str, int]]:
    """Each name, one that has more behind `size`, and where it goes on there as the first does."""
    starts = {name[size : size + _HEADED] for name in names if len(name) >= size + _HEADED}
    again = [
        (number, at, start)
        for number, name in enumerate(names)
        for at in range(size + 1, size + _LOST + 1)
        if (start := name[at : at + _HEADED]) in starts
    ]
    if not again:
        return  # soon told, and true of most
    by_start: defaultdict[str, list[int]] = defaultdict(list)
    for number, name in enumerate(names):
        by_start[name[size : size + _HEADED]].append(number)
    found: dict[tuple[int, int], int] = {}
    for number, at, start in again:
        for shorter in by_start[start]:
            found.setdefault((shorter, number), at)
    for (shorter, number), at in sorted(found.items()):
        if names[shorter][size] != names[number][size]:
            yield names[shorter], names[number], at


def _is_part(pair: Shortened) -> bool:
    """Whether what one name lacks makes no other body of it, wherever it is cut out."""
    while True:
        if (
            _OTHERS.search(pair.lost)
            or _UNSETTLED.search(pair.before)
            or (pair.lost, pair.behind) == _TECHNICAL
            or (len(pair.lost) > 1 and pair.behind.endswith("公司"))
        ):
            return False
        before, lost, behind = pair
        if not before or before[-1] != lost[-1]:
            return True
        pair = Shortened(before[:-1], before[-1] + lost[:-1], lost[-1] + behind)


def _has_place(before: str, pages: Sequence[Page[Names]]) -> bool:
    """Whether a name begins with a place, and goes on with two characters of its own or more."""
    return any(
        place in _WHOLE_COUNTRY
        or place in PLACES
        or (len(place) > 1 and place[-1] in _PLACE)
        or _is_place(place, pages)
        for at in range(2, len(before) - 1)
        for place in (before[max(0, at - 3) : at], before[at - 2 : at])
    )


def _is_place(name: str, pages: Sequence[Page[Names]]) -> bool:
    """Whether the issue names a county or the like so."""
    return len(name) > 1 and name not in _NO_PLACES and index(pages).has_kind(name, _PLACE)


def _is_zone(pair: Shortened) -> bool:
    """Whether it is a zone that one place has: 清河经济开发区, 清河经济技术开发区."""
    place = pair.before.removesuffix("经济")
    return (
        (pair.lost, pair.behind) == ("技术", "开发区")
        and 1 < len(place) < len(pair.before)
        and place[-1] not in _NO_NAMES
    )


def _has_level(pair: Shortened) -> bool:
    return _LEVEL.match(pair.before) is not None


def _begins_with_place(pair: Shortened) -> bool:
    """Whether the part stood right behind a place, and the rest still tells what body it is."""
    return pair.before[-1] in _PLACE and len(pair.behind) >= _TELLING
