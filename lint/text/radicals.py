"""Radicals and compatibility characters, which PDF extraction gives for the ones they look like.

So come ⼈ for 人 and ⺠ for 民. Marks are no part of this: ︰ and ， are other rules' subject.
"""

from __future__ import annotations

import unicodedata

from lint.text.lazy import lazy

# Unicode decomposes the Kangxi radicals, but of the supplement only two. These are the others
# that stand for a whole character in simplified copy (EquivalentUnifiedIdeograph.txt).
_SUPPLEMENT = dict(
    zip(
        "⺜⺝⺠⺬⺶⻁⻄⻅⻆⻉⻋⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰",
        "日月民示羊虎西见角贝车长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙",
        strict=True,
    )
)
BASIC_RADICALS = "\u2e80-\u2fd5\uf900-\ufaff"  # below U+10000
RADICALS = BASIC_RADICALS + "\U0002f800-\U0002fa1f"
_RADICAL = lazy(f"[{RADICALS}]")


def has_radicals(text: str) -> bool:
    """Whether any of its characters is one."""
    return _RADICAL.search(text) is not None


def fold(text: str) -> str:
    """The text with each of them replaced by its character; offsets stay as they are."""
    return _RADICAL.sub(lambda match: _character(match.group()), text)


def _character(radical: str) -> str:
    return _SUPPLEMENT.get(radical) or unicodedata.normalize("NFKC", radical)
