"""Findings that are not reported, each for a reason of its own.

A comment ignores them, a baseline knows them already, or nothing that they speak of has changed.
"""

from lint.suppress.baseline import Baseline, fingerprint
from lint.suppress.changes import Changes, touched
from lint.suppress.comments import ignores, unignored, unknown_codes

__all__ = [
    "Baseline",
    "Changes",
    "fingerprint",
    "ignores",
    "touched",
    "unignored",
    "unknown_codes",
]
