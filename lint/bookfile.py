"""The file format of a rule book, and reading it with all its problems."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any, Literal, NamedTuple, get_args

import msgspec
import regex

from lint.diagnostic import Text
from lint.kinds import AnySpec, Spec, SpecError
from lint.rule import Rule
from lint.yamlfile import YamlFile


class Problem(NamedTuple):
    """What is wrong at a line (from 1) of a rule book, and how to mend it."""

    path: Path
    line: int
    what: Text

    def in_language(self, language: str) -> str:
        """``rules.yaml:LINE: what``."""
        return f"{self.path}:{self.line}: {self.what.in_language(language)}"


class BookError(Exception):
    """A rule book cannot be used; `problems` holds all that is wrong with it, in its order."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(p.in_language("en") for p in problems))
        self.problems = tuple(problems)


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which rules run, and how severe they are.

    A code is a rule's code or name, a family (the letters that codes begin with) or ALL. The
    most specific one decides; where a select and an ignore are equally so, the ignore.
    """

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    severity: dict[str, Literal["error", "warning", "info"]] = {}


class BookFile(msgspec.Struct, frozen=True):
    """What a rule book says; `rules` are its own, without those that it extends."""

    extends: bool
    rules: tuple[Rule, ...]
    settings: Settings
    per_path: tuple[tuple[str, Settings], ...]
    problems: tuple[Problem, ...]


class _Top(Settings, frozen=True, forbid_unknown_fields=True):
    extends: Literal["default"] | None = None
    per_path: dict[str, Any] = msgspec.field(default_factory=dict, name="per-path")
    rules: list[Any] = []


def unknown_code(code: str, names: Collection[str]) -> Text:
    """What to say of a code that is none of `names`."""
    near = difflib.get_close_matches(code, names, n=1)
    return Text(
        f"没有规则“{code}”" + (f"，是不是“{near[0]}”？" if near else "：见 newslint rules"),
        f"no rule “{code}”" + (f", did you mean “{near[0]}”?" if near else ": see newslint rules"),
    )


def names(rules: Sequence[Rule]) -> frozenset[str]:
    """Every word that a setting can choose these rules by."""
    return frozenset({"ALL"}.union(*((rule.id, rule.name, rule.family) for rule in rules)))


_KINDS: dict[str, type[Spec]] = {
    str(kind.__struct_config__.tag): kind for kind in get_args(AnySpec)
}


def read(path: Path, known: Sequence[Rule]) -> BookFile:
    """Read a rule book. `known` are the rules that `extends: default` adds."""
    return _Reader(path, known).read()


class _Reader:
    def __init__(self, path: Path, known: Sequence[Rule]) -> None:
        self.path = path
        self.known = known
        self.problems: list[Problem] = []
        self.yaml = YamlFile("")

    def read(self) -> BookFile:
        try:
            self.yaml = YamlFile(self.path.read_text(encoding="utf-8-sig"))
        except (OSError, UnicodeDecodeError) as error:
            self.report((), f"读不了：{error}", f"cannot be read: {error}")
        for line, what in self.yaml.errors:
            self.problems.append(Problem(self.path, line, what))
        data = self.yaml.data
        if data is not None and not isinstance(data, dict):
            self.report(
                (),
                "规则文件应是键值对，例如 extends: default",
                "a rule book is a mapping, such as extends: default",
            )
            data = None
        top = self.struct(_Top, data or {}, ())
        per_path = tuple(
            (glob, self.struct(Settings, value or {}, ("per-path", glob)))
            for glob, value in top.get("per_path", {}).items()
        )
        settings = Settings(**{k: top[k] for k in Settings.__struct_fields__ if k in top})
        rules = tuple(self.rules(top.get("rules", [])))
        extends = top.get("extends") == "default"
        known = names((*(self.known if extends else ()), *rules))
        self.check_codes(settings, known, ())
        for glob, fields in per_path:
            self.check_codes(Settings(**fields), known, ("per-path", glob))
        return BookFile(
            extends=extends,
            rules=rules,
            settings=settings,
            per_path=tuple((glob, Settings(**fields)) for glob, fields in per_path),
            problems=tuple(sorted(self.problems, key=lambda p: p.line)),
        )

    def rules(self, entries: list[Any]) -> Iterator[Rule]:
        seen: dict[str, int] = {}
        for index, entry in enumerate(entries):
            where = ("rules", index)
            rule = self.rule(entry, where)
            if rule is None:
                continue
            line = self.yaml.line(*where)
            if rule.id in seen:
                self.report(
                    (*where, "id"),
                    f"{rule.id} 在第{seen[rule.id]}行已经有了：换一个代码",
                    f"{rule.id} stands on line {seen[rule.id]} already: take another code",
                )
            seen.setdefault(rule.id, line)
            yield rule

    def rule(self, entry: Any, where: tuple[str | int, ...]) -> Rule | None:
        if not isinstance(entry, dict):
            self.report(where, "规则应是键值对", "a rule is a mapping")
            return None
        kind = _KINDS.get(str(entry.get("kind")))
        if kind is None:
            self.report(
                (*where, "kind"),
                f"kind 应是 {'、'.join(_KINDS)} 之一",
                f"`kind` is one of {', '.join(_KINDS)}",
            )
            return None
        before = len(self.problems)
        fields = self.struct(kind, {k: v for k, v in entry.items() if k != "kind"}, where)
        if "id" in fields and not regex.fullmatch(r"[A-Z]{3}\d{3}", fields["id"]):
            self.report(
                (*where, "id"),
                f"代码“{fields['id']}”应是三个大写字母加三位数字，如 ABC001",
                f"code “{fields['id']}” is not three capitals and three digits, as in ABC001",
            )
        if len(self.problems) > before:
            return None
        try:
            return kind(**fields).rule(self.path.parent)
        except SpecError as error:
            self.report((*where, error.key), error.what.zh, error.what.en)
            return None

    def check_codes(
        self, settings: Settings, names: frozenset[str], where: tuple[str | int, ...]
    ) -> None:
        for key in ("select", "ignore", "severity"):
            for index, code in enumerate(getattr(settings, key) or ()):
                if code not in names:
                    place = code if key == "severity" else index
                    self.report((*where, key, place), *unknown_code(code, names))

    def struct(
        self, shape: type[msgspec.Struct], data: dict[str, Any], where: tuple[str | int, ...]
    ) -> dict[str, Any]:
        """Fields of `shape` by attribute name, each checked; what is wrong is reported."""
        if not isinstance(data, dict):
            self.report(where, "这里应是键值对", "a mapping belongs here")
            return {}
        fields = {f.encode_name: f for f in msgspec.structs.fields(shape)}
        for key in data.keys() - fields.keys():
            near = difflib.get_close_matches(str(key), fields, n=1)
            self.report(
                (*where, key),
                f"没有“{key}”这个键" + (f"，是不是“{near[0]}”？" if near else "：删去它"),
                f"unknown key “{key}”" + (f", did you mean “{near[0]}”?" if near else ": drop it"),
            )
        values = {}
        for key, field in fields.items():
            if key not in data:
                if field.required:
                    self.report(where, f"缺少“{key}”：补上", f"“{key}” is missing: add it")
                continue
            try:
                values[field.name] = msgspec.convert(data[key], field.type)
            except msgspec.ValidationError as error:
                self.report((*where, key), f"“{key}”有误：{error}", f"“{key}”: {error}")
        return values

    def report(self, where: tuple[str | int, ...], zh: str, en: str) -> None:
        self.problems.append(Problem(self.path, self.yaml.line(*where), Text(zh, en)))
