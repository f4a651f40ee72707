"""What a rule is: its proof, its words, and the function that finds what it speaks of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import Enum
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Generic, NamedTuple, NotRequired, TypedDict, TypeVar, Unpack

import msgspec

from lint.diagnostic import Applicability, Diagnostic, Fix, Related, Severity, Text
from lint.text.document import Document, Markup
from lint.text.search import Literals
from lint.text.view import Edit, Span

SITE = "https://newslint.readthedocs.io"
DOCS = f"{SITE}/rules"


class Script(Enum):
    """The characters that copy is written in."""

    HANS = "hans"  # simplified
    HANT = "hant"  # traditional


class CaseError(ValueError):
    """What is wrong with a case."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.what = Text(zh, en)


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A rule's proof: a text that it reports, or one that looks alike and is right.

    Attributes:
        bad: a text in which the rule finds something; exactly one of `bad` and `good` is given.
        good: a text in which it finds nothing: a trap that a simpler rule would walk into.
        at: the marked text of the first finding in `bad`.
        fixed: what `bad` becomes by this rule's fixes, of any applicability but display.
        note: why the case stands here.
        markup: what the text is written in.
    """

    bad: str | None = None
    good: str | None = None
    at: str | None = None
    fixed: str | None = None
    note: str | None = None
    markup: Markup = Markup.TEXT

    def __post_init__(self) -> None:
        if (self.bad is None) == (self.good is None):
            raise CaseError(
                "例子里 bad 和 good 要有一个，且只有一个", "a case has either `bad` or `good`"
            )
        if self.good is not None and (self.at is not None or self.fixed is not None):
            raise CaseError("at 和 fixed 只与 bad 同用", "`at` and `fixed` go with `bad`")


_Facts = TypeVar("_Facts")


class Page(msgspec.Struct, Generic[_Facts], frozen=True, dict=True):
    """A page of an issue, and what a rule gathered of it.

    Attributes:
        path: its file; None for a text that has none.
        text: the raw text.
        markup: what it is written in.
        facts: what the rule's `gather` said of it.
    """

    path: Path | None
    text: str
    markup: Markup
    facts: _Facts

    @cached_property
    def document(self) -> Document:
        """The text and its shape, read anew: most comparisons need the facts alone."""
        return Document(self.text, self.markup)


class Across(NamedTuple):
    """How a rule compares the pages of an issue.

    Attributes:
        gather: what it wants to know of each page: raw spans and what else can be pickled, since
            pages may be read in several processes.
        compare: yields its findings, each with the page that it lies on. It is called for an
            issue of one page, too.
    """

    gather: Callable[[Document], Any]
    compare: Compare[Any]


class Rule(msgspec.Struct, frozen=True):
    """A check with its proof.

    Attributes:
        id: three capital letters for the family and three digits.
        name: a name in kebab-case.
        severity: the highest severity that the rule reports.
        summary: what it finds, in a phrase.
        message: the text of its diagnostics, with `{placeholders}` for `found`'s details.
        source: the clause, paper or address that the rule is drawn from.
        find: yields the diagnostics of a document.
        why: why it matters, and what it leaves alone.
        fix: the applicability of its fixes; None where it has none.
        needs: characters or words; the rule is skipped on a page that holds none of them.
        script: the script of the copy that it is for; None for both.
        covers: rows of the table of clauses (``P01``…) that it checks, as a whole or in part.
        cases: at least one bad and one good.
        across: how it compares the pages of an issue; None for a rule of single pages.
    """

    id: str
    name: str
    severity: Severity
    summary: Text
    message: Text
    source: str
    find: Finder
    why: Text | None = None
    fix: Applicability | None = None
    needs: str | Literals = ""
    script: Script | None = None
    covers: tuple[str, ...] = ()
    cases: tuple[Case, ...] = ()
    across: Across | None = None

    def may_find(self, document: Document) -> bool:
        """Whether a document holds something of what the rule needs."""
        needs = self.needs
        if isinstance(needs, str):
            return not needs or any(map(document.characters.has, needs))
        return needs.stand_in(document)

    @property
    def family(self) -> str:
        """The three letters that the code begins with."""
        return self.id[:3]

    @property
    def url(self) -> str:
        """Address of the rule's page."""
        return f"{DOCS}/{self.id}/"

    def found(
        self,
        document: Document,
        start: int,
        end: int,
        *,
        fix: Fix | None = None,
        severity: Severity | None = None,
        related: tuple[Related, ...] = (),
        details: Mapping[str, object] | None = None,
    ) -> Diagnostic:
        """A diagnostic at `start`..`end` of the document's flow; `details` fill the message."""
        span = document.flow.span(start, end)
        return self.found_raw(span, fix=fix, severity=severity, related=related, details=details)

    def found_raw(
        self,
        span: Span,
        *,
        fix: Fix | None = None,
        severity: Severity | None = None,
        related: tuple[Related, ...] = (),
        details: Mapping[str, object] | None = None,
    ) -> Diagnostic:
        """A diagnostic at a raw span. `severity` can lower the rule's own, never raise it."""
        return Diagnostic(
            self.id,
            self.name,
            span,
            self.severity if severity is None or severity > self.severity else severity,
            self.message.format(**details) if details else self.message,
            fix,
            related,
        )

    def rewritten(
        self,
        document: Document,
        start: int,
        end: int,
        new: str,
        *,
        severity: Severity | None = None,
        applicability: Applicability | None = None,
    ) -> Diagnostic:
        """A diagnostic at `start`..`end` of the flow, and the fix that puts `new` in its place.

        The message can use ``{text}``, what stands there, and ``{new}``.
        """
        fix = self.replace(document, start, end, new, applicability=applicability)
        details = {"text": document.flow.text[start:end], "new": new}
        return self.found(document, start, end, fix=fix, severity=severity, details=details)

    def exchanged(
        self,
        document: Document,
        places: Iterable[int],
        new: str,
        *,
        severity: Severity | None = None,
    ) -> Iterator[Diagnostic]:
        """A diagnostic for each of these places of the flow, and the fix that puts `new` there.

        A place is that of one character, and so is `new`: a mark that a page may hold hundreds
        of. The message has no placeholders.
        """
        title, level = _replacement(new), min(severity or self.severity, self.severity)
        for span in document.flow.marks(places):
            fix = Fix((Edit(span, new),), self.fix, title) if self.fix else None
            yield Diagnostic(self.id, self.name, span, level, self.message, fix)

    def replace(
        self,
        document: Document,
        start: int,
        end: int,
        new: str,
        *,
        applicability: Applicability | None = None,
    ) -> Fix | None:
        """The fix that puts `new` in place of `start`..`end` of the flow.

        None where the rule mends nothing, or where the edit would run over a line end that it
        may not delete. `applicability` can lower the rule's own, never raise it.
        """
        if self.fix is None:
            return None
        edits = document.flow.edits(start, end, new)
        return self.fix_raw(edits, applicability=applicability, new=new) if edits else None

    def fix_raw(
        self,
        edits: tuple[Edit, ...],
        *,
        applicability: Applicability | None = None,
        new: str | None = None,
        title: Text | None = None,
    ) -> Fix:
        """A fix of raw edits, titled by the text `new` that it puts in, or by `title`."""
        own = self.fix or Applicability.DISPLAY
        level = own if applicability is None else min(applicability, own)
        return Fix(edits, level, title or _replacement(new or ""))


