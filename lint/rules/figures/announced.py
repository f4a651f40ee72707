"""Counts announced before a list that holds more items, or fewer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, chain
from typing import NamedTuple

from lint.diagnostic import Diagnostic, Related, Severity, Text
from lint.rule import Case, Rule, rule
from lint.rules.figures.divisions import Listed
from lint.rules.figures.enumerated import enumerated
from lint.rules.figures.names import before_names
from lint.text.awaited import awaited, tried
from lint.text.document import Article, Document, Kind
from lint.text.lazy import lazy
from lint.text.misprints import speaks_of_misprint
from lint.text.numerals import DIGITS, NUMERALS, value
from lint.text.places import article_at, in_speech, sentence_start
from lint.text.search import literals
from lint.text.view import is_within

_COUNT = rf"(?<count>[{DIGITS[1:]}两]|十[{DIGITS}]?|(?<![\d.])[2-9](?!\d)|(?<![\d.])1\d(?!\d))"
_KINDS = f"个?方面|[个项点条种类步招道重层件句关](?!人|月|小时|百分)|大(?<!十[{DIGITS}]大)"
_ANNOUNCED = lazy(
    rf"(?<![第前后这那上下百十零〇{DIGITS}]){_COUNT}(?:{_KINDS})(?=(?<noun>\p{{Han}}{{1,6}})(?=[，。：；”])|)"
)
_BEFORE_FIRST = "[：；。，\n—“]"
_FIRST = lazy(
    r"一(?<=(?:^|[：；。，\n—“])(?<form>[第其]?一))"
    r"(?:(?<=[第其]一)[、，是：]|(?<![第其]一)[是要靠看抓在有为讲](?!一))"
)
_FIRST_WORDS = literals(
    f"{_BEFORE_FIRST}一[是要靠看抓在有为讲]", f"{_BEFORE_FIRST}[第其]一[、，是：]"
)
_FIRST_PARAGRAPH = awaited(
    r"\n(?<=[：。]\n)(?=(?<form>（一）|一、|1[.．、]))",
    *(f"[：。]\n{form}" for form in ("（一）", "一、", "1[.．、]")),
    ahead=1,
)
_OTHER_ENDS = ("此外", "另外", "同时", "最后", "还有", "再者", "其次", "再次", "还要", "再就是")
_BEFORE_ITEM = "：；。，、\n—“！？”）"
_REACH = 1500  # an item is no longer
_LEAD = 60  # the announcement stands no farther before the first item


class Run(NamedTuple):
    """Items 一是, 二是 … that follow each other, and where each begins."""

    word: str
    starts: tuple[int, ...]
    is_clear: bool  # no second run begins among them


def _runs(document: Document) -> Iterator[Run]:
    text = document.flow.text
    places = {text.find("一", at) for at in (0, *_FIRST_WORDS.places(document))}
    firsts = tried(_FIRST, text, sorted(places))
    for match in chain(firsts, _FIRST_PARAGRAPH.matches(document)):
        start = match.start("form")
        in_paragraph = match[0] == "\n"
        form = match["form"] if in_paragraph else text[start : match.end()]
        stop = article_at(document, start).span.end
        before = "\n" if in_paragraph else _BEFORE_ITEM
        yield _run(text, start, stop, form, before)


def _run(text: str, start: int, stop: int, form: str, before: str) -> Run:
    """The items behind the first, which begins with `form` at `start`."""
    starts = [start]
    is_clear = True
    for number in range(2, 16):
        first = starts[-1] + len(form)
        at = _next(text, _marker(form, number), first, min(stop, first + _REACH), before)
        end = min(first + _REACH, stop) if at < 0 else at
        again = _next(text, form, first, end, before)
        if again >= 0 and _counts(text, again):
            break  # another list
        if at < 0:
            break
        is_clear &= again < 0 and _next(text, _marker(form, number - 1), first, end, before) < 0
        starts.append(at)
    return Run(form, tuple(starts), is_clear)


def _marker(form: str, number: int) -> str:
    first, this = ("1", str(number)) if "1" in form else ("一", NUMERALS[number])
    return form.replace(first, this, 1)


def _next(text: str, marker: str, start: int, stop: int, before: str) -> int:
    """Where `marker` next stands behind one of the marks in `before`; -1 where it does not."""
    at = text.find(marker, start, stop)
    while at >= 0 and text[at - 1] not in before:
        at = text.find(marker, at + 1, stop)
    return at


def _counts(text: str, at: int) -> list[tuple[int, int, int]]:
    """The counts announced right before `at`: (count, start, end), the nearest last."""
    end = at
    while end and text[end - 1] in "：。，；\n—“”":
        end -= 1
    start = sentence_start(text, end, _LEAD)
    return [
        (value(match["count"]), match.start(), match.end() + len(match["noun"] or ""))
        for match in _ANNOUNCED.finditer(text, start, min(end + 1, len(text)))
    ]


_QUOTED = awaited(
    rf"“(?=(?<said>(?<count>[{DIGITS[1:]}])[个大项种]?(?<word>\p{{Han}}{{1,3}}))”)",
    f"“[{DIGITS[1:]}]",
)


def _headings(document: Document) -> Iterator[tuple[int, int, int]]:
    """推进“四化” before headings that each hold 化: where it stands, and how many they are."""
    known: dict[int, tuple[int, set[str]]] = {}
    for match in _QUOTED.matches(document):
        article = article_at(document, match.start())
        if article.first not in known:
            heads = _heads(document, article)
            known[article.first] = len(heads), _shared(heads)
        listed, shared = known[article.first]
        if listed > 1 and match["word"] in shared and listed != value(match["count"]):
            yield *match.span("said"), listed


def _shared(heads: Sequence[str]) -> set[str]:
    """The words of one to three characters that all of the headings hold."""
    first, *others = heads or ("",)
    sizes = range(1, 4)
    shared = {first[at : at + size] for at in range(len(first)) for size in sizes}
    for head in others:
        shared = {word for word in shared if word in head}
    return shared


def _heads(document: Document, article: Article) -> list[str]:
    """The headings within an article's text."""
    paragraphs = document.paragraphs[article.first : article.last + 1]
    kinds = [paragraph.kind for paragraph in paragraphs]
    if Kind.BODY not in kinds:
        return []
    first, last = kinds.index(Kind.BODY), len(kinds) - 1 - kinds[::-1].index(Kind.BODY)
    if Kind.HEADLINE not in kinds[first:last]:
        return []
    text = document.flow.text
    within = zip(paragraphs[first:last], kinds[first:last], strict=True)
    return [text[slice(*paragraph.span)] for paragraph, kind in within if kind is Kind.HEADLINE]


