"""What git says has changed in files since a revision."""

from __future__ import annotations

import os
import re
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from lint.diagnostic import Text
from lint.files import FileError
from lint.suppress.changes import WHOLE, Changes, Hunk

_DIFF = (
    *(
        "-c",
        "diff.relative=false",
        "diff",
        "--unified=0",
        "--inter-hunk-context=0",
        "--find-renames",
        "--diff-filter=d",
    ),
    *("--no-color", "--no-ext-diff", "--no-textconv", "--ignore-submodules"),
    *("--src-prefix=a/", "--dst-prefix=b/"),
)
"""Nothing of the user's configuration may change what is printed."""

_OF_A_CALLER = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_DIFF_OPTS")
"""What git sets for a hook, which speaks of one repository, and what changes a diff."""

_HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_ESCAPE = re.compile(rb"\\([0-7]{3}|.)")
_ESCAPES = dict(zip(b"abfnrtv", b"\a\b\f\n\r\t\v", strict=True))


def changes(files: Iterable[Path], revision: str) -> Changes:
    """What has changed in the files since the merge base of `revision` and HEAD.

    The working tree counts as it stands, staged or not. A renamed file is followed; a file that git
    does not track is new, and so is a copy. In a submodule, `revision` is one of its own.

    Raises:
        FileError: git, the repository or the revision is missing, or git itself fails.
    """
    hunks: dict[Path, tuple[Hunk, ...]] = {}
    for top, inside in _by_repository(files).items():
        changed = _hunks(_git(top, *_DIFF, _merge_base(top, revision), "--"))
        tracked = set(_git(top, "ls-files", "-z").split(b"\0"))
        for path in inside:
            name = os.fsencode(path.relative_to(top).as_posix())
            found = changed.get(name, ()) if name in tracked else WHOLE
            if found:
                hunks[path] = found
    return Changes(hunks)


def _by_repository(files: Iterable[Path]) -> dict[Path, list[Path]]:
    """The real paths of the files in each work tree."""
    tops: dict[Path, Path] = {}
    inside: dict[Path, list[Path]] = defaultdict(list)
    for file in files:
        path = Path(os.path.realpath(file))
        if path.parent not in tops:
            tops[path.parent] = _top(path.parent, file)
        inside[tops[path.parent]].append(path)
    return inside


def _top(folder: Path, file: Path) -> Path:
    """The work tree that a folder lies in: in that of a submodule, ``.git`` is a file."""
    for top in (folder, *folder.parents):
        if (top / ".git").exists():
            return top
    raise FileError(file, *_NO_REPOSITORY)


def _merge_base(top: Path, revision: str) -> str:
    """The commit at which HEAD left the history of `revision`."""
    is_name = not revision.startswith("-")  # git would take it for an option
    commit = _answer(top, "rev-parse", "--verify", f"{revision}^{{commit}}") if is_name else ""
    base = _answer(top, "merge-base", commit, "HEAD") if commit else ""
    if not base:
        reason, remedy = _why_none(top, commit)
        raise FileError(top, reason.format(revision=revision), remedy)
    return base


def _why_none(top: Path, commit: str) -> tuple[Text, Text]:
    """Why HEAD has no merge base with a commit, which may be none, and what to do about it."""
    if _git(top, "rev-parse", "--is-shallow-repository").strip() == b"true":
        return _SHALLOW
    if not _answer(top, "rev-parse", "--verify", "HEAD"):
        return _UNBORN
    return _UNRELATED if commit else _UNKNOWN


def _git(top: Path, *arguments: str) -> bytes:
    """What git prints.

    Raises:
        FileError: git is missing or fails.
    """
    done = _run(top, *arguments)
    if done.returncode:
        said = " ".join(done.stderr.decode("utf-8", "replace").split())
        raise FileError(top, Text(f"git 出错（{said}）", f"git fails ({said})"), _SEE_GIT)
    return done.stdout


def _answer(top: Path, *arguments: str) -> str:
    """The commit that git prints; empty where it finds none."""
    return _run(top, *arguments).stdout.decode().strip()


