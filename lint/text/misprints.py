"""Text that speaks of a misprint, or of two who are taken for each other."""

from __future__ import annotations

from lint.text.document import Document
from lint.text.lazy import lazy
from lint.text.places import paragraph_at, sentence_end, sentence_start

_REACH = 160  # characters
_MISPRINT = lazy(
    "误[为作写印排称刊植登]|[写印排刊登]错|错[写印排刊登别]|[写印排读念]成了?[“‘]|应[为是作][“‘]"
    "|[刊登]载?有误|日期有误|[笔勘]误|讹|原文[为是作]|[错别]字"
)
_CORRECTION = lazy("更正|勘误|特此致歉")
_NAMESAKES = lazy(
    "应为|同[名姓]|弄混|混淆|搞混|认错|易混|更名|改名|原名|曾用名|[两二]人|姐妹|兄弟|孪生|双胞胎"
)


def speaks_of_misprint(document: Document, at: int) -> bool:
    """Whether the sentence that holds `at` quotes a slip to correct it, or its paragraph does."""
    text, (start, end) = document.flow.text, paragraph_at(document, at).span
    first, last = sentence_start(text, at, _REACH), sentence_end(text, at, _REACH)
    return bool(
        _MISPRINT.search(text, first, last)
        or _CORRECTION.search(text, max(start, at - _REACH), min(end, at + _REACH))
    )


def tells_apart(document: Document, at: int) -> bool:
    """Whether the sentence at `at` itself says that two names are two, or that one is wrong."""
    text = document.flow.text
    first, last = sentence_start(text, at, _REACH), sentence_end(text, at, _REACH)
    return speaks_of_misprint(document, at) or bool(_NAMESAKES.search(text, first, last))
