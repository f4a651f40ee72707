"""Completion in a rule book: the keys and values that its schema knows."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple

from lsprotocol import types

from lint.book import Book
from lint.editor.bookplace import QUOTES, Place, Step, place
from lint.editor.books import is_foreign
from lint.editor.documents import OpenDocument, range_of
from lint.rule import Rule
from lint.schema import schema
from lint.text.view import Span

_Shape = dict[str, Any]


def completions(
    document: OpenDocument, position: types.Position, language: str
) -> Callable[[], list[types.CompletionItem]]:
    """What tells what may stand at a place of a book that was read, as it is now."""
    if document.checked is None or is_foreign(document.path, document.text):
        return list
    to_range = partial(range_of, positions=document.positions, encoding=document.encoding)
    at, book = document.offset(position), document.checked.reading.book
    return partial(_completions, document.text, at, book, language, to_range)


def _completions(
    text: str,
    at: int,
    book: Book,
    language: str,
    to_range: Callable[[Span], types.Range],
) -> list[types.CompletionItem]:
    here = place(text, at)
    if here is None:
        return []
    quote = text[here.span.start : here.span.start + 1]
    typed = quote if quote and quote in QUOTES else ""
    given = ": " if text[here.span.end : here.span.end + 1] == ":" else ""
    known = {word: rule for rule in book.rules for word in (rule.id, rule.name)}
    root = json.loads(schema(book))
    offers = {offer.label: offer for offer in _offers(root, here)}
    return [
        types.CompletionItem(
            offer.label,
            kind=offer.kind,
            detail=_detail(offer, known.get(offer.label), language),
            filter_text=typed + offer.label if typed else None,
            text_edit=types.TextEdit(to_range(here.span), offer.new.removesuffix(given)),
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
            yield from (_value(value, value) for value in _values(shape))
            for item in _alternatives(root, shape.get("items", {})):
                yield from (_value(value, f"[{value}]") for value in item.get("enum", ()))
        if here.may_be_key and _is_meant(shape, here.siblings):
            yield from _keys(root, shape, here.siblings)


def _values(shape: _Shape) -> Sequence[str]:
    values: Sequence[str] = shape.get("enum", ())
    return ("true", "false") if shape.get("type") == "boolean" else values


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
