"""The pages of a second reading, as its reader presses through them."""

import pytest
from django.test import Client
from django.urls import reverse

from claims.curation.actions import accept_suggestion, correct_attribution
from claims.curation.agreement import actions
from claims.curation.said import Link, Said
from claims.models import Capture, SecondReading, Suggestion
from claims.vocab.selectors import Span
from tests import factories as make

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


def here(capture: Capture) -> str:
    return reverse("claims:second-reading", kwargs={"pk": capture.pk})


def judge(client: Client, capture: Capture, one: Suggestion | None, verb: str, **sent: object):
    path = reverse("claims:second-reading-judge", kwargs={"pk": capture.pk})
    return client.post(path, {"suggestion": one.pk if one else "", "verb": verb, **sent})


def test_an_article_is_read_again_blind_and_compared(
    editor: Client, second_editor: Client, capture: Capture, road: Suggestion, hurt: Suggestion
) -> None:
    first = make.UserFactory(username="first")
    said = Said(pieces=(Span(4, 16),), through=(Link(make.ActorFactory(name="Corrected Ministry")),))
    correct_attribution(attribution=road.attribution, said=said, version=1, by=first)
    page = editor.get(here(capture)).content.decode()
    assert 'value="begin"' in page
    assert editor.post(here(capture), {"do": "begin"}).status_code == 303
    page = editor.get(here(capture)).content.decode()
    assert all(shown in page for shown in ("2 to judge", "“<bdi>Ministry</bdi>”", ">The road is open</textarea>"))
    assert "Corrected Ministry" not in page
    assert "Accepted" not in page
    assert judge(editor, capture, road, "right").status_code == 303
    judge(editor, capture, hurt, "otherwise", words="Nobody was hurt", who="the ministry")
    judge(editor, capture, None, "missed", words="The governor denied it", who="the governor")
    answer = editor.post(here(capture), {"do": "finish"}, follow=True)
    page = answer.content.decode()
    assert "Where they part" in page
    assert all(name in page for name in ("Corrected Ministry", "the governor"))
    assert second_editor.get(answer.request["PATH_INFO"]).status_code == 200
    assert "1 article read twice" in second_editor.get(reverse("claims:agreement-list")).content.decode()


def test_htmx_gets_the_suggestion_back_with_its_judgement(editor: Client, capture: Capture, road: Suggestion) -> None:
    editor.post(here(capture), {"do": "begin"})
    path = reverse("claims:second-reading-judge", kwargs={"pk": capture.pk})
    sent = {"suggestion": road.pk, "verb": "nothing"}
    answer = editor.post(path, sent, headers=HTMX)
    assert answer.content.decode().count("<li") == 1
    assert "Not said" in answer.content.decode()
    wrong = editor.post(path, {**sent, "verb": "otherwise", "words": "nowhere", "who": "x"}, headers=HTMX)
    assert wrong.status_code == 422
    assert "do not stand in the text" in wrong.content.decode()


def test_what_was_added_can_be_taken_out(editor: Client, capture: Capture, road: Suggestion) -> None:
    editor.post(here(capture), {"do": "begin"})
    judge(editor, capture, None, "missed", words="Nobody was hurt.", who="the ministry")
    one = SecondReading.objects.get().judgements.get()
    judge(editor, capture, None, "drop", judgement=one.pk)
    assert not SecondReading.objects.get().judgements.exists()


def test_refusals_are_said(editor: Client, capture: Capture, road: Suggestion) -> None:
    assert judge(editor, capture, road, "right").status_code == 404
    editor.post(here(capture), {"do": "begin"})
    assert (
        "1 suggestion is not judged yet." in editor.post(here(capture), {"do": "finish"}, follow=True).content.decode()
    )
    judge(editor, capture, None, "missed", words="nowhere", who="x")
    assert "do not stand in the text" in editor.get(here(capture)).content.decode()
    accept_suggestion(attribution=road.attribution, version=1, by=editor.user)
    other = make.CaptureFactory()
    assert "nothing in this article" in editor.post(here(other), {"do": "begin"}, follow=True).content.decode()


def test_what_waits_for_a_second_reader_was_decided_by_others(
    editor: Client, second_editor: Client, capture: Capture, road: Suggestion
) -> None:
    path = reverse("claims:agreement-list")
    assert here(capture) not in editor.get(path).content.decode()
    accept_suggestion(attribution=road.attribution, version=1, by=editor.user)
    assert here(capture) not in editor.get(path).content.decode()
    assert here(capture) in second_editor.get(path).content.decode()
    actions.begin_reading(capture=capture, by=second_editor.user)
    assert "0 judged" in second_editor.get(path).content.decode()


def test_an_unfinished_reading_is_shown_to_nobody_else(
    editor: Client, second_editor: Client, capture: Capture, road: Suggestion
) -> None:
    reading = actions.begin_reading(capture=capture, by=second_editor.user)
    assert editor.get(reverse("claims:agreement-detail", kwargs={"pk": reading.pk})).status_code == 404
