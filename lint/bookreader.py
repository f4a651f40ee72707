"""A rule book read with all its problems, each at its line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import msgspec
import regex

from lint import charges
from lint.bookfields import fit, keys, near
from lint.bookfile import BookFile, Extends, Settings, Top, names, unknown_code
from lint.bookwords import words_spec
from lint.charges import ErrorClass
from lint.diagnostic import Text
from lint.exempt import compile_text
from lint.kinds import (
    AnySpec,
    NameEntry,
    Search,
    Spec,
    SpecError,
    name_problems,
    name_rules,
)
from lint.problems import Problem
from lint.rule import Rule

if TYPE_CHECKING:
    from lint.yamlfile import YamlFile

_KINDS: dict[str, type[Spec]] = {
    str(kind.__struct_config__.tag): kind for kind in get_args(AnySpec)
}


def read(
    path: Path,
    base: Callable[[Extends | None], Sequence[Rule]],
    classes: Callable[[], Mapping[str, ErrorClass]],
    *,
    text: str | None = None,
    is_proved: bool = False,
) -> BookFile:
    """Read a rule book from its file, or the `text` that is to stand there.

    `base` tells the rules that a book adds to by what it extends, `classes` the errors' classes
    of the built-in book. Of one that `is_proved`, as the tests prove the built-in one, no time is
    taken to look for problems within its entries.
    """
    return _Reader(path, base, classes, text=text, is_proved=is_proved).read()


class _Reader:
    def __init__(
        self,
        path: Path,
        base: Callable[[Extends | None], Sequence[Rule]],
        classes: Callable[[], Mapping[str, ErrorClass]],
        *,
        text: str | None,
        is_proved: bool,
    ) -> None:
        self.path = path
        self.base = base
        self.classes = classes
        self.is_proved = is_proved
        self.problems: list[Problem] = []
        self.given = text
        self.text = ""
        self.search = Search(is_proved=is_proved)

    def read(self) -> BookFile:
        data = self.parsed() or {}
        if not _looks_like_a_book(data):
            self.report(
                (),
                "不像 newslint 的规则文件（键值对，例如 extends: default）："
                "用 --config 指定规则文件，或加 --isolated 只用内置规则",
                "does not look like a newslint rule book (a mapping, such as extends: default): "
                "name one with --config, or use the built-in rules with --isolated",
            )
            data = {}
        top = self.struct(Top, data, ())
        per_path = tuple(
            (glob, Settings(**self.struct(Settings, value or {}, ("per-path", glob))))
            for glob, value in top.get("per_path", {}).items()
        )
        settings = Settings(**{k: top[k] for k in Settings.__struct_fields__ if k in top})
        extends = top.get("extends")
        entries = top.get("rules", [])
        own = map(self.proved_rule, entries) if self.is_proved else self.rules(entries, extends)
        rules = (
            *own,
            *self.house_words(top.get("words", {})),
            *self.house_names(top.get("names", ())),
        )
        # Words or settings alone are meant to add to the built-in rules, not to turn them off.
        if not (extends or "rules" in top or self.problems):
            self.report(
                (),
                "没有规则：加 extends: default 沿用内置规则，或写自己的 rules",
                "no rules: add extends: default for the built-in ones, or rules of your own",
            )
        known = names((*self.base(extends), *rules)) | _codes(entries)
        self.check_settings(settings, known, ())
        for glob, there in per_path:
            self.check_settings(there, known, ("per-path", glob))
        own_charges = top.get("charges", {})
        if own_charges and not self.is_proved:
            self.check_charges(own_charges, known)
        return BookFile(
            extends=extends,
            rules=rules,
            settings=settings,
            per_path=per_path,
            charges=own_charges,
            problems=tuple(sorted(self.problems, key=lambda p: p.line)),
        )

    def parsed(self) -> Any:
        """What the file says."""
        try:
            self.text = self.path.read_text("utf-8-sig") if self.given is None else self.given
        except (OSError, UnicodeDecodeError) as error:
            self.report((), f"读不了：{error}", f"cannot be read: {error}")
            return None
        for line, what in self.yaml.errors:
            self.problems.append(Problem(self.path, line, what))
        return self.yaml.data

    @cached_property
    def yaml(self) -> YamlFile:
        """What the text says, and on which lines."""
        from lint.yamlfile import YamlFile  # slow to import

        return YamlFile(self.text)

    def rules(self, entries: list[Any], extends: Extends | None) -> Iterator[Rule]:
        seen: dict[str, int] = {}
        codes = _codes(entries)
        taken = {rule.name: rule.id for rule in self.base(extends) if rule.id not in codes}
        for index, entry in enumerate(entries):
            where = ("rules", index)
            rule = self.rule(entry, where)
            self.check_name(entry, (*where, "name"), taken)
            for code in _codes([entry]):
                if code in seen:
                    self.report(
                        (*where, "id"),
                        f"{code} 在第{seen[code]}行已经有了：换一个代码",
                        f"{code} stands on line {seen[code]} already: take another code",
                    )
                seen.setdefault(code, self.yaml.line(*where))
            if rule:
                yield rule

    def proved_rule(self, entry: Any) -> Rule:
        spec: Spec = msgspec.convert(entry, AnySpec, strict=False)
        return spec.rule(self.path.parent, self.search)

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
        return self.checked(kind(**fields), where)

    def check_name(self, entry: Any, where: tuple[str | int, ...], taken: dict[str, str]) -> None:
        """Report a name that is no name, or is one of those `taken`, to which it is added."""
        name = entry.get("name") if isinstance(entry, dict) else None
        if not name or not isinstance(name, str):
            return
        code = str(entry.get("id"))
        if not regex.fullmatch("[a-z0-9]+(?:-[a-z0-9]+)*", name):
            self.report(
                where,
                f"名称“{name}”应是小写字母、数字，中间用连字符，如 our-names",
                f"name “{name}” is not small letters and digits with hyphens, as in our-names",
            )
        elif taken.setdefault(name, code) != code:
            self.report(
                where,
                f"名称“{name}”已是 {taken[name]} 的：换一个名称",
                f"name “{name}” is that of {taken[name]} already: take another name",
            )

    def checked(self, spec: Spec, where: tuple[str | int, ...]) -> Rule | None:
        problems = list(spec.problems())
        for problem in problems:
            self.report((*where, *problem.path), *problem.what)
        try:
            return None if problems else spec.rule(self.path.parent, self.search)
        except SpecError as problem:
            self.report((*where, *problem.path), *problem.what)
            return None

    def house_words(self, words: dict[str, str]) -> Iterator[Rule]:
        """The rule that the book's own list of words is, if it has one."""
        if words and (rule := self.checked(words_spec(words), ())):
            yield rule

    def house_names(self, entries: Sequence[NameEntry]) -> Sequence[Rule]:
        """The rules that the book's own list of names is, if it has one."""
        problems = list(name_problems(entries))
        for problem in problems:
            self.report(("names", *problem.path), *problem.what)
        lines = (self.yaml.line("names", index) for index in range(len(entries)))
        places = [f"{self.path.name}:{line}" for line in lines]
        return () if problems else tuple(name_rules(entries, places))

    def check_settings(
        self, settings: Settings, known: frozenset[str], where: tuple[str | int, ...]
    ) -> None:
        codes = {
            "select": settings.select or (),
            "ignore": settings.ignore,
            "severity": settings.severity,
            "except": settings.except_,
        }
        for key, given in codes.items():
            for index, code in enumerate(given):
                if code not in known:
                    place = code if isinstance(given, dict) else index
                    self.report((*where, key, place), *self.unknown(code, known))
        for code, texts in settings.except_.items():
            for index, text in enumerate(texts):
                try:
                    compile_text(text)
                except SpecError as problem:
                    self.report((*where, "except", code, index), *problem.what)

    def check_charges(self, own: dict[str, ErrorClass], known: frozenset[str]) -> None:
        for problem in charges.problems(own, self.classes()):
            self.report(("charges", *problem.path), *problem.what)
        for key, error_class in own.items():
            for index, code in enumerate(error_class.rules):
                # A family may be charged before it has a rule.
                if code not in known and not regex.fullmatch("[A-Z]{3}", code):
                    where = ("charges", key, "rules", index)
                    self.report(where, *self.unknown(code, known))

    def unknown(self, code: str, known: frozenset[str]) -> Text:
        if code in names(self.base("default")):
            return Text(
                f"“{code}”是内置规则，这里没有沿用：在开头加 extends: default",
                f"“{code}” is a built-in rule: begin the file with extends: default",
            )
        return unknown_code(code, known)

    def struct(
        self, shape: type[msgspec.Struct], data: dict[str, Any], where: tuple[str | int, ...]
    ) -> dict[str, Any]:
        """Fields of `shape` by attribute name, each checked; what is wrong is reported."""
        values, misfits = fit(shape, data)
        for misfit in misfits:
            self.report((*where, *misfit.where), *misfit.what)
        return values

    def report(self, where: tuple[str | int, ...], zh: str, en: str) -> None:
        self.problems.append(Problem(self.path, self.yaml.line(*where), Text(zh, en)))


def _looks_like_a_book(data: Any) -> bool:
    """Whether it is a mapping in which a key is one of ours, or was meant to be one."""
    return isinstance(data, dict) and (not data or any(near(key, keys(Top)) for key in data))


def _codes(entries: list[Any]) -> frozenset[str]:
    """The codes of a book's own rules, also of those that cannot be used."""
    given = (entry.get("id") for entry in entries if isinstance(entry, dict))
    return frozenset(code for code in given if isinstance(code, str))
