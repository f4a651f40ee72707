"""A sample of each format of a report, written from a run on a small page."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec

from lint.cached import CachedChecker
from lint.job import FileResult, Job
from lint.report import Options, named
from lint.text.source import decode

PAGE = "会议在县城召开，会期 2 天。\n"
NAME = "page.txt"
"""The page, which the reader is shown, too."""

_ARRAYS = frozenset({"json", "sarif", "gitlab"})  # shown with indents
_LANGUAGES = {"junit": "xml", "checkstyle": "xml", "markdown": "markdown"}
_HELP = re.compile(r'("markdown": "#[^\\]*\\n)(?:[^"\\]|\\.)*')


def sample(form: str, language: str) -> str:
    """What the format says of the page, the pages of rules in it cut short."""
    job = Job(isolated=True)
    options = Options(language, job=job, exit_status=lambda: 1)
    text = "".join(named(form)(_results(job), options))
    text = text.replace(Path.cwd().as_uri(), "file:///pages")
    if form in _ARRAYS:
        text = msgspec.json.format(text, indent=2) + "\n"
    code = _LANGUAGES.get(form, "json" if text.startswith(("{", "[")) else "text")
    shown = _HELP.sub(r"\g<1>…", text)
    return f"```{code}\n{shown}```"


def _results(job: Job) -> list[FileResult]:
    checker = CachedChecker(job)
    return checker.compared([checker.source(decode(PAGE.encode()), Path(NAME))])
