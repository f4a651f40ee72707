"""Where the name of a person may begin and end, and the title that stands beside it."""

from __future__ import annotations

from lint.text.lexicon import is_word
from lint.text.names import DOUBLE_SURNAMES, SURNAMES_OF_ONE
from lint.text.titles import FOLLOWING, NOT_GIVEN, SAYING, SELDOM_GIVEN, STYLES, TITLES

_LAST = "".join(sorted({title[-1] for title in TITLES}))
_FIRST = frozenset(style[0] for style in STYLES)
_TITLE_SIZES = sorted({len(title) for title in TITLES}, reverse=True)
_LEFT = frozenset(
    _LAST + "，、。：；！？“”‘《（》\n ·■　的在对向把给和与是找见到问被让请为跟同由经了叫名"
)
_SHORT, _WHOLE = 2, 3  # characters of most names


def has_surname(text: str, start: int) -> bool:
    """Whether a surname stands at `start`, and no part of a title."""
    is_surname = text[start] in SURNAMES_OF_ONE or text[start : start + 2] in DOUBLE_SURNAMES
    return is_surname and text[start - 1 : start + 1] not in TITLES


def may_start(text: str, start: int) -> bool:
    """Whether what stands before a surname may stand before a name."""
    return text[start - 1 : start] in _LEFT and has_surname(text, start)


def possible_ends(text: str, start: int) -> tuple[int, ...]:
    """Where a name that begins at `start` may end, the longest first: two characters or three."""
    first = start + (2 if text[start : start + 2] in DOUBLE_SURNAMES else 1)
    if not is_given(text[first : first + 1]):
        return ()
    return (first + 2, first + 1) if is_given(text[first + 1 : first + 2]) else (first + 1,)


def likely_end(text: str, start: int, ends: tuple[int, ...]) -> int:
    """The first of the ends at which what follows may follow a name; 0 where it is not sure."""
    for end in ends:
        if _follows(text, end):
            break
    else:
        return 0
    is_long = end - start > _SHORT
    if is_long and is_word(text[end - 1 : end + 1]):
        return 0  # 朱训关于, 孙家正在
    is_name = not is_word(text[start : start + 2]) or (is_long and is_sure(text, end))
    return end if is_name else 0


def titled_end(text: str, start: int, ends: tuple[int, ...]) -> int:
    """Where the name behind a title ends, whatever follows it; 0 where that is not sure."""
    end = start + _WHOLE
    is_shorter = is_word(text[start : start + 2]) or is_word(text[end - 1 : end + 1])
    if is_shorter or end not in ends or "·" in text[end : end + 4] or not head_before(text, start):
        return 0
    return end


def is_given(character: str) -> bool:
    return "一" <= character <= "龥" and character not in NOT_GIVEN


def _follows(text: str, end: int) -> bool:
    """Whether what stands at `end` may follow a name."""
    after = text[end : end + 2]
    if not "一" <= after[:1] <= "龥":
        return True
    if after[0] in FOLLOWING:
        return not (after[0] == "将" and text[end - 1] in "上中少大")
    return after in FOLLOWING or bool(head_behind(text, end))


def is_sure(text: str, end: int) -> bool:
    """Whether a name ends at `end` for certain: no other character of it may follow."""
    return text[end - 1] not in SELDOM_GIVEN and (
        not "一" <= text[end : end + 1] <= "龥"
        or text[end : end + 2] in FOLLOWING
        or text[end : end + 1] in SAYING
        or bool(head_behind(text, end))
    )


def head_behind(text: str, end: int) -> str:
    """The title that stands behind a name that ends at `end`: 王建国局长."""
    if text[end : end + 1] not in _FIRST:
        return ""
    return next((w for n in _TITLE_SIZES if (w := text[end : end + n]) in STYLES), "")


def head_before(text: str, end: int) -> str:
    """The last word of the title that ends at `end`; empty where none does."""
    if text[end - 1] not in _LAST:
        return ""
    for size in _TITLE_SIZES:
        if text[end - size : end] in TITLES:
            return text[end - size : end]
    return ""
