"""Claims placed, moved and taken off, with htmx and without."""

import pytest
from django.urls import reverse

from claims.models import Placement, Position
from tests.dispute_factories import DisputeFactory, PlacementFactory, PositionFactory, cited
from tests.factories import ClaimFactory

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true", "HX-Target": "positions"}


def at(name, pk):
    return reverse(f"claims:{name}", kwargs={"pk": pk})


@pytest.fixture
def position():
    return PositionFactory(dispute=DisputeFactory(), label="Open")


def test_a_position_is_added_and_renamed(editor, position):
    dispute = position.dispute
    response = editor.post(at("position-add", dispute.pk), {"label": "Shut"})
    assert response["Location"] == at("desk-dispute", dispute.pk) + "#positions"
    made = Position.objects.get(label="Shut")
    assert editor.post(at("position-rename", made.pk), {"label": "It was shut", "version": 1}).status_code == 303
    assert "It was shut" in editor.get(at("desk-dispute", dispute.pk)).text


@pytest.mark.parametrize("label", ["", " ", "Open"])
def test_a_label_that_will_not_do_comes_back_with_its_form(editor, position, label):
    response = editor.post(at("position-add", position.dispute_id), {"label": label})
    assert response.status_code == 422
    assert f'value="{label.strip()}"' in response.text or not label.strip()


def test_a_stale_name_shows_both_versions(editor, position):
    Position.objects.update(label="Never shut", version=2)
    response = editor.post(at("position-rename", position.pk), {"label": "Mine", "version": 1})
    assert response.status_code == 409
    assert "Never shut" in response.text
    assert "Mine" in response.text


def test_a_form_without_a_version_saves_over_nothing(editor, position):
    assert editor.post(at("position-rename", position.pk), {"label": "Mine"}).status_code == 409


def test_a_claim_is_found_and_placed(editor, position):
    claim = cited(text="The road was open.")
    place = at("claim-place", position.dispute_id)
    assert f'value="{claim.pk}"' in editor.get(place, {"q": "road"}).text
    response = editor.post(place, {"claim": claim.pk, "position": position.pk})
    assert response.status_code == 303
    assert list(position.claims.all()) == [claim]
    assert f'value="{claim.pk}"' not in editor.get(place, {"q": "road"}).text


def test_htmx_gets_the_positions_alone_and_the_news(editor, position):
    sent = {"claim": cited(text="The road was open.").pk, "position": position.pk}
    response = editor.post(at("claim-place", position.dispute_id), sent, headers=HTMX)
    assert response.text.strip().startswith('<section class="panel" id="positions"')
    assert "The road was open." in response.text
    assert "announce" in response["HX-Trigger"]
    assert "dispute-changed" in response["HX-Trigger"]


def test_htmx_hears_a_refusal_and_sees_how_it_stands(editor, position):
    placement = PlacementFactory(position=position)
    sent = {"claim": placement.claim_id, "position": position.pk}
    response = editor.post(at("claim-place", position.dispute_id), sent, headers=HTMX)
    assert response.status_code == 422
    assert "already" in response["HX-Trigger"]
    assert 'id="positions"' in response.text


def test_without_htmx_a_refusal_is_a_message(editor, position):
    placement = PlacementFactory(position=position)
    sent = {"claim": placement.claim_id, "position": position.pk}
    response = editor.post(at("claim-place", position.dispute_id), sent, follow=True)
    assert "stands under “Open” already" in response.text


@pytest.mark.parametrize("sent", [{}, {"claim": "x", "position": "y"}, {"claim": "0", "position": "9" * 5000}])
def test_a_forged_form_is_not_found(editor, position, sent):
    assert editor.post(at("claim-place", position.dispute_id), sent).status_code == 404


def test_a_position_of_another_dispute_is_not_found(editor, position):
    sent = {"claim": ClaimFactory().pk, "position": PositionFactory().pk}
    assert editor.post(at("claim-place", position.dispute_id), sent).status_code == 404


def test_a_claim_is_moved_and_taken_off(editor, position):
    other, placement = PositionFactory(dispute=position.dispute), PlacementFactory(position=position)
    editor.post(at("placement-move", placement.pk), {"position": other.pk})
    assert Placement.objects.get().position == other
    editor.post(at("placement-remove", placement.pk))
    assert not Placement.objects.exists()


def test_an_empty_position_is_removed_and_no_other(editor, position):
    placement = PlacementFactory(position=position)
    response = editor.post(at("position-remove", position.pk), follow=True)
    assert "move them or take them off first" in response.text
    placement.delete()
    assert editor.post(at("position-remove", position.pk)).status_code == 303
    assert not Position.objects.exists()


def test_a_claim_is_dated_as_vaguely_as_it_was_said(editor, position):
    PlacementFactory(position=position, claim=cited(said="2022-12"))
    PlacementFactory(position=position, claim=cited())
    page = editor.get(at("desk-dispute", position.dispute_id)).text
    assert "<bdi>December 2022</bdi>" in page
    assert "<bdi>date unknown</bdi>" in page
