"""The kind `pattern`: a regular expression, and what to put in place of a match."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import regex
from msgspec import Meta

from lint.diagnostic import Diagnostic
from lint.kinds.patterns import compile_pattern
from lint.kinds.search import Search
from lint.kinds.spec import Spec, SpecError, problems_of
from lint.rule import Finder, Rule
from lint.text.document import Document
from lint.text.search import Literals


class Pattern(Spec, frozen=True, kw_only=True, tag="pattern"):
    r"""A regular expression over the flow (``regex`` syntax, ``^`` and ``$`` at paragraphs).

    The message can use ``{text}`` and ``{new}``; `replace` can use groups (``\1``).
    """

    pattern: Annotated[str, Meta(description="正则表达式。A regular expression.")]
    replace: Annotated[
        str | None, Meta(description=r"改成什么，\\1 是第一组。What to put in its place.")
    ] = None

    def problems(self) -> Iterator[SpecError]:
        yield from super().problems()
        if (self.replace is None) != (self.fix is None):
            yield SpecError(
                "fix",
                "replace 和 fix 要成对：都写或都不写",
                "`replace` and `fix` go together: give both or neither",
            )
        wrong = [*problems_of(compile_pattern, "pattern", self.pattern)]
        yield from wrong
        if self.replace is not None and not wrong:
            yield from _template_problems(self.pattern, self.replace)

    def finder(self, _folder: Path, search: Search, /) -> tuple[Finder, Literals | None]:
        matches = search.matches(self.pattern)
        replace = self.replace
        has_groups = "\\" in (replace or "")
        has_details = "{" in str(self.message)

        def find(rule: Rule, document: Document) -> Iterator[Diagnostic]:
            for match in matches(document):
                start, end = match.span()
                new = match.expand(replace) if replace is not None and has_groups else replace
                fix = None if new is None else rule.replace(document, start, end, new)
                details = {"text": match.group(), "new": new} if has_details else {}
                yield rule.found(document, start, end, fix=fix, details=details)

        return find, matches.words


def _template_problems(pattern: str, template: str) -> Iterator[SpecError]:
    """Try the template on an empty match of a pattern with the same groups."""
    # The line end closes a comment, where the pattern is verbose.
    try:
        regex.sub(f"{pattern}\n|", template, "")
    except (regex.error, IndexError) as error:
        yield SpecError(
            "replace",
            f"replace 有误，请改正：{error}",
            f"not a valid replacement, mend it: {error}",
        )
