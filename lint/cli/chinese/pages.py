"""Pages of ``--help`` in Chinese, laid out as click lays out its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from inspect import cleandoc

import click

from lint.cli.chinese.words import SENTENCES, TERMS
from lint.report.style import cells

_TERM = 30
"""The most cells of a term that what it means stands beside."""

_UNIT = re.compile(r" +|[（《“]*(?:[!-~]+|[^ ])[，。、；：？！）》”]*")
"""What no line end may part: a word of code or a character, with the marks that cling to it."""

_EXAMPLE = re.compile(r"(?P<command>.*\S {2,})(?P<comment>\S.*)")


def page(context: click.Context) -> str:
    """The help of the command that is called, as wide as the terminal, with no line end behind."""
    command = context.command
    width = context.make_formatter().width
    blocks = [
        usage(context),
        *_texts(command.help, width),
        _list("选项", _options(context), width),
        _list("命令", _commands(context), width),
        *_texts(command.epilog, width),
    ]
    return "\n\n".join(filter(None, blocks))


def usage(context: click.Context) -> str:
    """How the command is called, on a line."""
    pieces = context.command.collect_usage_pieces(context)
    return " ".join([f"用法：{context.command_path}", *map(term, pieces)])


def term(english: str) -> str:
    """A word that stands for a value; what needs no Chinese stays as it is."""
    return TERMS.get(english, english)


def _sentence(english: str) -> str:
    return SENTENCES.get(english, english)


def _texts(english: str | None, width: int) -> Iterator[str]:
    """The paragraphs of a text; a list of examples keeps its lines, as ``\b`` says."""
    for paragraph in cleandoc(english).split("\n\n") if english else ():
        lines = paragraph.removeprefix("\b\n").splitlines()
        if any("  " in line for line in lines):
            chinese = [*map(_example, lines)]
        else:
            chinese = _filled(_sentence(" ".join(lines)), width - 2)
        yield "\n".join(f"  {line}" for line in chinese)


def _example(line: str) -> str:
    if found := _EXAMPLE.fullmatch(line):
        return found["command"] + _sentence(found["comment"])
    return line if line.startswith(" ") else _sentence(line)


def _options(context: click.Context) -> Iterator[tuple[str, str]]:
    for option in context.command.get_params(context):
        record = option.get_help_record(context)
        if record and isinstance(option, click.Option):
            names, blank, value = record[0].rpartition(" ")
            yield names + blank + term(value), "，".join(_meanings(option, context))


def _meanings(option: click.Option, context: click.Context) -> Iterator[str]:
    if option.help:
        yield _sentence(option.help)
    if option.show_envvar:
        yield f"环境变量 {option.envvar}"
    if default := option.show_default:
        told = default if isinstance(default, str) else option.get_default(context, call=False)
        value = term(str(told))
        yield f"默认 {value}" if value.isascii() else f"默认{value}"


def _commands(context: click.Context) -> Iterator[tuple[str, str]]:
    group = context.command
    if isinstance(group, click.Group):
        for name in group.list_commands(context):
            if command := group.get_command(context, name):
                summary = cleandoc(command.help or "").partition("\n\n")[0]
                yield name, _sentence(" ".join(summary.splitlines())).removesuffix("。")


def _list(title: str, rows: Iterable[tuple[str, str]], width: int) -> str:
    """Terms and what they mean, in two columns; empty where there are none."""
    rows = [*rows]
    column = 2 + max((min(cells(word), _TERM) for word, _ in rows), default=0)
    lines = [f"{title}："]
    for word, meaning in rows:
        beside = cells(word) <= _TERM
        if not beside:
            lines.append(f"  {word}")
        first, *rest = _filled(meaning, width - 2 - column)
        begun = word + " " * (column - cells(word)) if beside else " " * column
        lines += [f"  {begun}{first}", *(f"  {' ' * column}{line}" for line in rest)]
    return "\n".join(lines) if rows else ""


def _filled(text: str, room: int) -> list[str]:
    """The text on lines of at most `room` cells: one at least."""
    lines, line = [], ""
    for unit in _UNIT.findall(text):
        if line and cells(line + unit.rstrip()) > room:
            lines.append(line.rstrip())
            line = ""
        line += unit if line else unit.lstrip()
    return [*lines, line.rstrip()]
