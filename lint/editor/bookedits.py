"""Rules silenced in a rules.yaml: an edit of its text, in which all else stays, comments too."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import yaml

from lint.text.view import Edit, Span, splice
from lint.yamlfile import YamlFile

_FIRST = "extends"  # behind this key a new one stands
_TOP = ("ignore", "except")


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
    edit = (
        _with_key(text, book.node(), *ignored(code))
        if listed is None
        else _with_item(text, listed, code)
    )
    return _sound(text, edit, lambda data: _added(data, code, "ignore"))


def excepting(text: str, code: str, words: str) -> Edit | None:
    """The edit of a book that silences a rule within some words; None where there is none."""
    book = _parsed(text)
    mapping, listed = book.node("except"), book.node("except", code)
    if listed is not None:
        edit = _with_item(text, listed, _quoted(words))
    elif mapping is not None:
        edit = _with_key(text, mapping, code, f"[{_quoted(words)}]")
    else:
        edit = _with_key(text, book.node(), *excepted(code, words))
    return _sound(text, edit, lambda data: _added(data, words, "except", code))


@lru_cache(maxsize=1)
def _parsed(text: str) -> YamlFile:
    """The text of a book, for which edits are asked rule by rule."""
    return YamlFile(text)


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)


def _sound(text: str, edit: Edit | None, meant: Callable[[Any], Any]) -> Edit | None:
    """The edit, if it makes of a book's data what is meant, and changes nothing else."""
    if edit is None:
        return None
    edited = YamlFile(splice(text, [edit]))
    try:
        is_sound = not edited.errors and edited.data == meant(_parsed(text).data)
    except RecursionError:  # a book within itself
        return None
    return edit if is_sound else None


def _added(data: Any, item: str, *path: str) -> Any:
    """The data of a book with another item in the list at a path."""
    if not path:
        return [*(data or ()), item]
    known = {"extends": "default"} if data is None and path[0] in _TOP else data or {}
    return {**known, path[0]: _added(known.get(path[0]), item, *path[1:])}


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
        gap = "" if text.endswith(("\n", "\r")) or not text else "\n"
        return _insert(end, f"{gap}{new_book(key, value)}".replace("\n", _newline(text)))
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
    at = len(text[: _last(behind).end_mark.index].rstrip())
    ends = (end for mark in "\r\n" if (end := text.find(mark, at)) >= 0)
    return _insert(min(ends, default=len(text)), _newline(text) + row)


def _last(node: yaml.Node) -> yaml.Node:
    """What a node ends with; the mark of a block's end stands behind the comments that follow."""
    while isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        last = node.value[-1]
        child = last[1] if isinstance(last, tuple) else last
        if child.start_mark.index <= node.start_mark.index:
            break  # an alias, whose marks are the anchor's
        node = child
    return node


def _insert(at: int, new: str) -> Edit:
    return Edit(Span(at, at), new)


def _is_empty(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and not node.value


def _row_start(text: str, at: int) -> int:
    return max(text.rfind(mark, 0, at) for mark in "\r\n") + 1


def _newline(text: str) -> str:
    return next((mark for mark in ("\r\n", "\n", "\r") if mark in text), "\n")
