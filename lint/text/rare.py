"""Characters that few pages hold, looked for once for all the rules that speak of them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from lint.text.characters import nonstandard
from lint.text.lazy import lazy, lazy_re
from lint.text.radicals import BASIC_RADICALS
from lint.text.senses import DOUBTFUL

if TYPE_CHECKING:
    from lint.text.document import Document

SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
WIDE = "０-９Ａ-Ｚａ-ｚ．"
INVISIBLE = "\x00-\x08\x0e-\x1b\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
ACCENTED = "\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff"  # letters: not × ÷
FOREIGN = "\u0370-\u052f"  # Greek and Cyrillic
KANA = "\u3041-\u30fa\u30fc-\u30ff"  # without ・, which stands for · too
LOST = "\ue000-\uf8ff\ufdd0-\ufdef\ufffd-\uffff\ud800-\udfff"
MISREAD = "锛銆鐨鈥鍙鍔鍥鍦鍒鍚鍏鏂鍗殑鐢鍐鐞闈姟"  # UTF-8 read as GBK is full of these


_SHORT = 1_000
"""Characters that are sooner looked at than the pattern for more of them is compiled."""


def rare_characters(document: Document) -> str:
    """Each of them that the text holds, once; the traditional and variant characters too."""
    text = document.flow.text
    if len(text) < _SHORT:
        each = "".join(dict.fromkeys(text))
        others = {*_OTHERS.findall(each)}
        return "".join(c for c in each if c in others or c in nonstandard())
    found = _rare().findall(text)
    if len(text.encode("utf-16-le", "surrogatepass")) > 2 * len(text):
        found += ASTRAL.findall(text)
    return "".join(dict.fromkeys(found))


@cache
def _rare() -> re.Pattern[str]:
    # Quicker than `regex` here: it skips whatever is not in the set, as long as that is a plain
    # one below U+10000. A set with some above takes twice the time.
    below = "".join(character for character in nonstandard() if character < "\U00010000")
    return lazy_re(f"[{_BUT_NONSTANDARD}{below}]")


_BUT_NONSTANDARD = (
    f"{SPACES}{WIDE}{INVISIBLE}{ACCENTED}{FOREIGN}{KANA}{LOST}{BASIC_RADICALS}{MISREAD}{DOUBTFUL}"
)
_OTHERS = lazy(f"[{_BUT_NONSTANDARD}\U00010000-\U0010ffff]")
ASTRAL = lazy_re("[\U00010000-\U0010ffff]")
"""Characters of which none is common: emoji, the rarest Han."""
