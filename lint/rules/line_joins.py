"""LIN: line ends and blank lines that columns, pages and extraction left inside the text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress, count, pairwise

from lint.diagnostic import Applicability, Diagnostic, Severity, Text
from lint.rule import Case, Rule, rule
from lint.text.document import Document, Kind, Markup
from lint.text.lazy import lazy
from lint.text.lines import NO_LINE_START, OPENERS, ends_sentence
from lint.text.view import Edit, Span

_LINE_END = lazy(r"\r\n|[\n\r]")
_WORD = lazy(r"[A-Za-z]+")
_WORD_END = lazy(r"[A-Za-z]+-$")
_WORD_START = lazy(r"[a-z]+")
_CUT_FIGURE = lazy(r"[\d.,]*\d[%％‰℃]?|[%％‰℃]")
_AROUND = 6

_WRAPPED = (
    "清河县坚持项目为王，把抓招商作为一号\n"
    "工程，全年签约项目四十六个，到位资金\n"
    "同比增长两成。云溪开发区建成标准厂房\n"
)


@rule(
    id="LIN001",
    name="cut-sentence",
    severity=Severity.ERROR,
    summary=Text("句子中间的空行、换页", "blank line or page break inside a sentence"),
    message=Text("句子在［{before}］后断开，应与［{after}］相接",
                 "the sentence is cut behind ［{before}］; ［{after}］ belongs to it"),
    why=Text(
        "栏末、页末断开的句子，抽取后常留下空行。折行的稿件改成普通换行，未折行的直接接上。"
        "导语、提要末尾本无句号，不算。",
        "A sentence that a column or a page cut comes out of the page with a blank line in it. "
        "In a wrapped paragraph an ordinary line end takes its place, elsewhere nothing does. "
        "Leads and summaries need no final stop, and are left alone.",
    ),
    source="报纸编校差错率计算方法（版式：空行）",
    covers=("E04",),
    fix=Applicability.SAFE,
    cases=(
        Case(bad=_WRAPPED + "\n九十五万平方米，一批项目拎包入住，当\n年投产见效。", at="房\n\n九",
             fixed=_WRAPPED + "九十五万平方米，一批项目拎包入住，当\n年投产见效。"),
        Case(bad="云溪镇的群众满意度稳步提升。\n\n清河县在全县范围内改进窗口服务，设立帮办代办窗口，上门服务，得到群\n\n"
                 "众满意度测评的好评，回头客越来越多。", at="群\n\n众",
             fixed="云溪镇的群众满意度稳步提升。\n\n清河县在全县范围内改进窗口服务，设立帮办代办窗口，上门服务，得到群"
                   "众满意度测评的好评，回头客越来越多。"),
        Case(good="发展乡村产业，既要看长远，也要看当下，让更多农民共享产业发展的收益\n\n"
                  "清河县的葡萄熟了。连日来，前来采摘的游客络绎不绝，果农笑得合不拢嘴。",
             note="提要末尾没有句号"),
        Case(good="两岸青山相对出，\n\n孤帆一片日边来。"),
    ),
)  # fmt: skip
def cut_sentence(self: Rule, document: Document) -> Iterator[Diagnostic]:
    if document.markup is not Markup.TEXT:
        return
    raw, layout = document.raw, document.layout
    # Wrapped copy has a line end in most sentences, which is no blank line.
    glued = compress(count(), layout.gaps) if layout.wrapped else range(len(layout.gaps))
    for i in glued:
        glue = layout.glue[i]
        if glue is None:
            continue
        end, start = layout.ends[i], layout.starts[i + 1]
        new = _line_end(raw, end) if layout.wrapped else glue
        yield self.found_raw(
            Span(end - 1, start + 1),
            fix=self.fix_raw((Edit(Span(end, start), new),), title=_JOIN),
            details=_sides(raw, end, start),
        )


_JOIN = Text("删去空行，接成一句", "Close the sentence up")


def _line_end(raw: str, at: int) -> str:
    match = _LINE_END.search(raw, at)
    return match[0] if match else "\n"


def _sides(raw: str, end: int, start: int) -> dict[str, object]:
    before = raw[max(0, end - _AROUND) : end].splitlines()[-1]
    after = raw[start : start + _AROUND].splitlines()[0]
    return {"before": before.strip(), "after": after.strip()}


@rule(
    id="LIN002",
    name="wrapped-paragraph",
    severity=Severity.INFO,
    summary=Text("按栏宽折行的段落", "paragraph hard-wrapped over lines"),
    message=Text("这一段折成 {lines} 行：用 newslint reflow 接成一段",
                 "this paragraph is wrapped over {lines} lines; newslint reflow makes it one"),
    why=Text(
        "按栏宽折行的稿件照样能查。要转用到别处，先接成一段一行。",
        "Wrapped copy is checked as it is. To be used elsewhere it wants one paragraph a line.",
    ),
    source="报纸编校差错率计算方法（版式）",
    covers=("E04",),
    cases=(
        Case(bad=_WRAPPED + "九十五万平方米。", at="清河县坚持项目为王，把抓招商作为一号"),
        Case(good="清河县坚持项目为王。\n云溪开发区建成标准厂房九十五万平方米。"),
    ),
)  # fmt: skip
def wrapped_paragraph(self: Rule, document: Document) -> Iterator[Diagnostic]:
    if document.markup is not Markup.TEXT or not document.layout.wrapped:
        return
    for paragraph in document.paragraphs:
        if paragraph.last > paragraph.first:
            first = document.lines[paragraph.first]
            count = paragraph.last - paragraph.first + 1
            yield self.found_raw(Span(first.start, first.end), details={"lines": count})


@rule(
    id="LIN003",
    name="run-together-paragraphs",
    severity=Severity.WARNING,
    summary=Text("两段之间丢失的空行", "lost blank line between two paragraphs"),
    message=Text("［{after}］是新的一段，前面应有空行",
                 "［{after}］ begins a paragraph; a blank line is missing before it"),
    why=Text(
        "全篇段间都有空行，只有这里两段连在一起。",
        "Everywhere else on the page a blank line stands between paragraphs.",
    ),
    source="报纸编校差错率计算方法（版式：空行）",
    covers=("E04",),
    fix=Applicability.SAFE,
    cases=(
        Case(bad=f"{_WRAPPED}九十五万平方米。\n\n{_WRAPPED}四十万平方米。\n\n{_WRAPPED}八十万平方米。\n\n"
                 f"{_WRAPPED}六十万平方米。\n\n{_WRAPPED}七十万平方米。\n{_WRAPPED}五十万平方米。",
             at="。\n清",
             fixed=f"{_WRAPPED}九十五万平方米。\n\n{_WRAPPED}四十万平方米。\n\n{_WRAPPED}八十万平方米。\n\n"
                   f"{_WRAPPED}六十万平方米。\n\n{_WRAPPED}七十万平方米。\n\n{_WRAPPED}五十万平方米。"),
        Case(good=f"{_WRAPPED}九十五万平方米。\n{_WRAPPED}五十万平方米。"),
    ),
)  # fmt: skip
def run_together_paragraphs(self: Rule, document: Document) -> Iterator[Diagnostic]:
    layout = document.layout
    if document.markup is not Markup.TEXT or not layout.spaced:
        return
    raw = document.raw
    for before, after in pairwise(document.paragraphs):
        if layout.gaps[before.last] or not before.kind is after.kind is Kind.BODY:
            continue
        end, start = layout.ends[before.last], layout.starts[after.first]
        last = raw[layout.starts[before.last] : end]
        if before.first < before.last and after.first < after.last and ends_sentence(last):
            edit = Edit(Span(end, start), 2 * _line_end(raw, end))
            yield self.found_raw(
                Span(end - 1, start + 1),
                fix=self.fix_raw((edit,), title=_PART),
                details=_sides(raw, end, start),
            )


_PART = Text("两段之间加空行", "Put a blank line between the paragraphs")


@rule(
    id="LIN004",
    name="cut-number",
    severity=Severity.INFO,
    summary=Text("换行断开的数字", "number cut by a line end"),
    message=Text("数字“{number}”在行末断开", "the number “{number}” is cut by a line end"),
    why=Text(
        "印出来的一个数字不分在两行；抽取的稿件里多是排版留下的，接成一段就好。",
        "No number is printed on two lines. In extracted copy the setting left it: reflow it.",
    ),
    source="GB/T 15835-2011 5.1.7.2",
    covers=("E04",),
    cases=(
        Case(bad="清河县坚持项目为王，把抓招商作为一号\n工程，全年签约项目四十六个，完成了20\n"
                 "25年的目标，云溪开发区建成标准厂房的\n面积也有九十五万平方米。", at="20\n25"),
        Case(good="清河县坚持项目为王，把抓招商作为一号\n工程，全年签约项目四十六个，完成了20\n"
                  "个重点任务，云溪开发区建成标准厂房的\n面积也有九十五万平方米。"),
    ),
)  # fmt: skip
def cut_number(self: Rule, document: Document) -> Iterator[Diagnostic]:
    raw = document.raw
    for end, start in _wraps(document):
        if raw[end - 1].isdecimal() and (rest := _CUT_FIGURE.match(raw, start)):
            left = end - 1
            while left and raw[left - 1] in "0123456789.,":
                left -= 1
            number = raw[left:end] + rest[0]
            yield self.found_raw(Span(left, rest.end()), details={"number": number})


def _wraps(document: Document) -> Iterator[tuple[int, int]]:
    """Where a wrapped line ends and the next begins; raw offsets."""
    layout = document.layout
    if layout.wrapped:
        for end, start, glue in zip(layout.ends, layout.starts[1:], layout.glue, strict=False):
            if glue is not None:
                yield end, start


@rule(
    id="LIN005",
    name="mark-at-line-edge",
    severity=Severity.INFO,
    summary=Text("行首、行末不该有的标点", "mark that may not begin or end a line"),
    message=Text("［{mark}］不能放在行首或行末", "［{mark}］ may not begin or end a line here"),
    why=Text(
        "点号、后引号、后括号不放在行首，前引号、前括号不放在行末。",
        "Stops and closing marks do not begin a line, opening marks do not end one.",
    ),
    source="GB/T 15834-2011 5.1.1–5.1.9",
    covers=("P27",),
    cases=(
        Case(bad="清河县坚持项目为王，把抓招商作为一号\n工程，全年签约项目四十六个，到位资金“\n"
                 "同比增长两成”。云溪开发区建成标准厂\n房九十五万平方米。", at="“"),
        Case(good=_WRAPPED + "九十五万平方米。"),
    ),
)  # fmt: skip
def mark_at_line_edge(self: Rule, document: Document) -> Iterator[Diagnostic]:
    raw = document.raw
    for end, start in _wraps(document):
        if raw[end - 1] in OPENERS:
            yield self.found_raw(Span(end - 1, end), details={"mark": raw[end - 1]})
        if raw[start] in NO_LINE_START:
            yield self.found_raw(Span(start, start + 1), details={"mark": raw[start]})


@rule(
    id="LIN006",
    name="hyphenated-word",
    severity=Severity.WARNING,
    summary=Text("换行留在单词里的连字符", "hyphen that a line end left inside a word"),
    message=Text("“{word}”里的连字符是换行留下的", "the hyphen in “{word}” was left by a line end"),
    why=Text(
        "同一文中有不带连字符的这个词，才算。",
        "Only where the word stands elsewhere in the text without it.",
    ),
    source="GB/T 15834-2011 4.13",
    covers=("E04",),
    fix=Applicability.SAFE,
    needs="-",
    cases=(
        Case(bad=_WRAPPED + "九十五万平方米，Robotech公司也来落户，\n"
                 "今年五月开工。县领导到场祝贺，Robo-\ntech公司表示，争取年内投产见效。",
             at="Robo-\ntech",
             fixed=_WRAPPED + "九十五万平方米，Robotech公司也来落户，\n"
                   "今年五月开工。县领导到场祝贺，Robotech\n公司表示，争取年内投产见效。"),
        Case(good=_WRAPPED + "九十五万平方米，还要建成一批人才公寓，\n"
                  "今年五月开工。室内外全部覆盖Wi-\nfi信号，争取年内投产见效。"),
    ),
)  # fmt: skip
def hyphenated_word(self: Rule, document: Document) -> Iterator[Diagnostic]:
    raw = document.raw
    cuts = [(end, start) for end, start in _wraps(document) if raw[end - 1] == "-"]
    words = set(_WORD.findall(raw)) if cuts else set()
    for end, start in cuts:
        left = _WORD_END.search(raw, max(0, end - 40), end)
        right = _WORD_START.match(raw, start)
        if left and right and left[0][:-1] + right[0] in words:
            edits = (
                Edit(Span(end - 1, end), right[0]),
                Edit(Span(start, right.end()), ""),
            )
            span = Span(left.start(), right.end())
            word = left[0] + right[0]
            yield self.found_raw(
                span, fix=self.fix_raw(edits, new=word.replace("-", "")), details={"word": word}
            )
