"""One Chromium for all journeys of a worker; sites, and people who open pages of them under watch."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from itertools import count

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.journeys.site import PASSWORD, Databases, Site, collect_static, make_demo, make_empty
from tests.journeys.watch import Watch

expect.set_options(timeout=20_000)  # a busy machine is not a broken page
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_numbers = count(1)


@pytest.fixture(scope="session")
def databases(django_db_setup, django_db_blocker) -> Iterator[Databases]:
    found = Databases(f"test_journeys_{os.getpid()}")
    with django_db_blocker.unblock():
        make_empty(found)
    yield found
    for which in ("demo", "empty"):
        found.drop(which)


@pytest.fixture(scope="package")
def browser(databases) -> Iterator[Browser]:
    """After the databases: while a browser runs here, Django would refuse to touch a database in this thread."""
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    assert path, f"no browser found: none of {', '.join(NAMES)} is installed; `make browser` says how"
    root = ("--no-sandbox",) if os.geteuid() == 0 else ()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*QUIET, *root])
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def start_site(databases, tmp_path_factory) -> Iterator[Callable[[str], Site]]:
    """start_site("demo"): a site on its own copy of a template."""
    collect_static()
    sites: list[tuple[str, Site]] = []
    demo = cache(lambda: make_demo(databases))  # only where a worker has journeys that need it

    def start(template: str) -> Site:
        if template == "demo":
            demo()
        which = f"{template}_{next(_numbers)}"
        name = databases.copy(databases.name(template), which)
        sites.append((which, Site(name, tmp_path_factory.mktemp("data"))))
        return sites[-1][1]

    yield start
    for which, site in sites:
        site.stop()
        databases.drop(which)


@pytest.fixture(scope="package")
def demo_site(start_site) -> Site:
    """The demonstration, for journeys that only look."""
    return start_site("demo")


@pytest.fixture(scope="package")
def cookies(browser) -> Callable[[Site, str], dict]:
    """What somebody's browser keeps after they have logged in; each logs in once."""
    kept: dict[tuple[str, str], dict] = {}

    def of(site: Site, who: str) -> dict:
        if (site.address, who) not in kept:
            context = browser.new_context(base_url=site.address)
            page = context.new_page()
            page.goto("/account/login/")
            page.get_by_label("Username").fill(who)
            page.get_by_label("Password").fill(PASSWORD)
            page.get_by_role("button", name="Log in").click()
            kept[site.address, who] = context.storage_state()
            context.close()
        return kept[site.address, who]

    return of


@pytest.fixture
def visit(browser, cookies) -> Iterator[Callable[..., Page]]:
    """visit(site, who="editor", width=320, script=False, dark=True): a page of somebody's own browser, under watch."""
    watches: list[Watch] = []
    contexts = []

    def new(site: Site, who: str = "", *, width: int = 1280, script: bool = True, dark: bool = False) -> Page:
        context = browser.new_context(
            base_url=site.address,
            viewport={"width": width, "height": 800},
            java_script_enabled=script,
            color_scheme="dark" if dark else "light",
            storage_state=cookies(site, who) if who else None,
        )
        context.set_default_timeout(20_000)
        watches.append(Watch(context, site.address))
        contexts.append(context)
        page = context.new_page()
        page.watch = watches[-1]
        return page

    yield new
    for context in contexts:
        context.close()
    assert [wrong for watch in watches for wrong in watch.wrong] == []
