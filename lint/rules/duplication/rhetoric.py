"""What is repeated for effect: in speech, in verse, in a telling voice."""

from __future__ import annotations

from lint.rules.duplication.reduplication import asks
from lint.text.lazy import lazy_re
from lint.text.places import in_speech

# Who speaks, what a sentence is sung or called with, and what goes on and on.
_VOICE = lazy_re("[我你您咱俺又越]|不知|多久|加油|万岁|[了着过呢吧啊呀啦吗嘛哟哦]$")


def is_for_effect(text: str, start: int, end: int, unit: str) -> bool:
    """Whether `unit`, twice running in `start`..`end`, may well be meant to stand twice."""
    return (
        _VOICE.search(unit) is not None
        or asks(unit)
        or in_speech(text, start)
        or _is_own_line(text, start, end, len(unit))
    )


def _is_own_line(text: str, start: int, end: int, most: int) -> bool:
    """Whether it is a line by itself among others, as in verse: fewer than `most` more on it."""
    before = len(text[max(0, start - most) : start].rpartition("\n")[2])
    after = len(text[end : end + most].partition("\n")[0])
    return before + after < most and (start > before or end + after < len(text))
