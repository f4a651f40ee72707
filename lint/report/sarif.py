"""SARIF 2.1.0, the OASIS standard for results of static analysis: one run, a result a line.

See https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html. Columns count code points.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import msgspec

from lint import __version__
from lint.book import Book, books
from lint.diagnostic import Diagnostic, Fix, Severity, Text
from lint.explain import page
from lint.job import FileResult
from lint.report import Options
from lint.report.failures import Failures
from lint.report.fingerprints import fingerprints
from lint.report.json import array
from lint.report.places import Places, relative
from lint.rule import SITE, Rule
from lint.text.positions import Positions
from lint.text.view import Span

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_BASE = "%SRCROOT%"  # the folder that the run began in; services take it for the repository's
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_LANGUAGES = {"zh": "zh-CN", "en": "en-US"}
_ENCODINGS = {"utf-16-le": "UTF-16LE", "utf-16-be": "UTF-16BE", "big5hkscs": "Big5-HKSCS"}
_LINK = re.compile(r"\[(?=[^\]]*\]\()")

_EXITS = {
    0: Text("没有要拦下的", "nothing that fails the run"),
    1: Text("有问题", "findings"),
    2: Text("运行出错", "the run itself failed"),
}

Object = dict[str, Any]


def report(results: Iterable[FileResult], options: Options) -> Iterator[str]:
    """The log; rules, files and what the run failed at stand behind the results."""
    run = _Run(options)
    yield f'{{"$schema":"{_SCHEMA}","version":"2.1.0","runs":[{{"results":'
    yield from array(run.results(results))
    yield f",{msgspec.json.encode(run.properties()).decode()[1:]}]}}\n"


class _Run:
    def __init__(self, options: Options) -> None:
        self.language = options.language
        self.exit_status = options.exit_status
        self.rules = _Rules(options)
        self.artifacts: list[Object] = []
        self.notifications: list[Object] = []

    def results(self, results: Iterable[FileResult]) -> Iterator[Object]:
        """The findings; the files that they are in, and what failed, are remembered."""
        failures = Failures()
        for result in results:
            location = {**_location(result.path), "index": len(self.artifacts)}
            self.artifacts.append(_artifact(result))
            for problem in failures.new(result):
                self.notifications.append(
                    {
                        "level": "error",
                        "message": self.message(problem),
                        "locations": [{"physicalLocation": {"artifactLocation": location}}],
                    }
                )
            places = Places(result)
            for diagnostic, mark in zip(result.diagnostics, fingerprints(result), strict=True):
                yield {
                    **self.finding(diagnostic, location, places),
                    "ruleIndex": self.rules.index(diagnostic, result.path),
                    "partialFingerprints": {"contextHash/v1": mark},
                }

    def finding(self, diagnostic: Diagnostic, location: Object, places: Places) -> Object:
        found: Object = {
            "ruleId": diagnostic.code,
            "level": _LEVELS[diagnostic.severity],
            "message": self.message(diagnostic.message),
            "locations": [_physical(location, places.own, diagnostic.span)],
        }
        if diagnostic.related:
            found["relatedLocations"] = [
                {
                    **_physical(
                        _location(place.path) if place.path else location,
                        places.positions(place),
                        place.span,
                    ),
                    "message": self.message(place.message),
                }
                for place in diagnostic.related
            ]
        if diagnostic.fix and diagnostic.fix.edits:
            found["fixes"] = [self.fix(diagnostic.fix, location, places.own)]
        return found

    def fix(self, fix: Fix, location: Object, positions: Positions) -> Object:
        replacements = [
            {"deletedRegion": _region(positions, span), "insertedContent": {"text": new}}
            for span, new in fix.edits
        ]
        return {
            "description": self.message(fix.title),
            "artifactChanges": [{"artifactLocation": location, "replacements": replacements}],
            "properties": {"applicability": str(fix.applicability)},
        }

    def message(self, text: Text) -> dict[str, str]:
        """The text; what would be read as a link (3.11.6) is not one."""
        return {"text": _LINK.sub(r"\\[", text.in_language(self.language))}

    def properties(self) -> Object:
        """What the log says of the run besides its results."""
        status, here = self.exit_status(), {"uri": f"{Path.cwd().as_uri()}/"}
        return {
            "tool": {
                "driver": {
                    "name": "newslint",
                    "version": __version__,
                    "informationUri": f"{SITE}/",
                    "language": _LANGUAGES[self.language],
                    "rules": self.rules.descriptors,
                }
            },
            "invocations": [
                {
                    "executionSuccessful": status < 2,
                    "exitCode": status,
                    "exitCodeDescription": _EXITS[status].in_language(self.language),
                    "workingDirectory": here,
                    "toolExecutionNotifications": self.notifications,
                }
            ],
            "artifacts": self.artifacts,
            "originalUriBaseIds": {_BASE: here},
            "columnKind": "unicodeCodePoints",
            "newlineSequences": ["\r\n", "\n", "\r"],
            "language": _LANGUAGES[self.language],
        }


class _Rules:
    """The rules that something was found by, in that order."""

    def __init__(self, options: Options) -> None:
        self.descriptors: list[Object] = []
        self._language = options.language
        self._book = books(options.job.config, isolated=options.job.isolated)
        self._indexes: dict[str, int] = {}

    def index(self, diagnostic: Diagnostic, path: Path) -> int:
        """Where the rule that found it in a file stands among `descriptors`."""
        code = diagnostic.code
        if code not in self._indexes:
            self._indexes[code] = len(self.descriptors)
            rule = _rule(self._book(path.absolute().parent), code)
            self.descriptors.append(_descriptor(rule, self._language))
        return self._indexes[code]


def _rule(book: Book, code: str) -> Rule:
    """The rule as the book chooses it, or where it does so for some files only, as it knows it."""
    return next(rule for rule in (*book.rules_for(), *book.rules) if rule.id == code)


def _descriptor(rule: Rule, language: str) -> Object:
    summary = rule.summary.in_language(language)
    why = rule.why.in_language(language) if rule.why else summary
    return {
        "id": rule.id,
        "name": rule.name,
        "shortDescription": {"text": summary},
        "fullDescription": {"text": why},
        "help": {"text": why, "markdown": page(rule, language)},
        "helpUri": rule.url,
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.family]},
    }


def _artifact(result: FileResult) -> Object:
    artifact: Object = {"location": _location(result.path), "roles": ["analysisTarget"]}
    if result.source:
        encoding = result.source.encoding
        artifact["encoding"] = _ENCODINGS.get(encoding, encoding.upper())
    return artifact


def _location(path: Path) -> dict[str, str]:
    """Below the folder that the run began in, by the way from there; else by the whole path."""
    below = relative(path)
    if below.is_absolute():
        return {"uri": below.as_uri()}
    return {"uri": quote(os.fsencode(below.as_posix())), "uriBaseId": _BASE}


def _physical(location: Object, positions: Positions, span: Span) -> Object:
    region = _region(positions, span)
    return {"physicalLocation": {"artifactLocation": location, "region": region}}


def _region(positions: Positions, span: Span) -> dict[str, int]:
    start, end = map(positions.position, span)
    return {
        "startLine": start.row,
        "startColumn": start.column,
        "endLine": end.row,
        "endColumn": end.column,
    }
