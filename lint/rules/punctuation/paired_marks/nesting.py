"""PUN011, PUN017, PUN018, PUN028, PUN029: marks inside marks of their kind, or alone outside."""

from __future__ import annotations

from collections.abc import Iterator

from lint.diagnostic import Applicability, Diagnostic, Fix, Severity, Text
from lint.rule import Case, Rule, rule
from lint.text.document import Document, Kind
from lint.text.lazy import lazy
from lint.text.marks import OTHER
from lint.text.pairs import nested, paired
from lint.text.places import paragraph_at
from lint.text.view import Span


def _nested(document: Document, marks: str, *, doubled: bool = False) -> Iterator[tuple[Span, str]]:
    """Each pair of these marks that one of the same kind directly holds, and its opener.

    Args:
        document: the document.
        marks: their openers.
        doubled: those that the outer pair holds nothing beside, or the others?
    """
    text, outer = document.flow.text, document.once(paired).outer
    for start, end in document.once(nested):
        mark, holder = text[start], outer[start]
        if mark not in marks or text[holder] != mark:
            continue
        if (start == holder + 1 and text[end : end + 1] == text[end - 1]) is doubled:
            yield Span(start, end), mark


def _set_in(self: Rule, document: Document, pair: Span, opener: str) -> Fix | None:
    """The fix that sets the pair in the marks that `opener` begins."""
    opening = document.flow.edits(pair.start, pair.start + 1, opener)
    closing = document.flow.edits(pair.end - 1, pair.end, OTHER[opener])
    if opening is None or closing is None:
        return None
    return self.fix_raw(opening + closing, new=f"{opener}{OTHER[opener]}")


