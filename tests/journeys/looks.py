"""How a page may look, and what must hold in every look: accessible, nothing sideways, a picture for a developer."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.journeys.watch import check_no_sideways, picture

WIDE = pytest.param({"width": 1280}, id="wide")
NARROW = pytest.param({"width": 320}, id="narrow")
DARK = pytest.param({"width": 1280, "dark": True}, id="dark")
NARROW_DARK = pytest.param({"width": 320, "dark": True}, id="narrow-dark")
LOOKS = [WIDE, NARROW, DARK]
DESK_LOOKS = [WIDE, NARROW_DARK]  # both widths and both sets of colours, in two rounds of many pages

_ALL = {"resultTypes": ["violations"]}
# At one width, nothing else that axe-core looks at changes with the colours.
_COLOURS = {**_ALL, "runOnly": ["color-contrast"]}


def check(page: Page, name: str, look: dict[str, object]) -> None:
    """No violation that axe-core knows of."""
    picture(page, name)
    check_no_sideways(page)
    found = Axe().run(page, options=_COLOURS if look == DARK.values[0] else _ALL)
    assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"
