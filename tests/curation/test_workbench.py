"""The workbench and the form that marks, as pages: with htmx, without, and when it goes wrong."""

import json
from collections.abc import Mapping

import lxml.html
import pytest
from django.test import Client
from django.urls import reverse

from claims.curation.said import described
from claims.models import Actor, Annotation, Attribution, Capture, Claim
from claims.vocab.statuses import Status
from tests import factories as make

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


def aimed_at(target: str) -> dict[str, str]:
    return {**HTMX, "HX-Target": target}


@pytest.fixture
def capture() -> Capture:
    return make.CaptureFactory()


@pytest.fixture
def ministry() -> Actor:
    return make.ActorFactory(name="Ministry of Roads", names=["the ministry"])


def mark_path(capture: Capture) -> str:
    return reverse("claims:attribution-mark", kwargs={"capture_id": capture.pk})


def bench_path(capture: Capture) -> str:
    return reverse("claims:capture-detail", kwargs={"pk": capture.pk})


def sent(actor: Actor | None = None, **changes: object) -> Mapping[str, object]:
    """A form as a browser sends it: "The road is open", said by `actor`."""
    hops = {"hop_actor": actor.pk, "hop_named": "", "hop_status": "heard"} if actor else {}
    fields = {"start": 0, "end": 16, "mode": "indirect", "speech_act": "asserts", "outlet_status": "heard"}
    return {**fields, **hops, "do": "save", **changes}


def test_workbench_offers_every_sentence(editor: Client, capture: Capture) -> None:
    page = editor.get(bench_path(capture)).content.decode()
    assert page.count('class="sentence-mark"') == 3
    assert f'href="{mark_path(capture)}?start=0&amp;end=36"' in page
    assert "<p lang=" in page


def test_workbench_jumps_from_mark_to_attribution_and_back(editor: Client, capture: Capture) -> None:
    one = make.AttributionFactory(capture=capture, through=["Moscow"])
    page = editor.get(bench_path(capture)).content.decode()
    for end in (f'href="#attribution-{one.pk}"', f'id="attribution-{one.pk}"', f'href="#mark-{one.pk}"'):
        assert end in page
    assert f'id="mark-{one.pk}"' in page


def test_mark_without_javascript_by_buttons_alone(editor: Client, capture: Capture, ministry: Actor) -> None:
    path = mark_path(capture)
    assert b'value="word:0:0:3"' in editor.get(path, {"start": 0, "end": 35}).content
    shorter = editor.post(path, {**sent(do="end:0:-1", start=0, end=35), "date_edtf": "late December 2022"})
    assert b"late December 2022" in shorter.content
    found = editor.post(path, sent(do="find", find="the minis"))
    assert f'value="hop-choose:{ministry.pk}"'.encode() in found.content
    chosen = editor.post(path, sent(do=f"hop-choose:{ministry.pk}", find="the ministry"))
    assert b"Ministry of Roads</bdi></a> says this, as reported by" in chosen.content
    saved = editor.post(path, sent(ministry, claim_text="The road is open."))
    one = Attribution.objects.get()
    assert saved.status_code == 303
    assert saved["Location"] == f"{bench_path(capture)}?at=0#attribution-{one.pk}"
    assert (str(one), one.status, one.claim.text) == ("The road is open", Status.ACCEPTED, "The road is open.")


def test_mark_with_htmx_swaps_the_form_and_tells_the_page(editor: Client, capture: Capture, ministry: Actor) -> None:
    answer = editor.post(mark_path(capture), sent(ministry), headers=aimed_at("attribution-form"))
    assert answer.status_code == 200
    assert {"announce", "attributions-changed"} <= set(json.loads(answer["HX-Trigger"]))
    assert answer.content.decode().strip().startswith('<section class="bench-form is-empty" id="attribution-form"')


@pytest.mark.parametrize("target", ["attribution-form", "actor-matches", "claim-matches", "sentence-preview"])
def test_form_answers_htmx_with_the_part_it_asked_for(editor: Client, capture: Capture, target: str) -> None:
    make.ClaimFactory(actor=capture.source.outlet)
    answer = editor.post(mark_path(capture), sent(do="look", find="Herald"), headers=aimed_at(target))
    content = answer.content.decode()
    assert f'id="{target}"' in content
    assert "<html" not in content


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({}, "Say who said it"),
        ({"hop_actor": "", "hop_named": "Moscow", "hop_status": "heard"}, "Say who “Moscow” is"),
        ({"mode": "narration", "date_edtf": "30 February 2023"}, "is not a date we can read"),
        ({"mode": "narration", "cue": "shouted"}, "do not stand in the text"),
        ({"mode": "nonsense"}, "nonsense"),
        ({"start": "", "mode": "narration"}, "Mark the words that were said first."),
    ],
)
def test_what_stands_in_the_way_is_said_and_nothing_typed_is_lost(
    editor: Client, capture: Capture, changes: dict[str, str], says: str
) -> None:
    typed = sent(claim_text="A claim half written", date_phrase="on Thursday", **changes)
    answer = editor.post(mark_path(capture), typed)
    content = answer.content.decode()
    assert answer.status_code == 422
    assert says in content.replace("&#x27;", "'")
    assert "A claim half written" in content
    assert "on Thursday" in content
    assert not Attribution.objects.exists()


