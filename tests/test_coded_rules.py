"""Every coded rule is in the book, once."""

from __future__ import annotations

import re
from pathlib import Path

import lint.rules

_ID = re.compile(r'^@(?:issue_)?rule\(\s+(?:\w+,\s+)?id="(\w+)"', re.MULTILINE)


def test_every_rule_of_a_module_below_is_found_once() -> None:
    sources = Path(lint.rules.__file__).parent.rglob("*.py")
    written = [code for source in sources for code in _ID.findall(source.read_text("utf-8"))]
    assert written
    assert sorted(rule.id for rule in lint.rules.RULES) == sorted(written)
