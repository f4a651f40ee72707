"""Long texts in parts."""

from __future__ import annotations

import pytest

from lint.text.blocks import blocks


@pytest.mark.parametrize("text", ["", "云", "云溪。", "云溪。" * 200_000, "云" * 500_000, "。" * 9])
def test_the_parts_are_the_text_and_end_with_the_mark(text: str) -> None:
    parts = [*blocks(text, "。")]
    assert "".join(parts) == text
    assert all(part.endswith("。") for part in parts[:-1])
    assert all(parts)


def test_a_page_is_one_part_and_a_long_text_several() -> None:
    assert [*blocks("云溪。" * 5_000, "。")] == ["云溪。" * 5_000]
    assert len([*blocks("云溪。" * 200_000, "。")]) > 2
