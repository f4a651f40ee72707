"""Fixes: applied once, never over one another, and only where they may be."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from lint.diagnostic import Applicability, Diagnostic, Fix, Severity, Text
from lint.fixes import apply, fix
from lint.kinds.pattern import Pattern
from lint.kinds.search import Search
from lint.rule import Rule
from lint.text.document import Document
from lint.text.view import Edit, Span, splice

NOTHING = Text("", "")


def diagnostic(
    *edits: tuple[int, int, str], applicability: Applicability = Applicability.SAFE
) -> Diagnostic:
    found = tuple(Edit(Span(a, b), new) for a, b, new in edits)
    span = Span(edits[0][0], edits[-1][1])
    fix = Fix(found, applicability, NOTHING)
    return Diagnostic("TST001", "test", span, Severity.ERROR, NOTHING, fix)


def test_fixes_that_overlap_wait_for_the_next_round() -> None:
    first, second = diagnostic((1, 3, "x")), diagnostic((2, 4, "y"))
    assert apply("abcd", [second, first]) == ("axd", (first,))


def test_two_insertions_at_one_place_are_not_both_made() -> None:
    first, second = diagnostic((1, 1, "x")), diagnostic((1, 1, "y"))
    assert apply("ab", [first, second])[0] in ("axb", "ayb")


def test_the_same_fix_by_two_rules_is_made_once() -> None:
    one, other = diagnostic((1, 2, "x")), diagnostic((1, 2, "x"))
    text, applied = apply("abc", [one, other])
    assert (text, len(applied)) == ("axc", 2)


def test_a_fix_is_made_whole_or_not_at_all() -> None:
    whole, rival = diagnostic((0, 1, "x"), (4, 5, "y")), diagnostic((0, 2, "z"))
    assert apply("abcde", [rival, whole])[0] in ("zcde", "xbcdy")


def test_a_fix_whose_own_edits_overlap_is_not_made() -> None:
    assert apply("abcd", [diagnostic((0, 2, "x"), (1, 3, "y"))]) == ("abcd", ())
    assert apply("abcd", [diagnostic((0, 1, "x"), (1, 3, "y"))])[0] == "xyd"


def test_only_what_is_applicable_enough_is_applied() -> None:
    unsafe = diagnostic((0, 1, "x"), applicability=Applicability.UNSAFE)
    assert apply("ab", [unsafe])[0] == "ab"
    assert apply("ab", [unsafe], Applicability.UNSAFE)[0] == "xb"


@st.composite
def texts_and_diagnostics(draw: st.DrawFn) -> tuple[str, list[Diagnostic]]:
    text = draw(st.text("甲乙丙丁，。\n", min_size=1, max_size=30))
    found = []
    for _ in range(draw(st.integers(0, 8))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 4)))
        found.append(diagnostic((start, end, draw(st.text("abc", max_size=3)))))
    return text, found


@given(texts_and_diagnostics())
def test_applied_edits_never_touch_and_change_only_their_spans(
    given_: tuple[str, list[Diagnostic]],
) -> None:
    text, found = given_
    mended, applied = apply(text, found)
    edits = sorted({edit for d in applied if d.fix for edit in d.fix.edits})
    for one, other in pairwise(edits):
        assert one.span.end <= other.span.start
    assert mended == splice(text, edits)
    starts = [0, *(edit.span.end for edit in edits)]
    ends = [*(edit.span.start for edit in edits), len(text)]
    kept = "".join(text[a:b] for a, b in zip(starts, ends, strict=True))
    assert "".join(c for c in mended if c not in "abc") == kept


def mending(code: str, pattern: str, new: str) -> Rule:
    spec = Pattern(
        id=code, name="n", summary="s", message="m", pattern=pattern, replace=new, fix="safe"
    )
    return spec.rule(Path(), Search())


COMMA = mending("TST001", ",", "，")
CROSS = mending("TST002", "x+", "")


@given(st.text("甲乙x,", max_size=30), st.data())
def test_what_is_known_stays_wherever_other_fixes_move_it(text: str, data: st.DataObject) -> None:
    commas = [at for at, c in enumerate(text) if c == ","]
    stays = data.draw(st.sets(st.sampled_from(commas))) if commas else set()

    def unknown(_: Document, found: list[Diagnostic]) -> list[Diagnostic]:
        return [d for d in found if d.code != "TST001" or d.span.start not in stays]

    shown = "".join(";" if at in stays else "，" if c == "," else c for at, c in enumerate(text))
    mended = fix(Document(text), [COMMA, CROSS], unknown=unknown)
    assert mended.text == shown.replace("x", "").replace(";", ",")
    assert not any(d.code == "TST001" for d in mended.left)
