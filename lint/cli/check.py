"""``newslint check``."""

from __future__ import annotations

import sys
from decimal import Decimal
from pathlib import Path

import click

from lint.cli import inputs, options
from lint.cli.outcome import FAILED, FINDINGS, Outcome
from lint.cli.output import as_utf8, look
from lint.diagnostic import Applicability, Severity
from lint.job import Job
from lint.report import FOR_PEOPLE, FORMATS, named


@click.command(
    epilog="""\b
    Examples:
      newslint check pages/ "archive/**/*.txt"
      newslint check --diff page.txt           what --fix would change
      newslint check --fix --unsafe-fixes .    wording, too: read it afterwards
      newslint check --select DUP,WID001 .     these rules only
      newslint check --output-format json - < page.txt
      newslint check --fix --max-error-rate 3 .    is what is left good enough to print?

    \b
    Exit status: 0 nothing found, 1 findings, 2 the run itself failed. With --max-error-rate:
    0 no issue is above it, whatever is found, and 1 one is.
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
@options.exit_zero
@options.jobs
@options.stdin_filename
@options.baseline
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
@options.cached
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
    max_error_rate: Decimal | None,
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
    if diff and max_error_rate is not None:
        raise click.UsageError("--diff and --max-error-rate cannot be asked for in one run.")
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
            baseline=inputs.baseline(baseline) if baseline else None,
        )
        name = inputs.stdin_path(paths, stdin_filename)
        results = inputs.results(name, paths, job, jobs, outcome)
        out = sys.stderr if name is not None and job.write else sys.stdout
        form = "diff" if diff else "statistics" if statistics else output_format
        if form not in FOR_PEOPLE:
            as_utf8(out)
        shape = look(out, lang, fixed=job.write, hides_info=job.severity > Severity.INFO)
        checked = outcome.watch(results)
        if max_error_rate is None:
            out.writelines(named(form)(checked, shape))
        else:
            from lint.cli.gate import Gate  # scoring is seldom asked for

            gate = Gate(max_error_rate, job)
            out.writelines(named(form)(gate.watch(checked), shape))
            told = out if form in FOR_PEOPLE else sys.stderr
            told.write(gate.verdict(look(told, lang)))
            outcome.findings = gate.is_closed
    if outcome.failed:
        sys.exit(FAILED)
    found = outcome.changed if diff else outcome.findings
    sys.exit(FINDINGS if found and not exit_zero else 0)
