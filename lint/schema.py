"""The JSON Schema of a rule book, by which editors complete and check one."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import msgspec

from lint.book import Book
from lint.bookfile import Settings, Top, names
from lint.kinds import AnySpec

DRAFT = "https://json-schema.org/draft/2020-12/schema"


class RuleBook(Top, frozen=True, forbid_unknown_fields=True):
    """The rule book of newslint, rules.yaml: which rules run, and a newsroom's own."""

    per_path: dict[str, Settings] = msgspec.field(default_factory=dict, name="per-path")
    rules: list[AnySpec] = msgspec.field(default_factory=list)


def schema(book: Book) -> str:
    """The schema as JSON; it offers the codes of a book's rules and the classes of its errors."""
    found = msgspec.json.schema(RuleBook)
    shapes = found["$defs"]
    for keys in (shapes["RuleBook"]["properties"], shapes["Settings"]["properties"]):
        for listing in ("select", "ignore"):
            for choice in keys[listing].get("anyOf", [keys[listing]]):
                if choice["type"] == "array":
                    choice["items"] = _CODE
        for mapping in ("severity", "except"):
            keys[mapping]["propertyNames"] = _CODE
    shapes["ErrorClass"]["properties"]["rules"]["items"] = _CODE
    shapes["RuleBook"]["properties"]["charges"]["propertyNames"] = _or_own(book.schedule.classes)
    shapes["Code"] = _or_own(sorted(names(book.rules)))
    return json.dumps({"$schema": DRAFT, **_tidy(found)}, ensure_ascii=False, indent=1) + "\n"


def _or_own(known: Iterable[str]) -> dict[str, Any]:
    """One of these, or a newsroom's own."""
    return {"anyOf": [{"enum": [*known]}, {"type": "string"}]}


_CODE = {"$ref": "#/$defs/Code"}


def _tidy(node: Any) -> Any:
    """Descriptions without the line ends and indents of a docstring."""
    if isinstance(node, dict):
        return {
            key: " ".join(value.split())
            if key == "description" and isinstance(value, str)
            else _tidy(value)
            for key, value in node.items()
        }
    return [_tidy(item) for item in node] if isinstance(node, list) else node
