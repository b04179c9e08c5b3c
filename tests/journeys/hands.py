"""The ways a person acts on a page: by mouse or finger, or by keyboard alone. A journey does not know which."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

MOST_LOOKS = 60  # at where the focus is, until something counts as out of a keyboard's reach
MOST_KEYS = 12  # of one text; what is longer is pasted from there on

# Which key brings the focus nearer to an element, and how often to press it before looking again. The words of a
# passage are one stop for Tab, with the arrows within. A way that was gone before begins at its last stop but one.
_WAY_TO = """(e, isKnown) => {
    const at = document.activeElement, words = e.closest('.words');
    if (at === e) return ['', 0];
    if (at === document.body && !isKnown) return ['Tab', 1];
    const isStop = one => {  // of radio buttons only one is: where the focus is, the checked one, or the first
        const group = one.type === 'radio' ? [...document.getElementsByName(one.name)] : [one];
        return one === (group.find(other => other === at) ?? group.find(other => other.checked) ?? group[0]);
    };
    const follows = !!(at.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING);
    if (words && words.contains(at)) {
        const all = [...words.children];
        return [follows ? 'ArrowRight' : 'ArrowLeft', Math.abs(all.indexOf(e) - all.indexOf(at))];
    }
    const stops = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
        .filter(one => one.tabIndex >= 0 && one.type !== 'hidden' && one.checkVisibility() && isStop(one));
    const before = stops[stops.indexOf(e) - 1];
    if (isKnown && before) { before.focus(); return ['Tab', 1]; }
    const between = Math.abs(stops.indexOf(e) - stops.indexOf(at));
    return [follows ? 'Tab' : 'Shift+Tab', Math.max(1, between - 1)];
}"""
_WHAT = "e => [location.pathname.replace(/[0-9]+/g, ''), e.tagName, e.name || '', e.className].join(' ')"


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

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.reached: set[str] = set()

    def reach(self, what: Locator) -> None:
        """Tab until `what` has the focus, backwards where it stands before; the whole way once for each kind."""
        expect(what).to_be_visible()
        kind = what.evaluate(_WHAT)
        for n in range(MOST_LOOKS):
            key, times = what.evaluate(_WAY_TO, n == 0 and kind in self.reached)
            if not key:
                self.reached.add(kind)
                return
            for _ in range(times):
                self.page.keyboard.press(key)
        at = self.page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
        raise AssertionError(f"the keyboard does not reach {what}; it is at {at}")

    def press(self, what: Locator) -> None:
        self.reach(what)
        self.page.keyboard.press("Enter")

    def type(self, what: Locator, text: str) -> None:
        self.reach(what)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text[:MOST_KEYS])
        self.page.keyboard.insert_text(text[MOST_KEYS:])

    def choose(self, what: Locator, label: str) -> None:
        self.reach(what)
        self.page.keyboard.type(label)
        assert what.evaluate("e => e.selectedOptions[0].label") == label

    def tick(self, what: Locator) -> None:
        """A radio button: Tab reaches its group, the arrows the button."""
        group = self.page.locator(f"input[name='{what.get_attribute('name')}']")
        checked = group.and_(self.page.locator(":checked"))
        self.reach(checked if checked.count() else group.first)
        for _ in range(20):
            self.page.keyboard.press("Space")
            if what.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"the arrows do not reach {what}")
