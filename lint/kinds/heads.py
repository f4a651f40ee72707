"""What every match of a pattern begins with: words that one pass over a page can look for."""

from __future__ import annotations

from math import prod

from lint.text.lazy import lazy_re
from lint.text.radicals import has_radicals
from lint.text.search import spelled_out

_MOST = 200  # words of one pattern
# A character that stands once and for itself, or a class of such.
_ELEMENT = lazy_re(r"(?:\\K)?([^\\.^$*+?{}\[\]|()]|\[[^\\^\[\]&|~-]+\])(?![?*+{])")
_FLAGS = lazy_re(r"\(\?(?:[-#]|[a-zA-Z]\w*[-:)])")  # by which it may stand for another
_VERBOSE = "(?x)"
_LAYOUT = lazy_re(r"(\\(?s:.)|\[\^?\]?[^\]]*\])|\s+|#[^\n]*")  # but for what it stands among
_ESCAPE = lazy_re(r"\\(?s:.)")
_CLASS = lazy_re(r"\[\^?\]?[^\]]*\]")
_GROUP = lazy_re(r"\([^()]*\)")


def heads(pattern: str) -> list[str]:
    """The words, of two characters or more, with one of which each match begins.

    None of them where the pattern does not tell them plainly. A mark before ``\\K`` counts as well.
    """
    if pattern.startswith(_VERBOSE):
        pattern = _LAYOUT.sub(r"\1", pattern.removeprefix(_VERBOSE))
    if _FLAGS.search(pattern) or _has_alternatives(pattern):
        return []
    elements: list[str] = []
    at = 0
    while element := _ELEMENT.match(pattern, at):
        elements.append(element[1])
        at = element.end()
    while prod(len(element.strip("[]")) for element in elements) > _MOST:
        elements.pop()
    if len(elements) < 2 or has_radicals("".join(elements)):  # radicals are found as characters
        return []
    return [*spelled_out(["".join(elements)])]


def _has_alternatives(pattern: str) -> bool:
    """Whether the pattern as a whole is one of several."""
    rest, size = _CLASS.sub("", _ESCAPE.sub("", pattern)), -1
    while len(rest) != size:
        rest, size = _GROUP.sub("", rest), len(rest)
    return "|" in rest
