"""Word documents: the text that stands, what the file says of itself, and nothing that unpacks without end."""

from datetime import datetime
from io import BytesIO

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from claims.importing.errors import Bomb, Broken, NoArticle, NotText
from claims.importing.readers.docx import read_docx
from claims.vocab.kinds import Origin
from tests.importing.documents import SENTENCE, zipped

MAIN = "word/document.xml"
NAMES = nsdecls("w")
TRACKED = f"""<w:p {NAMES}><w:r><w:t>It stays </w:t></w:r><w:ins><w:r><w:t>open </w:t></w:r></w:ins>
<w:del><w:r><w:delText>closed </w:delText></w:r></w:del><w:moveFrom><w:r><w:t>moved </w:t></w:r></w:moveFrom>
<w:hyperlink><w:r><w:t>all winter</w:t></w:r></w:hyperlink></w:p>"""


def document(*paragraphs: str, title: str = "", author: str = "A. Writer") -> bytes:
    word, out = Document(), BytesIO()
    for text in paragraphs:
        word.add_paragraph(text)
    table = word.add_table(1, 1)
    table.cell(0, 0).text = "A cell of a table."
    word.element.body.insert(len(paragraphs), parse_xml(TRACKED))
    word.core_properties.title, word.core_properties.author = title, author
    word.core_properties.created = datetime(2024, 11, 4)
    word.save(out)
    return out.getvalue()


def test_read_docx_reads_what_stands() -> None:
    body = read_docx(document("North pier stays open", SENTENCE)).body
    assert body.split("\n\n") == [SENTENCE.strip(), "It stays open all winter", "A cell of a table."]


def test_read_docx_takes_what_the_file_says() -> None:
    article = read_docx(document(SENTENCE, SENTENCE, title="North pier stays open"))
    assert (article.title, article.byline, article.date_edtf) == ("North pier stays open", "A. Writer", "2024-11-04")
    assert article.origins["title"] == Origin.META


BILLION = b'<!DOCTYPE a [<!ENTITY b "lol">' + b"".join(
    b'<!ENTITY c%d "%s">' % (n, b"&c%d;" % (n - 1) * 10 if n else b"&b;" * 10) for n in range(10)
)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (zipped({MAIN: BILLION + b"]><a>&c9;</a>"}), Bomb),
        (zipped({MAIN: "<!DOCTYPE a []><a/>".encode("utf-16")}), Bomb),
        (zipped({MAIN: b" " * 100_000_000}), Bomb),
        (zipped({MAIN: b"<a/>"}), Broken),
        (document("x")[:-200], Broken),
        (zipped({"xl/workbook.xml": b"<a/>"}), NotText),
        (zipped({"word/other.xml": b"<a/>"}), NotText),
    ],
    ids=["billion laughs", "utf-16", "blank", "no document", "cut", "spreadsheet", "other"],
)
def test_read_docx_says_why_not(data: bytes, kind: type[Exception]) -> None:
    with pytest.raises(kind):
        read_docx(data)


def test_read_docx_without_a_text_says_so() -> None:
    word, out = Document(), BytesIO()
    word.save(out)
    with pytest.raises(NoArticle):
        read_docx(out.getvalue())
