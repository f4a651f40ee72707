"""Help and mistakes on the command line, where the locale is Chinese."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import generated
import pytest
from click.testing import CliRunner, Result
from conftest import Command

from lint.cli import main
from lint.cli.chinese import pages
from lint.cli.chinese.words import SENTENCES, TERMS
from lint.report.style import cells

CHINESE = "zh_CN.UTF-8"
COMMANDS = dict(generated.commands())


def call(*args: str, locale: str = CHINESE) -> Result:
    env = {"LC_ALL": locale}
    return CliRunner().invoke(main, args, env=env, prog_name="newslint", catch_exceptions=False)


def contexts() -> Iterator[click.Context]:
    """A call of newslint and one of each of its commands."""
    context = click.Context(main, info_name="newslint", terminal_width=80, **main.context_settings)
    yield context
    for name, command in COMMANDS.items():
        yield click.Context(command, context, info_name=name, terminal_width=80)


class Asked(dict[str, str]):
    """Remembers what was looked up."""

    def __init__(self, words: dict[str, str]) -> None:
        super().__init__(words)
        self.keys_asked: set[str] = set()

    def get(self, key: str, default: str) -> str:  # type: ignore[override]
        self.keys_asked.add(key)
        return super().get(key, default)


class TestHelp:
    def test_all_is_translated_and_nothing_else(self, monkeypatch: pytest.MonkeyPatch) -> None:
        sentences, terms = Asked(SENTENCES), Asked(TERMS)
        monkeypatch.setattr(pages, "SENTENCES", sentences)
        monkeypatch.setattr(pages, "TERMS", terms)
        for context in contexts():
            pages.page(context)
        assert sentences.keys_asked == set(SENTENCES)
        assert terms.keys_asked >= set(TERMS)
        params = [param for command in COMMANDS.values() for param in command.params]
        assert {param.metavar for param in params if param.metavar} <= set(TERMS)

    @pytest.mark.parametrize("name", ["", *COMMANDS])
    def test_it_fits_a_terminal(self, name: str) -> None:
        result = call(*name.split(), "--help")
        assert result.stdout.startswith(f"用法：newslint {name}".rstrip())
        for line in result.stdout.splitlines():
            assert cells(line) <= 80 or line.startswith("    newslint ")
            assert not re.match(r" *[，。、；：？！）》”]", line)
            assert not re.search(r"[（《“]$", line)
        assert not result.stdout.endswith("\n\n")

    @pytest.mark.parametrize("name", ["", *COMMANDS])
    def test_english_is_clicks_own(self, name: str) -> None:
        context = {each.info_name: each for each in contexts()}[name or "newslint"]
        expected = context.command.get_help(context) + "\n"
        assert call(*name.split(), "--help", locale="C").stdout == expected

    def test_a_page(self) -> None:
        assert (
            call("reflow", "-h").stdout
            == """\
用法：newslint reflow [选项] [路径]...

  一段一行，文字不动。

  路径的写法同 check。

选项：
  --write                  写回文件
  --stdin-filename 文件名  读标准输入，当作这个文件
  --isolated               同 check；reflow 本来就不读 rules.yaml
  --lang [zh|en]           信息语言，默认随系统
  -h, --help               显示这份说明

  例：
    newslint reflow page.txt         写到标准输出
    newslint reflow --write pages    写回文件
