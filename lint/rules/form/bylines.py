"""Bylines: whole, each person once, names set one way on a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from regex import Match

from lint.diagnostic import Diagnostic, Severity, Text
from lint.rule import Case, Rule, rule
from lint.text.document import Document
from lint.text.lazy import lazy
from lint.text.lines import ends_sentence
from lint.text.reporters import ROLE, Byline, bylines, people, picture_credits
from lint.text.view import Span

_NAMELESS = lazy(rf"(?<own>本报|新华社)?{ROLE}[：:\s]*")
_SKIPPED = lazy(rf"{ROLE}[：:]?\s+(?:本报|新华社)?(?:特约|见习)?{ROLE}[：:]?\s*\p{{Han}}")
_LAST = lazy(rf"\p{{Han}}\s+(?:本报|特约)?{ROLE}[：:]?\s*$")
_DIGIT = lazy(r"\p{Han}{1,3}(?P<at>\d{1,2})(?=\p{Han}{1,2}(?:[\s、]|$)|[\s、]|$)(?<!年级.|第.)")
_STOP = lazy(r"(?<=\p{Han}\s?)[。；，,.．](?=\s*$|\s*\p{Han}{2,3}$)")
_SHORT = 20  # what stands below an empty byline may be the name, or a headline


@rule(
    id="FMT004",
    name="malformed-byline",
    severity=Severity.WARNING,
    summary=Text("署名缺姓名，或混入数字、点号", "byline without a name, or with a digit or stop"),
    message=Text("署名“{text}”：{what}", "byline {text}: {what_en}"),
    why=Text(
        "署名要有姓名，不夹数字和点号。看电头后面和文末括号里的署名、独占一行的署名；正文里的“（记者）”、"
        "名字另起一行的，不报。",
        "A byline gives a name and holds neither digits nor stops. Looked at are those in brackets "
        "behind datelines and reports and those on lines of their own; （记者） amid a "
        "sentence and "
        "names on the next line are left alone.",
    ),
    source="报纸署名成例",
    needs="记通实",
    covers=("F64",),
    cases=(
        Case(bad="本报讯（记者）茶园开采了。", at="记者"),
        Case(bad="本报讯（记者 通讯员 李云）茶园开采了。", at="记者 通讯员 李"),
        Case(bad="本报讯（记者 周砚 通讯员）茶园开采了。", at="砚 通讯员"),
        Case(bad="本报讯（记者 周砚2）茶园开采了。", at="2"),
        Case(bad="茶园开采了，茶农忙起来。（通讯员 李云。）", at="。"),
        Case(
            bad="茶园开采\n■本报记者\n清明还没到，云溪镇的茶园就开采了，茶农比去年早忙了五天。",
            at="本报记者",
        ),
        Case(good="茶园开采\n■本报记者\n周 砚\n清明还没到，云溪镇的茶园就开采了，比去年早五天。"),
        Case(
            good="周砚（记者）：茶园哪天开采？\n记者：\n清明还没到，云溪镇的茶园就开采了，早五天。"
        ),
        Case(good="本报讯（记者 周砚 通讯员 李云）茶园开采了。（记者站供稿）"),
        Case(good="本报讯（本报记者）茶园开采了。（记者 周砚 3月2日摄）"),
    ),
)
def malformed_byline(self: Rule, document: Document) -> Iterator[Diagnostic]:
    for byline in document.once(bylines):
        if found := _slip(document, byline):
            start, end, what = found
            details = {
                "text": document.flow.text[slice(*byline.span)].strip(),
                "what": what.zh,
                "what_en": what.en,
            }
            yield self.found(document, start, end, details=details)


_NO_NAME = Text("缺姓名", "a name is missing")


_NAME = rf"(?:(?!{ROLE}|本报)\p{{Han}}){{2,3}}"
_PLAIN = lazy(rf"(?:本报)?{ROLE}[ \u3000]?{_NAME}(?:[ \u3000、]{_NAME})*")  # most are


def _slip(document: Document, byline: Byline) -> tuple[int, int, Text] | None:
    text = document.flow.text
    start, end = byline.span
    if _PLAIN.fullmatch(text, start, end):
        return None
    if empty := _NAMELESS.fullmatch(text, start, end):
        is_slip = (
            not empty["own"]
            if byline.bracketed
            else (byline.bulleted or empty["own"]) and _stands_before_text(document, end)
        )
        return (start, end, _NO_NAME) if is_slip and text[end - 1] not in "：:" else None
    for pattern in (_SKIPPED, _LAST):
        if skipped := pattern.search(text, start, end):
            return *skipped.span(), _NO_NAME
    if (digit := _DIGIT.search(text, start, end)) and not _DATE.search(text, start, end):
        return *digit.span("at"), Text("混入了数字", "a digit stands in it")
    if (byline.bracketed or byline.bulleted) and (stop := _STOP.search(text, start, end)):
        return *stop.span(), Text("不用点号", "it takes no stop")
    return None


_DATE = lazy(r"[年月日号班级届版]")


def _stands_before_text(document: Document, end: int) -> bool:
    """Whether running text follows at once, and no name on a line of its own."""
    text = document.flow.text
    below = text[end + 1 : text.find("\n", end + 1) if text.find("\n", end + 1) > 0 else None]
    return len(below) > _SHORT and ends_sentence(below)


@rule(
    id="FMT005",
    name="person-twice",
    severity=Severity.WARNING,
    summary=Text("一个署名里同一人出现两次", "one person twice in a byline"),
    message=Text("“{name}”在署名里出现了两次：核对姓名", "{name} stands twice in the byline"),
    why=Text(
        "同一署名里一人写一次；写两次的，多半有一个该是别人。文图分别署名（周砚/文 "
        "周砚/图）的不报。",
        "A byline names a person once; where it does so twice, one of them is most likely another. "
        "Separate credits for text and pictures are left alone.",
    ),
    source="报纸署名成例",
    needs="记通实",
    covers=("F65",),
    cases=(
        Case(bad="本报讯（记者 周砚 李云 周砚）茶园开采了。", at="周砚"),
        Case(bad="茶园开采\n■本报记者 程 龙 通讯员 程 龙\n茶园开采了。", at="程 龙"),
        Case(good="本报讯（记者 周砚 周砚田）茶园开采了。"),
        Case(good="茶园开采\n本报记者 周砚 文 周砚 图\n茶园开采了。"),
        Case(good="本报讯（宣传部 记者 周砚 宣传部 通讯员 李云）茶园开采了。"),
    ),
)
def person_twice(self: Rule, document: Document) -> Iterator[Diagnostic]:
    for byline in document.once(bylines):
        who = "".join(document.flow.text[slice(*byline.span)].split())
        if len({*pairwise(who)}) == len(who) - 1:
            continue  # no two characters stand there twice
        seen = set()
        for name, span in people(document, byline):
            if name in seen:
                yield self.found(document, *span, details={"name": name})
            seen.add(name)


_SET = lazy(rf"{ROLE}(?:(?<colon>[：:])|(?<space>[ \u3000]+))?(?=\p{{Han}})")
_FORMS = {
    "glued": Text("不空格", "glued to it"),
    "space": Text("空一格", "set off by a space"),
    "colon": Text("加冒号", "behind a colon"),
}
_FEW = 3


@rule(
    id="FMT006",
    name="unlike-byline",
    severity=Severity.WARNING,
    summary=Text("一处署名与本版其他署名写法不同", "one byline set unlike the others of its page"),
    message=Text(
        "“{text}”与本版其他署名写法不同：其他的姓名前{others}",
        "{text} is unlike the other bylines of the page, whose names are {others_en}",
    ),
    why=Text(
        "同一版的“（记者 周砚）”和“（记者周砚）”要一致。括号里的与独占一行的分开比；"
        "三处以上一致、只有"
        "一处不同才作警告，其余作提示；姓名在换行处断开的不算。",
        "（记者 周砚） or （记者周砚）: a page keeps to one. Bylines in brackets, on lines "
        "and of pictures are "
        "compared apart. A warning where three or more agree and one differs, else advice; where a "
        "line ends before the name nothing can be told.",
    ),
    source="报纸署名成例",
    needs="记通实",
    covers=("F66",),
    cases=(
        Case(
            bad="本报讯（记者 周砚）茶园开采了。\n本报讯（记者 李云）河堤修好了。\n"
            "本报讯（记者何田）水渠通水了。\n本报讯（通讯员 王渡）新桥合龙了。",
            at="记者何田",
        ),
        Case(
            good="本报讯（记者 周砚）茶园开采了。\n本报讯（记者 李云）河堤修好了。\n"
            "本报讯（记者\n何田）水渠通水了，两岸三个村的麦田都能浇上水了。\n本报讯（记者 "
            "王渡）新桥合龙。",
            note="换行",
        ),
        Case(
            good="■本报记者 何 田\n水渠通水了，三个村的麦田都浇上了水。\n"
            "本报讯（记者周砚）茶园开采了。\n本报讯（记者李云）河堤修好了。\n本报讯（记者王渡）桥通了。",
            note="一行的与括号里的",
        ),
    ),
)
def unlike_byline(self: Rule, document: Document) -> Iterator[Diagnostic]:
    if len(document.once(bylines)) + len(document.once(picture_credits)) <= _FEW:
        return
    kinds = _settings(document)
    everywhere = Counter(form for kind in kinds for _, form in kind)
    for kind in kinds:
        forms = Counter(form for _, form in kind).most_common()
        if len(forms) != _MIXED:
            continue
        common = max((form for form, _ in forms), key=lambda form: everywhere[form])
        is_alone = forms[0][1] >= _FEW and forms[1][1] == 1
        if is_alone:
            common = forms[0][0]
        elif everywhere[common] >= _FEW and everywhere.total() == everywhere[common] + 1:
            is_alone = True
        elif forms[0][1] < max(_FEW, _MIXED * forms[1][1]):
            continue
        for span, form in kind:
            if form != common:
                details = {
                    "text": document.flow.text[slice(*span)],
                    "others": _FORMS[common].zh,
                    "others_en": _FORMS[common].en,
                }
                severity = None if is_alone else Severity.INFO
                yield self.found(document, *span, severity=severity, details=details)


_MIXED = 2


def _settings(document: Document) -> list[list[tuple[Span, str]]]:
    """How names are set off from their roles, in brackets, on lines and in picture credits.

    Where a line ends between the two, nothing can be told.
    """
    text = document.flow.text
    found = [
        [(span, match) for span in kind if (match := _SET.search(text, *span))]
        for kind in _kinds(document)
    ]
    if all(len({match.lastgroup for _, match in kind}) < _MIXED for kind in found):
        return []
    return [
        [
            (Span(match.start(), span.end), match.lastgroup or "glued")
            for span, match in kind
            if not _is_broken(document, match)
        ]
        for kind in found
    ]


def _kinds(document: Document) -> list[list[Span]]:
    """The bylines in brackets, those on lines, and those of pictures."""
    text = document.flow.text
    own = [b for b in document.once(bylines) if text[b.span.end - 1] != "摄"]
    return [
        [byline.span for byline in own if byline.bracketed],
        [byline.span for byline in own if not byline.bracketed],
        document.once(picture_credits),
    ]


def _is_broken(document: Document, match: Match[str]) -> bool:
    start, end = document.flow.span(match.start(), match.end() + 1)
    return "\n" in document.raw[start:end]
