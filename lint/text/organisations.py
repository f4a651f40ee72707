"""Where a page names bodies and places by the word that such names end in: 局, 开发区, 镇."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from lint.text.blocks import blocks
from lint.text.document import Document
from lint.text.lazy import lazy, lazy_re

_HEADS = (
    "开发区 示范区 保税区 度假区 试验区 实验区 功能区 经济区 合作区 产业园 工业园 科技园 "
    "示范园 农业园 物流园 创业园 孵化园 生态园 植物园 动物园 公园 园区 指挥部 总部 项目部 党支部 "
    "党总支 俱乐部 文工团 艺术团 中心 管理局 监督局 保障局 事务局 规划局 建设局 运输局 公安局 "
    "教育局 财政局 农村局 农业局 水利局 水务局 林业局 商务局 文化局 旅游局 体育局 卫生局 健康局 "
    "民政局 司法局 审计局 统计局 环境局 资源局 应急局 信访局 税务局 气象局 保护局 执法局 服务局 "
    "促进局 合作局 投资局 改革局 信息局 科技局 科学局 供电局 邮政局 铁路局 分局 总队 支队 大队 "
    "中队 突击队 服务队 工作队 救援队 派出所 研究所 事务所 管理所 监督所 服务所 税务所 工商所 "
    "司法所 财政所 委员会 管委会 居委会 村委会 协会 学会 联合会 商会 基金会 促进会 研究会 理事会 "
    "办公室 工作室 实验室 研究院 设计院 科学院 医院 卫生院 法院 检察院 敬老院 养老院 福利院 剧院 "
    "大学 学院 中学 小学 学校 幼儿园 党校 有限公司 股份公司 公司 集团 合作社 联社 通讯社 出版社 "
    "报社 旅行社 供销社 工作站 服务站 监测站 管理站 水电站 变电站 收费站 车站 博物馆 纪念馆 "
    "图书馆 文化馆 美术馆 体育馆 展览馆 科技馆 档案馆 大使馆 水库 书库 水厂 电厂 工厂 化肥厂 "
    "机械厂 钢铁厂 造纸厂 纺织厂 制药厂 酒厂 药厂 钢厂 农场 林场 牧场 机场 广场 市场 体育场 大桥 "
    "街道 社区 小区 新区 新村 古镇 中心校 银行 支行 分行 基地 专班 领导小组 工作组 联盟 车间"
)
# And what stands before the last character of words that name no one place: 城市, 全市.
_PLACES = {
    "市": "城全上门股超本我各都该楼夜早集开入闹成",
    "县": "全本我各该数外邻多贫",
    "区": "地全社小校灾景市城辖园新老片厂库山牧林特本该院军战禁我各发城郊县营湖",
    "镇": "乡城全本该各我小村集重",
    "乡": "城家故老下全本该各我回返同水他还归离",
    "村": "农乡全本该各我山新渔驻进下出入行邻",
}
_NOT_BEHIND = {"新区": "(?!高)"}  # 高新区 ends as 高薪区 would
_COMMONEST = "区市会心县村镇部院局场社"  # last characters, to be tried first
_CUT = "的了和与及在是到从由对将向等被把于以为让使给着过并也都就而其该本这那赴至每各个位名"
# A class of ranges, which `re` tests faster than one of what is left out.
_CUTS = [ord("一") - 1, *sorted(map(ord, set(_CUT))), ord("龥") + 1]
_INSIDE = f"[{''.join(f'{chr(a + 1)}-{chr(b - 1)}' for a, b in pairwise(_CUTS) if b - a > 1)}]"
_LONGEST = 16


def _reversed_heads() -> Iterator[str]:
    """The heads from their last character to the first, those that end alike together."""
    by_last: dict[str, list[str]] = {last: [] for last in _COMMONEST}
    for head in sorted(_HEADS.split(), key=len, reverse=True):
        by_last.setdefault(head[-1], []).append(head[-2::-1] + _NOT_BEHIND.get(head, ""))
    by_last["区"].append("(?=新高)")
    for last, before in _PLACES.items():
        by_last.setdefault(last, []).append(f"(?![{before}])")
    return (f"{last}(?:{'|'.join(rest)})" for last, rest in by_last.items())


# The text is read from its end, so that the rare words at the ends of names are looked for.
_PATTERN = f"({'|'.join(_reversed_heads())})(?=({_INSIDE}{{2,{_LONGEST}}}))"
# The first finds names four times as fast, and takes 4 ms to compile; the second can be kept.
_NAME, _NAME_IN_SHORT = lazy_re(_PATTERN), lazy(_PATTERN)
_SHORT = 1_000  # characters


Name = tuple[str, str]
"""A name from its end to its beginning: its head, and what may belong to it before that."""


def organisations(document: Document) -> frozenset[Name]:
    """The bodies and places that a page names, each once."""
    text, found = document.flow.text, set[Name]()
    names = _NAME_IN_SHORT if len(text) < _SHORT else _NAME
    for block in blocks(text, "\n"):
        found.update(names.findall(block[::-1]))
    return frozenset(found)