"""
        )

    def test_a_narrow_terminal(self) -> None:
        context = click.Context(COMMANDS["check"], info_name="newslint check", terminal_width=60)
        lines = pages.page(context).splitlines()
        at = lines.index("  --cache-dir 目录                缓存放在哪里，环境变量")
        assert lines[at + 1 : at + 3] == [
            "                                  NEWSLINT_CACHE_DIR，默认",
            "                                  ~/.cache/newslint",
        ]

    def test_lang_before_help_decides(self) -> None:
        assert call("check", "--lang", "zh", "--help", locale="C").stdout.startswith("用法：")
        assert call("check", "--lang", "en", "--help").stdout.startswith("Usage:")

    def test_no_command_is_answered_by_help(self) -> None:
        result = call()
        assert (result.exit_code, result.stderr) == (2, call("--help").stdout)


MISTAKES = {
    "--colour": "没有 --colour 这个选项",
    "chek": "没有 chek 这个命令",
    "--version=1": "选项 --version 不带值",
    "--": "请写出一个命令，如 newslint check",
    "check --sevrity error": "没有 --sevrity 这个选项；是不是 --severity？",
    "check --select": "选项 --select 后面缺少值",
    "check --fix=yes": "选项 --fix 不带值",
    "check --severity bad": "选项 --severity 的值不对，只能是 error、warning、info，不能是“bad”",
    "check --jobs 0": "选项 --jobs 的值不对，要的是整数，1 或更大，不是“0”",
    "check --jobs=two": "选项 --jobs 的值不对，要的是整数，1 或更大，不是“two”",
    "check --config 缺.yaml": "选项 --config 的值不对，没有“缺.yaml”这个文件",
    "check --config .": "选项 --config 的值不对，“.”是目录，不是文件",
    "check --cache-dir rules.yaml": "选项 --cache-dir 的值不对，“rules.yaml”是文件，不是目录",
    "report -o .": "选项 --output 的值不对，“.”是目录，不是文件",
    "completions": "缺少参数 {bash|zsh|fish}",
    "completions tcsh": ("参数 {bash|zsh|fish} 的值不对，只能是 bash、zsh、fish，不能是“tcsh”"),
    "test-rules 缺.yaml": "参数 [规则书] 的值不对，没有“缺.yaml”这个文件",
    "explain DUP001 DUP002 DUP003": "多了参数 DUP002 DUP003",
    "explain": "请写出一条规则，如 newslint explain DUP001，或用 --all",
    "explain ZZZ001": "没有规则“ZZZ001”：见 newslint rules",
    "check --cache-dir=": "选项 --cache-dir 的值不对，请写出目录，或去掉这个选项",
    "check --max-error-rate -1": "选项 --max-error-rate 的值不对，要的是 0 或更大的数，不是“-1”",
    "check --output-format jsn": "选项 --output-format 的值不对，没有“jsn”这种格式；是不是 json？",
    "check --output-format json=": "选项 --output-format 的值不对，“json=”没有写出文件",
    "check --output-format json,sarif": (
        "json 和 sarif 不能都写到标准输出；请写出文件，如 sarif=文件"
    ),
    "check --output-format json=a,sarif=a": "两份报告不能写进同一个文件 a",
    "check --output-format json=a --output-file b": (
        "--output-file 用于没有写出文件的那一种格式，这里没有"
    ),
    "check --diff --output-format json": "--diff 有自己的格式，不能再用 --output-format",
    "check --diff --statistics": "--diff 和 --statistics 不能同用",
    "check --diff --max-error-rate 3": "--diff 和 --max-error-rate 不能同用",
    "check --diff --fail-on error": "--diff 会改什么就算不通过；请去掉 --fail-on",
    "check --unsafe-fixes": "--unsafe-fixes 要与 --fix 或 --diff 同用",
    "check --fail-on info": ("--fail-on info 要与 --severity info 同用，没有报的不能算不通过"),
    "check --since HEAD -": "--since 用于文件；git 不管标准输入",
    "check --watch --fix": "--watch 只报告文件里的问题，不能与 --fix、--diff 或标准输入同用",
    "check - a.txt": "标准输入和文件不能在一次运行里检查",
    "reflow --write -": "--write 用于文件；标准输入没有文件可写",
    "baseline --prune --severity info": "--prune 按基线原来的级别检查，不能用 --severity",
    "server --tcp 2087": "选项 --tcp 的值不对，要写成“主机:端口”，如 127.0.0.1:2087",
}


class TestMistakes:
    @pytest.mark.parametrize(("given", "told"), MISTAKES.items())
    @pytest.mark.usefixtures("newsroom")
    def test_each_is_told_in_chinese(self, given: str, told: str) -> None:
        result = call(*given.split())
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.endswith(f"\n错误：{told}\n") or result.stderr == f"错误：{told}\n"

    @pytest.mark.parametrize("given", MISTAKES)
    @pytest.mark.usefixtures("newsroom")
    def test_in_english_elsewhere(self, given: str) -> None:
        result = call(*given.split(), locale="C")
        assert (result.exit_code, result.stdout) == (2, "")
        assert "\nError: " in f"\n{result.stderr}"
        assert not re.search("[错没请]", result.stderr.replace("缺.yaml", ""))

    def test_where_to_look_stands_above(self) -> None:
        assert call("check", "--sevrity").stderr == (
            "用法：newslint check [选项] [路径]...\n"
            "说明见 newslint check --help\n"
            "\n"
            "错误：没有 --sevrity 这个选项；是不是 --severity？\n"
        )

    @pytest.mark.usefixtures("newsroom")
    def test_a_value_of_the_environment(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("NEWSLINT_CACHE_DIR", "rules.yaml")
        told = "环境变量 NEWSLINT_CACHE_DIR 的值不对，“rules.yaml”是文件，不是目录"
        assert told in call("check").stderr

    def test_lang_decides_once_it_is_read(self) -> None:
        assert "错误：" in call("check", "--severity", "bad", "--lang", "zh", locale="C").stderr
        assert "Error:" in call("check", "--lang", "en", "--unsafe-fixes").stderr
        assert "错误：选项 --lang 的值不对" in call("check", "--lang", "fr").stderr

    def test_a_rule_that_is_not_there(self, newslint: Command) -> None:
        assert "Error: no rule" in newslint("explain", "ZZZ001", "--lang", "en").stderr


@pytest.mark.parametrize("args", [[], ["--help"], ["chek"], ["check", "--fxi"]])
def test_a_terminal_that_knows_no_chinese(args: list[str], tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "lint", *args],
        env=os.environ | {"LC_ALL": CHINESE, "PYTHONIOENCODING": "latin-1"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert run.returncode == (0 if args == ["--help"] else 2)
    assert (run.stdout + run.stderr).startswith("???newslint")
