"""The command line: one module a command, imported when it is called for."""

from __future__ import annotations

import errno
import gc
import os
import sys
from contextlib import suppress
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import Any, NoReturn

import click

from lint import __version__

_COMMANDS = {
    "check": "lint.cli.check",
    "score": "lint.cli.score",
    "report": "lint.cli.report",
    "reflow": "lint.cli.reflow",
    "explain": "lint.cli.rules",
    "rules": "lint.cli.rules",
    "coverage": "lint.cli.rules",
    "schema": "lint.cli.rules",
    "test-rules": "lint.cli.rules",
    "server": "lint.cli.server",
    "init": "lint.cli.setup",
    "baseline": "lint.cli.baseline",
    "clean": "lint.cli.setup",
    "completions": "lint.cli.completions",
}


_DISK_ERRORS = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}
"""Why standard output cannot be written; of files and of the cache, those who write them tell."""


class _Context(click.Context):
    """A call of a command."""

    @property
    def language(self) -> str:
        """That of ``--lang``, once it has been read, or of the locale."""
        from lint.cli.options import locale_language

        return self.params.get("lang") or locale_language()

    def get_help(self) -> str:
        """The help, in the language of the user."""
        if self.language == "en":
            return super().get_help()
        from lint.cli.chinese.pages import page

        return page(self)


class _Commands(click.Group):
    context_class = _Context

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = getattr(
            import_module(_COMMANDS[cmd_name]), cmd_name.replace("-", "_")
        )
        command.context_class = _Context
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read what stands before the command."""
        given = [*args]  # click takes them away
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, TextIOWrapper):
                stream.reconfigure(errors="replace")  # a terminal may know fewer characters than we
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            if not given:
                raise  # it holds the help
            raise _worded(error, given) from None

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; whatever nothing foresaw is told in one line, too."""
        given = [*ctx.args]
        try:
            try:
                return super().invoke(ctx)
            finally:
                sys.stdout.flush()  # what cannot be written fails here, not when all has ended
        except click.UsageError as error:
            raise _worded(error, given) from None
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except KeyboardInterrupt:
            sys.exit(130)  # as shells tell it; click's own 1 would mean findings
        except Exception as error:  # noqa: BLE001 - its exit status would mean findings
            _failed(error)


def _worded(error: click.UsageError, args: list[str]) -> click.UsageError:
    """A mistake on the command line, in the language of the user.

    Args:
        error: click's, or one of ours.
        args: those that click was reading.
    """
    from lint.cli.options import locale_language

    context = error.ctx
    language = context.language if isinstance(context, _Context) else locale_language()
    if language == "en":
        return error
    from lint.cli.chinese.mistakes import in_chinese

    return in_chinese(error, args)


def _failed(error: Exception) -> NoReturn:
    from lint.cli.options import locale_language
    from lint.cli.outcome import FAILED
    from lint.diagnostic import Text
    from lint.fault import fault

    told = fault(error)
    if isinstance(error, OSError) and error.errno in _DISK_ERRORS:
        told = Text(
            f"标准输出写不进去（{error.strerror}）；请腾出空间，或写到别处",
            f"standard output cannot be written ({error.strerror}); free some space, or write to "
            "another place",
        )
        # What was not written is still held, and Python would fail over it again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    click.echo(told.in_language(locale_language()), err=True)
    sys.exit(FAILED)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="newslint")
def main() -> None:
    """Find and mend defects in Chinese newspaper copy.

    \b
    newslint check                   what is wrong in the files below this folder
    newslint check --fix page.txt    mend what is safe to mend
    newslint explain DUP001          what a rule finds, why, and how to silence it
    """
    gc.disable()  # nothing that a run is done with is garbage to be looked for: there are no cycles


def command() -> None:
    """`main` as the shell calls it.

    It leaves at once: to free all that it holds takes Python longer than to check a short text.
    """
    _open_streams()
    try:
        main(prog_name="newslint")
    except SystemExit as ended:
        with suppress(OSError):  # a broken pipe: let Python end as it does then
            sys.stdout.flush()
            sys.stderr.flush()
            if isinstance(ended.code, int):
                os._exit(ended.code)
        raise


def _open_streams() -> None:
    """Let a standard stream that is closed (``>&-``) be the null device: no other file takes it."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115
