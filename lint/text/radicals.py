"""Radicals that PDF extraction gives for the characters they look like: ⼈ for 人, ⺠ for 民."""

from __future__ import annotations

import unicodedata

import regex

# Unicode decomposes the Kangxi radicals, but of the supplement only two. These are the others
# that stand for a whole character in simplified copy (EquivalentUnifiedIdeograph.txt).
_SUPPLEMENT = dict(
    zip(
        "⺜⺝⺠⺬⺶⻁⻄⻅⻆⻉⻋⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰",
        "日月民示羊虎西见角贝车长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙",
        strict=True,
    )
)
_RADICAL = regex.compile(r"[\u2E80-\u2FD5]")


def fold(text: str) -> str:
    """The text with each radical replaced by its character; offsets stay as they are."""
    return _RADICAL.sub(lambda match: _character(match.group()), text)


def _character(radical: str) -> str:
    return _SUPPLEMENT.get(radical) or unicodedata.normalize("NFKC", radical)
