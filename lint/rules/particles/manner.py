"""Words of manner: how one does a thing. Before a verb 地 follows them, before a noun 的.

In the tagged People's Daily of January 1998 (人民日报标注语料库) 地 often follows them, but
的 never where a verb of `verbs.py` comes next.
"""

from __future__ import annotations

from lint.rules.particles.words import words
from lint.text.search import literals

# What one feels: 得 may follow too, and what one does for it (激动得说不出话).
_FELT = words()["feeling"]
# Doubled characters, also as the end of 高高兴兴, 笑呵呵, 一步步.
_TWICE = words()["manner-doubled"]
_SHORT = _FELT | _TWICE | words()["manner"]
_LONG = words()["manner-phrase"]

LAST = "".join(sorted({word[-1] for word in _SHORT | _LONG}))
"""The characters that end one of them."""


DE_AFTER_MANNER = literals(*sorted(f"{word}的" for word in _SHORT | _LONG))


def manner_before(text: str, end: int) -> str:
    """The word of manner that ends at `end`, or nothing."""
    word = text[max(0, end - 2) : end]
    if word in _TWICE and text[end - 4 : end - 3] == text[end - 3 : end - 2]:
        return text[end - 4 : end]
    if word in _SHORT:
        return word
    return next((long for size in (4, 3) if (long := text[end - size : end]) in _LONG), "")


def is_felt(word: str) -> bool:
    """Whether 得 may follow the word, and then what one does for it: 高兴得跳起来."""
    return word in _FELT
