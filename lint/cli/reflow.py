"""``newslint reflow``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from lint import files
from lint.checker import markup
from lint.cli import inputs, options
from lint.cli.outcome import FAILED, Misuse, Outcome
from lint.diagnostic import Text
from lint.files import FileError
from lint.text import document
from lint.text.document import Document, Markup
from lint.text.source import Source


@click.command(
    epilog="""\b
    Examples:
      newslint reflow page.txt         to standard output
      newslint reflow --write pages    into the files themselves
    """
)
@options.paths
@click.option("--write", is_flag=True, help="Write into the files themselves.")
@options.stdin_filename
@click.option("--isolated", is_flag=True, help="As in check; reflow reads no rule book.")
@options.lang
def reflow(
    *, paths: tuple[str, ...], write: bool, stdin_filename: str | None, isolated: bool, lang: str
) -> None:
    """Write one true paragraph a line; change nothing else.

    PATHS are as in check.
    """
    outcome = Outcome(lang)
    name = inputs.stdin_path(paths, stdin_filename)
    if name and write:
        raise Misuse(
            Text(
                "--write 用于文件；标准输入没有文件可写",
                "--write goes with files; standard input has none.",
            )
        )
    found, errors = ([name], []) if name else inputs.found(paths)
    for error in errors:
        outcome.fail(error.message)
    for path in found:
        with outcome.failures():
            data = sys.stdin.buffer.read() if name else None
            source = files.read(path) if data is None else files.decode(data, path)
            text = _reflowed(source, path)
            if name or not write:
                sys.stdout.buffer.write(files.encode(text, source, path))
            elif text != source.text:
                files.write(path, source, text)
    sys.exit(FAILED if outcome.failed else 0)


def _reflowed(source: Source, path: Path) -> str:
    if markup(path) is Markup.HTML:
        reason = Text("HTML 的一行不是一段", "a line of HTML is not a paragraph")
        raise FileError(path, reason, Text("请给纯文本或 Markdown", "give text or Markdown"))
    return document.reflow(Document(source.text, markup(path)))
