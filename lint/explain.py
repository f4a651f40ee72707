"""A rule → its page in Markdown, from the rule alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lint.diagnostic import Applicability, Severity, Text
from lint.engine import check
from lint.rule import Case, Rule, Script
from lint.text.document import Document

_SEVERITY = Text("级别", "Severity")
_FIX = Text("修改", "Fix")
_SCRIPT = Text("稿件", "Copy")
_SOURCE = Text("依据", "Source")
_WHY = Text("为什么", "Why it matters")
_CASES = Text("例子", "Examples")
_WRONG = Text("误", "wrong")
_FIXED = Text("改", "fixed")
_RIGHT = Text("正", "right")
_SETTINGS = Text("停用或调整", "How to silence or change it")

_SEVERITIES = {
    Severity.ERROR: Text("错误", "error"),
    Severity.WARNING: Text("警告", "warning"),
    Severity.INFO: Text("提示（默认不显示）", "info (hidden unless asked for)"),
}
_FIXES = {
    None: Text("无", "none"),
    Applicability.SAFE: Text("安全：只动形式，`--fix` 就改", "safe: form only; `--fix` applies it"),
    Applicability.UNSAFE: Text(
        "动文字：`--fix --unsafe-fixes` 才改，改后请看一遍",
        "unsafe: changes wording; `--fix --unsafe-fixes` applies it, read it afterwards",
    ),
    Applicability.DISPLAY: Text(
        "只提示：由编辑定夺，从不自动改", "display: shown only; an editor decides"
    ),
}
_SCRIPTS = {
    Script.HANS: Text("只查简体稿", "in simplified characters only"),
    Script.HANT: Text(
        "只查繁体稿（`script: hant`）", "in traditional characters only (`script: hant`)"
    ),
}
_HOW = Text(
    "在本报的 rules.yaml 里停用，或改级别，或写明在哪些文字之内不报：",
    "In your rules.yaml, leave it out, give it another severity, or name texts within which it "
    "is silent:",
)
_SIGNS = str.maketrans({"\n": "⏎", "\f": "▮"})
_TEXT = Text("某段文字", "some text")
_COMMENT = Text(
    "在 Markdown 和 HTML 里，单独一行的注释管下一段，行末的管这一行：",
    "In Markdown and HTML, a comment on its own line speaks of the next paragraph, "
    "one behind text of that line:",
)


def about(rules: Sequence[Rule], text: str) -> tuple[Rule, ...]:
    """The rules that speak of a text in what explains them, or report it as it stands."""
    document = Document(text)
    reporting = {found.code for found in check(document, rules, severity=Severity.INFO)}
    return tuple(
        rule for rule in rules if rule.id in reporting or any(text in said for said in _said(rule))
    )


def _said(rule: Rule) -> Iterator[str]:
    yield from (*rule.summary, *(rule.why or ()))
    for case in rule.cases:
        yield from (said for _, said in _parts(case))


def page(rule: Rule, language: str) -> str:
    """The rule's page: what, why, its fix, source and cases, and how to silence it."""
    return pages([rule], language)


def pages(rules: Sequence[Rule], language: str) -> str:
    """The pages of the rules, one below the other, and how to silence one, by the first."""
    lines = [line for rule in rules for line in (*_lines(rule, language), "")]
    return "\n".join([*lines, *_settings(rules[0], language)]) + "\n"


def brief(rule: Rule, language: str) -> str:
    """The rule's page in short, without its heading: what, why, its source, a case."""
    stop = "：" if language == "zh" else ": "
    parts = [f"**[{rule.id}]({rule.url})** {rule.name}", rule.summary.in_language(language)]
    if rule.why:
        parts.append(rule.why.in_language(language))
    parts += [_parts_said(case, language) for case in rule.cases if case.bad is not None][:1]
    parts.append(f"{_SOURCE.in_language(language)}{stop}{rule.source}")
    return "\n\n".join(parts)


def _lines(rule: Rule, language: str) -> Iterator[str]:
    def say(text: Text) -> str:
        return text.in_language(language)

    stop = "：" if language == "zh" else ": "
    yield f"# {rule.id} {rule.name}"
    yield ""
    yield say(rule.summary)
    yield ""
    yield f"- {say(_SEVERITY)}{stop}{say(_SEVERITIES[rule.severity])}"
    yield f"- {say(_FIX)}{stop}{say(_FIXES[rule.fix])}"
    if rule.script:
        yield f"- {say(_SCRIPT)}{stop}{say(_SCRIPTS[rule.script])}"
    yield f"- {say(_SOURCE)}{stop}{rule.source}"
    if rule.why:
        yield from ("", f"## {say(_WHY)}", "", say(rule.why))
    if rule.cases:
        yield from ("", f"## {say(_CASES)}", "")
    for case in rule.cases:
        note = f"  ({case.note})" if case.note else ""
        yield f"- {_parts_said(case, language, indent='  ')}{note}"


def _settings(rule: Rule, language: str) -> Iterator[str]:
    def say(text: Text) -> str:
        return text.in_language(language)

    yield from (f"## {say(_SETTINGS)}", "", say(_HOW), "")
    yield from ("```yaml", "extends: default", f"ignore: [{rule.id}]", "severity:")
    yield from (f"  {rule.id}: info", "except:", f"  {rule.id}: [{say(_TEXT)}]", "```")
    yield from ("", say(_COMMENT), "")
    yield from ("```html", f"<!-- newslint: ignore {rule.id} -->", "```")


def _parts_said(case: Case, language: str, indent: str = "") -> str:
    stop = "：" if language == "zh" else ": "
    said = (f"{label.in_language(language)}{stop}{_quoted(text)}" for label, text in _parts(case))
    return f"  \n{indent}".join(said)


def _parts(case: Case) -> Iterator[tuple[Text, str]]:
    if case.good is not None:
        yield _RIGHT, case.good
    if case.bad is not None:
        yield _WRONG, case.bad
    if case.fixed is not None:
        yield _FIXED, case.fixed


def on_one_line(text: str) -> str:
    """The text with ⏎ for a line end and ▮ between pages; what cannot be seen is named."""
    text = text.translate(_SIGNS)
    return "".join(c if c.isprintable() or c == "\u3000" else f"<U+{ord(c):04X}>" for c in text)


def _quoted(text: str) -> str:
    """The text as code on one line."""
    text = on_one_line(text)
    marks = "`" * (1 + max(map(len, re.findall("`+", text)), default=0))
    pad = " " if "`" in text else ""
    return f"{marks}{pad}{text}{pad}{marks}"
