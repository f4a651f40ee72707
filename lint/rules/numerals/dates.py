"""Dates: whole years, one form of numerals, 〇 in the year, the words 年, 月, 日."""

from __future__ import annotations

from collections.abc import Iterator

from lint.diagnostic import Applicability, Diagnostic, Severity, Text
from lint.rule import Case, Rule, rule
from lint.text.document import Document
from lint.text.lazy import lazy, lazy_re
from lint.text.numerals import ONE_TO_TEN, ZEROS, value, year_in_figures
from lint.text.rare import rare_characters
from lint.text.search import literals

# What may stand before a date, and not before a span of time or a code.
_BEFORE_DATE = r"[于在自从到至截起由是，。；、（—\n]"
_MONTH = r"(?:0?[1-9]|1[0-2])(?!\d)"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?!\d)"

_TWO_DIGITS = lazy_re(r"年(?<=\d\d.)(?<!\d\d\d.)")
_SHORT_YEARS = (
    # 2022、23年: the second of two years.
    lazy(
        r"年(?<=(?<![\d.])(?<century>19|20)(?<first>\d\d)年?[、和至—～](?<year>\d\d)年)"
        "(?![度代后前来间的多里内时之以])"
    ),
    # 98年5月6日, 22年上半年: the rest of the date tells that it is no span of time.
    lazy(
        rf"年(?<=(?:^|{_BEFORE_DATE})(?<year>\d\d)年)(?:(?={_MONTH}月(?:{_DAY}日|[份底初起]))"
        "|(?=[上下]半年|底(?![蕴色气薪线])))"
    ),
    # ’98年, where ’ closes no quotation
    lazy(r"年(?<=[’'](?<year>\d\d)年)(?<!['‘][^'‘’\n]{0,40}['’]\d\d年)(?!代?[’'])"),
)


