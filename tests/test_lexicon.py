"""Words that a line end cuts."""

from __future__ import annotations

from pathlib import Path

import pytest

import lint
from lint.text.document import Document
from lint.text.lexicon import cuts_word, is_word


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("建成两处滑雪场，接待各地游", "客三万人次。", True),
        ("水库除险加固的办法，得到群", "众认可。", True),
        ("让更多农民共享产业发展的收益", "清河县的葡萄熟了。", False),
        ("去年，全县粮食总产创历史新高", "秋收时节，地里一片金黄。", False),
        ("全年接待3", "万人次。", False),
        ("", "", False),
    ],
)
def test_a_word_across_the_cut(before: str, after: str, expected: bool) -> None:
    assert cuts_word(before, after) is expected


def test_a_blank_line_inside_a_word_is_taken_out() -> None:
    first, second = "清河县建成两处滑雪场，去年接待各地游", "客三万人次，带动周边八百户村民增收。"
    assert Document(f"{first}\n\n{second}\n").flow.text == first + second


def test_every_word_of_the_table_is_one() -> None:
    table = Path(lint.__file__).parent / "tables" / "two_character_words.tsv"
    rows = table.read_text(encoding="utf-8").splitlines()
    words = [row[:2] for row in rows if row[0] != "#"]
    assert rows[-len(words) :] == sorted(rows[-len(words) :])  # as they are looked up
    assert all(map(is_word, words))
    assert not any(map(is_word, ("", "云", "云溪", "一一\t", "# ", "龥龥")))
