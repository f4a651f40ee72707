"""Words that many rules wait for, found in one pass."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.text.document import Document
from lint.text.search import Search, spelled_out

# Halves of two neighbours are a third character; the last two take two units of UTF-16 each.
_CHARACTERS = "\u4e4e\u4e4f\u4f4e\u4f4f𠮷\U00024e4e"
_texts = st.text(_CHARACTERS, max_size=24)
_words = st.lists(st.text(_CHARACTERS, min_size=1, max_size=3), max_size=6, unique=True)


@pytest.mark.parametrize("worth_building", [0, 1 << 20])
@given(text=_texts, first=_words, second=_words)
def test_words_are_found_where_they_stand(
    worth_building: int, text: str, first: list[str], second: list[str]
) -> None:
    search = Search(worth_building)
    literals = [search.add(words) for words in (first, second)]
    document = Document(text)
    for of_one, words in zip(literals, (first, second), strict=True):
        stands = [(at, w) for at in range(len(text)) for w in words if text.startswith(w, at)]
        assert of_one.hits(document) == sorted(stands, key=lambda hit: (hit[0], -len(hit[1])))
        assert of_one.places(document) == sorted({at for at, _ in stands})
        assert of_one.ends(document) == sorted({at + len(word) for at, word in stands})
        assert of_one.stand_in(document) == bool(stands)


def test_an_unpaired_surrogate_stands_in_no_word() -> None:
    search = Search(0)
    words = search.add(["云溪"])
    assert words.places(Document("\ud840云溪")) == [1]


def test_classes_stand_for_one_of_their_characters() -> None:
    assert [*spelled_out(["云", "[上下]\n", "第[1-3]"])] == [
        "云", "上\n", "下\n", "第1", "第2", "第3",
    ]  # fmt: skip
    assert {"5月", "５月"} < {*spelled_out([r"\d月"])}


@pytest.mark.parametrize("first", ["云", "𠮷"])
def test_a_long_text_is_looked_through_without_a_gap(first: str) -> None:
    search = Search(0)
    words = search.add(["云溪县", "溪", "县云"])
    text = first + "云溪县" * 150_000
    places = [at for at in range(1, len(text) - 1) if text[at] != "县" or at + 1 < len(text) - 1]
    assert words.places(Document(text)) == places
