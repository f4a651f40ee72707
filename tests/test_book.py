"""Rule books: what they choose, what they add, and how their errors read."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint import book as books
from lint.book import default_book
from lint.diagnostic import Severity
from lint.engine import check
from lint.nearest import nearest_book
from lint.problems import BookError, UnknownCodeError
from lint.testing import failures
from lint.text.document import Document

HOUSE_RULE = """\
  - id: HSE001
    name: house-word
    kind: words
    summary: {zh: 本报用词, en: house word}
    message: {zh: "“{text}”应为“{new}”", en: "write “{new}”, not “{text}”"}
    words: {互连网: 互联网}
    fix: safe
"""


@pytest.fixture
def write(tmp_path: Path):
    def write_book(text: str) -> Path:
        path = tmp_path / "rules.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return write_book


def ids(book: books.Book, path: Path | None = None) -> set[str]:
    return {rule.id for rule in book.rules_for(path)}


def problems(path: Path) -> list[str]:
    with pytest.raises(BookError) as caught:
        books.load(path)
    return [p.in_language("en").removeprefix(f"{path.parent}/") for p in caught.value.problems]


def test_a_book_that_extends_the_default_adds_to_it(write) -> None:
    book = books.load(write("extends: default\nrules:\n" + HOUSE_RULE))
    assert ids(book) == ids(default_book()) | {"HSE001"}
    found = check(Document("建设互连网平台。"), book.rules_for())
    assert [(d.code, d.message.zh) for d in found] == [("HSE001", "“互连网”应为“互联网”")]


def test_a_book_that_extends_nothing_stands_alone(write) -> None:
    assert ids(books.load(write("rules:\n" + HOUSE_RULE))) == {"HSE001"}
    assert ids(books.load(write("rules: []\nwords: {清何县: 清河县}\n"))) == {"WRD900"}


def test_a_rule_with_a_known_code_takes_its_place(write) -> None:
    own = HOUSE_RULE.replace("HSE001", "PUN001").replace("house-word", "ellipsis")
    book = books.load(write("extends: default\nrules:\n" + own))
    assert len(book.rules) == len(default_book().rules)
    assert book.matching("PUN001")[0].summary.en == "house word"


def test_the_shipped_book_is_the_default_one() -> None:
    root = Path(books.__file__).parent.parent / "rules.yaml"
    assert ids(books.load(root)) == ids(default_book())


def test_a_book_without_any_rule_is_refused(write) -> None:
    assert problems(write("")) == [
        "rules.yaml:1: no rules: add extends: default for the built-in ones, or rules of your own"
    ]


@pytest.mark.parametrize(
    "settings",
    [
        "words: {清何县: 清河县}",
        "except: {WRD: [神洲数码]}",
        "severity: {ALL: error}",
        "per-path: {'副刊/**': {select: [ALL]}}",
    ],
)
def test_words_and_settings_alone_do_not_turn_the_built_in_rules_off(write, settings: str) -> None:
    assert any("add extends: default" in line for line in problems(write(settings + "\n")))
    assert ids(books.load(write(f"extends: default\n{settings}\n"))) >= ids(default_book())


@pytest.mark.parametrize(
    ("words", "line", "what"),
    [
        ("words:\n  清何县：清河县\n", 2, "half-width"),
        ("words:\n  清何县:清河县\n", 2, "half-width"),
        ("words: {云溪: 云溪镇,\n  清何县：清河县}\n", 3, "half-width"),
        ("words:\n  云溪: 云溪镇\n  清何县：清河县\n", 5, "half-width"),
        ("words:\n  云溪: 云溪镇\n  清何县:\n", 4, "should be text"),
        ("words:\n  a: b\n  b: c\n  x: y\n  y: x\n", 5, "becomes “y” and that “x” again"),
        ("except:\n  NUM:\n    - ''\n", 4, "the text is empty"),
        ("ignore: [WRD999]\n", 2, "no rule “WRD999”: see newslint rules"),
    ],
)
def test_what_a_newcomer_gets_wrong_is_told(write, words: str, line: int, what: str) -> None:
    first = problems(write(f"extends: default\n{words}"))[0]
    assert first.startswith(f"rules.yaml:{line}: ") and what in first


def test_a_built_in_code_in_a_book_that_stands_alone_says_what_is_missing(write) -> None:
    found = problems(write("ignore: [PUN]\nrules:\n" + HOUSE_RULE))
    assert found == ["rules.yaml:1: “PUN” is a built-in rule: begin the file with extends: default"]


def test_values_that_do_not_fit_are_told_with_what_would(write) -> None:
    found = problems(write("extends: default\nseverity:\n  PUN: eror\n  WID: lax\nselect: PUN\n"))
    assert found == [
        "rules.yaml:3: “severity” is one of error, info, warning",
        "rules.yaml:4: “severity” is one of error, info, warning",
        "rules.yaml:5: “select” should be a list",
    ]


FORMS = """\
rules:
  - id: HSE001
    name: house-word
    kind: forms
    summary: 单位
    message: 单位
    forms:
      - {text: 米, pattern: 米}
      - %s
    covers:
      - P01
      - %s
    cases:
      - %s
