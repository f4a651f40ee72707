"""PUN012, PUN013: stops on both sides of a closing quote, full stops in quoted fragments."""

from __future__ import annotations

from collections.abc import Iterator

from lint.diagnostic import Applicability, Diagnostic, Severity, Text
from lint.rule import Case, Rule, rule
from lint.text.document import Document
from lint.text.lazy import lazy
from lint.text.marks import CLAUSE_STOPS, FINAL_STOPS, STOPS
from lint.text.pairs import paired, quotations
from lint.text.search import literals

_STOP_TWICE = literals("[。！？][”’][。，；]")


@rule(
    id="PUN012",
    name="stop-twice-at-quote",
    severity=Severity.WARNING,
    summary=Text("后引号前后都有点号", "a stop on either side of a closing quote"),
    message=Text(
        "引号里已有［{inner}］，引号外不再用［{outer}］",
        "［{inner}］ stands within the quotes: no ［{outer}］ behind them",
    ),
    why=Text(
        "引文末尾有句号、问号、叹号的，引号外不再用点号。引文只是句中一个成分的，去掉引号里的句号。",
        "A quotation that ends with 。 ？ or ！ has no stop behind it. Where it is part of a "
        "sentence, the 。 within goes instead.",
    ),
    source="GB/T 15834-2011 B.2.1",
    fix=Applicability.UNSAFE,
    needs=_STOP_TWICE,
    covers=("P07",),
    cases=(
        Case(bad="老周说：“路通了。”。", at="”。", fixed="老周说：“路通了。”"),
        Case(bad="“路修好了吗？”，他问。", at="”，", note="no fix: 他问 may begin a sentence"),
        Case(bad="他说：“大伙都喊‘好！’。”", at="’。", fixed="他说：“大伙都喊‘好！’”"),
        Case(good="“路通了。”他说，“茶好卖了。”"),
        Case(good="标语是“路通了吗？”“通了！”"),
        Case(good="他只说了半句：“路……”，就走了。", note="…… is no stop"),
    ),
)  # fmt: skip
def stop_twice_at_quote(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    for start, end in document.once(paired).pairs:
        inner, outer = text[end - 2], text[end : end + 1]
        if text[start] not in "“‘" or inner not in FINAL_STOPS or outer not in CLAUSE_STOPS:
            continue
        if text[end - 3 : end - 1] != "。。":  # an ellipsis
            fix = self.replace(document, end, end + 1, "") if outer == "。" else None
            details = {"inner": inner, "outer": outer}
            yield self.found(document, end - 1, end + 1, fix=fix, details=details)


@rule(
    id="PUN013",
    name="stop-in-fragment",
    severity=Severity.WARNING,
    summary=Text("引文不成句，引号里却有句号", "a quoted part of a sentence with a full stop"),
    message=Text(
        "引文是句中的一个成分，引号里不用句号",
        "the quotation is a part of the sentence: no full stop within the quotes",
    ),
    why=Text(
        "引文不独立成句，引号里不用句号；到了句末，句号放在引号外。只报后面紧接“的”“为由”等"
        "和前面是“坚持”“牢记”等动词的；引文里不止一句的、说话的不报。",
        "A quotation that is no sentence of its own has no full stop; the sentence's own stands "
        "behind the quotes. Reported where 的, 为由 and the like follow, or a verb such as 坚持 or "
        "牢记 leads up to it; not where several sentences are quoted, or speech.",
    ),
    source="GB/T 15834-2011 B.2.1",
    fix=Applicability.UNSAFE,
    covers=("P08",),
    cases=(
        Case(bad="全厂坚持“质量当生命。”的理念。", at="。”", fixed="全厂坚持“质量当生命”的理念。"),
        Case(bad="施工始终坚持“把质量当生命。”", at="。”", fixed="施工始终坚持“把质量当生命”。"),
        Case(bad="他以“条件还不成熟。”为由推辞。", fixed="他以“条件还不成熟”为由推辞。"),
        Case(bad="老周强调“修渠先要量地。”大家都点头。", at="。”",
             fixed="老周强调“修渠先要量地”。大家都点头。"),
        Case(good="俗话说：“墙头草，两边倒。”用来说他正好。"),
        Case(good="“路通了。”的确，茶也好卖了。"),
        Case(good="老周坚持说：“路要修。”"),
        Case(good="村里牢记“先修渠。再修路。”两句话。", note="two sentences"),
        Case(good="有人发出“还买得起书吗？”的疑问。", note="？ and ！ stay"),
    ),
)  # fmt: skip
def stop_in_fragment(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    ends = {at + 2 for at in _RUNS_ON.places(document)}
    starts = {at + len(verb) - 1 for at, verb in _LED_UP_TO.hits(document)}
    for start, end in document.once(quotations) if ends or starts else ():
        if end in ends and _GOES_ON.match(text, end):
            new = "”"
        elif start in starts and text[end : end + 1] not in _STOPS:
            new = "”。"
        else:
            continue
        if text[end - 2] == "。" and not _SENTENCE_END.search(text, start, end - 2):
            yield self.rewritten(document, end - 2, end, new)


_SENTENCE_END = lazy("[。！？\n]")
_RUNS_ON = literals("。”[的为]", "。”之类", "。”字样")
_GOES_ON = lazy(r"的(?![确士])|为(?:由|题|主题|目标|宗旨|口号|抓手|契机|主线)|之类|字样")
_VERBS = (
    "坚持|秉[持承]|遵循|本着|树立|践行|牢记|恪守|奉行|倡导|贯彻|落实|围绕|做到|实现|确保|力[争求]"
    "|称[为作]|誉为|强调|指出|提出|要求|主张|认为|表示"
)
_LED_UP_TO = literals(*(f"{verb}“" for verb in _VERBS.split("|")))
_STOPS = frozenset(STOPS)
