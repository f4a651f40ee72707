"""What newslint says of the pages in examples/, and makes of them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import lint
from lint import book as books
from lint.diagnostic import Severity
from lint.testing import failures

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"


def run(*arguments: str) -> str:
    """What the command prints, plain and 80 columns wide."""
    environment = os.environ | {"NO_COLOR": "1", "COLUMNS": "80", "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, "-m", "lint", *arguments],
        cwd=ROOT,
        env=environment,
        check=False,
        capture_output=True,
        encoding="utf-8",
    ).stdout


def page(name: str) -> str:
    return (EXAMPLES / name).read_text(encoding="utf-8")


def test_the_clean_page_is_clean() -> None:
    assert lint.check(page("clean.txt")) == []


@pytest.mark.parametrize(
    ("bad", "mended"),
    [
        ("做强特色产业做强特色产业 建设和美乡村", "做强特色产业 建设和美乡村"),
        ("，合作社合\n作社统一调度", "，合作社\n统一调度"),
        ("居全市第 2 位", "居全市第2位"),
        ("机 手 就 近 接 单，", "机手就近接单，"),
        ("葡萄园,桥那头", "葡萄园，桥那头"),
        ("专家何秋\n\n白带着徒弟", "专家何秋\n白带着徒弟"),
        ("当年立项、当年\n\n开工", "当年立项、当年\n开工"),
        ("进\n度快于去年同期。\n技能提升", "进\n度快于去年同期。\n\n技能提升"),
    ],
    ids=[
        "doubled banner",
        "doubled word",
        "space round a figure",
        "letter-spaced",
        "stray mark",
        "cut in a name",
        "cut in a sentence",
        "paragraphs run together",
    ],
)
def test_the_extracted_page_is_mended(bad: str, mended: str) -> None:
    raw = page("extracted.txt")
    fixed = lint.fix(raw)
    assert bad in raw
    assert bad not in fixed
    assert mended in fixed


def test_a_repeated_sentence_stays_once() -> None:
    sentence = "培训结束后，驿站专员逐一回访，帮助学员与企业对接。"
    assert page("extracted.txt").replace("\n", "").count(sentence) == 2
    assert lint.fix(page("extracted.txt")).replace("\n", "").count(sentence) == 1


def test_the_converted_page_gets_its_marks_back() -> None:
    fixed = lint.fix(page("halfwidth.txt"))
    for kept in (
        "清晨6:30，",
        "以3:2战胜",
        "1,280万元",
        "8:00—18:00，",
        "https://www.yunxi-nongye.example/shop?id=12，",
        "fuwu@yunxi-nongye.example。",
    ):
        assert kept in fixed
    assert not {";", "!", "(", ")", '"'} & set(fixed)


def test_a_paragraph_whose_last_stop_tells_that_it_goes_on() -> None:
    raw = page("extracted.txt")
    cut, wraps = "宋禾生介绍，大桥\n\n通车不到一个月", "大桥全长286米"
    assert cut.replace("\n", "") in lint.reflow(raw)
    found = [d for d in lint.check(raw, severity=Severity.INFO) if d.code in {"LIN001", "LIN002"}]
    assert [d.code for d in found if raw.startswith("桥\n\n通", d.span.start)] == ["LIN001"]
    (wrapped,) = (d for d in found if raw.startswith(wraps, d.span.start))
    assert "7" in wrapped.message.en


@pytest.mark.parametrize("name", ["clean.txt", "extracted.txt", "halfwidth.txt"])
def test_mending_a_mended_page_changes_nothing(name: str) -> None:
    fixed = lint.fix(page(name))
    assert lint.fix(fixed) == fixed


@pytest.mark.parametrize(("readme", "language"), [("README.md", "en"), ("README.zh-CN.md", "zh")])
def test_the_readme_shows_what_the_command_prints(readme: str, language: str) -> None:
    printed = run("check", "--isolated", "--lang", language, "examples/extracted.txt")
    shown = re.findall(
        r"```text\n(.*?)\n```", (ROOT / readme).read_text(encoding="utf-8"), re.DOTALL
    )
    assert len(shown) == 3
    assert printed.startswith(shown[0])
    assert printed.rstrip().endswith(shown[1])
    assert shown[2] in run("check", "--isolated", "--lang", language, "examples/issue")


def test_the_schema_is_up_to_date() -> None:
    written = (ROOT / "docs" / "rules.schema.json").read_text(encoding="utf-8")
    assert written == run("schema", "--isolated"), "run `make schema`"


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_the_rule_book_of_the_readme_works(readme: str, tmp_path: Path) -> None:
    shown = re.findall(r"```yaml\n(.*?)```", (ROOT / readme).read_text(encoding="utf-8"), re.DOTALL)
    path = tmp_path / "rules.yaml"
    path.write_text("".join(part for part in shown if "repos:" not in part), encoding="utf-8")
    own = books.load(path).matching("OUR")
    assert [failure.what.en for rule in own for failure in failures(rule)] == []


def test_the_entry_that_contributing_shows_is_in_the_book() -> None:
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    (entry,) = re.findall(r"```yaml\n(.*?)```", guide, re.DOTALL)
    assert entry in (ROOT / "rules.yaml").read_text(encoding="utf-8")
