"""Kept bytes read again, and what another reader makes of them kept beside the capture's own text."""

import pytest
from django.db import IntegrityError, connection, transaction

from claims.importing.archive.derive import batches, derive, difference, header, is_corrected, keep_text
from claims.models import Activity, Capture, DerivedText, ImportRow
from tests.factories import CaptureFactory

from .conftest import PAGE, WORDS


def test_difference_counts_words_that_went_and_came() -> None:
    found = difference("one two two three", "two three four")
    assert (found.n_words, found.n_gone, found.n_come, found.kept) == (4, 2, 1, 0.5)
    assert str(found) == "50.0% of its 4 words are there, 1 came"
    assert difference("", "a").kept == 1


@pytest.mark.parametrize("web", [True, False])
def test_derive_reads_the_same_again(kept, web) -> None:
    capture = kept(web=web)
    reading = derive(capture)
    assert (reading.article.body, reading.reader) == (capture.text, capture.reader)


def test_derive_falls_back_on_what_was_found_where_less_was_written_down(kept) -> None:
    capture = kept(PAGE.encode("utf-8"), headers=[["Content-Type", "text/html; charset=cp1251"]])
    assert "“Nobody" in capture.text
    assert derive(capture).article.body == capture.text


def test_a_header_is_found_whatever_its_case(kept) -> None:
    assert header(kept(web=True), "content-type") == "text/html; charset=utf-8"
    assert header(kept(), "content-type") == ""


def test_another_readers_text_is_kept_once_beside_the_captures_own(kept) -> None:
    capture = kept(reader="older/1")
    reading = derive(capture)
    derived = keep_text(capture=capture, reading=reading, by=None)
    assert (derived.text, derived.reader) == (reading.article.body, reading.reader)
    assert keep_text(capture=capture, reading=reading, by=None) is None
    assert Activity.objects.about(capture).get().verb == "derive"
    capture.refresh_from_db()
    assert capture.reader == "older/1"


def test_the_same_reader_makes_no_other_text(kept) -> None:
    capture = kept()
    assert keep_text(capture=capture, reading=derive(capture), by=None) is None


def test_a_derived_text_never_changes(kept) -> None:
    one = DerivedText.objects.create(capture=kept(), reader="newer/2", text=WORDS, text_sha256="0" * 64)
    for change in (lambda rows: rows.update(text="x"), lambda rows: rows.delete()):
        with pytest.raises(IntegrityError, match="written once"), transaction.atomic():
            change(DerivedText.objects.filter(pk=one.pk))
    with pytest.raises(IntegrityError, match="written once"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; TRUNCATE claims_derivedtext")


@pytest.mark.parametrize(
    ("fields", "rule"), [({"text": ""}, "has_text"), ({"reader": ""}, "has_text"), ({}, "once_per_reader")]
)
def test_what_a_derived_text_needs(kept, fields, rule) -> None:
    whole = {"capture": kept(), "reader": "newer/2", "text": WORDS, "text_sha256": "0" * 64}
    if not fields:
        DerivedText.objects.create(**whole)
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        DerivedText.objects.create(**whole | fields)


def test_is_corrected_where_a_person_wrote_the_body(received_row) -> None:
    row = received_row()
    capture = CaptureFactory()
    ImportRow.objects.filter(pk=row.pk).update(status="imported", capture=capture)
    assert not is_corrected(capture)
    ImportRow.objects.filter(pk=row.pk).update(fields={"origins": {"body": "person"}})
    assert is_corrected(capture)


@pytest.mark.django_db
def test_batches_are_in_order_and_whole(django_assert_num_queries) -> None:
    made = [CaptureFactory().pk for _one in range(3)]
    with django_assert_num_queries(2):
        assert [capture.pk for capture in batches(Capture.objects.all())] == made
