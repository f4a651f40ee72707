"""Characters that few pages hold, looked for once for all the rules that speak of them."""

from __future__ import annotations

import re
from functools import lru_cache

SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
WIDE = "０-９Ａ-Ｚａ-ｚ．"
INVISIBLE = "\x00-\x08\x0e-\x1b\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff"

# Quicker than `regex` here: it skips whatever is not in the set.
_RARE = re.compile(f"[{SPACES}{WIDE}{INVISIBLE}]")


@lru_cache(maxsize=2)
def rare_characters(text: str) -> str:
    """Each of them that the text holds, once."""
    return "".join(set(_RARE.findall(text)))
