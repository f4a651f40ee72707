"""``newslint check``."""

from __future__ import annotations

import sys
from contextlib import closing, suppress
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lint.cli import inputs, options
from lint.cli.outcome import FAILED, FINDINGS, Outcome
from lint.cli.output import (
    Output,
    chosen,
    completions,
    ensure_writable,
    files_of,
    listed,
    look,
    told_on,
    write,
)
from lint.diagnostic import Applicability, Severity
from lint.job import Job
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
def check(
    context: click.Context,
    *,
    paths: tuple[str, ...],
    fix: bool,
    unsafe_fixes: bool,
    diff: bool,
    output_format: list[Output],
    output_file: Path | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    severity: str,
    config: Path | None,
    isolated: bool,
    fail_on: str | None,
    exit_zero: bool,
    jobs: int | None,
    stdin_filename: str | None,
    baseline: Path | None,
    since: str | None,
    max_error_rate: Decimal | None,
    lang: str,
    statistics: bool,
    watch: bool,
) -> None:
    """Report defects, and mend them.

    PATHS are files, directories (their .txt, .md and .html files) and globs; by default the
    current directory. "-" is standard input: with --fix the mended text goes to standard output,
    the report to standard error.
    """
    name = inputs.stdin_path(paths, stdin_filename)
    for is_asked, why_not in (
        (diff and statistics, "--diff and --statistics cannot be shown in one run."),
        (
            diff and max_error_rate is not None,
            "--diff and --max-error-rate cannot be asked for in one run.",
        ),
        (diff and fail_on, "--diff fails on what it would change; leave --fail-on out."),
        (unsafe_fixes and not (fix or diff), "--unsafe-fixes goes with --fix or --diff."),
        (
            fail_on and Severity[fail_on.upper()] < Severity[severity.upper()],
            f"--fail-on {fail_on} needs --severity {fail_on}: what is not reported cannot fail.",
        ),
        (since is not None and name, "--since goes with files; git knows no standard input."),
        (
            watch and (fix or diff or name),
            "--watch reports on files; it goes without --fix, --diff and standard input.",
        ),
    ):
        if is_asked:
            raise click.UsageError(why_not)
    outputs = chosen(
        output_format, output_file, "diff" if diff else "statistics" if statistics else None
    )
    if watch:
        _watch(context, outputs)
        return
    applicability = Applicability.UNSAFE if unsafe_fixes else Applicability.SAFE
    outcome = Outcome(lang, Severity[(fail_on or severity).upper()])
    gate: Gate | None = None

    def exit_status() -> int:
        if outcome.failed:
            return FAILED
        found = outcome.changed if diff else outcome.findings
        if gate:
            found = gate.is_closed or (found and fail_on is not None)
        return FINDINGS if found and not exit_zero else 0

    with outcome.failures():
        job = Job(
            config=config,
            isolated=isolated,
            select=options.codes(select),
            ignore=options.codes(ignore),
            severity=Severity[severity.upper()],
            fix=applicability if fix or diff else None,
            write=fix and not diff,
            baseline=inputs.baseline(baseline) if baseline else None,
            since=since,
        )
        ensure_writable(outputs)
        out = sys.stderr if name is not None and job.write else sys.stdout
        with closing(
            inputs.results(name, paths, job, jobs, outputs=files_of(outputs), language=lang)
        ) as given:
            results = outcome.watch(given)
            if max_error_rate is not None:
                from lint.cli.gate import Gate  # scoring is seldom asked for

                gate = Gate(max_error_rate, job)
                results = gate.watch(results)
            write(outputs, results, out, look(out, lang, job, exit_status))
        if gate:
            told = told_on(outputs, out)
            told.write(gate.verdict(look(told, lang)))
        if baseline and name is None:
            from lint.cli.baseline import note_gone  # slow to import

            note_gone(job, baseline, paths, outcome)
    sys.exit(exit_status())


def _watch(context: click.Context, outputs: list[Output]) -> None:
    """Check again and again, as the other options say."""
    from lint.cli.watch import rerun, watched  # seldom asked for

    given = context.params

    def check_once() -> None:
        with suppress(SystemExit):
            context.invoke(check, **given | {"watch": False})

    files = partial(watched, *(given[key] for key in ("paths", "baseline", "config")))
    isolated, written = given["isolated"], files_of(outputs)
    rerun(check_once, partial(files, isolated=isolated, outputs=written), given["lang"])
