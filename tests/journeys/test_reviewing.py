"""Reviewing over all articles in a real browser: the queue by keys, a name settled, a second reading; accessible."""

import pytest

from tests.journeys.looks import DESK_LOOKS, check


@pytest.fixture(scope="module")
def site(start_site):
    """A demonstration of this module's own: its journeys write."""
    return start_site("demo")


def test_the_queue_by_keys_alone(visit, site):
    page = visit(site, "editor")
    page.goto("/desk/suggestions/")
    rows = page.locator(".suggestion")
    first = rows.first.get_attribute("id")
    page.keyboard.press("j")
    page.keyboard.press("x")
    page.locator(f"#{first}.is-rejected").wait_for()
    page.wait_for_function("first => document.activeElement.previousElementSibling?.id === first", arg=first)
    page.keyboard.press("u")
    page.locator(f"#{first}.is-suggested").wait_for()
    known = page.locator(".suggestion:has([data-key=a])").first
    known.focus()
    page.keyboard.press("a")
    page.locator(".suggestion.is-accepted").wait_for()
    assert page.url.endswith("/desk/suggestions/")


def test_a_name_is_settled_and_comes_back_without_javascript(visit, site):
    page = visit(site, "editor", script=False)
    page.goto("/desk/speakers/")
    name = page.locator(".queue a").first
    words = name.inner_text()
    name.click()
    page.get_by_role("button", name="Not a speaker").click()
    page.goto("/desk/speakers/settled/")
    page.get_by_role("button", name=f"Take back: {words}").click()
    page.locator(".message", has_text="Taken back").wait_for()


@pytest.mark.parametrize("look", DESK_LOOKS)
def test_every_page_of_reviewing_is_accessible(visit, site, look):
    page = visit(site, "admin", **look)
    for name in ("suggestions", "suggestions/progress", "speakers", "speakers/settled", "agreement"):
        page.goto(f"/desk/{name}/")
        check(page, f"desk-{name.replace('/', '-')}-{look['width']}", look)
    page.goto("/desk/suggestions/?who=a&order=surest")
    check(page, f"desk-suggestions-narrowed-{look['width']}", look)
    page.goto("/desk/speakers/")
    page.locator(".queue a").first.click()
    check(page, f"desk-speaker-{look['width']}", look)
    page.goto("/desk/suggestions/")
    article = page.locator("a[data-key=c]").first.get_attribute("href").split("?")[0]
    page.goto(f"{article}second-reading/")
    if page.get_by_role("button", name="Begin").count():  # the second look finds it finished
        page.get_by_role("button", name="Begin").click()
        check(page, f"desk-second-reading-{look['width']}", look)
        suggested = page.locator(".suggestion")
        for n in range(suggested.count()):
            suggested.nth(n).get_by_role("button", name="Right").click()
            suggested.nth(n).locator("[aria-pressed=true]").wait_for()
        page.get_by_role("button", name="Finish the reading").click()
    check(page, f"desk-agreement-one-{look['width']}", look)
