"""Disputes begun and worded; findings and silences written down."""

import pytest
from django.urls import reverse

from claims.models import Dispute, Finding, Silence
from tests.dispute_factories import DisputeFactory, EditionFactory, FindingFactory, PlacementFactory, SilenceFactory
from tests.factories import ActorFactory, AttributionFactory, ClaimFactory

pytestmark = pytest.mark.django_db


def at(name, pk):
    return reverse(f"claims:{name}", kwargs={"pk": pk})


WORDS = {"question": "Was it open?", "summary": "A road.", "lang": "en", "one_sided_reason": "", "slug": ""}
CLAUSES = {
    "clauses-TOTAL_FORMS": 2, "clauses-INITIAL_FORMS": 0,
    "clauses-0-text": "Open the road", "clauses-0-outcome": "ordered", "clauses-0-vote": "13–2",
    "clauses-1-text": "", "clauses-1-outcome": "ordered", "clauses-1-vote": "",
}  # fmt: skip


@pytest.mark.parametrize("words", ["\0", "a\0b"])
def test_a_nul_in_what_is_looked_for_finds_nothing(editor, words):
    finding = FindingFactory()
    searches = at("claim-place", finding.dispute_id), at("reading-add", finding.pk)
    for address in (*searches, "/desk/contradictions/new/", "/desk/actor-names/"):
        assert editor.get(address, {"q": words}).status_code == 200


def test_a_dispute_is_begun_with_a_question(editor):
    response = editor.post("/desk/disputes/new/", WORDS)
    dispute = Dispute.objects.get()
    assert (response["Location"], dispute.slug) == (at("desk-dispute", dispute.pk), "was-it-open")
    assert "Was it open?" in editor.get("/desk/disputes/").text


def test_a_dispute_without_a_question_keeps_what_was_typed(editor):
    response = editor.post("/desk/disputes/new/", {**WORDS, "question": ""})
    assert response.status_code == 422
    assert "A road." in response.text


def test_the_words_are_changed_over_the_version_that_was_seen(editor):
    dispute = DisputeFactory(question="First?", slug="first")
    sent = {**WORDS, "slug": "first", "version": 1}
    assert editor.post(at("desk-dispute-edit", dispute.pk), sent).status_code == 303
    stale = editor.post(at("desk-dispute-edit", dispute.pk), {**sent, "question": "Mine?"})
    assert stale.status_code == 409
    assert "Mine?" in stale.text
    assert "Was it open?" in stale.text


def test_a_published_address_stays_whatever_is_sent(editor):
    dispute = DisputeFactory(slug="kept")
    dispute.current_edition = EditionFactory(dispute=dispute)
    dispute.save()
    editor.post(at("desk-dispute-edit", dispute.pk), {**WORDS, "slug": "moved", "version": 1})
    dispute.refresh_from_db()
    assert (dispute.slug, dispute.question) == ("kept", "Was it open?")


def test_an_address_that_is_taken_is_said_at_its_field(editor):
    DisputeFactory(slug="taken")
    response = editor.post("/desk/disputes/new/", {**WORDS, "slug": "taken"})
    assert response.status_code == 422
    assert "errors" in response.text


def test_a_finding_is_written_with_its_clauses_and_a_vague_date(editor):
    dispute, court = DisputeFactory(), ActorFactory(name="High Court", names=["the Court"])
    words = {"body": "The court", "instrument": "Order", "scope": "The road.", "date_edtf": "late February 2023"}
    assert editor.post(at("finding-new", dispute.pk), {**words, **CLAUSES}).status_code == 303
    finding = Finding.objects.get()
    assert (finding.body, finding.date_edtf) == (court, "2023-02-21/2023-02-28")
    assert [clause.text for clause in finding.clauses.all()] == ["Open the road"]
    assert "High Court" in editor.get(at("finding-edit", finding.pk)).text


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"date_edtf": "2023-02-30"}, "“2023-02-30”"),
        ({"body": "Nobody Known"}, "Nobody called “Nobody Known”"),
        ({"clauses-0-text": "x" * 501}, "at most 500"),
        ({"clauses-TOTAL_FORMS": "x"}, "missing or has been tampered"),
    ],
)
def test_a_finding_that_will_not_do_comes_back_with_everything_typed(editor, wrong, said):
    ActorFactory(name="High Court")
    words = {"body": "High Court", "instrument": "Order 17", "scope": "The road."}
    response = editor.post(at("finding-new", DisputeFactory().pk), {**words, **CLAUSES, **wrong})
    assert response.status_code == 422
    assert said in response.text
    assert "Order 17" in response.text


