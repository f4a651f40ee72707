"""``newslint check``."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

import click

from lint import files
from lint.checker import Checker, FileResult, Job
from lint.cli import inputs, options
from lint.cli.outcome import FAILED, FINDINGS, Outcome
from lint.diagnostic import Applicability, Severity, Text
from lint.files import FileError
from lint.issue import compared
from lint.report import FOR_PEOPLE, FORMATS, Options, named
from lint.run import run
from lint.suppress import Baseline


@click.command(
    epilog="""\b
    Examples:
      newslint check pages/ "archive/**/*.txt"
      newslint check --diff page.txt           what --fix would change
      newslint check --fix --unsafe-fixes .    wording, too: read it afterwards
      newslint check --select DUP,WID001 .     these rules only
      newslint check --output-format json - < page.txt

    \b
    Exit status: 0 nothing found, 1 findings, 2 the run itself failed.
    """
)
@options.paths
@click.option("--fix", is_flag=True, help="Mend what is safe to mend, and report the rest.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: mend wording, too.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and write nothing.")
@click.option("--output-format", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("--select", multiple=True, metavar="CODES", help="Only these rules or families.")
@click.option("--ignore", multiple=True, metavar="CODES", help="Not these rules or families.")
@options.severity
@options.config
@options.isolated
@click.option("--exit-zero", is_flag=True, help="Exit with 0 in spite of findings.")
@click.option("--jobs", type=click.IntRange(1), metavar="N", help="Processes to use.")
@options.stdin_filename
@click.option(
    "--baseline",
    type=options.FILE,
    metavar="FILE",
    help="Leave out the findings that FILE knows (see newslint baseline).",
)
@options.lang
@click.option("--statistics", is_flag=True, help="Show how often each rule reports.")
def check(
    *,
    paths: tuple[str, ...],
    fix: bool,
    unsafe_fixes: bool,
    diff: bool,
    output_format: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    severity: str,
    config: Path | None,
    isolated: bool,
    exit_zero: bool,
    jobs: int | None,
    stdin_filename: str | None,
    baseline: Path | None,
    lang: str,
    statistics: bool,
) -> None:
    """Report defects, and mend them.

    PATHS are files, directories (their .txt, .md and .html files) and globs; by default the
    current directory. "-" is standard input: with --fix the mended text goes to standard output,
    the report to standard error.
    """
    if output_format != "text" and (diff or statistics):
        raise click.UsageError("--diff and --statistics have a format of their own.")
    if diff and statistics:
        raise click.UsageError("--diff and --statistics cannot be shown in one run.")
    if unsafe_fixes and not (fix or diff):
        raise click.UsageError("--unsafe-fixes goes with --fix or --diff.")
    applicability = Applicability.UNSAFE if unsafe_fixes else Applicability.SAFE
    outcome = Outcome(lang)
    with outcome.failures():
        job = Job(
            config=config,
            isolated=isolated,
            select=options.codes(select),
            ignore=options.codes(ignore),
            severity=Severity[severity.upper()],
            fix=applicability if fix or diff else None,
            write=fix and not diff,
            baseline=_read_baseline(baseline) if baseline else None,
        )
        name = inputs.stdin_path(paths, stdin_filename)
        results: Iterable[FileResult]
        if name is None:
            results = run(inputs.found(paths, outcome), job, jobs)
        else:
            results = [_check_stdin(name, job)]
        out = sys.stderr if name is not None and job.write else sys.stdout
        form = "diff" if diff else "statistics" if statistics else output_format
        if form not in FOR_PEOPLE and isinstance(out, TextIOWrapper):
            out.reconfigure(encoding="utf-8", newline="")
        out.writelines(named(form)(outcome.watch(results), _look(out, lang, job)))
    if outcome.failed:
        sys.exit(FAILED)
    found = outcome.changed if diff else outcome.findings
    sys.exit(FINDINGS if found and not exit_zero else 0)


def _check_stdin(path: Path, job: Job) -> FileResult:
    """Check standard input; what is mended goes to standard output, whole or as it was."""
    data = sys.stdin.buffer.read()
    try:
        source = files.decode(data, path)
        checker = Checker(job)
        [result] = compared([checker.source(source, path)], checker)
        if result.changed:
            data = files.encode(result.text, source, path)
    except FileError as error:
        result = FileResult(path, problems=(error.message,))
    if job.write:
        sys.stdout.buffer.write(data)
    return result


def _read_baseline(path: Path) -> Baseline:
    try:
        return Baseline.read(files.read(path).text, path.parent)
    except ValueError:
        reason = Text("不是基线文件", "not a baseline")
        remedy = Text("用 newslint baseline 重写", "write one with newslint baseline")
        raise FileError(path, reason, remedy) from None


def _look(out: TextIO, language: str, job: Job) -> Options:
    if os.environ.get("NO_COLOR"):
        colour = False
    else:
        is_terminal = out.isatty() and os.environ.get("TERM") != "dumb"
        colour = bool(os.environ.get("FORCE_COLOR")) or is_terminal
    return Options(
        language=language,
        colour=colour,
        width=max(40, shutil.get_terminal_size().columns),
        fixed=job.write,
        hides_info=job.severity > Severity.INFO,
    )
