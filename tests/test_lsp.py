"""The language server, as a client sees it."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from queue import Queue
from threading import Event
from typing import Any

import pytest
from lsprotocol import types
from pages import ARTICLE, set_page
from pygls.exceptions import JsonRpcException, JsonRpcInvalidParams
from test_issue import OTHER_VERSION

import lint
from editors import PATIENCE, Editor, Page, capabilities, editor
from lint import fixes, issue
from lint.book import default_rules
from lint.checker import Checker
from lint.editor.asking import SupersededError
from lint.editor.checking import Checked, Task, check
from lint.job import FileResult
from lint.rule import Rule
from lint.text.document import Document
from lint.text.view import splice

pytestmark = pytest.mark.asyncio

EXAMPLES = Path(__file__).parents[1] / "examples"
TWICE = "全县昨日启动春季义务植树活动。\n\n全县昨日启动春季义务植树活动。\n"


STORIES = {1: ARTICLE, 2: OTHER_VERSION}
PULLS = capabilities(
    textDocument={"diagnostic": {}}, workspace={"diagnostics": {"refreshSupport": True}}
)


@pytest.fixture
def go_on(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Set to let the server check: until then it reads, and answers what needs no check."""
    may_go_on = Event()

    def held(task: Task, **options: Any) -> Checked:
        may_go_on.wait(PATIENCE)
        return check(task, **options)

    monkeypatch.setattr("lint.editor.session.check", held)
    yield may_go_on
    may_go_on.set()


