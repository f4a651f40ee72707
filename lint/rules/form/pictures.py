"""Pictures: a credit names its photographer, and no caption goes without one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import partial
from itertools import zip_longest

from lint.diagnostic import Diagnostic, Severity, Text
from lint.rule import Case, Rule, rule
from lint.text.document import Document, Kind
from lint.text.lazy import lazy, lazy_re
from lint.text.lines import BULLETS
from lint.text.occurrences import lines_with, matches_at, occurrences
from lint.text.reporters import bylines, people
from lint.text.view import Span

_WHO = r"(?:本报|新华社)?(?:特约|见习|全媒体|融媒体)?(?:记者|通讯员)"
_ALONE = rf"(?<![^\s。！？”{BULLETS}])"
_NAMELESS = (
    lazy(
        rf"摄(?<=(?<at>[（(])[ \u3000]*(?:{_WHO}[ "
        rf"\u3000]*)?摄)(?:影报道|影)?(?<!（摄影报道)[ \u3000]*[）)]"
    ),
    lazy(r"摄(?<=(?<at>[（(])[ \u3000]*摄)影[：:][ \u3000]*[）)]"),
    lazy(rf"摄(?<={_ALONE}(?<at>{_WHO})[ \u3000]*摄)(?:影报道|影)?(?=[ \u3000]*(?:\n|$))"),
    lazy(rf"/(?<={_ALONE}(?<at>{_WHO})[ \u3000]*[文图].)[文图](?=[ \u3000]*(?:\n|$))"),
)
_TWICE = lazy(r"摄(?<=(?<!\p{Han})(?<at>\p{Han}{2,4}[ \u3000]*摄)[ \u3000]+摄)(?=[）)]?(?:\n|$))")
_STOPPED = lazy(
    r"摄(?<=(?:^|[\s（(])(?<at>(?:本报|新华社)(?:特约|见习)?(?:记者|通讯员)[ \u3000]?"
    r"\p{Han}[\p{Han} \u3000]{1,8}(?<!拍)摄))。(?=\n|$)"
)
_SLIPS = (
    *((pattern, Text("缺摄影者姓名", "lacks a name")) for pattern in _NAMELESS),
    (_TWICE, Text("重复了“摄”", "has 摄 twice")),
    (_STOPPED, Text("后面不用句号", "ends with a stop, and is no sentence")),
)


@rule(
    id="FMT015",
    name="malformed-credit",
    severity=Severity.WARNING,
    summary=Text(
        "图片署名缺姓名、缺“摄”或多字", "picture credit without a name or 摄, or too long"
    ),
    message=Text("图片署名“{text}”{what}", "the picture credit {text} {what_en}"),
    why=Text(
        "“（记者 摄）”少了姓名。看括号里、段末和独占一行的；"
        "“（受访者供图）”“（资料图片）”“（摄影报道）”"
        "不报。其他图片写明“某某 摄”，只写了本版记者姓名的，也报。",
        "（记者 摄） lacks a name. Looked at are credits in brackets, at the end of a "
        "paragraph and on "
        "lines of their own; （受访者供图）, （资料图片） and （摄影报道） are left alone. "
        "Reported "
        "too is a caption with the name alone of a reporter of the page, where others have 摄.",
    ),
    source="报纸图片署名成例",
    needs="摄/",
    covers=("F68",),
    cases=(
        Case(bad="图为茶园开采。（记者 摄）", at="（记者 摄）"),
        Case(bad="护学岗护送学生\n周砚 摄 摄\n河堤修好\n河堤修好了。", at="周砚 摄 摄"),
        Case(bad="茶园开采现场　本报记者 周砚 摄。", at="本报记者 周砚 摄。"),
        Case(good="本报记者周砚拍摄。\n图为茶园开采。本报记者 周砚 摄"),
        Case(bad="图为茶园开采。■通讯员 摄", at="通讯员 摄"),
        Case(bad="图为茶园开采。\n本报记者 摄", at="本报记者 摄"),
        Case(bad="图为茶园开采。（摄）", at="（摄）"),
        Case(bad="茶园开采\n本报记者 文/图\n茶园开采了。", at="本报记者 文/图"),
        Case(
            bad="茶园开采\n本报记者 周砚\n茶园开采了。\n图为茶园 李云 "
            "摄\n采茶人下山归来 周砚\n河堤修好",
            at="周砚",
        ),
        Case(
            good="茶园开采\n本报记者 周砚\n茶园开采了。\n图为茶园 李云 摄\n"
            "采茶人下山的那条路 周砚\n茶农们天不亮就上山了。",
            note="标题和作者",
        ),
        Case(good="图为茶园开采。（记者 周砚 摄）\n图为河堤。（受访者供图）\n云溪秋色（摄影报道）"),
        Case(good="他当过记者，学过拍摄\n图文\n老周爱好摄影\n（文图无关）\n记者站摄影"),
    ),
)
def malformed_credit(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    for at in filter(partial(_may_be_slip, text), occurrences(text, "摄/")):
        for pattern, what in _SLIPS:
            if not (match := pattern.match(text, at)):
                continue
            start, end = match.start("at"), match.end()
            shown = text[start:end].strip("（）() \u3000")
            details = {"text": shown, "what": what.zh, "what_en": what.en}
            yield self.found(document, start, end, details=details)
    for start, end in _without_the_word(document):
        details = {"text": text[start:end], "what": "缺“摄”", "what_en": "lacks 摄"}
        yield self.found(document, start, end, details=details)


def _may_be_slip(text: str, at: int) -> bool:
    """Whether 摄, or / between 文 and 图, stands as only a malformed credit has it."""
    before = text[max(0, at - _WIDEST) : at].rstrip(" \u3000")[-1:]
    return before in "（(者员摄文图" or text.startswith("。", at + 1)


_WIDEST = 40  # characters of white space
_NAME_BEHIND = lazy(r"[^\n，。；！？：]{6,40}[ \u3000]+(?<name>\p{Han}{2,3})")
_NAME_ENDS = lazy_re(r"\n(?:(?<=[ \u3000]..\n)|(?<=[ \u3000]...\n))")
_TOOK = lazy(r"摄(?<=\p{Han}{2}[ \u3000]*摄)(?=[）)]?(?:\n|$))")


def _without_the_word(document: Document) -> Iterator[Span]:
    """The name of a reporter of the page behind a caption, where other captions have 摄."""
    text, paragraphs = document.flow.text, document.paragraphs
    if next(matches_at(_TOOK, text, "摄"), None) is None:
        return
    found = []
    for start, end in lines_with(text, _names_behind(text)):
        i = bisect_left(paragraphs, start, key=lambda paragraph: paragraph.span.start)
        after = paragraphs[i + 1].kind if i + 1 < len(paragraphs) else None
        is_caption = paragraphs[i].kind in (Kind.HEADLINE, Kind.CAPTION)
        if is_caption and after not in (Kind.BODY, Kind.BYLINE):
            match = _NAME_BEHIND.fullmatch(text, start, end)
            found += [(match.span("name"), match["name"])] if match else []
    if not found:
        return
    names = {name for b in document.once(bylines) for name, _ in people(document, b)}
    yield from (Span(*span) for span, name in found if name in names)


def _names_behind(text: str) -> list[int]:
    """The ends of lines whose last two or three characters stand behind a space; the last one."""
    return [*(match.start() - 1 for match in _NAME_ENDS.finditer(text)), len(text) - 1]


_CREDIT = lazy(r"[摄图影稿]|记者|通讯员|新华社|人民视觉")
_FEW = 2


@rule(
    id="FMT016",
    name="caption-without-credit",
    severity=Severity.INFO,
    summary=Text(
        "一处图片说明没有署名，其他的都有", "one caption without the credit that others have"
    ),
    message=Text(
        "这处图片说明没有署名", "this caption has no credit, as all others of the page have"
    ),
    why=Text(
        "图片要有作者。两处以上有署名、只有一处没有才提示；一组图片合署一名的也是有的。",
        "A picture has a photographer. Told where two or more captions have a credit and one has "
        "none; a series may share one.",
    ),
    source="报纸图片署名成例",
    needs="摄图",
    covers=("F69",),
    cases=(
        Case(
            bad="图为茶园开采。（周砚 摄）\n茶园开采了。\n图为河堤修好。（李云 摄）\n河堤修好了。\n"
            "图为水渠通水\n水渠通水了。",
            at="图为水渠通水",
        ),
        Case(
            good="图为茶园开采。（周砚 摄）\n茶园开采了。\n图为河堤修好。"
            "（李云 摄）\n河堤修好了。\n"
            "图为水渠通水\n何田 摄\n水渠通水了。"
        ),
    ),
)
def caption_without_credit(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    without, credited = [], 0
    for paragraph, after in zip_longest(document.paragraphs, document.paragraphs[1:]):
        if paragraph.kind is not Kind.CAPTION:
            continue
        start, end = paragraph.span
        tail = _CREDIT.search(text, max(start + 1, end - _TAIL), end)
        if tail or (after and _is_credit(text[slice(*after.span)])):
            credited += 1
        else:
            without.append(paragraph.span)
    if len(without) == 1 and credited >= _FEW:
        yield self.found(document, *without[0])


_TAIL = 20
_LONGEST = 40


def _is_credit(text: str) -> bool:
    """Whether a paragraph below a caption is its credit."""
    return len(text) <= _LONGEST and _CREDIT.search(text) is not None