"""


@pytest.mark.parametrize(
    ("form", "row", "case", "zh", "en"),
    [
        (
            "{text: 丈}",
            "a",
            "good: 米",
            "9: 缺少“pattern”：补上",
            "9: “pattern” is missing: add it",
        ),
        (
            "{text: 丈, patern: 丈}",
            "a",
            "good: 米",
            "9: 缺少“pattern”：补上\n9: 没有“patern”这个键，是不是“pattern”？",
            "9: “pattern” is missing: add it\n9: unknown key “patern”, did you mean “pattern”?",
        ),
        ("丈", "a", "good: 米", "9: 这里应是键值对", "9: a mapping belongs here"),
        (
            "{text: 丈, pattern: [丈]}",
            "a",
            "good: 米",
            "9: “pattern”应是文字",
            "9: “pattern” should be text",
        ),
        (
            "{text: 丈, pattern: 丈}",
            "[a]",
            "good: 米",
            "12: “covers”的每一项应是文字",
            "12: each of “covers” should be text",
        ),
        (
            "{text: 丈, pattern: 丈}",
            "a",
            "{good: 米, bad: 丈}",
            "14: 例子里 bad 和 good 要有一个，且只有一个",
            "14: a case has either `bad` or `good`",
        ),
        (
            "{text: 丈, pattern: 丈}",
            "a",
            "{good: 米, fixed: 丈}",
            "14: at 和 fixed 只与 bad 同用",
            "14: `at` and `fixed` go with `bad`",
        ),
        (
            "{text: 丈, pattern: 丈}",
            "a",
            "{good: 米, markup: pdf}",
            "14: “markup”应是 text、markdown、html 之一",
            "14: “markup” is one of text, markdown, html",
        ),
    ],
)
def test_a_slip_within_a_list_is_told_at_its_item(
    write, form: str, row: str, case: str, zh: str, en: str
) -> None:
    path = write(FORMS % (form, row, case))
    with pytest.raises(BookError) as caught:
        books.load(path)
    for language, expected in (("zh", zh), ("en", en)):
        told = {p.in_language(language).split(":", 1)[1] for p in caught.value.problems}
        assert told == set(expected.splitlines())


def test_a_text_in_a_language_that_is_neither_is_told(write) -> None:
    found = problems(write("rules:\n" + HOUSE_RULE.replace("en: house word", "fr: mot")))
    assert found == ["rules.yaml:5: the keys of “summary” are en, zh"]


def test_a_code_of_another_shape_is_told_the_shape(write) -> None:
    found = problems(write("rules:\n" + HOUSE_RULE.replace("HSE001", "our1")))
    assert found == [
        "rules.yaml:2: code “our1” is not three capitals and three digits, as in ABC001"
    ]


def test_a_switch_is_true_or_false(write) -> None:
    entry = f"rules:\n{HOUSE_RULE}    whole-words: "
    assert ids(books.load(write(entry + "true"))) == {"HSE001"}
    assert problems(write(entry + "yes")) == ["rules.yaml:9: “whole-words” should be true or false"]


def test_several_problems_of_one_rule_and_a_code_given_twice_come_at_once(write) -> None:
    entry = HOUSE_RULE.replace("words: {互连网: 互联网}", "pattern: (a").replace("words", "pattern")
    found = problems(
        write("rules:\n" + entry.replace("    fix: safe\n", "    replace: b\n") + entry)
    )
    assert len([line for line in found if "go together" in line]) == 2
    assert len([line for line in found if "not a valid pattern" in line]) == 2
    assert len([line for line in found if "stands on line 2 already" in line]) == 1


@pytest.mark.parametrize(
    ("settings", "running"),
    [
        ("ignore: [HSE]", set()),
        ("ignore: [house-word]", set()),
        ("ignore: [ALL]\nselect: [HSE001]", {"HSE001"}),
        ("select: [PUN]", set()),
        ("select: [PUN, HSE]\nignore: [HSE001]", set()),
        ("select: [HSE001]\nignore: [HSE]", {"HSE001"}),
    ],
)
def test_the_most_specific_code_decides(write, settings: str, running: set[str]) -> None:
    book = books.load(write(f"extends: default\n{settings}\nrules:\n{HOUSE_RULE}"))
    assert ids(book) & {"HSE001"} == running


def test_a_command_line_choice_replaces_the_books(write) -> None:
    book = books.load(write("extends: default\nignore: [HSE]\nrules:\n" + HOUSE_RULE))
    assert ids(book.choosing(select=["HSE"])) == {"HSE001"}
    assert "PUN001" not in ids(book.choosing(ignore=["PUN001"]))
    with pytest.raises(UnknownCodeError, match="did you mean “HSE001”"):
        book.choosing(select=["HSE002"])


def test_settings_hold_for_the_paths_they_name(write) -> None:
    path = write(
        "extends: default\nseverity: {HSE: info}\nper-path:\n"
        "  副刊/**: {ignore: [HSE]}\n  '*.html': {severity: {house-word: error}}\n"
        "rules:\n" + HOUSE_RULE
    )
    book = books.load(path)
    severities = {rule.id: rule.severity for rule in book.rules_for(path.parent / "要闻.txt")}
    assert severities["HSE001"] is Severity.INFO
    assert "HSE001" not in ids(book, path.parent / "副刊" / "一.txt")
    page = {rule.id: rule.severity for rule in book.rules_for(path.parent / "网" / "a.html")}
    assert page["HSE001"] is Severity.ERROR


def test_a_rule_for_traditional_copy_runs_where_the_settings_say_so(write) -> None:
    path = write(
        "extends: default\nper-path:\n  港版/**: {script: hant}\n  港版/简体/**: {script: hans}\n"
        "rules:\n" + HOUSE_RULE.replace("    fix: safe\n", "    fix: safe\n    script: hant\n")
    )
    book = books.load(path)
    assert "HSE001" not in ids(book)
    assert "HSE001" in ids(book, path.parent / "港版" / "一.txt")
    assert "HSE001" not in ids(book, path.parent / "港版" / "简体" / "一.txt")
    path.write_text("script: hant\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert "HSE001" in ids(books.load(path))


def test_a_script_that_is_none_is_refused(write) -> None:
    found = problems(write("extends: default\nscript: traditional\n"))
    assert found == ["rules.yaml:2: “script” is one of hans, hant"]


def test_the_nearest_book_upward_is_found(tmp_path: Path, write) -> None:
    path = write("extends: default\n")
    folder = tmp_path / "2026" / "11"
    folder.mkdir(parents=True)
    assert nearest_book(folder / "一版.txt") == path
    nearer = tmp_path / "2026" / "rules.yaml"
    nearer.write_text("extends: default\n", encoding="utf-8")
    assert nearest_book(folder) == nearer


def test_all_problems_are_reported_with_their_lines(write) -> None:
    path = write(
        "extends: defualt\n"
        "slect: [PUN]\n"
        "ignore: [PUN0001]\n"
        "rules:\n"
        "  - id: HSE1\n"
        "    name: one\n"
        "    kind: patern\n"
        "  - id: HSE002\n"
        "    name: two\n"
        "    kind: pattern\n"
        "    summary: 二\n"
        "    message: 二\n"
        "    severity: fatal\n"
        "    pattern: 'a'\n"
        "  - id: HSE003\n"
        "    name: three\n"
        "    kind: pattern\n"
        "    summary: 三\n"
        "    message: '{txt}'\n"
        "    pattern: '(b'\n"
    )
    found = problems(path)
    assert [line.split(": ")[0] for line in found] == [
        f"rules.yaml:{n}" for n in (1, 2, 3, 7, 13, 19, 20)
    ]
    assert "did you mean “select”" in found[1]
    assert "pattern, words, phrases, pair, forms" in found[3]


@pytest.mark.parametrize(
    ("entry", "where", "what"),
    [
        ("pattern: '(a'", 6, "not a valid pattern"),
        ("pattern: a\n    replace: b", 2, "go together"),
        ("pattern: a\n    replace: '\\2'\n    fix: safe", 7, "invalid group"),
        ("pattern: a\n    replace: '\\q'\n    fix: safe", 7, "bad escape"),
        ("pattern: ''", 6, "“pattern” is empty"),
        ("pattern: 'a*'", 6, "matches nothing at all"),
        ("pattern: [a]", 6, "should be text"),
        ("patern: a", 2, "“pattern” is missing"),
    ],
)
def test_a_pattern_that_cannot_be_used_is_named(write, entry: str, where: int, what: str) -> None:
    head = "  - id: HSE001\n    name: n\n    summary: s\n    kind: pattern\n"
    found = problems(write(f"rules:\n{head}    {entry}\n    message: m\n"))
    assert any(f"rules.yaml:{where}: " in line and what in line for line in found), found


def test_broken_yaml_and_duplicate_keys_are_named(write) -> None:
    assert problems(write("select: [PUN\nignore: x: y\n"))[0].startswith("rules.yaml:2: YAML")
    assert "keep one" in problems(write("select: []\nignore: []\nselect: []\n"))[0]


@pytest.mark.parametrize("forbidden", ["\0", "\x1b", "\x7f", "\ufffe"])
def test_a_character_that_yaml_forbids_is_named_on_its_line(write, forbidden: str) -> None:
    (told,) = problems(write(f"words:\n  甲: 乙\n  丙𠮷: 丁{forbidden}\n"))
    assert told.startswith(f"rules.yaml:3: YAML: the character U+{ord(forbidden):04X} may not")
    assert "\n" not in told


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("rules: &a [*a]\n", 1),
        ("rules: []\n? [a, b]\n: c\n", 2),
        ("rules: " + "[" * 2000 + "]" * 2000, 1),
        ("- PUN\n", 1),
        ("groups:\n  - name: node\n    rules: []\n", 1),
    ],
    ids=["within itself", "a list for a key", "deep", "a list", "another tool's"],
)
def test_yaml_that_is_no_book_is_told_in_one_line(write, text: str, line: int) -> None:
    (problem,) = problems(write(text))
    assert problem.startswith(f"rules.yaml:{line}: ")


def test_a_book_of_another_tool_is_told_from_one_with_a_slip(write) -> None:
    assert "--isolated" in problems(write("groups: []\n"))[0]
    assert "did you mean" in problems(write("extend: default\n"))[0]


def test_plain_values_are_text_and_aliases_may_repeat(write) -> None:
    rule = HOUSE_RULE + "    source: 2020-13-45\n"
    words = rule.replace("words: {互连网: 互联网}", "words: {no: yes, 1: 2}")
    (read,) = books.load(write("rules:\n" + words)).rules
    assert read.source == "2020-13-45"
    assert [d.message.en for d in check(Document("no"), [read])] == ["write “yes”, not “no”"]
    laughs = "".join(f"x{n}: &x{n} [{', '.join([f'*x{n - 1}'] * 9)}]\n" for n in range(1, 40))
    assert len(problems(write("select: &x0 [PUN]\n" + laughs + "extends: default\n"))) == 39


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("summary: {zh: 本报用词, en: house word}", "summary: {}", "“summary” is empty"),
        ("summary: {zh: 本报用词, en: house word}", "summary: ''", "“summary” is empty"),
        ("words\n", "forms\n    forms: []\n", "“forms” is empty"),
        ("words\n", "forms\n    forms: [{text: a, pattern: a}]\n", "at least two"),
        ("words\n", "pair\n    pairs: []\n", "“pairs” is empty"),
        ("words\n", "pair\n    pairs: [（）]\n", "this kind mends nothing"),
    ],
)
def test_an_entry_that_could_do_nothing_is_refused(write, old: str, new: str, what: str) -> None:
    entry = HOUSE_RULE.replace(old, new).replace("{new}", "{text}")
    if "kind: words" not in entry:
        entry = entry.replace("    words: {互连网: 互联网}\n", "")
    (problem,) = problems(write("rules:\n" + entry))
    assert what in problem


def test_a_word_table_is_read_next_to_the_book(write, tmp_path: Path) -> None:
    (tmp_path / "words.tsv").write_text("# 误\t正\n互连网\t互联网\n", encoding="utf-8")
    rule = HOUSE_RULE.replace("words: {互连网: 互联网}", "table: words.tsv")
    rules = books.load(write("rules:\n" + rule)).rules_for()
    assert [d.span for d in check(Document("上互连网"), rules)] == [(1, 4)]
    (tmp_path / "words.tsv").write_text("互连网 互联网\n", encoding="utf-8")
    assert "words.tsv:1: put a tab" in problems(write("rules:\n" + rule))[0]


def test_a_book_has_its_own_words(write) -> None:
    book = books.load(write("extends: default\nwords: {清何县: 清河县, 云溪: 云溪镇}\n"))
    text = "清何县与清河县，云溪镇与云溪。"
    found = check(Document(text), book.rules_for())
    assert [(text[d.span.start :][:2], d.code, d.severity) for d in found] == [
        ("清何", "WRD900", Severity.ERROR),
        ("云溪", "WRD900", Severity.ERROR),
    ]
    assert [failure.what.en for rule in book.matching("WRD900") for failure in failures(rule)] == []


def test_a_finding_within_an_excepted_text_is_left_out(write) -> None:
    text = "互连网公司，互连网＋，互连网。"
    settings = "except: {HSE: [互连网公司], ALL: ['/互连网＋/']}\n"
    book = books.load(write(settings + "rules:\n" + HOUSE_RULE))
    assert [d.span.start for d in check(Document(text), book.rules_for())] == [text.rindex("互")]


def test_an_excepted_text_may_run_over_a_line_end(write) -> None:
    book = books.load(write("except: {HSE001: [南互连网公司]}\nrules:\n" + HOUSE_RULE))
    lines = ["清河县今年新建的企业有江", "南互连", "网公司等二十家，都已投产。"]
    text = "\n".join([lines[0], lines[1] + lines[2][:9], lines[2][9:]])
    assert check(Document(text), book.rules_for()) == []


def test_an_exception_may_hold_for_some_files_only(write, tmp_path: Path) -> None:
    settings = "per-path:\n  'names/**': {except: {HSE001: [互连网]}}\n"
    book = books.load(write(settings + "rules:\n" + HOUSE_RULE))
    assert check(Document("互连网"), book.rules_for(tmp_path / "names" / "a.txt")) == []
    assert check(Document("互连网"), book.rules_for(tmp_path / "a.txt")) != []


def test_errors_of_words_and_exceptions_have_their_lines(write) -> None:
    words = "words:\n  清河: 清河\n  云溪真: 云溪镇\n  '': 县\n"
    path = write(f"extends: default\n{words}except:\n  WRX: [a]\n  PUN: ['/(/']\n")
    assert problems(path) == [
        "rules.yaml:3: “清河” is corrected to itself: drop it",
        "rules.yaml:5: an entry lacks the wrong word: fill it in, or drop the entry",
        "rules.yaml:7: no rule “WRX”, did you mean “WRD”?",
        "rules.yaml:8: not a valid pattern, mend it: missing ) at position 1",
    ]


@pytest.mark.parametrize("name", ["House-Word", "house word", "house_word", "-house", "本报"])
def test_a_name_is_in_kebab_case(write, name: str) -> None:
    (problem,) = problems(write("rules:\n" + HOUSE_RULE.replace("house-word", name)))
    assert problem == (
        f"rules.yaml:3: name “{name}” is not small letters and digits with hyphens, as in our-names"
    )


def test_a_name_chooses_one_rule(write) -> None:
    own = HOUSE_RULE.replace("house-word", "ellipsis")
    taken = "name “ellipsis” is that of {} already: take another name"
    assert problems(write("extends: default\nrules:\n" + own)) == [
        "rules.yaml:4: " + taken.format("PUN001")
    ]
    assert problems(write("rules:\n" + own + own.replace("HSE001", "HSE002"))) == [
        "rules.yaml:10: " + taken.format("HSE001")
    ]
    instead = HOUSE_RULE.replace("HSE001", "PUN001")
    assert "HSE001" in ids(books.load(write("extends: default\nrules:\n" + own + instead)))


def test_a_rule_may_cover_a_style_guide_of_the_house(write) -> None:
    covering = HOUSE_RULE + "    covers: [P01, 本报规范 3.2]\n"
    (rule,) = books.load(write("rules:\n" + covering)).rules
    assert rule.covers == ("P01", "本报规范 3.2")


def test_a_rule_cannot_need_an_empty_word(write) -> None:
    needs = "    needs: [互连, '']\n"
    assert problems(write("rules:\n" + HOUSE_RULE + needs)) == [
        "rules.yaml:9: a word is empty: fill it in, or drop it",
    ]


def test_errors_of_a_context_have_their_lines(write) -> None:
    contexts = (
        "    contexts:\n"
        "      - {words: [互连网], before: 上}\n"
        "      - words: [互连网]\n"
        "        before: '(上'\n"
        "        after: ')'\n"
        "      - {words: [互连]}\n"
    )
    assert problems(write("rules:\n" + HOUSE_RULE + contexts)) == [
        "rules.yaml:12: not a valid pattern, mend it: missing ) at position 2",
        "rules.yaml:13: not a valid pattern, mend it: unbalanced parenthesis at position 0",
        "rules.yaml:14: “互连” is none of `words`: add it there, or drop it",
    ]
    (misspelt,) = problems(write("rules:\n" + HOUSE_RULE + contexts.replace("after", "behind")))
    assert misspelt == "rules.yaml:13: unknown key “behind”: drop it"


def test_the_built_in_book_has_no_problems() -> None:
    book = books.load(Path(__file__).parent.parent / "rules.yaml")
    assert [rule.id for rule in book.rules] == [rule.id for rule in default_book().rules]