class TestDiagnostics:
    async def test_a_finding_says_what_where_and_how_bad(self, tmp_path: Path) -> None:
        async with editor(tmp_path, lang="zh") as here:
            page = here.open(tmp_path / "a.txt", "𠮷日今天,晴。\r\n")
            (found,) = await here.diagnostics(page)
        assert found.code == "WID001"
        assert found.severity is types.DiagnosticSeverity.Error
        assert found.source == "newslint"
        assert found.range == types.Range(types.Position(0, 5), types.Position(0, 6))
        assert found.code_description is not None
        assert found.code_description.href.endswith("/WID001/")
        assert "半角" in found.message

    async def test_doubled_text_is_unnecessary_and_tells_its_first_copy(
        self, tmp_path: Path
    ) -> None:
        async with editor(tmp_path) as here:
            page = here.open(tmp_path / "a.txt", TWICE)
            found = [d for d in await here.diagnostics(page) if d.related_information]
        (doubled,) = found
        assert doubled.tags == (types.DiagnosticTag.Unnecessary,)
        (first,) = doubled.related_information or ()
        assert first.location.uri == page.uri
        assert first.location.range.start == types.Position(0, 0)

    async def test_findings_follow_the_text(self, tmp_path: Path) -> None:
        async with editor(tmp_path) as here:
            page = here.open(tmp_path / "a.txt", "今天,晴。\n")
            assert await here.codes(page) == ["WID001"]
            here.change(page, (2, 3, "，"))
            assert await here.codes(page) == []
            here.close(page)
            await here.until(lambda: here.published[-1].version is None)
        assert here.published[-1].diagnostics == ()

    async def test_results_of_a_text_that_moved_on_are_not_published(self, tmp_path: Path) -> None:
        async with editor(tmp_path) as here:
            page = here.open(tmp_path / "a.txt", "今天晴。\n" * 400)
            texts = {1: page.text}
            for number in range(30):
                here.change(page, (number, number, ","))
                texts[page.version] = page.text
            await here.diagnostics(page)
        versions = [params.version or 0 for params in here.published]
        assert versions == sorted(set(versions))
        assert versions[-1] == 31
        for params in here.published:
            expected = lint.check(texts[params.version or 0])
            assert [d.code for d in params.diagnostics] == [d.code for d in expected]

    async def test_a_client_that_pulls_is_not_told_twice(self, tmp_path: Path) -> None:
        can = capabilities(textDocument={"diagnostic": {}})
        async with editor(tmp_path, can=can) as here:
            page = here.open(tmp_path / "a.txt", "今天,晴。\n")
            first = await pulled(here, page.uri)
            again = await pulled(here, page.uri, first.result_id)
            here.change(page, (2, 3, "，"))
            last = await pulled(here, page.uri, first.result_id)
        assert isinstance(first, types.RelatedFullDocumentDiagnosticReport)
        assert [found.code for found in first.items] == ["WID001"]
        assert isinstance(again, types.RelatedUnchangedDocumentDiagnosticReport)
        assert isinstance(last, types.RelatedFullDocumentDiagnosticReport)
        assert last.items == ()
        assert here.published == []

    async def test_what_another_server_found_is_not_taken_for_unchanged(
        self, tmp_path: Path
    ) -> None:
        known, reports = None, []
        for text in ("今天,晴。\n", "今天晴。\n"):
            async with editor(tmp_path, can=PULLS) as here:
                page = here.open(tmp_path / "a.txt", text)
                reports.append(report := await pulled(here, page.uri, known))
                known = report.result_id
        assert [codes_of(report) for report in reports] == [["WID001"], []]

    async def test_open_pages_of_a_folder_are_compared(self, tmp_path: Path) -> None:
        story = "\n".join(OTHER_VERSION) + "\n"
        async with editor(tmp_path) as here:
            first = here.open(tmp_path / "1.txt", set_page(ARTICLE))
            await here.diagnostics(first)
            second = here.open(tmp_path / "2.txt", story)
            (found,) = [d for d in await here.diagnostics(second) if d.code == "DUP006"]
            elsewhere = here.open(tmp_path / "other" / "3.txt", story)
            assert "DUP006" not in await here.codes(elsewhere)
            here.published.clear()
            here.close(first)
            await here.until(lambda: [p for p in here.published if p.uri == second.uri])
        assert found.related_information
        assert found.related_information[0].location.uri == first.uri
        assert "DUP006" not in [d.code for d in here.published[-1].diagnostics]

    async def test_pages_opened_together_are_compared_and_are_again(self, tmp_path: Path) -> None:
        async with editor(tmp_path) as here:
            for number in (1, 2):
                here.open(tmp_path / f"{number}.txt", set_page(STORIES[number]))
            await here.until(lambda: are_alike(here))
            for _ in range(2):
                here.published.clear()
                changed(here, tmp_path / "rules.yaml")
                await here.until(lambda: are_alike(here))
        assert not here.client.messages

    async def test_a_client_that_pulls_is_to_ask_again_when_a_page_beside_it_is_closed(
        self, tmp_path: Path
    ) -> None:
        async with editor(tmp_path, can=PULLS) as here:
            first, second = (
                here.open(tmp_path / f"{number}.txt", set_page(STORIES[number]))
                for number in (1, 2)
            )
            await pulled(here, first.uri)
            assert "DUP006" in codes_of(await pulled(here, second.uri))
            here.told.clear()
            here.close(first)
            await here.until(lambda: here.told)
            assert "DUP006" not in codes_of(await pulled(here, second.uri))

    async def test_a_page_closed_while_another_is_compared_with_it_is_not_spoken_of(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        begun, closed = Event(), Event()

        def slowly(results: list[FileResult], checker: Checker) -> list[FileResult]:
            if len(results) == 2:
                begun.set()
                closed.wait(PATIENCE)
            return issue.compared(results, checker)

        monkeypatch.setattr("lint.editor.session.compared", slowly)
        async with editor(tmp_path) as here:
            first = here.open(tmp_path / "1.txt", set_page(ARTICLE))
            await here.diagnostics(first)
            second = here.open(tmp_path / "2.txt", "\n".join(OTHER_VERSION) + "\n")
            asked = asyncio.ensure_future(hovered(here, second.uri, 0, 0))
            assert await asyncio.to_thread(begun.wait, PATIENCE)
            here.close(first)
            await here.until(lambda: here.published[-1].version is None)
            closed.set()
            await asked
            assert "DUP006" not in await here.codes(second)
            assert "DUP006" not in [d.code for d in here.published[-1].diagnostics]

    async def test_a_comment_with_a_code_that_is_none_is_told_at_its_place(
        self, tmp_path: Path
    ) -> None:
        async with editor(tmp_path) as here:
            page = here.open(tmp_path / "a.md", "晴。 <!-- newslint: ignore WID999 -->\n")
            (found,) = await here.diagnostics(page)
        assert "WID999" in found.message
        assert found.range.start == types.Position(0, 3)


def are_alike(here: Editor) -> bool:
    """Whether what was last published is that one page has an article of another open one."""
    last = {params.uri: params for params in here.published}
    return any(d.code == "DUP006" for params in last.values() for d in params.diagnostics)


def codes_of(report: types.DocumentDiagnosticReport) -> list[str | int | None]:
    """The codes of a full report."""
    assert isinstance(report, types.RelatedFullDocumentDiagnosticReport)
    return [found.code for found in report.items]


async def pulled(
    here: Editor, uri: str, known: str | None = None
) -> types.DocumentDiagnosticReport:
    identifier = types.TextDocumentIdentifier(uri)
    params = types.DocumentDiagnosticParams(identifier, previous_result_id=known)
    return await here.client.text_document_diagnostic_async(params)


class TestBuffers:
    @pytest.mark.parametrize(
        ("uri", "language"),
        [
            ("untitled:Untitled-1", "markdown"),
            ("untitled:notes.md", "plaintext"),
            ("vscode-vfs://github/a/b.md", "markdown"),
        ],
    )
    async def test_markdown_without_a_file(self, tmp_path: Path, uri: str, language: str) -> None:
        text = "今天,晴。 <!-- newslint: ignore WID001 -->\n\n明天,雨。\n"
        async with editor(tmp_path) as here:
            (found,) = await here.diagnostics(here.open(uri, text, language))
        assert found.range.start.line == 2

    async def test_plain_text_without_a_file(self) -> None:
        async with editor() as here:
            assert await here.codes(here.open("untitled:Untitled-1", "今天,晴。\n")) == ["WID001"]

    @pytest.mark.parametrize("language", ["text", "newspaper", "", "toml"])
    async def test_a_language_of_the_editors_own_is_text(self, language: str) -> None:
        async with editor() as here:
            page = here.open("untitled:Untitled-1", "今天,晴。\n", language)
            assert await here.codes(page) == ["WID001"]

    @pytest.mark.parametrize(
        ("uri", "language"), [("untitled:Untitled-1", "python"), ("untitled:rules.yaml", "yaml")]
    )
    async def test_what_is_written_in_another_language_is_no_copy(
        self, tmp_path: Path, uri: str, language: str
    ) -> None:
        async with editor(tmp_path) as here:
            page = here.open(uri, "# 今天,晴。\n#\n# 截止目前\n# 已收。\n", language)
            assert await here.codes(page) == []
            assert await here.actions(page, 0, len(page.text)) == []
            assert await formatted(here, page.uri) == ([], [])
            await commanded(here, "newslint.reflow", page.uri)
            assert (await commanded(here, "newslint.score", page.uri))["characters"] == 0
        assert page.version == 1

    async def test_one_without_a_file_has_the_book_of_the_first_folder(
        self, tmp_path: Path
    ) -> None:
        folders = [tmp_path / name for name in "ab"]
        for folder, code in zip(folders, ("WID", "WRD"), strict=True):
            folder.mkdir()
            (folder / "rules.yaml").write_text(f"extends: default\nignore: [{code}]\n", "utf-8")
        async with editor(*folders) as here:
            page = here.open("untitled:Untitled-1", "今天,晴。截止目前，全县已收小麦3万亩。\n")
            assert await here.codes(page) == ["WRD010"]

    async def test_html(self, tmp_path: Path) -> None:
        async with editor(tmp_path) as here:
            page = here.open(tmp_path / "a.html", '<p class="a,b">今天,晴。</p>\n', "html")
            (found,) = await here.diagnostics(page)
        assert found.range.start == types.Position(0, 17)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
async def test_positions_count_in_the_units_of_the_client(tmp_path: Path, encoding: str) -> None:
    can = capabilities(general={"positionEncodings": [encoding]})
    text = "𠮷é\f今天,晴。\r\r\n𠮷\u2028今天,晴。\n"
    async with editor(tmp_path, can=can) as here:
        page = here.open(tmp_path / "a.txt", text)
        found = await here.diagnostics(page)
        assert here.encoding == encoding
        for _ in range(2):
            (fix, *_) = await here.actions(page, text.index(","), text.index(",") + 1)
            await here.choose(fix)
            text = text.replace(",", "，", 1)
            assert page.text == text
            await here.diagnostics(page)
    assert [d.range.start.line for d in found] == [0, 2]


class TestSpellings:
    """One document has several URIs, by which a client may call it."""

    @pytest.mark.parametrize(
        ("opened", "asked"),
        [
            ("/%E8%A6%81%E9%97%BB/1.txt", "/%e8%a6%81%e9%97%bb/1.txt"),
            ("/%E8%A6%81%E9%97%BB/1.txt", "/要闻/1.txt"),
            ("/a%3Ab%20c;d.txt", "/a:b%20c%3Bd.txt"),
            ("/a.txt", "/./b/../a.txt"),
            ("/a.txt", "/%61.txt"),
        ],
    )
    @pytest.mark.parametrize("host", ["file://", "file://localhost"])
    async def test_of_a_file(self, tmp_path: Path, host: str, opened: str, asked: str) -> None:
        async with editor(tmp_path) as here:
            page = here.open(tmp_path.as_uri() + opened, "今天,晴。\n")
            uri = host + tmp_path.as_uri().removeprefix("file://") + asked
            assert await hovered(here, uri, 0, 2)
            identifier = types.VersionedTextDocumentIdentifier(2, uri)
            change = types.TextDocumentContentChangeWholeDocument("今天，晴,\n")
            here.client.text_document_did_change(
                types.DidChangeTextDocumentParams(identifier, [change])
            )
            page.version, page.text = 2, change.text
            await commanded(here, "newslint.fixAll", uri)
            await here.until(lambda: page.version == 3)
            here.client.text_document_did_close(
                types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri))
            )
            await here.until(lambda: here.published[-1].version is None)
        assert page.text == lint.fix("今天，晴,\n")
        assert {params.uri for params in here.published} == {page.uri}

    @pytest.mark.parametrize(
        ("opened", "asked"),
        [
            ("file:///C:/a.txt", "file:///c%3A/a.txt"),
            ("file://Server/share/%E7%94%B2.txt", "file://Server/share/甲.txt"),
            ("untitled:C%3A/a.txt", "untitled:C:/a.txt"),
        ],
    )
    async def test_of_what_is_no_file_here(self, opened: str, asked: str) -> None:
        async with editor() as here:
            here.open(opened, "今天,晴。\n")
            assert await hovered(here, asked, 0, 2)

    async def test_names_that_are_no_utf8_are_two(self, tmp_path: Path) -> None:
        async with editor(tmp_path) as here:
            for number, text in (("%B0", "今天,晴。\n"), ("%B1", "今天晴,。\n")):
                here.open(f"{tmp_path.as_uri()}/{number}.txt", text)
            assert await hovered(here, f"{tmp_path.as_uri()}/%b0.txt", 0, 2)
            assert await hovered(here, f"{tmp_path.as_uri()}/%b0.txt", 0, 4) is None
            first, second = (
                here.open(f"{tmp_path.as_uri()}/%B{number}.md", set_page(STORIES[number]))
                for number in (1, 2)
            )
            (found,) = [d for d in await here.diagnostics(second) if d.code == "DUP006"]
        assert found.related_information
        assert found.related_information[0].location.uri == first.uri

    async def test_what_is_no_uri_is_still_a_name(self) -> None:
        async with editor() as here:
            for uri in ("file://[a", "", "%", "file:"):
                assert await here.codes(here.open(uri, "今天,晴。\n")) == ["WID001"]


