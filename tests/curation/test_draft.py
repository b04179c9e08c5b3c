import pytest
from django.http import QueryDict

from claims.curation.draft import Draft, DraftHop
from claims.curation.selection import Words
from claims.vocab.selectors import Span

TEXT = "The road is open, the ministry said. Nobody was hurt."
DRAFT = Draft(pieces=(Span(0, 16),), through=(DraftHop(1), DraftHop(2, "Moscow", "reported")))


def stepped(draft: Draft, do: str, **data: str) -> Draft:
    return draft.stepped(do, Words(TEXT, "en", draft.pieces[0]), data)


@pytest.mark.parametrize(
    ("do", "pieces"),
    [
        ("start:0:1", (Span(4, 16),)),
        ("end:0:-1", (Span(0, 11),)),
        ("word:0:4:8", (Span(4, 16),)),
        ("piece-add", (Span(0, 16), Span(16, 36))),
        ("piece-drop:0", (Span(0, 16),)),
    ],
)
def test_buttons_move_the_passage(do: str, pieces: tuple[Span, ...]) -> None:
    assert stepped(DRAFT, do).pieces == pieces


@pytest.mark.parametrize(
    ("do", "ids"),
    [("hop-drop:0", [2]), ("hop-up:1", [2, 1]), ("hop-up:0", [1, 2]), ("hop-choose:7", [1, 7, 2])],
)
def test_buttons_change_the_chain(do: str, ids: list[int]) -> None:
    assert [hop.actor_id for hop in stepped(DRAFT, do).through] == ids


@pytest.mark.parametrize(
    "do",
    ["", "start", "start:9:1", "start:x:1", "word:0:9999:3", "hop-drop", "hop-up:-9", "hop-find:5", "rm:1", "::::"],
)
def test_forged_buttons_change_nothing(do: str) -> None:
    assert stepped(DRAFT, do) == DRAFT


def test_words_that_came_through_somebody_more_are_only_reported() -> None:
    heard = Draft(pieces=(Span(0, 16),), through=(DraftHop(2),))
    assert [hop.status for hop in stepped(heard, "hop-choose:7").through] == ["heard", "reported"]


def test_a_name_of_the_text_stays_with_who_was_found() -> None:
    draft = Draft(pieces=(Span(0, 16),), find="the ministry")
    assert stepped(draft, "hop-choose:7").through == (DraftHop(7, "the ministry"),)
    assert stepped(Draft(pieces=(Span(0, 16),), find="minis try"), "hop-choose:7").through == (DraftHop(7),)


def test_a_name_is_replaced_by_who_it_is() -> None:
    named = Draft(pieces=(Span(0, 16),), through=(DraftHop(None, "Moscow", "denied"), DraftHop(3)))
    found = stepped(stepped(named, "hop-find:0"), "hop-choose:7")
    assert found.through == (DraftHop(7, "Moscow", "denied"), DraftHop(3))


def test_a_selection_becomes_a_piece() -> None:
    sent = {"sel_start": "37", "sel_end": "53", "sel_exact": "Nobody was hurt."}
    assert stepped(DRAFT, "piece-selected", **sent).pieces == (Span(0, 16), Span(37, 53))
    assert stepped(DRAFT, "piece-selected", **{**sent, "sel_exact": "Nobody was killed."}) == DRAFT


def test_a_form_is_read_for_better_or_worse() -> None:
    data = QueryDict(
        "start=0&end=16&start=x&end=4&start=5&end=99999&hop_actor=3&hop_named=&hop_status=denied"
        "&hop_actor=&hop_named=Moscow&hop_status=nonsense&hop_actor=&hop_named=&hop_status=heard&replacing=-"
    )
    draft = Draft.read(data, TEXT)
    assert draft.pieces == (Span(0, 16),)
    assert draft.through == (DraftHop(3, "", "denied"), DraftHop(None, "Moscow", "heard"))
    assert draft.replacing is None
