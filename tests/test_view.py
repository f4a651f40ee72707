"""A view leads back to the raw text exactly."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from lint.text.view import Edit, Span, View

RAW = "清河县今年\n\n招商46个\n项目。"
WHOLE = View(RAW, [Span(0, 5), Span(7, 12), Span(13, 16)], ["", "", "\n"])


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
    view = View("\n", [], [])
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


@given(st.data())
def test_every_edit_has_its_effect_and_touches_nothing_else(data: st.DataObject) -> None:
    raw = data.draw(st.text("清河县项目ab12", min_size=1, max_size=30))
    cuts = sorted(data.draw(st.sets(st.integers(1, len(raw)), max_size=4)) | {0, len(raw)})
    lines = "\n".join(raw[a:b] for a, b in pairwise(cuts))
    spans, at = [], 0
    for a, b in pairwise(cuts):
        spans.append(Span(at, at + b - a))
        at += b - a + 1
    view = View(lines, spans, [""] * len(spans))
    start = data.draw(st.integers(0, len(raw)))
    end = data.draw(st.integers(start, len(raw)))
    new = data.draw(st.text("清河县项目ab12", max_size=6))
    edits = view.edits(start, end, new)
    if edits is not None:
        changed = applied(lines, edits)
        assert changed.replace("\n", "") == raw[:start] + new + raw[end:]
