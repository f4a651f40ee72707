"""Where in a rule book someone is typing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple

import yaml

from lint.text.view import Span
from lint.yamlfile import Loader, YamlFile

Step = str | None
"""A key of a mapping, or None for an item of a list."""

_MARK = "\ue000\ue001"
"""Put in place of what is being typed, to be found again in what YAML makes of the text."""
QUOTES = "\"'"
_BEFORE = re.compile(r"[\"']?[^\s\[\]{},:\"'#]*$")
_AFTER = re.compile(r"[^\s\[\]{},:\"'#]*")
_BRACKETS = {yaml.FlowSequenceStartToken: "]", yaml.FlowMappingStartToken: "}"}
_CLOSING = (yaml.FlowSequenceEndToken, yaml.FlowMappingEndToken)


class Place(NamedTuple):
    """A place in a book where a key or a value is being typed.

    Attributes:
        span: what stands there now, with the quote that opens it, if one does.
        path: the keys and items that lead to the value, or to the mapping that gets the key.
        may_be_key: whether a key may belong there.
        may_be_value: whether a value may.
        siblings: the other keys of the mapping that gets the key, with their plain values.
    """

    span: Span
    path: tuple[Step, ...]
    may_be_key: bool
    may_be_value: bool
    siblings: dict[str, str]


def place(text: str, at: int) -> Place | None:
    """The place at an offset; None in a comment, or where YAML can make nothing of the text."""
    row = max(text.rfind(mark, 0, at) for mark in "\r\n") + 1
    before, after = _BEFORE.search(text, row, at), _AFTER.match(text, at)
    start, end = before.start() if before else at, after.end() if after else at
    is_quoted = text[start : start + 1] in [*QUOTES] and text[end : end + 1] == text[start]
    span = Span(start, end + is_quoted)
    open_brackets = _open_brackets(text[:start])
    for mark in (_MARK, f"{_MARK}:"):
        for closing in ("", open_brackets):
            rest = text[span.end :]
            root = YamlFile(f"{text[: span.start]}{mark}{closing}{rest}").node()
            for found in _marked(root, ()) if root else ():
                is_first = not text[row : span.start].strip(" -")
                return found._replace(span=span, may_be_key=found.may_be_key or is_first)
    return None


def _marked(node: yaml.Node, path: tuple[Step, ...]) -> Iterator[Place]:
    nowhere = Span(0, 0)
    if isinstance(node, yaml.ScalarNode):
        if node.value == _MARK:
            yield Place(nowhere, path, may_be_key=False, may_be_value=True, siblings={})
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _marked(item, (*path, None))
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == _MARK:
                others = ((k.value, v.value) for k, v in node.value if k is not key)
                siblings = {k: v if isinstance(v, str) else "" for k, v in others}
                yield Place(nowhere, path, may_be_key=True, may_be_value=False, siblings=siblings)
            else:
                yield from _marked(value, (*path, key.value))


def _open_brackets(head: str) -> str:
    """What closes the brackets that a text leaves open."""
    closing: list[str] = []
    with suppress(yaml.YAMLError):  # what follows a mistake is no YAML
        for token in yaml.scan(head, Loader):
            if type(token) in _BRACKETS:
                closing.insert(0, _BRACKETS[type(token)])
            elif closing and isinstance(token, _CLOSING):
                closing.pop(0)
    return "".join(closing)
