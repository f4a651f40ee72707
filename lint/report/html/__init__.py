"""The page for those who would rather look than read: one file, which asks for no other."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import jinja2
import regex
from markupsafe import Markup, escape

import lint
from lint.diagnostic import Severity
from lint.job import FileResult, Job
from lint.report.html import words
from lint.report.html.model import View, view
from lint.report.html.sheet import Sheet
from lint.report.style import SEVERITIES, visible
from lint.score import PASS_LINE, Issue

_FOLDER = Path(__file__).parent
# What cannot be seen, or makes other text stand elsewhere; line ends and blanks are shown as such.
_UNSEEN = regex.compile(
    r"[[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]--\n]", regex.VERSION1
)
_NEXT_LINE = Markup("\n<i></i>")
_NAMES = {
    "\t": "⇥",
    "\u00ad": "SHY",
    "\u200b": "ZWSP",
    "\u200c": "ZWNJ",
    "\u200d": "ZWJ",
    "\u200e": "LRM",
    "\u200f": "RLM",
    "\u2028": "LS",
    "\u2029": "PS",
    "\u202a": "LRE",
    "\u202b": "RLE",
    "\u202c": "PDF",
    "\u202d": "LRO",
    "\u202e": "RLO",
    "\u2060": "WJ",
    "\ufeff": "BOM",
}


def page(
    results: Sequence[FileResult],
    issues: Sequence[Issue],
    job: Job,
    made: datetime,
    language: str,
) -> str:
    """The page of what a job came to, and of the scores of what could be checked, as HTML.

    `made` is when; the page says it to the minute.
    """
    return _rendered(view(results, issues, job, made, language))


def _rendered(view: View) -> str:
    language = view.language
    style = _read("page.css", "galley.css", "media.css") + "\n".join(map(_room, view.sheets))
    script = _read("leads.js", "report.js")
    return (
        _environment()
        .get_template("report.html.jinja")
        .render(
            view=view,
            say={key: text.in_language(language) for key, text in words.INTERFACE.items()},
            keys=[(keys, text.in_language(language)) for keys, text in words.KEYS],
            who={str(k) if k else "": v.in_language(language) for k, v in words.WHO.items()},
            severities={str(severity): SEVERITIES[language][severity] for severity in Severity},
            counted=lambda number, what: words.counted(number, what).in_language(language),
            headings={key: text.in_language(language) for key, text in words.SEVERITIES.items()},
            legend=[
                (mark, name.in_language(language), *copy) for mark, name, *copy in words.LEGEND
            ],
            made_by=words.INTERFACE["made_by"].in_language(language).format(lint.__version__),
            version=lint.__version__,
            pass_line=PASS_LINE,
            style=Markup(style),  # noqa: S704 - our own file
            script=Markup(script),  # noqa: S704 - our own file
            style_hash=_hash(style),
            script_hash=_hash(script),
        )
    )


def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    filters: dict[str, Any] = {"shown": shown, "lines": lines, "visible": visible}
    environment.filters |= filters
    return environment


def shown(text: str) -> Markup:
    """The text as HTML; what cannot be seen in it is named, and turns no other text round."""
    return Markup(_UNSEEN.sub(_named, str(escape(text))))  # noqa: S704 - escaped


def lines(text: str) -> Markup:
    """The same with a mark at the beginning of each line but the first, for its number."""
    return shown(text).replace("\n", _NEXT_LINE)


def _named(match: regex.Match[str]) -> str:
    character = match[0]
    name = _NAMES.get(character) or f"{ord(character):04X}"
    return f'<bdi class="unseen" data-name="{name}">{character}</bdi>'


def _room(sheet: Sheet) -> str:
    """What tells the style sheet how high a sheet will be; style attributes are not allowed."""
    written = sum(not note.is_ditto for note in sheet.notes)
    return f"#p{sheet.number} {{ --rows: {sheet.rows}; --notes: {written}; }}"


def _read(*names: str) -> str:
    return "\n".join((_FOLDER / name).read_text("utf-8") for name in names)


def _hash(text: str) -> str:
    """The source expression that lets a browser use exactly this text (CSP 3, 2.3.1)."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
