"""The main road, from two real articles to published disputes side by side, as five people travel it.

With JavaScript and a mouse, without JavaScript, on a phone, and by keyboard alone. The articles, who says what in
them, and what contradicts what are those of ../shared/seeds and its labels.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.journeys import steps
from tests.journeys.hands import Hand, Keys
from tests.journeys.steps import Mark, Somebody
from tests.journeys.watch import check_no_sideways, picture
from tracker.environment import BASE_DIR

SEEDS = BASE_DIR.parent / "shared" / "seeds"

pytestmark = pytest.mark.skipif(not SEEDS.parent.exists(), reason="the two articles lie in ../shared/seeds")

ARMENIA = Somebody("Yerevan", "Armenia", also="Yerevan")
AZERBAIJAN = Somebody("Baku", "Azerbaijan", also="Baku")
RUSSIA = Somebody("Moscow", "Russia", also="Moscow")
COURT = Somebody("International Court of Justice", "International Court of Justice", "Court")
MINISTRY = Somebody("Ministry of Foreign Affairs", "Ministry of Foreign Affairs of Russia", "Organisation")
PASHINYAN = Somebody("Pashinyan", "Nikol Pashinyan", "Person")
ACTORS = {one.name: one for one in (ARMENIA, AZERBAIJAN, RUSSIA, COURT, MINISTRY, PASHINYAN)}

# What the passages come to, in neutral words: the one thing that the labels do not say.
CLAIMS = {
    "they were acting on Baku's command": "The people on the road act on the orders of Azerbaijan.",
    "environmental activists protesting illegal mining operations in the area": (
        "The people on the road are environmental activists protesting illegal mining."
    ),
    "the protesters are supported by the government": "The government of Azerbaijan supports the protesters.",
    "blocking the road": "Azerbaijan is not blocking the road.",
    "Azerbaijan must ensure unimpeded movement along the Lachin Corridor": (
        "Azerbaijan must ensure unimpeded movement on the road."
    ),
    "an end to the blockade": "The blockade must end.",
    "the peacekeepers did not fulfill their obligations": "The peacekeepers did not fulfil their obligations.",
    "a claim that was dismissed by Moscow": "The claim about the obligations of the peacekeepers is wrong.",
    "are making unremitting efforts to settle the situation around the Lachin corridor": (
        "Russia makes unremitting efforts to settle the situation."
    ),
}
BLOCKING, PEACEKEEPERS = (
    "Who is blocking the Lachin corridor?",
    "Did the Russian peacekeepers fulfil their obligations?",
)
POSITIONS = {
    BLOCKING: {
        "People directed or supported by Azerbaijan": [
            "they were acting on Baku's command",
            "the protesters are supported by the government",
        ],
        "Environmental activists, not Azerbaijan": [
            "environmental activists protesting illegal mining operations in the area",
            "blocking the road",
        ],
    },
    PEACEKEEPERS: {
        "They did not": ["the peacekeepers did not fulfill their obligations"],
        "The claim is wrong": [
            "a claim that was dismissed by Moscow",
            "are making unremitting efforts to settle the situation around the Lachin corridor",
        ],
    },
}
READINGS = ["Azerbaijan must ensure unimpeded movement along the Lachin Corridor", "an end to the blockade"]
FINDING = {
    "Whose finding": COURT.name,
    "what it is": "Order",
    "given on": "22 February 2023",
    "its scope": "Pending the final decision in the case. It does not decide who organised the protests.",
}
CLAUSES = [
    ("Azerbaijan to ensure unimpeded movement along the corridor", "Ordered"),
    ("Azerbaijan to cease its orchestration and support of the protests", "Declined"),
]

MODES = {"direct": "Direct quotation", "indirect": "Indirect speech", "mixed": "Partly quoted"}


class Gold:
    """The labels, as far as these disputes go."""

    def __init__(self) -> None:
        labels = json.loads((SEEDS / "gold.json").read_text(encoding="utf-8"))
        self.titles = {name: meta["title"] for name, meta in labels["meta"].items()}
        self.contradictions = labels["contradictions"]
        self.attributions = {one["content"]: one for one in labels["attributions"]}

    def marks(self, article: str, questions: Sequence[str]) -> list[Mark]:
        wanted = {w for q in questions for side in POSITIONS[q].values() for w in side}
        wanted |= set(READINGS) if BLOCKING in questions else set()
        return [
            self._mark(words)
            for words, one in self.attributions.items()
            if words in wanted and one["article"] == article
        ]

    def _mark(self, words: str) -> Mark:
        one = self.attributions[words]
        _, is_phrase, phrase = one["note"].partition("phrase: ")
        when, mode = phrase if is_phrase else one["said_on"], MODES[one["mode"]]
        return Mark(one["article"], words, ACTORS[one["actor"]], one["speech_act"], CLAIMS[words], when, mode)

    def links(self, questions: Sequence[str]) -> list[tuple[str, str, str]]:
        return [(c["a"], c["b"], c["kind"]) for c in self.contradictions if c["dispute"] in questions]


KINDS = {
    "contrary": "Contrary",
    "contradictory": "Contradictory",
    "partly": "Partly in conflict",
    "wording": "Different wording",
}


@dataclass(frozen=True)
class Way:
    """How a journey is made, and how far: to both disputes, or where that would take too long to one of them."""

    name: str
    look: dict[str, object]
    hand: type[Hand] = Hand
    questions: tuple[str, ...] = (BLOCKING, PEACEKEEPERS)


WAYS = [
    Way("wide", {"width": 1280}),
    Way("without-script", {"width": 1280, "script": False}),
    Way("narrow", {"width": 320}),
    Way("keyboard", {"width": 1280}, Keys),
]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
def test_from_two_articles_to_published_disputes(start_site, visit, way):
    site, gold = start_site("empty"), Gold()

    def somebody(who):
        page = visit(site, **way.look)
        hand = way.hand(page)
        if who:
            steps.log_in(page, hand, who)
        return page, hand

    import_articles(*somebody("admin"), gold, way)
    mark_and_gather(*somebody("editor"), gold, way)
    confirm_and_review(*somebody("editor2"), gold, way)
    publish(*somebody("admin"), way)
    page, hand = somebody("")
    for question in way.questions:
        read(page, hand, question, way)


def import_articles(page, hand, gold, way):
    """Both files at once; what was read of them is right, but for the outlet's name as a person would write it."""
    steps.upload(page, hand, [SEEDS / name for name in gold.titles])
    picture(page, f"road-{way.name}-import")
    first, second = gold.titles.values()
    steps.keep(page, hand, first, Outlet="UrduPoint")
    steps.keep(page, hand, second)
    check_no_sideways(page)


