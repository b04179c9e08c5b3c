"""What the database itself holds of re-anchorings, notices and possible copies (migration versions_and_origins)."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from claims.models import CopyProposal, Notice, Reanchoring
from claims.vocab.kinds import Anchored, NoticeKind
from claims.vocab.statuses import Status
from tests.factories import CaptureFactory, PassageFactory, SourceFactory, UserFactory

pytestmark = pytest.mark.django_db


def refused(rule: str, make, **fields) -> None:
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        make(**fields)


@pytest.fixture
def reanchoring():
    passage = PassageFactory()
    later = CaptureFactory(source=passage.capture.source, text="New: Nobody was hurt. Really.")
    where = {"start": 5, "end": 21, "exact": "Nobody was hurt."}
    return {"passage": passage, "capture": later, "result": Anchored.EXACT, "score": 1.0, **where}


@pytest.mark.parametrize(
    ("rule", "change"),
    [
        ("reanchoring_stands_verbatim", {"start": 6}),
        ("reanchoring_stands_verbatim", {"exact": "Nobody was lost."}),
        ("reanchoring_unchanged_has_the_same_words", {"start": 22, "end": 29, "exact": "Really."}),
        ("reanchoring_lost_has_no_place", {"result": Anchored.LOST}),
        ("reanchoring_lost_has_no_place", {"start": None, "end": None, "exact": "", "result": Anchored.FUZZY}),
        ("reanchoring_score_in_range", {"score": 1.5}),
        ("reanchoring_confirmed_by_and_at", {"confirmed_at": timezone.now()}),
    ],
)
def test_a_reanchoring_is_true(reanchoring, rule, change) -> None:
    if change.get("exact") == "":  # nothing stands nowhere: the trigger sees it first
        rule = "reanchoring"
    refused(rule, Reanchoring.objects.create, **{**reanchoring, **change})
    assert Reanchoring.objects.create(**reanchoring).pk
    refused("reanchoring_once_per_capture", Reanchoring.objects.create, **reanchoring)


def test_a_reanchoring_is_in_a_later_capture_of_the_same_source(reanchoring) -> None:
    other = CaptureFactory(text=reanchoring["capture"].text)
    refused("in_a_later_capture", Reanchoring.objects.create, **{**reanchoring, "capture": other})
    passage, at = reanchoring["passage"], {"start": 37, "end": 53}
    refused("in_a_later_capture", Reanchoring.objects.create, **{**reanchoring, **at, "capture": passage.capture})


@pytest.mark.parametrize(
    ("rule", "change"),
    [
        ("notice_stands_verbatim", {"start": 1}),
        ("notice_in_a_capture_of_its_source", {"source": None}),
        ("notice_changed_has_no_place", {"kind": NoticeKind.CHANGED}),
        ("notice_settled_by_at_and_how", {"note": "Done."}),
        ("notice_settled_by_at_and_how", {"settled_at": timezone.now(), "settled_by": None}),
    ],
)
def test_a_notice_is_true(rule, change) -> None:
    capture = CaptureFactory(text="Correction: no.")
    fields = {"source": capture.source, "capture": capture, "kind": NoticeKind.CORRECTED,
              "start": 0, "end": 15, "exact": capture.text}  # fmt: skip
    if "source" in change:
        change = {"source": SourceFactory()}
    refused(rule, Notice.objects.create, **{**fields, **change})
    assert Notice.objects.create(**fields).pk
    refused("notice_once_per_place", Notice.objects.create, **fields)


def test_an_unspoken_change_is_noticed_once() -> None:
    capture = CaptureFactory()
    fields = {"source": capture.source, "capture": capture, "kind": NoticeKind.CHANGED}
    Notice.objects.create(**fields)
    refused("notice_once_per_place", Notice.objects.create, **fields)


@pytest.mark.parametrize(
    ("rule", "change"),
    [
        ("copyproposal_ordered_pair", {"swap": True}),
        ("copyproposal_origin_is_one_of_them", {"origin": None}),
        ("copyproposal_score_in_range", {"score": -0.1}),
        ("copyproposal_decided_by_at_and_why", {"status": Status.REJECTED}),
        ("copyproposal_decided_by_at_and_why", {"decision": "Why not."}),
    ],
)
def test_a_proposal_is_of_a_pair_and_decided_by_somebody(rule, change) -> None:
    one, other = SourceFactory(), SourceFactory()
    fields = {"source_a": one, "source_b": other, "origin": one, "score": 0.5}
    if change.pop("swap", False):
        change = {"source_a": other, "source_b": one}
    if "origin" in change:
        change = {"origin": SourceFactory()}
    refused(rule, CopyProposal.objects.create, **{**fields, **change})
    assert CopyProposal.objects.create(**fields).pk
    refused("copyproposal_once_per_pair", CopyProposal.objects.create, **fields)


def test_a_rejection_says_why_and_by_whom() -> None:
    one, other = SourceFactory(), SourceFactory()
    decided = {"status": Status.REJECTED, "decided_by": UserFactory(), "decided_at": timezone.now()}
    pair = {"source_a": one, "source_b": other, "origin": one, "score": 0.5}
    refused("copyproposal_decided", CopyProposal.objects.create, **pair, **decided)
    CopyProposal.objects.create(**pair, **decided, decision="Two reporters.")


@pytest.mark.parametrize(
    ("rule", "change"),
    [
        ("source_says_addresses_of_the_web", {"canonical": "javascript:alert(1)"}),
        ("source_says_addresses_of_the_web", {"amp": "/amp/a"}),
        ("source_provenance_by_field", {"provenance": ["linked"]}),
    ],
)
def test_what_is_said_of_a_source_is_true(rule, change) -> None:
    refused(rule, SourceFactory, **change)
