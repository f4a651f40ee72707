"""Rule books and settings in the editor: which are in force, and what is told of wrong ones."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException
from test_lsp import changed, commanded, completions, everything, formatted, hovered, pulled

from editors import Editor, Page, capabilities, editor

pytestmark = pytest.mark.asyncio

TEXT = "今天,晴。截止目前，全县已收小麦3万亩。\n"
RUNAWAY = """\
extends: default
rules:
  - id: OUR001
    name: runs-away
    kind: pattern
    summary: s
    message: m
    pattern: '(?:啊|啊啊)+！'
"""


def use(here: Editor, settings: dict[str, object]) -> None:
    """Send settings."""
    params = types.DidChangeConfigurationParams({"newslint": settings})
    here.client.workspace_did_change_configuration(params)


async def last(here: Editor, uri: str, codes: list[str]) -> None:
    """Wait until what was last published of a document has these codes."""

    def holds() -> bool:
        of_uri = [p for p in here.published if p.uri == uri]
        return bool(of_uri) and [d.code for d in of_uri[-1].diagnostics] == codes

    await here.until(holds)


def is_of(params: types.PublishDiagnosticsParams, document: Page) -> bool:
    return params.uri == document.uri


class TestBooks:
    async def test_each_folder_has_its_own(self, tmp_path: Path) -> None:
        folders = [tmp_path / "要闻 #1", tmp_path / "副刊%20𠮷"]
        for folder, code in zip(folders, ("WID001", "WRD010"), strict=True):
            folder.mkdir()
            book = f"extends: default\nignore: [{code}]\n"
            (folder / "rules.yaml").write_text(book, "utf-8")
        async with editor(*folders) as here:
            pages = [here.open(folder / "1.txt", TEXT) for folder in folders]
            assert [await here.codes(page) for page in pages] == [["WRD010"], ["WID001"]]

    async def test_a_change_on_disk_checks_anew_what_is_open(self, tmp_path: Path) -> None:
        can = capabilities(workspace={"didChangeWatchedFiles": {"dynamicRegistration": True}})
        rules = tmp_path / "rules.yaml"
        async with editor(tmp_path, can=can) as here:
            await here.until(lambda: [what for what, _ in here.told if what == "register"])
            page = here.open(tmp_path / "a.txt", TEXT)
            await last(here, page.uri, ["WID001", "WRD010"])
            rules.write_text("extends: default\nignore: [WRD]\n", "utf-8")
            changed(here, rules)
            await last(here, page.uri, ["WID001"])
            rules.unlink()
            changed(here, rules)
            await last(here, page.uri, ["WID001", "WRD010"])

    async def test_a_broken_one_is_told_at_its_lines_and_the_last_good_one_holds(
        self, tmp_path: Path
    ) -> None:
        rules = tmp_path / "rules.yaml"
        rules.write_text("extends: default\nignore: [WRD]\n", "utf-8")
        async with editor(tmp_path) as here:
            page = here.open(tmp_path / "a.txt", TEXT)
            await last(here, page.uri, ["WID001"])
            rules.write_text("extends: default\n\nignor: [WRD]\nselect: [WID999]\n", "utf-8")
            here.published.clear()
            changed(here, rules)
            await last(here, page.uri, ["WID001"])
            (told,) = [p for p in here.published if p.uri == rules.as_uri()]
            rules.write_text("extends: default\nignore: [WID]\n", "utf-8")
            changed(here, rules)
            await last(here, page.uri, ["WRD010"])
            await last(here, rules.as_uri(), [])
        assert [d.range.start.line for d in told.diagnostics] == [2, 3]
        assert told.diagnostics[0].range.end.character == len("ignor: [WRD]")
        assert "“ignore”" in told.diagnostics[0].message

    async def test_an_open_one_holds_as_it_is_typed(self, tmp_path: Path) -> None:
        rules = tmp_path / "rules.yaml"
        rules.write_text("extends: default\n", "utf-8")
        async with editor(tmp_path) as here:
            page = here.open(tmp_path / "a.txt", TEXT)
            book = here.open(rules, "extends: default\n", "yaml")
            await last(here, page.uri, ["WID001", "WRD010"])
            here.change(book, (17, 17, "ignore: [WRD"))
            await here.until(lambda: [p for p in here.published if p.uri == book.uri])
            here.change(book, (29, 29, "]\n"))
            await last(here, page.uri, ["WID001"])
            await last(here, book.uri, [])
            here.close(book)
            await last(here, page.uri, ["WID001", "WRD010"])

    async def test_one_without_a_page_is_told_of_too(self, tmp_path: Path) -> None:
        async with editor(tmp_path) as here:
            book = here.open(tmp_path / "rules.yaml", "extends: defalt\n", "yaml")
            (told,) = await here.until(lambda: here.published)
        assert told.uri == book.uri
        assert "default" in told.diagnostics[0].message

    async def test_a_client_that_pulls_is_told_of_books_once(self, tmp_path: Path) -> None:
        can = capabilities(
            textDocument={"diagnostic": {}}, workspace={"diagnostics": {"refreshSupport": True}}
        )
        async with editor(tmp_path, can=can) as here:
            book = here.open(tmp_path / "rules.yaml", "extends: defalt\n", "yaml")
            report = await pulled(here, book.uri)
            await here.until(lambda: here.published)
        assert isinstance(report, types.RelatedFullDocumentDiagnosticReport)
        assert report.items == ()

    async def test_a_client_that_pulls_is_to_ask_again_when_a_book_has_changed(
        self, tmp_path: Path
    ) -> None:
        can = capabilities(
            textDocument={"diagnostic": {}}, workspace={"diagnostics": {"refreshSupport": True}}
        )
        rules = tmp_path / "rules.yaml"
        async with editor(tmp_path, can=can) as here:
            page = here.open(tmp_path / "a.txt", TEXT)
            first = await pulled(here, page.uri)
            assert here.told == []
            rules.write_text("extends: default\nignore: [WRD]\n", "utf-8")
            changed(here, rules)
            await here.until(lambda: here.told)
            last = await pulled(here, page.uri, first.result_id)
        assert isinstance(last, types.RelatedFullDocumentDiagnosticReport)
        assert [found.code for found in last.items] == ["WID001"]

    async def test_many_broken_ones_are_told_once_each(self, tmp_path: Path) -> None:
        folders = [tmp_path / name for name in "abcdef"]
        for folder in folders:
            folder.mkdir()
            (folder / "rules.yaml").write_text("extends: defalt\n", "utf-8")
        async with editor(tmp_path) as here:
            pages = [here.open(folder / "1.txt", TEXT) for folder in folders]
            for page in pages:
                assert await here.codes(page) == ["WID001", "WRD010"]
            here.change(pages[0], (0, 0, "又"))
            await here.codes(pages[0])
        told = [p.uri for p in here.published if p.version is None]
        assert sorted(told) == [(folder / "rules.yaml").as_uri() for folder in folders]
        assert not here.client.messages

    async def test_another_programs_is_left_alone(self, tmp_path: Path) -> None:
        text = "groups:\n  - name: 甲\n    rules: []\n"
        rules = tmp_path / "rules.yaml"
        rules.write_text(text, "utf-8")
        async with editor(tmp_path) as here:
            book = here.open(rules, text, "yaml")
            page = here.open(tmp_path / "a.txt", TEXT)
            assert await here.codes(page) == ["WID001", "WRD010"]
            actions = await here.actions(page, 0, len(TEXT))
            here.change(book, (0, len(text), "extends: defalt\n"))
            await here.until(
                lambda: [p for p in here.published if p.diagnostics and is_of(p, book)]
            )
        assert not [action for action in actions if "rules.yaml" in action.title]
        assert not [p for p in here.published[:-1] if p.diagnostics and is_of(p, book)]

    async def test_a_pattern_that_runs_away_is_told_and_the_others_speak(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("lint.text.limited.SECONDS", 0.01)
        (tmp_path / "rules.yaml").write_text(RUNAWAY, "utf-8")
        async with editor(tmp_path) as here:
            page = here.open(tmp_path / "a.txt", "今天,晴。" + "啊" * 5000)
            found = await here.diagnostics(page)
        assert "WID001" in [d.code for d in found]
        assert [d.message for d in found if "OUR001 (runs-away) ran out of time" in d.message]

    @pytest.mark.parametrize("name", ["rules.yaml", "house.yaml"])
    async def test_it_is_no_copy_that_could_be_mended(self, tmp_path: Path, name: str) -> None:
        text = "# 今天,晴。\nwords: {今天,晴: 明天,雨}\n\n- 甲\n乙\n"
        async with editor(tmp_path, options={"config": "house.yaml"}) as here:
            book = here.open(tmp_path / name, text, "yaml")
            for command in ("newslint.fixAll", "newslint.reflow"):
                await commanded(here, command, book.uri)
            assert await formatted(here, book.uri) == ([], [])
            assert await here.client.text_document_code_action_async(everything(book)) == ()
        assert book.text == text

    async def test_hovering_over_a_code_explains_it(self, tmp_path: Path) -> None:
        async with editor(tmp_path) as here:
            book = here.open(tmp_path / "rules.yaml", "extends: default\nignore: [WRD010]\n")
            hover = await hovered(here, book.uri, 1, 12)
            nothing = await hovered(here, book.uri, 0, 12)
        assert hover is not None
        assert isinstance(hover.contents, types.MarkupContent)
        assert "截止" in hover.contents.value
        assert nothing is None

    @pytest.mark.parametrize(
        ("lang", "code", "said"),
        [
            ("zh", "DUP", r"\*\*\[DUP\]\(https://.*/rules/#DUP\)\*\* 重复\n\n规则 \d+ 条"),
            ("en", "WRD", r"\*\*\[WRD\]\(https://.*/rules/#WRD\)\*\* Wrong words\n\nrules: \d{2,}"),
            ("en", "OUR", r"\*\*OUR\*\*\n\nrules: 1"),
            ("en", "ALL", r"\*\*ALL\*\*\n\nrules: \d{3}"),
            ("en", "DUPE", None),
        ],
    )
    async def test_hovering_over_a_family_tells_its_name_and_size(
        self, tmp_path: Path, lang: str, code: str, said: str | None
    ) -> None:
        text = f"{RUNAWAY}severity: {{WID001: error, {code}: info}}\n"
        (tmp_path / "rules.yaml").write_text(text, "utf-8")
        async with editor(tmp_path, lang=lang) as here:
            book = here.open(tmp_path / "rules.yaml", text, "yaml")
            at = text.index(f" {code}:") + 1
            page = here.open(tmp_path / "a.md", f"今天,晴。<!-- newslint: ignore {code}, SPC -->\n")
            for document, start in ((book, at), (page, page.text.index(f" {code},") + 1)):
                place = document.range((start, start + len(code)))
                hover = await hovered(here, document.uri, place.end.line, place.end.character)
                if said is None:
                    assert hover is None
                else:
                    assert hover
                    assert isinstance(hover.contents, types.MarkupContent)
                    assert re.fullmatch(said, hover.contents.value)
                    assert hover.range == place
            assert await hovered(here, page.uri, 0, page.text.index("newslint")) is None
            finding = await hovered(here, page.uri, 0, 2)
        assert finding if code != "ALL" else finding is None

    @pytest.mark.parametrize(
        ("text", "offered", "not_offered"),
        [
            ("ext", "extends", "default"),
            ("extends: ", "default", "extends"),
            ("extends: default\nignore: [UNI, ", "WRD010", "[WRD010]"),
            ("extends: default\nseverity: {PUN001: ", "warning", "hans"),
            ("extends: default\nper-path:\n  'a/**':\n    ", "ignore", "extends"),
            ("rules:\n  - id: OUR001\n    kind: words\n    ", "whole-words", "pattern"),
            ("extends: default\nignore: [\n  ", "WRD010", "[WRD010]"),
            ("extends: default\nignore: [ # [不查\n  WID001,\n  ", "WRD010", "[WRD010]"),
            ("extends: default\ncharges:\n  ", "grammar", "weight"),
            ("extends: default\ncharges: {", "grammar", "weight"),
            ("charges:\n  text:\n    confirmed: ", "false", "null"),
            ("rules:\n  - id: OUR001\n    summary: {", "en", "id"),
        ],
    )
    async def test_completion_offers_what_belongs_there(
        self, tmp_path: Path, text: str, offered: str, not_offered: str
    ) -> None:
        async with editor(tmp_path) as here:
            book = here.open(tmp_path / "rules.yaml", text, "yaml")
            place = book.range((len(text), len(text))).end
            labels = [item.label for item in await completions(here, book.uri, place)]
        assert offered in labels
        assert not_offered not in labels

    @pytest.mark.parametrize(
        ("text", "label", "chosen"),
        [
            ('ignore: "|"', "WRD010", "ignore: [WRD010]"),
            ("ignore: [UNI, 'WR|", "WRD010", "ignore: [UNI, WRD010"),
            ("extends: '|'  # 'a'", "default", "extends: default  # 'a'"),
            ('severity: {"W|": error}', "WRD010", "severity: {WRD010: error}"),
        ],
    )
    async def test_what_is_completed_within_quotes_takes_their_place(
        self, tmp_path: Path, text: str, label: str, chosen: str
    ) -> None:
        before, _, after = text.partition("|")
        async with editor(tmp_path) as here:
            book = here.open(tmp_path / "rules.yaml", before + after, "yaml")
            at = len(before)
            items = await completions(here, book.uri, book.range((at, at)).end)
            (item,) = [item for item in items if item.label == label]
            assert isinstance(item.text_edit, types.TextEdit)
            replaced = book.span(item.text_edit.range)
            assert item.filter_text
            assert item.filter_text.startswith(book.text[replaced.start : at])
            book.replace(item.text_edit.range, item.text_edit.new_text)
        assert book.text == chosen


class TestSettings:
    @pytest.mark.parametrize(
        ("options", "codes"),
        [
            ({"select": ["WRD"]}, ["WRD010"]),
            ({"ignore": ["WID001"], "severity": None}, ["WRD010"]),
            ({"severity": "error", "select": ["WID"]}, ["WID001"]),
            ({"config": "other.yaml"}, ["WRD010"]),
        ],
    )
    async def test_they_hold(
        self, tmp_path: Path, options: dict[str, object], codes: list[str]
    ) -> None:
        (tmp_path / "other.yaml").write_text("extends: default\nignore: [WID]\n", "utf-8")
        async with editor(tmp_path, options=options) as here:
            assert await here.codes(here.open(tmp_path / "a.txt", TEXT)) == codes

    async def test_the_language_is_one_of_them(self, tmp_path: Path) -> None:
        async with editor(tmp_path, options={"lang": "zh"}) as here:
            found, _ = await here.diagnostics(here.open(tmp_path / "a.txt", TEXT))
        assert "半角" in found.message

    @pytest.mark.parametrize(
        ("options", "said"),
        [
            (
                {"severity": "loud"},
                'newslint.severity should be one of error, warning, info, not "loud"; the default',
            ),
            ({"select": "WID"}, 'a list of codes, such as ["WID", "PUN001"], not "WID"'),
            ({"select": ["WID", 1]}, "newslint.select should be a list of codes"),
            ({"config": "nope.yaml"}, "newslint.config: there is no file"),
            ({"config": "~no one/rules.yaml"}, "newslint.config: there is no file"),
            ({"config": True}, "newslint.config should be a file's name, not true"),
            ({"lang": "汉语"}, 'newslint.lang should be one of zh, en, not "汉语"'),
            ({"sevrity": "error"}, "no setting newslint.sevrity, did you mean newslint.severity?"),
            ({"settings": {}}, "newslint.settings: there are severity, select, ignore, config"),
            ({"ignore": ["WID999"]}, "no rule “WID999”"),
            (["WID"], "should be a mapping"),
        ],
    )
    async def test_a_wrong_one_is_told_once_and_the_rest_holds(
        self, tmp_path: Path, options: object, said: str
    ) -> None:
        async with editor(tmp_path, options=options) as here:
            page = here.open(tmp_path / "a.txt", TEXT)
            assert await here.codes(page) == ["WID001", "WRD010"]
            here.change(page, (0, 0, "又"))
            await here.codes(page)
        (message,) = here.client.messages
        assert said in message.message
        assert message.type is types.MessageType.Warning

    async def test_one_that_is_not_ours_is_told_in_the_language_of_the_others(
        self, tmp_path: Path
    ) -> None:
        can = capabilities(workspace={"configuration": True})
        async with editor(tmp_path, can=can, options={"lang": "zh", "path": "newslint"}) as here:
            here.client.set_configuration({"newslint": {"ignor": ["WID"], "trace": {}}})
            for _ in range(2):
                params = types.DidChangeConfigurationParams(None)
                here.client.workspace_did_change_configuration(params)
            page = here.open(tmp_path / "a.txt", TEXT)
            assert await here.codes(page) == ["WID001", "WRD010"]
            await here.until(lambda: here.client.messages)
        (message,) = here.client.messages
        assert message.message == "没有设置 newslint.ignor，是不是 newslint.ignore？"

    async def test_they_are_asked_for_and_may_change(self, tmp_path: Path) -> None:
        can = capabilities(workspace={"configuration": True})
        async with editor(tmp_path, can=can, options={"severity": "error"}) as here:
            page = here.open(tmp_path / "a.txt", TEXT)
            await here.codes(page)
            here.client.set_configuration({"newslint": {"select": ["WRD"]}})
            params = types.DidChangeConfigurationParams(None)
            here.client.workspace_did_change_configuration(params)
            await last(here, page.uri, ["WRD010"])

    @pytest.mark.parametrize("answer", [None, [], [None], [[]], JsonRpcException("no")])
    async def test_a_client_that_cannot_tell_them_does_no_harm(
        self, tmp_path: Path, answer: object
    ) -> None:
        def configured(_: types.ConfigurationParams) -> object:
            if isinstance(answer, Exception):
                raise answer
            return answer

        can = capabilities(workspace={"configuration": True})
        async with editor(tmp_path, can=can, options={"select": ["WRD"]}) as here:
            await here.until(lambda: here.told)
            here.configured = configured
            page = here.open(tmp_path / "a.txt", TEXT)
            params = types.DidChangeConfigurationParams(None)
            here.client.workspace_did_change_configuration(params)
            await here.until(lambda: len(here.told) == 2)
            assert await here.codes(page) == ["WRD010"]
        assert not here.client.messages

    async def test_the_book_may_become_another(self, tmp_path: Path) -> None:
        house = tmp_path / "house.yaml"
        house.write_text("extends: defalt # 今天,晴\n", "utf-8")
        other = tmp_path / "b" / "house.yaml"
        other.parent.mkdir()
        other.write_text("extends: default\nignore: [WRD]\n", "utf-8")
        async with editor(tmp_path) as here:
            page = here.open(tmp_path / "a.txt", TEXT)
            book = here.open(house, house.read_text("utf-8"), "yaml")
            await last(here, book.uri, ["WID001"])
            use(here, {"config": "house.yaml"})
            await last(here, book.uri, [None])
            use(here, {"config": str(other)})
            await last(here, book.uri, ["WID001"])
            here.close(book)
            use(here, {"config": "house.yaml"})
            await last(here, book.uri, [None])
            event = types.WorkspaceFoldersChangeEvent(
                [types.WorkspaceFolder(other.parent.as_uri(), "b")],
                [types.WorkspaceFolder(tmp_path.as_uri(), "a")],
            )
            here.client.workspace_did_change_workspace_folders(
                types.DidChangeWorkspaceFoldersParams(event)
            )
            await last(here, page.uri, ["WID001"])
            await last(here, book.uri, [])

    async def test_a_client_that_is_not_asked_may_send_them(self, tmp_path: Path) -> None:
        async with editor(tmp_path) as here:
            page = here.open(tmp_path / "a.txt", TEXT)
            await here.codes(page)
            params = types.DidChangeConfigurationParams({"newslint": {"select": ["WRD"]}})
            here.client.workspace_did_change_configuration(params)
            await last(here, page.uri, ["WRD010"])
