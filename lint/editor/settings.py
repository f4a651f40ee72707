"""What the user sets in the editor, checked."""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal, get_args

import msgspec

from lint.diagnostic import LANGUAGES, Severity, Text
from lint.job import Job

SECTION = "newslint"
"""Under which editors keep the settings."""

_CLIENTS = ("enable", "path", "trace")
"""Settings under the same name that are for the editor's extension."""

_Severity = Literal["error", "warning", "info"]

_CODES = Text('代码的列表，如 ["WID", "PUN001"]', 'a list of codes, such as ["WID", "PUN001"]')
_EXPECTED = {
    "severity": Text(
        f" {'、'.join(get_args(_Severity))} 之一", f"one of {', '.join(get_args(_Severity))}"
    ),
    "select": _CODES,
    "ignore": _CODES,
    "config": Text("文件名", "a file's name"),
    "lang": Text(f" {'、'.join(LANGUAGES)} 之一", f"one of {', '.join(LANGUAGES)}"),
}


class Settings(msgspec.Struct, frozen=True):
    """The settings, whose values mean what the options of ``newslint check`` do.

    Attributes:
        config: the rule book, in place of the nearest one; relative to the workspace.
        lang: of the messages; None for what the server was started with.
    """

    severity: _Severity = "warning"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    config: str | None = None
    lang: Literal["zh", "en"] | None = None

    def job(self, home: Path) -> Job:
        """What is asked of each text, the workspace being at `home`."""
        # Unlike Path's, it leaves the name of a user that there is not.
        config = os.path.expanduser(self.config) if self.config else None  # noqa: PTH111
        return Job(
            config=home / config if config else None,
            select=self.select,
            ignore=self.ignore,
            severity=Severity[self.severity.upper()],
        )


def read(given: object) -> tuple[Settings, tuple[Text, ...]]:
    """The settings that an editor gives, and what is wrong with them; null is the default.

    So is an empty list, which is what an empty table of Lua's may be sent as.
    """
    if given is None or given == []:
        return Settings(), ()
    if not isinstance(given, Mapping):
        what = Text("newslint 的设置应是键值对", "newslint's settings should be a mapping")
        return Settings(), (what,)
    values: dict[str, Any] = {}
    fields = {field.name: field.type for field in msgspec.structs.fields(Settings)}
    problems = [_unknown(name, fields) for name in given if name not in {*fields, *_CLIENTS}]
    for name, kind in fields.items():
        if (value := given.get(name)) is None:
            continue
        try:
            values[name] = msgspec.convert(value, kind)
        except msgspec.ValidationError:
            problems.append(_misfit(name, value))
    return Settings(**values), tuple(problems)


def merged(initial: object, given: object) -> object:
    """The settings that hold: those given, and where they say nothing the initial ones."""
    if given is None or given == []:
        return initial
    if not (isinstance(initial, Mapping) and isinstance(given, Mapping)):
        return given
    return {**initial, **{key: value for key, value in given.items() if value is not None}}


def _unknown(name: object, known: Collection[str]) -> Text:
    near = get_close_matches(str(name), known, n=1)
    return Text(
        f"没有设置 newslint.{name}"
        + (f"，是不是 newslint.{near[0]}？" if near else f"：可用的有 {'、'.join(known)}"),
        f"no setting newslint.{name}"
        + (f", did you mean newslint.{near[0]}?" if near else f": there are {', '.join(known)}"),
    )


def _misfit(name: str, value: object) -> Text:
    said = json.dumps(value, ensure_ascii=False, default=repr)
    expected = _EXPECTED[name]
    return Text(
        f"设置 newslint.{name} 应是{expected.zh}，而不是 {said}；暂用默认值",
        f"setting newslint.{name} should be {expected.en}, not {said}; the default holds",
    )
