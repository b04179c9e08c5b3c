"""The pages of a claim, an actor, a source."""

import pytest
from msgspec.json import decode
from msgspec.structs import replace

from claims.models import ActorName, Claim
from claims.publishing.comparison import Comparison
from claims.vocab.kinds import NameKind
from tests.dispute_factories import ContradictionFactory, DisputeFactory, PlacementFactory, PositionFactory, cited
from tests.factories import (
    ActorFactory,
    AttributionFactory,
    CaptureFactory,
    OfficeFactory,
    SourceFactory,
)

pytestmark = pytest.mark.django_db


def text(response):
    return " ".join(response.content.decode().split())


def place(dispute, *claims):
    for claim in claims:
        PlacementFactory(position=PositionFactory(dispute=dispute), claim=claim)


def test_a_claim_shows_words_opposites_and_where_it_stands(client, road):
    one, other = Claim.objects.order_by("pk")
    page = text(client.get(f"/claims/{one.pk}/"))
    assert "“The road is open”" in page
    assert f'href="/claims/{other.pk}/"' in page
    assert f'href="/disputes/road/#claim-{one.pk}"' in page


def test_a_claim_in_two_disputes_shows_what_either_sets_against_it(client, road, publish):
    one, other = Claim.objects.order_by("pk")
    third = cited(text="It never was a road.")
    ContradictionFactory(claim_a=one, claim_b=third, confirmed=True)
    second = DisputeFactory(slug="second", question="Was it a road?")
    place(second, one, third)
    publish(second, "2026-03-02")
    page = text(client.get(f"/claims/{one.pk}/"))
    assert "It never was a road." in page
    assert other.text in page
    assert page.index("Was it a road?") < page.index("Was the road open?")


def test_a_claim_of_a_paused_dispute_stays_where_another_holds_it(client, road, publish):
    one = Claim.objects.order_by("pk").first()
    second = DisputeFactory(slug="second", question="Was it a road?")
    place(second, one)
    publish(second)
    road.paused_at, road.paused_by, road.pause_notice = (
        "2026-03-05T00:00Z",
        second.current_edition.published_by,
        "Wait.",
    )
    road.save()
    page = text(client.get(f"/claims/{one.pk}/"))
    assert "Was it a road?" in page
    assert "Was the road open?" not in page
    assert "It was shut" not in page


def test_an_actor_shows_names_offices_and_what_it_said_in_the_order_of_time(client, publish):
    actor = ActorFactory(name="Northland", slug="northland", names=["Nordland"])
    ActorName.of(actor, "Երևան", lang="hy", kind=NameKind.METONYM).save()
    later, early = cited(said="2023", text="Later.", actor=actor), cited(said="2021", text="Early.", actor=actor)
    dispute = DisputeFactory()
    place(dispute, later, early)
    OfficeFactory(holder=early.attributions.get().capture.source.outlet, body=actor, title="its voice")
    OfficeFactory(body=actor, title="a secret office")
    publish(dispute)
    page = text(client.get("/actors/northland/"))
    assert page.index(">Early.<") < page.index(">Later.<")
    assert '<dt>Also named</dt> <dd><bdi lang="en">Nordland</bdi></dd>' in page
    assert '<dt>Also meant by</dt> <dd><bdi lang="hy">Երևան</bdi></dd>' in page
    assert "its voice" in page
    assert "a secret office" not in page  # who holds it is nobody that readers know


def test_what_is_said_of_an_actor_waits_for_the_next_edition(client, publish):
    actor = ActorFactory(name="Northland", slug="northland")
    dispute = DisputeFactory()
    place(dispute, cited(actor=actor))
    publish(dispute)
    ActorName.of(actor, "Late name").save()
    OfficeFactory(holder=actor, body=actor.claims.get().attributions.get().capture.source.outlet, title="late office")
    type(actor).objects.filter(pk=actor.pk).update(name="Renamed", description="Described late.")
    late = ("Late name", "late office", "Renamed", "Described late.")
    assert not [words for words in late if words in text(client.get("/actors/northland/"))]
    publish(dispute, "2026-03-02")
    assert not [words for words in late if words not in text(client.get("/actors/northland/"))]


def test_an_edition_from_before_actors_were_described_names_them_still(client, road, monkeypatch):
    slug = Claim.objects.first().actor.slug
    monkeypatch.setattr(Comparison, "decoded", lambda text: replace(decode(text, type=Comparison), people=()))
    assert client.get(f"/actors/{slug}/").status_code == 200


