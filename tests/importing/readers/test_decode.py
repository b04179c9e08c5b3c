"""Bytes in every state they come in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.importing.errors import Empty, NotText, TooLarge
from claims.importing.readers.decode import clean, decode
from claims.importing.received import MAX_BYTES, Received, check_size

RUSSIAN = "Суд заявил в среду, что дорога должна быть открыта для людей и грузов, но министерство отрицало это."
FRENCH = "La cour a déclaré mercredi que la route doit être ouverte ; le ministère a nié qu'elle soit fermée à l'été."


def received(data: bytes, **about: str) -> Received:
    return Received("a.txt", data, "upload", **about)


@pytest.mark.parametrize(
    ("text", "encoding", "sure"),
    [
        (RUSSIAN, "utf-8", True),
        (RUSSIAN, "utf-8-sig", True),
        (RUSSIAN, "utf-16", True),
        (RUSSIAN, "utf-32", True),
        (RUSSIAN, "utf-16-le", False),
        (RUSSIAN, "utf-16-be", False),
        ("Ղարաբաղը բաց է, ասաց նա երկուշաբթի օրը", "utf-16-le", False),
        (RUSSIAN, "cp1251", False),
        (RUSSIAN, "koi8_r", False),
        (FRENCH, "cp1252", False),
        ("Ղարաբաղ 🇦🇲 Şuşa", "utf-8", True),
    ],
)
def test_decode_finds_the_text_and_names_the_encoding(text: str, encoding: str, sure: bool) -> None:
    found = decode(received(text.encode(encoding)))
    assert (found.text, found.encoding, found.sure) == (text, encoding, sure)
    assert sure or encoding in found.notes[0]


def test_decode_believes_a_declared_charset_that_fits() -> None:
    found = decode(received("Şuşa".encode("cp1254"), charset="windows-1254"))
    assert (found.text, found.encoding, found.sure) == ("Şuşa", "cp1254", True)


def test_decode_reads_the_charset_a_page_declares() -> None:
    page = '<html><head><meta charset="windows-1251"></head><p>Да</p>'
    assert decode(received(page.encode("cp1251"), media_type="text/html")).text == page


@pytest.mark.parametrize("charset", ["no-such-thing", "utf-8"])
def test_decode_does_not_believe_a_charset_that_does_not_fit(charset: str) -> None:
    assert decode(received(RUSSIAN.encode("cp1251"), charset=charset)).text == RUSSIAN


@pytest.mark.parametrize("data", [b"", b" \n\t ", b"\xef\xbb\xbf", b"\x01\x02"])
def test_decode_refuses_what_is_empty(data: bytes) -> None:
    with pytest.raises(Empty):
        decode(received(data))


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n123", "PNG"),
        (b"%PDF-1.7 text", "PDF"),
        (b"PK\x03\x04abc", "zip"),
        (bytes(range(256)) * 40 + bytes(5000), "binary"),
    ],
)
def test_decode_refuses_a_binary_by_its_content_and_says_what_it_is(data: bytes, kind: str) -> None:
    with pytest.raises(NotText, match=kind):
        decode(received(data))


@pytest.mark.parametrize("text", ["Pier\0 open", "A\0B\0 pier, \0he said", "ab\0\0Şuşa is open today"])
def test_decode_takes_a_few_nuls_out_of_a_short_text(text: str) -> None:
    assert decode(received(text.encode())).text == text.replace("\0", "")


def test_decode_takes_control_characters_out_and_says_so() -> None:
    found = decode(received(b"a\0b\x07c\r\nd" + b" long enough" * 30))
    assert found.text.startswith("abc\nd")
    assert found.notes == ("2 control characters were taken out.",)


def test_decode_counts_what_does_not_fit() -> None:
    found = decode(received(b"\xef\xbb\xbf" + b"good \xff bad"))
    assert found.text == "good � bad"
    assert "1 byte" in found.notes[0]


def test_check_size_says_both_sizes() -> None:
    check_size(MAX_BYTES)
    with pytest.raises(TooLarge, match=r"50\.0.MB.*20\.0.MB"):
        check_size(50 * 1024 * 1024)


@given(st.text())
def test_clean_leaves_nothing_a_database_would_refuse(text: str) -> None:
    cleaned, _notes = clean(text)
    assert "\0" not in cleaned
    cleaned.encode()


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1).filter(str.strip))
def test_decode_of_utf8_is_the_same_text(text: str) -> None:
    if text.encode() and not text.startswith(("\ufeff", "%PDF", "GIF8", "{\\rtf")):
        assert decode(received(text.encode())).text == clean(text)[0]
