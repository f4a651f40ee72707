"""A JSON array with one object a finding; rows and columns from 1, in code points."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from lint.diagnostic import Diagnostic
from lint.job import FileResult
from lint.report import Options
from lint.report.places import Places
from lint.rule import DOCS
from lint.text.positions import Positions


def report(results: Iterable[FileResult], options: Options) -> Iterator[str]:
    """The array, one finding a line."""
    return array(entries(results, options))


def array(entries: Iterable[object]) -> Iterator[str]:
    """A JSON array, one entry a line."""
    between = "[\n"
    for entry in entries:
        yield between + msgspec.json.encode(entry).decode()
        between = ",\n"
    yield "[]\n" if between == "[\n" else "\n]\n"


def entries(results: Iterable[FileResult], options: Options) -> Iterator[dict[str, Any]]:
    """What is told of each finding."""
    for result in results:
        places = Places(result)
        for diagnostic in result.diagnostics:
            yield _entry(result, places, diagnostic, options.language)


def _entry(
    result: FileResult, places: Places, diagnostic: Diagnostic, language: str
) -> dict[str, Any]:
    fix, positions = diagnostic.fix, places.own
    return {
        "filename": result.name,
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": str(diagnostic.severity),
        "message": diagnostic.message.in_language(language),
        **_range(positions, diagnostic.span),
        "fix": fix
        and {
            "applicability": str(fix.applicability),
            "message": fix.title.in_language(language),
            "edits": [{**_range(positions, span), "content": new} for span, new in fix.edits],
        },
        "related": [
            {
                "filename": places.name(related),
                **_range(places.positions(related), related.span),
                "message": related.message.in_language(language),
            }
            for related in diagnostic.related
        ],
        "url": f"{DOCS}/{diagnostic.code}/",
    }


def _range(positions: Positions, span: tuple[int, int]) -> dict[str, dict[str, int]]:
    start, end = (positions.position(offset) for offset in span)
    return {
        "location": {"row": start.row, "column": start.column},
        "end_location": {"row": end.row, "column": end.column},
    }