def mark_and_gather(page, hand, gold, way):
    for article, title in gold.titles.items():
        steps.open_article(page, hand, title)
        for one in gold.marks(article, way.questions):
            steps.mark(page, hand, one)
        picture(page, f"road-{way.name}-workbench-{article[:3]}")
        check_no_sideways(page)
    for one, other, kind in gold.links(way.questions):
        reason = "What the one says, the other does not allow."
        steps.link(page, hand, (CLAIMS[one], CLAIMS[other]), kind=KINDS[kind], reason=reason)
    for question in way.questions:
        gather(page, hand, question, way)


def gather(page, hand, question, way):
    """A dispute with its positions, the finding where there is one, and somebody asked to look at it."""
    steps.begin(page, hand, question, "Two articles of February 2023 report on this.")
    for position, claims in POSITIONS[question].items():
        steps.gather(page, hand, position, [CLAIMS[words] for words in claims])
    if question == BLOCKING:
        steps.find(page, hand, FINDING, CLAUSES)
        steps.read_as(page, hand, [CLAIMS[words] for words in READINGS])
    picture(page, f"road-{way.name}-desk")
    check_no_sideways(page)
    hand.press(page.get_by_role("button", name="Ask for a review"))
    expect(page.locator("main")).to_contain_text("You asked for the review")


def confirm_and_review(page, hand, gold, way):
    steps.confirm_all(page, hand, len(gold.links(way.questions)))
    for question in way.questions:
        steps.open_dispute(page, hand, question)
        steps.review(page, hand)


def publish(page, hand, way):
    for question in way.questions:
        steps.open_dispute(page, hand, question)
        steps.publish(page, hand, "First edition")
    picture(page, f"road-{way.name}-published")


def read(page, hand, question, way):
    """A stranger reads, follows a citation to its source, prints, and asks for the page of another day."""
    page.goto("/")
    hand.press(page.get_by_role("link", name=question))
    expect(page.get_by_role("heading", level=1)).to_have_text(question)
    address = page.url
    if question == PEACEKEEPERS:
        expect(page.locator("main")).to_contain_text("Direct quotation")
        expect(page.locator("main")).to_contain_text("late December 2022")
    for words in [w for side in POSITIONS[question].values() for w in side]:
        expect(page.locator("main blockquote", has_text=words).first).to_be_visible()
    picture(page, f"road-{way.name}-dispute")
    check_no_sideways(page)
    prints(page)
    hand.press(steps.visible_numbers(page).first)
    hand.press(page.locator(".notes").get_by_role("link", name="All its quotations").first)
    expect(page.get_by_role("heading", name="Quoted from it, in the order of its text")).to_be_visible()
    as_of_days(page, address)


def prints(page):
    """On paper the citations are there, and what is only for a screen is not."""
    assert page.pdf()[:5] == b"%PDF-"
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="Notes")).to_be_visible()
    expect(page.locator(".site-header nav")).to_be_hidden()
    page.emulate_media(media="screen")


def as_of_days(page, address):
    today = datetime.now(UTC).date()
    page.watch.expected = {404}
    assert page.goto(f"{address}?as_of={today - timedelta(days=1)}").status == 404
    expect(page.locator("main")).to_contain_text("This dispute was first published on")
    assert page.goto(f"{address}?as_of={today}").status == 200
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("[?]$"))
