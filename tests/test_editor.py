"""The parts of the language server that know nothing of the protocol's messages."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

from lint.book import Book, default_book, default_rules
from lint.diagnostic import Diagnostic
from lint.editor import bookedits, settings
from lint.editor.asking import SupersededError
from lint.editor.bookplace import place
from lint.editor.books import Books, Reading
from lint.editor.checking import Task, check
from lint.editor.documents import OpenDocument
from lint.editor.edits import combined
from lint.editor.mending import fixing
from lint.job import Job
from lint.rule import Rule
from lint.text.codeunits import Encoding
from lint.text.document import Document
from lint.text.positions import Position, Positions
from lint.text.view import Edit, Span, splice

ENCODINGS: tuple[Encoding, ...] = ("utf-8", "utf-16", "utf-32")
LETTERS = "甲乙a,é𠮷\n\r\f\u2028\u0085"


@given(
    st.text(st.sampled_from("甲aé𠮷\n\r\f\u2028"), max_size=600),
    st.sampled_from(ENCODINGS),
    st.data(),
)
def test_a_position_leads_back_to_its_offset(
    text: str, encoding: Encoding, data: st.DataObject
) -> None:
    offset = data.draw(st.integers(0, len(text)))
    positions = Positions(text)
    row, column = positions.encoded(offset, encoding)
    head = text[positions.row_span(row + 1).start : offset]
    width = {"utf-8": 1, "utf-16": 2, "utf-32": 4}[encoding]
    codec = encoding if encoding == "utf-8" else f"{encoding}-le"
    assert column == len(head.encode(codec)) // width
    within_line_end = text[offset - 1 : offset + 1] == "\r\n"
    assert positions.offset(Position(row, column), encoding) == offset - within_line_end


def test_a_position_outside_is_the_nearest_inside() -> None:
    positions = Positions("a𠮷\r\n甲")
    assert positions.offset(Position(0, 2), "utf-16") == 1  # within the pair
    assert positions.offset(Position(0, 3), "utf-8") == 1
    assert positions.offset(Position(0, 99)) == 2
    assert positions.offset(Position(1, 99)) == 5
    assert positions.offset(Position(9, 0)) == 5
    assert Positions("").offset(Position(0, 1)) == 0


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_document_follows_random_edits(encoding: Encoding) -> None:
    chance = random.Random(encoding)  # noqa: S311 - to be repeated
    item = types.TextDocumentItem("file:///a.txt", "plaintext", 1, "甲\n" * 50)
    server, text = OpenDocument(item, Path(), encoding), item.text
    for version in range(2, 2002):
        start = chance.randrange(len(text) + 1)
        end = min(len(text), start + chance.choice((0, 0, 1, 3)))
        start, end = (at - (text[at - 1 : at + 1] == "\r\n") for at in (start, end))
        new = "".join(chance.choices(LETTERS, k=chance.randrange(4)))
        change = types.TextDocumentContentChangePartial(server.range(Span(start, end)), new)
        server.change([change], version)
        text = text[:start] + new + text[end:]
        assert server.text == text
    server.change([types.TextDocumentContentChangeWholeDocument("丙")], 2002)
    assert (server.text, server.version) == ("丙", 2002)


def test_half_a_surrogate_pair_does_no_harm() -> None:
    item = types.TextDocumentItem("file:///a.txt", "plaintext", 1, "甲\ud842,乙")
    document = OpenDocument(item, Path(), "utf-16")
    assert document.text == "甲\ufffd,乙"
    assert document.range(Span(2, 3)).start == types.Position(0, 2)


def test_a_surrogate_pair_may_come_and_go_by_halves() -> None:
    item = types.TextDocumentItem("file:///a.txt", "plaintext", 1, "甲,乙")
    document = OpenDocument(item, Path(), "utf-16")

    def change(start: int, end: int, new: str) -> str:
        place = types.Range(types.Position(0, start), types.Position(0, end))
        change = types.TextDocumentContentChangePartial(place, new)
        document.change([change], document.version + 1)
        return document.text

    assert change(1, 1, "\ud842") == "甲\ufffd,乙"
    assert change(2, 2, "\udfb7") == "甲𠮷,乙"
    assert document.range(Span(2, 3)).start == types.Position(0, 3)
    assert change(2, 3, "") == "甲\ufffd,乙"
    assert change(3, 4, "丙") == "甲\ufffd,丙"
    assert change(1, 2, "") == "甲,丙"
    assert change(9, 9, "𠮷") == "甲,丙𠮷"
    assert change(4, 4, "丁") == "甲,丙\ufffd丁\ufffd"
    assert change(4, 5, "") == "甲,丙𠮷"


@given(st.text(st.sampled_from("甲乙丙\n"), max_size=30), st.data())
def test_combined_edits_do_at_once_what_rounds_do(text: str, data: st.DataObject) -> None:
    rounds, new = [], text
    for _ in range(data.draw(st.integers(0, 4))):
        cuts = sorted(data.draw(st.sets(st.integers(0, len(new)), max_size=6)))
        spans = zip(cuts[::2], cuts[1::2], strict=False)
        words = st.text(st.sampled_from("甲乙丁"), max_size=3)
        rounds.append([Edit(Span(start, end), data.draw(words)) for start, end in spans])
        new = splice(new, rounds[-1])
    edits = combined(text, rounds)
    assert splice(text, edits) == new
    for (start, end), put in edits:
        old = text[start:end]
        assert old[:1] != put[:1] or not (old and put)
        assert old[-1:] != put[-1:] or not (old and put)


class Fixed(Books):
    """The same book for all files."""

    def __init__(self, book: Book) -> None:
        super().__init__(Job(), {})
        self.book = book

    def of(self, path: Path) -> Reading:
        return Reading(self.book)


def task(
    text: str, book: Book | None = None, is_current: Callable[[], bool] = lambda: True
) -> Task:
    return Task(text, Path("/a.txt"), Fixed(book or default_book()), {}, is_current)


@pytest.mark.parametrize("work", [check, fixing(), fixing("WID001")])
def test_work_on_a_text_ends_when_it_moves_on(work: Callable[[Task], object]) -> None:
    assert work(task("今天,晴。"))
    for turns in (0, 1):
        asked = iter([True] * turns)
        with pytest.raises(SupersededError):
            work(task("今天,晴。", is_current=partial(next, asked, False)))


def test_a_rule_that_fails_is_told_and_left_out_and_the_others_speak() -> None:
    def fails(self: Rule, document: Document) -> list[Diagnostic]:
        raise ZeroDivisionError("oh")

    from msgspec.structs import replace

    rules = [replace(r, find=fails, needs="") if r.id == "PUN001" else r for r in default_rules()]
    checked = check(task("今天,晴。", replace(default_book(), rules=tuple(rules))))
    assert [found.code for found in checked.page.diagnostics] == ["WID001"]
    assert [*checked.left_out] == ["PUN001"]
    assert "ZeroDivisionError: oh" in checked.left_out["PUN001"].en


NEW = "extends: default\n\nignore: [WID001]\n"


@pytest.mark.parametrize(
    ("text", "ignoring"),
    [
        ("", NEW),
        ("# 本报", f"# 本报\n{NEW}"),
        ("extends: default  # 𠮷\nscript: hans\n", "extends: default  # 𠮷\n+script: hans\n"),
        ("words: {甲: 乙}\n# end\n", "words: {甲: 乙}\n+# end\n"),
        ("ignore: [UNI, PUN001]  # 𠮷\n", "ignore: [UNI, PUN001, WID001]  # 𠮷\n"),
        ("ignore: [\n  UNI, # a\n]\n", "ignore: [\n  UNI, WID001, # a\n]\n"),
        ("ignore: []\n", "ignore: [WID001]\n"),
        ("ignore:\n", "ignore: [WID001]\n"),
        ("ignore:\r\n- UNI # a\r\n# b\r\n", "ignore:\r\n- UNI # a\r\n- WID001\r\n# b\r\n"),
        ("{extends: default, ignore: [UNI]}", "{extends: default, ignore: [UNI, WID001]}"),
        ("{extends: default}", "{extends: default, ignore: [WID001]}"),
        (
            "except:\n  VAR:\n    - 甲\n# b\nwords: {}\n",
            "except:\n  VAR:\n    - 甲\n# b\nwords: {}\n+",
        ),
        (
            "words: {}\nexcept:\n  VAR:\n    - 甲 # a\n\n# b\n",
            "words: {}\nexcept:\n  VAR:\n    - 甲 # a\n+\n# b\n",
        ),
        ("script: hans # a\rwords: {}\r", "script: hans # a\rwords: {}\r+"),
        ("# 本报\r\n", "# 本报\r\nextends: default\r\n\r\nignore: [WID001]\r\n"),
    ],
)
def test_a_book_ignores_a_rule_and_keeps_its_comments(text: str, ignoring: str) -> None:
    edit = bookedits.ignoring(text, "WID001")
    assert edit is not None
    newline = "\r" if "\r" in text else "\n"
    assert splice(text, [edit]) == ignoring.replace("+", f"ignore: [WID001]{newline}")


@pytest.mark.parametrize(
    ("text", "excepting"),
    [
        ("extends: default\n", 'extends: default\nexcept: {WID001: ["“𠮷\\""]}\n'),
        (
            "except:\n  VAR:\n    - 甲\n# b\nwords: {}\n",
            'except:\n  VAR:\n    - 甲\n  WID001: ["“𠮷\\""]\n# b\nwords: {}\n',
        ),
        ("except: {}\n", 'except: {WID001: ["“𠮷\\""]}\n'),
        ("except: {VAR: [甲]} # a\n", 'except: {VAR: [甲], WID001: ["“𠮷\\""]} # a\n'),
        ("except:\n  VAR: [甲]\n", 'except:\n  VAR: [甲]\n  WID001: ["“𠮷\\""]\n'),
        ("except:\n  WID001: [甲]\n", 'except:\n  WID001: [甲, "“𠮷\\""]\n'),
        ("except:\n  WID001:\n    - 甲\n", 'except:\n  WID001:\n    - 甲\n    - "“𠮷\\""\n'),
    ],
)
def test_a_book_excepts_some_words(text: str, excepting: str) -> None:
    edit = bookedits.excepting(text, "WID001", '“𠮷"')
    assert edit is not None
    assert splice(text, [edit]) == excepting


@pytest.mark.parametrize(
    "text",
    [
        "ignore: [",
        "- a\n",
        "ignore: {a: b}\n",
        "ignore: UNI\n",
        "甲\n",
        "ignore: &a []\n",
        "select: &a [UNI]\nignore: *a\n",
        "words: &a\n  甲: *a\n",
    ],
)
def test_a_book_that_cannot_be_edited_simply_is_left_alone(text: str) -> None:
    assert bookedits.ignoring(text, "WID001") is None


@pytest.mark.parametrize(
    ("text", "path", "typed"),
    [
        ("severity: {PUN001: e|rr}", ("severity", "PUN001"), "err"),
        ("ignore:\n  - W|\n  - B", ("ignore", None), "W"),
        ("extends: default\nig|\nseverity: {A: b}", (), "ig"),
        ("rules:\n  - id: X\n    ki|\nwords: {a: b}", ("rules", None), "ki"),
        ("per-path:\n  '副刊/**': {ignore: [|", ("per-path", "副刊/**", "ignore", None), ""),
        ("# ig|", None, ""),
        ("a: [}\nb|", None, ""),
    ],
)
def test_the_place_where_a_book_is_typed(
    text: str, path: tuple[str | None, ...] | None, typed: str
) -> None:
    at = text.index("|")
    text = text.replace("|", "")
    found = place(text, at)
    assert (found and found.path) == path
    if found:
        assert text[slice(*found.span)] == typed


def test_null_is_the_default_of_a_setting() -> None:
    given = {"severity": None, "select": None, "config": None}
    assert settings.read(given) == (settings.Settings(), ())
    assert settings.read(None) == settings.read([]) == (settings.Settings(), ())


def test_later_settings_hold_where_they_say_something() -> None:
    initial = {"severity": "error", "select": ["WID"]}
    assert settings.merged(initial, {"severity": "info", "select": None}) == {
        "severity": "info",
        "select": ["WID"],
    }
    assert settings.merged(initial, None) == settings.merged(initial, []) == initial
    assert settings.merged(None, {"lang": "zh"}) == {"lang": "zh"}
