"""Completion in a rule book: the keys and values that its schema knows."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from lsprotocol import types

from lint.editor.bookplace import Place, Step, place
from lint.editor.documents import OpenDocument
from lint.editor.session import Session
from lint.rule import Rule
from lint.schema import schema

_Shape = dict[str, Any]


def completions(
    session: Session, document: OpenDocument, position: types.Position
) -> list[types.CompletionItem]:
    """What may stand at a place of a book."""
    here = place(document.text, document.offset(position))
    if here is None:
        return []
    rules = session.books.read(document.path).rules
    known = {word: rule for rule in rules for word in (rule.id, rule.name)}
    offers = {offer.label: offer for offer in _offers(json.loads(schema(rules)), here)}
    return [
        types.CompletionItem(
            offer.label,
            kind=offer.kind,
            detail=_detail(offer, known.get(offer.label), session.language),
            text_edit=types.TextEdit(document.range(here.span), offer.new),
        )
        for offer in offers.values()
    ]


def _detail(offer: _Offer, rule: Rule | None, language: str) -> str | None:
    return rule.summary.in_language(language) if rule else offer.detail or None


class _Offer(NamedTuple):
    label: str
    new: str
    kind: types.CompletionItemKind
    detail: str = ""


def _value(value: str, new: str) -> _Offer:
    return _Offer(value, new, types.CompletionItemKind.Value)


def _key(key: str, detail: str = "") -> _Offer:
    return _Offer(key, f"{key}: ", types.CompletionItemKind.Property, detail)


def _offers(root: _Shape, here: Place) -> Iterator[_Offer]:
    """The keys or values of a place, and what the schema says of each."""
    for shape in _at(root, here.path):
        if here.may_be_value:
            yield from (_value(value, value) for value in shape.get("enum", ()))
            for item in _alternatives(root, shape.get("items", {})):
                yield from (_value(value, f"[{value}]") for value in item.get("enum", ()))
        if here.may_be_key and _is_meant(shape, here.siblings):
            yield from _keys(root, shape, here.siblings)


def _keys(root: _Shape, shape: _Shape, given: dict[str, str]) -> Iterator[_Offer]:
    for key, value in shape.get("properties", {}).items():
        if key not in given:
            yield _key(key, value.get("description", ""))
    for names in _alternatives(root, shape.get("propertyNames", {})):
        yield from (_key(name) for name in names.get("enum", ()) if name not in given)


def _is_meant(shape: _Shape, given: dict[str, str]) -> bool:
    """Whether a shape agrees with the kind that is given already, if one is."""
    kinds = shape.get("properties", {}).get("kind", {}).get("enum")
    return not (kinds and "kind" in given) or given["kind"] in kinds


def _at(root: _Shape, path: Sequence[Step]) -> list[_Shape]:
    """The shapes that a value at the path may have."""
    shapes = _alternatives(root, root)
    for step in path:
        steps = [_step(shape, step) for shape in shapes]
        shapes = [found for shape in steps for found in _alternatives(root, shape)]
    return shapes


def _step(shape: _Shape, step: Step) -> _Shape:
    found = (
        shape.get("items")
        if step is None
        else shape.get("properties", {}).get(step, shape.get("additionalProperties"))
    )
    return found if isinstance(found, dict) else {}


def _alternatives(root: _Shape, shape: _Shape) -> list[_Shape]:
    """The shapes that a shape stands for, its references followed."""
    if "$ref" in shape:
        name = shape["$ref"].rpartition("/")[2]
        return _alternatives(root, root["$defs"][name])
    if "anyOf" in shape:
        return [found for one in shape["anyOf"] for found in _alternatives(root, one)]
    return [shape]
