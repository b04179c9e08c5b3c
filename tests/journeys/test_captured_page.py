"""A page that tries everything, kept and shown in a real browser: nobody is asked, nothing runs, its words are read."""

from playwright.sync_api import expect

from tests.journeys.hands import Hand
from tests.journeys.looks import check
from tests.journeys.steps import keep, upload

EVIL = "https://evil.example"
WORDS = "The harbour office said on Monday that the north pier stays open to every ship through the winter season."
HOSTILE = f"""<!DOCTYPE html><html lang="en" manifest="{EVIL}/m"><head>
<meta charset="utf-8"><title>Pier of tricks</title>
<meta http-equiv="refresh" content="0;url={EVIL}"><base href="{EVIL}/"><link rel="stylesheet" href="{EVIL}/a.css">
<link rel="preconnect" href="{EVIL}"><style>@import "{EVIL}/b.css"; body {{ background: url({EVIL}/c.png) }}</style>
<script>parent.document.title = "broken"; fetch("{EVIL}")</script></head>
<body onload="alert(1)" background="{EVIL}/d.png"><article><h1>Pier of tricks</h1><p>{WORDS}</p><p>{WORDS}</p>
<img src="{EVIL}/e.png" srcset="{EVIL}/f.png 2x" alt="A pier" onerror="alert(1)"><img src=x onerror="alert(1)">
<svg onload="alert(1)"><image href="{EVIL}/g.png"/><script>alert(1)</script></svg>
<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src={EVIL}/h onerror=alert(1)&gt;">
</table></math>
<p style="background: url({EVIL}/i.png)">styled</p><video src="{EVIL}/j" poster="{EVIL}/k" autoplay></video>
<iframe src="{EVIL}/l" srcdoc="<script>alert(1)</script>"></iframe>
<object data="{EVIL}/m"><embed src="{EVIL}/n"></object>
<noscript><p title="</noscript><img src={EVIL}/o onerror=alert(1)>"></noscript><template><img src="{EVIL}/p"></template>
<a href="javascript:alert(1)">link of tricks</a><form action="{EVIL}"><input autofocus onfocus="alert(1)"></form>
<img src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"></article></body></html>"""


def test_a_page_of_tricks_shows_its_words_and_asks_nobody(visit, changing_site, tmp_path):
    file = tmp_path / "tricks.html"
    file.write_text(HOSTILE, encoding="utf-8")
    page = visit(changing_site, "admin")
    page.goto("/desk/")
    upload(page, Hand(page), [file])
    keep(page, Hand(page), "Pier of tricks")
    page.goto("/desk/captures/")
    page.get_by_role("link", name="Pier of tricks").click()
    page.get_by_role("link", name="As it was captured").click()
    shown = page.frame_locator("iframe.captured")
    expect(shown.get_by_text(WORDS).first).to_be_visible()
    expect(shown.get_by_alt_text("A pier")).to_be_visible()
    assert shown.locator("script, svg, iframe, form, [src], [href], [style]").count() == 0
    assert shown.locator("body").evaluate("() => origin") == "null"
    expect(page.get_by_text("they are those that were received")).to_be_visible()
    check(page, "captured-page")  # and the watch says whether anybody was asked
