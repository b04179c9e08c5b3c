"""The review as pages: one press after another, with htmx and without, and when a colleague was here meanwhile."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.models import Activity, Actor, Attribution, Capture, Hop
from claims.vocab.kinds import PassageRole
from claims.vocab.statuses import Status
from tests import factories as make

from .pressing import HTMX, bench, form_of, press, words

pytestmark = pytest.mark.django_db


def test_review_shows_the_first_that_waits(editor: Client, first: Attribution, second: Attribution) -> None:
    page = editor.get(bench(first.capture)).content.decode()
    assert page.count("now now-content") == 1
    assert "0 of 2 decided" in page
    assert f'action="{reverse("claims:attribution-review", kwargs={"pk": first.pk})}"' in page
    for role in PassageRole.CONTENT, PassageRole.CUE, PassageRole.SOURCE:
        assert f"[{role.label}: </span>" in page


def test_after_a_decision_the_next_one_comes(editor: Client, first: Attribution, second: Attribution) -> None:
    answer = press(editor, first, "accept")
    first.refresh_from_db()
    assert (answer.status_code, answer["Location"]) == (303, bench(first.capture, second.pk))
    assert (first.status, first.decided_by) == (Status.ACCEPTED, editor.user)


def test_htmx_gets_the_bench_with_the_next_and_its_address(
    editor: Client, first: Attribution, second: Attribution
) -> None:
    answer = press(editor, first, "reject", headers=HTMX)
    content = answer.content.decode()
    assert content.count('id="review"') == 1
    assert "<html" not in content
    assert answer["HX-Replace-Url"] == bench(first.capture, second.pk)
    assert "Rejected. 1 of 2 decided." in answer["HX-Trigger"]


def test_accepting_asks_for_a_speaker_and_goes_on(editor: Client, first: Attribution, second: Attribution) -> None:
    page = press(editor, second, "accept").content.decode()
    assert "Who said it?" in page
    assert Attribution.objects.get(pk=second.pk).status == Status.SUGGESTED
    answer = press(editor, second, "accept", f"choose:{first.hops.last().actor_id}")
    second.refresh_from_db()
    assert (answer.status_code, second.status) == (303, Status.ACCEPTED)
    hop = Hop.objects.get(attribution=second, order=2)
    assert (hop.actor, hop.as_named) == (first.hops.last().actor, "The governor")


def test_somebody_new_by_one_press(editor: Client, second: Attribution) -> None:
    press(editor, second, "accept", "new:person")
    second.refresh_from_db()
    assert (second.speaker.name, second.speaker.kind, second.status) == ("The governor", "person", Status.ACCEPTED)


def test_somebody_known_is_not_made_twice(editor: Client, ministry: Actor, second: Attribution) -> None:
    answer = press(editor, second, "ask:speaker", "new:person", find="the ministry")
    assert (answer.status_code, Actor.objects.filter(names__name="the ministry").count()) == (422, 1)
    assert "Already here under this name" in answer.content.decode()


def test_a_name_is_typed_and_entered(editor: Client, ministry: Actor, second: Attribution) -> None:
    page = press(editor, second, "ask:speaker", "find", find="minis").content.decode()
    assert f'value="choose:{ministry.pk}"' in page
    press(editor, second, "ask:speaker", "first", "accept", find="minis")
    second.refresh_from_db()
    assert second.speaker == ministry


def test_undo_of_a_merge_and_of_a_split(editor: Client, first: Attribution) -> None:
    press(editor, first, "ask:split", "split:9")
    other = Attribution.objects.exclude(pk=first.pk).get()
    press(editor, first, f"merge:{other.pk}")
    path = reverse("claims:review-undo", kwargs={"pk": first.capture_id})
    editor.post(path)
    other.refresh_from_db()
    assert ([words(first), words(other)], other.status) == ([["The road"], ["is open"]], Status.SUGGESTED)
    editor.post(path)
    other.refresh_from_db()
    assert (words(first), other.status) == (["The road is open"], Status.WITHDRAWN)
    assert [one.verb for one in Activity.objects.about(first)] == ["undo", "undo", "merge", "split"]


def test_undo_goes_back_step_by_step(editor: Client, first: Attribution, second: Attribution) -> None:
    press(editor, first, "end:-1", "accept")
    press(editor, second, "reject")
    path = reverse("claims:review-undo", kwargs={"pk": first.capture_id})
    assert editor.post(path)["Location"] == bench(first.capture, second.pk)
    assert editor.post(path)["Location"] == bench(first.capture, first.pk)
    for one in (first, second):
        one.refresh_from_db()
        assert (one.status, one.decided_by) == (Status.SUGGESTED, None)
    assert words(first) == ["The road is open"]
    assert editor.post(path, headers=HTMX).status_code == 422


def test_a_colleague_was_here_meanwhile(editor: Client, second_editor: Client, first: Attribution) -> None:
    page = second_editor.get(bench(first.capture, first.pk)).content.decode()
    press(editor, first, "end:-1", "accept")
    path = reverse("claims:attribution-review", kwargs={"pk": first.pk})
    answer = second_editor.post(path, {**form_of(page), "do": "reject"})
    assert answer.status_code == 409
    assert "The road is open" in answer.content.decode()
    assert "The road is" in answer.content.decode()


def test_undo_leaves_what_a_colleague_changed(editor: Client, second_editor: Client, first: Attribution) -> None:
    press(editor, first, "accept")
    press(second_editor, first, "end:-1", "accept")
    answer = editor.post(reverse("claims:review-undo", kwargs={"pk": first.capture_id}), headers=HTMX)
    assert (answer.status_code, words(first)) == (422, ["The road is"])


def test_many_at_once_and_back(editor: Client, capture: Capture, ministry: Actor) -> None:
    quoted = {"capture": capture, "mode": "direct", "through": [ministry]}
    sure = [make.AttributionFactory(**quoted, confidence_score=score) for score in (0.99, 0.96, 0.85)]
    make.AttributionFactory(**{**quoted, "through": ["he"]}, confidence_score=0.99)
    page = editor.get(bench(capture)).content.decode()
    assert "Accept all 2" in page
    path = reverse("claims:review-accept-many", kwargs={"pk": capture.pk})
    assert editor.post(path, {"above": "0.95", "expected": 3}, headers=HTMX).status_code == 422
    editor.post(path, {"above": "0.95", "expected": 2})
    assert [Attribution.objects.get(pk=one.pk).status for one in sure] == ["accepted", "accepted", "suggested"]
    assert Activity.objects.filter(verb="accept").count() == 2
    editor.post(reverse("claims:review-undo", kwargs={"pk": capture.pk}))
    assert capture.attributions.suggested().count() == 4


def test_the_next_article_is_offered_at_the_end(editor: Client, first: Attribution, second: Attribution) -> None:
    elsewhere = make.AttributionFactory()
    press(editor, first, "accept")
    page = editor.get(press(editor, second, "reject")["Location"]).content.decode()
    assert "Nothing waits here" in page
    assert bench(elsewhere.capture) in page
    assert "Undo" in page


@pytest.mark.parametrize(
    "do", ["", "x", "choose:9", "choose:x", "new:nobody", "merge:1", "split:", "start:", "moving:7"]
)
def test_a_forged_button_breaks_nothing(editor: Client, first: Attribution, do: str) -> None:
    assert press(editor, first, do).status_code in (200, 303, 422)
    assert Attribution.objects.get(pk=first.pk).status == Status.SUGGESTED


def test_queries_do_not_grow_with_suggestions(
    editor: Client, first: Attribution, ministry: Actor, django_assert_max_num_queries
) -> None:
    for _ in range(300):
        make.AttributionFactory(capture=first.capture, through=[ministry])
    with django_assert_max_num_queries(11):
        page = editor.get(bench(first.capture, first.pk)).content.decode()
    assert "0 of 301 decided" in page
    path = reverse("claims:attribution-review", kwargs={"pk": first.pk})
    with django_assert_max_num_queries(30):
        answer = editor.post(path, {**form_of(page), "do": "accept"}, headers=HTMX)
    assert answer.status_code == 200


@pytest.mark.parametrize("do", ["accept", "reject", "mode:direct"])
def test_a_press_reads_the_list_of_suggestions_once(
    editor: Client, first: Attribution, second: Attribution, do: str
) -> None:
    with CaptureQueriesContext(connection) as asked:
        editor.post(
            reverse("claims:attribution-review", kwargs={"pk": first.pk}),
            {**form_of(editor.get(bench(first.capture, first.pk)).content.decode()), "do": do},
            headers=HTMX,
        )
    lists = [one["sql"] for one in asked.captured_queries if '"is_whole"' in one["sql"]]
    assert len(lists) == 2  # of the page, and of the press


@pytest.mark.parametrize(("lang", "is_told"), [("und", True), ("ka", True), ("en", False)])
def test_a_text_in_no_language_of_the_program_says_why_nothing_is_suggested(
    editor: Client, lang: str, is_told: bool
) -> None:
    capture = make.CaptureFactory(source=make.SourceFactory(lang=lang))
    page = editor.get(reverse("claims:capture-detail", args=[capture.pk]) + "?review=0").content.decode()
    assert ("rather than nonsense" in page) is is_told
