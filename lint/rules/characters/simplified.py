"""VAR008, VAR009: simplified characters in traditional copy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lint.diagnostic import Applicability, Diagnostic, Severity, Text
from lint.rule import Case, Rule, Script, rule
from lint.rules.characters.passages import (
    converting,
    in_context,
    is_apart,
    passages,
    runs,
)
from lint.text.characters import nonstandard, simplified
from lint.text.conversion import to_traditional
from lint.text.document import Document
from lint.text.lazy import lazy_re
from lint.text.view import Span, is_within


@rule(
    id="VAR008",
    name="simplified-character",
    severity=Severity.WARNING,
    summary=Text("繁体稿中的简体字", "simplified characters in traditional copy"),
    message=Text(
        "“{text}”是简体字，繁体稿应为“{new}”",
        "“{text}” is simplified; traditional copy has “{new}”",
    ),
    why=Text(
        "繁体版面漏转的字。繁简同形的（后、里、云、余）要看词义，不报；日文和专讲某字的地方不动。",
        "What a conversion left behind. Characters of both scripts (后, 里, 云, 余) depend on "
        "the sense and are left alone, and so are Japanese and characters that are the subject.",
    ),
    source="简化字总表 (1986)",
    covers=("V01",),
    fix=Applicability.UNSAFE,
    script=Script.HANT,
    cases=(
        Case(bad="雲溪鎮舉辦書畫展覽，村民们都來參觀。", at="们",
             fixed="雲溪鎮舉辦書畫展覽，村民們都來參觀。"),
        Case(bad="清河縣召開經濟发展大會。", at="发", fixed="清河縣召開經濟發展大會。"),
        Case(good="皇后里的斗士云游千里，余先生范先生只見台上的人。"),
        Case(good="“国”字在日文“国のために”裏也這樣寫，國（国）字有十一畫。"),
    ),
)  # fmt: skip
def simplified_character(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    apart = document.once(_simplified_passages)
    for start, end in runs(document.once(_hits)):
        if is_within(apart, start) or is_apart(text, start, end):
            continue
        new = in_context(text, start, end, to_traditional)
        yield self.rewritten(document, start, end, new)


@rule(
    id="VAR009",
    name="simplified-text",
    severity=Severity.WARNING,
    summary=Text("繁体稿中整段、整篇简体字", "simplified text in traditional copy"),
    message=Text(
        "这里通篇是简体字，应转为繁体；简体版面请在 rules.yaml 里写 script: hans",
        "this text is in simplified characters: convert it, or, if it is meant to be, write "
        "`script: hans` in rules.yaml",
    ),
    why=Text(
        "来稿整段未转，只报一处。转换按词进行，由编辑定夺。",
        "Copy that was not converted at all is reported once. The conversion is shown; whether it "
        "is wanted, an editor decides.",
    ),
    source="简化字总表 (1986)",
    covers=("V01",),
    fix=Applicability.DISPLAY,
    script=Script.HANT,
    cases=(
        Case(bad="云溪镇举办书画展览，参观者络绎不绝。", at="云溪镇举办书画展览，参观者络绎不绝。"),
        Case(good="雲溪鎮舉辦書畫展覽，參觀者絡繹不絕。"),
        Case(good="皇后里的斗士云游千里。", note="繁简同形"),
    ),
)  # fmt: skip
def simplified_text(self: Rule, document: Document) -> Iterator[Diagnostic]:
    for span in document.once(_simplified_passages):
        new = to_traditional(document.flow.text[slice(*span)])
        edits = converting(document, span, new)
        fix = self.fix_raw(edits, title=Text("转为繁体", "Convert to traditional"))
        yield self.found(document, *span, fix=fix)


def _hits(document: Document) -> list[int]:
    return [match.start() for match in _simplified().finditer(document.flow.text)]


def _simplified_passages(document: Document) -> list[Span]:
    return passages(document.flow.text, document.once(_hits), nonstandard())


@cache
def _simplified() -> re.Pattern[str]:
    return lazy_re(f"[{''.join(simplified())}]")
