"""The ways a person acts on a page: by mouse or finger, or by keyboard alone. A journey does not know which."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

MOST_TABS = 400  # stops until something counts as out of a keyboard's reach


# The words of a passage are one stop for Tab, with the arrows within: where the focus is among them, which way is it?
_WORDS_TO = """e => { const at = document.activeElement, words = e.closest('.words');
    if (!words || !words.contains(at)) return '';
    return at.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING ? 'on' : 'back' }"""
_WITHIN_WORDS = {"on": "ArrowRight", "back": "ArrowLeft"}


class Hand:
    """A pointer."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, what: Locator) -> None:
        what.click()

    def type(self, what: Locator, text: str) -> None:
        what.fill(text)

    def choose(self, what: Locator, label: str) -> None:
        what.select_option(label=label)

    def tick(self, what: Locator) -> None:
        what.check()


class Keys(Hand):
    """Tab, Shift+Tab, Enter, the arrows and typing; the mouse is never touched."""

    def reach(self, what: Locator) -> None:
        """Tab until `what` has the focus, backwards where it stands before."""
        expect(what).to_be_visible()
        back = what.evaluate(
            """e => { const at = document.activeElement;
                return at !== document.body && !!(at.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_PRECEDING) }"""
        )
        for _ in range(MOST_TABS):
            if what.evaluate("e => e === document.activeElement"):
                return
            self.page.keyboard.press(_WITHIN_WORDS.get(what.evaluate(_WORDS_TO), "Shift+Tab" if back else "Tab"))
        raise AssertionError(f"the keyboard does not reach {what}")

    def press(self, what: Locator) -> None:
        self.reach(what)
        self.page.keyboard.press("Enter")

    def type(self, what: Locator, text: str) -> None:
        self.reach(what)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def choose(self, what: Locator, label: str) -> None:
        self.reach(what)
        self.page.keyboard.type(label)
        assert what.evaluate("e => e.selectedOptions[0].label") == label

    def tick(self, what: Locator) -> None:
        """A radio button: Tab reaches its group, the arrows the button."""
        group = what.evaluate("e => e.name")
        self.reach(self.page.locator(f"input[name='{group}']").first)
        for _ in range(20):
            self.page.keyboard.press("Space")
            if what.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"the arrows do not reach {what}")
