"""``newslint check``."""

from __future__ import annotations

import sys
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from lint.cli import inputs, options
from lint.cli.arguments import Arguments
from lint.cli.outcome import Outcome
from lint.cli.output import (
    Output,
    completions,
    ensure_writable,
    files_of,
    listed,
    look,
    told_on,
    write,
)
from lint.report import FORMATS

if TYPE_CHECKING:
    from lint.cli.gate import Gate


@click.command(
    epilog="""\b
    Examples:
      newslint check pages/ "archive/**/*.txt"
      newslint check --diff page.txt           what --fix would change
      newslint check --fix --unsafe-fixes .    wording, too: read it afterwards
      newslint check --select DUP,WID001 .     these rules only
      newslint check --output-format json - < page.txt
      newslint check --output-format github,sarif=newslint.sarif .
      newslint check --fix --max-error-rate 3 .    is what is left good enough to print?
      newslint check --since origin/main .         what this branch brings
      newslint check --severity info --fail-on error .    report all, fail on errors

    \b
    Exit status: 0 nothing found, 1 findings (with --fail-on: of that severity), 2 the run itself
    failed. With --max-error-rate: 0 no issue is above it, whatever is found, and 1 one is; with
    --fail-on besides, findings of that severity fail the run, too.
    """
)
@options.paths
@click.option("--fix", is_flag=True, help="Mend what is safe to mend, and report the rest.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: mend wording, too.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and write nothing.")
@click.option(
    "--output-format",
    multiple=True,
    callback=listed,
    shell_complete=completions,
    metavar="FORMAT[=FILE],...",
    help=f"One or more of {', '.join(FORMATS)}; the first by default. What names no FILE goes to "
    "standard output.",
)
@click.option(
    "--output-file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write the report there, in place of standard output.",
)
@options.select
@options.ignore
@options.severity
@options.config
@options.isolated
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info"]),
    help="The least severity that makes the exit status 1; by default whatever is reported does.",
)
@options.exit_zero
@options.jobs
@options.stdin_filename
@options.baseline
@click.option(
    "--since",
    metavar="REV",
    help="Only findings that touch lines which git says are new or changed since the merge base "
    "of REV and HEAD.",
)
@click.option(
    "--max-error-rate",
    type=options.rate,
    metavar="N",
    help="Fail on the official error rate in place of findings: where an issue, the files of one "
    "folder, has more than N errors in 10,000 characters (see newslint score; 3 is the pass "
    "line).",
)
@options.lang
@click.option("--statistics", is_flag=True, help="Show how often each rule reports.")
@click.option("--watch", is_flag=True, help="Check again whenever a file changes.")
@options.cached
@click.pass_context
def check(context: click.Context, /, **given: Any) -> None:
    """Report defects, and mend them.

    PATHS are files, directories (their .txt, .md and .html files) and globs; by default the
    current directory. "-" is standard input: with --fix the mended text goes to standard output,
    the report to standard error.
    """
    arguments = Arguments(**given)
    outputs = arguments.outputs()
    if arguments.watch:
        _watch(context, arguments, outputs)
    else:
        sys.exit(_checked(arguments, outputs))


def _checked(arguments: Arguments, outputs: list[Output]) -> int:
    """Check once. Returns the exit status."""
    name, lang = arguments.stdin_path, arguments.lang
    outcome = Outcome(lang, arguments.fails_on)
    gate: Gate | None = None
    with outcome.failures():
        job = arguments.job()
        ensure_writable(outputs)
        out = sys.stderr if name is not None and job.write else sys.stdout
        rated = None
        if arguments.max_error_rate is not None or (job.knows_rate and _is_shown(outputs, out)):
            from lint.cli.gate import Gate  # scoring takes a while
            from lint.score import PASS_LINE

            rated = Gate(PASS_LINE if (line := arguments.max_error_rate) is None else line, job)
        if arguments.max_error_rate is not None:
            gate = rated
        status = partial(arguments.exit_status, outcome, gate)
        written = files_of(outputs)
        results = inputs.results(
            name, arguments.paths, job, arguments.jobs, outputs=written, language=lang
        )
        with closing(results):
            watched = outcome.watch(results)
            if rated:
                watched = rated.watch(watched)
            write(outputs, watched, out, look(out, lang, job, status))
        if rated:
            told = told_on(outputs, out)
            told.write(rated.verdict(look(told, lang)))
        if arguments.baseline and name is None:
            from lint.cli.baseline import note_gone  # slow to import

            note_gone(job, arguments.baseline, arguments.paths, outcome)
    return arguments.exit_status(outcome, gate)


def _is_shown(outputs: list[Output], out: TextIO) -> bool:
    """Whether a person reads the findings on a terminal, and is told the error rate besides."""
    return out.isatty() and Output("text") in outputs


def _watch(context: click.Context, arguments: Arguments, outputs: list[Output]) -> None:
    """Check again and again, as the other options say."""
    from lint.cli.watch import rerun, watched  # seldom asked for

    def check_once() -> None:
        with suppress(SystemExit):
            context.invoke(check, **context.params | {"watch": False})

    files = partial(
        watched,
        arguments.paths,
        arguments.baseline,
        arguments.config,
        isolated=arguments.isolated,
        outputs=files_of(outputs),
    )
    rerun(check_once, files, arguments.lang)
