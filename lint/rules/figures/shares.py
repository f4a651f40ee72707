"""Shares of one whole that come to more than all of it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lint.diagnostic import Diagnostic, Severity, Text
from lint.rule import Case, Rule, rule
from lint.rules.figures.chains import says_share
from lint.text.awaited import awaited, tried
from lint.text.categories import exclude_one_another, leave_nothing
from lint.text.document import Document
from lint.text.lazy import lazy, lazy_re
from lint.text.misprints import speaks_of_misprint
from lint.text.places import clause_start, sentence_start
from lint.text.quantities import BEGINS, Quantity, in_figures, quantity_at

_REACH = 120
_SHARE = lazy(
    rf"占(?:比|到)?(?<of>总\p{{Han}}{{1,5}}?|全\p{{Han}}{{1,8}}?)?的?(?:比[例重])?(?:为|达到?|约为)?{BEGINS}"
)
_BETWEEN = lazy(
    r"[^，。；：、（）\d\n]{0,6}[，、；](?:而|[和及])?(?<label>[^，。；：、（）\d\n]{1,14})"
)
_SURVEY = lazy_re("受访|调查|问卷|多选|选择|认为|表示|网友|样本|重叠|渗透|普及|用途")
_VIEWED = lazy(
    r"[^，。；\d\n]{0,6}(?:从[^，。；\d\n]{2,10}(?:上?看|来看)|按[^，。；\d\n]{2,8}(?:分|划分|统计))，"
)
_STRUCTURE = awaited(
    r"产业(?:增加值)?(?:结构|比例|占比|比重|比)[^。；\n\d]{0,16}(?<first>\d[\d.:：∶]+\d)"
    r"(?:[^。；\n\d]{0,12}[为到至成](?<second>\d[\d.:：∶]+\d))?",
    "产业[增结比占]",
)


def _listed_shares(document: Document) -> Iterator[tuple[list[str], list[Quantity]]]:
    """Shares in a row, with what each is the share of: 水稻占45%、小麦占35%、玉米占30%."""
    text = document.flow.text
    labels: list[str] = []
    found: list[Quantity] = []
    whole = None
    for match in tried(_SHARE, text, document.once(says_share)):
        amount = quantity_at(text, match.end())
        if amount is None or amount.base != "％":
            continue
        label = text[clause_start(text, match.start()) : match.start()].rpartition("、")[2]
        if found:
            gap = _BETWEEN.fullmatch(text, found[-1].end, match.start())
            if gap is None or (match["of"] and match["of"] != whole):
                yield labels, found
                labels, found = [], []
            else:
                label = gap["label"]
        whole = match["of"] if not found else whole
        labels.append(label)
        found.append(amount)
    yield labels, found


@rule(
    id="FIG006",
    name="shares-past-all",
    severity=Severity.ERROR,
    summary=Text("各部分比重之和不对", "shares of one whole that do not come to 100%"),
    message=Text(
        "{shares}是{sum}%，{wrong}：核对各个比重",
        "{shares} is {sum}%, {wrong_en}: check the shares",
    ),
    why=Text(
        "同一总体里互不重叠的各部分，比重相加不能超过100％；有“其余”或列全了的，应等于100％，三次产业"
        "结构也是这样。取整容许的误差除外；多选的调查、可以重叠的分法（党员、女性）不报。",
        "Shares of one whole that exclude one another come to no more than 100%, and to 100% where "
        "the rest is named, as in the structure of three industries. Rounding is allowed for; "
        "surveys with several answers, and groups that may overlap, are left alone.",
    ),
    source="算术",
    needs="占业",
    covers=("F29", "F30"),
    cases=(
        Case(bad="种植面积中，水稻占45%，小麦占35%，玉米占30%。", at="45%，小麦占35%，玉米占30%"),
        Case(bad="男性占52.3%，女性占57.7%。", at="52.3%，女性占57.7%"),
        Case(bad="三次产业结构为18.2:45.6:37.2。", at="18.2:45.6:37.2"),
        Case(bad="三次产业结构由20.5:45.3:34.2调整为18.1∶46.8∶36.1。", at="18.1∶46.8∶36.1"),
        Case(
            bad="从出资方式看，居民自筹占62%，单位补贴占25%，共建单位占18%。",
            at="62%，单位补贴占25%，共建单位占18%",
        ),
        Case(bad="流感样病例2860例，其中甲流占86%，乙流占24%。", at="86%，乙流占24%"),
        Case(
            good="从队伍结构看，党员占45%，女性占40%，余下的占15%。从年龄看，老人占60%，孩子占30%。"
        ),
        Case(good="水稻占45%，小麦占35%，玉米占20%；三次产业结构为18.2:45.6:36.2。"),
        Case(good="队员中党员占45%，女性占40%，大学生占60%。", note="可以重叠"),
        Case(good="受访者中，选择公交的占65%，选择骑行的占48%。", note="多选"),
        Case(good="男性占52.35%，女性占47.7%。三次产业结构为18.2:45.7:36.2。", note="取整"),
        Case(good="茶产业比例为3:2:1。工业占45%，农业占12%。"),
    ),
)
def shares_past_all(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    rows = _listed_shares(document) if len(document.once(says_share)) > 1 else ()
    for labels, shares in rows:
        if len(shares) < 2:
            continue
        labels, shares = _apart(labels, shares)
        is_apart = exclude_one_another(labels) or labels[-1] in _REST
        is_told = len(labels) > 2 and _VIEWED.match(
            text, sentence_start(text, shares[0].start, _REACH)
        )
        if not (is_apart or is_told) or _is_survey(text, shares[0].start):
            continue
        low = sum((share.low() for share in shares), Decimal(0))
        high = sum((share.high() for share in shares), Decimal(0))
        is_less = high < 100 and leave_nothing(labels)
        if low > 100 or (is_less and all(share.is_exact for share in shares)):
            if speaks_of_misprint(document, shares[0].start):
                continue
            shown = "＋".join(share.text for share in shares)
            details = _wrong(shown, sum((share.value for share in shares), Decimal(0)))
            severity = Severity.ERROR if is_apart else Severity.WARNING
            start, end = shares[0].start, shares[-1].end
            yield self.found(document, start, end, details=details, severity=severity)
    for match in _STRUCTURE.matches(document):
        for name in ("first", "second"):
            parts = _ratio(match[name] or "")
            total = sum(parts, Decimal(0))
            if _is_near_all(total):
                details = _wrong("＋".join(in_figures(part, 2) for part in parts), total)
                yield self.found(document, *match.span(name), details=details)


def _apart(labels: list[str], shares: list[Quantity]) -> tuple[list[str], list[Quantity]]:
    """The first of a row that exclude one another and come to more than all; else the row."""
    for n in range(min(len(labels) - 1, _LONGEST), 1, -1):
        is_over = sum((share.low() for share in shares[:n]), Decimal(0)) > 100
        if is_over and labels[-1] not in _REST and exclude_one_another(labels[:n]):
            return labels[:n], shares[:n]
    return labels, shares


_LONGEST = 12  # no row is longer
_REST = frozenset(["其余", "其他", "余下"])


def _is_survey(text: str, at: int) -> bool:
    return _SURVEY.search(text, sentence_start(text, at, _REACH), at) is not None


def _ratio(text: str) -> list[Decimal]:
    """The three shares of 18.2:45.6:36.2; none where the text is no such ratio."""
    parts = text.replace("：", ":").replace("∶", ":").split(":")
    is_ratio = len(parts) == 3 and all(part.replace(".", "", 1).isdecimal() for part in parts)
    return [Decimal(part) for part in parts] if is_ratio else []


def _is_near_all(value: Decimal) -> bool:
    """Whether shares are percentages and do not come to 100, rounding allowed for."""
    return 80 <= value <= 120 and abs(value - 100) > Decimal("0.15")


def _wrong(shares: str, value: Decimal) -> dict[str, str]:
    is_over = value > 100
    return {
        "shares": shares,
        "sum": in_figures(value, 2),
        "wrong": "超过100%" if is_over else "不足100%",
        "wrong_en": "more than 100%" if is_over else "less than 100%",
    }
