"""YAML with the line of everything in it, read with the fast loader.

A plain value is text, whatever it looks like: in a rule book ``no`` is a word and 2020-13-45 a
typing slip, not a truth value and a broken date. Only ``null``, ``~`` and nothing are None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from lint.diagnostic import Text

_NULL = "tag:yaml.org,2002:null"


class _Loader(getattr(yaml, "CBaseLoader", yaml.BaseLoader)):  # type: ignore[misc]
    pass


_Loader.add_implicit_resolver(_NULL, re.compile("(?:~|null)?$"), ["~", "n", ""])
_Loader.add_constructor(_NULL, lambda _loader, _node: None)


class YamlFile:
    """A parsed YAML text.

    Attributes:
        data: texts, None, lists and mappings of such; None for an empty file.
        errors: (line, what) for what YAML itself forbids: broken syntax, a key given twice.
    """

    def __init__(self, text: str) -> None:
        self.data: Any = None
        self.errors: list[tuple[int, Text]] = []
        self._root: yaml.Node | None = None
        loader = _Loader(text)
        try:
            self._root = loader.get_single_node()
            if self._root is not None:
                self.errors += _duplicate_keys(self._root, set())
                self.data = loader.construct_document(self._root)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            what = error.problem or "not valid YAML"
            self.errors.append(
                (mark.line + 1 if mark else 1, Text(f"YAML 语法有误：{what}", f"YAML: {what}"))
            )
        except yaml.YAMLError as error:
            self.errors.append((1, Text(f"YAML 语法有误：{error}", f"YAML: {error}")))
        except RecursionError:
            self.errors.append(
                (1, Text("YAML 套得太深：改浅", "YAML: nested too deeply: flatten it"))
            )
        finally:
            loader.dispose()

    def line(self, *path: str | int) -> int:
        """Line (from 1) of the value at `path`; of the nearest thing above it where it is not."""
        node, line = self._root, 1
        for step in path:
            child = _child(node, step)
            if child is None:
                break
            line, node = child
        return line


def _child(node: yaml.Node | None, step: str | int) -> tuple[int, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == step:
                return key.start_mark.line + 1, value
    elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        value = node.value[step]
        return value.start_mark.line + 1, value
    return None


def _duplicate_keys(node: yaml.Node, looked_at: set[yaml.Node]) -> Iterator[tuple[int, Text]]:
    if node in looked_at:  # an alias repeats a node, even within itself
        return
    looked_at.add(node)
    if isinstance(node, yaml.MappingNode):
        seen: dict[str, int] = {}
        for key, value in node.value:
            yield from _duplicate_keys(value, looked_at)
            if not isinstance(key, yaml.ScalarNode):
                continue
            line = key.start_mark.line + 1
            if key.value in seen:
                first = seen[key.value]
                yield (
                    line,
                    Text(
                        f"键“{key.value}”在第{first}行已经写过：留一处",
                        f"key “{key.value}” stands on line {first} already: keep one",
                    ),
                )
            seen.setdefault(key.value, line)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _duplicate_keys(value, looked_at)
