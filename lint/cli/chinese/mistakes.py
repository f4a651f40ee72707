"""Mistakes on the command line in Chinese: click's by what they are, ours as they tell it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any

import click
from click.core import ParameterSource

from lint.cli.chinese.pages import term, usage
from lint.cli.outcome import BadValue, Misuse


class _Mistake(click.UsageError):
    """A mistake whose message is Chinese."""

    def show(self, file: IO[Any] | None = None) -> None:
        """Write it to standard error, or to `file`, with where to look."""
        lines = [f"错误：{self.format_message()}"]
        if self.ctx:
            lines = [usage(self.ctx), f"说明见 {self.ctx.command_path} --help", "", *lines]
        click.echo("\n".join(lines), file=file, err=file is None)


def in_chinese(error: click.UsageError, args: Sequence[str]) -> click.UsageError:
    """The same mistake in Chinese.

    Args:
        error: click's, or one of ours.
        args: those that click was reading.
    """
    return _Mistake(_message(error, args), error.ctx)


def _message(error: click.UsageError, args: Sequence[str]) -> str:
    context = error.ctx
    match error:
        case Misuse():
            return error.what.zh
        case click.NoSuchOption():
            return f"没有 {error.option_name} 这个选项{_meant(error.possibilities)}"
        case click.BadOptionUsage():
            given = any(arg.startswith(f"{error.option_name}=") for arg in args)
            return f"选项 {error.option_name} {'不带值' if given else '后面缺少值'}"
        case click.BadParameter():
            return _about(error, args)
    if name := getattr(error, "command_name", None):  # since click 8.4
        return f"没有 {name} 这个命令{_meant(getattr(error, 'possibilities', None))}"
    if context and isinstance(context.command, click.Group):
        return "请写出一个命令，如 newslint check"
    return f"多了参数 {' '.join(_read(context, args)[1])}" if context else error.message


def _meant(names: Sequence[str] | None) -> str:
    return f"；是不是 {' 或 '.join(names)}？" if names else ""


def _about(error: click.BadParameter, args: Sequence[str]) -> str:
    """What is wrong with an option or an argument."""
    wrong, context = error.param, error.ctx
    if wrong is None or context is None:
        return error.format_message()
    if isinstance(wrong, click.Option):
        name = f"选项 {max(wrong.opts, key=len)}"
    else:
        hint = wrong.get_error_hint(context).strip("'")
        name = f"参数 {term(hint)}"
    if isinstance(error, click.MissingParameter):
        return f"缺少{name}"
    given, source = wrong.consume_value(context, _read(context, args)[0])
    if source is ParameterSource.ENVIRONMENT:
        name = f"环境变量 {wrong.envvar}"
    what = error.what.zh if isinstance(error, BadValue) else _why_not(given, wrong.type)
    return f"{name} 的值不对，{what}"


def _why_not(given: Any, wanted: click.ParamType[Any]) -> str:
    """Why a value is not what one of click's types wants."""
    match wanted:
        case click.Choice():
            return f"只能是 {'、'.join(wanted.choices)}，不能是“{given}”"
        case click.IntRange():
            return f"要的是整数，{wanted.min} 或更大，不是“{given}”"
        case click.Path() if wanted.exists and not os.access(given, os.F_OK):
            return f"没有“{given}”这个文件"
        case click.Path() if not wanted.dir_okay and Path(given).is_dir():
            return f"“{given}”是目录，不是文件"
        case click.Path() if not wanted.file_okay and Path(given).is_file():
            return f"“{given}”是文件，不是目录"
    return f"“{given}”用不了；请核对路径和权限"


def _read(context: click.Context, args: Sequence[str]) -> tuple[dict[str, Any], list[str]]:
    """What click reads from the arguments: the values by name, and what is left over."""
    values, left, _ = context.command.make_parser(context).parse_args([*args])
    return values, left
