"""What the page says besides the copy and its findings."""

from __future__ import annotations

from lint.diagnostic import Applicability, Severity, Text
from lint.report.html.galley import Mark

SEVERITIES = {
    Severity.ERROR: Text("错误", "Errors"),
    Severity.WARNING: Text("警告", "Warnings"),
    Severity.INFO: Text("提示", "Notes"),
}
"""As headings of many; `lint.report.style` has the words for one."""

SIGNS = {
    Mark.DELETE: Text("删", "delete"),
    Mark.TRANSPOSE: Text("对调", "transpose"),
    Mark.CLOSE: Text("减空", "close up"),
    Mark.JOIN: Text("接排", "run on"),
    Mark.BREAK: Text("另起段", "new paragraph"),
}
"""What stands in the margin where it is not the new text."""

QUERY = Text("？", "?")
DITTO = Text("下同，共{}处", "and so below, {} in all")
"""What a proofreader writes once where the same is to be done all over a page."""

WHO = {
    None: Text("没有改法，请编辑处理", "no fix: an editor has to see to it"),
    Applicability.SAFE: Text(
        "可放心改：只动形式（--fix）", "safe: changes form only (--fix applies it)"
    ),
    Applicability.UNSAFE: Text(
        "动文字，改后请看一遍（--fix --unsafe-fixes）",
        "changes wording: read it afterwards (--fix --unsafe-fixes applies it)",
    ),
    Applicability.DISPLAY: Text("请编辑定夺", "an editor decides"),
}

INTERFACE = {
    "title": Text("校样", "Galley proof"),
    "skip": Text("跳到正文", "Skip to the copy"),
    "rate": Text("差错率", "Error rate"),
    "per_myriad": Text("万分之", "per 10,000"),
    "passes": Text("合格", "passes"),
    "fails": Text("不合格", "fails"),
    "partial": Text(
        "这一页只有一部分问题，不算差错率",
        "This page has but a part of the findings: no error rate is told",
    ),
    "pass_line": Text("合格线", "pass line"),
    "unconfirmed": Text("分值未经核实", "weight not confirmed"),
    "charged": Text("计错", "What is charged"),
    "issues": Text("各期", "Issues"),
    "by_family": Text("各类问题", "Findings by family"),
    "by_page": Text("各版问题", "Findings by page"),
    "by_article": Text("各篇问题", "Findings by article"),
    "by_date": Text("历期差错率", "Error rate by date"),
    "finding_list": Text("问题", "Findings"),
    "clean": Text("未发现问题", "No findings"),
    "unread": Text("没能检查", "Not checked"),
    "others": Text("其余", "others"),
    "view": Text("看", "View"),
    "before": Text("校样", "Proof"),
    "after": Text("改后", "Corrected"),
    "after_note": Text(
        "能改的都已改（放心改的和动文字的）：新的字加底纹，删去处有红线；要编辑定夺的仍标在旁边。",
        "All safe and unsafe fixes are made: what is new is shaded, a red stroke stands where "
        "something went. What an editor decides is still marked.",
    ),
    "severity": Text("级别", "Severity"),
    "family": Text("类别", "Family"),
    "search": Text("筛选：文字、规则代码", "Filter: words or a rule's code"),
    "previous": Text("上一处", "Previous finding"),
    "next": Text("下一处", "Next finding"),
    "theme": Text("深浅", "Light or dark"),
    "help": Text("按键", "Keys"),
    "close": Text("关闭", "Close"),
    "none_shown": Text("没有符合筛选的问题", "No finding passes the filters"),
    "reset": Text("全部显示", "Show all"),
    "rules": Text("依据", "Rules and their sources"),
    "legend": Text("校对符号", "Proof marks"),
    "source": Text("依据", "Source"),
    "fix": Text("改法", "Fix"),
    "related": Text("参看", "See also"),
    "decides": Text("请编辑定夺，旁注“？”", "an editor decides: ? in the margin"),
    "made_by": Text("由 newslint {} 生成", "Made by newslint {}"),
}

_COUNTED = {"finding": "处问题", "file": "个文件", "character": "字"}


def counted(number: int, what: str) -> Text:
    """How many of what the page counts there are, such as 5个文件."""
    plural = "" if number == 1 else "s"
    return Text(f"{number:,}{_COUNTED[what]}", f"{number:,} {what}{plural}")


KEYS = (
    ("n j", Text("下一处问题", "next finding")),
    ("p k", Text("上一处问题", "previous finding")),
    ("a", Text("校样、改后切换", "proof or corrected text")),
    ("/", Text("筛选", "filter")),
    ("Enter", Text("到筛选出的第一处", "in the filter: to the first finding")),
    ("d", Text("深浅切换", "light or dark")),
    ("?", Text("这张表", "this table")),
    ("Esc", Text("关闭卡片；再按，清除筛选", "close the card; again: clear the filters")),
)

LEGEND = (
    (Mark.CHANGE, Text("改正", "change"), "", "己", "经"),
    (Mark.DELETE, Text("删除", "delete"), "我的", "的", "书"),
    (Mark.INSERT, Text("增补", "insert"), "八", "", "日"),
    (Mark.TRANSPOSE, Text("对调", "transpose"), "", "相互", "应"),
    (Mark.CLOSE, Text("减空", "close up"), "三", " ", "人"),
    (Mark.JOIN, Text("接排", "run on"), "一行", "\n", "未完"),
    (Mark.BREAK, Text("另起段", "new paragraph"), "", "", "另起"),
)
"""Each mark, what it asks for, and a text: before it, in it, behind it."""
