"""Jump lines: whole, and met by another on the page that they name."""

from __future__ import annotations

from collections.abc import Iterator

from lint.diagnostic import Diagnostic, Severity, Text
from lint.rule import Case, Rule, rule
from lint.text.document import Document
from lint.text.imprint import PAGE, page_number, page_words
from lint.text.jumps import jump_words, jumps, runs_backward
from lint.text.lazy import lazy

_SLIPS = (
    (
        lazy(r"(?:下[转接]|上接)(?:\s?第?\s?[版页]?\s?[）)】\]]|\s?第\s?[版页][）)】\]]?)"),
        Text("没有版次", "names no page"),
    ),
    (
        lazy(rf"(?:下[转接]|上接)\s?第?\s?(?![A-Z]){PAGE}\s?[）)】\]]"),
        Text("缺“版”字", "lacks the word 版"),
    ),
    (
        lazy(rf"(?:下[转接]|上接)\s?第?\s?{PAGE}\s?[板扳反][）)】\]]"),
        Text("“版”写成了别的字", "has another character for 版"),
    ),
    (
        lazy(r"(?:下[转接]|上接)\s?本版\s?[）)】\]]"),
        Text("没有说转到或接自本版何处", "names its own page"),
    ),
    (
        lazy(rf"上转\s?第?\s?{PAGE}\s?版[）)】\]]"),
        Text("“上转”应为“上接”或“下转”", "says 上转, which is neither 上接 nor 下转"),
    ),
)


_OPENED = lazy(r"[（(【\[]\s?$")


@rule(
    id="FMT008",
    name="malformed-jump",
    severity=Severity.WARNING,
    summary=Text(
        "转版语不完整，或转到本版、前面的版", "malformed jump line, or one that leads nowhere"
    ),
    message=Text("“{text}”{what}", "{text} {what_en}"),
    why=Text(
        "“（下转2版）”“（上接第一版）”写明版次。转到、接自本版的也报：版头上的版次与它相同；“下转”前面的版、“上接”后面的版也报，末版转到里页的不在此列。"
        "“（下转中缝）”“（下转本版右下）”不报。",
        "A jump line names its page, as in （下转2版） and （上接第一版）, and not its "
        "own as printed in "
        "the running head; nor does 下转 name a page before it, or 上接 one behind, but for what "
        "goes on inside from the back page. （下转中缝） and （下转本版右下） are left alone.",
    ),
    source="报纸转版成例",
    needs="转接",
    covers=("F70",),
    cases=(
        Case(bad="茶园开采了。（下转版）", at="下转版）"),
        Case(bad="茶园开采了。（下转第版）", at="下转第版）"),
        Case(bad="（上接第一）茶园开采了。", at="上接第一）"),
        Case(bad="茶园开采了。（下转2板）", at="下转2板）"),
        Case(bad="茶园开采了。（下转本版）", at="下转本版）"),
        Case(bad="第二版 要闻\n茶园开采\n茶园开采了。（下转2版）", at="下转2版）"),
        Case(good="茶园开采了。（下转2版）\n（上接A01版）河堤修好了。（下转A2）"),
        Case(bad="第三版 要闻\n茶园开采\n茶园开采了。（下转一版）", at="下转一版）"),
        Case(bad="A2版 要闻\n茶园开采\n（上接A5版）茶园开采了。", at="上接A5版）"),
        Case(
            good="第八版 要闻\n茶园开采\n茶园开采了。（下转7版）\n河堤修好\n（上接6版）修好了。",
            note="末版转里页",
        ),
        Case(good="A3版 要闻\n茶园开采\n茶园开采了。（下转B1版）"),
        Case(good="茶园开采了。（下转中缝）\n河堤修好了。（下转本版右下）\n（上接本版①）"),
        Case(good="（线下转线上）（上接天线）（以上接口）", note="不是转版"),
        Case(good="第一版 要闻\n茶园开采\n茶园开采了。（下转2版）"),
    ),
)
def malformed_jump(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    for start in document.once(jump_words):
        opened = _OPENED.search(text, max(0, start - 2), start)
        slips = ((match, what) for slip, what in _SLIPS if (match := slip.match(text, start)))
        if opened and (slip := next(slips, None)):
            match, what = slip
            details = {"text": match[0].rstrip("）)】]"), "what": what.zh, "what_en": what.en}
            yield self.found(document, *match.span(), details=details)
    found = document.once(jumps)
    number = document.once(page_number) if found else None
    for jump in found:
        if number and jump.pages == (number,):
            details = {
                "text": text[slice(*jump.span)].strip("（）()"),
                "what": f"说的就是本版（{page_words(number)}）",
                "what_en": f"names its own page, {number}",
            }
            yield self.found(document, *jump.span, details=details)
        elif number and runs_backward(jump.forward, jump.pages, number):
            details = {
                "text": text[slice(*jump.span)].strip("（）()"),
                "what": f"与本版（{page_words(number)}）先后颠倒：核对版次",
                "what_en": f"points the wrong way from page {number}: check the number",
            }
            yield self.found(document, *jump.span, details=details)