@rule(
    id="PUN011",
    name="nested-quote",
    severity=Severity.WARNING,
    summary=Text("双引号里又用双引号", "double quotes inside double quotes"),
    message=Text("引号里的引号应为［{new}］", "quotes inside quotes are set as ［{new}］"),
    why=Text(
        "引号中还要用引号时，外面一层用双引号，里面一层用单引号，再里面一层又用双引号。"
        "两处引文之间夹着的字误看作引文的，不报。",
        "Quotes inside quotes alternate: double outside, single inside, double again within. Words "
        "that stand between two quotations whose marks were turned are not reported.",
    ),
    source="GB/T 15834-2011 4.8.3.4",
    fix=Applicability.UNSAFE,
    needs="“‘",
    covers=("P04",),
    cases=(
        Case(bad="他说：“村里的“水管家”都记着。”", at="“水管家”",
             fixed="他说：“村里的‘水管家’都记着。”"),
        Case(good="““两山””理念", note="PUN029 speaks of it"),
        Case(bad="““两山”理念在云溪扎了根。”老周说。", at="“两山”",
             fixed="“‘两山’理念在云溪扎了根。”老周说。"),
        Case(bad="他说：“老师教‘德’‘才’，我教‘大‘勤’字’。”", at="‘勤’",
             fixed="他说：“老师教‘德’‘才’，我教‘大“勤”字’。”"),
        Case(good="“他讲‘我最爱“清泉”二字’，大家都记得。”", note="the third layer is double again"),
        Case(good="“甲“和”乙”两村", note="turned marks: 和 is no quotation"),
        Case(good="“第一段里说‘好’。\n“第二段里也说‘好’。”"),
        Case(good="他说“好”，又说“行”。"),
    ),
)  # fmt: skip
def nested_quote(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    for pair, mark in _nested(document, "“‘"):
        inner = text[pair.start + 1 : pair.end - 1]
        if inner[:1] in _JOINS or inner[-1:] in _JOINS:
            continue
        new = "‘" if mark == "“" else "“"
        fix = _set_in(self, document, pair, new)
        details = {"new": f"{new}{OTHER[new]}"}
        yield self.found(document, pair.start, pair.end, fix=fix, details=details)


# What stands between two quotations, not at the edge of one; "" at an empty pair.
_JOINS = frozenset(["", *"和与及跟或同，、；："])


@rule(
    id="PUN017",
    name="nested-title",
    severity=Severity.WARNING,
    summary=Text("书名号里又用双书名号", "《》 inside 《》"),
    message=Text("书名号里的书名号应为“〈〉”", "a title inside a title is set in “〈〉”"),
    why=Text(
        "书名号里边还要用书名号时，外面一层用双书名号，里边一层用单书名号。",
        "A title inside a title: double marks outside, single inside.",
    ),
    source="GB/T 15834-2011 4.15.3.5",
    fix=Applicability.SAFE,
    needs="《",
    covers=("P06",),
    cases=(
        Case(bad="他写了《读《茶经》有感》一文。", at="《茶经》",
             fixed="他写了《读〈茶经〉有感》一文。"),
        Case(bad="《《清河志》《云溪志》点校本》出版", fixed="《〈清河志〉〈云溪志〉点校本》出版"),
        Case(good="《读〈茶经〉有感》《水经注》都在架上。"),
        Case(good="他读《茶经，又读《水经注》。", note="PUN004 speaks of it"),
        Case(good="《“清河”号首航》"),
    ),
)  # fmt: skip
def nested_title(self: Rule, document: Document) -> Iterator[Diagnostic]:
    for pair, _ in _nested(document, "《"):
        fix = _set_in(self, document, pair, "〈")
        yield self.found(document, pair.start, pair.end, fix=fix)


@rule(
    id="PUN018",
    name="nested-bracket",
    severity=Severity.WARNING,
    summary=Text("括号里又用同样的括号", "brackets inside the same brackets"),
    message=Text(
        "括号套用同一种括号：里层改用别的形式，或改写",
        "brackets inside the same brackets: use another form within, or reword",
    ),
    why=Text(
        "同一形式的括号应尽量避免套用，必须套用时用不同的形式配合。公式、代码里的，"
        "里层只有数字、字母、序号的不报。",
        "Brackets of one form are not set inside each other; where they must be, the forms "
        "differ. Formulas, code, and inner brackets that hold only figures, letters or the number "
        "of an item are left alone.",
    ),
    source="GB/T 15834-2011 4.9.3.6",
    covers=("P37",),
    needs="（〔【",
    cases=(
        Case(bad="参会的有老周（云溪镇（原云溪乡）支书）等人。", at="（原云溪乡）"),
        Case(good="参会的有老周（云溪镇〔原云溪乡〕支书）等人。"),
        Case(good="本条（（一）（二）两项）自公布之日起施行。"),
        Case(good="面积公式（（a+b）×h÷2）写在黑板上。"),
        Case(good="退还租金（月租金×（合同天数-已住天数））。"),
        Case(good="1）选种（早稻）；2）育苗（晚稻）。"),
    ),
)  # fmt: skip
def nested_bracket(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    for pair, _ in _nested(document, "（〔【"):
        around = text[pair.start - 1] + text[pair.end : pair.end + 1]
        is_formula = any(sign in _OPERATORS for sign in around)
        if not is_formula and _WORDS.search(text, pair.start + 1, pair.end - 1):
            yield self.found(document, pair.start, pair.end)


_OPERATORS = frozenset("+-*/=×÷＋－＊／＝")
_WORDS = lazy(r"\p{Han}(?<![一二三四五六七八九十])\p{Han}")


@rule(
    id="PUN028",
    name="single-quotes-outside",
    severity=Severity.WARNING,
    summary=Text("单引号用在外层", "single quotes outside any double ones"),
    message=Text("外层引号用双引号：［“”］", "quotes that stand in no others are double: ［“”］"),
    why=Text(
        "引号先用双引号，双引号里面才用单引号。只看正文；标题里的，有引号落单的页，"
        "通篇只用单引号的，不报。",
        "Quotes are double, and single only inside double ones. Only running text is looked at; "
        "headlines, pages with a quote that has no other half, and pages that have single quotes "
        "only are left alone.",
    ),
    source="GB/T 15834-2011 4.8.3.4",
    fix=Applicability.UNSAFE,
    needs="‘",
    covers=("P04",),
    cases=(
        Case(bad="村里有个‘水管家’，人称“老周”。", at="‘水管家’",
             fixed="村里有个“水管家”，人称“老周”。"),
        Case(good="“村里有个‘水管家’，人称老周。”"),
        Case(good="村里有个‘水管家’，人称老周。", note="its own style"),
        Case(good="“第一段说‘好’。\n“第二段说‘行’。”"),
        Case(good="第一段说‘好’。\n第二段说‘行’。”", note="the quotation was opened before"),
        Case(good="‘水管家’老周\n他说：“渠修好了，水就来了。”", note="a headline"),
    ),
)  # fmt: skip
def single_quotes_outside(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    marks = document.once(paired)
    if "“" not in text or any(mark in "“”‘’" for _, mark in marks.lone):
        return
    for start, end in marks.pairs:
        if (
            text[start] == "‘"
            and start not in marks.outer
            and paragraph_at(document, start).kind is Kind.BODY
        ):
            fix = _set_in(self, document, Span(start, end), "“")
            yield self.found(document, start, end, fix=fix)


@rule(
    id="PUN029",
    name="doubled-mark",
    severity=Severity.WARNING,
    summary=Text("引号、书名号、括号叠用", "quotes, title marks or brackets set twice"),
    message=Text("［{text}］叠用了一层：删去", "［{text}］ stands twice: delete one pair"),
    why=Text(
        "内外两层之间什么都没有，里面一层是多打的。《〈清河志〉点校本》这样里外不同的，不报。",
        "Nothing stands between the outer pair and the inner one: one of them was typed twice. "
        "Pairs of two kinds, as in 《〈清河志〉点校本》, are left alone.",
    ),
    source="GB/T 15834-2011 4.8, 4.9.3.6, 4.15.3.5",
    fix=Applicability.SAFE,
    covers=("P05",),
    cases=(
        Case(bad="再到《《茶经》》", at="《茶经》", fixed="再到《茶经》"),
        Case(bad="推进““三夏””生产。", fixed="推进“三夏”生产。"),
        Case(bad="新渠通水（（见图））。", fixed="新渠通水（见图）。"),
        Case(good="“‘三夏’生产不能误”，《〈清河志〉点校本》"),
        Case(good="《《清河志》点校本》", note="PUN017 speaks of it"),
        Case(good="（（a+b）×h÷2）"),
    ),
)  # fmt: skip
def doubled_mark(self: Rule, document: Document) -> Iterator[Diagnostic]:
    for pair, mark in _nested(document, "“‘《（", doubled=True):
        opening = document.flow.edits(pair.start, pair.start + 1, "")
        closing = document.flow.edits(pair.end - 1, pair.end, "")
        fix = self.fix_raw(opening + closing) if opening and closing else None
        details = {"text": f"{mark}{OTHER[mark]}"}
        yield self.found(document, pair.start, pair.end, fix=fix, details=details)
