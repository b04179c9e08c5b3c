"""A source that was captured again, and a story printed twice: what an editor sees, and says to it."""

import os
import subprocess
import sys

import pytest

from tests.journeys.looks import check
from tests.journeys.site import BASE_DIR, database_url, environment


@pytest.fixture(scope="module")
def again(demo_site, databases, tmp_path_factory):
    """The demonstration in which that has happened; `demo_site` sees to it that there is one."""
    url = database_url(databases.copy(databases.name("demo"), "again"))
    names = {**os.environ, **environment(url, tmp_path_factory.mktemp("again"))}
    subprocess.run([sys.executable, "-m", "tests.journeys.captured_again"], cwd=BASE_DIR, env=names, check=True)
    yield "again"
    databases.drop("again")


@pytest.fixture
def site(sites, again):
    with sites.lend(again) as site:
        yield site


def test_the_pages_of_what_changed(visit, site):
    page = visit(site, "editor")

    def looks_well(name):
        check(page, f"versions-{name}")

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
def test_an_editor_confirms_settles_and_joins(visit, site, script):
    page = visit(site, "editor", script=script)
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
