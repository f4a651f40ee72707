"""A change whose second figure lies on the other side of the first than its verb says."""

from __future__ import annotations

from collections.abc import Iterator

from lint.diagnostic import Diagnostic, Severity, Text
from lint.rule import Case, Rule, rule
from lint.text.change import Change
from lint.text.changes import changes
from lint.text.document import Document
from lint.text.misprints import speaks_of_misprint


def is_contrary(change: Change) -> bool:
    """Whether the second figure lies on the other side of the first than the verb says."""
    after = change.after
    if change.rises is None:
        return False
    if change.rises:
        return all(after.high() < before.low() for before in change.before)
    return all(after.low() > before.high() for before in change.before)


@rule(
    id="FIG003",
    name="contrary-change",
    severity=Severity.ERROR,
    summary=Text("说增却减、说减却增", "a rise to a smaller figure, or a fall to a greater one"),
    message=Text(
        "由{before}到{after}是{right}，不是“{verb}”：核对两个数，或是单位、先后有误",
        "from {before} to {after} is {right_en}, not {verb}: check both figures and their units",
    ),
    why=Text(
        "“由100增加到80”必有一处写错：数颠倒了，漏了“万”，或增减写反。名次、汇率、零下的温度、"
        "比数、范围不报。",
        "A rise ends at a greater figure: two figures stand the wrong way round, a 万 is missing, "
        "or the verb is wrong. Ranks, rates of exchange, temperatures below zero, ratios and "
        "ranges are left alone.",
    ),
    source="算术",
    needs="至到为",
    covers=("F25",),
    cases=(
        Case(bad="企业由150家增加到120家。", at="150家增加到120家"),
        Case(bad="失业率从3.6%下降到4.2%。", at="3.6%下降到4.2%"),
        Case(bad="产值由8600万元增至1.2万元。", at="8600万元增至1.2万元"),
        Case(bad="车程从40分钟缩短为1.5小时。", at="40分钟缩短为1.5小时"),
        Case(good="企业由120家增加到150家，失业率从4.2%降到3.6%。"),
        Case(good="产值由9000万元增至1.2亿元，人数由9000增至1.2万人，由120增至150万元。"),
        Case(good="排名由第30位上升到第12位，位次由30位升至12位，汇率从7.2元升至7.0元。"),
        Case(good="气温由零下5℃上升到3℃，由3年一次增加到1年一次，营业时间由22点延长到2点。"),
    ),
)
def contrary_change(self: Rule, document: Document) -> Iterator[Diagnostic]:
    for change in document.once(changes):
        if is_contrary(change) and not speaks_of_misprint(document, change.start):
            before = change.before[-1]
            rises = change.after.value > before.value
            details = {
                "before": before.text,
                "after": change.after.text,
                "right": "增" if rises else "减",
                "right_en": "a rise" if rises else "a fall",
                "verb": change.verb,
            }
            yield self.found(document, change.start, change.end, details=details)
