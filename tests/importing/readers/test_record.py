"""Articles as JSON objects: what is given goes before what is found, and what is not used is named."""

import json

import pytest

from claims.importing.errors import Broken, NoArticle
from claims.importing.readers.record import read_record
from claims.vocab.kinds import Origin
from tests.importing.documents import PAGE, SENTENCE


def record(**fields: object) -> bytes:
    return json.dumps(fields).encode()


def test_read_record_believes_what_is_given() -> None:
    article = read_record(
        record(url="https://daily.example.com/a", title="T", outlet="The Daily", byline=["A. Writer", "B. Writer"],
               published="2024-11-04T10:00:00+01:00", language="en-GB", body=f"Advertisement\n{SENTENCE}")
    )  # fmt: skip
    assert (article.url, article.title, article.outlet) == ("https://daily.example.com/a", "T", "The Daily")
    assert (article.byline, article.date_edtf, article.lang) == ("A. Writer, B. Writer", "2024-11-04", "en")
    assert article.body == f"Advertisement\n\n{SENTENCE.strip()}"
    assert {article.origins[name] for name in ("url", "title", "outlet", "byline", "date", "lang")} == {Origin.GIVEN}
    assert article.notes == ()


def test_read_record_reads_a_page_and_lets_what_is_given_go_first() -> None:
    article = read_record(record(html=PAGE.decode(), outlet="The Daily"))
    assert (article.title, article.outlet) == ("North pier", "The Daily")
    assert [article.origins[name] == Origin.GIVEN for name in ("title", "outlet")] == [False, True]


def test_read_record_names_what_it_cannot_use() -> None:
    given = record(body=SENTENCE, id=7, tags=["a"], title={"a": 1}, url="javascript:alert(1)", published="soon")
    article = read_record(given)
    notes = " ".join(article.notes)
    for said in ("id, tags", "“title”", "javascript:alert(1)", "“soon”"):
        assert said in notes
    assert (article.title, article.url, article.date_edtf) == ("", "", "")


@pytest.mark.parametrize(
    ("written", "edtf"),
    [("2024", "2024"), ("2024-11~", "2024-11~"), ("4 November 2024", "2024-11-04"), ("03/02/23", "")],
)
def test_read_record_makes_no_date_more_exact(written: str, edtf: str) -> None:
    assert read_record(record(body=SENTENCE, published=written)).date_edtf == edtf


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"{", Broken),
        (b"[1]", Broken),
        (b'{"a":' * 100_000, Broken),
        (b'{"body": "\xff"}', Broken),
        (record(title="T"), NoArticle),
        (record(body="  ", html=None), NoArticle),
    ],
)
def test_read_record_says_why_not(data: bytes, kind: type[Exception]) -> None:
    with pytest.raises(kind):
        read_record(data)
