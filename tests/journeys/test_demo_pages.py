"""The demonstration's pages, as anybody would find them: accessible, readable on a phone, and asking nobody else."""

import re

import pytest

from tests.journeys.looks import DESK_LOOKS, LOOKS, check


def follow(page, *path):
    """From the home page by its links, each the first in the page's content with such an address."""
    page.goto("/")
    for pattern in path:
        page.locator(f"main a[href*='{pattern}']").first.click()
        page.wait_for_url(re.compile(re.escape(pattern)))


@pytest.mark.parametrize("look", LOOKS)
def test_readers_pages(visit, demo_site, look, request):
    page = visit(demo_site, **look)
    look_id = request.node.callspec.id
    for name, path in {
        "home": (),
        "dispute": ("/disputes/lachin-corridor/",),
        "dispute-unconfirmed": ("/disputes/un-mission/",),
        "claim": ("/disputes/lachin-corridor/", "/claims/"),
        "actor": ("/disputes/lachin-corridor/", "/actors/"),
        "source": ("/disputes/lachin-corridor/", "/sources/"),
    }.items():
        follow(page, *path)
        check(page, f"demo-{name}-{look_id}", look)
    for name, address in {"about": "/about/", "login": "/account/login/"}.items():
        page.goto(address)
        check(page, f"demo-{name}-{look_id}", look)


@pytest.mark.parametrize("look", DESK_LOOKS)
def test_import_pages(visit, demo_site, look, request):
    """What an admin sees of the demonstration's import, and of a new paste, which is not kept."""
    page = visit(demo_site, "admin", **look)
    look_id = request.node.callspec.id
    page.goto("/desk/import/")
    check(page, f"import-list-{look_id}", look)
    page.get_by_label("Or paste a text").fill(
        "22 February 2023, sample.example\n\nA paste\n\nA paste is read, the desk said.\n"
    )
    page.get_by_role("button", name="Read", exact=True).click()
    check(page, f"import-rows-{look_id}", look)
    page.get_by_role("link", name="A paste").first.click()
    check(page, f"import-row-{look_id}", look)
