"""How far two texts are the same."""

from __future__ import annotations


def common_start(one: str, other: str) -> int:
    """How many characters two texts begin alike with."""
    size = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        size += 1
    return size


def common_end(one: str, other: str) -> int:
    """How many characters two texts end alike with."""
    return common_start(one[::-1], other[::-1])
