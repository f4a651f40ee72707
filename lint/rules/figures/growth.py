"""What is said of a change between two printed figures: its rate, and its size."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from lint.diagnostic import Diagnostic, Severity, Text
from lint.rule import Case, Rule, rule
from lint.rules.figures.clocked import gaps
from lint.rules.figures.contrary import is_contrary
from lint.rules.figures.natural import growths
from lint.text.change import Change
from lint.text.changes import changes
from lint.text.claims import Claim, Kind
from lint.text.document import Document
from lint.text.misprints import speaks_of_misprint
from lint.text.quantities import Quantity, in_figures

_CHANGES = "增长高升涨大展多调浮扩降低少减跌落小短缩简翻倍达"


_LESS, _MORE = Decimal("0.9"), Decimal("1.25")  # 翻一番 is said of nearly twice as much too
_SMALL = Decimal("0.15")  # a rate so near may have been reckoned on figures since revised


def _as_rate(before: Decimal, after: Decimal) -> Decimal:
    return abs(after - before) * 100 / before


def _span(
    before: Quantity, after: Quantity, measure: Callable[[Decimal, Decimal], Decimal], coarse: bool
) -> tuple[Decimal, Decimal]:
    """The least and the most that `measure` makes of two printed figures."""
    lows = max(before.low(coarse=coarse), Decimal("1e-6")), before.high(coarse=coarse)
    values = [
        measure(b, a) for b in lows for a in (after.low(coarse=coarse), after.high(coarse=coarse))
    ]
    return min(values), max(values)


def _holds(change: Change, claim: Claim, *, coarse: bool) -> bool:
    """Whether some values that round to what is printed bear out a claim."""
    return any(_holds_of(before, change.after, claim, coarse) for before in change.before)


def _holds_of(before: Quantity, after: Quantity, claim: Claim, coarse: bool) -> bool:
    if claim.rises is not None and (after.value > before.value) != claim.rises:
        return False
    if claim.kind is Kind.DOUBLED:
        low, high = _span(before, after, lambda b, a: a / b, coarse)
        times = Decimal(2) ** claim.doublings
        return low <= times * _MORE and high >= times * _LESS
    amount = claim.amount
    if amount is None:
        return True
    is_multiple = amount.base == "倍" and amount.half == Decimal("0.5")
    # A rate may have been cut off, not rounded.
    slack = amount.half * (2 if amount.is_exact and not is_multiple else 1)
    least, most = amount.value - slack, amount.value + slack
    if claim.kind is Kind.RATE:
        low, high = _span(before, after, _as_rate, coarse)
        if before.base == "％" and _meets(_span(before, after, _gap, coarse), least, most):
            return True  # percentage points, of which UNI017 speaks
        return _meets((low, high), least, most)
    low, high = _span(before, after, lambda b, a: a / b, coarse)
    if claim.kind is Kind.YEARLY:
        return _meets(_yearly(low, high, claim.years), least, most)
    if claim.kind is Kind.MULTIPLE:
        return _meets((low, high), least, most)
    return _meets((low, high), least, most) or _meets((low - 1, high - 1), least, most)


def _yearly(low: Decimal, high: Decimal, years: int) -> tuple[Decimal, Decimal]:
    """The least and the most that a yearly rate can be: compound or simple, a year more or less."""
    spans = [n for n in (years - 1, years, years + 1) if n]
    rates = [(ratio, n) for ratio in (low, high) for n in spans]
    values = [abs(ratio ** (1 / Decimal(n)) - 1) * 100 for ratio, n in rates]
    values += [abs(ratio - 1) * 100 / n for ratio, n in rates]
    return min(values), max(values)


def _gap(before: Decimal, after: Decimal) -> Decimal:
    return abs(after - before)


def _meets(span: tuple[Decimal, Decimal], least: Decimal, most: Decimal) -> bool:
    return span[0] <= most and least <= span[1]


def _certainty(change: Change, claim: Claim) -> Severity:
    """Error where all figures are exact and neither rounding nor another basis explains it."""
    figures = [*change.before, change.after, *([claim.amount] if claim.amount else [])]
    is_certain = len(change.before) == 1 and all(figure.is_exact for figure in figures)
    is_certain &= claim.kind is not Kind.YEARLY
    if claim.kind is Kind.RATE and claim.amount:
        rate = _as_rate(change.before[0].value, change.after.value)
        is_certain &= abs(rate - claim.amount.value) > claim.amount.value * _SMALL
    return (
        Severity.ERROR
        if is_certain and not _holds(change, claim, coarse=True)
        else Severity.WARNING
    )


@rule(
    id="FIG001",
    name="growth-rate",
    severity=Severity.ERROR,
    summary=Text("增幅与前后两个数不符", "a rate of growth that its two figures do not give"),
    message=Text(
        "由{before}到{after}是{right}，不是“{claim}”：核对这三个数",
        "from {before} to {after} is {right_en}, not {claim}: check the three figures",
    ),
    why=Text(
        "由A增至B、增长C％（或C倍、翻番），三个数可以互相验算。各数按印出的末位四舍五入，只在怎么"
        "取整都对不上时报；“增长2倍”作3倍、作2倍两解，都不合才报。年均、可比口径、与别的时期相比的"
        "增幅不报。两个百分数之差写成“%”由UNI017管。",
        "Three figures check one another. Each may have been rounded at its last printed place, "
        "and 增长2倍 may mean twice or three times as much: only what no reading "
        "allows is reported. Yearly averages and rates that compare with another time are left "
        "alone; UNI017 speaks of % for percentage points.",
    ),
    source="出版物上数字用法 GB/T 15835-2011；算术",
    needs=_CHANGES,
    covers=("F20", "F21", "F22", "U13"),
    cases=(
        Case(bad="企业由120家增至150家，增长30%。", at="增长30%"),
        Case(bad="产值从3.2亿元提高到4.8亿元，增幅达60%。", at="增幅达60%"),
        Case(bad="贫困人口由150万人减少到120万人，下降25%。", at="下降25%"),
        Case(bad="游客150万人次，比去年的100万人次增长60%。", at="增长60%"),
        Case(bad="去年出栏生猪2.4万头，今年达到3.6万头，增长40%。", at="增长40%"),
        Case(bad="人均收入由4000元增加到12000元，翻了两番。", at="翻了两番"),
        Case(bad="社员从50户发展到400户，增长5倍。", at="增长5倍"),
        Case(bad="面积由200亩扩大到900亩，是原来的3.5倍。", at="是原来的3.5倍"),
        Case(bad="总产21.6万吨，比上年增加0.8万吨，增长4.8%。", at="增长4.8%"),
        Case(bad="进出口1.2亿元，是去年同期0.4亿元的2倍。", at="是去年同期0.4亿元的2倍"),
        Case(
            good="总产21.6万吨，比上年增加0.8万吨，增长3.8%；总值90亿元，比上年增加9亿元，增长8%。"
        ),
        Case(good="进出口1.2亿元，是去年同期0.4亿元的3倍，是2019年0.5亿元的2倍多。"),
        Case(bad="每50公斤129元，比去年的128元提高1元，涨幅1.8%。", at="涨幅1.8%"),
        Case(bad="月最低工资由1780元调整为1950元，提高12%。", at="提高12%"),
        Case(good="产值150亿元，比去年的120亿元增长25%，比上月增长3%。", note="比上月"),
        Case(good="企业由120家增至150家，增长25%；产值由3.2亿元增至4.8亿元，增长51.2%。"),
        Case(good="企业由120家增至150家，年均增长8%，产值增长30%。", note="年均；别的数"),
        Case(good="由2019年的100亿元增至2023年的150亿元，同比增长8%。", note="同比不与2019年比"),
        Case(bad="由2019年的100亿元增至2023年的150亿元，年均增长20%。", at="年均增长20%"),
        Case(good="由2019年的100.5亿元增至2023年的150.3亿元，年均增长10.6%。", note="复合增长"),
        Case(good="由100户增至300户，增长3倍。由50户增至200户，增长3倍。", note="两解"),
        Case(good="由约120家增至近160家，增长三成。由100多户增至300户以上，增长1倍。"),
        Case(good="占比由20%提高到30%，提高50%。", note="相对增幅"),
        Case(good="由120增至150万元，增长25%。", note="120是120万"),
    ),
)
def growth_rate(self: Rule, document: Document) -> Iterator[Diagnostic]:
    for change in document.once(changes):
        if is_contrary(change):
            continue  # FIG003 speaks of it
        for claim in change.claims:
            is_told = claim.kind is Kind.TIMES and claim.rises is False  # UNI014 speaks of it
            if claim.kind is Kind.DIFFERENCE or is_told or _holds(change, claim, coarse=False):
                continue
            if speaks_of_misprint(document, claim.start):
                continue
            before = change.before[-1]
            details = {
                "before": before.text,
                "after": change.after.text,
                "claim": claim.text,
                **_calculation(before, change.after, claim),
            }
            severity = _certainty(change, claim)
            yield self.found(document, claim.start, claim.end, details=details, severity=severity)


def _calculation(before: Quantity, after: Quantity, claim: Claim) -> dict[str, str]:
    """What the two figures give, in the terms of the claim."""
    ratio = after.value / before.value
    if claim.kind is Kind.RATE and before.base == "％":
        points = in_figures(abs(after.value - before.value), 2)
        return {"right": f"相差{points}个百分点", "right_en": f"{points} percentage points"}
    if claim.kind is Kind.RATE:
        rate = in_figures(_as_rate(before.value, after.value), 1)
        zh, en = ("增长", "a rise") if ratio > 1 else ("下降", "a fall")
        return {"right": f"{zh}{rate}%", "right_en": f"{en} of {rate}%"}
    if claim.kind is Kind.YEARLY:
        rate = in_figures(abs(ratio ** (1 / Decimal(claim.years)) - 1) * 100, 1)
        zh, en = ("年均增长", "a yearly rise") if ratio > 1 else ("年均下降", "a yearly fall")
        return {"right": f"{zh}{rate}%", "right_en": f"{en} of {rate}%"}
    times = in_figures(ratio, 2)
    return {"right": f"原来的{times}倍", "right_en": f"{times} times as much"}


@rule(
    id="FIG002",
    name="difference",
    severity=Severity.ERROR,
    summary=Text("增减的数与前后两个数不符", "a difference that its two figures do not give"),
    message=Text(
        "由{before}到{after}相差{right}，不是“{claim}”：核对这三个数",
        "{before} and {after} differ by {right}, not as {claim} says: check the three figures",
    ),
    why=Text(
        "由A增至B、增加D户（或D个百分点），相减即得。按印出的末位取整后仍对不上才报；单位不同、"
        "与别的时期相比的不报。",
        "B less A is D. Only what no rounding of the printed figures allows is reported; other "
        "units, and differences from another time, are left alone.",
    ),
    source="算术",
    needs=f"{_CHANGES}快慢自秒",
    covers=("F23", "F24"),
    cases=(
        Case(bad="企业由120家增至150家，增加20家。", at="增加20家"),
        Case(bad="优良率由85.3%提高到91.6%，提高5.3个百分点。", at="提高5.3个百分点"),
        Case(bad="用工从86人减少到31人，减少了65人。", at="减少了65人"),
        Case(bad="产量达到4.5万吨，比上年的3.8万吨增加0.9万吨。", at="增加0.9万吨"),
        Case(good="企业由120家增至150家，增加30家；带动就业，增加200人。"),
        Case(good="由3.2亿元增至4.8亿元，增加1.65亿元；由85.3%提高到91.6%，提高6.3个百分点。"),
        Case(good="由2019年的85.3%提高到91.6%，比上年提高1.2个百分点。", note="与上年比"),
        Case(bad="用时1分20秒，比第二名的1分25秒快了3秒。", at="3秒"),
        Case(bad="发生事故16起，比去年的25起下降36%，减少了8起。", at="减少了8起"),
        Case(bad="气温从38℃降到33℃，降幅达6℃。", at="降幅达6℃"),
        Case(
            bad="引进人才5240人，比去年同期增加840人，增长19.1%，去年同期为4360人。",
            at="增加840人，增长19.1%，去年同期为4360人",
        ),
        Case(bad="出生率5.11‰，死亡率8.17‰，自然增长率为3.06‰。", at="自然增长率为3.06‰"),
        Case(good="出生率5.11‰，死亡率8.17‰，自然增长率为-3.06‰；气温从38℃降到33℃，降幅达5℃。"),
        Case(good="引进人才5240人，比去年同期增加840人，增长19.1%，去年同期为4400人。"),
        Case(good="由100多户增加到300户，增加近200户；用时9秒92，比第二名的9秒98快了0.06秒。"),
    ),
)
def difference(self: Rule, document: Document) -> Iterator[Diagnostic]:
    for change in document.once(changes):
        after = change.after
        for claim in change.claims:
            amount = claim.amount
            if claim.kind is not Kind.DIFFERENCE or amount is None or is_contrary(change):
                continue
            expected = "百分点" if after.base == "％" else after.base
            if amount.base != expected or (not amount.unit and amount.scale != after.scale):
                continue
            if any(_differ_by(before, after, amount, claim.rises) for before in change.before):
                continue
            if speaks_of_misprint(document, claim.start):
                continue
            before = change.before[-1]
            gap = abs(after.value - before.value)
            unit = "个百分点" if expected == "百分点" else after.unit or before.unit
            size = 1 if expected == "百分点" else after.scale * after.size
            right = (
                in_figures(gap / size, 2) + {10**4: "万", 10**8: "亿"}.get(after.scale, "") + unit
            )
            details = {
                "before": before.text, "after": after.text, "claim": claim.text, "right": right
            }  # fmt: skip
            figures = (*change.before, after, amount)
            is_certain = len(figures) == 3 and all(figure.is_exact for figure in figures)
            severity = Severity.ERROR if is_certain else Severity.WARNING
            yield self.found(document, claim.start, claim.end, details=details, severity=severity)
    for time in gaps(document):
        right = f"{in_figures(time.right, 3)}秒"
        details = {"before": time.second, "after": time.first, "claim": time.said, "right": right}
        yield self.found(document, time.start, time.end, details=details)
    for rate in growths(document):
        details = {
            "before": rate.deaths, "after": rate.births, "claim": rate.said, "right": rate.right
        }  # fmt: skip
        yield self.found(document, rate.start, rate.end, details=details)


def _differ_by(before: Quantity, after: Quantity, amount: Quantity, rises: bool | None) -> bool:
    if rises is not None and (after.value > before.value) != rises:
        return False
    gap, slack = abs(after.value - before.value), before.half + after.half + amount.half
    return abs(gap - amount.value) <= slack