class TestCodeActions:
    async def test_a_safe_fix_is_preferred_and_others_are_not(self, tmp_path: Path) -> None:
        text = "今天,晴。截止目前，全县已收小麦3万亩。\n"
        async with editor(tmp_path) as here:
            page = here.open(tmp_path / "a.txt", text)
            (safe, *_) = await here.actions(page, 2, 3)
            (unsafe, *_) = await here.actions(page, 5, 7)
            for action in (unsafe, safe):
                assert action.kind == types.CodeActionKind.QuickFix
                assert action.diagnostics
            assert safe.is_preferred
            assert not unsafe.is_preferred
            await here.choose(safe)
        assert page.text == text.replace(",", "，")

    async def test_all_of_a_rule_is_fixed_and_nothing_else(self, tmp_path: Path) -> None:
        text = "今天,晴。\n\n明天,雨;后天,雪。\n"
        async with editor(tmp_path) as here:
            page = here.open(tmp_path / "a.txt", text)
            await here.choose(titled(await here.actions(page, 2, 3), "all of WID001"))
        assert page.text == lint.fix(text, lint.Book(rules_of("WID001")))
        assert ";" in page.text or "；" in page.text

    async def test_all_that_is_safe_is_fixed_as_the_command_does(self, tmp_path: Path) -> None:
        text = (EXAMPLES / "extracted.txt").read_text("utf-8")
        async with editor(tmp_path) as here:
            page = here.open(tmp_path / "a.txt", text)
            (action,) = await here.actions(page, 0, 0, ["source.fixAll"])
            assert action.kind == "source.fixAll.newslint"
            assert action.edit is None
            resolved = await here.client.code_action_resolve_async(action)
            await here.choose(action)
        assert page.text == lint.fix(text)
        assert resolved.edit is not None
        assert longest(resolved.edit) < 20

    async def test_a_client_that_cannot_resolve_gets_the_edit_at_once(self, tmp_path: Path) -> None:
        can = capabilities(textDocument={"codeAction": {"dataSupport": False}})
        async with editor(tmp_path, can=can) as here:
            page = here.open(tmp_path / "a.txt", "今天,晴。\n")
            (action,) = await here.actions(page, 0, 0, ["source.fixAll.newslint"])
        assert action.edit is not None

    async def test_an_action_of_an_older_text_has_no_edit(self, tmp_path: Path) -> None:
        async with editor(tmp_path) as here:
            page = here.open(tmp_path / "a.txt", "今天,晴。\n")
            (action,) = await here.actions(page, 0, 0, ["source"])
            here.change(page, (0, 0, "又"))
            assert (await here.client.code_action_resolve_async(action)).edit is None

    async def test_a_paragraph_is_joined_and_no_other(self, tmp_path: Path) -> None:
        text = set_page(ARTICLE)
        at = text.index("。") + 3
        async with editor(tmp_path) as here:
            page = here.open(tmp_path / "a.txt", text)
            (action,) = await here.actions(page, at, at, ["refactor.rewrite"])
            await here.choose(action)
            assert (await here.actions(page, at, at, ["refactor.rewrite"])) == []
        assert 1 < len(page.text.splitlines()) < len(text.splitlines())
        assert lint.reflow(page.text) == lint.reflow(text)

    async def test_html_has_no_lines_to_join(self, tmp_path: Path) -> None:
        async with editor(tmp_path) as here:
            page = here.open(tmp_path / "a.html", "<p>今天\n天晴。</p>\n", "html")
            assert (await here.actions(page, 4, 4, ["refactor"])) == []

    @pytest.mark.parametrize("name", ["a.md", "a.html"])
    async def test_a_rule_is_silenced_on_its_line(self, tmp_path: Path, name: str) -> None:
        async with editor(tmp_path) as here:
            page = here.open(tmp_path / name, "今天,晴。\r\n\r\n明天,雨。\r\n", name)
            await here.choose(titled(await here.actions(page, 2, 3), "on this line"))
            assert page.text.startswith("今天,晴。 <!-- newslint: ignore WID001 -->\r\n")
            (left,) = await here.diagnostics(page)
        assert left.range.start.line == 2

    @pytest.mark.parametrize(
        ("name", "text", "silenced"),
        [
            ("a.html", '<p>今天,晴<a href="x"\n title="y">甲</a></p>\n', None),
            ("a.html", "今天,晴<!-- 注\n释 -->明天\n", None),
            ("a.html", "<title>今天,晴\n</title>\n", None),
            ("a.html", "<title>甲</title><p>今天,晴\n", "<title>甲</title><p>今天,晴+\n"),
            ("a.md", "今天,晴`a\nb`甲\n", None),
            ("a.md", '今天,晴[链接](http://a.b\n"标题")\n', None),
            ("a.md", "|今天,晴|甲|\n|---|---|\n", None),
            ("a.md", "`a\n\n今天,晴`b`  \n甲\n", "`a\n\n今天,晴`b`+  \n甲\n"),
            ("a.md", "今天,晴\\\n甲\n", "今天,晴+\\\n甲\n"),
        ],
    )
    async def test_a_comment_stands_where_it_is_one(
        self, tmp_path: Path, name: str, text: str, silenced: str | None
    ) -> None:
        async with editor(tmp_path) as here:
            page = here.open(tmp_path / name, text, name)
            actions = await here.actions(page, text.index(","), text.index(",") + 1)
            offered = [action for action in actions if "on this line" in action.title]
            if silenced:
                await here.choose(*offered)
                assert page.text == silenced.replace("+", " <!-- newslint: ignore WID001 -->")
                assert "WID001" not in await here.codes(page)
            else:
                assert offered == []

    async def test_a_rule_is_silenced_in_a_new_book(self, tmp_path: Path) -> None:
        (tmp_path / "pages").mkdir()
        async with editor(tmp_path) as here:
            page = here.open(tmp_path / "pages" / "a.txt", "今天,晴。\n")
            await here.choose(titled(await here.actions(page, 2, 3), "Turn WID001 off"))
            changed(here, tmp_path / "rules.yaml")
            await here.until(lambda: here.published[-1].diagnostics == ())
        book = (tmp_path / "rules.yaml").read_text("utf-8")
        assert book == "extends: default\n\nignore: [WID001]\n"

    async def test_of_two_new_books_the_second_is_none(self, tmp_path: Path) -> None:
        async with editor(tmp_path) as here:
            page = here.open(tmp_path / "a.txt", "今天,晴。截止目前，全县已收小麦3万亩。\n")
            actions = await here.actions(page, 0, len(page.text))
            await here.choose(titled(actions, "Turn WID001 off"))
            with pytest.raises(FileExistsError):
                await here.choose(titled(actions, "Turn WRD010 off"))
            actions = await here.actions(page, 0, len(page.text))
            await here.choose(titled(actions, "Turn WRD010 off"))
        book = (tmp_path / "rules.yaml").read_text("utf-8")
        assert book == "extends: default\n\nignore: [WID001, WRD010]\n"

    async def test_of_a_whole_text_no_endless_list_is_offered(self, tmp_path: Path) -> None:
        async with editor(tmp_path) as here:
            page = here.open(tmp_path / "a.txt", "今天,晴。\n\n" * 1000)
            actions = await here.actions(page, 0, len(page.text))
        assert titled(actions, "all of WID001")
        assert titled(actions, "all that is safe")
        assert len(actions) < 120

    async def test_a_rule_is_silenced_in_the_book_in_force_whose_comments_stay(
        self, tmp_path: Path
    ) -> None:
        rules = tmp_path / "rules.yaml"
        rules.write_bytes("extends: default  # 本报𠮷\r\nignore: [UNI]  # 不查\r\n".encode())
        async with editor(tmp_path) as here:
            book = here.open(rules, rules.read_bytes().decode(), "yaml")
            page = here.open(tmp_path / "a.txt", "截止目前，全县已收小麦3万亩。今天,晴。\n")
            await here.choose(
                titled(await here.actions(page, 0, 2), "in “截止” throughout the paper (")
            )
            await here.choose(
                titled(await here.actions(page, 17, 18), "Turn WID001 off throughout the paper (")
            )
            await here.until(lambda: here.published[-1].diagnostics == ())
        assert book.text == (
            'extends: default  # 本报𠮷\r\nexcept: {WRD010: ["截止"]}\r\n'
            "ignore: [UNI, WID001]  # 不查\r\n"
        )