@pytest.mark.parametrize("do", ["save", "hop-find:0"])
@pytest.mark.parametrize("name", ["hop_named", "find", "claim_text", "cue", "do", "new-name"])
@pytest.mark.parametrize("words", ["\0", "a\0b"])
def test_a_nul_in_any_field_breaks_nothing(editor: Client, capture: Capture, do: str, name: str, words: str) -> None:
    answer = editor.post(mark_path(capture), sent(make.ActorFactory(), **{"do": do, name: words}))
    assert answer.status_code in (200, 303, 422)


def test_words_that_are_nowhere_are_not_marked(editor: Client, capture: Capture) -> None:
    wrong = {"sel_start": 0, "sel_end": 9, "sel_exact": "The road was closed"}
    assert editor.get(mark_path(capture), wrong).status_code == 422
    assert editor.get(mark_path(capture), {"start": 5, "end": 99999}).status_code == 422


def test_selection_is_anchored_again(editor: Client, capture: Capture) -> None:
    selected = {"sel_start": 3, "sel_end": 9, "sel_exact": "Nobody was hurt."}
    page = editor.get(mark_path(capture), selected).content.decode()
    assert 'name="start" value="37"' in page


def test_somebody_new_is_added_without_leaving(editor: Client, capture: Capture) -> None:
    new = {"new-name": "<script>", "new-kind": "unnamed", "new-lang": "en", "do": "actor-create"}
    page = editor.post(mark_path(capture), {**sent(), **new}).content.decode()
    actor = Actor.objects.get(kind="unnamed")
    assert (actor.name, actor.source) == ("<script>", capture.source)
    assert f'name="hop_actor" value="{actor.pk}"' in page
    assert "<script>" not in page.replace("<script src", "")


def test_somebody_here_already_is_shown_first(editor: Client, capture: Capture, ministry: Actor) -> None:
    new = {"new-name": "ministry of roads", "new-kind": "organisation", "new-lang": "en", "do": "actor-create"}
    answer = editor.post(mark_path(capture), {**sent(), **new})
    assert answer.status_code == 422
    assert f'value="hop-choose:{ministry.pk}"'.encode() in answer.content
    editor.post(mark_path(capture), {**sent(), **new, "new-is_another": "on"})
    assert Actor.objects.filter(name="ministry of roads").count() == 1


def test_passage_joins_a_claim_that_is_here(editor: Client, capture: Capture, ministry: Actor) -> None:
    claim = make.ClaimFactory(actor=ministry, text="The road is open to all.")
    look = editor.post(mark_path(capture), sent(ministry, do="look", claim_text="road open"))
    assert f'name="claim" value="{claim.pk}"'.encode() in look.content
    editor.post(mark_path(capture), sent(ministry, claim_text="road open", claim=claim.pk))
    assert list(claim.attributions.all()) == list(Attribution.objects.all())
    assert Claim.objects.count() == 1


def test_only_a_note(editor: Client, capture: Capture) -> None:
    editor.post(mark_path(capture), sent(do="note", note="Ask the author."))
    note = Annotation.objects.get()
    assert (note.passage.exact, note.text) == ("The road is open", "Ask the author.")
    assert "Ask the author." in editor.get(bench_path(capture)).content.decode()
    assert editor.post(mark_path(capture), sent(do="note", note=" ")).status_code == 422


def test_second_editor_sees_both_versions(
    editor: Client, second_editor: Client, capture: Capture, ministry: Actor
) -> None:
    one = make.AttributionFactory(capture=capture, accepted=True, through=[ministry])
    path = reverse("claims:attribution-edit", kwargs={"pk": one.pk})
    editor.post(path, sent(ministry, version=1, speech_act="denies"))
    mine = sent(ministry, version=1, speech_act="promises", end=8)
    answer = second_editor.post(path, mine)
    content = answer.content.decode()
    assert answer.status_code == 409
    assert "denies" in content
    assert "promises" in content
    again = second_editor.post(path, {**mine, "version": 2})
    one.refresh_from_db()
    assert (again.status_code, one.speech_act, str(one)) == (303, "promises", "The road")


def form_of(page: str) -> dict[str, object]:
    """What a browser would send back of the form on a page, nothing changed."""
    form = lxml.html.fromstring(page).get_element_by_id("attribution-form").find(".//form")
    return {**dict(form.form_values()), "do": "save"}


def test_saving_an_attribution_as_it_is_changes_nothing(editor: Client, capture: Capture, ministry: Actor) -> None:
    first = {"date_edtf": "late December 2022", "date_phrase": "in late December", "cue": "said"}
    editor.post(mark_path(capture), sent(ministry, claim_text="The road is open.", hop_named="the ministry", **first))
    one = Attribution.objects.get()
    before = described(one)
    path = reverse("claims:attribution-edit", kwargs={"pk": one.pk})
    answer = editor.post(path, form_of(editor.get(path).content.decode()))
    one = Attribution.objects.get()
    assert answer.status_code == 303
    assert described(one) == before
    assert {p.exact for p in one.passages.all()} == {"The road is open", "said"}


