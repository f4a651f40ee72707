"""The closed set of data-rule kinds: what a rule in rules.yaml can say without Python.

Each kind is the shape of its entry in a rule book and knows how to make a `Rule` of it. What a
kind cannot say is a coded rule in `lint.rules`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import ClassVar, Literal

import ahocorasick_rs
import msgspec
import regex

from lint.diagnostic import Applicability, Diagnostic, Severity, Text
from lint.rule import Case, Finder, Rule
from lint.text.document import Document

SECONDS = 1.0
"""Time limit of one pattern on one page."""


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
    cases: tuple[Case, ...] = ()

    placeholders: ClassVar[frozenset[str]] = frozenset({"text", "new"})
    """What the message can use."""

    def rule(self, folder: Path) -> Rule:
        """The rule; paths in the entry are relative to `folder`.

        Raises:
            SpecError: a field holds something that cannot be used.
        """
        self._check_message()
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
            cases=self.cases,
            find=self.finder(folder),
        )

    def _check_message(self) -> None:
        for text in _text(self.message):
            try:
                used = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
            except ValueError as error:
                raise SpecError("message", f"花括号有误：{error}", f"braces: {error}") from None
            if not used <= self.placeholders:
                known = " ".join(f"{{{name}}}" for name in sorted(self.placeholders))
                raise SpecError("message", f"花括号里只能是 {known}", f"only {known} can be used")

    def finder(self, folder: Path, /) -> Finder:
        """What the rule calls to find something in a document."""
        raise NotImplementedError


class Pattern(Spec, frozen=True, kw_only=True, tag="pattern"):
    r"""A regular expression over the flow (``regex`` syntax, ``^`` and ``$`` at paragraphs).

    The message can use ``{text}`` and ``{new}``; `replace` can use groups (``\1``).
    """

    pattern: str
    replace: str | None = None

    def finder(self, _folder: Path, /) -> Finder:
        compiled = _compile("pattern", self.pattern)
        replace = self.replace
        if (replace is None) != (self.fix is None):
            raise SpecError(
                "fix",
                "replace 和 fix 要成对：都写或都不写",
                "`replace` and `fix` go together: give both or neither",
            )
        if replace is not None:
            _check_template(compiled, replace)
        has_groups = "\\" in (replace or "")
        has_details = "{" in str(self.message)

        def find(rule: Rule, document: Document) -> Iterator[Diagnostic]:
            for match in _matches(compiled, document.flow.text):
                start, end = match.span()
                new = match.expand(replace) if replace is not None and has_groups else replace
                fix = None if new is None else rule.replace(document, start, end, new)
                details = {"text": match.group(), "new": new} if has_details else {}
                yield rule.found(document, start, end, fix=fix, details=details)

        return find


class Words(Spec, frozen=True, kw_only=True, tag="words"):
    """Words that are wrong wherever they stand, each with the right one.

    `table` names a tab-separated file with the columns wrong and right; a line that begins with
    ``#`` is a comment. `except` lists longer words that hold a wrong one and are right. The
    message can use ``{text}`` and ``{new}``.
    """

    words: dict[str, str] = {}
    table: str | None = None
    except_: tuple[str, ...] = msgspec.field(default=(), name="except")

    def finder(self, folder: Path, /) -> Finder:
        words = dict(self.words)
        if self.table is not None:
            words |= _read_table(folder / self.table)
        if not words:
            raise SpecError(
                "words", "没有词条：写上 words 或 table", "no words: give `words`, `table` or both"
            )
        for wrong, right in words.items():
            if not wrong or wrong == right:
                raise SpecError(
                    "words",
                    f"“{wrong}”改成了自己：删去这一条",
                    f"“{wrong}” is corrected to itself: drop it",
                )
        known = [*words, *(word for word in self.except_ if word not in words)]
        automaton = ahocorasick_rs.AhoCorasick(known, ahocorasick_rs.MatchKind.LeftmostLongest)

        def find(rule: Rule, document: Document) -> Iterator[Diagnostic]:
            for index, start, end in automaton.find_matches_as_indexes(document.flow.text):
                wrong = known[index]
                if wrong in words:
                    new = words[wrong]
                    fix = rule.replace(document, start, end, new)
                    yield rule.found(
                        document, start, end, fix=fix, details={"text": wrong, "new": new}
                    )

        return find


class Pair(Spec, frozen=True, kw_only=True, tag="pair"):
    """Brackets or quotes, two characters each, that must come in pairs within a paragraph.

    A quotation over several paragraphs opens each and closes the last (GB/T 15834-2011
    4.8.3.5). The message can use ``{text}``, the mark, and ``{other}``, the one it lacks.
    """

    pairs: tuple[str, ...]

    placeholders: ClassVar[frozenset[str]] = frozenset({"text", "other"})

    def finder(self, _folder: Path, /) -> Finder:
        for pair in self.pairs:
            if len(pair) != 2 or pair[0] == pair[1]:
                raise SpecError(
                    "pairs",
                    f"“{pair}”不成对：写一个前号、一个后号",
                    f"“{pair}” is no pair: give an opener and a closer",
                )
        other = {a: b for pair in self.pairs for a, b in (tuple(pair), (pair[1], pair[0]))}
        openers = {pair[0] for pair in self.pairs}
        marks = regex.compile(f"[{regex.escape(''.join(self.pairs))}\\n]")

        def find(rule: Rule, document: Document) -> Iterator[Diagnostic]:
            for at, mark in _unpaired(document.flow.text, marks, openers, other):
                details = {"text": mark, "other": other[mark]}
                yield rule.found(document, at, at + 1, details=details)

        return find


class Form(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One way to write a thing: the text it is put as, and the pattern that finds it."""

    text: str
    pattern: str


