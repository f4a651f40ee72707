"""YAML with the line of everything in it, read with the fast loader.

A plain value is text, whatever it looks like: in a rule book ``no`` is a word and 2020-13-45 a
typing slip, not a truth value and a broken date. Only ``null``, ``~`` and nothing are None.
"""

from __future__ import annotations

from typing import Any

import yaml

from lint.diagnostic import Text

_COLON = Text(
    "（前面有一行缺半角冒号和空格）", " (a line above lacks a half-width colon and a blank)"
)
_FORBIDDEN = Text(
    "YAML 语法有误：不能有字符 {code}，删去",
    "YAML: the character {code} may not stand here: delete it",
)
_NULL = "tag:yaml.org,2002:null"


class Loader(getattr(yaml, "CBaseLoader", yaml.BaseLoader)):  # type: ignore[misc]
    """The fast one, by which a plain value is text."""

    def resolve(self, kind: type[yaml.Node], value: Any, implicit: Any) -> str:
        """The tag of a node without one: nothing but null is told from text."""
        is_plain = kind is yaml.ScalarNode and implicit[0]
        return _NULL if is_plain and value in ("", "~", "null") else "?"


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
        loader = Loader(text)
        try:
            self._root = loader.get_single_node()
            if self._root is not None:
                self.data = self._read(self._root, {})
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            what = error.problem or "not valid YAML"
            hint = _COLON if what.endswith("expected ':'") else Text("", "")
            self.errors.append(
                (
                    mark.line + 1 if mark else 1,
                    Text(f"YAML 语法有误：{what}{hint.zh}", f"YAML: {what}{hint.en}"),
                )
            )
        except yaml.reader.ReaderError as error:  # it tells bytes or characters, and on two lines
            line = 1 + text.count("\n", 0, text.find(chr(error.character)))
            self.errors.append((line, _FORBIDDEN.format(code=f"U+{error.character:04X}")))
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

    def node(self, *path: str | int) -> yaml.Node | None:
        """The value at `path` with its marks, whose index counts code points; None if none is."""
        node = self._root
        for step in path:
            child = _child(node, step)
            node = child[1] if child else None
        return node

    def _read(self, node: yaml.Node, known: dict[yaml.Node, Any]) -> Any:
        """The data of a node; an alias repeats one that is `known`, even within itself."""
        if isinstance(node, yaml.ScalarNode):
            return None if node.tag == _NULL else node.value
        if node in known:
            return known[node]
        if isinstance(node, yaml.SequenceNode):
            items = known[node] = []
            items += (self._read(value, known) for value in node.value)
            return items
        data = known[node] = {}
        lines: dict[Any, int] = {}
        for key, value in node.value:
            line = key.start_mark.line + 1
            if not isinstance(key, yaml.ScalarNode):
                self.errors.append((line, Text("YAML：键应是文字", "YAML: a key should be text")))
                continue
            name = self._read(key, known)
            first = lines.setdefault(name, line)
            if name in data:
                what = Text(
                    f"键“{key.value}”在第{first}行已经写过：留一处",
                    f"key “{key.value}” stands on line {first} already: keep one",
                )
                self.errors.append((line, what))
            data[name] = self._read(value, known)
        return data


def _child(node: yaml.Node | None, step: str | int) -> tuple[int, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == step:
                return key.start_mark.line + 1, value
    elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        value = node.value[step]
        return value.start_mark.line + 1, value
    return None
