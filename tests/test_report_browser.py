"""The report as a reader sees it, in headless Chromium."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Page, sync_playwright

import lint
from lint import fixes
from lint.cli import main
from lint.diagnostic import Applicability, Diagnostic

CHROMIUM = shutil.which("chromium")
EXTRACTED = Path(__file__).parent.parent.joinpath("examples", "extracted.txt").read_text("utf-8")

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")

HOSTILE = (
    "<script>document.title = 'x'</script>云溪县\"onmouseover=\"document.title='x'\"的的县城。\r\n"
    "</script></style></pre>--><img src=x onerror=\"document.title='x'\">共 2 个,&amp;\r\n"
    "反向\u202e的的\u202c结束，零宽\u200b空格，行\u2028分隔符\ufeff，𠮷,占两个单元。\r\n"
)
PAGES = {"extracted.txt": EXTRACTED, "hostile.txt": HOSTILE, "空.txt": "", "clean.txt": "晴。\n"}

COLUMN = (
    "清河县社区的老人们也前来看比赛并为孩子们鼓劲\n清河县在3所学校开了课，12000名学生报名\n" * 9
)
"""Rows of 22 characters, of which every other has narrow figures."""
SHORT = "截止目前,精采的的锻练按装,幅射,渡假村,迫不急待,一愁莫展,甘败下风。"
"""One row of many defects."""

COPY = """(number) => {
  const pre = document.querySelector(`#p${number} pre`).cloneNode(true);
  for (const other of pre.querySelectorAll(".note, VIEW")) other.remove();
  return pre.textContent;
}"""
MARKED = """() => Object.fromEntries([...document.querySelectorAll(".note")].map((note) => [
  note.id,
  [...document.querySelectorAll(`mark[data-f~="${note.id.slice(1)}"]`)].map((mark) => {
    const copy = mark.cloneNode(true);
    for (const other of copy.querySelectorAll("ins, .note")) other.remove();
    return copy.textContent;
  }).join(""),
]))"""
SEEN = """(selector) => [...document.querySelectorAll(selector)]
  .filter((element) => element.checkVisibility()).length"""

Open = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests; it asks its maker for nothing."""
    quiet = ("background-networking", "component-update", "sync")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=CHROMIUM,
            args=[
                *("--no-sandbox", "--disable-gpu", "--no-first-run"),
                *(f"--disable-{what}" for what in quiet),
            ],
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pages and their reports."""
    folder = tmp_path_factory.mktemp("report")
    for name, text in PAGES.items():
        (folder / name).write_bytes(text.encode())
    (folder / "sound.bin").write_bytes(b"\x00\xff")
    for language in ("zh", "en"):
        names = [str(folder / name) for name in (*sorted(PAGES), "sound.bin")]
        out = ("-o", str(folder / f"{language}.html"), "--lang", language)
        CliRunner().invoke(main, ["report", "--isolated", *out, *names], catch_exceptions=False)
    for name, text in (("column", COLUMN), ("short", SHORT)):
        (folder / f"{name}.txt").write_bytes(text.encode())
        given = ["report", "--isolated", "-o", f"{folder / name}.html", f"{folder / name}.txt"]
        CliRunner().invoke(main, given, catch_exceptions=False)
    return folder


@pytest.fixture
def open_report(browser: Browser, folder: Path) -> Iterator[Open]:
    """Opens a report; it must neither ask for anything nor complain."""
    complaints: list[str] = []
    requests: list[str] = []
    pages: list[Page] = []

    def go(
        language: str = "zh", *, width: int = 1440, fragment: str = "", **options: object
    ) -> Page:
        size = {"width": width, "height": 900}
        page = browser.new_page(viewport=size, **options)  # type: ignore[arg-type]
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: requests.append(request.url))
        page.goto((folder / f"{language}.html").as_uri() + fragment)
        pages.append(page)
        return page

    yield go
    for page in pages:
        page.close()
    assert complaints == []
    assert {url.partition("#")[0] for url in requests} <= {
        report.as_uri() for report in folder.glob("*.html")
    }


@pytest.fixture
def page(open_report: Open) -> Page:
    return open_report()


def diagnostics(name: str) -> list[Diagnostic]:
    return lint.check(PAGES[name])


def plain(text: str) -> str:
    return text.replace("\r\n", "\n")


def numbers(page: Page, selector: str) -> int:
    seen: int = page.evaluate(SEEN, selector)
    return seen


class TestCopy:
    @pytest.mark.parametrize("number", range(1, 5))
    def test_the_copy_is_the_text(self, page: Page, number: int) -> None:
        text = plain(PAGES[sorted(PAGES)[number - 1]])
        assert page.evaluate(COPY.replace("VIEW", "ins"), number) == text

    @pytest.mark.parametrize("number", [2, 3])
    def test_the_corrected_copy_is_the_mended_text(self, page: Page, number: int) -> None:
        name = sorted(PAGES)[number - 1]
        mended, _ = fixes.apply(PAGES[name], diagnostics(name), Applicability.UNSAFE)
        assert page.evaluate(COPY.replace("VIEW", "del"), number) == plain(mended)

    def test_every_mark_sits_on_its_text(self, page: Page) -> None:
        found = [(name, d) for name in sorted(PAGES) for d in diagnostics(name)]
        assert len(found) > 25
        marked = page.evaluate(MARKED)
        assert marked == {
            f"f{number}": plain(PAGES[name][slice(*d.span)])
            for number, (name, d) in enumerate(found, 1)
        }

    def test_hostile_copy_stays_text(self, page: Page) -> None:
        assert page.title() == "校样 · " + page.locator(".subject bdi").inner_text()
        assert page.locator("pre img, pre script, pre style").count() == 0
        names = page.locator("#p3 .unseen").evaluate_all("all => all.map(e => e.dataset.name)")
        assert names == ["RLO", "PDF", "ZWSP", "LS", "BOM"]

    def test_nothing_turns_round_what_stands_beside_it(self, page: Page) -> None:
        order = """() => {
          const pre = document.querySelector("#p3 pre");
          const walker = document.createTreeWalker(pre, NodeFilter.SHOW_TEXT);
          const at = {};
          while (walker.nextNode()) {
            const { data, parentElement } = walker.currentNode;
            for (const word of ["反向", "结束", "零宽"]) {
              if (!data.includes(word) || parentElement.closest(".note")) continue;
              const range = document.createRange();
              range.setStart(walker.currentNode, data.indexOf(word));
              range.setEnd(walker.currentNode, data.indexOf(word) + 2);
              at[word] = range.getBoundingClientRect().left;
            }
          }
          return at["反向"] < at["结束"] && at["结束"] < at["零宽"];
        }"""
        assert page.evaluate(order)

    def test_rows_are_numbered_as_in_the_file(self, page: Page) -> None:
        assert page.locator("#p2 pre i:not(ins i)").count() == EXTRACTED.count("\n") + 1
        assert page.locator("#p3 pre i").count() == HOSTILE.count("\n") + 1

    def test_an_unreadable_file_is_told(self, page: Page) -> None:
        assert "sound.bin" in page.locator(".problems li").inner_text()


class TestLooking:
    def test_both_views(self, page: Page) -> None:
        assert numbers(page, "#p2 pre ins") == 0 < numbers(page, "#p2 pre del")
        page.get_by_role("button", name="改后").click()
        assert numbers(page, "#p2 pre del") == 0 < numbers(page, "#p2 pre ins")
        assert page.get_by_role("button", name="改后").get_attribute("aria-pressed") == "true"
        page.keyboard.press("a")
        assert numbers(page, "#p2 pre del") > 0

    def test_hover_tells_message_source_and_fix(self, page: Page) -> None:
        page.locator("#p2 mark").first.hover()
        said = page.locator("#card").inner_text()
        assert "SPC001" in said and "GB/T 15834-2011 5.1" in said and "删去" in said
        page.locator("#p2 h2").hover()
        assert not page.locator("#card").is_visible()

    def test_a_bow_is_not_in_the_way_of_what_it_runs_over(self, page: Page) -> None:
        page.get_by_role("checkbox", name="断行接行").uncheck()
        note = page.locator(".note[data-code=DUP003]").get_attribute("id") or ""
        page.locator(f"mark[data-f~='{note[1:]}']").first.hover()
        assert "DUP003" in page.locator("#card").inner_text()

    def test_a_click_stays_and_esc_leaves(self, page: Page) -> None:
        page.locator("#p2 mark").first.click()
        page.locator("h1").hover()
        assert page.locator("#card").is_visible()
        assert page.locator("#list a[aria-current]").count() == 1
        page.keyboard.press("Escape")
        assert not page.locator("#card").is_visible()

    def test_notes_stand_beside_their_lines_and_not_on_each_other(self, page: Page) -> None:
        boxes = page.locator("#p2 .note:not(.ditto)").evaluate_all(
            "all => all.map(e => e.getBoundingClientRect()).map(r => [r.top, r.bottom, r.left])"
        )
        right = page.locator("#p2 pre").evaluate("pre => pre.getBoundingClientRect().right")
        assert len(boxes) > 15
        assert all(left > right for _, _, left in boxes)
        assert all(one[1] <= other[0] for one, other in pairwise(boxes))

    def test_leads_begin_at_their_marks(self, page: Page) -> None:
        page.evaluate("location.hash = '#f1'")
        page.wait_for_function("document.querySelector('#f1').style.getPropertyValue('--lead')")
        gap = page.evaluate(
            """() => {
              const note = document.querySelector("#f1");
              const edit = document.querySelector("[data-e='1']").getBoundingClientRect();
              const lead = getComputedStyle(note, "::after");
              const run = parseFloat(getComputedStyle(note, "::before").width) + 6;
              return note.getBoundingClientRect().left - run - parseFloat(lead.width) - edit.right;
            }"""
        )
        assert abs(gap) < 2

    def test_a_related_place_is_gone_to(self, page: Page) -> None:
        finding = page.locator(".note:has(.related a)").first.get_attribute("id")
        page.evaluate(f"location.hash = '#{finding}'")
        link = page.locator("#card a[href^='#p']").first
        _, row = str(link.get_attribute("href")).split("-")
        link.click()
        number = page.locator("#p2 pre i:not(ins i)").nth(int(row) - 1)
        page.wait_for_function("element => element.checkVisibility()", arg=number.element_handle())
        assert page.evaluate(
            "e => Math.abs(e.getBoundingClientRect().top - innerHeight / 2) < innerHeight / 2",
            number.element_handle(),
        )

    def test_an_address_opens_a_finding(self, open_report: Open) -> None:
        page = open_report(fragment="#f3")
        assert page.locator("#card").is_visible()
        assert page.locator("mark:focus").get_attribute("data-f") == "3"


class TestFilters:
    def test_by_family(self, page: Page) -> None:
        lin = sum(d.code.startswith("LIN") for d in diagnostics("extracted.txt"))
        total = page.locator(".note").count()
        page.get_by_role("checkbox", name="断行接行").uncheck()
        assert page.locator("#count").inner_text() == f"{total - lin}/{total}处问题"
        assert page.locator("#list li:visible").count() == total - lin
        assert numbers(page, ".note[data-code^=LIN]") == 0
        assert page.locator("mark.off").count() > 0
        page.get_by_role("button", name="全部显示").click()
        page.wait_for_function(f"document.querySelector('#count').textContent === '{total}处问题'")
        assert page.locator("mark.off").count() == 0

    def test_by_severity(self, page: Page) -> None:
        page.get_by_role("checkbox", name="错误").uncheck()
        assert page.locator("#list a.error:visible").count() == 0
        assert page.locator("#list a.warning:visible").count() > 0

    def test_by_words(self, page: Page) -> None:
        page.keyboard.press("/")
        page.keyboard.type("dup001")
        found = sum(d.code == "DUP001" for d in diagnostics("extracted.txt"))
        assert page.locator("#list li:visible").count() == found
        page.locator("#filter").fill("没有这样的话")
        assert page.locator("#list").get_by_text("没有符合筛选的问题").is_visible()
        total = page.locator(".note").count()
        page.keyboard.press("Escape")
        page.wait_for_function(f"document.querySelector('#count').textContent === '{total}处问题'")
        assert page.locator("#list li:visible").count() == total

    def test_esc_closes_the_card_and_then_clears_all_filters(self, page: Page) -> None:
        total = page.locator("#count").inner_text()
        page.get_by_role("checkbox", name="错误").uncheck()
        page.locator("#filter").fill("的")
        page.locator("#filter").press("Enter")
        assert page.locator("#card").is_visible()
        page.keyboard.press("Escape")
        assert not page.locator("#card").is_visible()
        assert page.locator("#count").inner_text() != total
        page.keyboard.press("Escape")
        page.wait_for_function(f"document.querySelector('#count').textContent === '{total}'")
        assert page.get_by_role("checkbox", name="错误").is_checked()
        assert page.locator("#filter").input_value() == ""

    def test_enter_goes_to_the_first_and_keys_go_on(self, page: Page) -> None:
        first, second, *_ = (
            str(note.get_attribute("id"))[1:] for note in page.locator("[data-code=DUP001]").all()
        )
        page.keyboard.press("/")
        page.keyboard.type("DUP001")
        page.keyboard.press("Enter")
        assert page.locator("mark:focus").get_attribute("data-f") == first
        assert "DUP001" in page.locator("#card").inner_text()
        page.keyboard.press("n")
        assert page.locator("#filter").input_value() == "DUP001"
        assert page.locator("mark:focus").get_attribute("data-f") == second

    def test_enter_without_a_match(self, page: Page) -> None:
        page.locator("#filter").fill("没有这样的话")
        page.locator("#filter").press("Enter")
        assert not page.locator("#card").is_visible()

    def test_headings_count_what_is_left(self, page: Page) -> None:
        headings = page.locator("#list section:visible h3 span")
        before = headings.all_inner_texts()
        assert before.count("未发现问题") == 2
        page.locator("#filter").fill("DUP001")
        found = sum(d.code == "DUP001" for d in diagnostics("extracted.txt"))
        total = len(diagnostics("extracted.txt"))
        assert headings.all_inner_texts() == [f"{found}/{total}"]
        page.locator("#filter").fill("")
        assert headings.all_inner_texts() == before

    def test_keys_go_by_the_filters(self, page: Page) -> None:
        page.locator("#filter").fill("DUP001")
        page.locator("#filter").blur()
        page.keyboard.press("n")
        code = page.locator("#card").inner_text()
        assert "DUP001" in code


class TestKeys:
    def test_a_walk(self, page: Page) -> None:
        def at() -> str | None:
            return page.locator("mark:focus").get_attribute("data-f")

        total = page.locator(".note").count()
        page.keyboard.press("n")
        assert at() == "1"
        page.keyboard.press("j")
        assert at() == "2"
        page.keyboard.press("k")
        assert at() == "1"
        page.keyboard.press("p")
        assert (at() or "").split()[-1] == str(total)
        assert (
            page.locator("mark:focus").evaluate("e => getComputedStyle(e).outlineStyle") != "none"
        )
        assert page.locator("mark[tabindex]").count() == 1

    def test_the_legend_shows_every_mark(self, page: Page) -> None:
        drawn = page.locator("#copy del").evaluate_all("all => all.map(e => e.classList[0])")
        told = page.locator(".legend del").evaluate_all("all => all.map(e => e.classList[0])")
        assert set(drawn) <= set(told) and "join" in drawn
        lines = page.locator(".legend mark").evaluate_all(
            "all => all.map(e => [e.textContent, getComputedStyle(e).textDecorationStyle])"
        )
        assert lines == [["错误", "solid"], ["警告", "dashed"], ["提示", "dotted"]]
        assert "请编辑定夺，旁注“？”" in page.locator(".legend").inner_text()

    def test_a_family_is_ticked_otherwise_than_a_severity(self, page: Page) -> None:
        looks = page.locator("input:checked").evaluate_all(
            "all => all.map(e => [e.name, getComputedStyle(e).backgroundColor])"
        )
        severities = {look for name, look in looks if name == "severity"}
        assert not severities & {look for name, look in looks if name == "family"}

    def test_help(self, page: Page) -> None:
        page.keyboard.press("?")
        assert page.get_by_role("dialog").is_visible()
        page.keyboard.press("n")
        assert not page.locator("#card").is_visible()
        page.keyboard.press("Escape")
        assert not page.get_by_role("dialog").is_visible()

    def test_letters_are_letters_in_the_search(self, page: Page) -> None:
        page.keyboard.press("/")
        page.keyboard.type("naj")
        assert page.locator("#filter").input_value() == "naj"

    def test_everything_that_can_be_pressed_has_a_name(self, page: Page) -> None:
        nameless = """() => [...document.querySelectorAll("button, input, a, svg[role]")].filter(
          (e) => !(e.ariaLabel || e.textContent.trim() || e.closest("label"))
        ).map((e) => e.outerHTML)"""
        assert page.evaluate(nameless) == []
        assert page.get_by_role("meter", name="差错率").count() == 1
        assert page.get_by_role("main").count() == 1
        assert page.get_by_role("article").count() == len(PAGES)


class TestForms:
    @pytest.mark.parametrize(
        ("language", "code", "words"),
        [
            ("zh", "zh-CN", ["校样", "差错率", "不合格", "可放心改"]),
            ("en", "en", ["Galley proof", "Error rate", "fails", "safe: changes form only"]),
        ],
    )
    def test_languages(self, open_report: Open, language: str, code: str, words: list[str]) -> None:
        page = open_report(language)
        assert page.locator("html").get_attribute("lang") == code
        page.keyboard.press("n")
        said = page.locator("body").inner_text()
        assert [word for word in words if word not in said] == []

    def test_dark(self, open_report: Open) -> None:
        page = open_report(color_scheme="dark")
        paper = "() => getComputedStyle(document.querySelector('.sheet')).backgroundColor"
        dark = page.evaluate(paper)
        page.keyboard.press("d")
        light = page.evaluate(paper)
        page.locator("#theme").click()
        assert page.evaluate(paper) == dark != light
        assert open_report().evaluate(paper) == light

    def test_print(self, page: Page) -> None:
        page.keyboard.press("n")
        page.emulate_media(media="print")
        for hidden in ("nav", "#card"):
            assert not page.locator(hidden).is_visible()
        assert numbers(page, "#p2 .note") > 15
        width = "() => document.documentElement.scrollWidth"
        page.set_viewport_size({"width": 1017, "height": 1400})  # A3 without its margins
        assert page.evaluate(width) <= 1017
        assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")

    @pytest.mark.parametrize("width", [360, 768, 1024, 1300])
    def test_nothing_is_wider_than_the_screen(self, open_report: Open, width: int) -> None:
        page = open_report(width=width)
        assert page.evaluate("() => document.documentElement.scrollWidth") <= width

    def test_a_card_stays_on_a_screen_that_is_narrowed(self, page: Page) -> None:
        page.locator("#p2 mark").last.click()
        page.set_viewport_size({"width": 900, "height": 900})
        page.wait_for_function("document.documentElement.scrollWidth <= 900")
        assert page.locator("#card").is_visible()

    @pytest.mark.parametrize("width", [390, 1440])
    def test_sheets_are_as_high_as_was_reckoned(self, open_report: Open, width: int) -> None:
        height = "document.documentElement.scrollHeight"
        page = open_report(width=width)
        reckoned = page.evaluate(height)
        page.locator(".sheet").evaluate_all(
            "all => { for (const e of all) e.style.contentVisibility = 'visible'; }"
        )
        assert page.evaluate(height) == pytest.approx(reckoned, rel=0.2)

    @pytest.mark.parametrize("width", [390, 1440])
    def test_rows_of_a_column_are_not_folded(self, open_report: Open, width: int) -> None:
        page = open_report("column", width=width)
        rows = page.locator("pre i").evaluate_all(
            "all => all.map(e => e.getBoundingClientRect().top)"
        )
        gaps = [round(other - one) for one, other in pairwise(rows)]
        assert len(set(gaps[:-1])) == 1

    @pytest.mark.parametrize("width", [1000, 1440])
    def test_leads_on_paper_are_as_long_as_there(self, open_report: Open, width: int) -> None:
        page = open_report("short", width=width)
        notes = "[...document.querySelectorAll('.note:not(.ditto)')]"
        leads = page.evaluate(
            f"""() => {{
              dispatchEvent(new Event("beforeprint"));
              return {notes}.map((note) => parseFloat(note.style.getPropertyValue("--lead")));
            }}"""
        )
        page.emulate_media(media="print")
        page.set_viewport_size({"width": 1017, "height": 1400})
        ways = page.evaluate(
            f"""() => {notes}.map((note) => {{
              const [column, edit] = [note.closest("pre"), `[data-e="${{note.id.slice(1)}}"]`];
              const from = document.querySelector(edit).getBoundingClientRect();
              const em = parseFloat(getComputedStyle(column).fontSize) * column.currentCSSZoom;
              return (column.getBoundingClientRect().right - from.right) / em;
            }})"""
        )
        assert len(leads) > 5
        assert leads == pytest.approx(ways, abs=0.1)

    def test_notes_beyond_a_short_galley_keep_clear_of_what_follows(
        self, open_report: Open
    ) -> None:
        page = open_report("short")
        page.emulate_media(media="print")
        page.set_viewport_size({"width": 1017, "height": 1400})
        lowest = page.locator(".note:not(.ditto)").evaluate_all(
            "all => Math.max(...all.map(e => e.getBoundingClientRect().bottom))"
        )
        box = page.locator("footer").bounding_box()
        assert box and lowest <= box["y"]

    def test_a_tap_on_a_small_screen(self, open_report: Open) -> None:
        page = open_report(width=390, has_touch=True)
        assert numbers(page, ".note") == 0
        page.locator("#p2 mark").first.tap()
        box = page.locator("#card").bounding_box()
        assert box and (box["x"], round(box["y"] + box["height"])) == (0, 900)

    def test_without_script(self, open_report: Open) -> None:
        page = open_report(java_script_enabled=False)
        assert page.locator("#f1").is_visible()
        assert not page.locator("nav").is_visible()
