"""The file format of a rule book."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from lint.charges import ErrorClass
from lint.diagnostic import Text
from lint.kinds import NameEntry
from lint.problems import Problem
from lint.rule import Rule


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which rules run, how severe they are, what they leave alone, and the script that they read.

    A code is a rule's code or name, a family (the letters that codes begin with) or ALL. The
    most specific one decides; where a select and an ignore are equally so, the ignore. All the
    texts of `except` that speak of a rule hold for it.
    """

    select: Annotated[
        tuple[str, ...] | None,
        Meta(description="只查这些规则：代码、名称、族（如 PUN）或 ALL。The rules to run."),
    ] = None
    ignore: Annotated[
        tuple[str, ...],
        Meta(description="不查的规则：代码、名称、族或 ALL。The rules to leave out."),
    ] = ()
    severity: Annotated[
        dict[str, Literal["error", "warning", "info"]],
        Meta(description="规则的级别，如 {PUN001: error}。Severities, by code, name or family."),
    ] = {}
    except_: Annotated[
        dict[str, tuple[str, ...]],
        Meta(
            description="落在这些文字之内就不报，如 {VAR: [乾钢]}；两条斜线之间是正则表达式。"
            "Texts within which a rule is silent; between slashes, a regular expression."
        ),
    ] = msgspec.field(default_factory=dict, name="except")
    script: Annotated[
        Literal["hans", "hant"] | None,
        Meta(description="稿件用字：hans 简体（默认），hant 繁体。The script of the copy."),
    ] = None


Extends = Literal["default", "coded"]


class BookFile(msgspec.Struct, frozen=True):
    """What a rule book says.

    Attributes:
        extends: ``default``, the built-in book; ``coded``, its coded rules only; or None.
        rules: its own, without those that it extends.
        charges: its own classes of errors, or what it changes of the built-in ones.
    """

    extends: Extends | None
    rules: tuple[Rule, ...]
    settings: Settings
    per_path: tuple[tuple[str, Settings], ...]
    charges: dict[str, ErrorClass]
    problems: tuple[Problem, ...]


class Top(Settings, frozen=True, forbid_unknown_fields=True):
    """The keys of a rule book; what stands in `rules` and below `per-path` is read apart."""

    extends: Annotated[
        Extends | None,
        Meta(description="default 沿用内置规则，coded 只沿用程序写的。The book that it adds to."),
    ] = None
    words: Annotated[
        dict[str, str],
        Meta(description="本报的词表：误写: 正写。Words of the house: wrong: right."),
    ] = {}
    names: Annotated[
        tuple[NameEntry, ...],
        Meta(description="本报的名单：人名、单位名、地名。Names: right and wrong forms, titles."),
    ] = ()
    per_path: Annotated[
        dict[str, Any],
        Meta(description="只对某些文件有效的设置，以路径为键。Settings for some files, by glob."),
    ] = msgspec.field(default_factory=dict, name="per-path")
    charges: Annotated[
        dict[str, ErrorClass],
        Meta(
            description="差错率的计错标准：各类差错每处计几个差错，见 newslint score。"
            "What errors are charged for the official error rate, by class."
        ),
    ] = {}
    rules: Annotated[
        list[Any], Meta(description="自己的规则，不用写程序。Rules of one's own, without code.")
    ] = []


def unknown_code(code: str, names: Collection[str]) -> Text:
    """What to say of a code that is none of `names`."""
    import difflib  # seldom needed

    # Two codes of a family are alike in half their characters, whatever they speak of.
    cutoff = 0.8 if any(map(str.isdigit, code)) else 0.6
    near = difflib.get_close_matches(code, names, n=1, cutoff=cutoff)
    return Text(
        f"没有规则“{code}”" + (f"，是不是“{near[0]}”？" if near else "：见 newslint rules"),
        f"no rule “{code}”" + (f", did you mean “{near[0]}”?" if near else ": see newslint rules"),
    )


def names(rules: Sequence[Rule]) -> frozenset[str]:
    """Every word that a setting can choose these rules by."""
    return frozenset({"ALL"}.union(*((rule.id, rule.name, rule.family) for rule in rules)))
