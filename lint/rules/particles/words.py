"""The words by which 的, 地 and 得 are told apart, kind by kind, from the table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from pathlib import Path

TABLE = Path(__file__).parents[2] / "tables" / "words_round_particles.tsv"


@cache
def words() -> Mapping[str, frozenset[str]]:
    """The words of each kind."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in TABLE.read_text(encoding="utf-8").splitlines():
        if not row.startswith("#"):
            kind, word = row.split("\t")
            found[kind].add(word)
    return {kind: frozenset(of_kind) for kind, of_kind in found.items()}
