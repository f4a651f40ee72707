"""The coded rules: what the kinds of a rule book cannot say.

A rule is in the book by standing in a module of this folder or of one below it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, cached_property
from importlib import import_module
from operator import attrgetter
from typing import Any

import msgspec
from msgspec.structs import replace

from lint.rule import Across, Rule


@cache
def coded() -> tuple[Rule, ...]:
    """All coded rules, each with the module that it stands in imported.

    One that was pickled imports its module when it is first called: to import them all takes
    longer than to check a page, and a page calls for few.
    """
    return tuple(_coded())


def _coded() -> Iterator[Rule]:
    from pkgutil import walk_packages  # not needed where they are known

    for module in walk_packages(__path__, f"{__name__}."):
        for name, value in vars(import_module(module.name)).items():
            if isinstance(value, Rule):
                yield _by_name(value, module.name, name)


class Function(msgspec.Struct, frozen=True, dict=True):
    """A function by where it stands, such as ``double.find`` in a module, which it can import.

    So that it can be pickled without its module being imported where it is unpickled.
    """

    module: str
    path: str

    @cached_property
    def _function(self) -> Any:
        return attrgetter(self.path)(import_module(self.module))

    def __call__(self, *args: Any) -> Any:
        return self._function(*args)


def _by_name(rule: Rule, module: str, name: str) -> Rule:
    """The rule of this name in a module, its functions by name."""
    gather, compare = (Function(module, f"{name}.across.{part}") for part in Across._fields)
    return replace(
        rule,
        find=Function(module, f"{name}.find"),
        across=rule.across and Across(gather, compare),
    )
