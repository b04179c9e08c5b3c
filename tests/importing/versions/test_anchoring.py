"""Where a quotation stands in a later text: with anything put in, taken out or replaced around it."""

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from claims.importing.versions.anchoring import place
from claims.vocab.kinds import Anchored
from claims.vocab.selectors import Span, normalise, quote_at

QUOTES = [
    "the road to the north pier is open to everyone, 🇦🇲 included",
    "ճանապարհը բաց է բոլորի համար, ասաց նախարարը",
    "café owners say “nobody” told them — e\u0301tait-ce vrai? 👩‍👩‍👧",
    "Дорога открыта для всех, заявил министр",
    "الطريق مفتوح للجميع، قال الوزير",
]
# Text that shares no sentence with a quotation: letters, marks, emoji and full stops.
_AROUND = st.text(st.sampled_from("abc xyz. \n🇦🇲👩é\u0301ա۔"), max_size=120).map(normalise)


@given(st.sampled_from(QUOTES), _AROUND, _AROUND, _AROUND, _AROUND)
def test_verbatim_words_are_found_whatever_stands_around_them(words, before, after, new_before, new_after) -> None:
    words = normalise(words)
    old, new = f"{before} {words} {after}", f"{new_before} {words} {new_after}"
    assume(unicodedata.is_normalized("NFC", new))
    at = len(before) + 1
    placed = place(quote_at(old, Span(at, at + len(words))), new)
    assert placed.result in (Anchored.EXACT, Anchored.MOVED)
    assert new[placed.span.start : placed.span.end] == words


@given(st.sampled_from(QUOTES), st.data(), _AROUND)
def test_a_changed_letter_or_word_is_fuzzy_and_its_span_is_of_the_new_text(words, data, around) -> None:
    words = normalise(words)
    cut = data.draw(st.integers(len(words) // 3, len(words) // 2))
    n = data.draw(st.integers(1, 3))
    changed = words[:cut] + data.draw(st.sampled_from(["", "QQ", "🇦🇲"])) + words[cut + n :]
    old, new = f"Lead here. {words}. End here.", f"{around} {normalise(changed)}. {around}"
    assume(words not in new)
    placed = place(quote_at(old, Span(11, 11 + len(words))), new)
    assert placed.result == Anchored.FUZZY
    assert 0.6 <= placed.score < 1
    assert new[placed.span.start : placed.span.end].strip()


@given(_AROUND)
def test_what_is_gone_is_lost(around) -> None:
    old = "Lead here. The minister resigned on Thursday over the bridge. End here."
    placed = place(quote_at(old, Span(11, 60)), around)
    assert (placed.result, placed.span) == (Anchored.LOST, None)


OLD = "First words. The office said that it is open now. Then he left the hall. The office said that it is shut."


@pytest.mark.parametrize(
    ("new", "result"),
    [
        (OLD, Anchored.EXACT),
        ("A new lead. " + OLD, Anchored.EXACT),
        (OLD.replace("Then he left the hall.", "Nobody left."), Anchored.EXACT),
        ("At noon it is open now; all else was cut.", Anchored.MOVED),
        ("Here it is open now. There it is open now, too.", Anchored.FUZZY),
        (OLD.replace("it is open now", "it is open again now"), Anchored.FUZZY),
        ("Something else entirely happened at sea.", Anchored.LOST),
    ],
)
def test_the_same_place_is_told_by_what_stands_around(new, result) -> None:
    at = OLD.index("it is open now")
    assert place(quote_at(OLD, Span(at, at + 14)), new).result == result


def test_a_name_is_looked_for_as_a_word_beside_what_was_said() -> None:
    old = "He said so. He was there. He left."
    new = "The theatre, he heard, was there. Later he left. He said so."
    placed = place(quote_at(old, Span(0, 2)), new, near=new.index("said so") - 3)
    assert placed.span == Span(new.index("He said"), new.index("He said") + 2)
    assert place(quote_at(old, Span(0, 2)), "The theatre heard it.", near=0).result == Anchored.LOST


@pytest.mark.parametrize("new", ["the cafe\u0301s", "a 🇦🇲🇦 flag"])
def test_no_character_is_cut_in_two(new) -> None:
    old = "Lead. cafe stands, 🇦 too. End."
    for words in ("cafe", "🇦"):
        at = old.index(words)
        assert place(quote_at(old, Span(at, at + len(words))), new).result != Anchored.EXACT


def test_a_shortened_quotation_ends_where_the_words_after_it_begin() -> None:
    old = "Lead. The council agreed to go on repairing the northern pier of the harbour, the press office said. End."
    new = "Lead. The council agreed to go on repairing it, the press office said. End."
    placed = place(quote_at(old, Span(6, old.index(", the press"))), new)
    assert new[placed.span.start : placed.span.end] == "The council agreed to go on repairing it"


def test_a_long_quotation_in_a_long_text_is_found_where_it_was_edited() -> None:
    said = "We will go on repairing the north pier until every ship can land again, whatever the weather does to us"
    old, filler = f"Lead. {said}. End.", "Nothing happened that day. " * 2000
    new = filler + said.replace("repairing the north", "mending our northern") + ". " + filler
    placed = place(quote_at(old, Span(6, 6 + len(said))), new)
    assert placed.result == Anchored.FUZZY
    assert new[placed.span.start : placed.span.end].startswith("We will go on mending our northern")
    assert new[placed.span.start : placed.span.end].endswith("does to us")
