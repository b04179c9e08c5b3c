"""Two claims held against each other in the browser, with and without JavaScript."""

import pytest
from django.urls import reverse

from claims.models import Contradiction
from tests.dispute_factories import ContradictionFactory, PlacementFactory, PositionFactory, cited
from tests.factories import ClaimFactory

pytestmark = pytest.mark.django_db


def at(name, pk):
    return reverse(f"claims:contradiction-{name}", kwargs={"pk": pk})


NEW = "/desk/contradictions/new/"
LIST = "/desk/contradictions/"


@pytest.fixture
def pair():
    return cited(text="The road was open."), cited(text="The road was shut.")


@pytest.fixture
def waiting(pair, second_editor):
    return ContradictionFactory(claim_a=pair[0], claim_b=pair[1], proposed_by=second_editor.user)


def test_the_list_shows_what_waits_and_what_was_decided(editor, waiting):
    ContradictionFactory(confirmed=True, claim_a__text="Decided claim.")
    assert "The road was open." in editor.get(LIST).text
    assert "Decided claim." not in editor.get(LIST).text
    assert "Decided claim." in editor.get(LIST, {"status": "accepted"}).text
    assert editor.get(LIST, {"status": "nonsense", "before": "x"}).status_code == 200


def test_a_claim_is_found_by_typing_a_part_of_it(editor, pair):
    page = editor.get(NEW, {"q": "open"})
    assert f"?a={pair[0].pk}" in page.text
    assert "<html" in page.text
    live = editor.get(NEW, {"q": "open"}, headers={"HX-Request": "true", "HX-Target": "link-results"})
    assert live.text.strip().startswith('<div id="link-results"')


def test_nothing_found_says_so(editor):
    assert "No claim has anything like “zebra”" in editor.get(NEW, {"q": "zebra"}).text


def test_the_second_claim_is_suggested_with_a_reason(editor, pair):
    position = PlacementFactory(claim=pair[0]).position
    PlacementFactory(claim=pair[1], position=PositionFactory(dispute=position.dispute))
    page = editor.get(NEW, {"a": pair[0].pk}).text
    assert f"?a={pair[0].pk}&amp;b={pair[1].pk}" in page
    assert "in the same dispute" in page


def test_a_pair_is_shown_side_by_side_and_proposed(editor, pair):
    url = f"{NEW}?a={pair[1].pk}&b={pair[0].pk}"
    page = editor.get(url).text
    assert page.index("The road was shut.") < page.index("The road was open.")
    assert "They cannot both be true, but both could be false." in page
    response = editor.post(url, {"kind": "contrary", "reason": "Open is not shut."})
    link = Contradiction.objects.get()
    assert (response.status_code, response["Location"]) == (303, at("detail", link.pk))
    assert (link.claim_a, link.proposed_by) == (pair[0], editor.user)


def test_a_pair_that_is_linked_leads_to_its_link_in_both_orders(editor, waiting, pair):
    for a, b in (pair, reversed(pair)):
        assert editor.get(NEW, {"a": a.pk, "b": b.pk})["Location"] == at("detail", waiting.pk)


def test_a_claim_with_itself_is_refused_kindly(editor, pair):
    url = f"{NEW}?a={pair[0].pk}&b={pair[0].pk}"
    assert "cannot contradict itself" in editor.get(url).text
    response = editor.post(url, {"kind": "contrary", "reason": "Why not?"})
    assert response.status_code == 422
    assert "Why not?" in response.text


@pytest.mark.parametrize("sent", [{"kind": "contrary"}, {"reason": "x"}, {"kind": "nonsense", "reason": "x"}])
def test_a_proposal_without_a_kind_or_a_reason_comes_back(editor, pair, sent):
    response = editor.post(f"{NEW}?a={pair[0].pk}&b={pair[1].pk}", sent)
    assert (response.status_code, Contradiction.objects.count()) == (422, 0)


@pytest.mark.parametrize(("verdict", "status"), [("confirm", "accepted"), ("reject", "rejected")])
def test_another_editor_judges(editor, waiting, verdict, status):
    assert 'name="verdict"' in editor.get(at("detail", waiting.pk)).text
    sent = {"verdict": verdict, "words": "I have read both.", "version": 1}
    assert editor.post(at("decide", waiting.pk), sent)["Location"] == at("detail", waiting.pk)
    waiting.refresh_from_db()
    assert (waiting.status, waiting.decided_by, waiting.decision) == (status, editor.user, "I have read both.")


def test_whoever_proposed_is_offered_no_judgement_and_refused_one(second_editor, waiting):
    page = second_editor.get(at("detail", waiting.pk)).text
    assert 'name="verdict"' not in page
    response = second_editor.post(at("decide", waiting.pk), {"verdict": "confirm", "version": 1})
    assert response.status_code == 422
    assert "somebody else must judge it" in response.text


def test_a_rejection_without_a_reason_comes_back(editor, waiting):
    response = editor.post(at("decide", waiting.pk), {"verdict": "reject", "version": 1})
    assert response.status_code == 422
    waiting.refresh_from_db()
    assert waiting.status == "suggested"


def test_a_stale_judgement_is_made_again_over_what_stands_now(editor, waiting):
    Contradiction.objects.update(version=2, reason="Another reason by now.")
    response = editor.post(at("decide", waiting.pk), {"verdict": "confirm", "words": "Yes.", "version": 1})
    assert response.status_code == 409
    for words in ("A colleague changed this", "Another reason by now.", "Yes.", 'name="version" value="2"'):
        assert words in response.text, words


def test_what_was_rejected_is_proposed_anew(editor, second_editor, waiting):
    editor.post(at("decide", waiting.pk), {"verdict": "reject", "words": "Two roads.", "version": 1})
    sent = {"kind": "scope", "reason": "Two days.", "version": 2}
    assert editor.post(at("reopen", waiting.pk), sent).status_code == 303
    waiting.refresh_from_db()
    assert (waiting.status, waiting.proposed_by) == ("suggested", editor.user)
    assert "Two roads." in second_editor.get(at("detail", waiting.pk)).text


def test_the_proposer_takes_it_back(second_editor, waiting):
    sent = {"words": "My mistake.", "version": 1}
    assert second_editor.post(at("withdraw", waiting.pk), sent).status_code == 303
    waiting.refresh_from_db()
    assert waiting.status == "withdrawn"


def test_quotations_stand_beside_their_claims(editor, waiting):
    page = editor.get(at("detail", waiting.pk)).text
    assert page.count("The road is open") == 2
    assert "as reported by" in page


def test_names_and_words_are_escaped(editor):
    link = ContradictionFactory(claim_a=ClaimFactory(text="<script>1", actor__name="<script>2"), reason="<script>3")
    assert "<script>" not in editor.get(at("detail", link.pk)).text.replace("<script src", "")
    assert "<script>" not in editor.get(LIST).text.replace("<script src", "")


def test_the_list_needs_the_same_queries_for_more_rows(editor, django_assert_max_num_queries):
    for _n in range(12):
        ContradictionFactory()
    with django_assert_max_num_queries(4):
        editor.get(LIST)
