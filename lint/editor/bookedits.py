"""Rules silenced in a rules.yaml: an edit of its text, in which all else stays, comments too."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

import yaml

from lint.text.view import Edit, Span, splice
from lint.yamlfile import YamlFile

_FIRST = "extends"  # behind this key a new one stands


def new_book(key: str, value: str) -> str:
    """A book that adds one key to the built-in one."""
    return f"extends: default\n\n{key}: {value}\n"


def ignored(code: str) -> tuple[str, str]:
    """The key of a book, and its value, that leave a rule out."""
    return "ignore", f"[{code}]"


def excepted(code: str, words: str) -> tuple[str, str]:
    """The key of a book, and its value, that silence a rule within these words."""
    return "except", f"{{{code}: [{_quoted(words)}]}}"


def ignoring(text: str, code: str) -> Edit | None:
    """The edit of a book that leaves a rule out; None where there is no simple one."""
    book = _parsed(text)
    listed = book.node("ignore")
    if listed is None:
        return _sound(text, _with_key(text, book.node(), *ignored(code)))
    return _sound(text, _with_item(text, listed, code))


def excepting(text: str, code: str, words: str) -> Edit | None:
    """The edit of a book that silences a rule within some words; None where there is none."""
    book = _parsed(text)
    mapping, listed = book.node("except"), book.node("except", code)
    if listed is not None:
        return _sound(text, _with_item(text, listed, _quoted(words)))
    if mapping is not None:
        return _sound(text, _with_key(text, mapping, code, f"[{_quoted(words)}]"))
    return _sound(text, _with_key(text, book.node(), *excepted(code, words)))


@lru_cache(maxsize=1)
def _parsed(text: str) -> YamlFile:
    """The text of a book, for which edits are asked rule by rule."""
    return YamlFile(text)


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)


def _sound(text: str, edit: Edit | None) -> Edit | None:
    """The edit, if what it makes of the text can be read."""
    return edit if edit and not YamlFile(splice(text, [edit])).errors else None


def _with_item(text: str, node: yaml.Node, item: str) -> Edit | None:
    """The edit that adds an item to a list."""
    if _is_empty(node):
        return _insert(node.start_mark.index, f" [{item}]")
    if not isinstance(node, yaml.SequenceNode):
        return None
    if node.flow_style:
        return _within_brackets(node, item)
    first, last = node.value[0], node.value[-1]
    dash = text[_row_start(text, first.start_mark.index) : first.start_mark.index]
    return _on_new_row(text, last, dash + item) if dash.strip() == "-" else None


def _with_key(text: str, node: yaml.Node | None, key: str, value: str) -> Edit | None:
    """The edit that adds a key to a mapping."""
    if node is None:
        end = len(text)
        gap = "" if text.endswith(("\n", "\r")) or not text else _newline(text)
        return _insert(end, f"{gap}{new_book(key, value)}")
    if not isinstance(node, yaml.MappingNode):
        return None
    if node.flow_style:
        return _within_brackets(node, f"{key}: {value}")
    keys = {name.value: child for name, child in node.value}
    indent = " " * node.value[0][0].start_mark.column
    behind = keys.get(_FIRST, node.value[-1][1])
    return _on_new_row(text, behind, f"{indent}{key}: {value}")


def _within_brackets(node: Any, item: str) -> Edit:
    if not node.value:
        return _insert(node.start_mark.index + 1, item)
    last = node.value[-1]
    end = (last[1] if isinstance(last, tuple) else last).end_mark.index
    return _insert(end, f", {item}")


def _on_new_row(text: str, behind: yaml.Node, row: str) -> Edit:
    """The edit that adds a row below the last one of a node."""
    at = len(text[: behind.end_mark.index].rstrip())
    ends = (end for mark in "\r\n" if (end := text.find(mark, at)) >= 0)
    return _insert(min(ends, default=len(text)), _newline(text) + row)


def _insert(at: int, new: str) -> Edit:
    return Edit(Span(at, at), new)


def _is_empty(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and not node.value


def _row_start(text: str, at: int) -> int:
    return max(text.rfind(mark, 0, at) for mark in "\r\n") + 1


def _newline(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"