def test_name_of_a_suggestion_is_looked_for_already(editor: Client, capture: Capture, ministry: Actor) -> None:
    one = make.AttributionFactory(capture=capture, through=["the ministry"])
    page = editor.get(reverse("claims:attribution-edit", kwargs={"pk": one.pk})).content.decode()
    assert f'value="hop-choose:{ministry.pk}"' in page
    chosen = editor.post(
        reverse("claims:attribution-edit", kwargs={"pk": one.pk}),
        {**form_of(page), "do": f"hop-choose:{ministry.pk}"},
    )
    form = form_of(chosen.content.decode())
    assert (form["hop_actor"], form["hop_named"]) == (str(ministry.pk), "the ministry")


def decide(client: Client, one: Attribution, verb: str, headers: Mapping[str, str] | None = None, **more: object):
    path = reverse("claims:attribution-decide", kwargs={"pk": one.pk})
    return client.post(path, {"verb": verb, "version": one.version, **more}, headers=headers)


def test_decisions_with_one_press(editor: Client, capture: Capture, ministry: Actor) -> None:
    one = make.AttributionFactory(capture=capture, through=[ministry])
    assert decide(editor, one, "accept").status_code == 303
    one.refresh_from_db()
    assert one.status == Status.ACCEPTED
    answer = decide(editor, one, "withdraw", headers=aimed_at("refusal"))
    assert (answer.status_code, b"Say why" in answer.content) == (422, True)
    answer = decide(editor, one, "withdraw", headers=aimed_at("refusal"), reason="misread")
    assert (answer.status_code, "attributions-changed" in answer["HX-Trigger"]) == (204, True)
    assert decide(editor, one, "reopen").status_code == 409


def test_text_of_a_million_characters_opens(editor: Client, django_assert_max_num_queries) -> None:
    capture = make.CaptureFactory(text="The road is open, they said. " * 34_500)
    with django_assert_max_num_queries(11):
        answer = editor.get(bench_path(capture))
    assert len(answer.content) < 600_000
    assert b'rel="next"' in answer.content


def test_queries_do_not_grow_with_attributions(
    editor: Client, capture: Capture, ministry: Actor, django_assert_max_num_queries
) -> None:
    for _ in range(300):
        make.AttributionFactory(capture=capture, through=[ministry])
    with django_assert_max_num_queries(11):
        page = editor.get(bench_path(capture)).content.decode()
    assert page.count('<li class="card') == 300


def test_nul_bytes_are_left_out_or_refused(editor: Client, capture: Capture) -> None:
    nul = dict.fromkeys(("find", "hop_named", "claim_text", "cue", "date_edtf", "sel_exact", "claim", "do"), "a\x00b")
    assert editor.post(mark_path(capture), {**sent(hop_actor="", hop_status=""), **nul}).status_code == 200
    assert editor.post(mark_path(capture), {**sent(), **nul, "do": "save"}).status_code == 422
    for name in ("desk-claim-list", "desk-actor-list"):
        assert editor.get(reverse(f"claims:{name}"), {"q": "a\x00b"}).status_code == 200


def test_source_leads_to_its_newest_capture(editor: Client, capture: Capture) -> None:
    newer = make.CaptureFactory(source=capture.source, text="Corrected: the road is closed.")
    answer = editor.get(reverse("claims:desk-source", kwargs={"pk": capture.source_id}))
    assert answer["Location"] == bench_path(newer)
    answer = editor.get(reverse("claims:desk-source", kwargs={"pk": capture.source_id}), {"at": "7"})
    assert answer["Location"] == f"{bench_path(newer)}?at=7"


def test_text_that_runs_right_to_left_says_so(editor: Client) -> None:
    source = make.SourceFactory(lang="ur", title="سڑک بند ہے")
    capture = make.CaptureFactory(source=source, text="سڑک کھلی ہے۔ وزارت نے کہا۔")
    page = editor.get(bench_path(capture)).content.decode()
    assert '<p lang="ur" dir="rtl">' in page
    assert page.count('class="sentence-mark"') == 2


@pytest.mark.parametrize("name", ["desk", "capture-list", "desk-claim-list", "desk-actor-list"])
def test_desk_is_for_those_who_work_here(reader: Client, editor: Client, name: str) -> None:
    path = reverse(f"claims:{name}")
    assert editor.get(path).status_code == 200
    assert reader.get(path)["Location"].startswith("/account/login/")


def test_desk_shows_what_waits_in_few_queries(editor: Client, capture: Capture, django_assert_max_num_queries) -> None:
    make.AttributionFactory.create_batch(3, capture=capture, through=["Moscow"])
    make.CaptureFactory.create_batch(3)
    with django_assert_max_num_queries(14):
        page = editor.get(reverse("claims:desk")).content.decode()
    assert "3 suggestions" in page
    assert 'Of speakers whom nobody knows yet</a> <span class="count">3</span>' in page
    assert page.count("nothing marked yet") == 3
