"""The pages of versions, as an editor gets them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.importing.versions.actions import look_back
from claims.models import Notice, Reanchoring
from tests.dispute_factories import PlacementFactory
from tests.factories import AttributionFactory, CaptureFactory, ClaimFactory

from .conftest import OLD

pytestmark = pytest.mark.django_db


@pytest.fixture
def changed(again):
    capture = again("Correction: it is shut.\n\n" + OLD.replace("The road is open", "The roads are open"))
    look_back(capture=capture)
    return capture


def page(client, name, **ids) -> str:
    response = client.get(reverse(f"claims:{name}", kwargs=ids))
    assert response.status_code == 200
    return response.content.decode()


def test_captures_are_listed_and_the_last_two_compared(editor, changed) -> None:
    html = page(editor, "source-captures", pk=changed.source_id)
    assert html.count('type="radio"') == 2
    assert "<ins>" in html
    assert "taken out:" in html
    assert reverse("claims:notice-detail", args=[Notice.objects.get().pk]) in html


def test_any_two_captures_are_compared_whichever_is_named_older(editor, changed, again) -> None:
    third = again("Nothing is left of it.")
    first = changed.source.captures.last()
    address = reverse("claims:source-captures", args=[changed.source_id])
    one = editor.get(address, {"old": first.pk, "new": third.pk}).content.partition(b"difference-head")
    other = editor.get(address, {"old": third.pk, "new": first.pk}).content.partition(b"difference-head")
    assert one[2] == other[2]
    assert b"Nothing is left of it." in one[2].partition(b"<ins>")[2]
    assert editor.get(address, {"old": "9" * 30, "new": "x"}).status_code == 200


def test_a_single_capture_has_nothing_to_compare(editor) -> None:
    assert "<form" in page(editor, "source-captures", pk=CaptureFactory().source_id)


def test_a_quotation_is_shown_as_it_was_and_is_and_confirmed(editor, changed) -> None:
    one = Reanchoring.objects.waiting().get()
    html = page(editor, "capture-quotations", pk=changed.pk)
    assert "The road is open</mark>" in html
    assert "<mark>The roads are open</mark>" in html
    address = reverse("claims:reanchoring-confirm", args=[one.pk])
    assert editor.post(address, {"verdict": "there", "version": "1"}).status_code == 303
    one.refresh_from_db()
    assert (one.result, one.confirmed_by) == ("fuzzy", editor.user)
    late = editor.post(address, {"verdict": "lost", "version": "1"}, follow=True)
    assert "quicker" in late.content.decode()


def test_those_marked_since_are_looked_for(editor, changed, quotation) -> None:
    AttributionFactory(capture=quotation.capture, words="Nobody was hurt")
    sent = editor.post(reverse("claims:capture-look-back", args=[changed.pk]), follow=True)
    assert "1 more passage" in sent.content.decode()


def test_a_notice_shows_what_it_touches_and_is_settled(editor, changed, quotation) -> None:
    claim = ClaimFactory(actor=quotation.speaker)
    quotation.claim = claim
    quotation.save()
    dispute = PlacementFactory(claim=claim).dispute
    notice = Notice.objects.get()
    assert "Correction: it is shut." in page(editor, "notice-list")
    html = page(editor, "notice-detail", pk=notice.pk)
    assert claim.text in html
    assert dispute.question in html
    address = reverse("claims:notice-detail", args=[notice.pk])
    assert editor.post(address, {"version": 1, "note": " "}).status_code == 422
    assert editor.post(address, {"version": 1, "note": "Cited anew."}).status_code == 303
    assert editor.post(address, {"version": 1, "note": "Late."}).status_code == 409
    assert "Cited anew." in editor.get(reverse("claims:notice-list"), {"settled": ""}).content.decode()


def test_the_dispute_and_the_workbench_say_that_the_source_changed(editor, changed, quotation) -> None:
    quotation.claim = ClaimFactory(actor=quotation.speaker)
    quotation.save()
    dispute = PlacementFactory(claim=quotation.claim).dispute
    assert "Changed, or in several places: 1" in page(editor, "desk-dispute", pk=dispute.pk)
    assert "Changed, or in several places: 1" in page(editor, "capture-detail", pk=quotation.capture_id)
    assert "The source changed" not in page(editor, "capture-detail", pk=changed.pk)


@pytest.mark.parametrize("name", ["source-captures", "capture-quotations", "notice-list"])
def test_queries_do_not_grow(editor, again, quotation, name) -> None:
    def queries(capture) -> int:
        look_back(capture=capture)
        ids = {"source-captures": [capture.source_id], "capture-quotations": [capture.pk]}.get(name, [])
        with CaptureQueriesContext(connection) as context:
            assert editor.get(reverse(f"claims:{name}", args=ids)).status_code == 200
        return len(context)

    few = queries(again("Correction: one."))
    for words in ("Nobody", "was hurt", "The governor", "denied it"):
        AttributionFactory(capture=quotation.capture, words=words)
    again("Correction: two.")
    assert queries(again("Correction: three.")) <= few