def titled(actions: list[types.CodeAction], words: str) -> types.CodeAction:
    (found,) = [action for action in actions if words in action.title]
    return found


def longest(edit: types.WorkspaceEdit) -> int:
    """The most rows and columns that an edit runs over, or characters that it puts in."""
    (changes,) = edit.document_changes or ()
    assert isinstance(changes, types.TextDocumentEdit)
    return max(
        max(len(e.new_text), e.range.end.line - e.range.start.line)
        for e in changes.edits
        if isinstance(e, types.TextEdit)
    )


def rules_of(code: str) -> tuple[Rule, ...]:
    return tuple(rule for rule in default_rules() if rule.id == code)


def changed(here: Editor, path: Path) -> None:
    """Tell the server of a file that has changed."""
    event = types.FileEvent(path.as_uri(), types.FileChangeType.Changed)
    params = types.DidChangeWatchedFilesParams([event])
    here.client.workspace_did_change_watched_files(params)


class TestRequests:
    async def test_formatting_makes_the_safe_fixes(self, tmp_path: Path) -> None:
        text = "今天,晴。截止目前，全县已收小麦3万亩。\n明天,雨。\n"
        async with editor(tmp_path) as here:
            page = here.open(tmp_path / "a.txt", text)
            edits, part = await formatted(here, page.uri, text.count("\n") - 1)
        assert splice(text, here.raw(page, edits)) == lint.fix(text)
        assert splice(text, here.raw(page, part)) == text.replace("天,雨", "天，雨")

    async def test_hovering_over_a_finding_explains_its_rule(self, tmp_path: Path) -> None:
        async with editor(tmp_path, lang="zh") as here:
            page = here.open(tmp_path / "a.txt", "今天,晴。\n")
            (hover, nothing) = [await hovered(here, page.uri, 0, column) for column in (2, 5)]
        assert isinstance(hover, types.Hover)
        assert isinstance(hover.contents, types.MarkupContent)
        assert "WID001" in hover.contents.value
        assert "依据：" in hover.contents.value
        assert nothing is None

    async def test_nothing_is_completed_in_a_page_nor_is_it_checked_first(
        self, tmp_path: Path, go_on: Event
    ) -> None:
        async with editor(tmp_path) as here:
            page = here.open(tmp_path / "a.txt", "e")
            assert await completions(here, page.uri, types.Position(0, 1)) == []
            go_on.set()

    async def test_commands_tell_the_error_rate_reflow_and_fix(self, tmp_path: Path) -> None:
        text = set_page(ARTICLE).replace("，", ",", 1)
        async with editor(tmp_path) as here:
            page = here.open(tmp_path / "a.txt", text)
            score = await commanded(here, "newslint.score", page.uri)
            await commanded(here, "newslint.fixAll", page.uri)
            assert page.text == lint.fix(text)
            await commanded(here, "newslint.reflow", page.uri)
            assert page.text == lint.reflow(lint.fix(text))
            better = await commanded(here, "newslint.score", page.uri)
        assert score["errors"] > better["errors"] == 0
        assert score["rate"] == round(score["errors"] * 10_000 / score["characters"], 2)
        assert (score["passes"], better["passes"]) == (score["rate"] <= 3, True)

    async def test_an_edit_that_the_editor_does_not_make_is_no_success(
        self, tmp_path: Path
    ) -> None:
        async with editor(tmp_path) as here:
            page = here.open(tmp_path / "a.txt", "今天,晴。\n")
            here.refuses = "read only"
            with pytest.raises(JsonRpcException, match="read only") as told:
                await commanded(here, "newslint.fixAll", page.uri)
        assert told.value.code == types.LSPErrorCodes.RequestFailed

    async def test_a_client_that_asks_for_it_is_told_the_error_rate(self, tmp_path: Path) -> None:
        can = capabilities(experimental={"newslintScore": True})
        async with editor(tmp_path, can=can) as here:
            page = here.open(tmp_path / "a.txt", "今天,晴。\n")
            await here.until(lambda: here.told)
        (what, params), *_ = here.told
        assert (what, params.uri, params.version) == ("score", page.uri, 1)
        assert params.characters == 5

    async def test_a_document_that_is_not_open_is_an_error(self, tmp_path: Path) -> None:
        uri = (tmp_path / "a.txt").as_uri()
        async with editor(tmp_path) as here:
            for asked in (hovered(here, uri, 0, 0), commanded(here, "newslint.score", uri)):
                with pytest.raises(JsonRpcInvalidParams, match="not open"):
                    await asked
            with pytest.raises(JsonRpcException):
                await commanded(here, "newslint.unheard", uri)


