"""What must hold of a page in every look: accessible, nothing sideways, a picture for a developer."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.journeys.watch import check_no_sideways, picture

# Both widths and both sets of colours, in two rounds.
LOOKS = {"wide": (1280, "light"), "narrow-dark": (320, "dark")}


def check(page: Page, name: str, within: str | None = None) -> None:
    """The page as it stands, on a wide screen and on a phone at night: no violation that axe-core knows of.

    within: the part that is new, where the rest was checked before.
    """
    for look, (width, colours) in LOOKS.items():
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=colours)
        picture(page, f"{name}-{look}")
        check_no_sideways(page)
        found = Axe().run(page, context=within, options={"resultTypes": ["violations"]})
        assert found.violations_count == 0, f"{page.url} {look}\n{found.generate_report()}"
    page.set_viewport_size({"width": 1280, "height": 800})
    page.emulate_media(color_scheme="light")
