"""A feed followed, paused and stopped from its page; and all of it without JavaScript."""

import pytest
from playwright.sync_api import expect

from tests.journeys.looks import check


@pytest.mark.parametrize("look", [{}, {"width": 320, "script": False}], ids=["script", "plain"])
def test_a_feed_is_followed_paused_and_stopped(visit, demo_site, look, request):
    url = (
        f"https://daily.invalid/{request.node.callspec.id}/a-feed-with-a-long-name-that-has-to-be-broken-somewhere.xml"
    )
    page = visit(demo_site, "admin", **look)
    page.goto("/desk/import/")
    page.get_by_role("link", name="Feeds that are followed").click()
    page.get_by_label("Address of the feed or sitemap").fill(url)
    page.get_by_label("How often it is asked").select_option("360")
    page.get_by_role("button", name="Follow", exact=True).click()
    row = page.get_by_role("listitem").filter(has_text=url)
    expect(row).to_contain_text("every 360 minutes")
    row.get_by_role("button", name="Pause").click()
    expect(row).to_contain_text("Paused")
    row.get_by_role("button", name="Stop").click()
    expect(row).to_contain_text("No longer followed")
    if look.get("script", True):  # axe-core is one
        check(page, "feeds")
