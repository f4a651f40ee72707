"""What the user sets in the editor, checked."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, get_args

import msgspec

from lint.diagnostic import LANGUAGES, Severity, Text
from lint.job import Job

SECTION = "newslint"
"""Under which editors keep the settings."""

_Severity = Literal["error", "warning", "info"]


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
        return Job(
            config=home / Path(self.config).expanduser() if self.config else None,
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
    problems = []
    for field in msgspec.structs.fields(Settings):
        if (value := given.get(field.name)) is None:
            continue
        try:
            values[field.name] = msgspec.convert(value, field.type)
        except msgspec.ValidationError:
            problems.append(_misfit(field.name, value))
    return Settings(**values), tuple(problems)


def merged(initial: object, given: object) -> object:
    """The settings that hold: those given, and where they say nothing the initial ones."""
    if given is None or given == []:
        return initial
    if not (isinstance(initial, Mapping) and isinstance(given, Mapping)):
        return given
    return {**initial, **{key: value for key, value in given.items() if value is not None}}


def _misfit(name: str, value: object) -> Text:
    choices = {"severity": get_args(_Severity), "lang": LANGUAGES}.get(name)
    if choices:
        return Text(
            f"设置 newslint.{name} 应是 {'、'.join(choices)} 之一，而不是 {value!r}",
            f"setting newslint.{name} is one of {', '.join(choices)}, not {value!r}",
        )
    zh, en = ("文字", "a text") if name == "config" else ("代码的列表", "a list of codes")
    return Text(
        f"设置 newslint.{name} 应是{zh}，而不是 {value!r}",
        f"setting newslint.{name} should be {en}, not {value!r}",
    )
