"""Claims, actors and notes on the desk."""

import pytest
from django.test import Client
from django.urls import reverse

from claims.models import Actor, Annotation, Attribution, Claim
from tests import factories as make
from tests.dispute_factories import DisputeFactory

pytestmark = pytest.mark.django_db


def at(name: str, **arguments: object) -> str:
    return reverse(f"claims:{name}", kwargs=arguments)


@pytest.fixture
def cited() -> Attribution:
    actor = make.ActorFactory(name="Ministry of Roads")
    claim = make.ClaimFactory(actor=actor, text="The road was open.")
    return make.AttributionFactory(accepted=True, through=[actor], claim=claim)


def page_of(client: Client, claim: Claim) -> str:
    return client.get(at("desk-claim-detail", pk=claim.pk)).content.decode()


def test_claim_shows_its_citations_with_the_way_to_their_place(editor: Client, cited: Attribution) -> None:
    page = page_of(editor, cited.claim)
    assert "The road is open" in page
    assert f'href="{at("capture-detail", pk=cited.capture_id)}?at=0#attribution-{cited.pk}"' in page


def test_claim_is_reworded_and_says_so(editor: Client, cited: Attribution) -> None:
    path = at("desk-claim-detail", pk=cited.claim_id)
    answer = editor.post(path, {"text": "The road was open to all.", "version": 1})
    assert answer["Location"] == path
    page = page_of(editor, Claim.objects.get())
    assert "<del>The road was open.</del>" in page
    assert "Edith" in page or str(editor.user) in page


def test_claim_reworded_by_two_shows_both(editor: Client, second_editor: Client, cited: Attribution) -> None:
    path = at("desk-claim-detail", pk=cited.claim_id)
    editor.post(path, {"text": "Mine.", "version": 1})
    answer = second_editor.post(path, {"text": "Theirs.", "version": 1})
    assert answer.status_code == 409
    assert {b"Mine." in answer.content, b"Theirs." in answer.content} == {True}
    assert Claim.objects.get().text == "Mine."


@pytest.mark.parametrize("text", [" ", "The road was shut.", "x" * 501])
def test_claim_that_cannot_be_so_is_shown_again(editor: Client, cited: Attribution, text: str) -> None:
    make.ClaimFactory(actor=cited.claim.actor, text="The road was shut.")
    answer = editor.post(at("desk-claim-detail", pk=cited.claim_id), {"text": text, "version": 1})
    assert answer.status_code == 422
    assert text.strip() in answer.content.decode()


def test_citation_is_found_by_its_words_and_attached(editor: Client, cited: Attribution) -> None:
    other = make.AttributionFactory(accepted=True, through=[cited.claim.actor], words="Nobody was hurt")
    path = at("desk-claim-detail", pk=cited.claim_id)
    headers = {"HX-Request": "true", "HX-Target": "attachable-list"}
    found = editor.get(path, {"q": "nobody"}, headers=headers).content.decode()
    assert f'name="attribution" value="{other.pk}"' in found
    assert "<html" not in found
    editor.post(at("claim-cite", pk=cited.claim_id), {"attribution": other.pk, "version": 1})
    assert cited.claim.attributions.count() == 2


def test_citation_of_somebody_else_is_refused_in_words(editor: Client, cited: Attribution) -> None:
    other = make.AttributionFactory(accepted=True, through=[make.ActorFactory()])
    path = at("claim-cite", pk=cited.claim_id)
    answer = editor.post(path, {"attribution": other.pk, "version": 1}, follow=True)
    assert "does not stand in this chain" in answer.content.decode()


def test_claims_are_found_while_typing(editor: Client, cited: Attribution) -> None:
    make.ClaimFactory(text="Nothing of the kind.")
    headers = {"HX-Request": "true", "HX-Target": "claim-list"}
    found = editor.get(at("desk-claim-list"), {"q": "road was op"}, headers=headers).content.decode()
    assert "The road was open." in found
    assert "Nothing of the kind." not in found


def test_actor_is_added_once(editor: Client) -> None:
    form = {"name": "María Petrova", "kind": "person", "lang": "es", "other_names": "Мария Петрова\n"}
    answer = editor.post(at("desk-actor-list"), form)
    assert answer["Location"] == at("desk-actor-detail", slug="maria-petrova")
    again = editor.post(at("desk-actor-list"), {**form, "name": "Мария Петрова"})
    assert again.status_code == 422
    assert "Already here under this name: María Petrova" in again.content.decode()


