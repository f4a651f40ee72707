"""SPC004: characters that cannot be seen."""

from __future__ import annotations

from collections.abc import Iterator

from lint.diagnostic import Applicability, Diagnostic, Severity, Text
from lint.rule import Case, Rule, rule
from lint.text.document import Document
from lint.text.encodings import garbled
from lint.text.lazy import lazy
from lint.text.rare import INVISIBLE, rare_characters


@rule(
    id="SPC004",
    name="invisible-character",
    severity=Severity.ERROR,
    summary=Text("零宽字符、控制字符", "zero-width and control characters"),
    message=Text("夹有看不见的字符，应删去", "an invisible character; delete it"),
    why=Text(
        "零宽空格、软连字符、方向标记、控制字符看不见，却会使检索、断行出错。表情和民族文字里起作用的不动。",
        "Zero-width spaces, soft hyphens, direction marks and control characters cannot be seen, "
        "but break searches and lines. Those at work in emoji and other scripts stay.",
    ),
    source="Unicode Standard 23.1–23.2",
    covers=("V05",),
    fix=Applicability.SAFE,
    cases=(
        Case(bad="云溪\u200b县今日晴。", at="\u200b", fixed="云溪县今日晴。"),
        Case(bad="第\x08三届", at="\x08", fixed="第三届"),
        Case(bad="\u2067云溪县\u2069今日晴。", at="\u2067", fixed="云溪县今日晴。"),
        Case(good="一家人\U0001f468\u200d\U0001f469\u200d\U0001f467来赶集。"),
    ),
)  # fmt: skip
def invisible_character(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    if not _RARE.search(document.once(rare_characters)):
        return
    if document.once(garbled):  # its bytes look so
        return
    for match in _INVISIBLE.finditer(text):
        start, end = match.span()
        if match["mark"] and not _BESIDE.search(text[start - 1 : start] + text[end : end + 1]):
            continue
        yield self.rewritten(document, start, end, "")


_RARE = lazy(f"[{INVISIBLE}]")
# Joiners and direction marks are at work in other scripts and emoji, not beside these.
_BESIDE = lazy(r"[\p{Han}\p{P}A-Za-z0-9]")
_INVISIBLE = lazy(
    r"[\x00-\x08\x0e-\x1b\x7f\u00ad\u200b\u2060-\u2064\ufeff]+"
    r"|(?P<mark>[\u200c-\u200f\u202a-\u202e\u2066-\u2069]+)"
)
