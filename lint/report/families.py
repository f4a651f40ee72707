"""The families of the built-in rules, by the letters that their codes begin with."""

from __future__ import annotations

from lint.diagnostic import Text

FAMILIES = {
    "DUP": Text("重复", "Duplication"),
    "WID": Text("全角半角", "Width of marks"),
    "PUN": Text("标点", "Punctuation"),
    "SPC": Text("空格", "Spacing"),
    "LIN": Text("断行接行", "Line joins"),
    "LAY": Text("版面次序", "Order of the page"),
    "NUM": Text("数字用法", "Numerals"),
    "UNI": Text("计量单位", "Units"),
    "DAT": Text("日期", "Dates"),
    "FIG": Text("数据", "Figures"),
    "WRD": Text("用词", "Wrong words"),
    "GRM": Text("语法", "Grammar"),
    "VAR": Text("异体字、繁体字、乱码", "Variant characters"),
    "NAM": Text("名称", "Names"),
    "FMT": Text("报纸格式", "Newspaper form"),
}
