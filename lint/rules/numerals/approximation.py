"""Approximate numbers and bounds that are said twice: 约300人左右, 超过5万元以上."""

from __future__ import annotations

from collections.abc import Iterator

from lint.diagnostic import Applicability, Diagnostic, Severity, Text
from lint.rule import Case, Rule, rule
from lint.rules.numerals.twice import said_twice
from lint.text.document import Document


def _report(rule: Rule, document: Document) -> Iterator[Diagnostic]:
    for start, end, first, second, code, new in document.once(said_twice):
        if code == rule.id:
            fix = None if new is None else rule.replace(document, start, end, new)
            details = {"first": first, "second": second}
            yield rule.found(document, start, end, fix=fix, details=details)


@rule(
    id="NUM020",
    name="doubled-approximation",
    severity=Severity.WARNING,
    summary=Text("约数说了两遍", "an approximation given twice"),
    message=Text(
        "“{first}”和“{second}”都表示约数，只留一个",
        "“{first}” and “{second}” both say about: keep one",
    ),
    why=Text(
        "“约”“近”和“左右”“多”“余”都表示大概的数，一个数前后用一个就够。“近30多年来”的“近”是"
        "“最近”，“签约300多个项目”的“约”是另一个词，都不报。",
        "约, 近, 左右, 多 and 余 all make a number approximate, and one of them is enough. 近 in "
        "近30多年来 means recent and 约 in 签约 belongs to another word: both are left alone.",
    ),
    source="现代汉语词典“约”“左右”“余”; GB/T 15835-2011 5.2.1",
    fix=Applicability.UNSAFE,
    needs="余多来左上以之近约超",
    covers=("U12", "C03"),
    cases=(
        Case(bad="到会的约300人左右。", at="约300人左右", fixed="到会的约300人。"),
        Case(bad="大约花了一个多小时。", at="大约花了一个多", fixed="大约花了一个小时。"),
        Case(bad="年产约4万余吨。", at="约4万余", fixed="年产约4万吨。"),
        Case(bad="车间里有30多人左右。", at="30多人左右", fixed="车间里有30多人。"),
        Case(bad="争夺了1个多小时左右。", at="1个多小时左右", fixed="争夺了1个多小时。"),
        Case(bad="约14时30分左右到站。", at="约14时30分左右", fixed="约14时30分到站。"),
        Case(bad="来了数百余人。", at="数百余", fixed="来了数百人。"),
        Case(bad="三五天左右修好。", at="三五天左右", fixed="三五天修好。"),
        Case(bad="总投资超过近百万元。", at="超过近"),
        Case(good="签约300多个项目，节约20余万元。", note="“约”属于另一个词"),
        Case(good="约5名左右手都能写字的人，约20名上下班的职工。"),
        Case(good="约100名以上学历不明者。", note="“以上”属于后面的词"),
        Case(good="大概有三十多人。", note="“大概”是推测"),
        Case(good="六七十年代左右逢源，约有30个多功能厅。"),
        Case(good="全市约300人，左右两岸各半。他约了30多人。"),
        Case(
            good="入场费从几万元、几十万元到100多万元不等，来的人从十五六岁到三十岁左右。",
            note="两头各是约数",
        ),
    ),
)
def doubled_approximation(self: Rule, document: Document) -> Iterator[Diagnostic]:
    yield from _report(self, document)


@rule(
    id="NUM021",
    name="doubled-bound",
    severity=Severity.WARNING,
    summary=Text("界限说了两遍", "a bound given twice"),
    message=Text(
        "“{first}”和“{second}”意思重复，只留一个", "“{first}” and “{second}” say the same: keep one"
    ),
    why=Text(
        "“超过”“不低于”已经是以上，“不到”“不超过”已经是以下。“超过60岁以上人口”里“以上”"
        "属于60岁，不报。",
        "超过 and 不低于 mean 以上 already, 不到 and 不超过 mean 以下. 以上 in 超过60岁以上人口 "
        "goes with the age and is left alone.",
    ),
    source="现代汉语词典“超过”“以上”“以下”",
    fix=Applicability.UNSAFE,
    needs="余多来以之",
    covers=("U12", "C04"),
    cases=(
        Case(bad="亩产超过500公斤以上。", at="超过500公斤以上", fixed="亩产超过500公斤。"),
        Case(bad="种植超过45万余条。", at="超过45万余", fixed="种植超过45万条。"),
        Case(bad="新建不少于15个以上。", at="不少于15个以上", fixed="新建不少于15个。"),
        Case(bad="至少要有两名以上。", at="至少要有两名以上", fixed="至少要有两名。"),
        Case(bad="不超过3天以内办结。", at="不超过3天以内", fixed="不超过3天办结。"),
        Case(bad="得票超过半数以上。", at="超过半数以上", fixed="得票超过半数。"),
        Case(good="60岁以上人口超过60岁以上人口的平均寿命。", note="“以上”属于60岁"),
        Case(good="超重10余公斤，至少30多人报名，最多时有50余人。"),
        Case(good="车速超过限速60%以上的，从重处罚。"),
        Case(good="至少3家三级以上医院。"),
    ),
)
def doubled_bound(self: Rule, document: Document) -> Iterator[Diagnostic]:
    yield from _report(self, document)


@rule(
    id="NUM022",
    name="conflicting-bounds",
    severity=Severity.WARNING,
    summary=Text("约数、界限前后抵触", "words round a number that contradict each other"),
    message=Text(
        "“{first}”和“{second}”意思相抵触，只留一个", "“{first}” and “{second}” disagree: keep one"
    ),
    why=Text(
        "“近”是不到，“多”“余”是超过；“最多”不能“以上”，“至少”不能“以下”，“超过”“不到”"
        "也不能“左右”。“近30多年来”的“近”是“最近”，不报。",
        "近 is less and 多 or 余 is more; 最多 is not 以上, nor 至少 以下, nor 超过 or 不到 左右. "
        "近 in 近30多年来 means recent and is left alone.",
    ),
    source="现代汉语词典“近”“余”“以上”“以下”",
    needs="余多来左上以之",
    covers=("U12", "C05"),
    cases=(
        Case(bad="发放近2300多张。", at="近2300多"),
        Case(bad="来了近百余人。", at="近百余"),
        Case(bad="每户最多5亩以上。", at="最多5亩以上"),
        Case(bad="历时近三年多。", at="近三年多"),
        Case(bad="不到10余人。", at="不到10余"),
        Case(bad="深度超过3米左右。", at="超过3米左右"),
        Case(bad="约占四成以上。", at="约占四成以上"),
        Case(good="近百余年来，近30多年的发展，近十多天以来。", note="“近”是“最近”"),
        Case(good="附近20余户，最近30多场。"),
        Case(good="看不到10多米外的路。"),
        Case(good="最多时30多人，最少的3元以下。"),
    ),
)
def conflicting_bounds(self: Rule, document: Document) -> Iterator[Diagnostic]:
    yield from _report(self, document)
