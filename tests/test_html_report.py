"""``newslint report``: when it writes, what it says, and how a text becomes a galley."""

from __future__ import annotations

import re
from base64 import b64encode
from datetime import datetime
from decimal import Decimal
from hashlib import sha256
from html import unescape
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest
from conftest import Command
from hypothesis import given
from hypothesis import strategies as st

import lint
from lint import fixes
from lint.diagnostic import Applicability, Diagnostic, Fix, Severity, Text
from lint.report.html import lines, shown
from lint.report.html.galley import Mark, Piece, draft, pieces
from lint.report.html.paths import common_folder, short
from lint.text.view import Edit, Span

PAGE = (
    "云溪县互连网大会开幕\n\n　　日前，云溪县互连网大会在县城开幕！！来自全省的代表参加了会议。\n"
)
STYLE = Path(lint.__file__).parent / "report" / "html" / "page.css"

_AT = st.integers(0, 20)
FINDINGS = st.tuples(
    *(_AT, _AT, _AT, _AT), st.text("甲乙 \n", max_size=3), st.sampled_from([None, *Applicability])
)


@pytest.fixture(autouse=True)
def page(newsroom: Path) -> None:
    Path("a.txt").write_text(PAGE)


def written(newslint: Command, *args: str) -> str:
    result = newslint("report", *args)
    assert (result.exit_code, result.stderr) == (0, "")
    return Path("report.html").read_text("utf-8")


class TestWhenItWrites:
    @pytest.mark.parametrize(
        ("language", "said"),
        [
            ("en", "wrote report.html: 3 findings in 1 file\n"),
            ("zh", "写好了 report.html：1个文件，3处问题\n"),
        ],
    )
    def test_it_says_so(self, newslint: Command, language: str, said: str) -> None:
        result = newslint("report", "--lang", language)
        assert (result.exit_code, result.stdout, result.stderr) == (0, said, "")

    def test_another_file_is_left_as_it_is(self, newslint: Command) -> None:
        Path("report.html").write_text("<p>云溪县</p>")
        result = newslint("report")
        assert result.exit_code == 2
        assert result.stderr == (
            "report.html: this file is no report of newslint's and was left as it is; "
            "choose another name (-o), or move it away\n"
        )
        assert Path("report.html").read_text() == "<p>云溪县</p>"

    def test_an_older_report_is_replaced_and_is_no_copy(self, newslint: Command) -> None:
        first = timeless(written(newslint))
        assert timeless(written(newslint, ".")) == first
        Path("a.txt").write_text("没有毛病。\n")
        assert timeless(written(newslint)) != first
        assert newslint("check", "report.html").exit_code == 0

    def test_an_older_report_has_no_error_rate(self, newslint: Command) -> None:
        gate = ("check", "--max-error-rate", "3")
        before = newslint(*gate).stderr, newslint("score").stdout
        written(newslint)
        assert (newslint(*gate).stderr, newslint("score").stdout) == before
        assert newslint("check", "a.txt", "*.html").exit_code == 2
        assert "report.html" not in newslint("reflow").stderr

    def test_nothing_but_an_older_report(self, newslint: Command) -> None:
        written(newslint)
        Path("a.txt").unlink()
        result = newslint("report")
        assert result.exit_code == 2
        assert result.stderr.startswith(".: nothing to check but earlier reports;")
        assert newslint("report", "report.html").stderr.startswith("report.html: nothing to check")

    def test_nothing_is_written_where_nothing_is_found(self, newslint: Command) -> None:
        result = newslint("report", "gone.txt")
        assert result.exit_code == 2
        assert "gone.txt: no such file" in result.stderr
        assert not Path("report.html").exists()

    def test_a_file_that_cannot_be_read_is_told_in_the_page(self, newslint: Command) -> None:
        Path("b.txt").write_bytes(b"%PDF-1.7 \x00\x01")
        result = newslint("report")
        assert result.exit_code == 2
        assert result.stdout == "wrote report.html: 3 findings in 1 file\n"
        assert result.stderr.strip() in text_of(Path("report.html").read_text("utf-8"))

    def test_an_older_report_stays_where_no_file_can_be_read(self, newslint: Command) -> None:
        first = written(newslint)
        Path("a.txt").write_bytes(b"\x00\xff\x00")
        result = newslint("report")
        assert result.exit_code == 2 and "a.txt" in result.stderr
        assert Path("report.html").read_text("utf-8") == first

    def test_a_folder_that_is_not_there(self, newslint: Command) -> None:
        result = newslint("report", "-o", "gone/report.html")
        assert result.exit_code == 2
        assert result.stderr == ("gone/report.html: there is no such folder; create it first\n")

    def test_a_rule_book_that_cannot_be_used(self, newslint: Command) -> None:
        Path("rules.yaml").write_text("rules: [{id: 1}]\n")
        result = newslint("report")
        assert result.exit_code == 2 and "rules.yaml:1" in result.stderr

    def test_a_code_that_there_is_not(self, newslint: Command) -> None:
        result = newslint("report", "--select", "XYZ001")
        assert result.exit_code == 2 and "XYZ001" in result.stderr
        assert not Path("report.html").exists()


