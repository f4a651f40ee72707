"""A mapping of a rule book → the fields of a struct, and what is wrong with it, part by part."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

import msgspec
from msgspec import inspect

from lint.diagnostic import Text
from lint.rule import CaseError

Place = tuple[str | int, ...]
"""The keys and indexes that lead to a value."""


class Misfit(NamedTuple):
    """What is wrong with a part of a mapping, and where in the mapping it stands."""

    where: Place
    what: Text


def fit(shape: type[msgspec.Struct], data: Any) -> tuple[dict[str, Any], list[Misfit]]:
    """The fields of `shape` that `data` gives, by attribute name, and what does not fit."""
    if not isinstance(data, dict):
        return {}, [Misfit((), Text("这里应是键值对", "a mapping belongs here"))]
    known = keys(shape)
    values = {}
    misfits = [Misfit((key,), _unknown(key, known)) for key in data.keys() - known.keys()]
    for key, field in known.items():
        if key not in data:
            if field.required:
                misfits.append(Misfit((), _missing(key)))
        elif field.required and not data[key]:
            empty = Text(f"“{key}”是空的：填上", f"“{key}” is empty: fill it in")
            misfits.append(Misfit((key,), empty))
        else:
            try:
                values[field.name] = msgspec.convert(data[key], field.type, strict=False)
            except msgspec.ValidationError:
                misfits += _misfits(inspect.type_info(field.type), data[key], (key,))
    return values, misfits


@cache
def keys(shape: type[msgspec.Struct]) -> dict[str, msgspec.structs.FieldInfo]:
    """The fields of a struct by the keys that a book has for them."""
    return {field.encode_name: field for field in msgspec.structs.fields(shape)}


def near(key: object, known: Iterable[str]) -> list[str]:
    """The known key that is most like this one, if any is."""
    return difflib.get_close_matches(str(key), known, n=1)


def _misfits(wanted: inspect.Type, given: Any, where: Place) -> Iterator[Misfit]:
    """What in `given`, the value at `where`, is not of the type that is wanted there."""
    match _alternative(wanted, given), given:
        case inspect.StructType(cls=shape), _:
            yield from _within(shape, given, where)
        case inspect.CollectionType(item_type=item_type), list():
            for index, item in enumerate(given):
                yield from _misfits(item_type, item, (*where, index))
        case inspect.DictType(key_type=key_type, value_type=value_type), dict():
            for key, value in given.items():
                if not _is_one_of(_choices(key_type), key):
                    yield Misfit((*where, key), _not_a_key(where[0], _choices(key_type)))
                else:
                    yield from _misfits(value_type, value, (*where, key))
        case (inspect.StrType() | inspect.LiteralType() | inspect.EnumType()) as leaf, str() if (
            _is_one_of(_choices(leaf), given)
        ):
            return
        case other, _:
            lacks_colon = _lacks_colon(other, given, where)
            yield Misfit(where, _COLON if lacks_colon else _mismatch(other, where))


def _within(shape: type[msgspec.Struct], given: Any, where: Place) -> Iterator[Misfit]:
    """What is wrong with a mapping that is an item of a list."""
    values, misfits = fit(shape, given)
    for misfit in misfits:
        yield Misfit((*where, *misfit.where), misfit.what)
    if not misfits:
        try:
            shape(**values)
        except CaseError as error:
            yield Misfit(where, error.what)


def _alternative(wanted: inspect.Type, given: Any) -> inspect.Type:
    """Of several types the one that the value seems to be meant as."""
    if isinstance(wanted, inspect.Metadata):
        return _alternative(wanted.type, given)
    if isinstance(wanted, inspect.UnionType):
        kinds = [_alternative(kind, given) for kind in wanted.types]
        mappings = [kind for kind in kinds if isinstance(kind, inspect.DictType)]
        return mappings[0] if mappings and isinstance(given, dict) else kinds[0]
    return wanted


def _choices(wanted: inspect.Type) -> list[str]:
    """The texts that a type allows by name; none where any text will do."""
    if isinstance(wanted, inspect.EnumType):
        return [member.value for member in wanted.cls]
    return sorted(map(str, wanted.values)) if isinstance(wanted, inspect.LiteralType) else []


def _is_one_of(choices: list[str], given: object) -> bool:
    return not choices or given in choices


def _unknown(key: object, known: Iterable[str]) -> Text:
    likely = near(key, known)
    return Text(
        f"没有“{key}”这个键" + (f"，是不是“{likely[0]}”？" if likely else "：删去它"),
        f"unknown key “{key}”" + (f", did you mean “{likely[0]}”?" if likely else ": drop it"),
    )


def _missing(key: str) -> Text:
    return Text(f"缺少“{key}”：补上", f"“{key}” is missing: add it")


def _not_a_key(name: object, choices: list[str]) -> Text:
    return Text(
        f"“{name}”的键应是 {'、'.join(choices)}", f"the keys of “{name}” are {', '.join(choices)}"
    )


_KINDS: tuple[tuple[type[inspect.Type], Text], ...] = (
    (inspect.CollectionType, Text("列表", "a list")),
    (inspect.DictType, Text("键值对", "a mapping")),
    (inspect.BoolType, Text(" true 或 false", "true or false")),
    (inspect.StrType, Text("文字", "text")),
)


_COLON = Text(
    "冒号不对：用半角冒号加一个空格，如“误写: 正写”",
    "not a YAML colon: put a half-width one and a blank, as in “wrong: right”",
)


def _lacks_colon(wanted: inspect.Type, given: Any, where: Place) -> bool:
    """Whether a key and its value seem to have run into one: 清何县：清河县."""
    if isinstance(wanted, inspect.DictType):
        return isinstance(given, str) and not {*given}.isdisjoint("：:")
    return given is None and not {*str(where[-1])}.isdisjoint("：:")


def _mismatch(wanted: inspect.Type, where: Place) -> Text:
    """What is wrong with a value of another type than the one wanted, or none of its choices."""
    key = where[0]
    if choices := _choices(wanted):
        return Text(
            f"“{key}”应是 {'、'.join(choices)} 之一", f"“{key}” is one of {', '.join(choices)}"
        )
    kind = _number(wanted) or next(text for of, text in _KINDS if isinstance(wanted, of))
    if len(where) > 1:
        return Text(f"“{key}”的每一项应是{kind.zh}", f"each of “{key}” should be {kind.en}")
    return Text(f"“{key}”应是{kind.zh}", f"“{key}” should be {kind.en}")


def _number(wanted: inspect.Type) -> Text | None:
    """What numbers a type allows, where it is one of numbers."""
    match wanted:
        case inspect.FloatType(ge=least, le=most):
            return Text(f" {least}—{most} 的数", f"a number from {least} to {most}")
        case inspect.IntType(ge=least):
            return Text(f"不小于 {least} 的整数", f"a whole number, {least} or more")
    return None
