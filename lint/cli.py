"""The commands. What only one of them needs is imported when it runs."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lint import __version__

if TYPE_CHECKING:
    from lint.run import FileResult


@click.group()
@click.version_option(__version__, prog_name="newslint")
def main() -> None:
    """Find and mend defects in Chinese newspaper copy."""


@main.command()
@click.argument("paths", nargs=-1)
@click.option("--fix", is_flag=True, help="Mend what is safe to mend.")
@click.option("--unsafe-fixes", is_flag=True, help="Apply fixes that change wording, too.")
@click.option("--output-format", default="json")
@click.option("--severity", type=click.Choice(["error", "warning", "info"]), default="warning")
@click.option("--isolated", is_flag=True)
@click.option("--exit-zero", is_flag=True)
def check(
    paths: tuple[str, ...],
    fix: bool,
    unsafe_fixes: bool,
    output_format: str,
    severity: str,
    isolated: bool,
    exit_zero: bool,
) -> None:
    """Report defects, and mend them."""
    from lint.diagnostic import Applicability, Severity
    from lint.discovery import discover
    from lint.report import Options, named
    from lint.run import Job, run

    applicability = Applicability.UNSAFE if unsafe_fixes else Applicability.SAFE
    job = Job(
        isolated=isolated,
        severity=Severity[severity.upper()],
        fix=applicability if fix else None,
        write=True,
    )
    found = discover(paths or ["."])
    failed = bool(found.errors)
    count = 0
    for error in found.errors:
        click.echo(str(error), err=True)

    def told(results: Iterable[FileResult]) -> Iterator[FileResult]:
        nonlocal failed, count
        for result in results:
            for problem in result.problems:
                failed = True
                click.echo(problem.en, err=True)
            count += len(result.diagnostics)
            yield result

    for text in named(output_format)(told(run(found.files, job)), Options()):
        click.echo(text, nl=False)
    sys.exit(2 if failed else int(count > 0 and not exit_zero))


@main.command()
@click.argument("paths", nargs=-1)
@click.option("--write", is_flag=True)
@click.option("--isolated", is_flag=True)
def reflow(paths: tuple[str, ...], write: bool, isolated: bool) -> None:
    """Write one true paragraph a line; the text itself stays unchanged."""
    from lint import files
    from lint.discovery import discover
    from lint.run import markup
    from lint.text.document import Document

    for path in discover(paths or ["."]).files:
        source = files.read(Path(path))
        text = Document(source.text, markup(path)).flow.text + "\n"
        if write:
            files.write(path, source, text)
        else:
            click.echo(text, nl=False)
