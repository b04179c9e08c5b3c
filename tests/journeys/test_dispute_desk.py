"""The dispute desk in a real browser: accessible, readable on a phone, quick with JavaScript and whole without."""

from tests.journeys.looks import check

PAGES = {
    "disputes": "/desk/disputes/",
    "dispute": "/desk/disputes/1/",
    "dispute-edit": "/desk/disputes/1/edit/",
    "dispute-preview": "/desk/disputes/1/preview/",
    "dispute-pause": "/desk/disputes/1/pause/",
    "claim-place": "/desk/disputes/1/claims/?q=road",
    "finding": "/desk/findings/1/",
    "reading": "/desk/findings/1/readings/?q=court",
    "silence": "/desk/disputes/1/silences/",
    "contradictions": "/desk/contradictions/",
    "contradiction": "/desk/contradictions/1/",
    "contradiction-new": "/desk/contradictions/new/?a=1&q=road",
    "contradiction-propose": "/desk/contradictions/new/?a=1&b=3",
}


def test_desk_pages(visit, demo_site):
    page = visit(demo_site, "admin")
    for name, address in PAGES.items():
        page.goto(address)
        check(page, f"desk-{name}")


def begin(page, question):
    """A new dispute with two positions; by forms and links alone."""
    page.goto("/desk/disputes/new/")
    page.get_by_label("the question").fill(question)
    page.get_by_role("button", name="Begin").click()
    for label in ("It is one road", "They are two roads"):
        page.get_by_label("Another position").fill(label)
        page.get_by_role("button", name="Add", exact=True).click()
        page.get_by_role("heading", name=label).wait_for()


def place(page, words, position):
    """Type a part of a claim, and press the position's button beside it."""
    line = page.locator("#placing-results li").filter(has_text=words)
    line.get_by_role("button", name=position).click()
    page.locator("#positions").get_by_text(words).wait_for()


def test_claims_are_placed_and_moved_without_a_new_page(visit, changing_site):
    page = visit(changing_site, "editor")
    begin(page, "Is it one road?")
    address = page.url
    page.get_by_label("Find a claim").press_sequentially("Lachin pass")
    place(page, "The road runs over the Lachin pass.", "They are two roads")
    page.locator("#announcement").get_by_text("placed under “They are two roads”").wait_for()
    page.wait_for_function("document.activeElement.id === 'positions-head'")
    page.locator("#placing-results").get_by_text("The road runs over the Lachin pass.").wait_for(state="detached")
    page.get_by_role("button", name="Move", exact=True).click()
    page.locator(".side").filter(has_text="It is one road").get_by_text("Lachin pass").wait_for()
    page.locator("#dispute-state").get_by_text("No claim stands under “They are two roads”").wait_for()
    assert page.url == address
