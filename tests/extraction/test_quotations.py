"""What is proposed, and what is not."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extraction.quotations import Suggestion, quotations
from claims.importing.readers.plain import read_plain
from tracker.environment import BASE_DIR

SEEDS = BASE_DIR.parent / "shared" / "seeds"


def proposed(text: str, lang: str = "en") -> list[tuple[str, str, str]]:
    """(what, who, how) of every suggestion, cut out of the text."""
    return [
        (text[s.content.start : s.content.end], text[s.source.start : s.source.end], str(s.speech_act))
        for s in quotations(text, lang)
    ]


@pytest.mark.parametrize(
    ("lang", "text", "who", "act"),
    [
        ("en", "“The pier is open to all,” the harbour office said.", "the harbour office", "asserts"),
        ("en", "“The pier is open to all,” said Mayor A. Lee on Monday.", "Mayor A. Lee", "asserts"),
        ("en", "On Monday, the mayor denied: \"The pier is open to all\".", "the mayor", "denies"),
        ("en", "The office argued and then demanded that “the pier is open to all” ships.", "The office", "demands"),
        ("en", "“The pier is open to all,” she has also promised.", "she", "promises"),
        ("ru", "«Причал открыт для всех судов», — заявил начальник порта в среду.", "начальник порта", "asserts"),
        ("de", "„Der Pier ist offen für alle“, sagte der Bürgermeister am Montag.", "der Bürgermeister", "asserts"),
        ("hy", "«Նավամատույցը բաց է բոլորի համար», – ասել է նավահանգստի պետը։", "նավահանգստի պետը", "asserts"),
        ("hy", "Քաղաքապետը հերքել է. «Նավամատույցը բաց է բոլորի համար»։", "Քաղաքապետը", "denies"),
        ("az", "“Körpü bütün gəmilər üçün açıqdır”, – deyə liman rəisi bildirib.", "liman rəisi", "asserts"),
        ("az", "Liman rəisi “körpü bütün gəmilər üçün açıqdır” deyib.", "Liman rəisi", "asserts"),
        ("tr", "Liman müdürü, “İskele bütün gemilere açıktır” dedi.", "Liman müdürü", "asserts"),
        ("tr", "“İskele bütün gemilere açıktır” diyen yok, “Herkes buraya gelebilir bugün” diye konuştu liman müdürü.",
         "liman müdürü", "asserts"),
        ("fr", "« Le quai est ouvert à tous », a déclaré la maire lundi.", "la maire", "asserts"),
        ("es", "«El muelle está abierto a todos», afirmó la alcaldesa.", "la alcaldesa", "asserts"),
    ],
)  # fmt: skip
def test_quotations_finds_who_said_it(lang: str, text: str, who: str, act: str) -> None:
    [(_what, name, speech_act)] = proposed(text, lang)
    assert (name, speech_act) == (who, act)


def test_quotations_go_on_within_a_paragraph_only() -> None:
    text = "“The pier is open to all,” he said. “Nobody is held there today.”\n\n“A third thing stands alone.”"
    assert [what for what, _who, _act in proposed(text)] == ["The pier is open to all", "Nobody is held there today."]


@pytest.mark.parametrize(
    "text",
    [
        "The “open pier” policy, he said.",
        "“The pier is open to all.” It rained.",
        "He said the pier is open.",
        "“”",
        "",
    ],
)
def test_quotations_leaves_alone_what_does_not_fit(text: str) -> None:
    assert proposed(text) == []


def test_quotations_of_a_language_without_verbs_are_none() -> None:
    assert proposed("“The pier is open to all,” he said.", "ka") == []


def test_a_fragment_is_mixed_and_a_pronoun_less_sure() -> None:
    [one] = quotations("The mayor said it was “open to all the ships”.", "en")
    [other] = quotations("It was “open to all the ships,” he said.", "en")
    assert one.mode == "mixed"
    assert 0 < other.confidence_score < 0.8
    assert "he" in other.because


@pytest.mark.skipif(not SEEDS.exists(), reason="the seeds lie beside the repository, not in it")
def test_quotations_finds_most_direct_speech_of_the_seeds() -> None:
    gold = json.loads((SEEDS / "gold.json").read_text())["attributions"]
    found = {
        name: " ".join(what for what, _who, _act in proposed(read_plain((SEEDS / name).read_text()).body))
        for name in {one["article"] for one in gold}
    }
    direct = [one for one in gold if one["mode"] == "direct"]
    assert [one["content"] for one in direct if one["content"].rstrip(".") not in found[one["article"]]] == []


@given(st.text(alphabet=st.sampled_from('aB “”"«»„,.\nsaid he')), st.sampled_from(["en", "ru"]))
def test_quotations_spans_are_never_empty_or_outside(text: str, lang: str) -> None:
    for one in quotations(text, lang):
        assert isinstance(one, Suggestion)
        assert all(text[span.start : span.end].strip() for span in (one.content, one.cue, one.source))
        assert one.cue.end <= len(text)


def test_quotations_of_a_long_text_take_seconds() -> None:
    assert len(proposed("“The pier is open to all,” the office said. " * 20_000)) == 20_000
