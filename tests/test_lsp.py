"""The language server, as a client sees it."""

from __future__ import annotations

from pathlib import Path

import pytest
from editors import Editor, capabilities, editor
from lsprotocol import types
from pages import ARTICLE, set_page
from test_issue import OTHER_VERSION

import lint

pytestmark = pytest.mark.asyncio

TWICE = "全县昨日启动春季义务植树活动。\n\n全县昨日启动春季义务植树活动。\n"


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

    async def test_a_comment_with_a_code_that_is_none_is_told_at_its_place(
        self, tmp_path: Path
    ) -> None:
        async with editor(tmp_path) as here:
            page = here.open(tmp_path / "a.md", "晴。 <!-- newslint: ignore WID999 -->\n")
            (found,) = await here.diagnostics(page)
        assert "WID999" in found.message
        assert found.range.start == types.Position(0, 3)


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
