"""What the entries of all kinds have in common."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import ClassVar, Literal

import msgspec

from lint.diagnostic import Applicability, Severity, Text
from lint.kinds.search import WordSearch
from lint.rule import Case, Finder, Rule, Script


class SpecError(ValueError):
    """What is wrong with an entry, at `key`, and how to mend it."""

    def __init__(self, key: str, zh: str, en: str) -> None:
        super().__init__(en)
        self.key = key
        self.what = Text(zh, en)


class Spec(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind"):
    """What the entries of all kinds have in common; see `Rule` for the fields.

    Texts are given as ``{zh: …, en: …}`` or as one string for both languages.
    """

    id: str
    name: str
    summary: str | dict[Literal["zh", "en"], str]
    message: str | dict[Literal["zh", "en"], str]
    severity: Literal["error", "warning", "info"] = "warning"
    source: str = ""
    why: str | dict[Literal["zh", "en"], str] = ""
    fix: Literal["safe", "unsafe", "display"] | None = None
    needs: str = ""
    script: Literal["hans", "hant"] | None = None
    covers: tuple[str, ...] = ()
    cases: tuple[Case, ...] = ()

    placeholders: ClassVar[frozenset[str]] = frozenset({"text", "new"})
    """What the message can use."""
    mends: ClassVar[bool] = True
    """Whether rules of the kind can have a fix."""

    def rule(self, folder: Path, search: WordSearch) -> Rule:
        """The rule; paths in the entry are relative to `folder`, its words are found by `search`.

        Raises:
            SpecError: a field holds something that cannot be used.
        """
        return Rule(
            id=self.id,
            name=self.name,
            severity=Severity[self.severity.upper()],
            summary=_text(self.summary),
            message=_text(self.message),
            source=self.source,
            why=_text(self.why) if self.why else None,
            fix=Applicability[self.fix.upper()] if self.fix else None,
            needs=self.needs,
            script=Script(self.script) if self.script else None,
            covers=self.covers,
            cases=self.cases,
            find=self.finder(folder, search),
        )

    def problems(self) -> Iterator[SpecError]:
        """What is wrong with fields that are each of their type."""
        if self.fix and not self.mends:
            yield SpecError(
                "fix", "这类规则不会改：删去 fix", "this kind mends nothing: drop `fix`"
            )
        for text in _text(self.message):
            try:
                used = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
            except ValueError as error:
                yield SpecError("message", f"花括号有误：{error}", f"braces: {error}")
                return
            if not used <= self.placeholders:
                known = " ".join(f"{{{name}}}" for name in sorted(self.placeholders))
                yield SpecError("message", f"花括号里只能是 {known}", f"only {known} can be used")
                return

    def finder(self, folder: Path, search: WordSearch, /) -> Finder:
        """What the rule calls to find something in a document."""
        raise NotImplementedError


def _text(given: str | dict[Literal["zh", "en"], str]) -> Text:
    if isinstance(given, str):
        return Text(given, given)
    first = next(iter(given.values()), "")
    return Text(given.get("zh", first), given.get("en", first))
