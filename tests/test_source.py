"""Bytes to text and back; offsets to rows and columns."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.text.positions import Positions
from lint.text.source import BinaryError, DecodeError, EncodeError, SourceError, decode

SENTENCES = [
    "清河县昨日召开防汛会议。",
    "“云溪民宿”游客达2300人次",
    "记者从县文化馆获悉，戏曲专场本周六晚开演。",
]
TRADITIONAL = "雲溪縣圖書館昨日開放，讀者達三百餘人。"
ARTICLES = Path(__file__).parents[2] / "shared" / "eval" / "clean.jsonl"


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_sentence_tells_its_encoding(sentence: str, encoding: str) -> None:
    source = decode(sentence.encode(encoding))
    assert (source.text, source.encoding) == (sentence, encoding)


@pytest.mark.parametrize("codec", ["gbk", "gb2312"])
def test_the_subsets_of_gb18030_are_read_as_gb18030(codec: str) -> None:
    source = decode(SENTENCES[0].encode(codec))
    assert (source.text, source.encoding) == (SENTENCES[0], "gb18030")


@pytest.mark.parametrize("encoding", ["big5hkscs", "gb18030"])
def test_traditional_text_is_told_apart_too(encoding: str) -> None:
    source = decode(TRADITIONAL.encode(encoding))
    assert (source.text, source.encoding) == (TRADITIONAL, encoding)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_a_byte_order_mark_is_not_text_and_is_written_back(encoding: str) -> None:
    data = f"\ufeff{SENTENCES[0]}\n".encode(encoding)
    source = decode(data)
    assert (source.text, source.encoding, source.bom) == (SENTENCES[0] + "\n", encoding, True)
    assert source.encode(source.text) == data


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", ["Plain words\n", "一年一度的庙会\n一连办了三天。\n"])
def test_utf16_needs_no_mark(text: str, encoding: str) -> None:
    source = decode(text.encode(encoding))
    assert (source.text, source.encoding, source.bom) == (text, encoding, False)


@given(st.lists(st.sampled_from(["清河县。", "Wi-Fi", "\n", "\r\n", "\r", "\f", "\u2028", "𠮷"])))
def test_line_ends_stay_as_they_stand(parts: list[str]) -> None:
    text = "".join(parts)
    assert decode(text.encode()).text == text


@given(st.binary())
def test_whatever_is_decoded_is_encoded_the_same(data: bytes) -> None:
    try:
        source = decode(data)
    except SourceError:
        return
    if source.reversible:
        assert source.encode(source.text) == data
    else:
        with pytest.raises(EncodeError):
            source.encode(source.text)


@given(
    st.text(st.characters(codec="big5hkscs", exclude_categories=["Cc", "Cs"])),
    st.sampled_from(["utf-8", "gb18030", "big5hkscs", "utf-16"]),
)
def test_text_without_a_fix_gives_the_same_bytes(text: str, encoding: str) -> None:
    data = (TRADITIONAL * 20 + text).encode(encoding)
    source = decode(data)
    assert source.encode(source.text) == data


def test_no_pair_of_gb18030_bytes_has_a_twin() -> None:
    pairs = [bytes((a, b)) for a in range(0x81, 0xFF) for b in range(0x40, 0xFF)]
    texts = [(pair, pair.decode("gb18030", "ignore")) for pair in pairs]
    assert all(
        text.encode("gb18030") == pair for pair, text in texts if len(text) == 1 and text > "\x7f"
    )


def test_a_text_with_a_second_big5_code_is_checked_but_not_written() -> None:
    source = decode(TRADITIONAL.encode("big5hkscs") + b"\xa2\xce")  # 卅 is 0xA4CA too
    assert source.text.endswith("卅")
    with pytest.raises(EncodeError, match="cannot be written back"):
        source.encode(source.text)


def test_a_character_that_the_encoding_lacks_is_never_replaced() -> None:
    with pytest.raises(EncodeError, match="big5hkscs has no code for 𠮷"):
        decode(TRADITIONAL.encode("big5hkscs")).encode(TRADITIONAL + "𠮷")


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_wrong_byte_is_named_by_encoding_and_offset(encoding: str) -> None:
    head = "".join(SENTENCES).encode(encoding)
    with pytest.raises(DecodeError) as error:
        decode(head + b"\xff" + head)
    assert (error.value.encoding, error.value.offset) == (encoding, len(head))


def test_other_encodings_are_refused() -> None:
    with pytest.raises(DecodeError):
        decode("Déjà vu, à la carte, naïve".encode("latin-1"))


@pytest.mark.parametrize("data", [b"one\0two\n", f"{SENTENCES[0]}\0\n".encode()])
def test_a_nul_is_named_by_its_offset(data: bytes) -> None:
    with pytest.raises(DecodeError) as error:
        decode(data)
    assert (error.value.byte, error.value.offset) == (0, data.index(0))


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\nbody", "PDF"),
        (b"PK\x03\x04rest", "ZIP"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (bytes(range(256)) * 4, None),
    ],
)
def test_a_binary_file_is_named_by_its_kind(data: bytes, kind: str | None) -> None:
    with pytest.raises(BinaryError, match="not text") as error:
        decode(data)
    assert error.value.kind == kind


def test_nothing_is_text() -> None:
    assert decode(b"").text == ""


@pytest.mark.skipif(not ARTICLES.exists(), reason="the newspaper articles are kept elsewhere")
@pytest.mark.parametrize("size", [12, 30, 100, 1000])
def test_newspaper_text_tells_its_encoding(size: int) -> None:
    with ARTICLES.open(encoding="utf-8") as lines:
        slices = [json.loads(line)["text"][20 : 20 + size] for line in lines]
    wrong = [text for text in slices if decode(text.encode("gb18030")).text != text]
    assert not wrong


def test_rows_end_with_lf_crlf_and_cr_only() -> None:
    positions = Positions("甲\n乙\r\n丙\r丁\f戊\u2028己")
    assert [positions.position(i) for i in (0, 2, 5, 7, 11)] == [
        (1, 1),
        (2, 1),
        (3, 1),
        (4, 1),
        (4, 5),
    ]
    assert positions.row(2) == "乙"
    assert positions.row(4) == "丁\f戊\u2028己"


def test_a_column_in_utf16_counts_surrogates() -> None:
    positions = Positions("𠮷\n野𠮷家")
    assert positions.position(4) == (2, 3)
    assert positions.encoded(4) == (1, 3)
    assert positions.encoded(5) == (1, 4)


@given(st.text(st.sampled_from("甲a𠮷\n\r")), st.data())
def test_columns_agree_with_the_row_before_them(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    positions = Positions(text)
    row, column = positions.position(offset)
    head = text[offset - column + 1 : offset]
    assert positions.row(row).startswith(head.rstrip("\r"))
    assert positions.encoded(offset) == (row - 1, len(head.encode("utf-16-le")) // 2)
