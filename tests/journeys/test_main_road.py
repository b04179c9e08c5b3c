"""The main road, from two real articles to published disputes side by side, as five people travel it.

With JavaScript and a mouse, without JavaScript, on a phone, and by keyboard alone. The articles, who says what in
them, and what contradicts what are those of ../shared/seeds and its labels.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

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

    def marks(self, article: str) -> list[Mark]:
        return [
            self._mark(words)
            for words, one in self.attributions.items()
            if words in CLAIMS and one["article"] == article
        ]

    def _mark(self, words: str) -> Mark:
        one = self.attributions[words]
        _, is_phrase, phrase = one["note"].partition("phrase: ")
        when, mode = phrase if is_phrase else one["said_on"], MODES[one["mode"]]
        return Mark(one["article"], words, ACTORS[one["actor"]], one["speech_act"], CLAIMS[words], when, mode)

    def links(self) -> list[tuple[str, str, str]]:
        return [(c["a"], c["b"], c["kind"]) for c in self.contradictions if c["dispute"] in POSITIONS]


KINDS = {
    "contrary": "Contrary",
    "contradictory": "Contradictory",
    "partly": "Partly in conflict",
    "wording": "Different wording",
}


@dataclass(frozen=True)
class Way:
    """How a journey is made."""

    name: str
    look: dict[str, object]
    hand: type[Hand] = Hand

    def looks_well(self, page: Page, name: str) -> None:
        """Nothing sideways, and a picture; by keyboard it is the same as with a mouse."""
        check_no_sideways(page)
        if self.hand is Hand:
            picture(page, f"road-{self.name}-{name}")


WAYS = [
    Way("wide", {"width": 1280}),
    Way("without-script", {"width": 1280, "script": False}),
    Way("narrow", {"width": 320}),
    Way("keyboard", {"width": 1280}, Keys),
]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
def test_from_two_articles_to_published_disputes(sites, visit, way):
    gold = Gold()
    with sites.lend("empty") as site:

        def somebody(who=""):
            page = visit(site, who, **way.look)
            return page, way.hand(page)

        page, hand = somebody()
        steps.log_in(page, hand, "admin")  # the others have logged in before
        import_articles(page, hand, gold, way)
        mark_and_gather(*somebody("editor"), gold, way)
        confirm_and_review(*somebody("editor2"), gold)
        publish(*somebody("admin"), way)
        page, hand = somebody()
        for question in POSITIONS:
            read(page, hand, question, way)


def import_articles(page, hand, gold, way):
    """Both files at once; what was read of them is right, but for the outlet's name as a person would write it."""
    steps.upload(page, hand, [SEEDS / name for name in gold.titles])
    way.looks_well(page, "import")
    first, second = gold.titles.values()
    steps.keep(page, hand, first, Outlet="UrduPoint")
    steps.keep(page, hand, second)


def mark_and_gather(page, hand, gold, way):
    for article, title in gold.titles.items():
        steps.open_article(page, hand, title)
        for one in gold.marks(article):
            steps.mark(page, hand, one)
        way.looks_well(page, f"workbench-{article[:3]}")
    for one, other, kind in gold.links():
        reason = "What the one says, the other does not allow."
        steps.link(page, hand, (CLAIMS[one], CLAIMS[other]), kind=KINDS[kind], reason=reason)
    for question in POSITIONS:
        gather(page, hand, question, way)


def gather(page, hand, question, way):
    """A dispute with its positions, the finding where there is one, and somebody asked to look at it."""
    steps.begin(page, hand, question, "Two articles of February 2023 report on this.")
    for position, claims in POSITIONS[question].items():
        steps.gather(page, hand, position, [CLAIMS[words] for words in claims])
    if question == BLOCKING:
        steps.find(page, hand, FINDING, CLAUSES)
        steps.read_as(page, hand, [CLAIMS[words] for words in READINGS])
    way.looks_well(page, "desk")
    hand.press(page.get_by_role("button", name="Ask for a review"))
    expect(page.locator("main")).to_contain_text("You asked for the review")


def confirm_and_review(page, hand, gold):
    steps.confirm_all(page, hand, len(gold.links()))
    for question in POSITIONS:
        steps.open_dispute(page, hand, question)
        steps.review(page, hand)


def publish(page, hand, way):
    for question in POSITIONS:
        steps.open_dispute(page, hand, question)
        steps.publish(page, hand, "First edition")
    way.looks_well(page, "published")


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
    way.looks_well(page, "dispute")
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
