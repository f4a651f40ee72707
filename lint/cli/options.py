"""Options that commands share."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from decimal import Decimal, InvalidOperation
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lint.cache import use
from lint.cli.outcome import BadValue
from lint.diagnostic import LANGUAGES, Text

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


def locale_language() -> str:
    """``zh`` where the locale is Chinese, else ``en``: also in C, the locale of logs and CI."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(variable):
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"


def codes(given: Iterable[str]) -> tuple[str, ...]:
    """Rules given by an option that may be repeated and may hold a comma-separated list.

    Names are in small letters, codes and families in capitals, whichever were typed.
    """
    split = (code for listed in given for code in listed.replace(",", " ").split())
    return tuple(code.upper() if _CODE.fullmatch(code) else code for code in split)


_CODE = re.compile(r"[A-Za-z]{3}(?:\d{3})?")


def rate(given: str | Decimal) -> Decimal:
    """Errors in 10,000 characters, exactly as they were typed.

    Raises:
        BadValue: it is no such number.
    """
    try:
        number = Decimal(given)
    except InvalidOperation:
        number = Decimal(-1)
    if not (number.is_finite() and number >= 0):
        raise BadValue(
            Text(f"要的是 0 或更大的数，不是“{given}”", f"{given!r} is not a number, 0 or more.")
        )
    return number


FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


def _files(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem  # only a shell asks

    return [CompletionItem(incomplete, type="file")]


def complete_codes(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """What a list of codes can be completed to."""
    from lint.cli import completions  # only a shell asks

    return completions.codes(incomplete)


paths = click.argument("paths", nargs=-1, shell_complete=_files)
stdin_filename = click.option(
    "--stdin-filename", metavar="NAME", help="Read standard input, which goes by this name."
)
config = click.option(
    "--config", type=FILE, metavar="FILE", help="The rule book, in place of the nearest one."
)
isolated = click.option("--isolated", is_flag=True, help="Use no rule book but the built-in one.")
select = click.option(
    "--select",
    multiple=True,
    metavar="CODES",
    shell_complete=complete_codes,
    help="Only these rules or families.",
)
ignore = click.option(
    "--ignore",
    multiple=True,
    metavar="CODES",
    shell_complete=complete_codes,
    help="Not these rules or families.",
)
severity = click.option(
    "--severity",
    type=click.Choice(["error", "warning", "info"]),
    default="warning",
    show_default=True,
    help="The least severity that is reported and mended.",
)
exit_zero = click.option("--exit-zero", is_flag=True, help="Exit with 0 in spite of findings.")
jobs = click.option("--jobs", type=click.IntRange(1), metavar="N", help="Processes to use.")
baseline = click.option(
    "--baseline",
    type=FILE,
    metavar="FILE",
    help="Leave out the findings that FILE knows (see newslint baseline).",
)
lang = click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    default=locale_language,
    is_eager=True,  # it decides how to word help that is asked for, and mistakes
    show_default="that of the locale",
    help="Language of the messages.",
)


def _cache_folder(
    _context: click.Context, _option: click.Parameter, given: str | None
) -> Path | None:
    """The folder that is given, or the user's own; None where there is none."""
    if given is not None and not given.strip():
        raise BadValue(
            Text("请写出目录，或去掉这个选项", "name a folder, or leave the option out.")
        )
    base = Path(os.environ.get("XDG_CACHE_HOME", ""))
    default = (base if base.is_absolute() else Path("~/.cache")) / "newslint"
    try:
        return (Path(given) if given else default).expanduser()
    except RuntimeError:  # a user without a home
        return None


cache_dir = click.option(
    "--cache-dir",
    type=click.Path(file_okay=False),
    envvar="NEWSLINT_CACHE_DIR",
    callback=_cache_folder,
    show_default="~/.cache/newslint",
    show_envvar=True,
    metavar="DIR",
    help="Where to keep what was found, so that it is not looked for again.",
)
_no_cache = click.option("--no-cache", is_flag=True, help="Look at everything anew.")


def cached(command: Callable[..., None]) -> Callable[..., None]:
    """Let a command keep what it computes, and look there first."""

    @cache_dir
    @_no_cache
    @wraps(command)
    def with_cache(*, cache_dir: Path | None, no_cache: bool, **options: Any) -> None:
        with use(None if no_cache else cache_dir):
            command(**options)

    return with_cache
