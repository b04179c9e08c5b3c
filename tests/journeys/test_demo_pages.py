"""The demonstration's pages, as anybody would find them: accessible, readable on a phone, and asking nobody else."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.journeys.watch import check_no_sideways, picture

LOOKS = [
    pytest.param({"width": 1280}, id="wide"),
    pytest.param({"width": 320}, id="narrow"),
    pytest.param({"width": 1280, "dark": True}, id="dark"),
]


# What else axe-core looks at does not change with the colours.
COLOURS = {"resultTypes": ["violations"], "runOnly": ["color-contrast"]}
ALL = {"resultTypes": ["violations"]}


def check(page, name, *, dark=False):
    """No violation that axe-core knows of, nothing sideways, and a picture."""
    picture(page, name)
    check_no_sideways(page)
    found = Axe().run(page, options=COLOURS if dark else ALL)
    assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"


def follow(page, *path):
    """From the home page by its links, each the first in the page's content with such an address."""
    page.goto("/")
    for pattern in path:
        page.locator(f"main a[href*='{pattern}']").first.click()
        page.wait_for_url(re.compile(re.escape(pattern)))


@pytest.mark.parametrize("look", LOOKS)
def test_readers_pages(visit, demo_site, look, request):
    page = visit(demo_site, **look)
    look_id, dark = request.node.callspec.id, "dark" in look
    for name, path in {
        "home": (),
        "dispute": ("/disputes/lachin-corridor/",),
        "dispute-unconfirmed": ("/disputes/un-mission/",),
        "claim": ("/disputes/lachin-corridor/", "/claims/"),
        "actor": ("/disputes/lachin-corridor/", "/actors/"),
        "source": ("/disputes/lachin-corridor/", "/sources/"),
    }.items():
        follow(page, *path)
        check(page, f"demo-{name}-{look_id}", dark=dark)
    for name, address in {"about": "/about/", "login": "/account/login/"}.items():
        page.goto(address)
        check(page, f"demo-{name}-{look_id}", dark=dark)


@pytest.mark.parametrize("look", LOOKS)
def test_import_pages(visit, demo_site, look, request):
    """What an admin sees of the demonstration's import, and of a new paste, which is not kept."""
    page = visit(demo_site, "admin", **look)
    look_id, dark = request.node.callspec.id, "dark" in look
    page.goto("/desk/import/")
    check(page, f"import-list-{look_id}", dark=dark)
    page.get_by_label("Or paste a text").fill(
        "22 February 2023, sample.example\n\nA paste\n\nA paste is read, the desk said.\n"
    )
    page.get_by_role("button", name="Read", exact=True).click()
    check(page, f"import-rows-{look_id}", dark=dark)
    page.get_by_role("link", name="A paste").first.click()
    check(page, f"import-row-{look_id}", dark=dark)
