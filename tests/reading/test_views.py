"""The readers' pages, as a stranger gets them."""

import pytest

from claims.models import Claim, Dispute
from tests.dispute_factories import DisputeFactory, PlacementFactory, cited
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def text(response):
    return response.content.decode()


def test_home_of_an_empty_site_says_so_kindly(client):
    assert "Nothing has been published yet" in text(client.get("/"))


def test_home_lists_published_disputes_newest_first(client, draft, publish):
    for day, slug in (("2026-03-01", "old"), ("2026-03-02", "new")):
        publish(draft(slug, question=f"The {slug} question?"), day)
    page = text(client.get("/"))
    assert page.index("The new question?") < page.index("The old question?")
    assert "1 claim · 1 source, 1 independent origin" in " ".join(page.split())


def test_home_shows_neither_drafts_nor_paused(client, draft, paused):
    draft("secret", question="A secret question?")
    page = text(client.get("/"))
    assert "secret" not in page
    assert "Was the road open?" not in page


def test_home_pages_by_key_without_losing_or_repeating(client, draft, publish, monkeypatch):
    monkeypatch.setattr("claims.reading.views.PAGE", 2)
    for n in range(5):
        publish(draft(f"d{n}"))  # all in the same moment: the id decides
    seen, address = [], "/"
    while address:
        response = client.get(address)
        found = text(response).split('<h2 lang="en" dir="ltr"><a href="/disputes/')[1:]
        seen += [part.split("/")[0] for part in found]
        older = text(response).partition('<a href="?before=')[2].partition('"')[0]
        address = f"/?before={older}" if older else ""
    assert seen == ["d4", "d3", "d2", "d1", "d0"]


@pytest.mark.parametrize("key", ["x", "1", "-", "1-", "-1", "9" * 30 + "-1", "1-" + "9" * 30, "١-١"])
def test_home_refuses_a_made_up_place_in_the_list(client, key):
    assert client.get("/", {"before": key}).status_code == 404


def test_dispute_shows_both_sides_with_quotation_chain_and_source(client, road):
    page = text(client.get("/disputes/road/"))
    assert "“The road is open”" in page
    assert "says this</a>" not in page
    assert page.index("Open</h2>") < page.index("Shut</h2>")
    assert "as reported by" in page
    assert "Positions stand in the order of the date of their first claim" in page
    assert "Contradicted by" in page


def test_draft_is_not_there_for_anybody_on_the_readers_pages(client, draft):
    draft()
    for user in (None, UserFactory(), UserFactory(admin=True)):
        if user:
            client.force_login(user)
        assert client.get("/disputes/road/").status_code == 404


def test_unpublished_changes_are_invisible(client, road):
    Claim.objects.update(text="Changed since.")
    Dispute.objects.update(question="Changed too?")
    PlacementFactory(position=road.positions.first(), claim=cited(text="Added since."))
    client.force_login(UserFactory(admin=True))
    for address in ("/", "/disputes/road/", f"/claims/{Claim.objects.first().pk}/"):
        page = text(client.get(address))
        assert "Changed" not in page
        assert "Added since" not in page


def test_paused_shows_the_notice_and_nothing_else(client, paused):
    for address in ("/disputes/road/", "/disputes/road/?edition=1", "/disputes/road/?as_of=2026-03-02"):
        response = client.get(address)
        page = text(response)
        assert response.status_code == 200
        assert "A date is being checked." in page
        assert 'content="noindex"' in page
        assert "Was the road open?" not in page
        assert "It was open" not in page


def test_paused_takes_claims_actors_and_sources_away(client, paused):
    claim = Claim.objects.first()
    source = claim.attributions.get().capture.source_id
    for address in (f"/claims/{claim.pk}/", f"/actors/{claim.actor.slug}/", f"/sources/{source}/"):
        assert client.get(address).status_code == 404


def test_only_an_editor_sees_the_way_to_the_desk(client, road):
    assert "On the desk" not in text(client.get("/disputes/road/"))
    client.force_login(UserFactory())
    assert f'<a href="/desk/disputes/{road.pk}/">On the desk</a>' in text(client.get("/disputes/road/"))


@pytest.mark.parametrize("address", ["/", "/about/", "/disputes/road/", "/claims/1/"])
def test_reading_changes_nothing_so_post_is_refused(client, road, address):
    assert client.post(address).status_code == 405


@pytest.mark.parametrize(
    "address", ["/disputes/none/", "/claims/0/", f"/claims/{10**30}/", "/actors/none/", "/sources/0/"]
)
def test_what_is_not_there_is_not_found(client, db, address):
    assert client.get(address).status_code == 404


def test_queries_are_three_until_printed_and_do_not_grow(client, road, draft, publish, django_assert_num_queries):
    with django_assert_num_queries(3):
        client.get("/disputes/road/")
    for n in range(4):
        publish(draft(f"more-{n}"))
        PlacementFactory(position=road.positions.first(), claim=cited())
    publish(road, "2026-03-02", "More.")
    with django_assert_num_queries(3):
        client.get("/disputes/road/")
    with django_assert_num_queries(1):
        client.get("/")


def test_about_says_the_rules(client, db):
    page = text(client.get("/about/"))
    for word in ("independent origin", "Silence", "order", "may be quoted"):
        assert word in page


def test_hostile_names_are_shown_as_text(client, publish):
    dispute = DisputeFactory(question="<script>alert(1)</script>?", slug="bad")
    claim = cited(text="<img src=x onerror=alert(1)>")
    claim.actor.name = "</script><script>alert(2)</script>"
    claim.actor.save()
    source = claim.attributions.get().capture.source
    source.url, source.title = "javascript:alert(3)", "<b>bold</b>"
    source.save()
    PlacementFactory(position__dispute=dispute, claim=claim)
    publish(dispute)
    for address in (
        "/",
        "/disputes/bad/",
        f"/claims/{claim.pk}/",
        f"/actors/{claim.actor.slug}/",
        f"/sources/{source.pk}/",
    ):
        response = client.get(address)
        assert response.status_code == 200, address
        assert "<script>" not in text(response)
        assert "<img" not in text(response)
        assert "<b>" not in text(response)
        assert 'href="javascript' not in text(response)


def test_what_is_not_published_leads_an_editor_to_the_desk_and_a_reader_nowhere(client, editor, draft):
    claim = draft().positions.get(label="Open").placements.get().claim
    source = claim.attributions.get().capture.source
    for address, place in (
        (f"/claims/{claim.pk}/", f"/desk/claims/{claim.pk}/"),
        (f"/actors/{claim.actor.slug}/", f"/desk/actors/{claim.actor.slug}/"),
        (f"/sources/{source.pk}/", f"/desk/sources/{source.pk}/"),
    ):
        assert client.get(address).status_code == 404
        assert editor.get(address)["Location"] == place
