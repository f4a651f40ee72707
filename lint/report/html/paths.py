"""How the paths of many files are told in little room."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from pathlib import PurePath


def common_folder(paths: Sequence[PurePath]) -> str:
    """The folder that all paths lie in; empty where they have none in common."""
    return str(_common(paths)) if _common(paths).parts else ""


def short(paths: Sequence[PurePath]) -> list[str]:
    """The paths as they are seen from that folder."""
    folder = _common(paths)
    return [str(path.relative_to(folder)) for path in paths]


def _common(paths: Sequence[PurePath]) -> PurePath:
    parents = [path.parent.parts for path in paths]
    alike = takewhile(lambda parts: len(set(parts)) == 1, zip(*parents, strict=False))
    return type(paths[0])(*(parts[0] for parts in alike)) if paths else PurePath()
