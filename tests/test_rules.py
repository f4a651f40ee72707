"""Every rule of the built-in book proves itself by its own cases."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lint.book import default_book
from lint.rule import Rule
from lint.testing import failures

RULES = default_book().rules


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rule_holds_its_cases(rule: Rule) -> None:
    assert [failure.what.en for failure in failures(rule)] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rule_says_where_it_comes_from_in_both_languages(rule: Rule) -> None:
    assert rule.source
    for text in filter(None, (rule.summary, rule.message, rule.why)):
        assert text.zh and text.en and text.zh != text.en


def test_codes_and_names_are_unique() -> None:
    assert len({rule.id for rule in RULES}) == len({rule.name for rule in RULES}) == len(RULES)


def test_the_entries_of_the_book_stand_by_family_in_the_order_of_their_codes() -> None:
    book = Path(__file__).parent.parent / "rules.yaml"
    codes = re.findall(r"^  - id: (\w+)", book.read_text(encoding="utf-8"), re.MULTILINE)
    families = list(dict.fromkeys(code[:3] for code in codes))
    assert codes == sorted(codes, key=lambda code: (families.index(code[:3]), code))
