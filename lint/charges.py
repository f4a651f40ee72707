"""The classes of errors by which findings are charged, and the rules that belong to each.

The classes of 《报纸编校差错率计算方法》 stand in the built-in book. A house's book may change
single keys of them, put rules into others, and add classes of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated

import msgspec
from msgspec import Meta
from msgspec.structs import asdict, replace

from lint.diagnostic import Text
from lint.kinds.spec import BothTexts, SpecError, both_texts

_Weight = Annotated[float, Meta(ge=0, le=100)]
_Count = Annotated[int, Meta(ge=1)]


class Longer(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What an error of so many characters and more weighs."""

    characters: Annotated[
        _Count, Meta(description="从几个字起。The least number of characters that weighs so.")
    ] = msgspec.field(name="from")
    weight: Annotated[_Weight, Meta(description="每处计几个差错。What one counts.")]


class ErrorClass(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A class of errors: what each is charged, up to how much, and of which rules they are.

    What a house's book leaves out stays as it is in the built-in book; its `rules` are added.
    """

    name: Annotated[BothTexts | None, Meta(description="类别的名称。What it is called.")] = None
    clause: Annotated[str | None, Meta(description="依据的条款。Where it is laid down.")] = None
    weight: Annotated[
        _Weight | None,
        Meta(description="每处计几个差错；0 是不计错。What one counts; 0 for no error."),
    ] = None
    longer: Annotated[
        tuple[Longer, ...] | None,
        Meta(description="字数多的每处计几个差错。What longer ones count instead."),
    ] = None
    cap: Annotated[
        _Weight | None, Meta(description="一期最多计几个差错。The most for one issue.")
    ] = None
    repeats: Annotated[
        _Count | None,
        Meta(description="一期中同一差错最多计几次。How often one error counts in an issue."),
    ] = None
    doubled_in_headlines: Annotated[
        bool | None,
        Meta(description="在报眉、栏头、标题中加倍。Doubled in headlines and running heads."),
    ] = msgspec.field(default=None, name="doubled-in-headlines")
    confirmed: Annotated[
        bool | None,
        Meta(description="分值是否核对过原文。Whether the weight was compared with the text."),
    ] = None
    rules: Annotated[
        tuple[str, ...],
        Meta(description="归入此类的规则：代码、名称或族。Its rules: codes, names, families."),
    ] = ()

    @property
    def title(self) -> Text:
        """What it is called."""
        return both_texts(self.name or "")

    @property
    def is_charged(self) -> bool:
        """Whether it counts at all, if only where it is long."""
        return bool(self.weight or self.longer)

    @property
    def is_confirmed(self) -> bool:
        """Whether its weight is the method's own; that of a house is, to the house."""
        return self.confirmed is not False

    def weight_of(self, characters: int) -> float:
        """What an error of so many characters counts."""
        reached = [step for step in self.longer or () if step.characters <= characters]
        if reached:
            return max(reached, key=lambda step: step.characters).weight
        return self.weight or 0

    def under(self, own: ErrorClass) -> ErrorClass:
        """The class with the keys that a later book gives."""
        given = {key: value for key, value in asdict(own).items() if value is not None}
        rules = tuple(dict.fromkeys((*self.rules, *own.rules)))
        return replace(self, **{**given, "rules": rules})


class Schedule(msgspec.Struct, frozen=True):
    """The classes of errors of one book or several, and the class of each rule.

    Attributes:
        classes: by the key that a book has for each, in their order.
        by_rule: for each book the class of every code, name and family that it speaks of.
    """

    classes: dict[str, ErrorClass] = {}
    by_rule: tuple[Mapping[str, str], ...] = ()

    @classmethod
    def of(cls, books: Iterable[Mapping[str, ErrorClass]]) -> Schedule:
        """The classes of books of which each adds to those before it."""
        classes: dict[str, ErrorClass] = {}
        by_rule = []
        for book in books:
            for key, own in book.items():
                classes[key] = classes.get(key, ErrorClass()).under(own)
            by_rule.append({code: key for key, own in book.items() for code in own.rules})
        return cls(classes, tuple(by_rule))

    def class_of(self, code: str, name: str) -> str | None:
        """The class of a rule; None for one that is not charged.

        The last book that speaks of the rule decides, and in it the most specific.
        """
        for of_rule in reversed(self.by_rule):
            for word in (code, name, code[:3], "ALL"):
                if word in of_rule:
                    key = of_rule[word]
                    return key if self.classes[key].is_charged else None
        return None


def problems(own: Mapping[str, ErrorClass], base: Mapping[str, ErrorClass]) -> Iterator[SpecError]:
    """What is wrong with the classes of a book that adds to those of `base`."""
    seen: dict[str, str] = {}
    for key, error_class in own.items():
        if key not in base and not (error_class.name and error_class.weight is not None):
            known = "、".join(base)
            yield SpecError(
                key,
                f"内置规则里没有“{key}”这一类（有 {known}）：改用其中一个；"
                "自己的类别要写 name 和 weight",
                f"the built-in book has no class “{key}”: name one of {', '.join(base)}; "
                "a class of your own needs `name` and `weight`",
            )
        for index, code in enumerate(error_class.rules):
            if seen.setdefault(code, key) != key:
                yield SpecError(
                    (key, "rules", index),
                    f"“{code}”已归入“{seen[code]}”：留一处",
                    f"“{code}” stands under “{seen[code]}” already: keep one",
                )