def test_two_actors_of_one_name_are_told_apart_by_address(editor):
    one, two = ActorFactory(name="Ministry"), ActorFactory(name="Ministry")
    words = {"instrument": "Order", "scope": "The road.", **CLAUSES}
    response = editor.post(at("finding-new", DisputeFactory().pk), {**words, "body": "ministry"})
    assert one.slug in response.text
    assert editor.post(at("finding-new", DisputeFactory().pk), {**words, "body": two.slug}).status_code == 303
    assert Finding.objects.get().body == two
    assert f'value="{two.slug}"' in editor.get(at("finding-edit", Finding.objects.get().pk)).text


def test_a_reading_is_found_and_added_and_taken_off(editor):
    finding, claim = FindingFactory(), ClaimFactory(text="The court said: open it.")
    url = at("reading-add", finding.pk)
    assert f'value="{claim.pk}"' in editor.get(url, {"q": "court said"}).text
    assert editor.post(url, {"claim": claim.pk}).status_code == 303
    assert editor.post(at("reading-remove", finding.readings.get().pk)).status_code == 303
    assert not finding.readings.exists()


def test_a_silence_is_about_a_claim_of_the_page_and_cites_its_source(editor):
    placement, addressee = PlacementFactory(), ActorFactory(name="The Office")
    claim = placement.claim
    cite = AttributionFactory(accepted=True, claim=claim, through=[claim.actor])
    words = {"addressee": "the office", "kind": "not_confirmed", "as_of": "2023-02-24", "searched": "its pages"}
    url = at("silence-new", placement.dispute_id)
    assert editor.post(url, {**words, "claim": ClaimFactory().pk}).status_code == 422
    assert editor.post(url, {**words, "claim": claim.pk, "attribution": cite.pk}).status_code == 303
    silence = Silence.objects.get()
    assert (silence.addressee, silence.attribution, silence.recorded_by) == (addressee, cite, editor.user)
    assert "The Office" in editor.get(at("silence-edit", silence.pk)).text


def test_a_stale_silence_shows_both_in_words(editor):
    placement = PlacementFactory()
    silence = SilenceFactory(dispute=placement.dispute, claim=placement.claim, addressee__name="The Office", version=2)
    words = {"claim": placement.claim_id, "addressee": ActorFactory(name="The Court").name, "kind": "declined"}
    sent = {**words, "as_of": "2023-03-01", "searched": "its pages", "version": 1}
    response = editor.post(at("silence-edit", silence.pk), sent)
    assert response.status_code == 409
    for shown in ("The Office", "The Court", "no response found", "declined to comment"):
        assert f">{shown}</td>" in response.text, shown


def test_a_silence_in_the_future_comes_back(editor):
    placement, addressee = PlacementFactory(), ActorFactory()
    words = {"addressee": addressee.name, "kind": "declined", "as_of": "2999-01-01", "searched": "everywhere"}
    response = editor.post(at("silence-new", placement.dispute_id), {**words, "claim": placement.claim_id})
    assert response.status_code == 422
    assert "has not come yet" in response.text


@pytest.mark.parametrize(("factory", "name"), [(FindingFactory, "finding"), (SilenceFactory, "silence")])
def test_parts_are_removed(editor, factory, name):
    part = factory()
    assert editor.post(at(f"{name}-remove", part.pk)).status_code == 303
    assert not type(part).objects.exists()


def test_names_are_offered_while_typing(editor):
    ActorFactory(name="High Court", names=["Суд"])
    assert 'value="High Court"' in editor.get("/desk/actor-names/", {"body": "суд"}).text
    assert "<option" not in editor.get("/desk/actor-names/").text


def test_the_list_goes_on_to_older_disputes_in_the_same_queries(editor, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr("claims.disputes.views.disputes.PAGE", 2)
    oldest, *_others = [DisputeFactory() for _n in range(3)]
    with django_assert_num_queries(3):
        page = editor.get("/desk/disputes/").text
    assert oldest.question not in page
    assert oldest.question in editor.get("/desk/disputes/", {"before": oldest.pk + 1}).text
