"""The workbench in a real browser: by keyboard alone, by selecting, without a script; accessible throughout."""

from tests.journeys.looks import check

# Selects from a place in one sentence to a place in another, in UTF-16 units of their text, as a mouse would.
SELECT = """([from, start, to, end]) => {
    const isText = (node) => !node.parentElement.closest("[data-aside]");
    const accept = (node) => (isText(node) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT);
    const sentences = document.querySelectorAll(".sentence");
    const text = (n) => document.createTreeWalker(sentences[n], NodeFilter.SHOW_TEXT, accept).nextNode();
    const range = document.createRange();
    range.setStart(text(from), start);
    range.setEnd(text(to), end);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
}"""


def open_article(page, title="Russia speaks of unremitting efforts"):
    page.goto("/desk/captures/")
    page.get_by_role("link", name=title).click()
    page.wait_for_url("**/desk/captures/*/")


def pressed(page):
    return [word.inner_text() for word in page.locator(".word[aria-pressed=true]").all()]


def test_by_keyboard_alone(visit, changing_site):
    page = visit(changing_site, "editor")
    open_article(page)
    cards = page.locator(".card").count()
    for key in "jjm":
        page.keyboard.press(key)
    heading = page.get_by_role("heading", name="Who said this?")
    heading.wait_for()
    page.wait_for_function("() => document.activeElement.id === 'form-title'")
    page.keyboard.press("Tab")  # the words are one stop, the arrows go on from there
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelector('.word').getAttribute('aria-pressed') === 'false'")
    page.locator("#find").focus()
    page.keyboard.type("moscow")
    page.locator(".match").first.focus()
    page.keyboard.press("Enter")
    page.locator("#sentence-preview", has_text="Russia").wait_for()
    page.locator("#do-save").focus()
    page.keyboard.press("Enter")
    page.locator("#announcement", has_text="Saved.").wait_for()
    page.locator(".card").nth(cards).wait_for()
    page.wait_for_function("() => document.activeElement.matches('.sentence-mark')")


def test_by_selecting(visit, changing_site):
    page = visit(changing_site, "editor")
    open_article(page)
    page.evaluate(SELECT, [0, 0, 0, 6])
    page.get_by_role("button", name="Mark these words").click()
    page.get_by_role("heading", name="Who said this?").wait_for()
    assert pressed(page) == ["Russia"]
    page.evaluate(SELECT, [0, 7, 0, 9])
    page.get_by_role("button", name="Add as another piece").click()
    page.locator(".piece").nth(1).wait_for()
    assert pressed(page) == ["Russia", "is"]


def test_a_selection_is_counted_in_code_points(visit, changing_site):
    page = visit(changing_site, "editor")
    open_article(page)
    page.evaluate(
        """() => {
            const sentence = document.querySelector(".sentence");
            sentence.append("🇦🇲 e\\u0301 “no” 🙂 yes");
            while (sentence.childNodes.length > 2) sentence.childNodes[1].remove();
            document.addEventListener("passage-selected", (event) => { window.found = event.detail; });
        }"""
    )
    page.evaluate(SELECT, [0, 5, 0, 15])
    page.wait_for_function("() => window.found")
    found = page.evaluate("window.found")
    assert (found["sel_start"], found["sel_end"], found["sel_exact"]) == (3, 12, "e\u0301 “no” 🙂")


def test_typed_words_are_not_thrown_away(visit, changing_site):
    page = visit(changing_site, "editor")
    page.watch.expected = {422}
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    open_article(page)
    page.locator(".sentence-mark").nth(0).click()
    page.get_by_label("The claim, in neutral words").fill("Half a claim")
    page.locator(".sentence-mark").nth(2).click()
    page.get_by_role("button", name="Save").click()
    page.get_by_role("alert").filter(has_text="Say who said it").wait_for()
    assert asked == ["What you typed into the form is not saved yet. Leave it?"]
    assert page.get_by_label("The claim, in neutral words").input_value() == "Half a claim"


def test_without_a_script_on_a_narrow_screen(visit, changing_site):
    page = visit(changing_site, "editor", width=320, script=False)
    open_article(page)
    page.locator(".sentence-mark").nth(3).click()
    page.get_by_role("button", name="End a word earlier").click()
    page.get_by_label("Who said it?").fill("Yerevan")
    page.get_by_role("button", name="Find", exact=True).click()
    page.locator(".match", has_text="Armenia").first.click()
    page.get_by_label("When it was said").fill("late December 2022")
    page.get_by_role("button", name="Save").click()
    page.locator(".card:target", has_text="late December 2022").wait_for()
    assert "#attribution-" in page.url


def test_accessible_with_the_form_open(visit, demo_site):
    page = visit(demo_site, "editor")
    for n, path in enumerate(["/desk/", "/desk/claims/", "/desk/actors/", "/desk/captures/"]):
        page.goto(path)
        if path == "/desk/captures/":
            page.locator(".queue a[lang=ur]").click()
            page.locator(".sentence-mark").first.click()
            page.get_by_role("heading", name="Who said this?").wait_for()
        check(page, f"curation-{n}")
