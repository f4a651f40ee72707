"""XML 1.0 (https://www.w3.org/TR/xml/), an element at a time."""

from __future__ import annotations

import re
from html import escape

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # 2.2, Char
_WHITE = {"\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
_WHITE_SPACE = str.maketrans(_WHITE)  # an attribute would lose it (3.3.3)
_RETURN = str.maketrans({"\r": _WHITE["\r"]})  # a parser would take it for a line end (2.11)


def opening(name: str, /, **attributes: object) -> str:
    """The tag that begins an element. A character that XML forbids becomes U+FFFD."""
    listed = (f' {key}="{_value(value)}"' for key, value in attributes.items())
    return f"<{name}{''.join(listed)}>"


def empty(name: str, /, **attributes: object) -> str:
    """An element without content."""
    return opening(name, **attributes)[:-1] + "/>"


def content(text: str) -> str:
    """The text as what stands in an element."""
    return escape(_allowed(text), quote=False).translate(_RETURN)


def _value(value: object) -> str:
    return escape(_allowed(str(value))).translate(_WHITE_SPACE)


def _allowed(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)
