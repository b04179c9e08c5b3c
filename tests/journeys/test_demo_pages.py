"""The demonstration's pages, as anybody would find them: accessible, readable on a phone, and asking nobody else."""

import re

from tests.journeys.looks import check


def follow(page, *path):
    """From the home page by its links, each the first in the page's content with such an address."""
    page.goto("/")
    for pattern in path:
        page.locator(f"main a[href*='{pattern}']").first.click()
        page.wait_for_url(re.compile(re.escape(pattern)))


def test_readers_pages(visit, demo_site):
    page = visit(demo_site)
    for name, path in {
        "home": (),
        "dispute": ("/disputes/lachin-corridor/",),
        "dispute-unconfirmed": ("/disputes/un-mission/",),
        "claim": ("/disputes/lachin-corridor/", "/claims/"),
        "actor": ("/disputes/lachin-corridor/", "/actors/"),
        "source": ("/disputes/lachin-corridor/", "/sources/"),
    }.items():
        follow(page, *path)
        check(page, f"demo-{name}")
    for name, address in {"about": "/about/", "login": "/account/login/"}.items():
        page.goto(address)
        check(page, f"demo-{name}")


def test_import_pages(visit, demo_site):
    """What an admin sees of the demonstration's import, and of a new paste, which is not kept."""
    page = visit(demo_site, "admin")
    page.goto("/desk/import/")
    check(page, "import-list")
    page.get_by_label("Or paste a text").fill(
        "22 February 2023, sample.example\n\nA paste\n\nA paste is read, the desk said.\n"
    )
    page.get_by_role("button", name="Read", exact=True).click()
    check(page, "import-rows")
    page.get_by_role("link", name="A paste").first.click()
    check(page, "import-row")
