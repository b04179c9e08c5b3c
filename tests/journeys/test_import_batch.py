"""A batch left to workers, watched live: it goes on without a touch, and can be cancelled."""

from playwright.sync_api import expect

from tests.journeys.looks import check

ADDRESSES = "https://one.invalid/a\nhttps://one.invalid/b\nhttps://two.invalid/c"


def test_a_batch_is_watched_and_cancelled(visit, demo_site):
    page = visit(demo_site, "admin")
    page.goto("/desk/import/")
    page.get_by_text("On which terms").click()
    check(page, "import-new")
    page.get_by_label("Web addresses").fill(ADDRESSES)
    page.get_by_role("button", name="Read", exact=True).click()
    expect(page.get_by_role("progressbar")).to_have_attribute("max", "3")
    check(page, "import-live")
    with page.expect_response(lambda answer: "done=0" in answer.url):  # it looks again by itself
        pass
    page.get_by_role("button", name="Cancel the rest").click()
    expect(page.get_by_text("Cancelled: 3 are left unread.")).to_be_visible()
    expect(page.get_by_role("button", name="Cancel the rest")).to_have_count(0)
    check(page, "import-cancelled")
