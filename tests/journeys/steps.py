"""Steps of journeys, as a person would tell them: import, mark, claim, link, confirm, gather, review, publish.

Each works with JavaScript and without, wide and narrow, by any Hand; none knows an address but the desk's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.journeys.hands import Hand
from tests.journeys.site import PASSWORD

# A sentence's own characters: the numbers that stand in it are the page's.
_SENTENCES = """() => [...document.querySelectorAll('.sentence')].map(s => { const own = s.cloneNode(true);
    own.querySelectorAll('[data-aside]').forEach(aside => aside.remove()); return own.textContent })"""


@dataclass(frozen=True)
class Somebody:
    """An actor as an editor would add them. `sought` is what is typed to find them."""

    sought: str
    name: str
    kind: str = "State"
    also: str = ""


@dataclass(frozen=True)
class Mark:
    """A passage, who said it, and what it comes to."""

    article: str
    words: str
    who: Somebody
    act: str
    claim: str
    when: str = ""
    mode: str = "Indirect speech"


def log_in(page: Page, hand: Hand, who: str) -> None:
    page.goto("/account/login/?next=/desk/")
    hand.type(page.get_by_label("Username"), who)
    hand.type(page.get_by_label("Password"), PASSWORD)
    hand.press(page.get_by_role("button", name="Log in"))
    expect(page.get_by_role("heading", level=1)).to_have_text("What waits for you")


def upload(page: Page, hand: Hand, files: Sequence[Path]) -> None:
    """Choose the files and have them read; what was read is on the page then."""
    hand.press(page.get_by_role("link", name="Import", exact=True))
    page.get_by_label("Files").set_input_files(files)
    hand.press(page.get_by_role("button", name="Read", exact=True))
    expect(page.locator(".import-rows > li")).to_have_count(len(files))


def keep(page: Page, hand: Hand, title: str, **corrections: str) -> None:
    """Look at one article of the import, put fields right by their labels, and keep it."""
    hand.press(page.get_by_role("link", name=title).first)
    for label, value in corrections.items():
        hand.type(page.get_by_label(re.compile(f"^{label}")), value)
    hand.press(page.get_by_role("button", name="Keep", exact=True))
    expect(page.get_by_text(f"Kept: “{title}”.")).to_be_visible()


def open_article(page: Page, hand: Hand, title: str) -> None:
    page.goto("/desk/captures/")
    hand.press(page.get_by_role("link", name=title))
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def mark(page: Page, hand: Hand, one: Mark) -> None:
    """On the workbench: the sentence, then the words, who said them, how, and the claim."""
    sentences = page.evaluate(_SENTENCES)
    number = next(n for n, text in enumerate(sentences) if one.words in text)
    hand.press(page.locator(".sentence-mark").nth(number))
    expect(page.get_by_role("heading", name="Who said this?")).to_be_visible()
    narrow_to(page, hand, one.words)
    name(page, hand, one.who)
    hand.choose(page.get_by_label("How the words are given"), one.mode)
    hand.choose(page.get_by_label("What is done by saying it"), one.act)
    if one.when:
        hand.type(page.get_by_label("When it was said"), one.when)
    hand.type(page.get_by_label("The claim, in neutral words"), one.claim)
    hand.press(page.get_by_role("button", name="Save", exact=True))
    expect(page.locator("#attribution-list").get_by_text(one.claim)).to_be_visible()


def narrow_to(page: Page, hand: Hand, words: str) -> None:
    """Press words until just these are marked. A press grows the passage to a word, or cuts it from its nearer end."""
    buttons = page.locator(".words .word")
    places = buttons.evaluate_all("all => all.map(b => b.value.split(':').slice(2).map(Number))")
    first, last = _place(buttons.all_inner_texts(), words)
    start, end = places[0][0], places[-1][1]
    for _ in range(12):
        expect(page.locator(".piece input[name=start]")).to_have_value(str(start))
        expect(page.locator(".piece input[name=end]")).to_have_value(str(end))
        if (start, end) == (places[first][0], places[last][1]):
            return
        n, start, end = _press(places, start, end, first, last)
        hand.press(buttons.nth(n))
    raise AssertionError(f"the words cannot be marked: {words}")


def _place(texts: Sequence[str], words: str) -> tuple[int, int]:
    """The first and last of the buttons that make up `words`."""
    wanted = "".join(words.split())
    for first in range(len(texts)):
        joined = ""
        for last in range(first, len(texts)):
            joined += "".join(texts[last].split())
            if joined == wanted:
                return first, last
            if not wanted.startswith(joined):
                break
    raise AssertionError(f"not among the words of the page: {words}")


def _press(places: Sequence[Sequence[int]], start: int, end: int, first: int, last: int) -> tuple[int, int, int]:
    """The best word to press now, and the passage after it: as near to the wanted one as one press gets."""
    wanted = places[first][0], places[last][1]

    def after(n: int) -> tuple[int, int]:
        word_start, word_end = places[n]
        if word_end <= start:
            return word_start, end
        if word_start >= end or word_start - start > end - word_end:
            return start, word_end
        return word_start, end

    def distance(n: int) -> int:
        now = after(n)
        too_short = now[0] > wanted[0] or now[1] < wanted[1]
        return abs(now[0] - wanted[0]) + abs(now[1] - wanted[1]) + 1000 * too_short

    best = min(range(len(places)), key=distance)
    return best, *after(best)


def seek(page: Page, hand: Hand, label: str, words: str) -> None:
    """Type what is sought; where nothing comes while typing, press the button."""
    field = page.get_by_label(label)
    hand.type(field, words[:-1])
    if page.evaluate("'htmx' in window"):
        with page.expect_response(lambda answer: answer.request.resource_type in ("xhr", "fetch")):
            field.press_sequentially(words[-1])  # nobody types a whole name before a form that has just come listens
    else:
        field.press_sequentially(words[-1])
        hand.press(field.locator("xpath=ancestor::form").get_by_role("button", name="Find", exact=True))


def name(page: Page, hand: Hand, who: Somebody) -> None:
    """Find somebody by any of their names, or add them without leaving the form."""
    seek(page, hand, "Who said it? Type any name", who.sought)
    matches = page.locator("#actor-matches")
    expect(matches.locator("li, p")).not_to_have_count(0)
    if matches.get_by_role("button").count():
        hand.press(matches.get_by_role("button").first)
    else:
        add(page, hand, who)
    expect(page.locator(".hops")).to_contain_text(who.name)


def add(page: Page, hand: Hand, who: Somebody) -> None:
    hand.press(page.get_by_text("Not here yet? Add somebody new"))
    hand.type(page.get_by_label("Name", exact=True), who.name)
    hand.choose(page.get_by_label("Kind", exact=True), who.kind)
    if who.also:
        hand.type(page.get_by_label("Other names"), who.also)
    hand.press(page.get_by_role("button", name="Add and put into the chain"))


def link(page: Page, hand: Hand, claims: tuple[str, str], *, kind: str, reason: str) -> None:
    """Hold two claims against each other, found by typing a part of each."""
    page.goto("/desk/contradictions/new/")
    for claim in claims:
        seek(page, hand, "Find a claim", claim)
        hand.press(page.locator("#link-results").get_by_role("link", name=f"Choose: {claim}").first)
        expect(page.locator("main")).to_contain_text(claim)
    hand.tick(page.get_by_label(kind, exact=True))
    hand.type(page.get_by_label("reason"), reason)
    hand.press(page.get_by_role("button", name="Propose"))
    expect(page.get_by_role("heading", name="You proposed this")).to_be_visible()


def confirm_all(page: Page, hand: Hand, n: int) -> None:
    """Everything that waits for a second person, one by one."""
    for waiting in range(n, 0, -1):
        page.goto("/desk/contradictions/")
        expect(page.locator(".pairs > li .pair")).to_have_count(waiting)
        hand.press(page.locator(".pairs > li .pair").first)
        hand.press(page.get_by_role("button", name="Confirm"))
        expect(page.get_by_text("Confirmed.")).to_be_visible()


def begin(page: Page, hand: Hand, question: str, summary: str) -> None:
    page.goto("/desk/disputes/new/")
    hand.type(page.get_by_label("the question, neutral"), question)
    hand.type(page.get_by_label("what it is about"), summary)
    hand.press(page.get_by_role("button", name="Begin"))
    expect(page.get_by_role("heading", level=1)).to_have_text(question)


def gather(page: Page, hand: Hand, position: str, claims: Sequence[str]) -> None:
    """One more position, and its claims."""
    hand.type(page.get_by_label("Another position"), position)
    hand.press(page.locator(".add-position").get_by_role("button", name="Add"))
    expect(page.get_by_role("heading", name=position)).to_be_visible()
    for claim in claims:
        seek(page, hand, "Find a claim", claim)
        found = page.locator("#placing-results li", has_text=claim).first
        hand.press(found.get_by_role("button", name=position))
        expect(page.locator("#positions")).to_contain_text(claim)


def find(page: Page, hand: Hand, finding: dict[str, str], clauses: Sequence[tuple[str, str]]) -> None:
    """A third party's finding, from the dispute's desk."""
    hand.press(page.get_by_role("link", name="Add a finding"))
    for label, value in finding.items():
        hand.type(page.get_by_label(label), value)
    for n, (text, outcome) in enumerate(clauses, start=1):
        clause = page.get_by_role("group", name=f"Clause {n}")
        hand.type(clause.get_by_label("What was before it"), text)
        hand.choose(clause.get_by_label("Outcome"), outcome)
    hand.press(page.get_by_role("button", name="Save", exact=True))
    expect(page.locator("#findings")).to_contain_text(clauses[0][0])


def read_as(page: Page, hand: Hand, claims: Sequence[str]) -> None:
    """The different readings of the one finding of a dispute."""
    hand.press(page.get_by_role("link", name="Add a reading"))
    for claim in claims:
        seek(page, hand, "Find a claim", claim)
        hand.press(page.get_by_role("button", name=f"Add: {claim}"))
        expect(page.get_by_text("Reading added.")).to_be_visible()
    hand.press(page.get_by_role("link", name="Back to the dispute"))
    for claim in claims:
        expect(page.locator("#findings")).to_contain_text(claim)


def open_dispute(page: Page, hand: Hand, question: str) -> None:
    page.goto("/desk/disputes/")
    hand.press(page.get_by_role("link", name=question))
    expect(page.get_by_role("heading", level=1)).to_have_text(question)


def review(page: Page, hand: Hand) -> None:
    hand.press(page.get_by_role("link", name="Read and review it"))
    hand.press(page.get_by_role("button", name="I have read it and stand by it"))
    expect(page.locator("main")).to_contain_text("Reviewed")


def publish(page: Page, hand: Hand, note: str) -> None:
    hand.press(page.get_by_role("link", name=re.compile("^Publish")))
    hand.type(page.get_by_role("textbox").first, note)
    hand.press(page.get_by_role("button", name=re.compile("^Publish")))
    expect(page.get_by_role("link", name="Edition 1")).to_be_visible()


def visible_numbers(page: Page) -> Locator:
    """The numbers of the citations on a published page."""
    return page.locator("main a[href^='#note-']")
