"""The page on the error rate says what the built-in book charges."""

from __future__ import annotations

import re
from pathlib import Path

from lint import book as books
from lint.book import default_book
from lint.report.score import words

PAGE = Path(__file__).parent.parent.joinpath("docs", "en", "error-rate.md").read_text("utf-8")
RULE = "rules: [{id: OUR001, name: ours, kind: words, summary: s, message: m, words: {甲: 乙}}]\n"


def test_what_the_classes_are_charged() -> None:
    rows = [
        f"| `{key}` | {words.title(key, of, 'en')} | {words.weight(of)} | {of.clause} | "
        f"{'yes' if of.is_confirmed else 'no'} | {', '.join(of.rules) or '—'} |"
        for key, of in default_book().schedule.classes.items()
        if of.weight
    ]
    assert [line.replace("\\", "") for line in PAGE.splitlines() if line.startswith("| `")][
        : len(rows)
    ] == rows


def test_the_book_that_it_shows_can_be_used(tmp_path: Path) -> None:
    (book,) = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    path = tmp_path / "rules.yaml"
    path.write_text(book + RULE, encoding="utf-8")
    schedule = books.load(path).schedule
    assert schedule.class_of("OUR001", "ours") == "text"
    assert schedule.class_of("NAM001", "") == "names"
    assert schedule.class_of("UNI001", "") is None
