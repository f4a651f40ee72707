"""The kind `forms`: several ways to write one thing, of which an article should use one."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from lint.diagnostic import Diagnostic
from lint.kinds.patterns import compile_pattern
from lint.kinds.search import Search
from lint.kinds.spec import Spec, SpecError, problems_of
from lint.rule import Finder, Rule
from lint.text.document import Document


class Form(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One way to write a thing: the text it is put as, and the pattern that finds it."""

    text: str
    pattern: str


class Forms(Spec, frozen=True, kw_only=True, tag="forms"):
    """Several ways to write one thing, of which one article should use one only.

    Reported are those other than `prefer`, or, where that is not given, than the one most used
    (of those used alike, the one given first).
    The message can use ``{text}`` and ``{new}``.
    """

    forms: Annotated[
        tuple[Form, ...], Meta(description="几种写法：text 和 pattern。The ways to write it.")
    ]
    prefer: Annotated[
        str | None, Meta(description="用哪一种，不写则从多。The one to use; else the commonest.")
    ] = None

    def problems(self) -> Iterator[SpecError]:
        yield from super().problems()
        yield from problems_of(compile_pattern, "forms", *(form.pattern for form in self.forms))
        if len(self.forms) < 2:
            yield SpecError("forms", "只有一种写法：至少写两种", "one form only: give at least two")
        if self.prefer is not None and self.prefer not in {form.text for form in self.forms}:
            yield SpecError(
                "prefer",
                f"“{self.prefer}”不在 forms 里：从中选一个",
                f"“{self.prefer}” is none of the forms: choose one of them",
            )

    def finder(self, _folder: Path, search: Search, /) -> tuple[Finder, None]:
        (first, matches), *others = (
            (form.text, search.matches(form.pattern)) for form in self.forms
        )
        texts = [form.text for form in self.forms]
        prefer = self.prefer

        def find(rule: Rule, document: Document) -> Iterator[Diagnostic]:
            text = document.flow.text
            uses = [(m.span(), form) for form, find in others for m in find(document)]
            if not uses:
                return  # the commonest need not be looked for
            uses += ((match.span(), first) for match in matches(document))
            starts = [article.span.start for article in document.articles]
            uses.sort()
            for _, group in groupby(uses, lambda use: bisect_right(starts, use[0][0])):
                inside = list(group)
                counts = Counter(form for _, form in inside)
                if len(counts) < 2:
                    continue
                most_used = max(texts, key=lambda form: counts[form])
                new = prefer if prefer is not None and prefer in counts else most_used
                for (start, end), form in inside:
                    if form != new:
                        fix = rule.replace(document, start, end, new)
                        details = {"text": text[start:end], "new": new}
                        yield rule.found(document, start, end, fix=fix, details=details)

        return find, None
