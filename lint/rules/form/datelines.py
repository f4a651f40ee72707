"""Datelines: whole, dated no later than the issue, of one form on a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from regex import Match

from lint.diagnostic import Diagnostic, Severity, Text
from lint.rule import Case, Rule, rule
from lint.text.datelines import Dateline, datelines, openings
from lint.text.document import Document
from lint.text.lazy import lazy

_S = r"[ \u3000]"
_AGENCY = r"(?:据?(?:新华社|中新社)|本[报刊网])"
_PLACE = r"(?:(?!记者|评论员|通讯员|社论|专访|讯[（(\s]|电[（(\s])\p{Han}){2,8}?"
_ABROAD = r"(?:[（(]\p{Han}{2,6}[）)])?"
_DAY = r"\d{1,2}月\d{1,2}日"
_WHO = rf"{_S}*[（(](?:本报|新华社|首席|见习)?(?:全媒体|融媒体)?(?:记者|通讯员)"

_FORMS = (
    (
        (rf"新华(?![社网]|.{{0,2}}报)\p{{Han}}{{2,6}}{_DAY}电"),
        Text("“新华”后面缺“社”", "社 is missing"),
    ),
    (
        (rf"(?:本[报刊]|据?新华社)(?:{_PLACE})?[讯电]{_S}*{_DAY}(?={_WHO})"),
        Text("日期应在“讯”“电”之前", "the date goes before 讯 or 电"),
    ),
    (
        (rf"本[报刊]{_DAY}{_PLACE}讯(?={_WHO})"),
        Text("地点应在日期之前", "the place goes before the date"),
    ),
    (
        (rf"(?:本[报刊]|据?新华社){_PLACE}{_DAY}(?={_WHO})"),
        Text("日期后面缺“讯”或“电”", "讯 or 电 is missing behind the date"),
    ),
    (
        (rf"新华社{_S}?{_DAY}电(?=[ \u3000（(])"),
        Text("缺发电的地点", "the place is missing"),
    ),
    (
        (rf"新华社{_PLACE}(?<![专特急快外来今昨夜明综合日])电(?={_WHO}|[ \u3000])"),
        Text("缺发电的日期", "the date is missing"),
    ),
    (
        (
            rf"{_AGENCY}(?:{_PLACE}{_ABROAD})?(?:\d{{1,2}}月\d{{0,2}}|月\d{{1,2}}日|\d{{1,2}}月日)"
            r"[讯电](?=[ \u3000（(]|记者)"
        ),
        Text("日期不全", "the date is not whole"),
    ),
    (
        (rf"{_AGENCY}(?:{_PLACE})?\d{{1,2}}月\d{{1,2}}号[讯电](?=[ \u3000（(])"),
        Text("日期用“日”，不用“号”", "the date takes 日, not 号"),
    ),
    (
        (rf"新华社{_PLACE}{_DAY}讯(?=[ \u3000（(])"),
        Text("新华社的电头用“电”，不用“讯”", "a Xinhua dateline takes 电, not 讯"),
    ),
    (
        (rf"{_AGENCY}(?:{_PLACE})?(?:{_DAY})?(?:讯电|电讯)(?=[ \u3000（(])"),
        Text("“讯”“电”只用一个", "讯 and 电 stand together: keep one"),
    ),
    (
        (rf"{_AGENCY}(?:{_PLACE})?(?:{_DAY})?[讯电]{_S}*[（(]{_S}*[）)]"),
        Text("括号里缺记者姓名", "the bracket names no reporter"),
    ),
    (
        (rf"本报(?:{_PLACE})?(?:{_DAY})?[迅汛训](?={_WHO})"),
        Text("“讯”写成了别的字", "another character stands for 讯"),
    ),
    (
        (
            rf"{_AGENCY}(?:{_PLACE})?(?:{_DAY})?[讯电]{_S}*(?:[（(][^（）()\n]{{2,60}}[）)]{_S}*)?"
            rf"(?:[，。、；,;]|[：:](?={_S}*[（(]))"
        ),
        Text("后面不用点号", "no stop stands behind it"),
    ),
    (
        (
            rf"本报(?:{_PLACE})?(?:{_DAY})?讯{_S}*据?新华社(?:{_PLACE})?(?:{_DAY})?电(?=[ "
            rf"\u3000（(])"
        ),
        Text("两个电头连在一起，留一个", "two datelines in a row: keep one"),
    ),
    (
        (
            rf"本报(?:记者|通讯员){_S}*\p{{Han}}{{2,4}}(?:[ \u3000、]+\p{{Han}}{{2,3}})?{_S}+"
            rf"本报(?:{_PLACE})?(?:{_DAY})?讯"
        ),
        Text("署名放在“讯”后面的括号里", "the byline goes into brackets behind 讯"),
    ),
    (
        (
            rf"(?<first>本报|新华社)(?:{_PLACE})?(?:{_DAY})?[讯电]{_S}*(?:[（(][^（）()\n]{{2,60}}[）)]{_S}*)?"
            rf"\g<first>(?:{_PLACE})?(?:{_DAY})?[讯电](?=[ \u3000（(])"
        ),
        Text("两个电头连在一起，留一个", "two datelines in a row: keep one"),
    ),
)
_SLIPS = tuple((lazy(pattern), what) for pattern, what in _FORMS)
_ANY = lazy("|".join(pattern for pattern, _ in _FORMS))
_HINT = lazy(r"[讯电迅汛训](?![员话报信视力影子商灯])|日[ \u3000]?[（(]")
_REACH = 32
_WITHOUT_MONTH = lazy(rf"本报{_PLACE}\d{{1,2}}日[讯电](?=[ \u3000（(])")
_UNBRACKETED = lazy(
    rf"本报(?:{_PLACE})?(?:{_DAY})?[讯电]{_S}*(?:本报)?(?:记者|通讯员){_S}?\p{{Han}}{{2,3}}(?=[ "
    rf"\u3000、])"
    r"(?![^，。\n]{0,40}(?:报道|获悉|从|摄))"
)


@rule(
    id="FMT001",
    name="malformed-dateline",
    severity=Severity.WARNING,
    summary=Text("电头不完整", "malformed dateline"),
    message=Text("电头“{text}”：{what}", "dateline {text}: {what_en}"),
    why=Text(
        "本报讯、本报某地某月某日讯、新华社某地某月某日电，各有成例。只看段首确是电头的；“据新华社电”"
        "“本报讯记者某某报道”是惯例，不报；缺一半的括号另有规则。",
        "Datelines have set forms: 本报讯, 本报 with place, date and 讯, 新华社 with place, "
        "date and 电. "
        "Looked at is only what opens a paragraph and cannot be anything else; 据新华社电 and "
        "本报讯记者…报道 are usage; unpaired brackets have a rule of their own.",
    ),
    source="人民日报、新华社电头成例",
    needs="讯电迅汛训（(",
    covers=("F60",),
    cases=(
        Case(bad="新华社10月25日电（记者周砚）茶园开采了。", at="新华社10月25日电"),
        Case(bad="新华社清河电（记者周砚）茶园开采了。", at="新华社清河电"),
        Case(bad="新华清河10月25日电（记者周砚）茶园开采了。", at="新华清河10月25日电"),
        Case(bad="本报清河10月25日（记者周砚）茶园开采了。", at="本报清河10月25日"),
        Case(bad="本报清河10月25讯（记者周砚）茶园开采了。", at="本报清河10月25讯"),
        Case(bad="本报清河10月25号讯（记者周砚）茶园开采了。", at="本报清河10月25号讯"),
        Case(bad="本报迅（记者周砚）茶园开采了。", at="本报迅"),
        Case(bad="本报讯（记者周砚），近日，茶园开采了。", at="本报讯（记者周砚），"),
        Case(bad="本报讯本报清河10月25日讯（记者周砚）茶园开采了。", at="本报讯本报清河10月25日讯"),
        Case(
            bad="本报讯（记者周砚）茶园开采了。\n本报讯（记者李云）河堤修好了。\n"
            "本报清河讯记者张三 通讯员李四 近日，水渠通水。",
            at="本报清河讯记者张三",
        ),
        Case(
            bad="本报清河10月25日讯（记者周砚）茶园开采了。\n本报云溪25日讯（记者李云）河堤修好了。",
            at="本报云溪25日讯",
        ),
        Case(good="本报云溪25日讯（记者李云）河堤修好了。", note="本版都不写月份"),
        Case(good="据新华社10月25日电 茶园开采了。\n据新华社电 茶园开采了。", note="转述"),
        Case(good="本报福州电记者周砚报道：茶园开采了。\n本报讯记者李云报道：河堤修好了。"),
        Case(good="本报10月25日第二版刊登的消息（记者周砚）有误。", note="正文"),
        Case(good="新华社清河10月25日电 本报讯息灵通。\n新华网清河10月25日电（记者周砚）开采。"),
        Case(good="新华社北京专电（记者周砚）茶园开采了。\n本报通讯员（记者站）来稿。"),
    ),
)
def malformed_dateline(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    usual = {d.span.start for d in document.once(datelines) if _is_usual(text, d)}
    for start in document.once(openings):
        if start in usual or not _HINT.search(text, start, start + _REACH):
            continue
        if found := _slip(text, start) or _unlike_others(document, start):
            match, what = found
            details = {"text": match[0], "what": what.zh, "what_en": what.en}
            yield self.found(document, start, match.end(), details=details)


def _is_usual(text: str, dateline: Dateline) -> bool:
    """Whether none of the forms that are wrong can begin so: most need not be compared with all."""
    (start, end), who = dateline.span, dateline.who
    if who and dateline.agency == "本报" and text[end : end + 1].isalnum():
        return not text.startswith("本报", end)
    if who and text[slice(*who)].isspace():
        return False
    begins = text[start : who.start if who else end]
    is_whole = dateline.agency != "新华社" or (dateline.place and dateline.month and "电" in begins)
    behind = _BEHIND_WHO if who else _BEHIND_WORD
    return bool(is_whole and sum(map(begins.count, _MARKS)) == 1 and behind.match(text, end))


_MARKS = "讯电迅汛训"
_BEHIND_WHO = lazy(r"[“《\u00a0]|(?!本报|新华社)\p{Alnum}")
_BEHIND_WORD = lazy(r"\u00a0|[ \u3000]+(?!本报|据?新华社|记者|通讯员)[\p{Han}“《]")


def _slip(text: str, start: int) -> tuple[Match[str], Text] | None:
    if not _ANY.match(text, start):
        return None
    return next((match, what) for slip, what in _SLIPS if (match := slip.match(text, start)))


def _unlike_others(document: Document, start: int) -> tuple[Match[str], Text] | None:
    """What is a slip only where the other datelines of the page have what this one lacks."""
    text = document.flow.text
    if (match := _UNBRACKETED.match(text, start)) and document.once(_bracketed) > 1:
        return match, Text("记者姓名应加括号", "its reporters take brackets")
    if (match := _WITHOUT_MONTH.match(text, start)) and document.once(_are_dated):
        return match, Text("缺月份", "the month is missing")
    return None


def _bracketed(document: Document) -> int:
    return sum(dateline.who is not None for dateline in document.once(datelines))


def _are_dated(document: Document) -> bool:
    return any(d.month and d.agency == "本报" for d in document.once(datelines))


@rule(
    id="FMT003",
    name="unlike-dateline",
    severity=Severity.INFO,
    summary=Text("一个电头与本版其他电头形式不同", "one dateline unlike the others of its page"),
    message=Text(
        "本版其他“本报”电头{others}，只有这一个{this}",
        "the other 本报 datelines of the page {others_en}; this one {this_en}",
    ),
    why=Text(
        "同一版上，“本报讯”与“本报某地某月某日讯”宜用一种。三个以上一致、只有一个不同才提示。",
        "A page keeps to one form, 本报讯 or 本报 with place and date. Told where three "
        "or more agree "
        "and one differs.",
    ),
    source="新闻电头成例",
    needs="讯",
    covers=("F63",),
    cases=(
        Case(
            bad="本报讯（记者周砚）茶园开采了。\n本报讯（记者李云）河堤修好了。\n"
            "本报讯（记者何田）水渠通水了。\n本报清河10月25日讯（记者王渡）新桥合龙了。",
            at="本报清河10月25日讯（记者王渡）",
        ),
        Case(
            good="本报讯（记者周砚）茶园开采了。\n本报讯（记者李云）河堤修好了。\n"
            "本报清河10月25日讯（记者王渡）新桥合龙了。\n新华社清河10月25日电（记者何田）开采了。"
        ),
    ),
)
def unlike_dateline(self: Rule, document: Document) -> Iterator[Diagnostic]:
    own = [dateline for dateline in document.once(datelines) if dateline.agency == "本报"]
    forms = Counter((bool(d.place), bool(d.month)) for d in own)
    if len(forms) != 2 or min(forms.values()) != 1 or len(own) <= _FEW:
        return
    common, rare = (form for form, _ in forms.most_common())
    details = {
        "others": _parts(common).zh,
        "this": _parts(rare).zh,
        "others_en": _parts(common).en,
        "this_en": _parts(rare).en,
    }
    for dateline in own:
        if (bool(dateline.place), bool(dateline.month)) == rare:
            yield self.found(document, *dateline.span, details=details)


_FEW = 3


def _parts(form: tuple[bool, bool]) -> Text:
    return {
        (False, False): Text("不带地点、日期", "give neither place nor date"),
        (True, False): Text("只带地点", "give the place alone"),
        (False, True): Text("只带日期", "give the date alone"),
        (True, True): Text("带地点和日期", "give place and date"),
    }[form]
