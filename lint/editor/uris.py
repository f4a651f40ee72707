"""URIs, of which clients spell one and the same in several ways (RFC 3986 6.2.2, RFC 8089)."""

from __future__ import annotations

import os
import re
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

_DRIVE = re.compile("/[A-Za-z]:")


def key(uri: str) -> str:
    """What all spellings of a URI have in common."""
    path = file_path(uri)
    return _plain(uri) if path is None else os.path.normcase(path)


def file_path(uri: str) -> Path | None:
    """The file that a URI names, without dot segments; None where it names none.

    Bytes that are no UTF-8 stand in it as Python has them in file names.
    """
    scheme, host, path, *_ = map(_plain, _split(uri))
    if scheme != "file" or not path:
        return None
    if host.lower() not in ("", "localhost"):
        path = f"//{host}{path}"
    elif _DRIVE.match(path):
        path = path[1].lower() + path[2:]
    return Path(os.path.normpath(path))


def path_part(uri: str) -> str:
    """The path of a URI of whichever scheme; empty where it has none."""
    return _plain(_split(uri).path)


def _split(uri: str) -> SplitResult:
    try:
        return urlsplit(uri)
    except ValueError:  # such as of half an IPv6 address
        return SplitResult("", "", "", "", "")


def _plain(part: str) -> str:
    return unquote(part, errors="surrogateescape")
