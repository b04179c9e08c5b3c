"""What is not labelled was really not said; what nobody knows is left out."""

import pytest

from claims.curation.actions import correct_attribution, mark_attribution, withdraw_attribution
from claims.curation.said import Link, Said
from claims.extraction.learning.labels import lessons, reviewed
from claims.models import Attribution
from claims.vocab.selectors import Span
from tests.extraction.learning.reviewing import TEXT, accept, reject, words
from tests.factories import ActorFactory, CaptureFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_a_reviewed_capture_is_one_text_with_all_its_labels(capture, three) -> None:
    accept(three[0], three[2])
    reject(three[1])
    (lesson,), left_out = lessons(capture)
    assert (lesson.text, lesson.doc_id) == (TEXT, f"{capture.text_sha256}:0")
    assert [words(TEXT, one["content"]) for one in lesson.accepted] == [["The pier is open"], ["The boats lie idle"]]
    assert words(TEXT, lesson.accepted[0]["source_parts"]) == ["the harbour office"]
    assert lesson.accepted[0]["cue"] == lesson.accepted[0]["cue_parts"][0]
    assert [words(TEXT, one["content"]) for one in lesson.rejected] == [["The quay is shut"]]
    assert (lesson.accepted[0]["came"], lesson.accepted[0]["confidence"]) == ("as suggested", 0.7)
    assert not left_out


def test_of_a_half_reviewed_capture_only_paragraphs_with_decisions_teach(capture, three) -> None:
    accept(three[0])
    made, left_out = lessons(capture)
    assert [one.text for one in made] == [TEXT.split("\n")[0]]
    assert left_out == {"waiting": 2}
    reject(three[2])
    made, _left_out = lessons(capture)
    assert [one.text for one in made] == [TEXT.split("\n")[0], TEXT.split("\n")[-1]]
    assert words(made[1].text, made[1].rejected[0]["content"]) == ["The boats lie idle"]


def test_paragraphs_that_an_attribution_ties_together_fall_together(capture, three) -> None:
    accept(three[0])
    reject(three[2])
    pieces = (Span(0, 16), Span(TEXT.index("Nothing"), TEXT.index("Nothing") + 7))
    said = Said(pieces=pieces, through=(Link(ActorFactory(), "the harbour office"),), cue=Span(37, 41))
    correct_attribution(attribution=Attribution.objects.get(pk=three[0].pk), said=said, version=1, by=UserFactory())
    made, left_out = lessons(capture)
    assert ([one.text for one in made], left_out) == ([TEXT.split("\n")[-1]], {"waiting": 1})


def test_a_correction_teaches_what_the_editor_left(capture, three) -> None:
    reject(*three[1:])
    said = Said(pieces=(Span(4, 16),), through=(Link(ActorFactory(), "the harbour office"),), cue=Span(37, 41))
    correct_attribution(attribution=three[0], said=said, version=1, by=UserFactory())
    (lesson,), _left_out = lessons(capture)
    line = lesson.accepted[0]
    assert (words(TEXT, line["content"]), line["came"]) == (["pier is open"], "corrected")
    assert words(TEXT, line["source_parts"]) == ["the harbour office"]


def test_another_speaker_is_looked_for_beside_the_words(capture, three) -> None:
    reject(*three[1:])
    said = Said(pieces=(Span(0, 16),), through=(Link(ActorFactory(), "pier"),), cue=Span(37, 41))
    correct_attribution(attribution=three[0], said=said, version=1, by=UserFactory())
    (lesson,), _left_out = lessons(capture)
    assert words(TEXT, lesson.accepted[0]["source_parts"]) == ["pier"]


@pytest.mark.parametrize("cue", [None, Span(TEXT.rindex("said"), TEXT.rindex("said") + 4)])
def test_what_the_program_missed_teaches_where_its_cue_and_source_stand(capture, three, cue) -> None:
    accept(*three)
    start = TEXT.index("the nets")
    said = Said(pieces=(Span(start, len(TEXT) - 1),), through=(Link(ActorFactory(), "the union"),), cue=cue)
    mark_attribution(capture=capture, said=said, by=UserFactory())
    made, left_out = lessons(capture)
    last = made[-1]
    if cue is None:
        assert (last.text.split("\n")[-1], left_out) == ("Nothing happened here.", {"without source or cue": 1})
    else:
        (both,) = [one for one in last.accepted if "the nets are dry" in words(last.text, one["content"])]
        assert (words(last.text, both["content"])[0], both["came"]) == ("The boats lie idle", "corrected")
        assert words(last.text, both["source_parts"]) == ["the union"]


def test_withdrawn_words_are_in_doubt_unless_others_stand_for_them(capture, three) -> None:
    accept(*three)
    for one in three[1:]:
        one.refresh_from_db()
        withdraw_attribution(attribution=one, version=1, by=UserFactory(), reason="No.")
    said = Said(pieces=(Span(54, 70),), through=(Link(ActorFactory(), "the union"),), cue=Span(82, 86))
    mark_attribution(capture=capture, said=said, by=UserFactory())
    (lesson,), left_out = lessons(capture)
    assert (len(lesson.accepted), left_out) == (2, {"withdrawn": 1})


def test_reviewed_is_what_was_read_and_decided_by_a_person(capture, three) -> None:
    assert not reviewed().exists()
    accept(three[0])
    unread = CaptureFactory(text=TEXT + " More.")
    said = Said(pieces=(Span(0, 16),), through=(Link(ActorFactory()),))
    mark_attribution(capture=unread, said=said, by=UserFactory())
    assert list(reviewed()) == [capture]


def test_statements_of_one_cue_are_one_label(capture, three) -> None:
    """An editor splits a quotation into statements; the words that say so are said once."""
    for one, words_said in zip(three[:2], ("The pier", "is open"), strict=True):
        start = TEXT.index(words_said)
        pieces = (Span(start, start + len(words_said)),)
        said = Said(pieces=pieces, through=(Link(ActorFactory(), "the harbour office"),), cue=Span(37, 41))
        correct_attribution(attribution=one, said=said, version=1, by=UserFactory())
    for one in three[:2]:
        one.refresh_from_db()
    accept(three[2])
    (lesson,), _left_out = lessons(capture)
    assert [words(TEXT, one["content"]) for one in lesson.accepted] == [["The pier", "is open"], ["The boats lie idle"]]


def test_what_is_said_within_something_said_has_no_label_of_its_own(capture, three) -> None:
    accept(*three[1:])
    start = TEXT.index("The boats")
    said = Said(pieces=(Span(start, len(TEXT) - 1),), through=(Link(ActorFactory(), "pier"),), cue=Span(37, 41))
    correct_attribution(attribution=three[0], said=said, version=1, by=UserFactory())
    (lesson,), _left_out = lessons(capture)
    assert [words(TEXT, one["content"])[0][:9] for one in lesson.accepted] == ["The boats", "The quay "]
