"""What the site's pages show was run: their files are written, their commands print what they say.

A block with a title is a file of that name; in a `console` block, a line that begins with ``$``
is a command, and a line ``…`` is output left out. The folder goes by the name of /pages.
"""

from __future__ import annotations

import html
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import msgspec
import pytest
from generated import PARTS, RULES, commands, filled
from rulepages import rule_page
from samples import NAME, PAGE

from lint import book as books
from lint.bookfile import Top
from lint.report import FORMATS
from lint.rule import Case
from lint.testing import failures

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
LOCALES = {"en": "en_US.UTF-8", "zh": "zh_CN.UTF-8"}
TEXTS = {path: path.read_text("utf-8") for path in sorted(DOCS.glob("??/**/*.md"))}
PAGES = [path for path, text in TEXTS.items() if "```console" in text]
BOOKS = [path for path, text in TEXTS.items() if "extends:" in text]

OURS = "rules: [{id: OUR001, name: ours, kind: words, summary: s, message: m, words: {甲: 乙}}]\n"
"""A rule for the pages that speak of one without showing it."""

BLOCK = re.compile(r"^```(\w+)(?: title=\"([^\"]+)\")?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
LINK = re.compile(r"\]\((?!https?://|#)([^)#\s]+)")


def printed(command: str, folder: Path, language: str) -> str:
    """What a command prints in a folder, plain and 100 columns wide."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    plain = {"NO_COLOR": "1", "COLUMNS": "100", "PYTHONUTF8": "1"}
    result = subprocess.run(
        ["sh", "-c", command],
        cwd=folder,
        env=os.environ | plain | {"PATH": path, "LC_ALL": LOCALES[language]},
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    return result.stdout.replace(str(folder), "/pages")


def shown(output: str) -> str:
    """The pattern of what a page shows of an output."""
    return "(?s:.*?)".join(
        re.escape(part) for part in re.split(r"^…\n", output, flags=re.MULTILINE)
    )


def links() -> Iterator[tuple[Path, str]]:
    """The links of the pages that are read on the code host, and where they lead."""
    readmes = (ROOT / "README.md", ROOT / "README.zh-CN.md", ROOT / "CONTRIBUTING.md")
    for page in (*readmes, *(DOCS / "zh").glob("*.md")):
        for link in LINK.findall(page.read_text("utf-8")):
            if link != "sample-report.html":  # it is made for the site
                yield page, link


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(DOCS).as_posix())
def test_commands_print_what_the_page_says(page: Path, tmp_path: Path) -> None:
    language = page.relative_to(DOCS).parts[0]
    for kind, title, text in BLOCK.findall(page.read_text("utf-8")):
        if title:
            path = tmp_path / title
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        for command, output in COMMAND.findall(text) if kind == "console" else ():
            got = printed(command, tmp_path, language)
            assert re.fullmatch(shown(output), got), f"{command}\n{got}"


def test_the_pages_that_show_commands_are_found() -> None:
    assert {path.relative_to(DOCS).as_posix() for path in PAGES} >= {
        "en/getting-started.md",
        "zh/getting-started.md",
        "en/configuration.md",
        "zh/configuration.md",
    }


@pytest.mark.parametrize("page", BOOKS, ids=lambda page: page.relative_to(DOCS).as_posix())
def test_the_rule_books_of_a_page_can_be_used(page: Path, tmp_path: Path) -> None:
    path = tmp_path / "rules.yaml"
    for kind, title, text in BLOCK.findall(page.read_text("utf-8")):
        if kind == "yaml" and "extends:" in text and not title:
            path.write_text(
                text if "OUR" not in text or "id: OUR" in text else text + OURS, "utf-8"
            )
            rules = books.load(path).rules
            own = [rule for rule in rules if rule.family == "OUR"]
            found = [failure.what.en for rule in own if rule.cases for failure in failures(rule)]
            assert found == []


def test_the_page_of_a_rule_shows_its_cases_as_they_are() -> None:
    odd = "`甲|乙` *丙* <b> $x$ {{ y }} [z](w) _丁_  \\&amp; ~~戊~~ \u3000"
    rule = msgspec.structs.replace(RULES[0], cases=(Case(bad=odd, note="a|b<c>"), Case(good=" 己")))
    page = rule_page(rule, "en")
    codes = [html.unescape(code) for code in re.findall('<code class="case">(.*?)</code>', page)]
    assert codes[-2:] == [odd, " 己"]
    assert not re.search(
        '<(?!code class="case">|/code>|span data-search-exclude>|/span>)',
        page.partition("## Examples")[2].partition("\n## ")[0],
    )


def test_the_page_of_a_rule_marks_what_it_reports() -> None:
    (rule,) = (rule for rule in RULES if rule.id == "WRD010")
    assert '<code class="case"><mark>截止</mark>目前' in rule_page(rule, "zh")
    assert '<code class="case">截至目前' in rule_page(rule, "zh")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_key_of_a_rule_book_is_explained(language: str) -> None:
    headings = re.findall("^### (.+)$", TEXTS[DOCS / language / "configuration.md"], re.MULTILINE)
    told = {word for heading in headings for word in re.findall("[a-z-]+", heading)}
    assert {field.encode_name for field in msgspec.structs.fields(Top)} <= told


def test_every_command_and_option_is_explained_in_chinese() -> None:
    page = TEXTS[DOCS / "zh" / "command-line.md"]
    for name, command in commands():
        assert f"| `newslint {name}" in page
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert f"| `{max(parameter.opts, key=len)}` |" in page


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_explained_and_shown(form: str) -> None:
    page = TEXTS[DOCS / "en" / "formats.md"]
    assert f"| `{form}` |" in page
    section = page.partition(f"### {form}\n")[2].partition("\n##")[0]
    assert f"<!-- generated: sample-{form} -->" in section
    assert f'```text title="{NAME}"\n{PAGE}```' in page
    shown = filled(f"<!-- generated: sample-{form} -->", "en")
    assert "SPC" in shown and NAME in shown and str(Path.cwd()) not in shown


def test_every_mark_in_the_pages_is_known() -> None:
    marks = {
        mark for text in TEXTS.values() for mark in re.findall("<!-- generated: (.*?) -->", text)
    }
    assert marks == set(PARTS)


@pytest.mark.parametrize(("page", "link"), [*links()])
def test_links_lead_somewhere(page: Path, link: str) -> None:
    assert (page.parent / link).exists()
