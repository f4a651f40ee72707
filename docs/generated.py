"""What the site says of the rules and the commands, written from the code alone.

A page holds ``<!-- generated: NAME -->`` where one of `PARTS` belongs.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import chdir
from datetime import datetime
from functools import partial
from itertools import groupby
from pathlib import Path

import click
import pictures
from rulepages import plain
from samples import sample

from lint import cli, coverage, schema
from lint.book import default_book
from lint.cli.chinese import pages as chinese
from lint.diagnostic import Applicability, Text
from lint.discovery import discover
from lint.job import Job
from lint.report import FORMATS
from lint.report.families import FAMILIES
from lint.report.html import page
from lint.report.style import SEVERITIES
from lint.rule import Rule
from lint.run import run
from lint.score.scorer import Scorer

ROOT = Path(__file__).parent.parent
RULES = default_book().rules

_FIXES = {
    Applicability.SAFE: Text("安全", "safe"),
    Applicability.UNSAFE: Text("动文字", "unsafe"),
    Applicability.DISPLAY: Text("只提示", "display"),
    None: Text("无", "none"),
}
_COLUMNS = Text("代码 | 查什么 | 级别 | 修改", "code | finds | severity | fix")
_COUNTED = Text("{}条规则，{}族", "{} rules in {} families")
_MARK = re.compile(r"<!-- generated: ([a-z-]+) -->")


def families() -> list[tuple[str, list[Rule]]]:
    """The families and their rules, in the order of FAMILIES."""
    rules = {key: list(group) for key, group in groupby(RULES, lambda rule: rule.family)}
    return [(family, rules[family]) for family in sorted(rules, key=[*FAMILIES].index)]


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
    return schema.schema(default_book())


def sample_report(language: str) -> str:
    """The page of ``newslint report`` on some of the examples."""
    with chdir(ROOT / "examples"):
        job = Job(isolated=True)
        scorer = Scorer(job)
        results = [*scorer.watch(run(discover(["extracted.txt", "issue"]).files, job))]
        return page(results, scorer.issues, job, datetime.now().astimezone(), language)


def _index(language: str) -> str:
    """The rules by family: code, what it finds, severity, fix."""
    lines = [_COUNTED.in_language(language).format(len(RULES), len(families()))]
    for family, rules in families():
        lines += ["", f"## {family} {FAMILIES[family].in_language(language)} {{ #{family} }}", ""]
        lines += [f"| {_COLUMNS.in_language(language)} |", "|---|---|---|---|"]
        lines += [_row(rule, language) for rule in rules]
    return "\n".join(['<div class="rules" markdown>', *lines, "", "</div>"])


def _row(rule: Rule, language: str) -> str:
    cells = (
        f"[{rule.id}]({rule.id}.md)",
        plain(rule.summary.in_language(language)),
        f"*{SEVERITIES[language][rule.severity]}*{{ .{rule.severity} }}",
        _FIXES[rule.fix].in_language(language),
    )
    return f"| {' | '.join(cells)} |"


def _coverage(_language: str) -> str:
    """The tables of ``newslint coverage``, its rules linked to their pages."""
    tables = coverage.page(RULES).partition("\n## ")[2]
    pages = "|".join(rule.id for rule in RULES)
    linked = re.sub(rf"\b({pages})(?= [a-z])", r"[\1](rules/\1.md)", tables)
    return f'<div class="coverage" markdown>\n\n## {linked}\n</div>'


def _help(language: str) -> str:
    """What ``--help`` prints, for newslint and each of its commands."""
    parts = [f"## newslint\n\n```text\n{_usage(cli.main, 'newslint', language)}\n```"]
    for name, command in commands():
        usage = _usage(command, f"newslint {name}", language)
        parts.append(f"## newslint {name} {{ #{name} }}\n\n```text\n{usage}\n```")
    return "\n\n".join(parts)


def _usage(command: click.Command, name: str, language: str) -> str:
    context = click.Context(command, info_name=name, terminal_width=78, **cli.main.context_settings)
    return chinese.page(context) if language == "zh" else command.get_help(context)


def _layers(_language: str) -> str:
    """The layers that import-linter keeps, the highest first; a name may be kept for later."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    (contract,) = project["tool"]["importlinter"]["contracts"]
    there = {path.stem for path in (ROOT / "lint").iterdir()}
    rows = ([*filter(there.__contains__, re.findall("[a-z]+", row))] for row in contract["layers"])
    return "\n".join(["```text", *("  ".join(row) for row in rows if row), "```"])


def _starter(_language: str) -> str:
    """What ``newslint init`` writes."""
    text = (ROOT / "lint" / "starter.yaml").read_text("utf-8")
    return f'```yaml title="rules.yaml"\n{text}```'


def _set_up(path: str, language: str) -> Callable[[str], str]:
    """A file of editors/, which tests use as it stands."""
    return lambda _: f"```{language}\n{(ROOT / 'editors' / path).read_text('utf-8')}```"


PARTS: Mapping[str, Callable[[str], str]] = {
    "coverage": _coverage,
    "emacs": _set_up("emacs/newslint.el", "lisp"),
    "help": _help,
    "layers": _layers,
    "neovim": _set_up("neovim/newslint.lua", "lua"),
    "page-as-extracted": pictures.as_extracted,
    "page-as-written": pictures.as_written,
    "rules": _index,
    "starter": _starter,
    "vim": _set_up("vim/newslint.vim", "vim"),
    **{f"sample-{form}": partial(sample, form) for form in FORMATS},
}