def test_an_actor_may_contradict_itself(client, publish):
    actor = ActorFactory(slug="both")
    one, other = cited(text="Open.", actor=actor), cited(text="Shut.", actor=actor)
    ContradictionFactory(claim_a=one, claim_b=other, confirmed=True)
    dispute = DisputeFactory()
    place(dispute, one, other)
    publish(dispute)
    assert "<dd>itself (1)</dd>" in text(client.get("/actors/both/"))


def test_an_outlet_that_claims_nothing_has_a_page_too(client, road):
    outlet = Claim.objects.first().attributions.get().capture.source.outlet
    page = text(client.get(f"/actors/{outlet.slug}/"))
    assert "No claim of theirs is published." in page
    assert 'href="/disputes/road/"' in page


def test_an_actor_pages_its_claims_without_losing_any(client, publish, monkeypatch):
    monkeypatch.setattr("claims.reading.views.CLAIMS", 2)
    actor = ActorFactory(slug="many")
    dispute = DisputeFactory()
    place(
        dispute,
        *(
            cited(said=said, text=f"Said {said or 'once'}.", actor=actor)
            for said in ("2023", "2021", "", "2022", "2020")
        ),
    )
    publish(dispute)
    pages = [text(client.get("/actors/many/", {"page": n})) for n in (1, 2, 3)]
    said = [[year for year in ("2020", "2021", "2022", "2023", "once") if f">Said {year}.<" in page] for page in pages]
    assert said == [["2020", "2021"], ["2022", "2023"], ["once"]]
    assert client.get("/actors/many/", {"page": "0"}).status_code == 404
    assert client.get("/actors/many/", {"page": "x"}).status_code == 404


def test_a_source_shows_its_quotations_in_the_order_of_the_text_and_never_the_text(client, publish):
    capture = CaptureFactory()
    actor = ActorFactory()
    dispute = DisputeFactory()
    late, early = (cited(capture=capture, actor=actor) for _ in range(2))
    late.attributions.get().passages.all().delete()
    AttributionFactory(accepted=True, capture=capture, words="The governor denied it on Thursday", through=[actor])
    late.attributions.all().delete()
    other = AttributionFactory(accepted=True, capture=capture, words="The governor denied it", through=[late.actor])
    other.claim = late
    other.save()
    place(dispute, late, early)
    publish(dispute)
    page = text(client.get(f"/sources/{capture.source_id}/"))
    assert page.index("“The road is open”") < page.index("“The governor denied it”")
    assert capture.sha256 in page
    assert "Nobody was hurt. The governor" not in page


def test_a_source_names_those_of_the_same_origin_that_readers_know(client, publish):
    origin = CaptureFactory(source__title="The wire itself")
    copy = CaptureFactory(source__title="A copy", source__copy_of=origin.source, text=origin.text + " Copied.")
    SourceFactory(title="A copy nobody quoted", copy_of=origin.source)
    dispute = DisputeFactory()
    place(dispute, cited(capture=origin), cited(capture=copy))
    publish(dispute)
    page = text(client.get(f"/sources/{copy.source_id}/"))
    assert "Of the same origin" in page
    assert f'href="/sources/{origin.source_id}/"' in page
    assert "A copy nobody quoted" not in page


def test_a_source_changed_since_is_shown_as_it_was_published(client, road):
    source = Claim.objects.first().attributions.get().capture.source
    was = source.title
    source.title = "Corrected since"
    source.save()
    page = text(client.get(f"/sources/{source.pk}/"))
    assert was in page
    assert "Corrected since" not in page


@pytest.mark.parametrize("kind", ["actor", "source", "claim"])
def test_queries_do_not_grow_with_rows(client, publish, kind, django_assert_max_num_queries):
    actor = ActorFactory(slug="one")
    capture = CaptureFactory()
    dispute = DisputeFactory()
    claims = [cited(capture=capture, actor=actor) for _ in range(8)]
    place(dispute, *claims)
    publish(dispute)
    address = {"actor": "/actors/one/", "source": f"/sources/{capture.source_id}/", "claim": f"/claims/{claims[0].pk}/"}
    with django_assert_max_num_queries({"actor": 8, "source": 3, "claim": 1}[kind]):
        assert client.get(address[kind]).status_code == 200
