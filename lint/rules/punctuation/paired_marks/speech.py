"""PUN014, PUN015: the stop of what someone says, and the quotes (GB/T 15834-2011 B.2.1)."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from lint.diagnostic import Applicability, Diagnostic, Severity, Text
from lint.rule import Case, Rule, rule
from lint.text.document import Document
from lint.text.lazy import lazy
from lint.text.marks import CLAUSE_STOPS, FINAL_STOPS, PAUSES, SENTENCE_ENDS
from lint.text.pairs import quotations

_SAYS = (
    r"(?:说[道到]?|(?:问|答|喊|叹|讲|写|笑|补充|解释|回忆|介绍|感慨|叮嘱)道|表示|指出|强调|介绍|回答"
    r"|坦言|直言|感慨|感叹|回忆|解释|认为|讲|告诉(?:记者|笔者|我们?|大家))"
)


@rule(
    id="PUN014",
    name="stop-outside-speech",
    severity=Severity.WARNING,
    summary=Text("冒号引出的话，句号却在引号外", "speech behind a colon, its stop outside"),
    message=Text(
        "冒号引出的完整引文，句末点号放在引号里：［。”］",
        "speech behind a colon ends within the quotes: ［。”］",
    ),
    why=Text(
        "“他说：”之后独立成句的引文，句末点号在引号里，引号外不再用；引文之后另起一句，"
        "不能用逗号连下去。只看说、表示、指出等词，短的、只是词语的引文不报。",
        "A whole sentence quoted behind 他说： keeps its final stop within the quotes, and nothing "
        "stands behind them; a new sentence follows, not a comma. Only verbs of saying are looked "
        "at, and short quotations of mere words are left alone.",
    ),
    source="GB/T 15834-2011 B.2.1, B.1.5",
    fix=Applicability.UNSAFE,
    needs="“",
    covers=("P08", "P38"),
    cases=(
        Case(bad="老周说：“渠修好了，水就来了”。", at="”。",
             fixed="老周说：“渠修好了，水就来了。”"),
        Case(bad="他表示：“今年一定把路修到村口”，大家都信他。", at="”，"),
        Case(good="老周说：“渠修好了，水就来了。”"),
        Case(good="他说：“好”。", note="a word"),
        Case(good="他说：“一要修渠，二要修路”“三要栽树”。"),
        Case(good="他说要“先修渠，后修路”。"),
        Case(good="俗话说：“一年之计在于春，一日之计在于晨”，大家赶早下田。"),
        Case(good="他说：“《清河志》要修，《云溪志》也要修……”"),
    ),
)  # fmt: skip
def stop_outside_speech(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    for start, end in document.once(quotations):
        if text[start - 1] != "：":
            continue
        stop = text[end : end + 1]
        if stop not in CLAUSE_STOPS or not _is_sentence(text, start, end):
            continue
        lead = _LEAD.search(text, max(0, start - 12), start)
        if lead is None or (stop != "。" and (lead["saying"] or text.startswith("“", end + 1))):
            continue
        fix = self.replace(document, end - 1, end + 1, "。”") if stop == "。" else None
        yield self.found(document, end - 1, end + 1, fix=fix)


_LEAD = lazy(rf"(?P<saying>[俗常老古谚][话言语人][^，。]{{0,4}})?{_SAYS}[^，。：]{{0,4}}：\Z")
_SHORTEST = 8  # characters of a sentence; words quoted are shorter
_BREAKS_OFF = frozenset(SENTENCE_ENDS + "—")


def _is_sentence(text: str, start: int, end: int) -> bool:
    """Whether the quotation reads as a sentence that lacks its final stop."""
    long_enough = end - start - 2 >= _SHORTEST or "，" in text[start:end]
    return long_enough and text[end - 2] not in _BREAKS_OFF and "\n" not in text[start:end]


@rule(
    id="PUN015",
    name="speaker-behind-speech",
    severity=Severity.WARNING,
    summary=Text("说话人在后，引文末尾的点号却在引号外", "“…”，他说 for “…。”他说"),
    message=Text(
        "说话人在后，引文末尾的点号放在引号里：［{new}］",
        "the speaker follows: the quotation's stop stands within the quotes, ［{new}］",
    ),
    why=Text(
        "先引话、后交代说话人的，引文是完整的句子，句末点号在引号里；“他说”之后还接着引的，"
        "引号里用逗号。只看句首的引文，词语、俗语不报。",
        "Where the speaker is named behind a whole sentence, its stop stands within the quotes: a "
        "full stop, or a comma where the speech goes on behind 他说. Only quotations that begin a "
        "sentence are looked at; words and sayings are left alone.",
    ),
    source="GB/T 15834-2011 B.2.1, B.1.5",
    fix=Applicability.UNSAFE,
    needs="”",
    covers=("P08", "P38"),
    cases=(
        Case(bad="“村里的路修好了，茶叶也好卖了”，老周高兴地说。", at="”，",
             fixed="“村里的路修好了，茶叶也好卖了。”老周高兴地说。"),
        Case(bad="“渠是去年冬天修好的”，他说，“水当天就到了田头。”", at="”，",
             fixed="“渠是去年冬天修好的，”他说，“水当天就到了田头。”"),
        Case(bad="“渠修好了，水就来了”,老周说。", at="”,", note="WID001 mends the width first"),
        Case(bad="“渠修好了，水就来了”老周说。", at="”", fixed="“渠修好了，水就来了。”老周说。"),
        Case(bad="“渠修好了，水就来了”，老周说，茶叶今年也能多卖些钱。", at="”，",
             fixed="“渠修好了，水就来了。”老周说，茶叶今年也能多卖些钱。"),
        Case(good="“从前靠经验,如今靠数据,省心多了!”老周说。", note="WID001 管"),
        Case(good="“一村一品、一户一策”，老周介绍，云溪早就在做。", note="a name"),
        Case(good="“渠修好了，水就来了。”老周说。"),
        Case(good="“说得好，”他说，“再来一个。”"),
        Case(good="“一村一品”，老周说，“就是茶。”", note="words, not a sentence"),
        Case(good="“绿水青山就是金山银山”，老周说到做到，当年就栽了树。"),
        Case(good="“远亲不如近邻，近邻不如对门”，俗话这么说。"),
        Case(good="讲好“先修渠，后修路”，他说，事情就成了。", note="a part of the sentence"),
        Case(good="“渠修好了，水就来了”，这句话老周说了三年。"),
        Case(good="“勤养蚕，巧致富”标兵王立春说。", note="a title"),
    ),
)  # fmt: skip
def speaker_behind_speech(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    for start, end in document.once(quotations):
        if text[start - 1 : start] not in _OPENS or not _is_sentence(text, start, end):
            continue
        behind = _SPEAKER.match(text, end)
        if behind is None or text[end - 2] in PAUSES + _HALF_WIDTH or not _is_speaker(behind):
            continue
        new = _end_of_speech(behind, text[start:end])
        if new is not None:
            last = behind.end("comma")
            # A half-width comma is WID001's to mend first.
            fix = self.replace(document, end - 1, last, new) if behind["comma"] != "," else None
            yield self.found(document, end - 1, last, fix=fix, details={"new": new})


def _is_speaker(behind: regex.Match[str]) -> bool:
    speaker = behind["speaker"]
    return (behind["comma"] or len(speaker) <= _NAME) and not _SAYING.search(speaker)


def _end_of_speech(behind: regex.Match[str], quoted: str) -> str | None:
    """How the quotation should end, by what follows its speaker."""
    if behind["stop"] != "。" and behind["more"]:
        return "，”"
    # What he goes on to speak of may be but a name in quotes.
    if behind["stop"] == "：" or (behind["stop"] == "，" and "，" not in quoted):
        return None
    return "。”"


_OPENS = frozenset(["", *FINAL_STOPS, "”", "\n"])
_SPEAKER = lazy(
    rf"(?P<comma>[，,]?)(?P<speaker>[\p{{Han}}·]{{2,25}}+)(?<={_SAYS})(?P<stop>[。，：])(?P<more>“?)"
)
_HALF_WIDTH = ",;:.!?"
_NAME = 4  # characters of 王立春说; with more before it the quotation may be someone's title
_SAYING = lazy("[俗常老古谚]话|常言|[这那]么|[这那]样|知道|难道|都说|据说|可以说|应该说")
