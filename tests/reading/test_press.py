"""A print is what the page would be anyway, only made before."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from procrastinate.contrib.django.models import ProcrastinateJob

from claims.models import Claim, Dispute, Edition, Print
from claims.publishing import actions
from claims.publishing.build import build
from claims.reading import press, tasks
from tests.dispute_factories import ContradictionFactory, DisputeFactory, PlacementFactory, PositionFactory, cited
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def publish(dispute: Dispute) -> Edition:
    dispute.refresh_from_db()
    version = dispute.version
    actions.submit_for_review(dispute=dispute, by=UserFactory(), version=version)
    actions.review(dispute=dispute, by=UserFactory(), version=version + 1, seen=build(dispute).sha256)
    return actions.publish(dispute=dispute, by=UserFactory(admin=True), version=version + 2, note="What is new")


@pytest.fixture
def edition() -> Edition:
    dispute = DisputeFactory(question="Was the road open?", slug="road")
    claims = [cited(text="It was open."), cited(text="It was <b>shut</b>.")]
    for claim in claims:
        PlacementFactory(position=PositionFactory(dispute=dispute), claim=claim)
    ContradictionFactory(claim_a=claims[0], claim_b=claims[1], confirmed=True)
    return publish(dispute)


def body(client: Client, query: str = "") -> str:
    return client.get(f"/disputes/road/{query}").content.decode()


def test_publishing_asks_for_a_print(edition: Edition) -> None:
    job = ProcrastinateJob.objects.get(task_name=tasks.print_one.name)
    assert job.args == {"edition": edition.pk}
    tasks.print_one(**job.args)
    assert Print.objects.get().edition == edition


def test_the_printed_page_is_the_page(client: Client, edition: Edition) -> None:
    before = body(client)
    press.print_edition(edition)
    assert body(client) == before
    assert "&lt;b&gt;shut&lt;/b&gt;" in before
    assert "root.invalid" not in before
    assert "http://testserver/disputes/road/?edition=1" in before


def test_a_printed_page_is_one_query(client: Client, edition: Edition) -> None:
    press.print_edition(edition)
    body(client)
    with CaptureQueriesContext(connection) as queries:
        body(client)
    assert len(queries) == 1


def test_a_print_of_another_release_is_not_used_and_goes(client: Client, edition: Edition) -> None:
    Print.objects.create(edition=edition, lang="en", release="older", html="stale", jsonld="{}")
    assert "stale" not in body(client)
    call_command("print_editions", verbosity=0)
    assert "older" not in Print.objects.values_list("release", flat=True)


def test_printing_again_prints_only_what_is_missing(edition: Edition) -> None:
    assert press.print_missing() == 1
    assert press.print_missing() == 0


def test_an_older_edition_keeps_the_log_it_was_printed_with(client: Client, edition: Edition) -> None:
    Claim.objects.filter(text="It was open.").update(text="It was wide open.")
    second = publish(edition.dispute)
    call_command("print_editions", verbosity=0)
    assert f'?edition={second.number}"' in body(client)
    old = body(client, "?edition=1")
    assert "wide open" not in old
    assert '<a href="?edition=2"' not in old
    assert "Read the current edition, 2" in old


def test_nothing_printed_of_a_paused_dispute_is_handed_out(client: Client, edition: Edition) -> None:
    press.print_edition(edition)
    dispute = Dispute.objects.get()
    actions.pause(dispute=dispute, by=UserFactory(admin=True), version=dispute.version, notice="We are checking.")
    for query in ("", "?edition=1"):
        assert "It was open" not in body(client, query)
    assert press.sheet(edition.pk, "http://testserver") is None
