"""Which requirements of the standards the rules check, and why no rule checks the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from lint.rule import Rule

_TABLE = Path(__file__).parent / "tables" / "clauses.tsv"
_GROUPS = {
    "P": "Punctuation: GB/T 15834-2011",
    "N": "Numerals: GB/T 15835-2011",
    "U": "Units and figures",
    "C": "Words that are wrong in a context",
    "E": "Text as a whole: 报纸编校差错率计算方法",
    "V": "Characters and words",
    "F": "Facts and form: what contradicts itself",
}


class Clause(NamedTuple):
    """What a standard asks of newspaper copy, restated.

    Attributes:
        row: a letter for the group and two digits, which the rules' `covers` name.
        source: the clause that it restates.
        requirement: what is asked.
        unjudged: why no rule speaks of it, or of a part of it; empty where that needs no word.
    """

    row: str
    source: str
    requirement: str
    unjudged: str


def clauses() -> tuple[Clause, ...]:
    """The table of clauses, in its order."""
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    return tuple(Clause(*line.split("\t")) for line in lines if not line.startswith("#"))


def page(rules: Sequence[Rule]) -> str:
    """The table of clauses in Markdown, each with the rules that cover it."""
    return "\n".join(_lines(rules)) + "\n"


def _lines(rules: Sequence[Rule]) -> Iterator[str]:
    yield from ("# Coverage", "")
    yield "What the standards ask of newspaper copy, restated; the rules that check it; and, where"
    yield "no rule does or one leaves a part of it, why. Written by `newslint coverage`."
    group = ""
    for clause in clauses():
        if clause.row[0] != group:
            group = clause.row[0]
            yield from ("", f"## {_GROUPS[group]}", "")
            yield "| row | clause | requirement | rules | why not judged |"
            yield "|---|---|---|---|---|"
        covering = "<br>".join(_named(rule) for rule in rules if clause.row in rule.covers)
        cells = (clause.row, clause.source, clause.requirement, covering, clause.unjudged)
        yield f"| {' | '.join(cell.replace('|', '&#124;') for cell in cells)} |"


def _named(rule: Rule) -> str:
    return f"{rule.id} {rule.name} ({rule.severity}, fix: {rule.fix or 'none'})"
