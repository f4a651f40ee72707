"""The JSON Schema of a rule book takes what the reader takes, and refuses what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from lint import book as books
from lint.problems import BookError

ROOT = Path(__file__).parent.parent
SCHEMA = Draft202012Validator(
    json.loads((ROOT / "docs" / "rules.schema.json").read_text(encoding="utf-8"))
)


def errors(text: str) -> list[str]:
    """What an editor would mark, which reads YAML as YAML is."""
    return [error.message for error in SCHEMA.iter_errors(yaml.safe_load(text))]


def test_it_is_a_schema() -> None:
    SCHEMA.check_schema(SCHEMA.schema)


@pytest.mark.parametrize("book", ["rules.yaml", "lint/starter.yaml"])
def test_the_books_that_are_shipped_keep_to_it(book: str) -> None:
    text = (ROOT / book).read_text(encoding="utf-8")
    assert errors(text) == []
    assert "$schema=" in text.splitlines()[0]


@pytest.mark.parametrize(
    "text",
    [
        "extend: default",
        "extends: all",
        "extends: default\nseverity: {PUN001: loud}",
        "extends: default\nexcept: {PUN001: text}",
        "extends: default\nwords: [清何县]",
        "extends: default\nnames: [{wrong: [王婷]}]",
        "extends: default\nnames: [{form: 王婷婷, wrong: 王婷}]",
        "extends: default\nper-path: {'a/**': {rules: []}}",
        "rules: [{id: our1, name: a, kind: words, summary: a, message: a, words: {a: b}}]",
        "rules: [{id: OUR001, name: a, kind: wards, summary: a, message: a, words: {a: b}}]",
        "rules: [{id: OUR001, kind: words, summary: a, message: a, words: {a: b}}]",
    ],
)
def test_what_the_reader_refuses_it_refuses(text: str, tmp_path: Path) -> None:
    path = tmp_path / "rules.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BookError):
        books.load(path)
    assert errors(text)


@pytest.mark.parametrize(
    "text",
    [
        "extends: default\nscript: hant\nignore: [PUN]",
        "extends: default\nwords: {清何县: 清河县}\nexcept: {ALL: [甲, '/乙+/']}",
        (
            "extends: default\nnames: [{form: 王婷婷, wrong: [王婷]}, "
            "{form: 王建国, title: [书记, 县长], since: '2021-12-01', until: '2026-06-30'}]"
        ),
        (
            "rules: [{id: OUR001, name: a, kind: words, summary: a, message: {zh: 甲, en: a}, "
            "words: {a: b}, whole-words: true, cases: [{bad: a, fixed: b}, {good: c}]}]"
        ),
    ],
)
def test_what_the_reader_takes_it_takes(text: str, tmp_path: Path) -> None:
    path = tmp_path / "rules.yaml"
    path.write_text(text, encoding="utf-8")
    books.load(path)
    assert errors(text) == []
