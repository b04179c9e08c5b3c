"""Reviewing over all articles in a real browser: the queue by keys, a name settled, a second reading; accessible."""

from tests.journeys.looks import check


def test_the_queue_by_keys_alone(visit, changing_site):
    page = visit(changing_site, "editor")
    page.goto("/desk/suggestions/")
    first = page.locator(".suggestion").first.get_attribute("id")
    page.keyboard.press("j")
    page.keyboard.press("x")
    page.locator(f"#{first}.is-rejected").wait_for()
    page.wait_for_function("first => document.activeElement.previousElementSibling?.id === first", arg=first)
    page.keyboard.press("u")
    page.locator(f"#{first}.is-suggested").wait_for()
    page.wait_for_function("first => document.activeElement.id === first", arg=first)


def test_a_name_is_settled_and_comes_back_without_javascript(visit, changing_site):
    page = visit(changing_site, "editor", script=False)
    page.goto("/desk/speakers/")
    name = page.locator(".queue a").first
    words = name.inner_text()
    name.click()
    page.get_by_role("button", name="Not a speaker").click()
    page.goto("/desk/speakers/settled/")
    page.get_by_role("button", name=f"Take back: {words}").click()
    page.locator(".message", has_text="Taken back").wait_for()


def test_an_article_is_read_twice_on_accessible_pages(visit, changing_site):
    page = visit(changing_site, "admin")
    for name in ("suggestions", "suggestions/progress", "speakers", "speakers/settled", "agreement"):
        page.goto(f"/desk/{name}/")
        check(page, f"desk-{name.replace('/', '-')}")
    page.goto("/desk/speakers/")
    page.locator(".queue a").first.click()
    check(page, "desk-speaker")
    page.goto("/desk/suggestions/?who=a&order=surest")
    check(page, "desk-suggestions-narrowed")
    article = page.locator("a[data-key=c]").first.get_attribute("href").split("?")[0]
    page.goto(f"{article}second-reading/")
    page.get_by_role("button", name="Begin").click()
    check(page, "desk-second-reading")
    page.reload()  # without what the check left on it
    suggested = page.locator(".suggestion")
    for n in range(suggested.count()):
        suggested.nth(n).get_by_role("button", name="Right").click()
        suggested.nth(n).locator("[aria-pressed=true]").wait_for()
    page.get_by_role("button", name="Finish the reading").click()
    page.get_by_role("heading", name="Where they part").wait_for()
    check(page, "desk-agreement-one")
