"""WID002: half-width brackets in Chinese, and pairs of two widths."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lint.diagnostic import Applicability, Diagnostic, Severity, Text
from lint.rule import Case, Rule, rule
from lint.rules.width import BEFORE, severity_by_majority
from lint.text.document import Document, Kind
from lint.text.foreign import is_foreign
from lint.text.lazy import lazy
from lint.text.occurrences import occurrences
from lint.text.places import paragraph_at


class _Bracketed(NamedTuple):
    start: int
    end: int  # behind the closing bracket


@rule(
    id="WID002",
    name="half-width-bracket",
    severity=Severity.ERROR,
    summary=Text("半角括号，一对括号一全一半", "half-width brackets, or a pair of two widths"),
    message=Text("中文里的括号应为全角", "set brackets in Chinese full-width"),
    why=Text(
        "括号里或括号前是中文时用全角；一对括号一全一半必有一误。外文、公式、代码里的不动，"
        "1) a) 这样的序号不动。",
        "Brackets that hold or follow Chinese are full-width, and both of a pair have one width. "
        "Those in foreign words, formulas and code stay, and so do list marks such as 1) and a).",
    ),
    source="GB/T 15834-2011 4.9, 5.1.4",
    covers=("P01",),
    fix=Applicability.SAFE,
    needs="()",
    cases=(
        Case(bad="云溪水务(清河）公司来电。", at="(", fixed="云溪水务（清河）公司来电。"),
        Case(bad="村民（多为茶农)都来了。", at=")", fixed="村民（多为茶农）都来了。"),
        Case(bad="世界卫生组织(WHO)发布报告。", fixed="世界卫生组织（WHO）发布报告。"),
        Case(good="已知f(x)的值，求Fe(OH)3的质量，标出点(3,5)和(x,y)。"),
        Case(good="1)选种；2)育苗。"),
        Case(good="热线(010)12345678全天有人接听。"),
    ),
)  # fmt: skip
def half_width_bracket(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    found = [pair for pair in _bracketed(text) if _is_wrong(text, pair)]
    converted = text.count(",") > text.count("，")
    labels = {pair for pair in found if not converted and _is_column_label(document, pair)}
    others = len(found) - len(labels)
    severity = severity_by_majority(text, others, "（")
    if others > text.count("（"):
        labels.clear()
    for pair in found:
        for at, new in ((pair.start, "（"), (pair.end - 1, "）")):
            if text[at] != new:
                fix = self.replace(document, at, at + 1, new)
                level = Severity.INFO if pair in labels else severity
                yield self.found(document, at, at + 1, fix=fix, severity=level)


_HAN = lazy(r"\p{Han}")
_IS_FORMULA = lazy(r"\([\da-z.]{1,9}(?:[,+*=^][\da-z.]{1,9})+\)")
_IS_BEFORE = lazy(rf"[{BEFORE}“‘]")


def _bracketed(text: str) -> Iterator[_Bracketed]:
    """Brackets that pair within a paragraph, whatever their widths; inner pairs first."""
    opened: list[int] = []
    for at in sorted(occurrences(text, "()（）\n")):
        mark = text[at]
        if mark == "\n":
            opened.clear()
        elif mark in "(（":
            opened.append(at)
        elif opened:
            yield _Bracketed(opened.pop(), at + 1)


def _is_wrong(text: str, pair: _Bracketed) -> bool:
    """Whether a half-width bracket of the pair should be full-width."""
    start, end = pair
    left, right = text[start], text[end - 1]
    if left == "（" and right == "）":
        return False
    both = left == "(" and right == ")"
    return (not both or _is_chinese(text, start, end)) and not (
        is_foreign(text, start) or is_foreign(text, end - 1)
    )


def _is_chinese(text: str, start: int, end: int) -> bool:
    """Whether half-width brackets hold Chinese, or stand where only Chinese can stand."""
    if _HAN.search(text, start + 1, min(end - 1, start + 40)):
        return True
    if _IS_FORMULA.match(text, start):
        return False
    before, after = text[max(0, start - 1) : start].strip(), text[end : end + 1].strip()
    if after.isascii() and after.isalnum():
        return False
    if before:
        return bool(_IS_BEFORE.match(before))
    return bool(_HAN.match(after))


def _is_column_label(document: Document, pair: _Bracketed) -> bool:
    """Whether a headline ends with the pair.

    The name of a column behind it, as in 快递进村(今日谈), is often set half-width by sites.
    """
    text = document.flow.text
    if text[pair.end : pair.end + 1] not in ("", "\n", ")"):
        return False
    paragraph = paragraph_at(document, pair.start)
    return paragraph.kind is Kind.HEADLINE and paragraph.span.start < pair.start