@rule(
    id="FIG009",
    name="announced-count",
    severity=Severity.ERROR,
    summary=Text("前面说的项数与所列不符", "a count announced that its items do not bear out"),
    message=Text(
        "前面说“{said}”，后面列了{count}项：核对项数，或是有漏、有多",
        "{said} announces another count than the {count} items that follow: check both",
    ),
    why=Text(
        "“三个特点：一是……二是……三是……四是”，说的和列的要相等。列到一半又起一层“一是”、"
        "末一项用“此外”“最后”引出、前面有几个数能对上一个的，不报。",
        "三个特点 before 一是, 二是, 三是 and 四是 is one too few. Nested runs, a last item that "
        "begins with 此外 or 最后, and a sentence with several counts, one of which fits, "
        "are left alone.",
    ),
    source="报纸编校差错率计算方法 三.2(1)",
    needs="一1“：别括",
    covers=("F35",),
    cases=(
        Case(
            bad="今年粮食生产有三个特点：一是面积增，二是单产高，三是品质优，四是销路好。",
            at="三个特点",
        ),
        Case(bad="会议提出四点要求。一要统一思想，二要压实责任，三要严明纪律。", at="四点要求"),
        Case(
            bad="重点做好两项工作：第一，抓好春耕；第二，抓好防汛；第三，抓好招商。", at="两项工作"
        ),
        Case(
            bad="全县推出三项举措：\n（一）减免租金。\n（二）稳定用工。\n（三）扩大信贷。\n（四）加快退税。",
            at="三项举措",
        ),
        Case(
            bad="清河县以“四化”促振兴。\n生产规模化\n全县流转土地两万亩。\n经营品牌化\n“清河米”名声在外。\n"
            "服务社会化\n托管覆盖八成农户。",
            at="四化",
        ),
        Case(bad="全县主推四个品种：早香、金穗、玉露。", at="四个品种"),
        Case(
            bad="景区推出五条线路：古城线、温泉线、茶乡线、滨江线、森林线、红色线。", at="五条线路"
        ),
        Case(good="全县主推四个品种：早香、金穗、玉露和红云。"),
        Case(good="拓展三大市场：东部的甲、乙；西部的丙、丁；北部的戊、己。", note="分层"),
        Case(good="全县主推四个品种：早香、金穗、玉露等。主推三类：粮和油、菜、果。"),
        Case(good="两位专家：县医院院长、主任医师李明，县中医院院长王强。", note="头衔"),
        Case(good="他写了四个字：团结、奋进。下午五点：集合、点名。"),
        Case(good="来自三省两市：江苏、浙江、安徽、上海、重庆。", note="两个数"),
        Case(good="有三个特点：一是面积增，二是单产高，三是品质优。"),
        Case(
            good="从三个方面做好四项工作：一是抓春耕，二是抓防汛，三是抓招商，四是抓作风。",
            note="两个数",
        ),
        Case(good="提出三点要求：一要统一思想，二要压实责任，最后要严明纪律。"),
        Case(good="做到两个确保：一是确保安全，一是确保质量。为此，二是不可少的。"),
        Case(
            good="看三个方面：一是看人。人有两点：一是勤，二是俭。二是看地，三是看水。", note="分层"
        ),
    ),
)
def announced_count(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    for start, end, listed in _headings(document):
        details = {"said": text[start:end], "count": listed}
        yield self.found(document, start, end, details=details, severity=Severity.WARNING)
    lists = list(enumerated(document))
    rows = document.once(before_names) if lists else ()
    told = _spans([row for row in rows if row.listed != row.number])
    for start, end, _, listed in lists:
        is_told = is_within(told, start)  # by FIG010
        if is_told or speaks_of_misprint(document, start):
            continue
        details = {"said": text[start:end], "count": listed}
        yield self.found(document, start, end, details=details, severity=Severity.WARNING)
    for run in _runs(document):
        counts = _counts(text, run.starts[0])
        listed = len(run.starts)
        if (
            listed < 2
            or not run.is_clear
            or not counts
            or any(count == listed for count, *_ in counts)
        ):
            continue
        count, start, end = counts[-1]
        if speaks_of_misprint(document, start):
            continue
        if any(_ends_at(text, run, count) for count, *_ in counts):
            continue
        if count > listed and _goes_on(document, run, listed):
            continue
        details = {"said": text[start:end], "count": listed}
        severity = Severity.ERROR if listed > count else Severity.WARNING
        related = tuple(
            Related(document.flow.span(at, at + len(run.word)), _ITEM) for at in run.starts
        )
        yield self.found(document, start, end, details=details, related=related, severity=severity)


def _spans(rows: Sequence[Listed]) -> list[tuple[int, int]]:
    """Where the rows stand, in order; each as far as it or one before it goes."""
    spans = sorted((row.start, row.end) for row in rows)
    starts, ends = zip(*spans, strict=True) if spans else ((), ())
    return [*zip(starts, accumulate(ends, max), strict=True)]


_ITEM = Text("列出的一项", "an item")


def _ends_at(text: str, run: Run, count: int) -> bool:
    """Whether the run ends with so many items, and another mark parts it from what follows."""
    marks = [text[start - 1] for start in run.starts[1:]]
    return 1 < count < len(run.starts) and marks[count - 1] not in marks[: count - 1]


def _goes_on(document: Document, run: Run, listed: int) -> bool:
    """Whether more items may follow, begun in another way."""
    text = document.flow.text
    last = run.starts[-1]
    following = text[last : min(article_at(document, last).span.end, last + _REACH)]
    rest = following[len(run.word) :].partition("\n")[0]
    number = NUMERALS[listed + 1]
    is_more = any(f"{mark}{number}" in following for mark in "：；。，\n“第、（")
    return is_more or any(word in rest for word in _OTHER_ENDS) or in_speech(text, last)
