"""A rule's page on the site: what ``newslint explain`` says, and what is reported marked in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint.diagnostic import Text
from lint.explain import on_one_line, page
from lint.report.families import FAMILIES
from lint.rule import Case, Rule
from lint.testing import findings

_BACK = Text("本族其他规则", "other rules of this family")

_FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")
# Every page has these labels and how to silence a rule: a search would find all of them.
_LABEL = re.compile(r"^(- |  )(\w+)(?=[：:] ?\Z)", re.MULTILINE)
_LAST_HEADING = re.compile(r"^## .+(?=\n)(?![\s\S]*^## )", re.MULTILINE)
_MARKDOWN = re.compile(r"[\\<>&*_\[\]|~^$`]")


def rule_page(rule: Rule, language: str) -> str:
    """The page in the Markdown of the site."""
    marked = {on_one_line(case.bad): _marked(rule, case) for case in rule.cases if case.bad}
    text = page(rule, language)
    at, parts = 0, []
    for fence in _FENCED.finditer(text):
        parts += [*_escaped(text[at : fence.start()], marked), fence[0]]
        at = fence.end()
    family = FAMILIES[rule.family].in_language(language)
    back = f"[{rule.family} {family}: {_BACK.in_language(language)}](index.md#{rule.family})"
    found = _LAST_HEADING.sub(r"\g<0> { data-search-exclude }", "".join(parts))
    return "".join([found, *_escaped(text[at:], marked), f"\n\n{back}\n"])


def plain(text: str) -> str:
    """The text in Markdown, each character standing for itself."""
    return _MARKDOWN.sub(lambda match: _entity(match[0]), text)


def _escaped(text: str, marked: dict[str, str]) -> Iterator[str]:
    """Markdown of `explain` in which nothing but its own marks is markup."""
    at = 0
    for code in _CODE_SPAN.finditer(text):
        inner = code[2][1:-1] if "`" in code[2] else code[2]
        yield _LABEL.sub(r"\1<span data-search-exclude>\2</span>", plain(text[at : code.start()]))
        yield f'<code class="case">{marked.get(inner) or _literal(inner)}</code>'
        at = code.end()
    yield plain(text[at:])


def _marked(rule: Rule, case: Case) -> str:
    """A text that the rule reports, with what it reports marked."""
    text = case.bad or ""
    parts, at = [], 0
    for start, end in sorted(found.span for found in findings(rule, case)):
        if start >= at:
            parts += [_literal(text[at:start]), f"<mark>{_literal(text[start:end])}</mark>"]
            at = end
    return "".join([*parts, _literal(text[at:])])


def _literal(text: str) -> str:
    return "".join(c if c.isalnum() else _entity(c) for c in on_one_line(text))


def _entity(character: str) -> str:
    return f"&#{ord(character)};"
