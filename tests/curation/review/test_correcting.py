"""A suggestion put right by presses before it is accepted: its passages, how and when it was said, split and merged."""

import re

import pytest
from django.test import Client

from claims.models import Activity, Attribution
from claims.vocab.statuses import Status

from .pressing import HTMX, form_of, press, words

pytestmark = pytest.mark.django_db


def test_edges_move_by_a_word_and_nothing_is_saved_before_accepting(editor: Client, first: Attribution) -> None:
    steps = ["end:-1", "moving:cue", "start:-1", "moving:", "start:1"]
    page = press(editor, first, *steps).content.decode()
    assert words(first) == ["The road is open"]
    assert '<span class="marked now now-content' in page
    press(editor, first, *steps, "accept")
    assert [words(first, role) for role in ("content", "cue", "source")] == [
        ["The road is"],
        ["ministry said"],
        ["ministry"],
    ]
    done = Activity.objects.about(first).first()
    assert done is not None
    assert (done.verb, done.data["before"]["cue"], done.data["after"]["cue"]) == (
        "correct",
        ["said"],
        ["ministry said"],
    )
    assert ["content", 0, 16] in done.data["was"]["passages"]


def test_a_passage_grows_to_the_ends_of_its_sentence_by_one_press(editor: Client, second: Attribution) -> None:
    press(editor, second, "moving:cue", "end:1", "moving:0", "end:-1", "whole:")
    page = press(editor, second, "whole:").content.decode()
    text, start = second.capture.text, int(str(form_of(page)["start"][0]))
    assert text[:start].rstrip().endswith((".", "\n")) or start == 0
    assert "it on Thursday" in text[start : int(str(form_of(page)["end"][0]))]


def test_a_passage_is_removed_by_one_press_and_the_last_words_said_stay(editor: Client, first: Attribution) -> None:
    sent = form_of(press(editor, first, "moving:source", "drop:").content.decode())
    assert (sent["source"], sent["moving"]) == ([""], ["0"])
    sent = form_of(press(editor, first, "drop:").content.decode())
    assert sent["start"] == [str(first.content[0].start)]


def test_a_missing_cue_begins_beside_the_words(editor: Client, second: Attribution) -> None:
    page = press(editor, second, "moving:cue", "start:-1").content.decode()
    assert '<dd lang="en">denied</dd>' in page


def test_mode_and_act_by_number(editor: Client, first: Attribution) -> None:
    page = press(editor, first, "ask:act").content.decode()
    assert 'value="act:denies" id="do-act-denies" data-key="2"' in page
    press(editor, first, "ask:act", "act:denies", "ask:mode", "mode:narration", "accept")
    first.refresh_from_db()
    assert (first.speech_act, first.mode, first.hops.count()) == ("denies", "narration", 1)


def test_split_then_merge_again(editor: Client, first: Attribution) -> None:
    press(editor, first, "ask:split", "split:9")
    other = Attribution.objects.exclude(pk=first.pk).get()
    assert [words(first), words(other), words(other, "cue")] == [["The road"], ["is open"], ["said"]]
    page = press(editor, first, "ask:merge").content.decode()
    assert f'value="merge:{other.pk}"' in page
    press(editor, first, f"merge:{other.pk}")
    other.refresh_from_db()
    assert (words(first), other.status) == (["The road is open"], Status.WITHDRAWN)


def test_the_date_is_one_of_the_text_or_typed_or_none(editor: Client, second: Attribution) -> None:
    asked = press(editor, second, "ask:date", headers=HTMX).content.decode()
    thursday = re.search(r'value="(date:[^"]*on Thursday)"', asked)
    assert thursday
    dated = press(editor, second, "ask:date", thursday[1]).content.decode()
    assert 'name="date_phrase" value="on Thursday"' in dated
    typed = press(editor, second, "ask:date", "when", when="late December 2022")
    assert 'name="date_edtf" value="2022-12-21/2022-12-31"' in typed.content.decode()
    none = press(editor, second, "ask:date", "when", "date:|", when="2023", when_phrase="last year").content.decode()
    assert 'name="date_edtf" value=""' in none


def test_what_is_no_date_is_said_and_stays_to_be_put_right(editor: Client, second: Attribution) -> None:
    answer = press(editor, second, "ask:date", "when", when="some day", headers=HTMX)
    assert answer.status_code == 422
    assert "is not a date we can read" in answer.content.decode()
    assert 'value="some day"' in answer.content.decode()


def test_a_corrected_date_is_kept_when_it_is_accepted(editor: Client, first: Attribution) -> None:
    press(editor, first, "ask:date", "when", "accept", when="2022-12", when_phrase="in December")
    first.refresh_from_db()
    assert (first.date_edtf, first.date_phrase, first.status) == ("2022-12", "in December", Status.ACCEPTED)
    assert str(first.date_latest) == "2022-12-31"
