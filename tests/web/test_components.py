"""The small pieces of Python that templates are made with."""

from types import SimpleNamespace

import pytest
from django.utils.translation import override

from claims.vocab.kinds import Mode
from claims.web import components
from claims.web.wording import wording


def quotation(*pieces: str, lang: str = "en", prefix: str = "", suffix: str = "") -> SimpleNamespace:
    return SimpleNamespace(pieces=pieces, lang=lang, prefix=prefix, suffix=suffix)


@pytest.mark.parametrize(
    ("url", "followed"),
    [
        ("https://news.example/1", True),
        ("http://news.example/1", True),
        ("", False),
        ("javascript:alert(1)", False),
        (" https://news.example", False),
        ("data:text/html,x", False),
        ("//news.example", False),
    ],
)
def test_only_addresses_of_the_web_are_followed(url: str, followed: bool) -> None:
    assert components.web_address(url) == (url if followed else "")


@pytest.mark.parametrize(
    ("prefix", "suffix", "before", "after"),
    [
        ("", "", "", ""),
        ("he minister said that ", " and left the ro", "… minister said that ", " and left the …"),
        ("the end.\n\nHe said ", " then.\nAnd so on", "He said ", " then."),
        ("cutinthemiddle", "cutinthemiddle", "", ""),
        ("\n", ".\n", "", "."),
    ],
)
def test_context_is_whole_words_of_the_same_paragraph(prefix: str, suffix: str, before: str, after: str) -> None:
    assert components.in_place(quotation("X", prefix=prefix, suffix=suffix)) == (before, "“X”", after)


@pytest.mark.parametrize(
    ("prefix", "suffix", "before", "after"),
    [
        ("\n“", ",” the office said on Friday.\n", "", ", the office said on Friday."),
        ("\nHe said: “", "”\n", "He said: ", ""),
        ("\nof the ", "'s blockade\n", "of the ", "'s blockade"),
        ("\nискренне: «", "», сказал он\n", "искренне: ", ", сказал он"),
    ],
)
def test_marks_right_around_the_words_are_not_doubled(prefix: str, suffix: str, before: str, after: str) -> None:
    found = components.in_place(quotation("X", prefix=prefix, suffix=suffix))
    assert (found[0], found[2]) == (before, after)


def test_marks_of_the_source_are_not_doubled() -> None:
    assert components.in_place(quotation("“Open”"))[1] == "“Open”"
    assert components.in_place(quotation("“Open” it said"))[1] == "““Open” it said”"


def test_pieces_are_joined_so_that_one_sees_it() -> None:
    assert components.in_place(quotation("one", "two", lang="ru"))[1] == "«one … two»"


def test_addresses_are_those_of_the_url_configuration() -> None:
    assert components.actor_path("a-b") == "/actors/a-b/"
    assert components.claim_path(12) == "/claims/12/"
    assert components.source_path(3) == "/sources/3/"
    assert components.dispute_path("who") == "/disputes/who/"


def test_an_actors_name_is_isolated_and_escaped() -> None:
    actor = SimpleNamespace(slug="x", name="<b>وزارت</b>", lang="ur")
    assert components.actor_link(actor) == (
        '<a class="actor" href="/actors/x/"><bdi lang="ur">&lt;b&gt;وزارت&lt;/b&gt;</bdi></a>'
    )


def test_words_are_kept_apart_by_language() -> None:
    english = wording()
    assert english is wording()
    assert english.labels["Mode"][Mode.DIRECT] == "Direct quotation"
    with override("de"):
        assert wording() is not english
        assert wording().language == "de"