@rule(
    id="NUM010",
    name="short-year",
    severity=Severity.WARNING,
    summary=Text("年份简写为两位", "a year of two digits"),
    message=Text("年份写全四位，不作“{text}”", "write the year in full, not {text}"),
    why=Text(
        "年份用四位数字。“从教22年”“民国22年”里的不是公元年份，不报；“2023—24赛季”“2023—24年度”"
        "是惯例，也不报。",
        "Years take four digits. 从教22年 is a span of time and 民国22年 another era; seasons and "
        "fiscal years such as 2023—24年度 are left alone.",
    ),
    source="GB/T 15835-2011 5.1.4",
    fix=Applicability.UNSAFE,
    needs="年",
    covers=("N04", "C11"),
    cases=(
        Case(bad="2022、23年两次扩建。", at="23年", fixed="2022、2023年两次扩建。"),
        Case(bad="水厂于98年5月6日建成。", at="98年"),
        Case(bad="到22年底，全部通水。", at="22年"),
        Case(bad="’97年会在云溪召开。", at="97年"),
        Case(good="从教22年，民国22年5月6日，有期徒刑12年6月。", note="年限、年号"),
        Case(good="2023—24赛季，2022—23年度，2005年和10年后。"),
        Case(good="到20年底蕴深厚的学校参观，在30年初心不改的老周家。"),
        Case(good="“‘小巷管家’20年如一日，‘20年老店’不关门。”", note="引号"),
        Case(good="1998年5月6日，20世纪90年代。"),
    ),
)
def short_year(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    for at in [match.start() for match in _TWO_DIGITS.finditer(text)]:
        for match in filter(None, (pattern.match(text, at) for pattern in _SHORT_YEARS)):
            start, end = match.start("year"), match.end()
            groups = match.groupdict()
            if groups.get("first", "") >= match["year"]:
                continue
            century = groups.get("century")
            fix = self.replace(document, start, start, century) if century else None
            details = {"text": f"{match['year']}年"}
            yield self.found(document, start, end, fix=fix, details=details)


_YEARS = literals("[于在自从到至截起由是，。；]19", "[于在自从到至截起由是，。；]20")
_PARTIAL = lazy(
    rf"[-./](?<=[于在自从到至截起由是，。；](?<year>(?:19|20)\d\d)[-./])(?<month>{_MONTH})"
    rf"(?:[./](?<day>{_DAY})|(?<=-{_MONTH}))(?![\d./-]|赛季|学年|年|号|期|％|%)"
)
_SEPARATORS = frozenset("-./")
_DOTTED_DAYS = literals("[.．]0[1-9]日", "[.．][12][0-9]日", "[.．]3[01]日")
_DOTTED_DAY = lazy(
    r"日(?<=(?:^|[于在自从到至截起由是，。；（\n])(?<month>0?[1-9]|1[0-2])[.．](?<day>0[1-9]|[12]\d|3[01])日)"
)


@rule(
    id="NUM011",
    name="partial-date",
    severity=Severity.WARNING,
    summary=Text("正文里日期不写年月日", "a date without the words 年, 月 and 日"),
    message=Text("“{text}”宜作“{new}”", "write {new} for {text}"),
    why=Text(
        "“年-月-日”只用全的，不作“2008-8”“8.15日”；新闻正文写“年”“月”“日”。2008-8-8、文号、"
        "版本号、小数不报。",
        "Only a whole date takes hyphens; running text says 年, 月 and 日. 2008-8-8, numbers of "
        "documents and versions, and decimals are left alone.",
    ),
    source="GB/T 15835-2011 5.1.4",
    fix=Applicability.UNSAFE,
    needs="-./．",
    covers=("N05",),
    cases=(
        Case(bad="水厂于2008-8建成。", at="2008-8", fixed="水厂于2008年8月建成。"),
        Case(bad="自2008.8.8起施行。", at="2008.8.8", fixed="自2008年8月8日起施行。"),
        Case(bad="在8.15日集中上线。", at="8.15日", fixed="在8月15日集中上线。"),
        Case(good="于2008-8-8施行，版本由2.0.1到2023.1。"),
        Case(good="平均住院8.15日，在2008-2010年间，在2019-20赛季。"),
        Case(good="见2008-8号文件，网址在2008.8.8.8。\n2008.8.8\n（2008.8.8）", note="落款、括注"),
    ),
)
def partial_date(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    after_year = (at + 5 for at in _YEARS.places(document))
    found = [_PARTIAL.match(text, at) for at in after_year if text[at : at + 1] in _SEPARATORS]
    if _DOTTED_DAYS.stand_in(document):
        found += _DOTTED_DAY.finditer(text)
    for match in filter(None, found):
        year, day = (match.groupdict().get(part) for part in ("year", "day"))
        start = match.start("year" if year else "month")
        new = _date(year, int(match["month"]), int(day) if day else None)
        yield self.rewritten(document, start, match.end(), new)


def _date(year: str | None, month: int, day: int | None) -> str:
    return f"{f'{year}年' if year else ''}{month}月{f'{day}日' if day else ''}"


_MIXED = lazy(
    rf"月(?<=(?<![\d{ONE_TO_TEN}{ZEROS}])(?:(?<year>(?:19|20)\d\d|[一二][{ONE_TO_TEN}{ZEROS}]{{3}})年)?"
    rf"(?<month>\d{{1,2}}|[{ONE_TO_TEN}]{{1,3}})月)(?:(?<day>\d{{1,2}}|[{ONE_TO_TEN}]{{1,3}})日(?![游内后前间谈之以])"
    r"|(?=[份底初起，。至到])(?<=[一二]...年\d+月))"
)
_HAN_DIGITS = ONE_TO_TEN + ZEROS.replace("0", "")
_HAN_DATES = literals(
    f"月[{ONE_TO_TEN}]",
    f"[{ONE_TO_TEN}]月",
    f"[{_HAN_DIGITS}]年[0-9]",
    f"[{_HAN_DIGITS}]0年",
    f"[{_HAN_DIGITS}]00年",
    f"[{_HAN_DIGITS}]000年",
)
# Those of full width are counted as Han numerals beside digits of half width.
_FULL_WIDTH = frozenset("０１２３４５６７８９")
_LUNAR = lazy("[农旧阴夏]历")


@rule(
    id="NUM012",
    name="mixed-date",
    severity=Severity.WARNING,
    summary=Text("一个日期里汉字数字与阿拉伯数字混用", "Han and Arabic numerals in one date"),
    message=Text(
        "日期的数字形式要一致，“{text}”宜作“{new}”", "one date, one form: {new} for {text}"
    ),
    why=Text(
        "同一个日期用一种数字。农历月日用汉字，“农历2023年八月十五日”不报。",
        "A date takes one kind of numerals. Lunar dates, as in 农历2023年八月十五日, stay.",
    ),
    source="GB/T 15835-2011 4.3",
    fix=Applicability.UNSAFE,
    needs="月",
    covers=("N06",),
    cases=(
        Case(bad="二〇〇八年8月8日开工。", at="二〇〇八年8月8日", fixed="2008年8月8日开工。"),
        Case(bad="2008年八月8日开工。", at="2008年八月8日", fixed="2008年8月8日开工。"),
        Case(bad="8月十五日开园。", at="8月十五日", fixed="8月15日开园。"),
        Case(bad="二〇〇八年8月，开工。", at="二〇〇八年8月", fixed="2008年8月，开工。"),
        Case(good="农历2023年八月十五日赏月。", note="农历"),
        Case(good="二〇〇八年八月八日，2008年8月8日。"),
        Case(good="8月一日游，5月十日内，2023年八月。"),
    ),
)
def mixed_date(self: Rule, document: Document) -> Iterator[Diagnostic]:
    if not _HAN_DATES.stand_in(document) and _FULL_WIDTH.isdisjoint(document.once(rare_characters)):
        return
    text = document.flow.text
    for match in _MIXED.finditer(text):
        year, month, day = match.group("year", "month", "day")
        parts = [part for part in (year, month, day) if part]
        start = match.start("year" if year else "month")
        is_mixed = len({part.isascii() for part in parts}) > 1
        if is_mixed and not _LUNAR.search(text, max(0, start - 6), start):
            figures = year and year_in_figures(year)
            new = _date(figures, value(month), value(day) if day else None)
            yield self.rewritten(document, start, match.end(), new)


_OTHER_ZEROS = ZEROS.replace("〇", "")
_HAN_ZEROS = literals(f"[{ONE_TO_TEN}〇][{_OTHER_ZEROS}]")
_YEAR = lazy(
    rf"年(?<=(?<![{ONE_TO_TEN}{ZEROS}百千万\d第])(?<year>[一二][{ONE_TO_TEN}{ZEROS}]{{3}})年)"
    r"(?!\d{1,2}月)"  # NUM012 speaks of it
)
_LOOKALIKES = str.maketrans(dict.fromkeys(_OTHER_ZEROS, "〇"))


@rule(
    id="NUM013",
    name="zero-of-years",
    severity=Severity.WARNING,
    summary=Text("汉字年份里的“〇”写成别的字", "another character for 〇 in a year"),
    message=Text("年份用“〇”，“{text}”应为“{new}”", "years take 〇: {new} for {text}"),
    why=Text(
        "汉字数字用于编号、年份时写“〇”（U+3007），不用“零”，也不用圆圈“○”、字母O和数字0；用于计量时"
        "写“零”，如“一百零二年”。",
        "In years and numbers of documents the Han zero is 〇 (U+3007), not 零, a circle, the "
        "letter O or the figure 0. Quantities keep 零, as in 一百零二年.",
    ),
    source="GB/T 15835-2011 5.2.5",
    fix=Applicability.SAFE,
    needs=_HAN_ZEROS,
    covers=("N09", "C12"),
    cases=(
        Case(bad="二零一二年建成。", at="二零一二年", fixed="二〇一二年建成。"),
        Case(bad="一九八○年建成。", at="一九八○年", fixed="一九八〇年建成。"),
        Case(bad="二OO八年建成。", at="二OO八年", fixed="二〇〇八年建成。"),
        Case(good="一百零二年，一千零二年，二零一厂。", note="数量、名称"),
        Case(good="二〇一二年，2012年，第一零二四年卷。"),
    ),
)
def zero_of_years(self: Rule, document: Document) -> Iterator[Diagnostic]:
    for match in _YEAR.finditer(document.flow.text):
        new = match["year"].translate(_LOOKALIKES)
        if new != match["year"]:
            level = Applicability.UNSAFE if "零" in match["year"] else None
            yield self.rewritten(
                document, match.start("year"), match.end(), f"{new}年", applicability=level
            )
