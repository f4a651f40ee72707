"""Chinese words for the site's search, which parts words at blanks only."""

from __future__ import annotations

import re

from lint.text.lexicon import cuts_word

_HAN = re.compile(r"[\u3400-\u9fff]{3,}")
_BETWEEN = "\u200b"


def parted(text: str) -> str:
    """The text with a zero-width space between its Chinese words.

    The search finds what begins with the words of a query: a character that makes no word with
    its neighbours goes with the word before it, since a word of its own would answer for all
    that begin with it.
    """
    return _HAN.sub(_parted, text)


def _parted(run: re.Match[str]) -> str:
    text = run[0]
    cuts = [at for at in range(1, len(text)) if not cuts_word(text[:at], text[at:])]
    words: list[str] = []
    start = 0
    for end in [*cuts, len(text)]:
        if end - start == 1 and words:
            words[-1] += text[start:end]
        else:
            words.append(text[start:end])
        start = end
    return _BETWEEN.join(words)