def test_actor_gets_names_and_offices(editor: Client) -> None:
    person, body = make.ActorFactory(kind="person"), make.ActorFactory(name="Ministry of Roads")
    editor.post(at("actor-name-add", slug=person.slug), {"name": "Мария", "lang": "ru", "kind": "alias"})
    office = {"title": "spokeswoman", "body": "ministry of roads", "date": "2015/..", "speaks": "on"}
    editor.post(at("actor-office-add", slug=person.slug), office)
    page = editor.get(at("desk-actor-detail", slug=person.slug)).content.decode()
    assert '<bdi lang="ru">Мария</bdi>' in page
    assert f'href="{at("desk-actor-detail", slug=body.slug)}"' in page
    assert "since 1 January 2015" in page or "2015" in page


@pytest.mark.parametrize("body", ["nobody at all", "Ministry", "Herself"])
def test_office_of_an_unclear_body_is_asked_again(editor: Client, body: str) -> None:
    person = make.ActorFactory(kind="person", name="Herself")
    make.ActorFactory.create_batch(2)
    answer = editor.post(at("actor-office-add", slug=person.slug), {"title": "judge", "body": body})
    assert answer.status_code == 422
    assert f'value="{body}"' in answer.content.decode()
    assert not person.offices.exists()


def test_actor_named_like_a_script_is_only_a_name(editor: Client) -> None:
    make.ActorFactory(name="<script>alert(1)</script>")
    for page in (editor.get(at("desk-actor-list")), editor.get(at("desk-actor-list"), {"q": "script"})):
        assert b"<script>alert" not in page.content
        assert b"&lt;script&gt;alert" in page.content
    assert Actor.objects.count() == 1


def test_note_is_left_changed_and_removed(editor: Client, second_editor: Client, cited: Attribution) -> None:
    editor.post(at("note-add", on="attribution", pk=cited.pk), {"text": "Is this right?"})
    note = Annotation.objects.get()
    assert "Is this right?" in editor.get(at("capture-detail", pk=cited.capture_id)).content.decode()
    edit = at("note-edit", pk=note.pk)
    assert second_editor.post(edit, {"text": "No", "version": 1}).status_code == 422
    assert editor.post(edit, {"text": "It is.", "version": 1}).status_code == 303
    assert editor.post(edit, {"text": "Stale", "version": 1}).status_code == 409
    second_editor.post(at("note-remove", pk=note.pk))
    assert Annotation.objects.get().text == "It is."
    editor.post(at("note-remove", pk=note.pk))
    assert not Annotation.objects.exists()


def test_note_on_a_dispute_stands_on_its_desk_and_nowhere_else(editor: Client, reader: Client) -> None:
    dispute = DisputeFactory()
    desk = at("desk-dispute", pk=dispute.pk)
    answer = editor.post(at("note-add", on="dispute", pk=dispute.pk), {"text": "Whose word is “corridor”?"})
    assert answer["Location"] == desk
    page = editor.get(desk).content.decode()
    assert "Whose word is “corridor”?" in page
    assert "left a note" in page


def test_note_on_a_claim(editor: Client, cited: Attribution) -> None:
    editor.post(at("note-add", on="claim", pk=cited.claim_id), {"text": "Too broad?"})
    assert "Too broad?" in page_of(editor, cited.claim)
    assert editor.get("/desk/notes/user/1/").status_code == 404


def test_claim_page_in_as_many_queries_whatever_it_holds(
    editor: Client, cited: Attribution, django_assert_max_num_queries
) -> None:
    for _ in range(20):
        make.AttributionFactory(accepted=True, through=[cited.claim.actor], claim=cited.claim)
        make.AnnotationFactory(claim=cited.claim)
    with django_assert_max_num_queries(14):
        page_of(editor, cited.claim)


GROWS = "\u0958"  # one character, two in NFC


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("desk-actor-list", {"name": GROWS * 200, "kind": "person", "lang": "en"}),
        ("desk-actor-list", {"name": "New", "kind": "person", "lang": "en", "other_names": GROWS * 200}),
        ("actor-name-add", {"name": GROWS * 200, "lang": "en", "kind": "alias"}),
        ("actor-office-add", {"title": GROWS * 200, "body": "Ministry of Roads"}),
        ("desk-claim-detail", {"text": GROWS * 500, "version": 1}),
    ],
)
def test_text_is_measured_as_it_will_be_kept(editor: Client, cited: Attribution, name: str, form: dict) -> None:
    of = {"desk-claim-detail": {"pk": cited.claim_id}, "desk-actor-list": {}}
    answer = editor.post(at(name, **of.get(name, {"slug": cited.claim.actor.slug})), form)
    assert answer.status_code == 422