class Forms(Spec, frozen=True, kw_only=True, tag="forms"):
    """Several ways to write one thing, of which one article should use one only.

    Reported are those other than `prefer`, or, where that is not given, than the one most used.
    The message can use ``{text}`` and ``{new}``.
    """

    forms: tuple[Form, ...]
    prefer: str | None = None

    def finder(self, _folder: Path, /) -> Finder:
        if self.prefer is not None and self.prefer not in {form.text for form in self.forms}:
            raise SpecError(
                "prefer",
                f"“{self.prefer}”不在 forms 里：从中选一个",
                f"“{self.prefer}” is none of the forms: choose one of them",
            )
        compiled = [(form.text, _compile("forms", form.pattern)) for form in self.forms]
        prefer = self.prefer

        def find(rule: Rule, document: Document) -> Iterator[Diagnostic]:
            text = document.flow.text
            uses = [(m.span(), form) for form, p in compiled for m in _matches(p, text)]
            if len({form for _, form in uses}) < 2:
                return
            for article in document.articles:
                inside = [u for u in uses if article.span.start <= u[0][0] < article.span.end]
                counts = Counter(form for _, form in inside)
                if len(counts) < 2:
                    continue
                most_used = counts.most_common(1)[0][0]
                new = prefer if prefer is not None and prefer in counts else most_used
                for (start, end), form in inside:
                    if form != new:
                        fix = rule.replace(document, start, end, new)
                        details = {"text": text[start:end], "new": new}
                        yield rule.found(document, start, end, fix=fix, details=details)

        return find


AnySpec = Pattern | Words | Pair | Forms


def _text(given: str | dict[Literal["zh", "en"], str]) -> Text:
    if isinstance(given, str):
        return Text(given, given)
    first = next(iter(given.values()), "")
    return Text(given.get("zh", first), given.get("en", first))


def _compile(key: str, pattern: str) -> regex.Pattern[str]:
    try:
        return regex.compile(pattern, regex.MULTILINE)
    except regex.error as error:
        raise SpecError(
            key, f"正则表达式有误，请改正：{error}", f"not a valid pattern, mend it: {error}"
        ) from None


def _check_template(compiled: regex.Pattern[str], template: str) -> None:
    for group in regex.finditer(r"\\(?:(\d+)|g<(\w+)>)", template):
        number, name = group.groups()
        if (number and int(number) > compiled.groups) or (
            name and not name.isdigit() and name not in compiled.groupindex
        ):
            raise SpecError(
                "replace",
                f"正则表达式里没有分组 {group.group()}",
                f"the pattern has no group {group.group()}",
            )


def _matches(compiled: regex.Pattern[str], text: str) -> Iterator[regex.Match[str]]:
    """The matches; the time limit grows with the text, which may be a whole archive.

    Raises:
        TimeoutError: the pattern ran away.
    """
    return compiled.finditer(text, timeout=SECONDS + len(text) / 1e6)


def _read_table(path: Path) -> dict[str, str]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SpecError(
            "table", f"读不了词表 {path}：{error}", f"cannot read the table {path}: {error}"
        ) from None
    words = {}
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        row = line.split("\t")
        if len(row) < 2:
            raise SpecError(
                "table",
                f"{path}:{number}：误、正两栏之间要用制表符隔开",
                f"{path}:{number}: put a tab between wrong and right",
            )
        words[row[0]] = row[1]
    return words


_QUOTES = frozenset("“‘「『")
_ITEM_MARK = regex.compile(
    r"(?:^|[\s，。；：、])[0-9A-Za-z一二三四五六七八九十]{1,3}$", regex.MULTILINE
)


def _unpaired(
    text: str, marks: regex.Pattern[str], openers: set[str], other: dict[str, str]
) -> Iterator[tuple[int, str]]:
    stack: list[tuple[int, str]] = []
    depth: Counter[str] = Counter()
    for match in marks.finditer(text):
        at, mark = match.start(), match.group()
        if mark == "\n":
            goes_on = len(stack) == 1 and text[at + 1 : at + 2] == stack[0][1] in _QUOTES
            yield from () if goes_on else stack
            stack.clear()
            depth.clear()
        elif mark in openers:
            stack.append((at, mark))
            depth[mark] += 1
        elif depth[other[mark]]:
            while stack[-1][1] != other[mark]:
                depth[stack[-1][1]] -= 1
                yield stack.pop()
            depth[stack.pop()[1]] -= 1
        elif not _ITEM_MARK.search(text, max(0, at - 5), at):
            yield at, mark
    yield from stack
