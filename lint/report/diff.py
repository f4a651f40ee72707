"""What `--fix` would change, as a unified diff."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import unified_diff

from lint.report import Options
from lint.report.style import styled
from lint.run import FileResult

_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
_COLOURS = {"+": "green", "-": "red", "@": "cyan"}


def report(results: Iterable[FileResult], options: Options) -> Iterator[str]:
    """The diff of each file that would change; it can be applied with ``patch`` or ``git``."""
    for result in results:
        if result.source is None or not result.changed:
            continue
        name = result.path.as_posix()
        old, new = (_LINE.findall(text) for text in (result.source.text, result.text))
        for line in unified_diff(old, new, name, name):
            heading = line.startswith(("---", "+++"))
            body = line.rstrip("\r\n")
            end = line[len(body) :] or "\n\\ No newline at end of file\n"
            colour = None if heading else _COLOURS.get(line[0])
            yield styled(body, options, fg=colour, bold=heading) + end
