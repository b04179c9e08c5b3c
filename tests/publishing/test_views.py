"""A dispute on its way to the readers, in the browser."""

import re

import pytest
from django.urls import reverse

from claims.models import Dispute
from claims.publishing.build import build
from tests.dispute_factories import DisputeFactory, PlacementFactory, PositionFactory, cited
from tests.factories import ActorNameFactory, ClaimFactory

pytestmark = pytest.mark.django_db
STEPS = ("submit", "review", "send-back", "publish", "pause")


def at(step, dispute):
    name = "claims:desk-dispute" if step == "desk" else f"claims:dispute-{step}"
    return reverse(name, kwargs={"pk": dispute.pk})


def version(dispute):
    return Dispute.objects.get(pk=dispute.pk).version


def post(client, step, dispute, **sent):
    return client.post(at(step, dispute), {"version": version(dispute), **sent}, follow=True)


def review(client, dispute):
    assert client.get(at("preview", dispute)).status_code == 200
    return post(client, "review", dispute, seen=build(dispute).sha256)


@pytest.fixture
def published(whole, editor, second_editor, admin):
    post(editor, "submit", whole)
    review(second_editor, whole)
    post(admin, "publish", whole, words="First edition")
    whole.refresh_from_db()
    return whole


def test_the_whole_way_from_the_desk_to_the_reader(whole, editor, second_editor, admin, reader):
    assert "Ask for a review" in editor.get(at("desk", whole)).text
    assert "Another editor can review it now." in post(editor, "submit", whole).text
    assert "Read and review it" not in editor.get(at("desk", whole)).text
    assert "Read and review it" in second_editor.get(at("desk", whole)).text
    assert "I have read it and stand by it" in second_editor.get(at("preview", whole)).text
    assert "An admin can publish it." in review(second_editor, whole).text
    assert reader.get(f"/disputes/{whole.slug}/").status_code == 404
    assert "Published." in post(admin, "publish", whole, words="First edition").text
    page = reader.get(f"/disputes/{whole.slug}/")
    assert page.status_code == 200
    assert "It was open." in page.text


def test_the_desk_shows_everything_of_a_dispute(whole, editor, fill):
    fill(whole)
    page = editor.get(at("desk", whole)).text
    for words in ("It was open.", "Contrary", "Open the road", "own pages", "Nothing yet.", "seen nothing of this yet"):
        assert words in page, words


def test_what_is_in_the_way_is_named_and_nothing_is_offered(editor):
    dispute = DisputeFactory(question="No question")
    page = editor.get(at("desk", dispute)).text
    assert "In the way:" in page
    assert "Ask for a review" not in page
    assert "must be put right first" in post(editor, "submit", dispute).text


def test_the_reviewer_stands_by_what_was_shown(whole, editor, second_editor):
    post(editor, "submit", whole)
    seen = re.search('name="seen" value="([^"]+)"', second_editor.get(at("preview", whole)).text)[1]
    PlacementFactory(position=whole.positions.first(), claim=cited(text="Slipped in."))
    assert "changed while you were reading" in post(second_editor, "review", whole, seen=seen).text
    assert version(whole) == 2


def test_whoever_asked_cannot_review(whole, editor):
    post(editor, "submit", whole)
    assert "stand by it" not in editor.get(at("preview", whole)).text
    assert "somebody else must review it" in review(editor, whole).text


def test_a_change_after_the_review_is_said_and_not_published(whole, editor, second_editor, admin):
    post(editor, "submit", whole)
    review(second_editor, whole)
    whole.placements.first().claim.attributions.get().hops.filter(order=2).update(status="reported")
    assert "has changed since it was reviewed" in admin.get(at("desk", whole)).text
    response = post(admin, "publish", whole, words="First edition")
    assert response.status_code == 422
    assert "First edition" in response.text


@pytest.mark.parametrize("step", ["publish", "pause"])
def test_an_editor_is_told_that_only_an_admin_may(published, editor, step):
    assert editor.get(at(step, published)).status_code == 403
    assert post(editor, step, published, words="x").status_code == 403


def test_a_pause_hides_the_page_behind_its_notice(published, admin, reader):
    assert "Paused." in post(admin, "pause", published, words="We are checking a date.").text
    page = reader.get(f"/disputes/{published.slug}/").text
    assert "We are checking a date." in page
    assert "It was open." not in page


def test_sending_back_needs_words(whole, editor, second_editor):
    post(editor, "submit", whole)
    assert post(second_editor, "send-back", whole, words="").status_code == 422
    assert "A date is wrong." in post(second_editor, "send-back", whole, words="A date is wrong.").text


def test_a_note_longer_than_its_column_comes_back(published, admin):
    assert post(admin, "publish", published, words="x" * 501).status_code == 422


def test_a_stale_step_does_nothing_and_says_so(whole, editor):
    response = editor.post(at("submit", whole), {"version": whole.version + 1}, follow=True)
    assert "A colleague changed this" in response.text
    assert Dispute.objects.get(pk=whole.pk).status == "draft"


def test_a_stale_pause_keeps_its_words_over_what_stands_now(published, admin):
    response = admin.post(at("pause", published), {"words": "Wait.", "version": 1})
    assert response.status_code == 409
    assert "Wait." in response.text
    assert f'name="version" value="{version(published)}"' in response.text


def test_htmx_fetches_where_it_stands_again(whole, editor):
    headers = {"HX-Request": "true", "HX-Target": "dispute-state"}
    text = editor.get(at("desk", whole), headers=headers).text.strip()
    assert text.startswith('<section class="panel state" id="dispute-state"')


def test_nothing_new_is_not_offered(published, editor):
    assert "Edition 1 already says exactly this." in editor.get(at("desk", published)).text


def test_the_preview_says_what_readers_will_find_of_everybody(whole, editor):
    ActorNameFactory(actor=whole.placements.first().claim.actor, name="By another name")
    assert "By another name" in editor.get(at("preview", whole)).text


@pytest.mark.parametrize("step", ["desk", "preview", *STEPS])
def test_strangers_are_asked_to_log_in(whole, reader, step):
    response = reader.post(at(step, whole)) if step in STEPS else reader.get(at(step, whole))
    assert response.status_code == 302
    assert "/account/login/" in response["Location"]


def test_a_draft_in_preview_is_kept_from_caches_and_engines(whole, editor):
    response = editor.get(at("preview", whole))
    assert "no-store" in response["Cache-Control"]
    assert 'content="noindex"' in response.text


def test_the_desk_needs_the_same_queries_for_more_rows(whole, editor, fill, django_assert_max_num_queries):
    fill(whole)
    with django_assert_max_num_queries(60) as first:
        editor.get(at("desk", whole))
    for _time in range(3):
        fill(whole)
        PlacementFactory(position=PositionFactory(dispute=whole), claim=ClaimFactory())
    with django_assert_max_num_queries(len(first)):
        editor.get(at("desk", whole))
    assert len(first) < 40
