"""A fault of newslint itself, told in one line."""

from __future__ import annotations

from pathlib import Path

from lint.diagnostic import Text
from lint.text.source import path_text

_ISSUES = "https://github.com/newslint/newslint/issues"
_HOME = Path(__file__).parent


def fault(error: Exception, path: Path | None = None) -> Text:
    """What to say of an error that nothing foresaw, which came up at work on `path`."""
    from traceback import walk_tb  # seldom needed

    what = " ".join(f"{type(error).__name__}: {error}".split())
    where = [
        f"{file.relative_to(_HOME.parent).as_posix()}:{line}"
        for frame, line in walk_tb(error.__traceback__)
        if (file := Path(frame.f_code.co_filename)).is_relative_to(_HOME)
    ]
    name = "" if path is None else f"{path_text(path)}: "
    details = "; ".join([what, *where[-1:]])
    return Text(
        f"{name}newslint 自身出错（{details}）；请报告：{_ISSUES}",
        f"{name}newslint itself failed ({details}); please report it: {_ISSUES}",
    )
