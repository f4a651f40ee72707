"""The classes of errors in rule books: what each rule is charged, and how mistakes are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint import book as books
from lint.book import default_book
from lint.diagnostic import Severity
from lint.problems import BookError

SCHEDULE = default_book().schedule


@pytest.fixture
def write(tmp_path: Path):
    def write_book(text: str) -> Path:
        path = tmp_path / "rules.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return write_book


def class_of(code: str) -> str | None:
    return SCHEDULE.class_of(code, "")


@pytest.mark.parametrize(
    ("code", "key"),
    [
        ("WRD010", "text"),
        ("DUP001", "text"),
        ("GRM001", "grammar"),
        ("WRD114", "grammar"),
        ("NUM005", "numerals"),
        ("NUM020", "grammar"),
        ("NUM003", "punctuation"),
        ("PUN001", "punctuation"),
        ("WID001", "punctuation"),
        ("WID004", "layout"),
        ("SPC001", "layout"),
        ("LIN001", "layout"),
        ("VAR001", "characters"),
        ("VAR004", "text"),
        ("VAR006", "letters"),
        ("UNI006", "units"),
        ("UNI014", "fact"),
        ("WRD087", "regions"),
        ("WRD900", "text"),
        ("LIN002", None),
        ("VAR012", None),
        ("OUR001", None),
    ],
)
def test_the_code_decides_before_the_family(code: str, key: str | None) -> None:
    assert class_of(code) == key


@pytest.mark.parametrize(
    ("family", "key"), [("DAT", "fact"), ("FIG", "fact"), ("NAM", "fact"), ("FMT", "layout")]
)
def test_families_that_have_few_rules_yet_are_charged(family: str, key: str) -> None:
    assert class_of(f"{family}099") == key


@pytest.mark.parametrize(
    ("key", "sizes"),
    [
        ("text", {1: 1, 2: 2, 5: 2, 6: 4, 60: 4}),
        ("figure", {1: 1, 9: 1}),
        ("fact", {1: 1, 9: 1}),
        ("grammar", {1: 1, 9: 1}),
        ("numerals", {1: 0.1, 9: 0.1}),
        ("foreign", {1: 1, 9: 1}),
        ("letters", {1: 0.5}),
        ("characters", {1: 0.5}),
        ("units", {1: 0.5}),
        ("terms", {1: 0.5}),
        ("regions", {1: 1}),
        ("punctuation", {1: 0.1}),
        ("layout", {1: 0.1}),
    ],
)
def test_weights(key: str, sizes: dict[int, float]) -> None:
    error_class = SCHEDULE.classes[key]
    assert {size: error_class.weight_of(size) for size in sizes} == sizes


def test_what_could_not_be_compared_with_the_annex_is_marked() -> None:
    unconfirmed = {key for key, of in SCHEDULE.classes.items() if not of.is_confirmed}
    assert unconfirmed == {
        "letters", "characters", "units", "terms", "regions", "punctuation", "layout",
    }  # fmt: skip


def test_every_class_has_a_name_in_both_languages() -> None:
    for error_class in SCHEDULE.classes.values():
        assert all(error_class.title) and len(set(error_class.title)) == 2


def test_every_rule_that_is_shown_is_charged() -> None:
    shown = [rule for rule in default_book().rules if rule.severity > Severity.INFO]
    assert [rule.id for rule in shown if SCHEDULE.class_of(rule.id, rule.name) is None] == []


def test_every_code_in_the_built_in_classes_is_a_rule() -> None:
    codes = [code for of in SCHEDULE.classes.values() for code in of.rules if len(code) > 3]
    assert len(set(codes)) == len(codes)
    assert set(codes) <= {rule.id for rule in default_book().rules}


class TestHouseBooks:
    def test_single_keys_can_be_changed(self, write) -> None:
        book = books.load(
            write("extends: default\ncharges:\n  punctuation: {weight: 0.2, confirmed: true}\n")
        )
        own, built_in = book.schedule.classes["punctuation"], SCHEDULE.classes["punctuation"]
        assert (own.weight, own.is_confirmed) == (0.2, True)
        assert (own.title, own.clause, own.rules) == (
            built_in.title, built_in.clause, built_in.rules,
        )  # fmt: skip
        assert book.schedule.classes["text"] == SCHEDULE.classes["text"]

    def test_rules_are_moved_and_a_house_s_own_are_charged(self, write) -> None:
        own = (
            "extends: default\n"
            "charges:\n"
            "  grammar: {rules: [WRD010, jiezhi-date, OUR]}\n"
            "  uncharged: {rules: [VAR]}\n"
        )
        schedule = books.load(write(own)).schedule
        assert schedule.class_of("WRD010", "jiezhi-now") == "grammar"
        assert schedule.class_of("WRD011", "jiezhi-date") == "grammar"
        assert schedule.class_of("WRD012", "jiezhi-deadline") == "text"
        assert schedule.class_of("OUR001", "our-names") == "grammar"
        # The later book decides, even where the earlier one is more specific.
        assert schedule.class_of("VAR006", "look-alike-letter") is None

    def test_a_class_of_its_own(self, write) -> None:
        own = (
            "extends: default\ncharges:\n  house: {name: 本报规范, weight: 0.25, rules: [WRD010]}\n"
        )
        schedule = books.load(write(own)).schedule
        assert schedule.class_of("WRD010", "jiezhi-now") == "house"
        assert schedule.classes["house"].weight_of(7) == 0.25
        assert schedule.classes["house"].title == ("本报规范", "本报规范")
        assert [*schedule.classes][-1] == "house"

    def test_a_book_that_extends_nothing_is_charged_by_the_same_classes(self, write) -> None:
        rule = "{id: WRD950, name: ours, kind: words, summary: s, message: m, words: {甲: 乙}}"
        schedule = books.load(write(f"rules: [{rule}]\n")).schedule
        assert schedule.class_of("WRD950", "ours") == "text"


@pytest.mark.parametrize(
    ("charges", "problem"),
    [
        ("  text: {weight: heavy}", "3: “weight” should be a number from 0 to 100"),
        ("  text: {weight: -1}", "3: “weight” should be a number from 0 to 100"),
        ("  text: {weight: nan}", "3: “weight” should be a number from 0 to 100"),
        ("  text: {cap: [1]}", "3: “cap” should be a number from 0 to 100"),
        ("  text:\n    repeats: 0", "4: “repeats” should be a whole number, 1 or more"),
        ("  text:\n    repeats: 2.5", "4: “repeats” should be a whole number, 1 or more"),
        ("  text: {confirmed: perhaps}", "3: “confirmed” should be true or false"),
        ("  text: {wieght: 1}", "3: unknown key “wieght”, did you mean “weight”?"),
        ("  text: 1", "3: a mapping belongs here"),
        ("  text:", "3: a mapping belongs here"),
        ("  text:\n    longer:\n      - {weight: 2}", "5: “from” is missing: add it"),
        (
            "  text:\n    longer:\n      - {from: 2, weight: 2}\n      - {from: x, weight: 2}",
            "6: “from” should be a whole number, 1 or more",
        ),
        ("  text:\n    rules:\n      - PUN\n      - PUN999", "6: no rule “PUN999”: see newslint"),
        ("  text: {rules: [doubled-rum]}", "3: no rule “doubled-rum”, did you mean “doubled-run”?"),
        ("  text: {rules: PUN}", "3: “rules” should be a list"),
        (
            "  text: {rules: [PUN]}\n  layout:\n    rules:\n      - PUN",
            "6: “PUN” stands under “text” already: keep one",
        ),
        (
            "  layout: {weight: 0.2}\n  puncutation: {weight: 0.2}",
            "4: the built-in book has no class “puncutation”: name one of text, figure, ",
        ),
    ],
)
def test_mistakes_are_told_with_their_line(write, charges: str, problem: str) -> None:
    path = write(f"extends: default\ncharges:\n{charges}\n")
    with pytest.raises(BookError) as caught:
        books.load(path)
    (told,) = (p.in_language("en") for p in caught.value.problems)
    assert told.removeprefix(f"{path}:").startswith(problem)


def test_charges_that_are_no_mapping(write) -> None:
    with pytest.raises(BookError) as caught:
        books.load(write("extends: default\ncharges: [text]\n"))
    assert "“charges” should be a mapping" in str(caught.value)
