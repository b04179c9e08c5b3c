"""The pages of origins, as an editor gets them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.importing.origins.actions import propose_copies
from claims.models import CopyProposal, Source

from .conftest import SENTENCES, STORY

pytestmark = pytest.mark.django_db


@pytest.fixture
def proposal(printed) -> CopyProposal:
    printed()
    (made,) = propose_copies(capture=printed(" ".join(SENTENCES[:20]) + " A line of our own."))
    return made


def decide(client, proposal, **sent):
    sent = {"version": proposal.version, "origin": proposal.source_a_id, "decision": "One story.", **sent}
    return client.post(reverse("claims:copy-detail", args=[proposal.pk]), sent)


def test_a_pair_is_shown_with_its_reasons_and_what_differs(editor, proposal) -> None:
    assert proposal.source_b.title in editor.get(reverse("claims:copy-list")).content.decode()
    html = editor.get(reverse("claims:copy-detail", args=[proposal.pk])).content.decode()
    assert "Shared text" in html
    assert "A line of our own." in html.partition("<ins>")[2]


def test_joined_they_are_one_origin_and_one_can_be_taken_out(editor, proposal) -> None:
    assert decide(editor, proposal, verdict="join").status_code == 303
    copy = Source.objects.get(pk=proposal.source_b_id)
    assert copy.copy_of == proposal.source_a
    group = reverse("claims:source-group", args=[copy.pk])
    assert "2 sources, 1 independent origin" in editor.get(group).content.decode()
    assert editor.post(group, {"version": copy.version, "reason": ""}).status_code == 422
    assert editor.post(group, {"version": copy.version, "reason": "Two stories."}).status_code == 303
    copy.refresh_from_db()
    assert copy.copy_of is None


def test_kept_apart_the_pair_waits_no_more(editor, proposal) -> None:
    assert decide(editor, proposal, verdict="apart").status_code == 303
    assert proposal.source_b.title not in editor.get(reverse("claims:copy-list")).content.decode()
    rejected = editor.get(reverse("claims:copy-list"), {"status": "rejected"}).content.decode()
    assert "One story." in rejected


@pytest.mark.parametrize(("sent", "status"), [({"decision": " "}, 422), ({"origin": 0}, 422), ({"version": 7}, 409)])
def test_a_decision_needs_a_reason_an_origin_of_the_two_and_the_version_seen(editor, proposal, sent, status) -> None:
    assert decide(editor, proposal, verdict="join", **sent).status_code == status
    assert not Source.objects.exclude(copy_of=None).exists()


def test_of_a_group_no_pair_waits(editor, printed) -> None:
    captures = [printed() for _ in range(3)]
    propose_copies(capture=captures[1])
    for one in CopyProposal.objects.all():
        decide(editor, one, verdict="join", origin=captures[1].source_id)
    CopyProposal.objects.update(status="suggested", decided_by=None, decided_at=None, decision="")
    assert "None is waiting" in editor.get(reverse("claims:copy-list")).content.decode()


def test_a_source_alone_has_no_copies(editor, printed) -> None:
    html = editor.get(reverse("claims:source-group", args=[printed().source_id])).content.decode()
    assert "Nothing here is known to copy it." in html


def test_queries_do_not_grow_with_the_pairs(editor, printed) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as context:
            editor.get(reverse("claims:copy-list"))
        return len(context)

    printed()
    propose_copies(capture=printed())
    few = queries()
    for _ in range(4):
        propose_copies(capture=printed(STORY))
    assert queries() <= few
