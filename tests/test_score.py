"""The official error rate, clause by clause, by examples that were computed by hand."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint import engine
from lint.book import default_book
from lint.charges import Schedule
from lint.checker import markup
from lint.diagnostic import Applicability, Diagnostic, Fix, Severity, Text
from lint.job import FileResult
from lint.score import Rate, Score, issues, score
from lint.score.charge import Limit
from lint.score.page import Finding, Page, page, printed
from lint.text.document import Document, Markup
from lint.text.view import Edit, Span

SCHEDULE = default_book().schedule


def finding(code: str, text: str = "甲", *, size: int = 1, head: bool = False) -> Finding:
    return Finding(code, "name", Span(0, 1), Text("", ""), text, None, size, head)


def page_of(*findings: Finding, name: str = "a.txt", characters: int = 10_000) -> Page:
    return Page(Path(name), "甲", characters, findings)


def scored(*findings: Finding, schedule: Schedule = SCHEDULE) -> Score:
    return score([page_of(*findings)], schedule)


def errors(*findings: Finding) -> str:
    return str(scored(*findings).rate.errors.normalize())


def checked(text: str, name: str = "a.txt") -> Page:
    """What the built-in book finds in a text, to be scored."""
    path = Path(name)
    found = engine.check(Document(text, markup(path)), default_book().rules_for())
    return page(FileResult(path, None, text, tuple(found)))


def size(text: str, span: tuple[int, int], *edits: tuple[int, int, str]) -> int:
    """How many characters an error has that marks `span` of the text and is mended by `edits`."""
    fix = Fix(
        tuple(Edit(Span(start, end), new) for start, end, new in edits),
        Applicability.UNSAFE,
        Text("", ""),
    )
    marked = Diagnostic(
        "WRD001", "name", Span(*span), Severity.ERROR, Text("", ""), fix if edits else None
    )
    return page(FileResult(Path("a.txt"), None, text, (marked,))).findings[0].size


class TestTextErrors:
    """三.2(2): by length."""

    @pytest.mark.parametrize(
        ("characters", "charged"), [(1, "1"), (2, "2"), (5, "2"), (6, "4"), (40, "4")]
    )
    def test_they_weigh_by_length(self, characters: int, charged: str) -> None:
        assert errors(finding("WRD001", size=characters)) == charged

    def test_a_wrong_character_is_one_however_long_the_word(self) -> None:
        assert size("一家互连网公司", (2, 5), (2, 5, "互联网")) == 1
        assert size("一家互连网公司", (2, 5), (3, 4, "联")) == 1

    def test_two_wrong_characters(self) -> None:
        assert size("按步就搬", (0, 4), (0, 4, "按部就班")) == 2

    def test_extra_characters(self) -> None:
        assert size("强化强化管理", (0, 4), (2, 4, "")) == 2
        assert size("强化党建统领强化党建统领", (0, 12), (6, 12, "")) == 6
        assert size("强化强化管理", (0, 4), (0, 4, "强化")) == 2

    def test_a_line_end_is_no_character(self) -> None:
        assert size("强化\n　强\n化管理", (0, 7), (2, 7, "")) == 2

    def test_missing_characters(self) -> None:
        assert size("非法制案", (0, 3), (3, 3, "造")) == 1
        assert size("共和国", (0, 3), (0, 3, "中华人民共和国")) == 4

    def test_a_wrong_and_a_missing_one(self) -> None:
        assert size("甲乙", (0, 2), (0, 2, "丙丁乙")) == 2

    def test_characters_that_change_places_are_one(self) -> None:
        assert size("络网公司", (0, 2), (0, 2, "网络")) == 1
        assert size("三个余月", (0, 4), (1, 3, "余个")) == 1
        assert size("会上昨日表彰", (0, 4), (0, 2, ""), (4, 4, "会上")) == 1

    def test_without_a_fix_what_is_marked_counts(self) -> None:
        assert size("他□□了", (1, 3)) == 2
        assert size("他 □\n□ 了", (1, 6)) == 2
        assert size("他了", (1, 1)) == 1

    def test_a_fix_of_white_space_alone_is_one(self) -> None:
        assert size("强 化", (0, 3), (1, 2, "")) == 1


class TestClasses:
    @pytest.mark.parametrize(
        ("code", "charged"),
        [
            ("DAT001", "1"),  # 三.2(1)
            ("FIG001", "1"),
            ("NAM001", "1"),
            ("GRM001", "1"),
            ("NUM005", "0.1"),  # 三.2(3)
            ("VAR001", "0.5"),
            ("UNI006", "0.5"),
            ("WRD087", "1"),
            ("PUN001", "0.1"),
            ("SPC001", "0.1"),
            ("FMT001", "0.1"),
        ],
    )
    def test_weights_do_not_go_by_length(self, code: str, charged: str) -> None:
        assert errors(finding(code, size=8)) == charged

    def test_what_has_no_class_is_not_charged(self) -> None:
        result = scored(finding("OUR001"), finding("OUR001"), finding("LIN002"))
        assert (result.charges, result.rate.errors) == ((), 0)
        assert result.uncharged == {("OUR001", "name"): 2, ("LIN002", "name"): 1}

    def test_unconfirmed_weights_are_told_apart(self) -> None:
        result = scored(finding("WRD001"), finding("PUN001"), finding("UNI006"))
        assert (result.rate.errors, result.unconfirmed) == (Decimal("1.6"), Decimal("0.6"))

    def test_sums_are_exact(self) -> None:
        assert errors(*[finding("PUN001")] * 3) == "0.3"


class TestHeadlines:
    """三.1: text errors are doubled there."""

    @pytest.mark.parametrize(
        ("code", "characters", "charged"),
        [("WRD001", 1, "2"), ("DUP001", 6, "8"), ("FIG001", 1, "2"), ("NUM005", 1, "0.2")],
    )
    def test_text_errors_are_doubled(self, code: str, characters: int, charged: str) -> None:
        assert errors(finding(code, size=characters, head=True)) == charged

    def test_marks_and_layout_are_not(self) -> None:
        assert errors(finding("PUN001", head=True), finding("SPC001", head=True)) == "0.2"

    ARTICLE = (
        "清河报　2024年5月1日\n\n小麦产量创新高\n\n　　本报讯（记者 王宁）今年夏天，"
        "清河县小麦产量创了新高，截止目前，全县已收小麦3万亩。\n"
    )

    def test_where_an_error_stands(self) -> None:
        (body,) = checked(self.ARTICLE).findings
        assert (body.code, body.in_head) == ("WRD010", False)
        (headline,) = checked(
            self.ARTICLE.replace("截止", "截至").replace("产量创新高", "截止目前收完")
        ).findings
        assert (headline.code, headline.in_head) == ("WRD010", True)

    def test_in_html(self) -> None:
        text = "<h1>截止目前小麦收完</h1>\n<p>截止目前，全县已收小麦3万亩。</p>\n"
        assert [f.in_head for f in checked(text, "a.html").findings] == [True, False]


class TestRepeatedErrors:
    """三.2: the same error counts three times at most in an issue."""

    def test_the_fourth_is_not_counted(self) -> None:
        result = scored(*[finding("WRD001")] * 5)
        assert result.rate.errors == 3
        assert [c.limit for c in result.charges] == [None] * 3 + [Limit.REPEATED] * 2

    def test_other_words_are_other_errors(self) -> None:
        assert errors(*[finding("WRD001", "甲")] * 4, *[finding("WRD001", "乙")] * 4) == "6"

    def test_without_a_fix_other_rules_find_other_errors(self) -> None:
        assert errors(*[finding("WRD001")] * 4, *[finding("WRD003")] * 4) == "6"

    def test_one_word_for_another_is_one_error_whichever_rule_finds_it(self) -> None:
        text = (
            "截止目前，小麦3万亩。截止昨日，玉米2万亩。截止记者发稿，大豆1万亩。截止6月1日，豆6亩。"
        )
        found = checked(f"　　{text}\n")
        assert {f.code for f in found.findings} == {"WRD010", "WRD011"}
        assert (len(found.findings), score([found], SCHEDULE).rate.errors) == (4, 3)

    def test_of_four_the_heaviest_three_count(self) -> None:
        assert errors(*[finding("WRD001")] * 3, finding("WRD001", head=True)) == "4"

    def test_over_the_pages_of_an_issue(self) -> None:
        pages = [page_of(*[finding("WRD001")] * 2, name=name) for name in ("a.txt", "b.txt")]
        (issue,) = issues(pages, lambda _: SCHEDULE)
        assert [f.rate.errors for f in issue.files] == [2, 2]
        assert issue.whole.rate == Rate(Decimal(3), 20_000)

    def test_marks_are_no_text(self) -> None:
        assert errors(*[finding("PUN001")] * 5) == "0.5"

    def test_a_word_cut_by_a_line_end_is_the_same(self) -> None:
        text = "".join(f"　　截{end}止目前，全县已收小麦3万亩。\n\n" for end in ("", "\n", "", ""))
        assert score([checked(text)], SCHEDULE).rate.errors == 3


class TestNumerals:
    """三.2(3): 0.1 each, 1 an issue at most."""

    def test_the_class_is_capped(self) -> None:
        result = scored(*[finding("NUM005", str(n)) for n in range(12)])
        assert result.rate.errors == 1
        assert [c.limit for c in result.charges] == [None] * 10 + [Limit.CAPPED] * 2

    def test_by_issue_not_by_page(self) -> None:
        pages = [
            page_of(*[finding("NUM005", f"{name}{n}") for n in range(8)], name=name)
            for name in ("a.txt", "b.txt")
        ]
        (issue,) = issues(pages, lambda _: SCHEDULE)
        assert [f.rate.errors for f in issue.files] == [Decimal("0.8"), Decimal("0.8")]
        assert issue.whole.rate.errors == 1

    def test_what_remains_below_the_cap_is_charged(self) -> None:
        heads = [finding("NUM005", str(n), head=True) for n in range(4)]
        result = scored(*heads, *[finding("NUM005", f"b{n}") for n in range(3)])
        assert result.rate.errors == 1
        assert [str(c.charged) for c in result.charges][-3:] == ["0.1", "0.1", "0.0"]


class TestIssues:
    def test_a_folder_is_an_issue(self) -> None:
        pages = [
            page_of(*[finding("WRD001")] * 3, name=f"{day}/{n}.txt", characters=2_000)
            for day in ("0501", "0502")
            for n in (1, 2)
        ]
        found = issues(pages, lambda _: SCHEDULE)
        assert [str(issue.folder) for issue in found] == ["0501", "0502"]
        assert [issue.whole.rate for issue in found] == [Rate(Decimal(3), 4_000)] * 2
        assert [len(issue.files) for issue in found] == [2, 2]

    def test_each_has_its_own_schedule(self) -> None:
        own = {"text": SCHEDULE.classes["text"].under(type(SCHEDULE.classes["text"])(weight=2))}
        pages = [page_of(finding("WRD001"), name=f"{day}/a.txt") for day in ("0501", "0502")]
        other = Schedule.of([SCHEDULE.classes, own])
        found = issues(pages, lambda folder: other if folder.name == "0502" else SCHEDULE)
        assert [issue.whole.rate.errors for issue in found] == [1, 2]


class TestRate:
    @pytest.mark.parametrize(
        ("charged", "characters", "passes"),
        [
            ("3", 10_000, True),
            ("3.1", 10_000, False),
            ("3", 9_999, False),
            ("12", 40_000, True),
            ("0", 0, True),
            ("0.1", 0, False),
        ],
    )
    def test_the_pass_line(self, charged: str, characters: int, passes: bool) -> None:
        assert Rate(Decimal(charged), characters).within(Decimal(3)) is passes

    def test_thirty_marks_are_three_errors(self) -> None:
        """As decimals they are; as floats they would be a little more or less."""
        assert scored(*[finding("PUN001")] * 30).rate == Rate(Decimal(3), 10_000)

    def test_an_empty_file(self) -> None:
        empty = checked("")
        assert (empty.characters, empty.findings) == (0, ())
        assert score([empty], SCHEDULE).rate.per_myriad == 0


class TestCharacters:
    @pytest.mark.parametrize(
        ("text", "characters"),
        [
            ("今天，晴。\n\n　　明天 雨。\n", 9),
            ("共2024人", 6),
            ("\u200b今\u00ad天\ufeff", 2),
            ("e\u0301", 1),
            (" \n\t\n", 0),
        ],
    )
    def test_those_printed_are_counted(self, text: str, characters: int) -> None:
        assert printed(Document(text)) == characters

    def test_of_markup_only_the_text_is(self) -> None:
        html = "<p class='a'>今天<b>晴</b>&nbsp;&amp;雨。</p><!-- 注 -->"
        assert printed(Document(html, Markup.HTML)) == len("今天晴&雨。")
        text = "# 标题\n\n[今天](http://a.cn)**晴**，见`code`。\n"
        assert printed(Document(text, Markup.MARKDOWN)) == len("标题今天晴，见。")


CODES = ["WRD001", "WRD003", "GRM001", "NUM001", "NUM005", "PUN001", "UNI006", "OUR001"]
FINDINGS = st.builds(
    lambda code, text, size, head: finding(code, text, size=size, head=head),
    st.sampled_from(CODES),
    st.sampled_from("甲乙丙"),
    st.integers(1, 8),
    st.booleans(),
)
PAGES = st.lists(st.lists(FINDINGS, max_size=30), min_size=1, max_size=4)


@given(PAGES, st.randoms())
def test_the_order_of_files_and_findings_does_not_matter(pages, random) -> None:  # type: ignore[no-untyped-def]
    before = [page_of(*of, name=f"{n}.txt") for n, of in enumerate(pages)]
    after = [page_of(*random.sample(of, len(of)), name=f"{n}.txt") for n, of in enumerate(pages)]
    random.shuffle(after)
    assert score(before, SCHEDULE).rate == score(after, SCHEDULE).rate


@given(PAGES, FINDINGS, st.integers(0, 3))
def test_no_further_finding_lessens_the_rate(pages, further, at) -> None:  # type: ignore[no-untyped-def]
    before = [page_of(*of) for of in pages]
    at %= len(pages)
    after = [page_of(*of, *([further] if n == at else [])) for n, of in enumerate(pages)]
    assert score(before, SCHEDULE).rate.errors <= score(after, SCHEDULE).rate.errors


@given(PAGES)
def test_an_issue_is_charged_no_more_than_its_files(pages) -> None:  # type: ignore[no-untyped-def]
    (issue,) = issues([page_of(*of) for of in pages], lambda _: SCHEDULE)
    assert issue.whole.rate.errors <= sum(file.rate.errors for file in issue.files)
    assert len(issue.whole.charges) + issue.whole.uncharged.total() == sum(map(len, pages))
