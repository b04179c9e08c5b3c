"""A source that was captured again, and a story printed twice: what an editor sees, and says to it."""

import os
import subprocess
import sys

import pytest

from tests.journeys.looks import DESK_LOOKS, check
from tests.journeys.site import BASE_DIR, database_url, environment


@pytest.fixture(scope="module")
def site(start_site, demo_site, databases, tmp_path_factory):
    """A site of the demonstration in which that has happened; `demo_site` sees to it that there is a demonstration."""
    url = database_url(databases.copy(databases.name("demo"), "again"))
    names = {**os.environ, **environment(url, tmp_path_factory.mktemp("again"))}
    subprocess.run([sys.executable, "-m", "tests.journeys.captured_again"], cwd=BASE_DIR, env=names, check=True)
    yield start_site("again")
    databases.drop("again")


@pytest.mark.parametrize("look", DESK_LOOKS)
def test_the_pages_of_what_changed(visit, site, look, request):
    page, look_id = visit(site, "editor", **look), request.node.callspec.id

    def looks_well(name):
        check(page, f"versions-{name}-{look_id}", look)

    page.goto("/desk/notices/")
    looks_well("notices")
    page.locator("main .queue a").first.click()
    looks_well("notice")
    page.get_by_role("link", name="What changed").click()
    looks_well("captures")
    page.goto(page.url.replace("captures/", "group/"))
    looks_well("group")
    page.goto("/desk/notices/")
    page.locator("main .queue a").first.click()
    page.get_by_role("link", name="The quotations").click()
    looks_well("quotations")
    page.goto("/desk/copies/")
    looks_well("copies")
    page.locator("main .queue a").first.click()
    looks_well("copy")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_an_editor_confirms_settles_and_joins(visit, start_site, databases, site, script):
    page = visit(start_site("again"), "editor", script=script)
    page.goto("/desk/notices/")
    page.locator("main .queue a").first.click()
    page.get_by_role("link", name="The quotations").click()
    page.get_by_role("button", name="Yes, this is it").first.click()
    page.get_by_text("Confirmed.").wait_for()
    page.goto("/desk/notices/")
    page.locator("main .queue a").first.click()
    page.get_by_label("What was done about it").fill("The date is not among what we quote.")
    page.get_by_role("button", name="Settle", exact=True).click()
    page.get_by_text("Settled.").wait_for()
    page.goto("/desk/copies/")
    page.get_by_role("link", name="The same story, elsewhere").first.click()
    page.get_by_label("Your reason").fill("Word for word.")
    page.get_by_role("button", name="Join: one story").click()
    page.get_by_text("Joined").wait_for()
