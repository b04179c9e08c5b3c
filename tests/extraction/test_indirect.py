"""Sentences of other languages, quoted and reported: who said what, when, and what is nobody's words."""

import json
from typing import Any

import pytest

from claims.extraction.proposing import proposals
from claims.vocab.edtf import parse
from tracker.environment import BASE_DIR

TONGUES = BASE_DIR / "fixtures" / "tongues"
WRITTEN = parse("2026-11-24")  # a Tuesday


def cases() -> list[Any]:
    files = sorted(TONGUES.glob("*.jsonl"))
    return [(file.stem, json.loads(line)) for file in files for line in file.read_text("utf-8").splitlines()]


@pytest.mark.parametrize(("lang", "case"), cases(), ids=lambda one: one if isinstance(one, str) else one["text"][:40])
def test_a_sentence_says_who_said_what(lang: str, case: dict[str, str]) -> None:
    text = case["text"]
    found = [
        (one.words(text), text[one.source.start : one.source.end], one.mode, one.speech_act, one.date.edtf)
        for one in proposals(text, lang, WRITTEN)
        if one.source
    ]
    said = (case.get("words"), case.get("who"), case.get("mode"), case.get("act"), case.get("date", ""))
    assert found == ([said] if case.get("words") else [])


def test_each_language_has_its_sentences() -> None:
    assert {lang: sum(one == lang for one, _case in cases()) >= 8 for lang in {one for one, _case in cases()}} == (
        dict.fromkeys(("az", "de", "es", "fr", "hy", "ru", "tr"), True)
    )


@pytest.mark.parametrize("lang", ["ka", "uk", "it", "fa", "xx", ""])
def test_any_other_language_yields_nothing(lang: str) -> None:
    text = "\n".join(case["text"] for _lang, case in cases())
    assert proposals(text, lang) == []


def test_the_reason_is_honest_and_the_confidence_low() -> None:
    [one] = proposals("Министр сказал, что мост закрыт с мая.", "ru")
    assert one.confidence < 0.5
    assert "nobody has measured" in one.because


def test_a_quotation_inside_is_no_second_attribution() -> None:
    text = "Министр сказал, что мост закрыт: «Мост закрыт для всех машин», — добавил он."
    assert len(proposals(text, "ru")) == 1


def test_many_sentences_take_little_time() -> None:
    assert len(proposals("Министр сказал, что мост закрыт с мая. " * 500, "ru")) >= 480
    assert proposals("слово, что " * 5_000, "ru") == []
