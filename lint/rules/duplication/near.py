"""DUP004: a sentence that stands again with a word more or less."""

from __future__ import annotations

from collections.abc import Iterator

from lint.diagnostic import Diagnostic, Related, Severity, Text
from lint.rule import Case, Rule, rule
from lint.rules.duplication.cores import alike
from lint.rules.duplication.sentences import FIRST_COPY
from lint.text.document import Document


@rule(
    id="DUP004",
    name="near-repeat",
    severity=Severity.WARNING,
    summary=Text("句子近于重出", "sentence nearly repeated"),
    message=Text(
        "与前文一句只差“{difference}”：核对是否改稿后留下了两份",
        "differs from a sentence before by no more than “{difference}”: was one left behind?",
    ),
    why=Text(
        "改稿时新句写好、旧句没删，两句只差一两个词。只看同段和邻段；"
        "换词成对的排比、只差数字的并列不报，提要与正文相同不报。",
        "An edit wrote a sentence anew and left the old one. Only the same paragraph and the next"
        " are compared; parallel sentences, which put one word in another's place or differ by"
        " their figures, stay quiet.",
    ),
    source="报纸编校差错率计算方法 三.2(2)：多字",
    covers=("E03",),
    cases=(
        Case(
            bad="合作社今年给每户社员都免费换上了抗旱良种。"
            "合作社今年给每户困难社员都免费换上了抗旱良种。大家都很满意。",
            at="合作社今年给每户困难社员都免费换上了抗旱良种。",
        ),
        Case(good="东片五个村由县水利局组织抢修水毁渠道。西片五个村由县水利局组织抢修水毁渠道。"),
        Case(
            good="上半年全县新增市场主体3200户，同比增长8%。去年全县新增市场主体2900户，同比增长6%。"
        ),
        Case(
            good="北片三个村由县水利局组织抢修水毁渠道和泵站。"
            "北片十三个村由县水利局组织抢修水毁渠道和泵站。",
        ),
    ),
)
def near_repeat(self: Rule, document: Document) -> Iterator[Diagnostic]:
    for earlier, sentence, difference in document.once(alike).nearly:
        span = document.flow.span(earlier.start, earlier.end)
        yield self.found(
            document,
            sentence.start,
            sentence.end,
            related=(Related(span, FIRST_COPY),),
            details={"difference": difference},
        )
