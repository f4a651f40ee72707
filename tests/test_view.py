"""A view leads back to the raw text exactly."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from lint.text.view import Edit, Span, View

RAW = "清河县今年\n\n招商46个\n项目。"
WHOLE = View(RAW, [0, 7, 13], [5, 12, 16], ["", "", "\n"])


def applied(raw: str, edits: tuple[Edit, ...]) -> str:
    for span, new in reversed(edits):
        raw = raw[: span.start] + new + raw[span.end :]
    return raw


def test_text_and_offsets() -> None:
    assert WHOLE.text == "清河县今年招商46个\n项目。"
    assert [WHOLE.raw_offset(i) for i in (0, 4, 5, 10, 11, 14)] == [0, 4, 7, 12, 13, 16]


def test_a_span_ends_behind_its_last_character() -> None:
    assert WHOLE.span(3, 5) == Span(3, 5)
    assert WHOLE.span(3, 6) == Span(3, 8)
    assert WHOLE.span(5, 5) == Span(7, 7)


def test_an_empty_view() -> None:
    view = View("\n", [], [], [])
    assert (view.text, view.span(0, 0)) == ("", Span(0, 0))


def test_an_edit_of_the_same_length_is_split_at_the_line_end() -> None:
    edits = WHOLE.edits(4, 6, "月指")
    assert edits is not None
    assert applied(RAW, edits) == "清河县今月\n\n指商46个\n项目。"


def test_a_deletion_over_a_line_end_keeps_the_line_end() -> None:
    edits = WHOLE.edits(4, 6, "")
    assert edits is not None
    assert applied(RAW, edits) == "清河县今\n\n商46个\n项目。"


def test_another_length_over_a_line_end_cannot_be_put_in() -> None:
    assert WHOLE.edits(3, 7, "两载引资多") is None


def test_only_what_differs_is_replaced() -> None:
    assert WHOLE.edits(0, 5, "清河县去年") == (Edit(Span(3, 4), "去"),)


GLUED = View("他说:\n> 25\n\n年ab\ncd", [0, 6, 10, 14], [3, 8, 13, 16], ["", " ", "\n", " "])


def test_glue_at_either_end_of_an_edit_is_left_alone() -> None:
    assert GLUED.text == "他说: 25\n年ab cd"
    assert GLUED.edits(2, 4, "：") == (Edit(Span(2, 3), "："),)
    assert GLUED.edits(3, 6, "贰") == (Edit(Span(6, 8), "贰"),)
    assert GLUED.edits(3, 4, "") is None
    assert GLUED.edits(3, 4, "：") is None


def test_nothing_runs_over_glue() -> None:
    assert GLUED.edits(2, 5, "：") is None
    assert GLUED.edits(2, 5, "：，3") is None
    assert GLUED.edits(5, 8, "") is None


def test_an_insertion_behind_glue_stands_on_the_line_of_the_next_character() -> None:
    assert GLUED.edits(4, 4, "约") == (Edit(Span(6, 6), "约"),)
    assert GLUED.edits(3, 3, "约") == (Edit(Span(3, 3), "约"),)


def test_a_line_that_a_deletion_empties_goes_with_its_line_end() -> None:
    view = View("甲乙\n\n> 丙丁\n", [0, 6], [2, 8], ["", "\n"])
    assert view.edits(2, 5, "") == view.edits(3, 5, "") == (Edit(Span(2, 8), ""),)


def test_no_deletion_runs_over_markup_or_empties_it() -> None:
    view = View("甲**乙丙**丁", [0, 3, 7], [1, 5, 8], ["", "", ""])
    assert view.edits(0, 2, "") is None
    assert view.edits(1, 3, "") is None
    assert view.edits(1, 2, "") == (Edit(Span(3, 4), ""),)


GAPS = ["", "\n", "\r\n\r\n", "\n> ", "**", "](#)", "`x`"]
OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"


def without(text: str, characters: str) -> str:
    return text.translate(dict.fromkeys(map(ord, characters)))


@given(st.data())
def test_every_edit_has_its_effect_and_touches_nothing_else(data: st.DataObject) -> None:
    runs = data.draw(
        st.lists(st.text("清河县项目ab12", min_size=1, max_size=8), min_size=1, max_size=5)
    )
    gaps = data.draw(st.lists(st.sampled_from(GAPS), min_size=len(runs), max_size=len(runs)))
    glue = data.draw(
        st.lists(st.sampled_from(["", " ", "\n", OBJECT]), min_size=len(runs), max_size=len(runs))
    )
    glue[0] = ""
    raw, starts, ends = "", [], []
    for gap, run in zip(gaps, runs, strict=True):
        raw += gap
        starts.append(len(raw))
        raw += run
        ends.append(len(raw))
    view = View(raw, starts, ends, glue)
    start = data.draw(st.integers(0, len(view.text)))
    end = data.draw(st.integers(start, len(view.text)))
    new = data.draw(st.text("清河县项目ab12", max_size=6))
    edits = view.edits(start, end, new)
    if edits is None:
        return
    for one, other in pairwise(edits):
        assert one.span.end <= other.span.start
    changed = applied(raw, edits)
    left_out, lines = "*](#)`x", "\r\n> "
    wanted = view.text[:start] + new + view.text[end:]
    assert without(changed, left_out + lines) == without(wanted, " \n" + OBJECT)
    prose = "清河县项目ab12" + ("" if any(new for _, new in edits) else lines)
    assert without(changed, prose) == without(raw, prose)
