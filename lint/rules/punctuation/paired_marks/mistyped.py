"""PUN010: a mark that opens where it should close, or the reverse, or closes another kind."""

from __future__ import annotations

from collections.abc import Iterator

from lint.diagnostic import Applicability, Diagnostic, Severity, Text
from lint.rule import Case, Rule, rule
from lint.text.document import Document
from lint.text.mistyped import mistyped
from lint.text.pairs import paired


@rule(
    id="PUN010",
    name="mistyped-mark",
    severity=Severity.WARNING,
    summary=Text("前号、后号用反或不是一对", "a mark turned the wrong way, or of another kind"),
    message=Text("［{text}］应为［{new}］，才成一对", "［{text}］ does not match: set ［{new}］"),
    why=Text(
        "连打两个前引号、前后颠倒、双号配了单号，短短一段话就被两个落单的号夹住。"
        "只看落了单的号；不知道该在哪里断开的，由 PUN004 报。",
        "Two opening quotes typed in a row, a pair the wrong way about, or a double mark with a "
        "single one leave a phrase between two marks without their others. Only those are looked "
        "at; where it is not sure what belongs together, PUN004 reports each.",
    ),
    source="GB/T 15834-2011 4.8.2, 4.15.2",
    fix=Applicability.UNSAFE,
    covers=("P05",),
    cases=(
        Case(bad="正在建设“水稻“之乡。", at="“", fixed="正在建设“水稻”之乡。"),
        Case(bad="清河县重”建”轻“管”。", at="”", fixed="清河县重“建”轻“管”。"),
        Case(bad="全县开展”晒书“活动。", at="”", fixed="全县开展“晒书”活动。"),
        Case(bad="“孩子们都好吗？“老周一进门就问。", fixed="“孩子们都好吗？”老周一进门就问。"),
        Case(bad="老周说：”路通了。茶也好卖了。”", at="”", fixed="老周说：“路通了。茶也好卖了。”"),
        Case(bad="”渠修好，水自来。”老周说。", at="”", fixed="“渠修好，水自来。”老周说。"),
        Case(bad="“路通了。茶也好卖了。“", fixed="“路通了。茶也好卖了。”"),
        Case(bad="村里人人读《茶经〉。", at="〉", fixed="村里人人读《茶经》。"),
        Case(bad="《清河，我的家（上）〉上映", at="〉", fixed="《清河，我的家（上）》上映"),
        Case(bad="全县开展“晒书’活动。", at="’", fixed="全县开展“晒书”活动。"),
        Case(bad="大家传阅》茶经《。", at="》", fixed="大家传阅《茶经》。"),
        Case(bad="读过《茶经《的人不少。", fixed="读过《茶经》的人不少。"),
        Case(good="他说：“修渠的事，‘水管家’都记着。”", note="quotes inside quotes"),
        Case(good="“第一段说完了。\n“第二段也说完了。”", note="each paragraph opens"),
        Case(good="路通了。”老周说，“茶也好卖了。", note="an excerpt: neither is turned"),
        Case(good="他说：“路通了，“真好。", note="the first may lack its closer: PUN004"),
    ),
)  # fmt: skip
def mistyped_mark(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    for slip in mistyped(text, document.once(paired).lone):
        for (at, mark), new in slip.mends:
            if text[at] == mark:
                yield self.rewritten(document, at, at + 1, new)