@lru_cache(maxsize=1024)
def _replacement(new: str) -> Text:
    if not new:
        return Text("删去", "Delete")
    return Text(f"改为［{new}］", f"Replace with ［{new}］")


Finder = Callable[[Rule, Document], Iterable[Diagnostic]]
"""What a rule calls, with itself and a document."""
Findings = Iterable[tuple[Page[_Facts], Diagnostic]]
"""Diagnostics, each with the page that it lies on."""
Compare = Callable[[Rule, Sequence[Page[_Facts]]], Findings[_Facts]]
"""What a rule calls, with itself and the pages of an issue."""


class _Fields(TypedDict):
    """Rule's fields, but for `find`."""

    id: str
    name: str
    severity: Severity
    summary: Text
    message: Text
    source: str
    why: NotRequired[Text]
    fix: NotRequired[Applicability]
    needs: NotRequired[str | Literals]
    script: NotRequired[Script]
    covers: NotRequired[tuple[str, ...]]
    cases: NotRequired[tuple[Case, ...]]


def rule(**fields: Unpack[_Fields]) -> Callable[[Finder], Rule]:
    """Make the decorated function a Rule. `fields` are Rule's, `find` being the function.

    The function is called with the rule itself and the document.
    """

    def decorate(find: Finder) -> Rule:
        return Rule(find=find, **fields)

    return decorate


def issue_rule(
    gather: Callable[[Document], _Facts],
    *,
    alone: Callable[[Document], bool] | None = None,
    **fields: Unpack[_Fields],
) -> Callable[[Compare[_Facts]], Rule]:
    """Make the decorated function a Rule that compares the pages of an issue; see `Across`.

    `alone` tells of a page by itself whether there may be anything to find, sooner than `gather`
    and the comparison would. The pages of a case are separated by form feeds.
    """

    def decorate(compare: Compare[_Facts]) -> Rule:
        def find(self: Rule, document: Document) -> Iterable[Diagnostic]:
            if alone and not alone(document):
                return ()
            page = Page(None, document.raw, document.markup, document.once(gather))
            page.__dict__["document"] = document  # no need to read it anew
            return (diagnostic for _, diagnostic in compare(self, (page,)))

        return Rule(find=find, across=Across(gather, compare), **fields)

    return decorate
