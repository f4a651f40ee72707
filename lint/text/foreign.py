"""Stretches of a page that are set by other rules than Chinese: addresses, code, markup."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

from lint.text.lazy import lazy

_SIGNS = ("://", "www.", "`", "<", "&", "](", "---\n")
_FOREIGN = lazy(
    r"""(?x)
    (?: [A-Za-z]{2,9} :// | www\. ) [!-~]* [A-Za-z0-9/]  # an address, not the mark behind it
    | ``` [^`]* ``` | ` [^`\n]{1,400} `                    # code
    | < [A-Za-z/!] [^<>\n]{0,400} >                        # a tag
    | & \#? [A-Za-z0-9]{1,10} ;                            # an entity
    | \] \( [^()\n]{0,400} \)                              # the target of a link
    | \A --- \n [\s\S]*? \n --- (?= \n )                   # front matter
    """
)


def has_foreign(text: str) -> bool:
    """Whether there is any such stretch."""
    return bool(_foreign(text)[0])


def is_foreign(text: str, at: int) -> bool:
    """Whether the character at `at` belongs to an address, code or markup."""
    starts, ends = _foreign(text)
    i = bisect_right(starts, at) - 1
    return i >= 0 and at < ends[i]


@lru_cache(maxsize=2)
def _foreign(text: str) -> tuple[list[int], list[int]]:
    """Starts and ends of those stretches. Most pages hold none, and nothing more is asked then."""
    if not any(sign in text for sign in _SIGNS):
        return [], []
    spans = [m.span() for m in _FOREIGN.finditer(text)]
    return [start for start, _ in spans], [end for _, end in spans]
