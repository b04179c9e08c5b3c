"""What no page may do, whichever journey opens it: ask anybody else for anything, or complain in the console."""

from __future__ import annotations

import os
import re
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response

SCREENSHOTS = os.environ.get("SCREENSHOTS", "")  # a folder for pictures of the pages, for a developer who wants to look
# Chromium writes an answer of 400 or more into the console; those are watched as answers, below. htmx complains of a
# request that a newer one overtook, as it should; one that failed is an htmx:sendError besides. axe-core, which the
# tests bring, speaks to every frame, and a sandboxed one has no origin to be spoken to by.
_NOT_WRONG = re.compile(
    r"Failed to load resource: the server responded with a status of|htmx:(afterRequest|sendAbort),"
    r"|Failed to execute 'postMessage' on 'DOMWindow': .* the recipient window's origin \('null'\)"
)


class Watch:
    """Everything wrong that a context's pages did. `expected` are the refusals a journey provokes itself."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.host = urlsplit(address).netloc
        self.wrong: list[str] = []
        self.expected: set[int] = set()
        context.on("request", self._request)
        context.on("response", self._response)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.wrong.append(f"script failed: {error.error}"))

    def _request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob") and parts.netloc != self.host:
            self.wrong.append(f"asked somebody else: {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= 400 and response.status not in self.expected:
            self.wrong.append(f"{response.status} for {response.request.method} {response.url}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not _NOT_WRONG.match(message.text):
            self.wrong.append(f"console {message.type}: {message.text} ({message.location.get('url')})")


def check_no_sideways(page: Page) -> None:
    """The page is not wider than its window, so nobody scrolls sideways to read (WCAG 1.4.10)."""
    page.wait_for_load_state()  # a page that was asked for a moment ago may have no element yet
    widths = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert widths[0] <= widths[1], f"{page.url} is {widths[0]} px wide in {widths[1]}"


def picture(page: Page, name: str) -> None:
    """A screenshot, where somebody asked for them: nobody looks at those of a run that passes."""
    if SCREENSHOTS:
        page.screenshot(path=f"{SCREENSHOTS}/{name}.png", full_page=True, animations="disabled")