async def hovered(here: Editor, uri: str, line: int, column: int) -> types.Hover | None:
    place = types.Position(line, column)
    params = types.HoverParams(types.TextDocumentIdentifier(uri), place)
    return await here.client.text_document_hover_async(params)


async def completions(here: Editor, uri: str, place: types.Position) -> list[types.CompletionItem]:
    """What is offered at a place."""
    params = types.CompletionParams(types.TextDocumentIdentifier(uri), place)
    items = await here.client.text_document_completion_async(params)
    return [item for item in items or () if isinstance(item, types.CompletionItem)]


async def formatted(
    here: Editor, uri: str, line: int = 0
) -> tuple[list[types.TextEdit], list[types.TextEdit]]:
    """The edits that format a document, and the part of it from a line on."""
    identifier = types.TextDocumentIdentifier(uri)
    options = types.FormattingOptions(tab_size=4, insert_spaces=True)
    rest = types.Range(types.Position(line, 0), types.Position(99, 0))
    edits = await here.client.text_document_formatting_async(
        types.DocumentFormattingParams(identifier, options)
    )
    part = await here.client.text_document_range_formatting_async(
        types.DocumentRangeFormattingParams(identifier, rest, options)
    )
    return [*(edits or ())], [*(part or ())]


async def commanded(here: Editor, command: str, uri: str) -> Any:
    params = types.ExecuteCommandParams(command, [uri])
    return await here.client.workspace_execute_command_async(params)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
