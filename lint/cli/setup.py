"""``newslint init`` and ``newslint clean``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from lint import files
from lint.cache import Cache
from lint.cli import options
from lint.cli.outcome import FAILED, Outcome
from lint.diagnostic import Text
from lint.nearest import FILE_NAME

_STARTER = Path(__file__).parents[1] / "starter.yaml"


@click.command()
@options.lang
def init(*, lang: str) -> None:
    """Write a rules.yaml to start from, with comments.

    It goes into the current directory; one that stands there is left as it is.
    """
    outcome = Outcome(lang)
    path = Path(FILE_NAME)
    if path.exists():
        outcome.fail(
            Text(
                f"{path}：已经有了，没有动它；请直接修改",
                f"{path}: stands here already and was left as it is; edit it",
            )
        )
    else:
        with outcome.failures():
            files.save(path, _STARTER.read_text("utf-8"))
            written = Text(f"写好了 {path}：请按本报的情况修改", f"wrote {path}: make it your own")
            click.echo(written.in_language(lang))
    sys.exit(FAILED if outcome.failed else 0)


@click.command()
@options.cache_dir
@options.lang
def clean(*, cache_dir: Path | None, lang: str) -> None:
    """Empty the cache.

    It holds what was found in texts that were checked before; nothing in it is needed.
    """
    outcome = Outcome(lang)
    folder = cache_dir or Path()
    with outcome.failures():
        try:
            count = Cache(folder).clear()
        except OSError as error:
            raise files.os_error(error.filename or folder, error) from None
        told = Text(
            f"清空了缓存 {folder}（{count} 项）", f"emptied the cache {folder} ({count} entries)"
        )
        if not count:
            told = Text(f"{folder} 里没有缓存", f"there is no cache in {folder}")
        click.echo(told.in_language(lang))
    sys.exit(FAILED if outcome.failed else 0)
