"""The second process, which asks half of the rules of a long text."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from lint.book import default_book
from lint.diagnostic import Severity, Text
from lint.editor.asking import Found, Order, ask
from lint.editor.second import LONG, Second, theirs
from lint.text.document import Document

SENTENCES = [f"第{n}组种下{n + 3}亩果树，浇了{n % 7 + 2}遍水。\n" for n in range(4_000)]
LONG_TEXT = "合作社添了三台烘干机。2月30日，他门去了县城。" * 2 + "\n" + "".join(SENTENCES)
PATH = Path("/copy/long.txt").absolute()


@pytest.fixture
def second(monkeypatch: pytest.MonkeyPatch) -> Iterator[Second]:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    second = Second()
    yield second
    second.end()


def order(text: str = LONG_TEXT, **left_out: Text) -> Order:
    return Order(default_book(), text, PATH, Severity.WARNING, left_out)


def found_here(asked: Order) -> Found:
    there, _ = theirs(default_book().rules_for(PATH))
    return ask(asked, Document(asked.text), there)


def test_it_finds_what_its_rules_find(second: Second) -> None:
    assert len(LONG_TEXT) > LONG
    for text in (LONG_TEXT, LONG_TEXT + "合作社又添了三台烘干机。"):  # with the book, and without
        assert second.begin(order(text))
        found = second.answer()
        assert found == found_here(order(text))
        assert found
        assert "DAT002" in {diagnostic.code for diagnostic in found.diagnostics}


def test_each_rule_is_asked_once() -> None:
    rules = default_book().rules_for(PATH)
    there, here = theirs(rules)
    assert there
    assert here
    assert sorted(rule.id for rule in (*there, *here)) == sorted(rule.id for rule in rules)


def test_a_rule_that_is_left_out_is_not_asked(second: Second) -> None:
    why = Text("超时", "it ran out of time")
    assert second.begin(order(DAT002=why))
    found = second.answer()
    assert found
    assert found.left_out == {"DAT002": why}
    assert "DAT002" not in {diagnostic.code for diagnostic in found.diagnostics}


def test_an_answer_that_no_one_waits_for_is_not_the_next_one(second: Second) -> None:
    assert second.begin(order())
    other = order(LONG_TEXT.replace("2月30日", "2月20日"))
    assert second.begin(other)
    assert second.answer() == found_here(other)
    assert second.answer() is None


def test_short_texts_are_not_its_business(second: Second) -> None:
    assert not second.begin(order("2月30日，他门去了县城。"))


def test_where_there_is_one_processor_it_is_not_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    assert not Second().begin(order())


def test_once_it_has_died_the_worker_does_without_it(
    second: Second, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not (ends_at_once := shutil.which("false")):
        pytest.skip("there is no program that ends at once")
    monkeypatch.setattr(sys, "executable", ends_at_once)
    begun = second.begin(order())  # the pipe may take the order before the process has ended
    assert second.answer() is None
    assert not begun or not second.begin(order())


def test_it_ends_with_the_process_that_started_it() -> None:
    code = "from lint.editor.second import serve; serve()"
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE) as process:
        assert process.stdin
        process.stdin.close()
        assert process.wait(60) == 0
