"""The kind `words`: words that are wrong wherever they stand, found in one pass."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import ahocorasick_rs
import msgspec

from lint.diagnostic import Diagnostic
from lint.kinds.spec import Spec, SpecError
from lint.rule import Finder, Rule
from lint.text.document import Document


class Words(Spec, frozen=True, kw_only=True, tag="words"):
    """Words that are wrong wherever they stand, each with the right one.

    `table` names a tab-separated file with the columns wrong and right; a line that begins with
    ``#`` is a comment. `except` lists longer words that hold a wrong one and are right. The
    message can use ``{text}`` and ``{new}``.
    """

    words: dict[str, str] = msgspec.field(default_factory=dict)
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
            for index, start, end in automaton.find_matches_as_indexes(document.plain):
                wrong = known[index]
                if wrong in words:
                    new = words[wrong]
                    fix = rule.replace(document, start, end, new)
                    yield rule.found(
                        document, start, end, fix=fix, details={"text": wrong, "new": new}
                    )

        return find


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
