"""A batch left to workers, watched live: it goes on without a touch, and can be cancelled."""

import pytest
from playwright.sync_api import expect

from tests.journeys.looks import DESK_LOOKS, check

ADDRESSES = "https://one.invalid/a\nhttps://one.invalid/b\nhttps://two.invalid/c"


@pytest.mark.parametrize("look", DESK_LOOKS)
def test_a_batch_is_watched_and_cancelled(visit, demo_site, look, request):
    look_id = request.node.callspec.id
    page = visit(demo_site, "admin", **look)
    page.goto("/desk/import/")
    page.get_by_text("On which terms").click()
    check(page, f"import-new-{look_id}", look)
    page.get_by_label("Web addresses").fill(ADDRESSES)
    page.get_by_role("button", name="Read", exact=True).click()
    expect(page.get_by_role("progressbar")).to_have_attribute("max", "3")
    check(page, f"import-live-{look_id}", look)
    with page.expect_response(lambda answer: "done=0" in answer.url):  # it looks again by itself
        pass
    page.get_by_role("button", name="Cancel the rest").click()
    expect(page.get_by_text("Cancelled: 3 are left unread.")).to_be_visible()
    expect(page.get_by_role("button", name="Cancel the rest")).to_have_count(0)
    check(page, f"import-cancelled-{look_id}", look)
