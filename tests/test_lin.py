"""LIN on whole pages; the cases of each rule stand with it."""

from __future__ import annotations

import pytest

import lint
from lint.book import default_book
from lint.diagnostic import Diagnostic, Severity
from lint.engine import check
from lint.text.document import Document, Markup
from tests.pages import ARTICLE, FIRST, HEADLINE, SECOND, THIRD, set_page

LIN = [rule for rule in default_book().rules if rule.family == "LIN"]


def found(raw: str, severity: Severity = Severity.WARNING) -> list[Diagnostic]:
    return check(Document(raw), LIN, severity=severity)


def marked(raw: str, severity: Severity = Severity.WARNING) -> list[tuple[str, str]]:
    return [(d.code, raw[d.span.start : d.span.end]) for d in found(raw, severity)]


def mended(raw: str) -> str:
    edits = [edit for d in found(raw) if d.fix for edit in d.fix.edits]
    for span, new in sorted(edits, reverse=True):
        raw = raw[: span.start] + new + raw[span.end :]
    return raw


def cut(page: str, end: str = "\n") -> tuple[str, str]:
    """The page with a blank line behind a line that ends in mid-sentence, and what is marked."""
    lines = page.split("\n")
    at = next(i for i, line in enumerate(lines) if i > 4 and line[-1:] not in {"", *"。！？”，"})
    gap = end + end
    raw = end.join(lines[: at + 1]) + gap + end.join(lines[at + 1 :])
    return raw, lines[at][-1] + gap + lines[at + 1][0]


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("between", ["\n", "\n\n"], ids=["tight", "spaced"])
def test_a_cut_in_a_wrapped_paragraph_becomes_an_ordinary_line_end(between: str, end: str) -> None:
    page = set_page(ARTICLE, 18, between)
    raw, mark = cut(page, end)
    assert marked(raw) == [("LIN001", mark)]
    assert mended(raw) == page.replace("\n", end)


def test_a_page_break_cuts_too() -> None:
    page = set_page(ARTICLE, 18)
    raw, mark = cut(page)
    assert marked(raw.replace(mark, mark.replace("\n\n", "\n\f"))) != []


def test_a_cut_in_unwrapped_copy_goes_altogether() -> None:
    at = SECOND.index("开发区") + 1
    raw = "\n\n".join([HEADLINE, FIRST, SECOND[:at], SECOND[at:], THIRD])
    assert marked(raw) == [("LIN001", "开\n\n发")]
    assert mended(raw) == "\n\n".join(ARTICLE)


def test_a_blank_line_after_every_line_is_no_cut() -> None:
    assert marked(set_page(ARTICLE).replace("\n", "\n\n")) == []


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_clean_pages_are_silent(between: str) -> None:
    for measure in (15, 18, 27):
        assert marked(set_page([*ARTICLE, SECOND, FIRST], measure, between)) == []
    assert marked(between.join(ARTICLE)) == []


def test_a_wrapped_paragraph_is_advice_once() -> None:
    advice = [d for d in found(set_page(ARTICLE), Severity.INFO) if d.code == "LIN002"]
    assert len(advice) == 3
    assert {d.severity for d in advice} == {Severity.INFO}


def test_paragraphs_run_together_where_blank_lines_set_them_off() -> None:
    texts = [HEADLINE, FIRST, SECOND, FIRST, SECOND, THIRD, FIRST, SECOND]
    page = set_page(texts, 20, "\n\n")
    end = THIRD[-3:] + "\n\n"
    raw = page.replace(end, end[:-1])
    assert [code for code, _ in marked(raw)] == ["LIN003"]
    assert mended(raw) == page


def test_markdown_and_html_wrap_as_they_like() -> None:
    for markup in (Markup.MARKDOWN, Markup.HTML):
        assert check(Document(set_page(ARTICLE), markup), LIN, severity=Severity.INFO) == []


def test_reflow_leaves_nothing_for_lin() -> None:
    raw, _ = cut(set_page(ARTICLE, 18, "\n\n"))
    assert found(lint.reflow(raw), Severity.INFO) == []
