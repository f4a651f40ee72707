"""What ``newslint check`` is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from lint.cli import inputs, options
from lint.cli.outcome import FAILED, FINDINGS, Misuse, Outcome
from lint.cli.output import Output, chosen
from lint.diagnostic import Applicability, Severity, Text
from lint.job import Job

if TYPE_CHECKING:
    from lint.cli.gate import Gate


class Arguments(msgspec.Struct, frozen=True, kw_only=True):
    """The arguments of the command by their names, as click reads them."""

    paths: tuple[str, ...]
    fix: bool
    unsafe_fixes: bool
    diff: bool
    output_format: list[Output]
    output_file: Path | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    severity: str
    config: Path | None
    isolated: bool
    fail_on: str | None
    exit_zero: bool
    jobs: int | None
    stdin_filename: str | None
    baseline: Path | None
    since: str | None
    max_error_rate: Decimal | None
    lang: str
    statistics: bool
    watch: bool

    @property
    def stdin_path(self) -> Path | None:
        """The name that standard input goes by; None where files are to be read.

        Raises:
            Misuse: both are asked for.
        """
        return inputs.stdin_path(self.paths, self.stdin_filename)

    @property
    def least(self) -> Severity:
        """The least severity that is reported."""
        return Severity[self.severity.upper()]

    @property
    def fails_on(self) -> Severity:
        """The least severity that fails the run."""
        return Severity[self.fail_on.upper()] if self.fail_on else self.least

    def outputs(self) -> list[Output]:
        """The reports to write.

        Raises:
            Misuse: what is asked for does not go together.
        """
        for why_not in self._misuses():
            raise Misuse(why_not)
        own = "diff" if self.diff else "statistics" if self.statistics else None
        return chosen(self.output_format, self.output_file, own)

    def _misuses(self) -> Iterator[Text]:
        if self.diff and self.statistics:
            yield Text(
                "--diff 和 --statistics 不能同用",
                "--diff and --statistics cannot be shown in one run.",
            )
        if self.diff and self.max_error_rate is not None:
            yield Text(
                "--diff 和 --max-error-rate 不能同用",
                "--diff and --max-error-rate cannot be asked for in one run.",
            )
        if self.diff and self.fail_on:
            yield Text(
                "--diff 会改什么就算不通过；请去掉 --fail-on",
                "--diff fails on what it would change; leave --fail-on out.",
            )
        if self.unsafe_fixes and not (self.fix or self.diff):
            yield Text(
                "--unsafe-fixes 要与 --fix 或 --diff 同用",
                "--unsafe-fixes goes with --fix or --diff.",
            )
        if self.fails_on < self.least:
            yield Text(
                "--fail-on {level} 要与 --severity {level} 同用，没有报的不能算不通过",
                "--fail-on {level} needs --severity {level}: what is not reported cannot fail.",
            ).format(level=self.fail_on)
        if self.since is not None and self.stdin_path:
            yield Text(
                "--since 用于文件；git 不管标准输入",
                "--since goes with files; git knows no standard input.",
            )
        if self.watch and (self.fix or self.diff or self.stdin_path):
            yield Text(
                "--watch 只报告文件里的问题，不能与 --fix、--diff 或标准输入同用",
                "--watch reports on files; it goes without --fix, --diff and standard input.",
            )

    def job(self) -> Job:
        """What to do with each file.

        Raises:
            FileError: the baseline cannot be read.
        """
        applicability = Applicability.UNSAFE if self.unsafe_fixes else Applicability.SAFE
        return Job(
            config=self.config,
            isolated=self.isolated,
            select=options.codes(self.select),
            ignore=options.codes(self.ignore),
            severity=self.least,
            fix=applicability if self.fix or self.diff else None,
            write=self.fix and not self.diff,
            baseline=inputs.baseline(self.baseline) if self.baseline else None,
            since=self.since,
        )

    def exit_status(self, outcome: Outcome, gate: Gate | None) -> int:
        """How the command ends, once all results are in."""
        if outcome.failed:
            return FAILED
        found = outcome.changed if self.diff else outcome.findings
        if gate:
            found = gate.is_closed or (found and self.fail_on is not None)
        return FINDINGS if found and not self.exit_zero else 0