async def test_after_random_edits_the_diagnostics_are_those_of_a_fresh_check(
    tmp_path: Path, encoding: str
) -> None:
    can = capabilities(general={"positionEncodings": [encoding]})
    chance = random.Random(encoding)  # noqa: S311 - to be repeated
    async with editor(tmp_path, can=can) as here:
        page = here.open(tmp_path / "a.txt", (EXAMPLES / "extracted.txt").read_text("utf-8"))
        for _ in range(10):
            for _ in range(20):
                start = chance.randrange(len(page.text) + 1)
                end = min(len(page.text), start + chance.choice((0, 0, 1, 40)))
                words = "".join(chance.choices("的一,。“\n\r\f𠮷é a1", k=chance.randrange(4)))
                here.change(page, (start, end, words))
            found = await here.diagnostics(page)
            expected = lint.check(page.text)
            assert [(d.code, d.range) for d in found] == [
                (d.code, page.range(d.span)) for d in expected
            ]


@pytest.mark.parametrize("counted", [1, 0])
async def test_a_position_in_a_text_that_moved_on_is_of_no_use(
    tmp_path: Path, go_on: Event, counted: int
) -> None:
    async with editor(tmp_path) as here:
        page = here.open(tmp_path / "a.txt", "今天,晴。\n")
        asked = asyncio.ensure_future(hovered(here, page.uri, 0, 2))
        await asyncio.sleep(0)  # it is on its way
        page.version += counted - 1
        here.change(page, (0, 0, "又"))
        await read(here)
        go_on.set()
        with pytest.raises(JsonRpcException, match=r"(?i)modified"):
            await asked


