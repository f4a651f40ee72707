"""Every coded rule is in the book, once."""

from __future__ import annotations

import pickle
import re
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

import lint.rules
from lint.rule import Rule

_ID = re.compile(r'^@(?:issue_)?rule\(\s+(?:\w+,\s+)?id="(\w+)"', re.MULTILINE)


def test_every_rule_of_a_module_below_is_found_once() -> None:
    sources = Path(lint.rules.__file__).parent.rglob("*.py")
    written = [code for source in sources for code in _ID.findall(source.read_text("utf-8"))]
    assert written
    assert sorted(rule.id for rule in lint.rules.coded()) == sorted(written)


@pytest.mark.parametrize("rule", lint.rules.coded(), ids=lambda rule: rule.id)
def test_a_pickled_rule_calls_the_functions_of_its_module(rule: Rule) -> None:
    again = pickle.loads(pickle.dumps(rule))  # noqa: S301 - our own
    written = getattr(sys.modules[rule.find.module], rule.find.path.removesuffix(".find"))
    assert replace(again, needs=rule.needs) == rule
    assert again.find._function is written.find
    assert bool(again.across) == bool(written.across)
    if written.across:
        assert again.across.gather._function is written.across.gather
        assert again.across.compare._function is written.across.compare


def test_rules_are_imported_when_they_are_called(tmp_path: Path) -> None:
    (tmp_path / "kept").write_bytes(pickle.dumps(lint.rules.coded()))
    program = """
import pickle, sys
from pathlib import Path
from lint import engine
from lint.text.document import Document
from lint.text.search import BUILT_IN

rules = pickle.loads(Path("kept").read_bytes())
for text in ("晴。", "云溪水务(清河）公司来电。"):
    found = {each.code for each in engine.check(Document(text), rules)}
    print("WID002" in found, "lint.rules.brackets" in sys.modules)
words = dict(BUILT_IN._waiting)
from lint.rules import coded
print(len(coded()) == len(rules), BUILT_IN._waiting == words)
"""
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert ran.stdout == "False False\nTrue True\nTrue True\n"
