"""What the site says of the rules and the commands, written from the code alone.

A page holds ``<!-- generated: NAME -->`` where one of `PARTS` belongs.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from pathlib import Path

import click
import pictures

from lint import cli, coverage, explain, schema
from lint.book import default_book
from lint.diagnostic import Applicability, Severity, Text
from lint.rule import Rule

ROOT = Path(__file__).parent.parent
RULES = default_book().rules

FAMILIES = {
    "DUP": Text("重复", "Duplication"),
    "WID": Text("全角半角", "Width of marks"),
    "PUN": Text("标点", "Punctuation"),
    "SPC": Text("空格", "Spacing"),
    "LIN": Text("断行接行", "Line joins"),
    "LAY": Text("版面次序", "Order of the page"),
    "NUM": Text("数字用法", "Numerals"),
    "UNI": Text("计量单位", "Units"),
    "DAT": Text("日期", "Dates"),
    "FIG": Text("数据", "Figures"),
    "WRD": Text("用词", "Wrong words"),
    "GRM": Text("语法", "Grammar"),
    "VAR": Text("异体字、繁体字、乱码", "Variant characters"),
    "NAM": Text("名称", "Names"),
    "FMT": Text("报纸格式", "Newspaper form"),
}
_SEVERITIES = {
    Severity.ERROR: Text("错误", "error"),
    Severity.WARNING: Text("警告", "warning"),
    Severity.INFO: Text("提示", "info"),
}
_FIXES = {
    Applicability.SAFE: Text("安全", "safe"),
    Applicability.UNSAFE: Text("动文字", "unsafe"),
    Applicability.DISPLAY: Text("只提示", "display"),
    None: Text("无", "none"),
}
_COLUMNS = Text("代码 | 查什么 | 级别 | 修改", "code | finds | severity | fix")
_COUNTED = Text("{}条规则，{}族", "{} rules in {} families")
_BACK = Text("本族其他规则", "other rules of this family")
_FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_MARKDOWN = re.compile(r"[\\<>&*_\[\]|~^$`]")
_MARK = re.compile(r"<!-- generated: ([a-z-]+) -->")


def families() -> list[tuple[str, list[Rule]]]:
    """The families and their rules, in the order of FAMILIES."""
    rules = {key: list(group) for key, group in groupby(RULES, lambda rule: rule.family)}
    return [(family, rules[family]) for family in sorted(rules, key=[*FAMILIES].index)]


def rule_page(rule: Rule, language: str) -> str:
    """The page of a rule, as ``newslint explain`` gives it, in the Markdown of the site."""
    text, at, parts = explain.page(rule, language), 0, []
    for fence in _FENCED.finditer(text):
        parts += [_escaped(text[at : fence.start()]), fence[0]]
        at = fence.end()
    family = FAMILIES[rule.family].in_language(language)
    back = f"[{rule.family} {family}: {_BACK.in_language(language)}](index.md#{rule.family})"
    return "".join([*parts, _escaped(text[at:]), f"\n\n{back}\n"])


def filled(markdown: str, language: str) -> str:
    """The page with the parts that it asks for.

    Raises:
        KeyError: it asks for one that there is not.
    """
    return _MARK.sub(lambda mark: PARTS[mark[1]](language), markdown)


def commands() -> Iterator[tuple[str, click.Command]]:
    """The commands of newslint, by name."""
    context = click.Context(cli.main)
    for name in cli.main.list_commands(context):
        if command := cli.main.get_command(context, name):
            yield name, command


def rules_schema(_language: str = "") -> str:
    """The JSON Schema of rules.yaml, which an editor fetches from the site."""
    return schema.schema(RULES)


def _escaped(text: str) -> str:
    """Markdown of `explain` with every character standing for itself but those that it means."""
    parts, at = [], 0
    for code in _CODE_SPAN.finditer(text):
        inner = code[2][1:-1] if "`" in code[2] else code[2]
        shown = "".join(f"&#{ord(c)};" if not c.isalnum() else c for c in inner)
        parts += [_MARKDOWN.sub(_entity, text[at : code.start()]), f"<code>{shown}</code>"]
        at = code.end()
    return "".join([*parts, _MARKDOWN.sub(_entity, text[at:])])


def _entity(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"


def _index(language: str) -> str:
    """The rules by family: code, what it finds, severity, fix."""
    lines = [_COUNTED.in_language(language).format(len(RULES), len(families()))]
    for family, rules in families():
        lines += ["", f"## {family} {FAMILIES[family].in_language(language)} {{ #{family} }}", ""]
        lines += [f"| {_COLUMNS.in_language(language)} |", "|---|---|---|---|"]
        lines += [_row(rule, language) for rule in rules]
    return "\n".join(['<div class="rules" markdown>', *lines, "", "</div>"])


def _row(rule: Rule, language: str) -> str:
    severity = f"{_SEVERITIES[rule.severity].in_language(language)}{{ .{rule.severity} }}"
    cells = (
        f"[{rule.id}]({rule.id}.md)",
        _MARKDOWN.sub(_entity, rule.summary.in_language(language)),
        f"*{severity.replace('{', '*{', 1)}",
        _FIXES[rule.fix].in_language(language),
    )
    return f"| {' | '.join(cells)} |"


def _coverage(_language: str) -> str:
    """The tables of ``newslint coverage``, its rules linked to their pages."""
    tables = coverage.page(RULES).partition("\n## ")[2]
    linked = re.sub(r"\b([A-Z]{3}\d{3})(?= [a-z])", r"[\1](rules/\1.md)", tables)
    return f'<div class="coverage" markdown>\n\n## {linked}\n</div>'


def _help(_language: str) -> str:
    """What ``--help`` prints, for newslint and each of its commands."""
    parts = [f"## newslint\n\n```text\n{_usage(cli.main, 'newslint')}\n```"]
    for name, command in commands():
        usage = _usage(command, f"newslint {name}")
        parts.append(f"## newslint {name} {{ #{name} }}\n\n```text\n{usage}\n```")
    return "\n\n".join(parts)


def _usage(command: click.Command, name: str) -> str:
    return command.get_help(click.Context(command, info_name=name, max_content_width=80))


def _layers(_language: str) -> str:
    """The layers that import-linter keeps, the highest first."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    (contract,) = project["tool"]["importlinter"]["contracts"]
    rows = (re.sub(r"[()]", "", layer) for layer in contract["layers"])
    return "```text\n" + "\n".join(re.sub(r" [:|] ", "  ", row) for row in rows) + "\n```"


def _starter(_language: str) -> str:
    """What ``newslint init`` writes."""
    text = (ROOT / "lint" / "starter.yaml").read_text("utf-8")
    return f'```yaml title="rules.yaml"\n{text}```'


PARTS: Mapping[str, Callable[[str], str]] = {
    "coverage": _coverage,
    "help": _help,
    "layers": _layers,
    "page-as-extracted": pictures.as_extracted,
    "page-as-written": pictures.as_written,
    "rules": _index,
    "starter": _starter,
}
