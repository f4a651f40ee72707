"""The word tables that newslint ships: every row does what it says, and none undoes another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

import lint
from lint.book import default_book
from lint.diagnostic import Applicability, Severity
from lint.engine import check
from lint.fixes import fix
from lint.kinds.table import read_table
from lint.text.document import Document

FOLDER = Path(lint.__file__).parent / "tables"
ENTRIES = yaml.safe_load((FOLDER.parent.parent / "rules.yaml").read_text(encoding="utf-8"))["rules"]
TABLES = {
    entry["id"]: entry["table"]
    for entry in ENTRIES
    if entry["kind"] == "words" and "table" in entry
}
IDIOMS = "idioms.tsv"
CONTEXTS = {"WRD116": "“{}，”"}
"""How a word has to stand for its rule, where alone in quotes is not how."""
CLIPPED = {"WRD116", "WRD117"}
"""Whose right words begin or end with the wrong ones."""
READ_BY_CODE = {
    "readings.tsv",
    "clauses.tsv",
    "fixed_days.tsv",
    "nonstandard_characters.tsv",
    "two_character_words.tsv",
    "words_round_particles.tsv",
}
ROWS = {code: list(read_table(FOLDER, name)) for code, name in TABLES.items()}
BOOK = default_book().rules_for()


def placed(code: str, word: str) -> str:
    """The word as it stands where the rule looks for it."""
    return CONTEXTS.get(code, "“{}”").format(word)


def found(text: str) -> Iterator[tuple[str, str]]:
    """What all rules say of a text: their codes and the words that they mark."""
    for diagnostic in check(Document(text), BOOK, severity=Severity.INFO):
        yield diagnostic.code, text[diagnostic.span.start : diagnostic.span.end]


@pytest.mark.parametrize("code", TABLES)
def test_every_row_is_found_once_and_by_no_other_rule(code: str) -> None:
    expected = [[(code, row.wrong)] for row in ROWS[code]]
    assert [[*found(placed(code, row.wrong))] for row in ROWS[code]] == expected


@pytest.mark.parametrize("code", TABLES)
def test_every_row_is_mended_where_the_rule_mends(code: str) -> None:
    (rule,) = default_book().matching(code)
    wrong = "\n".join(placed(code, row.wrong) for row in ROWS[code])
    right = "\n".join(placed(code, row.right) for row in ROWS[code])
    mends = rule.fix in {Applicability.SAFE, Applicability.UNSAFE}
    assert fix(
        Document(wrong), [rule], severity=Severity.INFO, applicability=Applicability.UNSAFE
    ).text == (right if mends else wrong)


@pytest.mark.parametrize("code", TABLES)
def test_no_trap_is_walked_into(code: str) -> None:
    traps = [(row.wrong, trap) for row in ROWS[code] for trap in row.traps]
    assert [trap for word, trap in traps if (code, word) in found(placed(code, trap))] == []
    assert [trap for word, trap in traps if word not in trap] == []


@pytest.mark.parametrize("code", TABLES)
def test_a_table_is_sorted_and_says_where_each_row_comes_from(code: str) -> None:
    lines = (FOLDER / TABLES[code]).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    assert all(a[0] < b[0] for a, b in pairwise(rows))
    assert [row for row in rows if len(row) != 4 or not row[3]] == []


def test_every_word_table_is_named_by_a_rule() -> None:
    words = {path.name for path in FOLDER.glob("*.tsv")} - READ_BY_CODE - {IDIOMS}
    assert words == set(TABLES.values())
    assert len(TABLES) == len(words)


def test_no_word_stands_in_two_tables() -> None:
    count = Counter(row.wrong for rows in ROWS.values() for row in rows)
    assert [word for word, times in count.items() if times > 1] == []


def test_nothing_right_holds_a_wrong_word() -> None:
    rights = "\n".join(placed(code, row.right) for code, rows in ROWS.items() for row in rows)
    rules = [rule for code in TABLES for rule in default_book().matching(code)]
    assert check(Document(rights), rules, severity=Severity.INFO) == []


def test_no_right_word_holds_its_wrong_one() -> None:
    rows = [row for code in ROWS.keys() - CLIPPED for row in ROWS[code]]
    assert [row for row in rows if row.wrong in row.right] == []


def test_every_exception_of_the_book_holds_a_word_of_its_rule() -> None:
    assert [
        (entry["id"], text)
        for entry in ENTRIES
        for text in entry.get("except", ())
        if not any(word in text for word in entry["words"])
    ] == []


def test_idioms_are_sorted_and_right_and_say_where_they_come_from() -> None:
    lines = (FOLDER / IDIOMS).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    assert all(a[0] < b[0] for a, b in pairwise(rows))
    assert {source for _, _, source in rows} == {"curated", "jieba"}
    assert [*found("\n".join(f"“{idiom}”" for idiom, _, _ in rows))] == []


def test_fixed_days_are_days_of_the_calendar_and_named_once() -> None:
    lines = (FOLDER / "fixed_days.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    names = [name for row in rows for name in row[0].split()]
    assert len(names) == len(set(names))
    for _, day, first, source in rows:
        assert source
        assert first.isdecimal() or (day and not first)
        if day:
            month, number = map(int, day.split("-"))
            date(2023, month, number)
