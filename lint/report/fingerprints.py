"""What tells the findings of a file from one another, wherever their lines move."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lint.job import FileResult
from lint.suppress.baseline import fingerprint


def fingerprints(result: FileResult) -> Iterator[str]:
    """A fingerprint for each finding, in their order.

    It is that of a baseline, and which one of those with the same it is: ``DUP001:…:2``.
    """
    seen: Counter[str] = Counter()
    for diagnostic in result.diagnostics:
        mark = fingerprint(result.text, diagnostic)
        seen[mark] += 1
        yield f"{mark}:{seen[mark]}"
