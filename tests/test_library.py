"""The library: check, fix and reflow, as the package's documentation gives them."""

from __future__ import annotations

import gc
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import BOOK

import lint
from lint import Applicability, Severity
from lint.book import load

TEXT = "日前，互连网大会开幕！！"


@pytest.fixture
def book(tmp_path: Path) -> lint.Book:
    path = tmp_path / "rules.yaml"
    path.write_text(BOOK, encoding="utf-8")
    return load(path)


class TestCheck:
    def test_spans_are_of_the_text_as_it_stands(self, book: lint.Book) -> None:
        text = f"\r\n　　{TEXT}"
        found = lint.check(text, book)
        assert [text[slice(*diagnostic.span)] for diagnostic in found] == ["互连网", "！！"]

    def test_severity(self, book: lint.Book) -> None:
        codes = [d.code for d in lint.check(TEXT, book, severity=Severity.INFO)]
        assert codes == ["HSE003", "HSE001", "HSE002"]

    def test_the_built_in_book_is_the_default(self) -> None:
        assert lint.check("今天天气晴好。") == []
        assert lint.check("他说到这里...没有说完。")

    def test_an_empty_text(self) -> None:
        assert lint.check("") == []


class TestFix:
    def test_safe_by_default(self, book: lint.Book) -> None:
        assert lint.fix(TEXT, book) == "日前，互联网大会开幕！！"

    def test_wording_too(self, book: lint.Book) -> None:
        fixed = lint.fix(TEXT, book, applicability=Applicability.UNSAFE)
        assert fixed == "日前，互联网大会开幕！"

    def test_nothing_else_changes(self, book: lint.Book) -> None:
        text = "\ufeff  \r\n\t互连网\u3000\r\r\n"
        assert lint.fix(text, book) == text.replace("连", "联")


def test_reflow() -> None:
    page = "清河县今年粮食总产量达到三十二万吨，比上年\n增长百分之五，再创历史新高。\n" * 4
    assert lint.reflow(page) == page.replace("年\n", "年")
    assert lint.reflow("") == ""


AUDIT = """\
import sys, lint
text = "互连网...大会"
lint.check(text), lint.fix(text), lint.reflow(text)
opened = []
sys.addaudithook(lambda event, args: opened.append(args) if event == "open" else None)
lint.check(text), lint.fix(text), lint.reflow(text)
assert not opened, opened
"""


def test_nothing_is_read_or_printed_once_the_book_is_loaded() -> None:
    run = subprocess.run([sys.executable, "-c", AUDIT], capture_output=True, check=False)
    assert (run.stdout, run.stderr) == (b"", b"")


HEAVY = {"regex", "msgspec", "yaml", "click", "rich", "opencc", "pathspec", "charset_normalizer"}


def loaded_by(code: str) -> set[str]:
    command = f"import sys; {code}; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", command], capture_output=True, check=True)
    return set(run.stdout.decode().split())


def test_the_package_loads_nothing_heavy() -> None:
    assert not loaded_by("import lint") & {*HEAVY, "lint.engine", "lint.text.document"}


def test_the_command_loads_what_it_needs() -> None:
    code = "import contextlib, lint.cli\nwith contextlib.suppress(SystemExit): lint.cli.main([])"
    assert not loaded_by(f"exec({code!r})") & {"lsprotocol", "daft", "rich"}


def test_unknown_names() -> None:
    with pytest.raises(AttributeError, match="no attribute 'lnit'"):
        _ = lint.lnit  # type: ignore[attr-defined]


@pytest.mark.parametrize("is_enabled", [True, False])
def test_garbage_is_looked_for_afterwards_as_it_was_before(is_enabled: bool) -> None:
    was_enabled = gc.isenabled()
    (gc.enable if is_enabled else gc.disable)()
    try:
        lint.check("今天,晴。")
        lint.fix("今天,晴。")
        with pytest.raises((AttributeError, TypeError)):
            lint.check(None)  # type: ignore[arg-type]
        assert gc.isenabled() == is_enabled
    finally:
        (gc.enable if was_enabled else gc.disable)()
