"""The two seed articles, reviewed by keys alone against their labels: how many presses an editor needs.

Every press counts, letters of a name too. A suggestion is right if an editor would accept it as it stands: the words,
how they are given, what was done by saying them, and the speaker, who may still be only a name.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.test import override_settings
from playwright.sync_api import Page, expect

from claims.curation import actions as curate
from claims.extraction.store import suggest
from claims.importing import actions as importing
from claims.importing.doors import from_paths
from claims.importing.readers.article import Article
from claims.models import Capture
from claims.vocab.kinds import ActorKind, NameKind
from tests.journeys.keyboard import Reviewer
from tests.journeys.looks import check
from tests.journeys.site import working_in
from tests.journeys.test_main_road import SEEDS

pytestmark = pytest.mark.skipif(not SEEDS.parent.exists(), reason="the two articles lie in ../shared/seeds")

RIGHT, WRONG = 3, 12  # presses at most, for one suggestion
FOUR_MINUTES = 150  # presses for all, which leaves a second and a half for each, reading included
GOLD = json.loads((SEEDS / "gold.json").read_text(encoding="utf-8")) if SEEDS.parent.exists() else {}

# Whom a newsroom that follows this knows already, by the names that are used of them.
KNOWN = [
    ("Armenia", ActorKind.STATE, ["Yerevan"]),
    ("Azerbaijan", ActorKind.STATE, ["Baku"]),
    ("Russia", ActorKind.STATE, ["Moscow"]),
    ("International Court of Justice", ActorKind.COURT, ["ICJ", "the ICJ"]),
    ("Ministry of Foreign Affairs of Russia", ActorKind.OFFICE, ["Russian Foreign Ministry"]),
    ("Office of the Prime Minister of Armenia", ActorKind.OFFICE, ["Armenian cabinet's press office"]),
    ("Nikol Pashinyan", ActorKind.PERSON, ["Pashinyan"]),
    ("António Guterres", ActorKind.PERSON, ["Guterres"]),
    ("Maria Zakharova", ActorKind.PERSON, []),
    ("Joan Donoghue", ActorKind.PERSON, ["Joanne Donoghue", "Donoghue"]),
]


# The number and the text of each article's capture, and the number of everybody known.
Prepared = tuple[dict[str, tuple[int, str]], dict[str, int]]


@pytest.fixture(scope="module")
def articles(databases, django_db_blocker) -> Iterator[Prepared]:
    """A database with both articles and what the program suggests of them."""
    name = databases.copy(databases.name("empty"), "seeds")

    def prepare() -> Prepared:
        with django_db_blocker.unblock(), working_in(name), override_settings(ATTRIBUTION_MODEL=""):
            return _with_suggestions()

    with ThreadPoolExecutor(1) as elsewhere:  # where a browser is, Django touches no database
        yield elsewhere.submit(prepare).result()
    databases.drop("seeds")


def _with_suggestions() -> Prepared:
    actors = {}
    for who, kind, names in KNOWN:
        others = [(one, "en", NameKind.ALIAS) for one in names]
        actors[who] = curate.create_actor(name=who, kind=kind, by=None, names=others).pk
    batch = importing.receive(received=from_paths([SEEDS / one for one in GOLD["meta"]]), how="command", by=None)
    for row in batch.rows.all():
        article = Article.from_json(row.fields)
        importing.keep_row(row=row, article=article, version=row.version, by=None)
    captures = {capture.source.title: capture for capture in Capture.objects.select_related("source__outlet")}
    for capture in captures.values():
        suggest(capture)
    texts = {name: captures[meta["title"]] for name, meta in GOLD["meta"].items()}
    return {name: (capture.pk, capture.text) for name, capture in texts.items()}, actors


@pytest.fixture(scope="module")
def site(articles, sites):
    with sites.lend("seeds") as site:
        yield site


# What is on the page after a key, to be looked at.
ASKED = "#review-question"
STATES = {"s": ASKED, "h": ASKED, "d": ASKED, "b": "#review-answers .words", "?": "#keys-title"}


def test_accessible_in_every_state(visit, site, articles) -> None:
    page = visit(site, "editor2")
    for n, (capture, _text) in enumerate(articles[0].values()):
        page.goto(f"/desk/captures/{capture}/?review=0")
        check(page, f"review-{n}")
    for n, (key, comes) in enumerate(STATES.items(), start=2):
        page.keyboard.press(key)
        expect(page.locator(comes).first).to_be_visible()
        check(page, f"review-{n}", within=".review, .bench-keys")
        page.keyboard.press("Escape")
        expect(page.locator(comes)).not_to_be_visible()


def test_two_articles_are_cleared_by_keys(visit, site, articles) -> None:
    page = visit(site, "editor")
    found, actors = articles
    pressed: dict[str, list[tuple[int, str]]] = {"right": [], "wrong": []}
    for name, (capture, text) in found.items():
        gold = [one for one in GOLD["attributions"] if one["article"] == name]
        page.goto(f"/desk/captures/{capture}/?review=0")
        for words, verdict, n in Reviewer(page, text, gold, actors).clear():
            pressed[verdict].append((n, words))
        expect(page.get_by_role("heading", name="Nothing waits here")).to_be_focused()
    assert [one for one in pressed["right"] if one[0] > RIGHT] == []
    assert [one for one in pressed["wrong"] if one[0] > WRONG] == []
    assert sum(n for some in pressed.values() for n, _words in some) < FOUR_MINUTES
    undo_and_back(page)


def undo_and_back(page: Page) -> None:
    """The last decision is taken back and made again; keys that are off do nothing."""
    page.keyboard.press("u")
    expect(page.locator("#announcement")).to_contain_text("Undone.")
    page.keyboard.press("?")
    page.get_by_label("Single keys work on this page").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("x")
    expect(page.get_by_role("button", name="Reject")).to_be_visible()