@pytest.mark.parametrize("version", [3, 1])
async def test_changes_whose_versions_do_not_go_up_are_made_as_they_come_and_told_once(
    tmp_path: Path, version: int
) -> None:
    async with editor(tmp_path) as here:
        page = here.open(tmp_path / "a.txt", "今天,晴。\n", version=3)
        await here.diagnostics(page)
        for number in range(3):
            page.version = version - 1  # the next is `version`
            here.change(page, (0, 0, "又" * number))
        (fix, *_) = await here.client.text_document_code_action_async(everything(page)) or ()
        assert isinstance(fix, types.CodeAction)
        await here.choose(fix)
        assert page.text == "又又又今天，晴。\n"
        page.version = 8
        here.change(page, (0, 0, "再"))
        assert await here.codes(page) == []
        assert not here.client.messages
    (told,) = here.client.log_messages
    assert told.type is types.MessageType.Warning
    assert f"{page.uri} without counting its versions up" in told.message


def everything(document: Page) -> types.CodeActionParams:
    """Asks what may be done about all of a document."""
    identifier = types.TextDocumentIdentifier(document.uri)
    place = document.range((0, len(document.text)))
    return types.CodeActionParams(identifier, place, types.CodeActionContext([]))


async def test_work_that_no_one_waits_for_any_more_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, moved_on, ended = Event(), Event(), Queue[type[BaseException] | None]()

    def slowly(document: Document, rules: Iterable[Rule], **options: Any) -> fixes.Fixed:
        begun.set()
        moved_on.wait(PATIENCE)
        try:
            return fix(document, rules, **options)
        except SupersededError:
            ended.put(SupersededError)
            raise

    fix = fixes.fix
    monkeypatch.setattr("lint.fixes.fix", slowly)
    async with editor(tmp_path) as here:
        page = here.open(tmp_path / "a.txt", "今天,晴。\n")
        await here.diagnostics(page)
        for moves_on in (partial(here.change, page, (0, 0, "又")), partial(cancel, here)):
            asked = asyncio.ensure_future(formatted(here, page.uri))
            assert await asyncio.to_thread(begun.wait, PATIENCE)
            moves_on()
            await read(here)
            moved_on.set()
            with pytest.raises((JsonRpcException, asyncio.CancelledError)):
                await asked
            assert await asyncio.to_thread(ended.get, timeout=PATIENCE) is SupersededError
            begun.clear()
            moved_on.clear()


