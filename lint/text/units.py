"""Units and measure words: which stands behind a number, and what it is measured by."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from lint.text.lazy import lazy_re

_CURRENCIES = (
    "美元", "港元", "港币", "欧元", "日元", "韩元", "英镑", "卢布", "马克", "法郎", "澳元", "加元",
    "比索", "盾", "泰铢", "卢比", "新元",
)  # fmt: skip
_BASES: dict[str, dict[str, int | str]] = {
    "元": {"元人民币": 1, "元": 1},
    "公斤": {"公斤": 1, "千克": 1, "市斤": "0.5", "斤": "0.5", "吨": 1000, "克": "0.001"},
    "米": {"公里": 1000, "千米": 1000, "米": 1, "厘米": "0.01", "毫米": "0.001"},
    "亩": {"公顷": 15, "亩": 1},
    "平方米": {"平方公里": 1000000, "平方千米": 1000000, "平方米": 1},
    "千瓦": {"兆瓦": 1000, "千瓦": 1},
    "分钟": {"小时": 60, "个小时": 60, "分钟": 1},
    "天": {"天": 1, "日": 1},
    "个月": {"个月": 1},
    "个工作日": {"个工作日": 1},
    "人": {"人": 1, "名": 1, "位": 1, "口": 1},
    "％": {"%": 1, "％": 1},
    "百分点": {"个百分点": 1, "百分点": 1},
}
SIZES = {
    name: (base, Decimal(factor))
    for base, names in _BASES.items()
    for name, factor in names.items()
}
"""Units that are measured by another: by which, and how many of it they are."""
_COUNTED = (
    "人次", "户次", "架次", "班次", "车次", "趟次", "件次", "标准箱", "标箱", "户", "家", "个",
    "头", "只", "匹", "辆", "台", "套", "件", "项", "条", "所", "座", "处", "间", "栋", "幢", "张",
    "份", "本", "册", "部", "篇", "首", "幅", "种", "类", "款", "支", "枚", "块", "面", "棵", "株",
    "架", "艘", "列", "趟", "次", "起", "例", "宗", "批", "组", "对", "场", "届", "期", "门",
    "级", "层", "页", "字", "箱", "桶", "袋", "盒", "瓶", "盏", "孔", "眼", "尾", "羽", "口井",
    "段", "扇", "碗", "盘", "杯", "颗", "粒", "节", "堂", "卷", "则", "道", "笔", "单", "筐", "车",
    "床", "把", "串",
    "名", "镇", "乡", "村", "县", "市", "省", "国", "校", "岁", "年", "月", "周", "席", "票",
)  # fmt: skip
_MEASURED = (
    "立方米", "千瓦时", "摄氏度", "℃", "海里", "英里", "英尺", "升", "毫升", "度", "秒", "倍", "成",
    "分", "点", "‰", "公升", "方", "里", "尺",
)  # fmt: skip
_UNITS = sorted({*_CURRENCIES, *SIZES, *_COUNTED, *_MEASURED}, key=len, reverse=True)
_BY_MARK: defaultdict[str, list[str]] = defaultdict(list)
for _unit in _UNITS:
    _BY_MARK[_unit[0]].append(_unit)
"""The units that begin with a character, the longest first."""
_SLASHES = frozenset("/／")
_PER = lazy_re(
    "[/／](?:公斤|千克|斤|吨|平方米|立方米|亩|公顷|人|户|天|日|月|年|小时|度|千瓦时|桶|辆|套|次)"
)
_WHOLE = frozenset(["元", "人", "天", "个月", "个工作日", "℃", "摄氏度", *_CURRENCIES])


def unit_at(text: str, at: int, stop: int) -> str:
    """The unit or measure word at `at`, with what it is counted by: 元/公斤; "" for none."""
    for unit in _BY_MARK.get(text[at : at + 1], ()):
        if text.startswith(unit, at, stop):
            end = at + len(unit)
            per = _PER.match(text, end, stop) if text[end : end + 1] in _SLASHES else None
            return unit + (per[0] if per else "")
    return ""


def is_counted(unit: str, base: str) -> bool:
    """Whether the unit counts things that are not printed in parts: people, yuan, days."""
    return unit in _COUNTED or base in _WHOLE
