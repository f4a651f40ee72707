"""The second process, which asks half of the rules of a long text."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from lint import cache
from lint.book import Book, default_book
from lint.diagnostic import Severity, Text
from lint.editor import second as module
from lint.editor.asking import Found, Order, SupersededError, ask
from lint.editor.books import Books
from lint.editor.checking import Task, check
from lint.editor.second import LONG, Second, shared_out
from lint.job import Job
from lint.text.document import Document

SENTENCES = [f"第{n}组种下{n + 3}亩果树，浇了{n % 7 + 2}遍水。\n" for n in range(4_000)]
LONG_TEXT = "合作社添了三台烘干机。2月30日，他门去了县城,晴。" * 2 + "\n" + "".join(SENTENCES)
PATH = Path("/copy/long.txt").absolute()


@pytest.fixture
def second(monkeypatch: pytest.MonkeyPatch) -> Iterator[Second]:
    """One that is there already."""
    monkeypatch.setattr(module, "_processors", lambda: 2)
    second = Second()
    assert not second.begin(order())  # it is started
    assert second.answer(anyone) is None
    yield second
    second.end()


def anyone() -> bool:
    return True


def no_one() -> bool:
    return False


def order(text: str = LONG_TEXT, book: Book | None = None, **left_out: Text) -> Order:
    return Order(book or default_book(), text, PATH, Severity.WARNING, left_out)


def found_here(asked: Order) -> Found:
    assert asked.book
    there, _ = shared_out(asked.book.rules_for(PATH))
    return ask(asked, Document(asked.text), there)


def codes(found: Found | None) -> set[str]:
    assert found
    return {diagnostic.code for diagnostic in found.diagnostics}


def pid(second: Second) -> int:
    return second._kill.__self__.pid  # type: ignore[attr-defined, no-any-return]


def test_it_finds_what_its_rules_find(second: Second) -> None:
    assert len(LONG_TEXT) > LONG
    for text in (LONG_TEXT, LONG_TEXT + "合作社又添了三台烘干机。"):  # with the book, and without
        assert second.begin(order(text))
        found = second.answer(anyone)
        assert found == found_here(order(text))
        assert "DAT002" in codes(found)


def test_it_goes_by_the_book_of_each_text(second: Second) -> None:
    other = default_book().choosing((), ("DAT002",))
    for book in (default_book(), other, default_book()):
        assert second.begin(order(book=book))
        assert ("DAT002" in codes(second.answer(anyone))) == (book is not other)


def test_a_long_text_is_checked_as_if_there_were_one_process(second: Second) -> None:
    why = Text("超时", "it ran out of time")
    task = Task(LONG_TEXT, PATH, Books(Job(isolated=True), {}), {"FIG001": why}, anyone)
    alone, shared = check(task), check(task, second)
    assert shared.page == alone.page
    assert shared.left_out == alone.left_out == {"FIG001": why}
    assert {"DAT002", "WID001"} <= {diagnostic.code for diagnostic in shared.page.diagnostics}


def test_each_rule_is_asked_once() -> None:
    rules = default_book().rules_for(PATH)
    there, here = shared_out(rules)
    assert there
    assert here
    assert sorted(rule.id for rule in (*there, *here)) == sorted(rule.id for rule in rules)


def test_a_rule_that_is_left_out_is_not_asked(second: Second) -> None:
    why = Text("超时", "it ran out of time")
    assert second.begin(order(DAT002=why))
    found = second.answer(anyone)
    assert found
    assert found.left_out == {"DAT002": why}
    assert "DAT002" not in codes(found)


def test_an_answer_that_no_one_waits_for_is_not_the_next_one(second: Second) -> None:
    other = order(LONG_TEXT.replace("2月30日", "2月20日"))
    assert second.begin(order())
    while not second.begin(other):
        pass  # it was in the middle of a rule
    assert second.answer(anyone) == found_here(other)


def test_no_one_waits_for_it_once_the_text_has_moved_on(second: Second) -> None:
    assert second.begin(order(LONG_TEXT * 20))
    with pytest.raises(SupersededError):
        second.answer(no_one)


def test_short_texts_are_not_its_business(second: Second) -> None:
    assert not second.begin(order("2月30日，他门去了县城。"))


def test_where_there_is_one_processor_it_is_not_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_processors", lambda: 1)
    second = Second()
    assert not second.begin(order())
    assert not second.begin(order())


@pytest.mark.parametrize("is_asked", [True, False])
def test_once_it_has_died_the_worker_does_without_it(second: Second, is_asked: bool) -> None:
    if is_asked:
        assert second.begin(order())
    os.kill(pid(second), signal.SIGTERM)
    if not is_asked:
        second.begin(order())  # the pipe may take the order of one that is about to die
    assert second.answer(anyone) is None
    assert not second.begin(order())


def test_it_dies_with_an_answer_that_no_one_waits_for(second: Second) -> None:
    assert second.begin(order())
    second.end()
    assert not second.begin(order())


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="no process can be stopped here")
def test_one_that_hangs_is_not_waited_for(second: Second, monkeypatch: pytest.MonkeyPatch) -> None:
    assert second.begin(order())
    assert second.answer(anyone)
    monkeypatch.setattr(module, "_HANGS", 0)
    os.kill(pid(second), signal.SIGSTOP)
    assert second.begin(order("a\n" * LONG))  # what the pipe can hold
    assert not second.begin(order())
    assert second.answer(anyone) is None
    assert not second.begin(order())


def test_what_it_compiles_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_processors", lambda: 2)
    with cache.use(tmp_path):
        second = Second()
        assert not second.begin(order())
        assert second.answer(anyone) is None
        assert second.begin(order())
        assert second.answer(anyone)
        assert (tmp_path / "patterns").is_file()
        second.end()
