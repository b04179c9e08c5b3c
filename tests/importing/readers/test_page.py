"""Saved pages: their text alone, whatever else is in them."""

import json
from contextlib import suppress

import pytest

from claims.importing.errors import NoArticle
from claims.importing.readers.page import read_page
from claims.vocab.kinds import Origin

PARAGRAPH = "The harbour office said on Monday that the north pier will stay open to every ship through the winter."
HOSTILE = f"""<html><head><title>North pier stays open - The Example Daily</title>
<meta property="og:site_name" content="The Example Daily"><meta name="author" content="A. Writer">
<meta property="article:published_time" content="2024-11-04T10:00:00Z">
<link rel="canonical" href="https://daily.example.com/pier?x=1"><style>p {{ color: red }}</style></head>
<body onload="alert(1)"><nav>Home News Sport</nav><script>evil()</script>
<form action="/steal"><input name="password" value="secret"><button>Send now</button></form>
<article><h1 onclick="alert(2)">North pier stays open</h1>
{"".join(f'<p onmouseover="alert({n})">{n}: {PARAGRAPH}</p>' for n in range(9))}
<p>Advertisement</p><svg onload="alert(3)"><text>drawn</text></svg>
<p>“We 👩‍👩‍👧 agreed,” the office wrote. &lt;script&gt;alert(4)&lt;/script&gt;</p></article>
<iframe src="https://evil.example.com"></iframe><footer>Leave a Reply</footer></body></html>"""


def test_read_page_takes_what_the_page_says_of_itself() -> None:
    found = read_page(HOSTILE)
    assert (found.title, found.outlet, found.date_edtf) == ("North pier stays open", "The Example Daily", "2024-11-04")
    assert (found.url, found.lang) == ("https://daily.example.com/pier?x=1", "en")
    assert found.origins["title"] == Origin.HEADING


def test_read_page_keeps_text_alone() -> None:
    body = read_page(HOSTILE).body
    assert body.startswith("0: The harbour office")
    for unwanted in (
        "evil()",
        "onclick",
        "onload",
        "color: red",
        "secret",
        "Send now",
        "Advertisement",
        "<p",
        "iframe",
    ):
        assert unwanted not in body
    assert "👩‍👩‍👧" in body
    assert body.count("\n\n") == 9


@pytest.mark.parametrize("n", [2_000, 100_000])
@pytest.mark.parametrize("tag", ["div", "b", "blockquote"])
def test_read_page_survives_any_depth(n: int, tag: str) -> None:
    page = "<html><body>" + f"<{tag}>" * n + f"<p>{PARAGRAPH}</p>" + f"</{tag}>" * n + "</body></html>"
    with suppress(NoArticle):  # a refusal is as good; what must not happen is a crash
        assert "<" not in read_page(page).body


@pytest.mark.parametrize("page", ["<html></html>", "<html><script>x()</script></html>", "<html><body> </body></html>"])
def test_read_page_refuses_a_page_without_text(page: str) -> None:
    with pytest.raises(NoArticle):
        read_page(page)


def test_read_page_without_an_article_reads_all_its_text_and_says_so() -> None:
    found = read_page("<html><body><div>Pier open</div></body></html>")
    assert "Pier open" in found.body + found.title
    assert found.doubts


def test_read_page_drops_an_address_nobody_should_follow() -> None:
    page = HOSTILE.replace("https://daily.example.com/pier?x=1", "javascript:alert(1)")
    assert "javascript" not in read_page(page).url


def test_read_page_believes_the_address_it_came_from() -> None:
    found = read_page(HOSTILE, url="https://other.example.com/a")
    assert (found.url, found.origins["url"]) == ("https://other.example.com/a", Origin.ADDRESS)


@pytest.mark.parametrize("written", ["می\u200cشود", "می&zwnj;شود", "می&#8204;شود", "می&#x200c;شود"])
def test_read_page_keeps_the_invisible_characters_of_spelling(written: str) -> None:
    assert "می\u200cشود" in read_page(HOSTILE.replace("0: The", f"{written} The")).body


@pytest.mark.parametrize(
    "hostile",
    [
        "<div>" * 1_000_000,
        f'<p class="{"a " * 2_000_000}">',
        "<!DOCTYPE html [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]><p>&b;&b;&b;</p>",
        "<p>" + "&#0;&#xD800;&#1114112;" * 1000,
        "<table>" * 5000,
        "<a href=/x>link" * 20_000,
    ],
    ids=["depth", "attribute", "entities", "characters", "tables", "links"],
)
def test_read_page_answers_to_hostile_markup(hostile: str) -> None:
    with suppress(NoArticle):
        assert "\x00" not in read_page(f"<html><body><h1>Pier</h1><p>{PARAGRAPH}</p>{hostile}</body></html>").body


def test_read_page_says_that_a_page_is_not_free_to_read() -> None:
    script = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": false}</script>'
    found = read_page(HOSTILE.replace("</head>", f"{script}</head>"))
    assert found.doubts
    assert (found.access, found.origins["access"]) == ("paywalled", Origin.LINKED)


TOLD = [f"The harbour office said on day {n} that the north pier stays open to every ship." for n in range(9)]
FOR_MACHINES = json.dumps(
    {"@type": "NewsArticle", "headline": "Pier", "articleBody": "".join(f"<p>{t}</p>" for t in TOLD)}
)
PUT_TOGETHER = f"<html><head><title>Pier</title><script type='application/ld+json'>{FOR_MACHINES}</script></head><body>"


@pytest.mark.parametrize("seen", ["<div id='app'></div>", f"<h1>Pier</h1><p>{TOLD[0]}</p><p>Subscribe to read on</p>"])
def test_read_page_reads_what_is_told_to_machines_where_a_script_was_to_show_it(seen) -> None:
    found = read_page(PUT_TOGETHER + seen)
    assert found.body.split("\n\n") == TOLD
    assert found.origins["body"] == Origin.LINKED


def test_read_page_reads_what_is_seen_where_that_is_another_text() -> None:
    other = [f"Nobody counted the {n} lorries which waited behind the old bridge all night long." for n in range(7)]
    found = read_page(PUT_TOGETHER + f"<article>{''.join(f'<p>{line}</p>' for line in other)}</article>")
    assert found.body.split("\n\n") == other
    assert found.origins["body"] == Origin.TEXT


def test_read_page_refuses_a_page_of_nothing_but_a_consent_notice() -> None:
    notice = "<h1>Before you continue</h1><p>We and our partners store cookies on your device. You can accept them."
    with pytest.raises(NoArticle, match="cookies"):
        read_page(f"<html><body>{notice}</p><button>Accept all</button></body></html>")


def test_read_page_keeps_what_the_page_says_besides() -> None:
    head = '<meta property="article:section" content="Harbour"><meta property="og:updated_time" content="2024-11-09">'
    found = read_page(HOSTILE.replace("</head>", f"{head}</head>"))
    assert (found.modified_edtf, found.section) == ("2024-11-09", "Harbour")
    assert found.canonical == "https://daily.example.com/pier?x=1"
    assert {found.origins[name] for name in ("modified", "section", "canonical")} == {Origin.META}
