"""The middle dot of foreign names, and of events that are called by their date."""

from __future__ import annotations

from collections.abc import Iterator

from lint.diagnostic import Applicability, Diagnostic, Severity, Text
from lint.rule import Case, Rule, rule
from lint.text.document import Document
from lint.text.lazy import lazy, lazy_re
from lint.text.names import IN_NAMES
from lint.text.search import literals

_FULL_STOP = lazy(
    rf"\.(?<=(?:[{IN_NAMES}]{{2}}|·\p{{Han}}{{1,6}}).)"
    rf"(?=[{IN_NAMES}]\p{{Han}}{{0,4}}[{IN_NAMES}密顿逊]|[{IN_NAMES}]\p{{Han}}{{0,5}}·)"
)


_POINT = lazy_re(r"\.(?=\d{0,2}(?:[^\W\d_万亿]|”))")


def _points(document: Document) -> tuple[int, ...]:
    """Where full stops stand that may be something else than the point of 3.5% or 2.1万."""
    return tuple(match.start() for match in _POINT.finditer(document.flow.text))


@rule(
    id="PUN036",
    name="full-stop-in-name",
    severity=Severity.WARNING,
    summary=Text("外国人名里用了下圆点", "full stop in a transliterated name"),
    message=Text("外国人名各部分之间用间隔号“·”", "the parts of a foreign name are parted by “·”"),
    why=Text(
        "汉字译名之间用间隔号；外文缩写与汉字之间的，如“J.罗琳”，用下圆点，不动。"
        "只报两边都是译名用字的。",
        "Parts of a name in Han take the middle dot; behind a Latin initial, as in J.罗琳, the "
        "full stop is right. Reported only between characters that write foreign names.",
    ),
    source="GB/T 15834-2011 4.14.3.1",
    fix=Applicability.UNSAFE,
    needs=".",
    covers=("P14",),
    cases=(
        Case(bad="约翰.史密斯的画在云溪展出。", at=".", fixed="约翰·史密斯的画在云溪展出。"),
        Case(bad="列奥纳多.达·芬奇生于镇上。", at=".", fixed="列奥纳多·达·芬奇生于镇上。"),
        Case(good="J.K.罗琳的小说，责任要压实.他说。"),
        Case(good="三.工作要求，第二章.总则。"),
    ),
)
def full_stop_in_name(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    stops = (_FULL_STOP.match(text, at) for at in document.once(_points))
    matches = [match for match in stops if match]
    if matches and text.count(".") > 4 * max(1, text.count("。")):
        return  # a converted page, whose full stops are all half-width
    for match in matches:
        yield self.rewritten(document, *match.span(), "·")


_EVENT = (
    r"汶川|[特重]大|地震|事[件故变]|惨案|空难|矿难|火灾|爆炸|恐怖|枪击|抢劫|洪[水涝]|暴雨|泥石流|龙卷风|专案|抢险"
    r"|(?:国际|世界|全国|中国)\p{Han}{0,6}[日节]|消费者|护士节|晚会"
)
_FIGURES = lazy(
    r"\.(?<=(?<![\d.．A-Za-z—～-])(?P<month>1[0-2]|[1-9]).)"
    rf"(?=(?P<day>[12]\d|3[01]|0?[1-9])(?:”?(?:{_EVENT})|”(?:劳动节|青年节|儿童节)))"
)
_HAN_EVENT = "”?(?:运动|事变|抗战|起义|惨案|国际|劳动节|青年节|儿童节|妇女节|建军节)"
_UNDOTTED_DATES = literals("一二[八九]")
_UNDOTTED = lazy(f"一二[八九](?={_HAN_EVENT})")
_DOTTED_DATES = literals("[三四五六七八九]·[一四七八卅]")
_DOTTED = lazy(
    rf"(?P<month>[三四五六七八九])·(?P<day>[一四七八卅](?:[二三五八]|十三)?)(?={_HAN_EVENT})"
)


@rule(
    id="PUN037",
    name="event-named-by-date",
    severity=Severity.WARNING,
    summary=Text("以日期为名的事件，间隔号有误", "middle dot in an event named by its date"),
    message=Text("以日期为名的事件宜作“{new}”", "an event named by its date: write “{new}”"),
    why=Text(
        "以月、日为名的事件或节日，用阿拉伯数字时月、日之间用间隔号，不用小数点；"
        "用汉字时只有一月、十一月、十二月用间隔号，如“一二·九”，其余不用，如“七七”“五四”。",
        "Where figures name an event by month and day they are parted by the middle dot, not by a "
        "full stop. In Han only January, November and December take it: 一二·九, but 七七, 五四.",
    ),
    source="GB/T 15834-2011 4.14.3.5, 4.8.3.6",
    fix=Applicability.UNSAFE,
    covers=("P15",),
    cases=(
        Case(bad="纪念“5.12”汶川特大地震。", at="5.12", fixed="纪念“5·12”汶川特大地震。"),
        Case(bad="办好3.15晚会。", at="3.15", fixed="办好3·15晚会。"),
        Case(bad="“一二九”运动中的清河。", at="一二九", fixed="“一二·九”运动中的清河。"),
        Case(bad="“七·七”事变爆发。", at="七·七", fixed="“七七”事变爆发。"),
        Case(bad="“一二八”抗战老兵。", fixed="“一·二八”抗战老兵。"),
        Case(good="“5·12”汶川特大地震，“一二·九”运动，“一·二八”事变。"),
        Case(good="五四运动，“七七”事变，发生4.7级地震，涨了3.15个百分点。"),
        Case(good="6.1儿童节", note="NUM007 speaks of it"),
        Case(good="全长9.11公里，见第5.12节，手机系统升到9.1国际版。", note="小数"),
    ),
)  # fmt: skip
def event_named_by_date(self: Rule, document: Document) -> Iterator[Diagnostic]:
    for start, end, new in _misnamed(document):
        yield self.rewritten(document, start, end, new)


def _misnamed(document: Document) -> Iterator[tuple[int, int, str]]:
    """Each date that names an event in another form than its own: where, and the right form."""
    text = document.flow.text
    for at in document.once(_points):
        if match := _FIGURES.match(text, at):
            yield match.start("month"), match.end("day"), f"{match['month']}·{match['day']}"
    for at, date in _UNDOTTED_DATES.hits(document):
        if _UNDOTTED.match(text, at):
            yield at, at + len(date), _WITH_DOT[date]
    for at in _DOTTED_DATES.places(document):
        if dotted := _DOTTED.match(text, at):
            yield *dotted.span(), dotted["month"] + dotted["day"]


_WITH_DOT = {"一二九": "一二·九", "一二八": "一·二八"}