async def read(here: Editor) -> None:
    """Wait until the server has read all that it was sent."""
    with pytest.raises(JsonRpcInvalidParams):
        await hovered(here, "file:///none", 0, 0)


def cancel(here: Editor) -> None:
    """Cancel the requests that have no answer."""
    for number in [*here.client.protocol._request_futures]:
        here.client.cancel_request(types.CancelParams(number))


async def test_nothing_is_published_of_a_document_that_was_closed(
    tmp_path: Path, go_on: Event
) -> None:
    async with editor(tmp_path) as here:
        page = here.open(tmp_path / "a.txt", "今天,晴。\n")
        asked = asyncio.ensure_future(hovered(here, page.uri, 0, 2))
        await asyncio.sleep(0)  # it is on its way
        here.client.text_document_did_close(
            types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(page.uri))
        )
        await read(here)
        go_on.set()
        with pytest.raises(JsonRpcException):
            await asked
        other = here.open(tmp_path / "b.txt", "晴。\n")
        await here.diagnostics(other)
    assert all(not params.diagnostics for params in here.published)


async def test_a_fault_of_ours_is_told_once_and_the_server_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise ZeroDivisionError("oh")

    async with editor(tmp_path) as here:
        page = here.open(tmp_path / "a.txt", "今天,晴。\n")
        await here.diagnostics(page)
        with monkeypatch.context() as patch:
            patch.setattr("lint.editor.session.check", fails)
            for _ in range(2):
                here.change(page, (0, 0, "又"))
                with pytest.raises(JsonRpcException, match="ZeroDivisionError"):
                    await hovered(here, page.uri, 0, 0)
            await here.until(lambda: here.client.messages)
        here.change(page, (0, 0, "又"))
        assert await here.codes(page) == ["WID001"]
    (told,) = here.client.messages
    assert "newslint itself failed (ZeroDivisionError: oh" in told.message
