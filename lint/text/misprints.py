"""Sentences that speak of a misprint, or of two who are taken for each other."""

from __future__ import annotations

from lint.text.lazy import lazy
from lint.text.places import sentence_end, sentence_start

_TELLS = lazy(
    "误[为作写印排称植登]|[有笔勘之]误|错[印写排登成别]|更正|应[为作]|[写印排读念]成|[错别]字|同[名姓]"
    "|弄混|混淆|搞混|认错|易混|更名|改名|原名|曾用名|[两二]人|姐妹|兄弟|孪生|双胞胎"
)
_REACH = 80


def tells_apart(text: str, at: int) -> bool:
    """Whether the sentence at `at` itself says that two names are two, or that one is wrong."""
    start, end = sentence_start(text, at, _REACH), sentence_end(text, at, _REACH)
    return _TELLS.search(text, start, end) is not None
