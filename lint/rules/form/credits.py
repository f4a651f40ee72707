"""Credit lines: each role once and with a name, the same roles on every page of an issue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from lint.diagnostic import Diagnostic, Severity, Text
from lint.rule import Case, Findings, Page, Rule, issue_rule, rule
from lint.rules.form.issues import MOST_PAGES, never_alone
from lint.text.credits import Credit, credits_of
from lint.text.document import Document
from lint.text.lazy import lazy
from lint.text.view import Span

_NEEDS = "编校版视审"
_NAME_BELOW = lazy(r"\p{Han}{1,3}(?:[ \u3000、]+\p{Han}{1,3})*")


@rule(
    id="FMT012",
    name="malformed-credit-line",
    severity=Severity.WARNING,
    summary=Text("责编、校对等署名缺姓名或重复", "credit line with a role unfilled or twice"),
    message=Text("“{text}”{what}", "{text}: {what_en}"),
    why=Text(
        "“编辑：　校对：李云”里少了编辑的姓名，“编辑：周砚　编辑：李云”里有一个该是别的。"
        "整行都没有姓名、"
        "姓名另起一行、“编辑 校对：李云”“一版责编、二版责编”的不报。",
        "编辑：　校对：李云 lacks the editor's name, and of two 编辑 in one line one is "
        "another role. Lines "
        "without any name, names on the next line, 编辑 校对：李云 and editors of several "
        "pages are left "
        "alone.",
    ),
    source="报纸编校署名成例",
    needs=_NEEDS,
    covers=("F76",),
    cases=(
        Case(bad="茶园开采了。\n编辑：　校对：李云", at="编辑"),
        Case(bad="茶园开采了。\n责编：周砚　美编：何田　校对：", at="校对"),
        Case(bad="茶园开采了。\n编辑：周砚　编辑：何田　校对：李云", at="编辑"),
        Case(good="茶园开采了。\n编辑：周砚　组版：何田　校对：李云"),
        Case(good="茶园开采了。\n编辑：　组版：　校对：\n周砚　何田　李云"),
        Case(bad="茶园开采了。\n编辑/周砚　美编/　校对/李云", at="美编"),
        Case(good="茶园开采了。\n编辑：周砚　校对：\n李云"),
        Case(bad="茶园开采了。\n编辑 周砚　校对　美编 何田", at="校对"),
        Case(bad="茶园开采了。\n编辑 周砚　校对", at="校对"),
        Case(good="茶园开采了。\n编辑 校对：李云\n责编/校对：周砚"),
        Case(good="一版责编：周砚　二版责编：何田　三版责编：李云"),
    ),
)
def malformed_credit_line(self: Rule, document: Document) -> Iterator[Diagnostic]:
    found = document.once(credits_of)
    for _, group in groupby(found, lambda credit: credit.paragraph):
        line = list(group)
        for credit, what in (*_unfilled(document, line), *_twice(line)):
            details = {"text": credit.role, "what": what.zh, "what_en": what.en}
            yield self.found(document, *credit.span, details=details)


def _unfilled(document: Document, line: Sequence[Credit]) -> Iterator[tuple[Credit, Text]]:
    empty = [credit for credit in line if not credit.names]
    if len(empty) != 1 or len(line) < 2 or (line[0] is empty[0] and not empty[0].has_colon):
        return
    text = document.flow.text
    if empty[0] is line[-1]:
        below = document.paragraphs[line[-1].paragraph + 1 :][:1]
        if below and _NAME_BELOW.fullmatch(text, *below[0].span):
            return
    elif not empty[0].has_colon and not _WIDE.match(text, empty[0].span.end):
        return  # 编辑 周砚 校对 美编 李云: one person may do both
    yield empty[0], Text("后面缺姓名", "no name follows")


_WIDE = lazy(r"\u3000| {2}|[│|]")


def _twice(line: Sequence[Credit]) -> Iterator[tuple[Credit, Text]]:
    seen = set()
    for credit in line:
        if credit.role in seen and credit.names:
            yield credit, Text("在一行里出现了两次", "stands twice in the line")
        seen.add(credit.role)


@rule(
    id="FMT013",
    name="editor-and-proofreader",
    severity=Severity.INFO,
    summary=Text("编辑与校对是同一人", "one person as editor and proofreader"),
    message=Text("{name}既是编辑又是校对", "{name} is editor and proofreader of one page"),
    why=Text(
        "三审三校要求编辑、校对分开。人手少的报社一人兼任也是有的，只作提示；“编辑/校对：”写明兼任的不报。",
        "Editing and proofreading are separate tasks. Small papers may join them: advice. "
        "编辑/校对 says so itself.",
    ),
    source="三审三校制度",
    needs=_NEEDS,
    covers=("F77",),
    cases=(
        Case(bad="茶园开采了。\n编辑：周砚　组版：何田　校对：周砚", at="周砚"),
        Case(good="茶园开采了。\n编辑：周砚　组版：周砚　校对：李云"),
        Case(good="茶园开采了。\n编辑/校对：周砚　组版：何田"),
    ),
)
def editor_and_proofreader(self: Rule, document: Document) -> Iterator[Diagnostic]:
    found = document.once(credits_of)
    editors = {n for c in found if "责编" in c.roles and "校对" not in c.roles for n in c.names}
    for credit in found:
        both = editors.intersection(credit.names)
        if "校对" in credit.roles and "责编" not in credit.roles and both:
            name = min(both)
            end = credit.end
            start = document.flow.text.rfind(name, credit.span.end, end)
            if start >= 0:
                yield self.found(document, start, start + len(name), details={"name": name})


class _Facts(NamedTuple):
    """The roles that a page's credits name, and where they stand; raw."""

    roles: frozenset[str]
    span: Span | None


