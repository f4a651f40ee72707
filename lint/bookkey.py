"""What stands for the rules of a book in a key of the cache: all that they are made from."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import cache as once
from pathlib import Path
from typing import Any

import msgspec

from lint import cache
from lint.nearest import FILE_NAME

_READER = Path(__file__).with_name("yamlfile.py")


def book_key(config: Path | None) -> str:
    """The key of a book, or of the built-in one: of its text, its tables and the program."""
    parts = [_version()]
    if config:
        parts += (config.name, *(_digest(path) for path in (config, *tables(config))))
    return cache.key(*parts)


def tables(config: Path) -> Iterator[Path]:
    """The tables beside a book that its rules name."""
    try:
        text = config.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return
    reader = cache.digest(_READER.read_bytes())
    data = cache.remembered(lambda: cache.key("yaml", reader, text), lambda: _parsed(text))
    rules = data.get("rules") if isinstance(data, dict) else None
    for entry in rules if isinstance(rules, list) else ():
        if isinstance(entry, dict) and isinstance(entry.get("table"), str):
            yield config.parent / entry["table"]


def _parsed(text: str) -> Any:
    from lint.yamlfile import YamlFile  # slow to import

    return YamlFile(text).data


def _digest(path: Path) -> str:
    try:
        return cache.digest(path.read_bytes())
    except OSError:
        return ""


@once
def _version() -> str:
    """What stands for the program: its sources and tables, and the libraries beside it."""
    package = Path(__file__).parent
    sources = sorted(
        f"{folder}/{name}"
        for folder, _, names in os.walk(package)  # far sooner done than `rglob`
        for name in names
        if name.endswith((".py", ".tsv", ".txt", ".yaml"))
    )
    libraries = Path(msgspec.__file__).parents[1].glob("*.dist-info")
    return cache.key(
        sys.implementation.cache_tag,
        sorted(path.name for path in libraries),  # with their versions
        *(_digest(Path(path)) for path in sources),
        _digest(package.with_name(FILE_NAME)),
    )
