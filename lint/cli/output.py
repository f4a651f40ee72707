"""Where reports go, and how they look there."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from io import TextIOWrapper
from itertools import tee
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TextIO

import click
from msgspec.structs import replace

from lint import files
from lint.cli.outcome import BadValue, Misuse
from lint.diagnostic import Text
from lint.discovery import may_be_copy
from lint.files import FileError
from lint.job import Job
from lint.report import FOR_PEOPLE, FORMATS, Options, named
from lint.report.closing import Tally

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from lint.job import FileResult


class Output(NamedTuple):
    """A report: its format, and the file that it is written to; None for standard output."""

    form: str
    file: Path | None = None


def listed(
    _context: click.Context, _option: click.Parameter, given: tuple[str, ...]
) -> list[Output]:
    """The outputs of ``FORMAT[=FILE],…``, which may be repeated."""
    return [_output(each.strip()) for one in given for each in one.split(",")]


def _output(given: str) -> Output:
    form, equals, file = given.partition("=")
    if form not in FORMATS:
        raise BadValue(_no_format(form))
    if equals and not file:
        raise BadValue(Text(f"“{given}”没有写出文件", f"{given!r} names no file."))
    return Output(form, Path(file) if file else None)


def _no_format(form: str) -> Text:
    from difflib import get_close_matches

    if near := get_close_matches(form, FORMATS, n=1):
        remedy = Text(f"是不是 {near[0]}？", f"did you mean {near[0]}?")
    else:
        remedy = Text(f"有 {'、'.join(FORMATS)}", f"the formats are {', '.join(FORMATS)}.")
    return Text(f"没有“{form}”这种格式；{remedy.zh}", f"{form!r} is no format; {remedy.en}")


def completions(
    _context: click.Context, _option: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """What the last format of a list may become."""
    from click.shell_completion import CompletionItem

    before, comma, begun = incomplete.rpartition(",")
    return [CompletionItem(before + comma + f) for f in FORMATS if f.startswith(begun)]


def chosen(outputs: Sequence[Output], file: Path | None, own: str | None) -> list[Output]:
    """The reports to write: those of ``--output-format``, or the one of another option.

    Args:
        outputs: those of ``--output-format``.
        file: that of ``--output-file``, for the format that names none.
        own: the format of another option, such as ``diff``, if one asks for it.

    Raises:
        Misuse: they exclude each other, or two go to the same place.
    """
    if own and outputs:
        raise Misuse(
            Text(
                f"--{own} 有自己的格式，不能再用 --output-format",
                f"--{own} has a format of its own, without --output-format.",
            )
        )
    outputs = outputs or [Output(own or "text")]
    open_ends = [output for output in outputs if output.file is None]
    if len(open_ends) > 1:
        first, second = open_ends[0].form, open_ends[1].form
        raise Misuse(
            Text(
                f"{first} 和 {second} 不能都写到标准输出；请写出文件，如 {second}=文件",
                f"{first} and {second} cannot both go to standard output; name a file: "
                f"{second}=FILE.",
            )
        )
    if file and not open_ends:
        raise Misuse(
            Text(
                "--output-file 用于没有写出文件的那一种格式，这里没有",
                "--output-file is for the one format that names no file.",
            )
        )
    outputs = [output._replace(file=output.file or file) for output in outputs]
    targets = [file.resolve() for file in files_of(outputs)]
    for target in targets:
        if targets.count(target) > 1:
            raise Misuse(
                Text(
                    f"两份报告不能写进同一个文件 {target.name}",
                    f"Two reports cannot go to the same file, {target.name}.",
                )
            )
    return outputs


def files_of(outputs: Iterable[Output]) -> list[Path]:
    """The files that they are written to."""
    return [output.file for output in outputs if output.file]


def ensure_writable(outputs: Iterable[Output]) -> None:
    """See that the files can be written, before anything is checked.

    Raises:
        FileError: one cannot.
    """
    for file in files_of(outputs):
        if _is_standard_output(file):
            raise FileError(file, *_STANDARD_OUTPUT)
        if may_be_copy(file):
            raise FileError(file, *_COPY)
        files.ensure_writable(file)


_STANDARD_OUTPUT = (
    Text("标准输出就写在这里", "standard output goes there"),
    Text("请去掉文件名，或另起名字", "name no file, or another one"),
)


_COPY = (
    Text("已有这个文件，可能是稿件，没有动它", "this file may be copy, and was left as it is"),
    Text(
        "请给报告另起名字（如 .json、.log），或先移走它",
        "give the report another name, such as .json or .log, or move the file away",
    ),
)


def _is_standard_output(file: Path) -> bool:
    """Whether it is what standard output goes to, as /dev/stdout always is."""
    try:
        return os.path.samestat(file.stat(), os.fstat(sys.stdout.fileno()))
    except OSError:  # one of them is no file
        return False


def write(
    outputs: Sequence[Output], results: Iterable[FileResult], out: TextIO, options: Options
) -> None:
    """Write the reports, all from one pass over the results.

    What goes to `out` goes there as it comes; where nothing does, a closing line goes to standard
    error. A file is written when all of it is there: where the run breaks off, it is as it was.
    Of several reports, those in files are written last, and the results are held until then.

    Raises:
        FileError: a file cannot be written, or is one that is checked.
    """
    tally = Tally()
    results = _apart(results, {file.resolve() for file in files_of(outputs)})
    in_order = sorted(outputs, key=lambda output: output.file is not None)
    to_file = replace(options, colour=False, width=Options().width)
    for (form, file), each in zip(in_order, tee(tally.watch(results), len(outputs)), strict=True):
        if file:
            files.save_parts(file, named(form)(each, to_file))
        else:
            if form not in FOR_PEOPLE:
                as_utf8(out)
            out.writelines(named(form)(each, options))
    if in_order[0].file:
        sys.stderr.write(tally.closing(look(sys.stderr, options.language, options.job)))


def _apart(results: Iterable[FileResult], targets: set[Path]) -> Iterator[FileResult]:
    """The results as they are; a report is not put in the place of copy."""
    for result in results:
        if targets and result.path.resolve() in targets:
            reason = Text(
                "报告要写进它，它又在受检的文件里",
                "a report is to be written there, and it is checked as copy",
            )
            raise FileError(result.path, reason, Text("请给报告另起名字", "name another file"))
        yield result


def told_on(outputs: Sequence[Output], out: TextIO) -> TextIO:
    """Where a person is told of the run: `out`, unless a program reads it."""
    shown = [output.form for output in outputs if output.file is None]
    return out if FOR_PEOPLE.issuperset(shown) and shown else sys.stderr


def look(
    out: TextIO,
    language: str,
    job: Job | None = None,
    exit_status: Callable[[], int] = int,
) -> Options:
    """How a report looks on `out`: in colour and as wide as the terminal, if it is one."""
    if os.environ.get("NO_COLOR"):
        colour = False
    else:
        is_terminal = out.isatty() and os.environ.get("TERM") != "dumb"
        colour = bool(os.environ.get("FORCE_COLOR")) or is_terminal
    return Options(
        language=language,
        colour=colour,
        width=max(40, _columns(out)),
        job=job or Job(),
        exit_status=exit_status,
    )


def _columns(out: TextIO) -> int:
    """How wide the terminal is, as `shutil` would tell, which is slow to import."""
    if (given := os.environ.get("COLUMNS", "")).isdecimal():
        return int(given)
    try:
        return os.get_terminal_size(out.fileno()).columns
    except (OSError, ValueError):  # no terminal
        return Options().width


def as_utf8(out: TextIO) -> None:
    """Write UTF-8 and plain line ends, wherever we run: for reports that programs read."""
    if isinstance(out, TextIOWrapper):
        out.reconfigure(encoding="utf-8", newline="")
