"""One quantity that is given two values: in the headline and the story, or twice in the story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lint.diagnostic import Diagnostic, Related, Severity, Text
from lint.rule import Case, Rule, rule
from lint.text.document import Article, Document, Kind
from lint.text.lazy import lazy, lazy_re
from lint.text.misprints import speaks_of_misprint
from lint.text.numerals import FIGURES
from lint.text.places import article_at, clause_start, sentence_start
from lint.text.quantities import Quantity, quantities, quantity_at

_NO_UNITS = frozenset([
    "", "年", "月", "天", "届", "期", "点", "分", "岁", "级", "层", "倍", "周", "成", "次",
    "度", "秒", "号",
])  # fmt: skip
_NOT_HAN = lazy_re("[^\\u4e00-\\u9fff]+")
_DIGITS = lazy_re(r"\d")
_NUMBER = lazy(
    r"[0-9](?<=[\u4e00-\u9fff][0-9])[0-9.．,·]{2,15}+(?=[万亿%％个人元户家亩吨公平立美名件辆台头只处所项条千米])"
)
_LINKS = "已将共计总合累达到为是有超过约近逾突破完成实现了"
_OTHER = lazy_re(
    "去年|上年|前年|明年|今年|同期|同比|环比|比|较|增|减|降|[0-9]月|[0-9]年|季|半年|累计|其中|第[一二三四]|一期|二期"
    "|计划|预计|预算|目标|日均|原|此前|以前|过去|平均|每|最[高低多少]|余|另|分别|某|判处|罚[金款]"
)
_CONTEXT = 24
_SHARED = 3  # pairs of characters that tell that a headline and a clause are of one thing
_LABEL = 4  # characters that tell what a figure counts
_TELLING = 3  # figures


def _digits(quantity: Quantity) -> str:
    """The figures of a number without its point, zero before it and scale."""
    return "".join(mark for mark in quantity.text if mark.isdecimal()).lstrip("0")


def _is_round(quantity: Quantity) -> bool:
    """Whether it has so few figures before its zeros that another is like it by chance."""
    return len(_digits(quantity).rstrip("0")) < _TELLING


def _look_alike(one: Quantity, other: Quantity, shortest: int) -> bool:
    """Whether one is the other with two figures changed about, one mistyped, or its point moved."""
    a, b = _digits(one), _digits(other)
    if len(a) != len(b) or len(a) < shortest:
        return False
    if Counter(a) == Counter(b):
        return len(set(a)) > 1
    return len(a) > shortest and sum(x != y for x, y in zip(a, b, strict=True)) == 1


def _agree(headline: Quantity, other: Quantity) -> bool:
    """Whether a figure of the headline is that of the story, rounded or cut off."""
    slack = headline.coarse * (2 if headline.is_exact else 1) + other.half
    return abs(headline.value - other.value) <= slack


def _bigrams(text: str) -> set[str]:
    return {run[i : i + 2] for run in _NOT_HAN.split(text) for i in range(len(run) - 1)}


def _in_headlines(document: Document, article: Article) -> tuple[list[Quantity], int]:
    """The figures of an article's headlines, and where its text begins."""
    found: list[Quantity] = []
    text = document.flow.text
    for paragraph in document.paragraphs[article.first : article.last + 1]:
        if paragraph.kind is Kind.BODY:
            return found, paragraph.span.start
        start, end = paragraph.span
        if paragraph.kind is Kind.HEADLINE and _DIGITS.search(text, start, end):
            found += quantities(text, start, end)
    return [], article.span.end


def _of_headlines(document: Document) -> Iterator[tuple[Quantity, Quantity]]:
    """A figure of a headline that the story does not bear out, and the one there like it."""
    text = document.flow.text
    for article in document.articles:
        figures, start = _in_headlines(document, article)
        figures = [q for q in figures if q.base not in _NO_UNITS and len(_digits(q)) > 1]
        if not figures:
            continue
        end = article.span.end
        figures = [q for q in figures if not q.is_bound and not _stands(text, q, start, end)]
        story = list(quantities(text, start, end)) if figures else []
        for figure in figures:
            like = [q for q in story if q.base == figure.base]
            agreed = [q for q in like if _agree(figure, q)]
            other = next((q for q in like if _is_same(text, figure, q)), None)
            if other and (not agreed or _only_about(agreed, figure, other)):
                yield figure, other


def _only_about(agreed: list[Quantity], figure: Quantity, other: Quantity) -> bool:
    """Whether no more than a 近45亿元 bears out 44.63亿元, beside a 44.36亿元."""
    return not any(q.is_exact for q in agreed) and _look_alike(figure, other, 3)


def _stands(text: str, figure: Quantity, start: int, end: int) -> bool:
    """Whether the story prints the very figure."""
    at = text.find(figure.text, start, end)
    return at >= 0 and not text[at - 1].isdecimal()


