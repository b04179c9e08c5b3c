"""One Chromium for all journeys of a worker; sites, and people who open pages of them under watch."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.journeys.site import Databases, Site, Sites, collect_static, make_empty
from tests.journeys.watch import Watch

expect.set_options(timeout=60_000)  # a busy machine is not a broken page
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


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
def sites(databases, tmp_path_factory) -> Iterator[Sites]:
    """sites.lend("demo"): a site on its own copy of a template, for a while."""
    collect_static()
    sites = Sites(databases, lambda: tmp_path_factory.mktemp("data"))
    yield sites
    sites.stop()


@pytest.fixture(scope="package")
def demo_site(sites) -> Iterator[Site]:
    """The demonstration, for journeys that only look."""
    with sites.lend("demo") as site:
        yield site


@pytest.fixture(scope="module")
def changing_site(sites) -> Iterator[Site]:
    """A demonstration of a module's own: its journeys write."""
    with sites.lend("demo") as site:
        yield site


@pytest.fixture
def visit(browser, databases) -> Iterator[Callable[..., Page]]:
    """visit(site, who="editor", width=320, script=False): a page of somebody's own browser, under watch."""
    watches: list[Watch] = []
    contexts = []

    def new(site: Site, who: str = "", *, width: int = 1280, script: bool = True) -> Page:
        context = browser.new_context(
            base_url=site.address,
            viewport={"width": width, "height": 800},
            java_script_enabled=script,
        )
        if who:  # has logged in before
            session = {"name": settings.SESSION_COOKIE_NAME, "value": databases.sessions[who], "url": site.address}
            context.add_cookies([session])
        context.set_default_timeout(60_000)
        watches.append(Watch(context, site.address))
        contexts.append(context)
        page = context.new_page()
        page.watch = watches[-1]
        return page

    yield new
    for context in contexts:
        context.close()
    assert [wrong for watch in watches for wrong in watch.wrong] == []
