"""PDFs: paragraphs as they were written, what the file says of itself, and a reason where there is no text."""

from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter

from claims.importing.errors import Bomb, Broken, Locked, NoArticle
from claims.importing.readers.pdf import PAGES, is_pdf, read_pdf
from claims.vocab.kinds import Origin
from tests.importing.documents import drawn, pdf

LINES = [
    "North pier stays open",
    "",
    "",
    "The harbour office said on Monday that the north pier stays open to every ship, and that inter-",
    "national lines will be told of it by the spokeswoman in the week before the Franco-",
    "German meeting of ministers.",
    "",
    "Nothing else was decided, the office wrote, and no date was set for another meeting of the council",
    "of the harbour.",
]
INFO = b"/Title(North pier stays open)/Author(A. Writer)/CreationDate(D:20241104100000Z)"


def locked(data: bytes, password: str) -> bytes:
    writer, out = PdfWriter(PdfReader(BytesIO(data))), BytesIO()
    writer.encrypt(password, "owner", algorithm="AES-256")
    writer.write(out)
    return out.getvalue()


def test_read_pdf_puts_paragraphs_together() -> None:
    article = read_pdf(pdf(drawn(LINES), info=INFO))
    first, second = article.body.split("\n\n")
    assert "inter-" not in first
    assert "international lines" in first
    assert "Franco-German meeting of ministers." in first
    assert second.endswith("council of the harbour.")


def test_read_pdf_takes_what_the_file_says_and_says_where_from() -> None:
    article = read_pdf(pdf(drawn(LINES), info=INFO))
    assert (article.title, article.byline, article.date_edtf) == ("North pier stays open", "A. Writer", "2024-11-04")
    assert {article.origins[name] for name in ("title", "byline", "date")} == {Origin.META}
    assert any("the day this file was made" in note for note in article.notes)


def test_read_pdf_does_not_take_a_file_name_for_a_title() -> None:
    assert read_pdf(pdf(drawn(LINES[3:]), info=b"/Title(Microsoft Word - final3.docx)")).title == ""


def test_read_pdf_leaves_running_heads_out_and_counts_them() -> None:
    pages = [
        drawn(["The Example Daily, page 1", "", *LINES[3:]]),
        drawn(["The Example Daily, page 2", "", "Another page of it, with other words."]),
    ]
    article = read_pdf(pdf(*pages))
    assert "Example Daily" not in article.body + article.title
    assert "2 lines at the head or foot of pages were left out." in article.notes


def test_read_pdf_reads_the_first_pages_of_ten_thousand() -> None:
    article = read_pdf(pdf(drawn(["One line of it."]), times=10_000))
    assert any("10000 pages" in note and str(PAGES) in note for note in article.notes)


def test_read_pdf_opens_what_only_forbids_printing() -> None:
    assert "international" in read_pdf(locked(pdf(drawn(LINES)), "")).body


@pytest.mark.parametrize(
    ("data", "kind", "reason"),
    [
        (locked(pdf(drawn(LINES)), "secret"), Locked, "password"),
        (pdf(b"0 0 m 100 100 l S"), NoArticle, "Nothing is written"),
        (pdf(b"/Scan Do").replace(b"/Font<</F 3 0 R>>", b"/XObject<<>>"), NoArticle, "scanned"),
        (pdf(drawn(LINES))[:300], Broken, "not whole"),
        (b"%PDF-1.7\n" + b"\0\xff" * 500, Broken, "broken"),
        (pdf(b"BT " + b" " * 50_000_000, packed=True), Bomb, "unpacks"),
    ],
)
def test_read_pdf_says_why_not(data: bytes, kind: type[Exception], reason: str) -> None:
    with pytest.raises(kind, match=reason):
        read_pdf(data)


def test_is_pdf_looks_at_the_content() -> None:
    assert is_pdf(b"\n\n%PDF-1.4")
    assert not is_pdf(b"<html><!-- %PDF-1.4 -->")