def _is_same(text: str, figure: Quantity, other: Quantity) -> bool:
    """Whether a figure of the story is meant to be that of the headline."""
    if not other.is_exact:
        return False
    line = text[text.rfind("\n", 0, figure.start) + 1 : figure.end + 8].partition("\n")[0]
    if not _look_alike(figure, other, 2):
        label = _label(text, figure.start)
        others = _OTHER.findall(_said_before(text, other.start))
        is_other = any(word not in line for word in others)
        return len(label) == _LABEL and label == _label(text, other.start) and not is_other
    if text[figure.start - _LABEL : figure.start] == text[other.start - _LABEL : other.start]:
        return True
    clause = text[clause_start(text, other.start) : other.end + 8]
    shared = {pair for pair in _bigrams(line) & _bigrams(clause) if pair[0] not in "万亿"}
    return len(shared) >= _SHARED


def _of_story(document: Document) -> Iterator[tuple[Quantity, Quantity]]:
    """A figure, and a later one like it behind the same words."""
    text = document.flow.text
    seen: dict[str, int] = {}
    for match in _NUMBER.finditer(text):
        start = match.start()
        key = _label(text, start)
        if not key:
            continue
        earlier = seen.setdefault(key, start)
        if earlier == start:
            continue
        if article_at(document, earlier).span.end < start:
            seen[key] = start
            continue
        if text.find("。", earlier, start) < 0:
            continue  # in one sentence they are two things
        one, other = quantity_at(text, earlier), quantity_at(text, start)
        if one and other and _contradict(text, one, other):
            yield one, other


def _said_before(text: str, at: int) -> str:
    """The words of the sentence before `at`, as far back as they tell what the figure counts."""
    return text[sentence_start(text, at, _CONTEXT) : at]


def _label(text: str, at: int) -> str:
    """The last characters that tell what the figure at `at` counts; none where a mark stands."""
    words = text[at - 10 if at > 10 else 0 : at].rstrip(_LINKS)[-_LABEL:]
    return words if len(words) == _LABEL and words.isalpha() else ""


def _contradict(text: str, one: Quantity, other: Quantity) -> bool:
    """Whether two figures behind the same words, in two sentences, are slips of one another."""
    if one.base != other.base or one.base in _NO_UNITS or one.meets(other):
        return False
    if _is_round(one) or _is_round(other):
        return False
    before = [_said_before(text, quantity.start) for quantity in (one, other)]
    subjects = {words.rstrip(_LINKS)[-_LABEL - 2 : -_LABEL] for words in before}
    is_other = len([s for s in subjects if len(s) == 2 and not _NOT_HAN.search(s)]) > 1
    return _look_alike(one, other, 3) and not is_other and not any(map(_OTHER.search, before))


@rule(
    id="FIG008",
    name="two-values",
    severity=Severity.WARNING,
    summary=Text("同一个数前后不一", "one quantity with two values"),
    message=Text(
        "前面是{first}，这里是{second}：核对哪个对",
        "{first} before, {second} here: which is right?",
    ),
    why=Text(
        "标题里的数正文里没有，只有一个调了位、错了一位或点错了小数点的；或者同样的话后面跟了两个这样的"
        "数。“近45亿”对44.63亿是取整，不报；时间、地点、部分不同的不报。",
        "A figure of the headline is not in the story, but one is with two digits changed about, "
        "one mistyped, or its point moved; or two such figures follow the same words. "
        "Rounding, as in 近45亿 for 44.63亿, and figures of another time or part are left alone.",
    ),
    source="报纸编校差错率计算方法 三.2(1)",
    needs=FIGURES,
    covers=("F33", "F34"),
    cases=(
        Case(
            bad="清河县招商签约金额44.63亿元\n本报讯（记者李明）1日，清河县举行招商大会，签约金额44.36亿元。",
            at="44.36亿元",
        ),
        Case(
            bad="本报讯（记者李明）清河县举行招商大会，签约金额44.63亿元。\n"
            "县长说，这次大会签约金额44.36亿元，创下新高。",
            at="44.36亿元",
        ),
        Case(
            good="清河县招商签约近45亿元\n本报讯（记者李明）1日，清河县举行招商大会，签约金额44.63亿元。"
        ),
        Case(
            good="清河县招商签约金额44.63亿元\n本报讯（记者李明）清河县举行招商大会，签约金额44.63亿元，"
            "去年签约金额44.36亿元。",
            note="去年",
        ),
        Case(
            good="清河县新增就业3200人\n本报讯（记者李明）清河县新增就业3215人，其中脱贫人口2300人。",
            note="另一个数",
        ),
        Case(good="两家合作社各卖各的。东村售出鲜桃3000公斤。西村售出鲜桃1000公斤。", note="整数"),
        Case(good="陈某获刑一年，并处罚金12450元。李某获刑两年，并处罚金12540元。", note="两个人"),
    ),
)
def two_values(self: Rule, document: Document) -> Iterator[Diagnostic]:
    told: set[int] = set()
    for first, second in (*_of_headlines(document), *_of_story(document)):
        if second.start in told:
            continue
        told.add(second.start)
        if any(speaks_of_misprint(document, figure.start) for figure in (first, second)):
            continue
        related = (Related(document.flow.span(first.start, first.end), _BEFORE),)
        details = {"first": first.text, "second": second.text}
        yield self.found(document, second.start, second.end, details=details, related=related)


_BEFORE = Text("前面的数", "the figure before")