def _gather(document: Document) -> _Facts:
    found = document.once(credits_of)
    if not found:
        return _Facts(frozenset(), None)
    span = document.flow.span(found[0].span.start, found[-1].end)
    return _Facts(frozenset(role for c in found for role in c.roles), span)


@issue_rule(
    _gather,
    id="FMT014",
    name="role-missing-from-page",
    severity=Severity.WARNING,
    summary=Text("一版缺少其他各版都有的编校署名", "a page without a role that all others credit"),
    message=Text(
        "其他各版都有“{role}”，这一版没有", "all other pages credit {role}; this one does not"
    ),
    why=Text(
        "各版的编校署名项目要一致。同一文件夹里的各版一起检查时核对：其他各版（至少两版）都有、只有一版没有"
        "才报；除责编、校对外，至少三版都有才作警告；整版没有署名的不报。",
        "The pages of an issue credit the same roles. Told where all others, two at least, "
        "have one "
        "that a single page lacks; other roles than editor and proofreader are a warning "
        "only where "
        "three have them. Pages without any credits are left alone.",
    ),
    source="报纸编校署名成例",
    needs=_NEEDS,
    covers=("F78",),
    alone=never_alone,
    cases=(
        Case(
            bad="茶园开采了。\n责编：周砚 校对：李云\f河堤修好了。\n责编：何田 校对：李云\f"
            "水渠通水了。\n责编：王渡",
            at="责编：王渡",
        ),
        Case(
            good="茶园开采了。\n责编：周砚 校对：李云\f河堤修好了。"
            "\n责任编辑：何田 责任校对：李云\f"
            "水渠通水了。\n责编/校对：王渡"
        ),
        Case(
            good="茶园开采了。\n责编：周砚 校对：李云\f河堤修好了。\n责编：何田 校对：李云\f"
            "水渠通水了。",
            note="整版没有署名",
        ),
        Case(
            good="茶园开采了。\n责编：周砚 校对：李云 美编：吴野\f河堤修好了。"
            "\n责编：何田 校对：李云\f"
            "水渠通水了。\n责编：王渡 校对：李云",
            note="多的一项",
        ),
    ),
)
def role_missing_from_page(self: Rule, pages: Sequence[Page[_Facts]]) -> Findings[_Facts]:
    credited = [page for page in pages if page.facts.span]
    if not _FEWEST <= len(credited) <= MOST_PAGES:
        return
    for role in sorted(frozenset().union(*(page.facts.roles for page in credited))):
        without = [page for page in credited if role not in page.facts.roles]
        if len(without) == 1 and without[0].facts.span:
            others = [page.facts.roles for page in credited if page is not without[0]]
            if without[0].facts.roles & frozenset().union(*others):
                is_sure = role in _ALWAYS or len(others) >= _FEWEST
                severity = None if is_sure else Severity.INFO
                details = {"role": role}
                span = without[0].facts.span
                yield without[0], self.found_raw(span, severity=severity, details=details)


_ALWAYS = ("责编", "校对")
_FEWEST = 3
