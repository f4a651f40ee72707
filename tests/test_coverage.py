"""Every requirement of the standards is checked by a rule, or a reason says why not."""

from __future__ import annotations

from lint.book import default_book
from lint.coverage import clauses, page

ROWS = clauses()
COVERED = {row for rule in default_book().rules for row in rule.covers}


def test_rows_are_unique_and_in_order() -> None:
    rows = [clause.row for clause in ROWS]
    assert rows == sorted(set(rows), key=lambda row: ("PNUCEVF".index(row[0]), row))


def test_rules_cover_rows_that_there_are() -> None:
    assert {clause.row for clause in ROWS} >= COVERED


def test_every_row_is_checked_or_says_why_not() -> None:
    assert [
        clause.row for clause in ROWS if clause.row not in COVERED and not clause.unjudged
    ] == []


def test_the_page_names_the_rules_of_a_row() -> None:
    row = next(line for line in page(default_book().rules).splitlines() if "| P05 " in line)
    assert "PUN004 unpaired-mark (warning, fix: none)" in row


def test_every_rule_covers_a_row() -> None:
    assert [rule.id for rule in default_book().rules if not rule.covers] == []
