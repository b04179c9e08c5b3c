"""Two editors on one record: whoever saves second sees both versions, and decides; nobody's words are lost."""

import pytest
from playwright.sync_api import expect

from tests.journeys.watch import check_no_sideways, picture

WAYS = pytest.mark.parametrize("script", [True, False], ids=["script", "without-script"])


@pytest.fixture
def two(visit, changing_site):
    """two(script): a page of the first editor, and one of the second, on a phone."""

    def pages(script):
        first, second = visit(changing_site, "editor"), visit(changing_site, "editor2", script=script, width=320)
        second.watch.expected = {409}
        return first, second

    return pages


def both_shown(page, theirs, mine):
    expect(page.get_by_role("heading", name="Somebody saved first")).to_be_visible()
    differs = page.locator("#conflict .differs").first
    expect(differs).to_contain_text(theirs)
    expect(differs).to_contain_text(mine)
    check_no_sideways(page)


@WAYS
def test_the_words_of_a_claim(two, script):
    pages = two(script)
    theirs, mine = (f"The road is known as a corridor ({who}, {script})." for who in ("first", "second"))
    for page in pages:
        page.goto("/desk/claims/?q=corridor")
        page.locator("main").get_by_role("link", name="known as").first.click()
    first, second = pages
    for page, words in ((first, theirs), (second, mine)):
        page.get_by_label("The claim, in neutral words").fill(words)
        page.get_by_role("button", name="Save").click()
        expect(first.get_by_role("heading", level=1)).to_have_text(theirs)
    both_shown(second, theirs, mine)
    picture(second, f"two-editors-claim-{'script' if script else 'without-script'}")
    second.get_by_role("button", name="Save mine over it").click()
    expect(second.get_by_role("heading", level=1)).to_have_text(mine)


@WAYS
def test_an_attribution_on_the_workbench(two, script):
    pages = two(script)
    for page in pages:
        page.goto("/desk/captures/")
        page.get_by_role("link", name="Russia speaks of unremitting efforts").click()
        page.locator(".card").nth(1).get_by_role("link", name="Edit").first.click()
        expect(page.get_by_role("heading", name="Correct attribution")).to_be_visible()
    theirs, mine = (f"on some day of {script} ({who})" for who in ("first", "second"))
    first, second = pages
    for page, words in ((first, theirs), (second, mine)):
        page.get_by_label("As the text puts it").fill(words)
        page.get_by_role("button", name="Save", exact=True).click()
        expect(first.locator(".card", has_text=theirs)).to_be_visible()
    both_shown(second, theirs, mine)
    second.get_by_role("link", name="Keep what stands").click()
    expect(second.locator(".card", has_text=theirs)).to_be_visible()