class TestWhatIsFound:
    def test_selection_severity_and_baseline(self, newslint: Command) -> None:
        assert codes(written(newslint)) == ["HSE001", "HSE001", "HSE002"]
        assert codes(written(newslint, "--select", "HSE002")) == ["HSE002"]
        assert codes(written(newslint, "--ignore", "HSE002", "a.txt")) == ["HSE001", "HSE001"]
        assert "HSE003" in codes(written(newslint, "--severity", "info"))
        newslint("baseline", "-o", "known.json")
        assert codes(written(newslint, "--baseline", "known.json")) == []

    @pytest.mark.parametrize(
        ("args", "left_out"),
        [
            (["--select", "hse002"], "只查HSE002"),
            (["--ignore", "HSE002,HSE001"], "不查HSE002、HSE001"),
            (["--baseline", "known.json"], "不含基线里已知的问题"),
        ],
    )
    def test_a_part_of_the_findings_makes_no_rate(
        self, newslint: Command, args: list[str], left_out: str
    ) -> None:
        newslint("baseline", "-o", "known.json")
        page = written(newslint, "--lang", "zh", *args)
        said = text_of(body(page))
        assert said.count(left_out) == 2  # in the head, and where the rate would stand
        assert "不算差错率" in said
        assert "万分之" not in said and "合格" not in said and "gauge" not in body(page)

    def test_the_severities_are_told(self, newslint: Command) -> None:
        assert "查错误、警告\n" in re.sub("<[^>]+>", "", written(newslint, "--lang", "zh"))
        assert "errors, warnings, notes" in text_of(written(newslint, "--severity", "info"))

    def test_the_time_is_told(self, newslint: Command) -> None:
        before = datetime.now().astimezone().replace(second=0, microsecond=0)
        (said,) = re.findall("made on ([0-9-]+) at ([0-9:]+)", text_of(written(newslint)))
        made = datetime.fromisoformat("T".join(said)).astimezone()
        assert before <= made <= datetime.now().astimezone()

    @pytest.mark.parametrize(
        ("days", "title"),
        [
            ((6, 6), "云溪日报　2024年5月6日"),
            ((6, 7, 9), "云溪日报　2024年5月6日至2024年5月9日"),
        ],
    )
    def test_the_paper_and_its_dates(
        self, newslint: Command, days: tuple[int, ...], title: str
    ) -> None:
        Path("a.txt").unlink()
        for number, day in enumerate(days, 1):
            Path(f"{number}.txt").write_text(f"云溪日报　2024年5月{day}日　第{number}版\n\n晴。\n")
        page = written(newslint, "--isolated")
        assert f'<p class="subject"><bdi lang="zh">{title}</bdi>' in page

    def test_issues_go_by_their_folders(self, newslint: Command) -> None:
        for name in ("06/1.txt", "06/2.txt", "07/1.txt"):
            Path(name).parent.mkdir(exist_ok=True)
            Path(name).write_text("今天晴,明天雨。\n")
        page = written(newslint, "--isolated", "06", "07")
        assert sorted(re.findall('<th scope="row">([^<]*)</th>', page)) == ["06", "07"]

    @pytest.mark.parametrize(
        ("row", "measure"),
        [
            ("甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸甲乙", 24),
            ("　　甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸甲乙", 28),
            ("甲乙", 16),
            ("甲" * 99, 32),
        ],
    )
    def test_a_column_is_as_wide_as_its_rows(
        self, newslint: Command, row: str, measure: int
    ) -> None:
        figures = re.sub("[庚辛壬癸]", "8", row)  # as many characters, but narrower
        Path("a.txt").write_text(f"{row}\n" * 8 + f"{figures}\n" * 8)
        assert f'class="sheet w{measure}"' in written(newslint)

    def test_numbers_are_set_as_each_language_sets_them(self, newslint: Command) -> None:
        Path("b.txt").write_text("晴")
        chinese, english = (text_of(written(newslint, "--lang", one)) for one in ("zh", "en"))
        assert all(said in chinese for said in ("2个文件", "3处问题", "1字"))
        assert all(said in english for said in ("2 files", "3 findings", "1 character "))

    def test_the_rules_are_cited_with_their_sources(self, newslint: Command) -> None:
        assert "本报用稿规范" in text_of(written(newslint))
        Path("a.txt").write_text("会期 2 天。")
        page = written(newslint, "--isolated")
        assert "GB/T 15834-2011 5.1" in text_of(page)
        assert 'href="https://newslint.readthedocs.io/rules/SPC001/"' in page

    def test_related_places_lead_to_their_lines(self, newslint: Command) -> None:
        text = "云溪县今年新修水库十二座，惠及群众三万多人。"
        Path("a.txt").write_text(f"{text}{text}\n")
        assert re.search(r'<a href="#p1-1">1:1</a>', written(newslint, "--isolated"))

    def test_the_rate_is_that_of_score(self, newslint: Command) -> None:
        said = newslint("score", "--isolated", "a.txt").stdout
        (rate,) = re.findall(r"Error rate (\S+) per 10,000", said)
        page = written(newslint, "--isolated")
        assert f"<b>{rate}</b>" in page

    def test_rates_over_dates(self, newslint: Command) -> None:
        head = "云溪日报　2024年5月{}日　第1版\n\n"
        for day in (6, 7, 9):
            folder = Path(f"0{day}")
            folder.mkdir()
            (folder / "1.txt").write_text(head.format(day) + "今天晴,明天雨。\n")
        page = written(newslint, "--isolated", "06", "07", "09")
        points = re.findall("<title>(2024-05-0[679]): [0-9.]+</title>", page)
        assert points == ["2024-05-06", "2024-05-07", "2024-05-09"]
        assert "<polyline" not in written(newslint, "--isolated", "06")

    def test_the_pass_line_is_that_of_the_method(
        self, newslint: Command, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("lint.report.html.PASS_LINE", Decimal("2.5"), raising=False)
        for day in (6, 7):
            Path(f"{day}.txt").write_text(f"云溪日报　2024年5月{day}日　第1版\n")
        assert written(newslint).count("2.5</text>") == 2  # on the gauge and over the dates

    @pytest.mark.parametrize(
        ("paths", "folder", "names"),
        [
            (["issue/1.txt", "issue/2.txt"], "issue", ["1.txt", "2.txt"]),
            (["a/b/1.txt", "a/bc/1.txt"], "a", ["b/1.txt", "bc/1.txt"]),
            (["1.txt", "a/1.txt"], "", ["1.txt", "a/1.txt"]),
            (["/a/1.txt", "/a/b/1.txt"], "/a", ["1.txt", "b/1.txt"]),
            ([], "", []),
        ],
    )
    @pytest.mark.parametrize("kind", [PurePosixPath, PureWindowsPath])
    def test_files_of_one_folder(
        self, paths: list[str], folder: str, names: list[str], kind: type[PurePath]
    ) -> None:
        here = [kind(path) for path in paths]
        assert common_folder(here) == (str(kind(folder)) if folder else "")
        assert short(here) == [str(kind(name)) for name in names]

    def test_many_that_are_alike_are_written_out_once(self, newslint: Command) -> None:
        Path("a.txt").write_text("甲,乙,丙,丁,戊。\n" * 3)
        page = written(newslint, "--isolated", "--lang", "zh")
        assert page.count("下同，共12处") == 1
        assert codes(page).count("WID001") == 12

    def test_an_empty_file(self, newslint: Command) -> None:
        Path("a.txt").write_text("")
        page = written(newslint)
        assert "No findings" in page and codes(page) == []


class TestSafety:
    def test_the_page_may_load_and_run_nothing_but_itself(self, newslint: Command) -> None:
        page = written(newslint)
        (policy,) = re.findall('http-equiv="Content-Security-Policy" content="([^"]+)"', page)
        (style,) = re.findall("<style>(.*?)</style>", page, re.DOTALL)
        (script,) = re.findall("<script>(.*?)</script>", page, re.DOTALL)
        assert unescape(policy) == (
            f"default-src 'none'; style-src '{source(style)}'; script-src '{source(script)}'; "
            "base-uri 'none'; form-action 'none'"
        )
        assert not re.search(r"<[^>]+\s(?:on\w+|style|src)=", page)

    @pytest.mark.parametrize(
        ("text", "html"),
        [
            ("<b>&", "&lt;b&gt;&amp;"),
            ("\"'", "&#34;&#39;"),
            ("甲\u202e乙", '甲<bdi class="unseen" data-name="RLO">\u202e</bdi>乙'),
            ("\u2028", '<bdi class="unseen" data-name="LS">\u2028</bdi>'),
            ("\x07", '<bdi class="unseen" data-name="0007">\x07</bdi>'),
            ("\u3164", '<bdi class="unseen" data-name="3164">\u3164</bdi>'),
            ("　𠮷 \u00a0", "　𠮷 \u00a0"),
        ],
    )
    def test_copy_as_html(self, text: str, html: str) -> None:
        assert shown(text) == html

    def test_lines_are_numbered_by_marks(self) -> None:
        assert lines("甲\n<\n") == "甲\n<i></i>&lt;\n<i></i>"

    def test_a_template_in_the_copy_is_text(self, newslint: Command) -> None:
        Path("a.txt").write_text("{{ 7*7 }} {% raw %} 互连网")
        assert "{{ 7*7 }} {% raw %} " in text_of(written(newslint))


class TestGalley:
    @pytest.mark.parametrize(
        ("text", "edit", "mark", "new"),
        [
            ("今天,晴", Edit(Span(2, 3), "，"), Mark.CHANGE, "，"),
            ("截止目前", Edit(Span(0, 2), "截至"), Mark.CHANGE, "至"),
            ("强化强化", Edit(Span(0, 4), "强化"), Mark.DELETE, ""),
            ("八日", Edit(Span(0, 2), "八月日"), Mark.INSERT, "月"),
            ("相互应用", Edit(Span(0, 3), "互相应"), Mark.TRANSPOSE, "互相"),
            ("三 人", Edit(Span(1, 2), ""), Mark.CLOSE, ""),
            ("三\n\n人", Edit(Span(2, 3), ""), Mark.JOIN, ""),
            ("三\r\n人", Edit(Span(1, 3), ""), Mark.JOIN, ""),
            ("甲。\n乙", Edit(Span(3, 3), "\n"), Mark.BREAK, "\n"),
        ],
    )
    def test_marks(self, text: str, edit: Edit, mark: Mark, new: str) -> None:
        (drawn,) = draft(text, [found(0, len(text), edit)]).edits
        assert (drawn.mark, drawn.new) == (mark, new)

    def test_a_transposition_has_two_parts(self) -> None:
        diagnostics = [found(0, 4, Edit(Span(0, 4), "丁甲乙丙"))]
        parts = proof("甲乙丙丁", diagnostics)
        assert [(piece.text, piece.part) for piece in parts] == [("甲乙丙", 1), ("丁", 2)]

    def test_what_an_editor_decides_is_not_drawn(self) -> None:
        edit = Edit(Span(0, 1), "乙")
        drawn = draft("甲", [found(0, 1, edit, Applicability.DISPLAY)])
        assert drawn == ((), frozenset())

    def test_an_empty_span_has_a_place(self) -> None:
        first, point, last = proof("甲乙", [found(1, 1)])
        assert (first.text, last.text) == ("甲", "乙")
        assert point == Piece("", (0,), (0,))

    def test_an_empty_text(self) -> None:
        assert proof("", []) == []
        assert proof("", [found(0, 0)]) == [Piece("", (0,), (0,))]

    @pytest.mark.parametrize("cut", range(7))
    def test_line_ends_are_those_of_html(self, cut: int) -> None:
        assert copy(proof("甲\r\n乙\r丙", [found(cut, 6)])) == "甲\n乙\n丙"

    @given(st.text("甲乙 ,\n𠮷", max_size=20), st.lists(FINDINGS, max_size=6))
    def test_pieces_are_the_text_the_findings_and_the_mended_text(
        self, text: str, given: list[tuple[int, int, int, int, str, Applicability | None]]
    ) -> None:
        diagnostics = sorted((placed(text, *one) for one in given), key=lambda d: d.span)
        parts = proof(text, diagnostics)
        assert copy(parts) == text
        for i, diagnostic in enumerate(diagnostics):
            assert copy([p for p in parts if i in p.findings]) == text[slice(*diagnostic.span)]
            assert sum(i in piece.notes for piece in parts) == 1
        mended, _ = fixes.apply(text, diagnostics, Applicability.UNSAFE)
        assert "".join(map(after, parts)) == mended


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_colours_can_be_told_apart(theme: str) -> None:
    """WCAG 2.2, 1.4.3: text has a contrast of 4.5 to what is behind it."""
    style = STYLE.read_text("utf-8")
    start = style.index(":root {" if theme == "light" else ':root[data-theme="dark"] {')
    colours = dict(re.findall(r"--(\w+): (#\w{6});", style[start : style.index("}", start)]))
    for ink in ("ink", "faint", "red"):
        for paper in ("paper", "desk", "tint"):
            if (ink, paper) != ("faint", "tint"):
                assert contrast(colours[ink], colours[paper]) >= 4.5, (ink, paper)


def contrast(one: str, other: str) -> float:
    dark, light = sorted(map(luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def found(
    start: int,
    end: int,
    edit: Edit | None = None,
    applicability: Applicability = Applicability.SAFE,
) -> Diagnostic:
    fix = Fix((edit,), applicability, Text("", "")) if edit else None
    return Diagnostic("HSE001", "x", Span(start, end), Severity.ERROR, Text("", ""), fix)


def placed(
    text: str, a: int, b: int, c: int, d: int, new: str, applicability: Applicability | None
) -> Diagnostic:
    """A finding of these places, as far as the text goes, and its fix."""
    (a, b), (c, d) = (sorted(min(at, len(text)) for at in pair) for pair in ((a, b), (c, d)))
    if applicability is None:
        return found(a, b)
    return found(a, b, Edit(Span(c, d), new), applicability)


def proof(text: str, diagnostics: list[Diagnostic]) -> list[Piece]:
    parts = pieces(text, diagnostics, draft(text, diagnostics).edits)
    return [piece for piece in parts if piece != Piece("")]


def copy(parts: list[Piece]) -> str:
    return "".join(piece.text for piece in parts)


def after(piece: Piece) -> str:
    if piece.edit is None:
        return piece.text
    return piece.edit.new if piece.ends else ""


def codes(page: str) -> list[str]:
    return re.findall('data-code="([A-Z0-9]+)"', page)


def timeless(page: str) -> str:
    return re.sub(r"made on \S+ at [0-9:]+", "", page)


def body(page: str) -> str:
    return page[page.index("<body>") : page.index("<script>")]


def text_of(page: str) -> str:
    return unescape(re.sub("<[^>]+>", "", page))


def source(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
