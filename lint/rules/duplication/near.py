"""DUP004: a sentence that stands again with a word more or less."""

from __future__ import annotations

from collections.abc import Iterator

from lint.diagnostic import Diagnostic, Related, Severity, Text
from lint.rule import Case, Rule, rule
from lint.rules.duplication.cores import PARTS, SHARED, Sentence, alike, sentences
from lint.rules.duplication.sentences import FIRST_COPY
from lint.text.document import Document
from lint.text.numerals import ONE_TO_TEN

_FIGURES = frozenset(f"0123456789０１２３４５６７８９{ONE_TO_TEN}百千万亿")


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
    likely = document.once(alike).nearly
    latest: dict[str, Sentence] = {}
    for sentence in sentences(document, likely) if likely else ():
        text = sentence.text
        head, tail = "^" + text[:SHARED], text[-SHARED:]
        for earlier in filter(None, (latest.get(head), latest.get(tail))):
            is_near = sentence.paragraph - earlier.paragraph <= 1
            if is_near and (difference := _difference(earlier.text, text)):
                span = document.flow.span(earlier.start, earlier.end)
                yield self.found(
                    document,
                    sentence.start,
                    sentence.end,
                    related=(Related(span, FIRST_COPY),),
                    details={"difference": difference},
                )
                break
        latest[head] = latest[tail] = sentence


def _difference(a: str, b: str) -> str | None:
    """The words that only one of two sentences has, where that is all that parts them."""
    most = min(len(a), len(b)) // PARTS
    if not 0 < abs(len(a) - len(b)) <= most:
        return None
    from rapidfuzz.distance import Levenshtein  # slow to import, and few pages need it

    if Levenshtein.distance(a, b, score_cutoff=most) > most:
        return None
    changes = [change for change in Levenshtein.opcodes(a, b) if change.tag != "equal"]
    if any(change.tag == "replace" for change in changes):
        return None
    words = [a[c.src_start : c.src_end] + b[c.dest_start : c.dest_end] for c in changes]
    return "、".join(words) if _FIGURES.isdisjoint("".join(words)) else None
