"""Every rule of the built-in book proves itself by its own cases."""

from __future__ import annotations

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