def _run(top: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    environment = {name: of for name, of in os.environ.items() if name not in _OF_A_CALLER}
    environment["GIT_OPTIONAL_LOCKS"] = "0"
    try:
        return subprocess.run(  # noqa: S603 - the revision is never taken for an option
            ["git", "-C", top, *arguments],  # noqa: S607 - wherever the user has it
            capture_output=True,
            check=False,
            env=environment,
        )
    except OSError:
        raise FileError("git", *_NO_GIT) from None


def _hunks(diff: bytes) -> dict[bytes, tuple[Hunk, ...]]:
    """The hunks of each file in a diff without context, by its new path in the work tree."""
    hunks: dict[bytes, tuple[Hunk, ...]] = {}
    path = b""
    lines = iter(diff.split(b"\n"))
    for line in lines:
        if line.startswith(b"diff --git "):
            path = _path(line[len(line) // 2 + 6 :]).removeprefix(b"b/")  # the second of two alike
        elif line.startswith(b"rename to "):
            path = _path(line[len(b"rename to ") :])
        elif line.startswith(b"Binary files "):  # such as UTF-16
            hunks[path] = WHOLE
        elif match := _HUNK.match(line):
            old, first, count = (1 if number is None else int(number) for number in match.groups())
            hunks[path] = (*hunks.get(path, ()), Hunk(first + (count == 0), count))
            _skip(lines, old + count)
    return hunks


def _skip(lines: Iterator[bytes], count: int) -> None:
    """Read over so many lines of files: they may look like those of a diff."""
    while count:
        count -= not next(lines).startswith(b"\\")  # as in "\\ No newline at end of file"


def _path(quoted: bytes) -> bytes:
    """A path as git writes it: odd characters are escaped as in C, between quotes."""
    return _ESCAPE.sub(_unescaped, quoted[1:-1]) if quoted.startswith(b'"') else quoted


def _unescaped(match: re.Match[bytes]) -> bytes:
    escape: bytes = match[1]
    return bytes([int(escape, 8) if escape.isdigit() else _ESCAPES.get(escape[0], escape[0])])


# What is wrong, and what to do about it

_NO_GIT = (
    Text("没有装 git，或者不在 PATH 里", "is not installed, or not on PATH"),
    Text("请装上，或去掉 --since", "install it, or leave out --since"),
)
_NO_REPOSITORY = (
    Text("不在 git 仓库里", "not in a git repository"),
    Text("请去掉 --since，或改用 --baseline", "leave out --since, or use --baseline"),
)
_SHALLOW = (
    Text(
        "这是浅克隆，历史不全，查不到 {revision} 或它与 HEAD 的共同祖先",
        "this clone is shallow and does not hold {revision}, or where HEAD left it",
    ),
    Text(
        "请取回全部历史：git fetch --unshallow；在 GitHub 上给 actions/checkout 写 fetch-depth: 0，"
        "在 GitLab 上设 GIT_DEPTH: 0",
        "fetch the history: git fetch --unshallow; on GitHub give actions/checkout fetch-depth: 0, "
        "on GitLab set GIT_DEPTH: 0",
    ),
)
_UNBORN = (
    Text(
        "这个分支还没有任何提交，内容都是新的",
        "nothing is committed on this branch yet, so all is new",
    ),
    Text("请去掉 --since，或先提交", "leave out --since, or commit first"),
)
_UNKNOWN = (
    Text(
        "--since “{revision}”：这里没有这个提交、分支或标签",
        "--since “{revision}”: no such commit, branch or tag here",
    ),
    Text(
        "请核对名称（git log、git branch --all、git tag），还没取回的先 git fetch",
        "check its name (git log, git branch --all, git tag), or git fetch it first",
    ),
)
_UNRELATED = (
    Text("{revision} 与 HEAD 没有共同祖先", "{revision} and HEAD have no ancestor in common"),
    Text("请给同一历史上的提交", "name a revision of the same history"),
)
_SEE_GIT = Text("请照 git 说的处理", "mend what git complains of")
