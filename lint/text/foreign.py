"""Stretches of a page that are set by other rules than Chinese: addresses, code, markup."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from lint.text.lazy import lazy
from lint.text.view import is_within

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
    return bool(_foreign(text))


def is_foreign(text: str, at: int) -> bool:
    """Whether the character at `at` belongs to an address, code or markup."""
    return is_within(_foreign(text), at)


@lru_cache(maxsize=2)
def _foreign(text: str) -> Sequence[tuple[int, int]]:
    """Those stretches. Most pages hold none, and nothing more is asked then."""
    if not any(sign in text for sign in _SIGNS):
        return ()
    return [match.span() for match in _FOREIGN.finditer(text)]
