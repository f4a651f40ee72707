"""What the entries of all kinds have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal

import msgspec
from msgspec import Meta
from msgspec.structs import replace

from lint.diagnostic import Applicability, Diagnostic, Severity, Text
from lint.kinds.search import Search
from lint.rule import Case, Finder, Rule, Script
from lint.text.document import Document
from lint.text.search import Literals, how_many

_LANGUAGES: dict[str, Any] = {"propertyNames": {"enum": ["zh", "en"]}}
BothTexts = str | Annotated[dict[Literal["zh", "en"], str], Meta(extra_json_schema=_LANGUAGES)]
"""A text in Chinese and in English, or one for both."""


class SpecError(ValueError):
    """What is wrong with an entry, at the key that `path` leads to, and how to mend it."""

    def __init__(self, key: str | tuple[str | int, ...], zh: str, en: str) -> None:
        super().__init__(en)
        self.path = (key,) if isinstance(key, str) else key
        self.what = Text(zh, en)

    def below(self, *above: str | int) -> SpecError:
        """The same of something that stands within the entry."""
        return SpecError((*above, *self.path), *self.what)


def problems_of(check: Callable[[str, str], object], key: str, *values: str) -> Iterator[SpecError]:
    """What `check` raises of the values that stand at `key`."""
    for value in values:
        try:
            check(key, value)
        except SpecError as problem:
            yield problem


_MOST_WORDS = 10_000
"""Words that one of `needs` may stand for."""


class Spec(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind"):
    """What the entries of all kinds have in common; see `Rule` for the fields.

    Texts are given as ``{zh: …, en: …}`` or as one string for both languages. The descriptions
    are for the editor in which a rule book is written.
    """

    id: Annotated[
        str,
        Meta(
            description="代码：三个大写字母加三位数字。Three capitals and three digits.",
            # For editors; the reader of a book says in its own words what a code should be.
            extra_json_schema={"pattern": r"^[A-Z]{3}\d{3}$"},
        ),
    ]
    name: Annotated[
        str,
        Meta(
            description="名称，如 house-words。A name in kebab-case.",
            extra_json_schema={"pattern": r"^[a-z0-9]+(-[a-z0-9]+)*$"},
        ),
    ]
    summary: Annotated[BothTexts, Meta(description="查什么。What it finds, in a phrase.")]
    message: Annotated[
        BothTexts, Meta(description="报告时说的话。What it says, with {text} and {new}.")
    ]
    severity: Annotated[
        Literal["error", "warning", "info"],
        Meta(description="error 必错，warning 多半错，info 提示，默认不显示。How sure it is."),
    ] = "warning"
    source: Annotated[str, Meta(description="依据。The clause that it is drawn from.")] = ""
    why: Annotated[BothTexts, Meta(description="为什么，什么不报。Why, and what it leaves.")] = ""
    fix: Annotated[
        Literal["safe", "unsafe", "display"] | None,
        Meta(
            description="safe 只动形式，unsafe 动文字，display 只给编辑看。"
            "Form only; wording; shown to an editor only."
        ),
    ] = None
    needs: Annotated[
        str | tuple[str, ...],
        Meta(
            description="这些字一个都没有的稿件不查；也可以列出词语，[…] 是其中一字。"
            "Skipped where none of these characters stands, or of these words."
        ),
    ] = ""
    script: Annotated[
        Literal["hans", "hant"] | None,
        Meta(description="只查简体稿或繁体稿。For copy in this script only."),
    ] = None
    covers: Annotated[
        tuple[str, ...],
        Meta(
            description="查的是标准的哪几条，见 newslint coverage；也可以是本报规范的条目。"
            "Rows of the coverage table, or of a style guide of the house."
        ),
    ] = ()
    cases: Annotated[
        tuple[Case, ...],
        Meta(description="例子，newslint test-rules 用来验证。Its proof: bad and good."),
    ] = ()

    placeholders: ClassVar[frozenset[str]] = frozenset({"text", "new"})
    """What the message can use."""
    mends: ClassVar[bool] = True
    """Whether rules of the kind can have a fix."""
    keeps_finder: ClassVar[bool] = False
    """Whether the finder can be pickled, and is sooner read than made."""

    def rule(self, folder: Path, search: Search) -> Rule:
        """The rule; paths in the entry are relative to `folder`, its words are found by `search`.

        Raises:
            SpecError: a field holds something that cannot be used.
        """
        find = _Find(self, folder, search)
        if self.keeps_finder:
            find = replace(find, kept=self.finder(folder, search))
        needs: str | Literals = find.words or ""
        if self.needs:
            needs = self.needs if isinstance(self.needs, str) else search.needed(self.needs)
        return Rule(
            id=self.id,
            name=self.name,
            severity=Severity[self.severity.upper()],
            summary=both_texts(self.summary),
            message=both_texts(self.message),
            source=self.source,
            why=both_texts(self.why) if self.why else None,
            fix=Applicability[self.fix.upper()] if self.fix else None,
            needs=needs,
            script=Script(self.script) if self.script else None,
            covers=self.covers,
            cases=self.cases,
            find=find,
        )

    def problems(self) -> Iterator[SpecError]:
        """What is wrong with fields that are each of their type.

        Nothing else asks of them: a rule whose fields have problems fails where it is used.
        """
        if self.fix and not self.mends:
            yield SpecError(
                "fix", "这类规则不会改：删去 fix", "this kind mends nothing: drop `fix`"
            )
        if not isinstance(self.needs, str) and "" in self.needs:
            yield SpecError(
                "needs", "有一个词是空的：填上，或删去", "a word is empty: fill it in, or drop it"
            )
        for word in () if isinstance(self.needs, str) else self.needs:
            if word and not 0 < how_many(word) <= _MOST_WORDS:
                yield SpecError(
                    "needs",
                    f"“{word}”代表的词一个也没有，或太多：核对方括号，写具体些",
                    f"“{word}” stands for no word, or for too many: look at its brackets, say less",
                )
        from string import Formatter  # not needed where a book is known

        for text in both_texts(self.message):
            try:
                used = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
            except ValueError as error:
                yield SpecError("message", f"花括号有误：{error}", f"braces: {error}")
                return
            if not used <= self.placeholders:
                known = " ".join(f"{{{name}}}" for name in sorted(self.placeholders))
                yield SpecError("message", f"花括号里只能是 {known}", f"only {known} can be used")
                return

    def finder(self, folder: Path, search: Search, /) -> tuple[Finder, Literals | None]:
        """What the rule calls to find something in a document, and words that all of it holds.

        None where these are not known.
        """
        raise NotImplementedError


class _Find(msgspec.Struct, frozen=True, dict=True):
    """What a rule calls: the finder of an entry, which is made anew where it was pickled.

    But for one that is `kept`.
    """

    spec: Spec
    folder: Path
    search: Search
    kept: tuple[Finder, Literals | None] | None = None

    @cached_property
    def _finder(self) -> tuple[Finder, Literals | None]:
        return self.kept or self.spec.finder(self.folder, self.search)

    @property
    def words(self) -> Literals | None:
        """Words that all that it finds holds."""
        return self._finder[1]

    def __call__(self, rule: Rule, document: Document) -> Iterable[Diagnostic]:
        return self._finder[0](rule, document)


def both_texts(given: BothTexts) -> Text:
    """The texts that were given; where one is, it stands for both."""
    if isinstance(given, str):
        return Text(given, given)
    first = next(iter(given.values()), "")
    return Text(given.get("zh", first), given.get("en", first))
