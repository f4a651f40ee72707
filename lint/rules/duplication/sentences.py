"""DUP003: a sentence or a long clause that stands again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import accumulate, compress, count
from operator import contains

from lint.diagnostic import Applicability, Diagnostic, Related, Severity, Text
from lint.rule import Case, Rule, rule
from lint.rules.duplication.cores import (
    LEAST,
    Sentence,
    alike,
    sentences,
    sentences_of,
    split,
)
from lint.rules.duplication.rhetoric import is_for_effect
from lint.text.blocks import blocks
from lint.text.document import Document
from lint.text.lazy import lazy_re
from lint.text.places import article_at, paragraph_at

_FORMULA = 20  # what is shorter may well be said twice in one article
# How long a whole clause or short sentence is that is looked for twice running, and what else may
# stand before it or end it.
_RUNNING = {"，": (range(7, LEAST + 1), "。；"), "。": (range(8, LEAST), "")}
_REACH = 200  # a copy in the same paragraph stands no farther off
_OPENS = "。！？；：\n"  # a clause begins behind one of them, or a comma
_ARTICLE_OF_LAW = lazy_re(r"第[一二三四五六七八九十百千\d]+条|[（(][一二三四五六七八九十\d]+[）)]")
FIRST_COPY = Text("首次出现在这里", "the first copy")


@rule(
    id="DUP003",
    name="repeated-sentence",
    severity=Severity.ERROR,
    summary=Text("句子或分句重出", "sentence or clause printed again"),
    message=Text(
        "“{text}”重出：与前文一字不差，删去这一份",
        "“{text}” stands again, word for word: delete this copy",
    ),
    why=Text(
        "粘贴或改稿时一句话留下了两份。同段之内相隔不远的，删去后一份；隔段再现、"
        "又不是提要、引题、法条套语的，只提醒编辑；提要、小标题与正文相同不报。"
        "句子不算句末点号，13字起查；紧接着重出的，短句8字、两逗之间的分句7字起查，"
        "只提醒编辑，引语、诗歌、口号不报。",
        "A sentence was pasted or left behind. The copy goes where it stands near, in the same"
        " paragraph. One in another paragraph is a warning, and summaries, pull quotes, subheads"
        " and the formulas of a law stay quiet. A sentence counts from 13 characters, its stop left"
        " out; what stands twice running is a warning from 8 characters of a sentence and 7 of a"
        " whole clause, unless it is speech, verse or a slogan.",
    ),
    source="报纸编校差错率计算方法 三.2(2)：多字",
    covers=("E03",),
    fix=Applicability.SAFE,
    cases=(
        Case(
            bad="合作社今年又添了三台烘干机。合作社今年又添了三台烘干机。村民不再愁阴雨天。",
            at="合作社今年又添了三台烘干机。",
            fixed="合作社今年又添了三台烘干机。村民不再愁阴雨天。",
        ),
        Case(
            bad="合作社今年又添了三台烘干机。村民不再愁阴雨天。合作社今年又添了三台烘干机。",
            fixed="合作社今年又添了三台烘干机。村民不再愁阴雨天。",
        ),
        Case(
            bad="县里加快建设北山水库、云溪引水渠、南岸泵站二期。北山水库、云溪引水渠、南岸泵站二期。",
            at="北山水库、云溪引水渠、南岸泵站二期。",
            fixed="县里加快建设北山水库、云溪引水渠、南岸泵站二期。",
            note="上一句的末尾连同句号又排了一遍",
        ),
        Case(
            bad="当天下午，县应急管理局组织了一次联合演练，县应急管理局组织了一次联合演练，检验预案。",
            at="，县应急管理局组织了一次联合演练",
            fixed="当天下午，县应急管理局组织了一次联合演练，检验预案。",
        ),
        Case(
            bad="各村及早备足防汛物资。各村及早备足防汛物资。县里也设了仓库。",
            at="。各村及早备足防汛物资",
            fixed="各村及早备足防汛物资。县里也设了仓库。",
            note="短句紧接着重出",
        ),
        Case(
            bad="乡里办起夜校，惠及农户2300余人，惠及农户2300余人。",
            at="，惠及农户2300余人",
            fixed="乡里办起夜校，惠及农户2300余人。",
        ),
        Case(good="镇上要建冷链物流中心。冷链物流中心是果农盼了多年的。"),
        Case(good="一遍又一遍地练习，一遍又一遍地练习，终于练成了。"),
        Case(
            good="云溪河两岸今年新栽了六万棵水杉\n云溪河两岸今年新栽了六万棵水杉。\n"
            "连日来，清河县抢抓时令植树。云溪河两岸今年新栽了六万棵水杉。",
        ),
        Case(good="乡亲们盼来了公路。公路修到哪里，产业就跟到哪里。"),
        Case(good="“妈妈，我想回家，妈妈，我想回家。”"),
        Case(
            good="第三条 县级人民政府应当公布名录。具体办法由省级人民政府文物主管部门制定。\n"
            "第四条 名录实行动态管理。具体办法由省级人民政府文物主管部门制定。",
        ),
    ),
)
def repeated_sentence(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    yield from _running(self, document, text)
    again = document.once(alike).again
    if not again:
        return
    likely = list(sentences(document, again))
    times = Counter(sentence.text for sentence in likely)
    beside = {s: copy for s in likely if (copy := _beside(text, s))}
    if len(times) == len(likely) and not beside:
        return
    twice = {sentence.paragraph for sentence in likely if times[sentence.text] == 2}
    distinct = {paragraph for paragraph in twice if _says_else(document, paragraph, times)}
    first: dict[str, Sentence] = {}
    for sentence in likely:
        copy = beside.get(sentence) or first.setdefault(sentence.text, sentence)
        if copy is sentence:
            continue
        if copy.paragraph == sentence.paragraph:
            yield _in_paragraph(self, document, copy, sentence)
        elif times[sentence.text] == 2 and {copy.paragraph, sentence.paragraph} <= distinct:
            yield from _in_article(self, document, copy, sentence)


def _running(self: Rule, document: Document, text: str) -> Iterator[Diagnostic]:
    """Clauses and short sentences that stand twice running, and the long end of a clause."""
    for mark, (short, others) in _RUNNING.items():
        for before, again, at in _neighbours(text, mark, others):
            size = len(again)
            if size < short.start or text[at - 1] != mark or not before.endswith(again):
                continue
            start, end = at - 1 - size, at + size
            is_long = mark == "，" and size > LEAST
            is_whole = size in short and before[-size - 1 : -size] in _OPENS
            if is_long or (is_whole and not is_for_effect(text, start, end, again)):
                yield self.found(
                    document,
                    at - 1,
                    end,
                    severity=Severity.WARNING,
                    fix=self.replace(document, at - 1, end, "", applicability=Applicability.UNSAFE),
                    details={"text": again},
                )


def _neighbours(text: str, mark: str, others: str) -> Iterator[tuple[str, str, int]]:
    """What stands between two marks where the part before holds it: both, and where it begins."""
    last, start = "", 0
    for block in blocks(text, mark):
        parts = [last, *split(block, mark, others)]
        likely = [*compress(count(), map(contains, parts, parts[1:]))]
        ends = [*accumulate(map(len, parts), initial=start - len(last))] if likely else ()
        for number in likely:
            yield parts[number], parts[number + 1], ends[number + 1] + number
        last, start = parts[-1], start + len(block)


def _says_else(document: Document, paragraph: int, times: Mapping[str, int]) -> bool:
    """Whether a sentence of the paragraph stands once; `times` tells of those that stand again."""
    start, end = document.paragraphs[paragraph].span
    return any(times.get(each, 0) < 2 for each in sentences_of(document.flow.text[start:end]))


def _beside(text: str, sentence: Sentence) -> Sentence | None:
    """The copy right before a sentence, which may be the end of a longer one."""
    start = sentence.start - len(sentence.text)
    if start >= 0 and text.startswith(sentence.text, start):
        return sentence._replace(start=start, end=sentence.start)
    return None


def _in_paragraph(self: Rule, document: Document, copy: Sentence, sentence: Sentence) -> Diagnostic:
    text = document.flow.text
    start, end = sentence.start, sentence.end
    if text.startswith("”", end) and text.startswith("”", copy.end):
        end += 1
    near = start - copy.end <= _REACH
    return self.found(
        document,
        start,
        end,
        severity=None if near else Severity.WARNING,
        fix=self.replace(
            document, start, end, "", applicability=None if near else Applicability.UNSAFE
        ),
        related=(Related(document.flow.span(copy.start, copy.end), FIRST_COPY),),
        details={"text": sentence.text},
    )


def _in_article(
    self: Rule, document: Document, copy: Sentence, sentence: Sentence
) -> Iterator[Diagnostic]:
    """A copy in another paragraph, where it is neither a summary nor a formula."""
    text = document.flow.text
    starts = [paragraph_at(document, s.start).span.start for s in (copy, sentence)]
    # A summary stands below its headline.
    below_headline = starts[0] == 0 or text[starts[0] - 2] not in "。！？”"
    in_one_article = sentence.end <= article_at(document, copy.start).span.end
    is_law = any(_ARTICLE_OF_LAW.match(text, start) for start in starts)
    is_short = len(sentence.text) <= _FORMULA
    if in_one_article and not (is_short or is_law or below_headline or "“" in sentence.text):
        yield self.found(
            document,
            sentence.start,
            sentence.end,
            severity=Severity.WARNING,
            related=(Related(document.flow.span(copy.start, copy.end), FIRST_COPY),),
            details={"text": sentence.text},
        )
