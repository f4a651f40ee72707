"""The word tables that newslint ships: every row does what it says, and none undoes another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

import lint
from lint.book import default_book
from lint.diagnostic import Applicability, Severity
from lint.engine import check
from lint.fixes import fix
from lint.kinds.table import read_table
from lint.text.document import Document

FOLDER = Path(lint.__file__).parent / "tables"
TABLES = {
    "WRD001": "wrong_idioms.tsv",
    "WRD002": "likely_wrong_idioms.tsv",
    "WRD003": "wrong_words.tsv",
    "WRD004": "debated_words.tsv",
    "WRD110": "set_phrases.tsv",
    "VAR010": "variants.tsv",
    "VAR011": "variants_in_print.tsv",
    "VAR012": "variants_draft.tsv",
    "VAR013": "variants_with_a_sense.tsv",
}
ROWS = {code: list(read_table(FOLDER, name)) for code, name in TABLES.items()}
BOOK = default_book().rules_for()


def found(text: str) -> Iterator[tuple[str, str]]:
    """What all rules say of a text: their codes and the words that they mark."""
    for diagnostic in check(Document(text), BOOK, severity=Severity.INFO):
        yield diagnostic.code, text[diagnostic.span.start : diagnostic.span.end]


@pytest.mark.parametrize("code", TABLES)
def test_every_row_is_found_once_and_by_no_other_rule(code: str) -> None:
    expected = [[(code, row.wrong)] for row in ROWS[code]]
    assert [[*found(f"“{row.wrong}”")] for row in ROWS[code]] == expected


@pytest.mark.parametrize("code", ["WRD001", "WRD002", "WRD003", "VAR010"])
def test_every_row_is_mended(code: str) -> None:
    wrong = "\n".join(f"“{row.wrong}”" for row in ROWS[code])
    right = "\n".join(f"“{row.right}”" for row in ROWS[code])
    rules = default_book().matching(code)
    assert fix(Document(wrong), rules, applicability=Applicability.UNSAFE).text == right


@pytest.mark.parametrize("code", TABLES)
def test_no_trap_is_walked_into(code: str) -> None:
    traps = [(row.wrong, trap) for row in ROWS[code] for trap in row.traps]
    assert [trap for word, trap in traps if (code, word) in found(f"“{trap}”")] == []
    assert [trap for word, trap in traps if word not in trap] == []


@pytest.mark.parametrize("code", TABLES)
def test_a_table_is_sorted_and_says_where_each_row_comes_from(code: str) -> None:
    lines = (FOLDER / TABLES[code]).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    assert all(a[0] < b[0] for a, b in pairwise(rows))
    assert [row for row in rows if len(row) != 4 or not row[3]] == []


def test_no_word_stands_in_two_tables() -> None:
    count = Counter(row.wrong for rows in ROWS.values() for row in rows)
    assert [word for word, times in count.items() if times > 1] == []


def test_nothing_right_holds_a_wrong_word() -> None:
    rights = "\n".join(f"“{row.right}”" for rows in ROWS.values() for row in rows)
    rules = [rule for code in TABLES for rule in default_book().matching(code)]
    assert check(Document(rights), rules, severity=Severity.INFO) == []


def test_no_right_word_holds_its_wrong_one() -> None:
    assert [row for rows in ROWS.values() for row in rows if row.wrong in row.right] == []
