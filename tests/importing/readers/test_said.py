"""What a page says of itself, and where: fields, origins, and what must not be believed."""

import json

import pytest
from trafilatura import load_html

from claims.importing.readers.said import Said, said_by
from claims.vocab.kinds import Access, Origin

ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Pier stays open",
    "datePublished": "2024-11-04T23:30:00+04:00",
    "dateModified": "2024-11-06",
    "author": [{"name": "First Desk"}, {"@id": "#d"}],
    "publisher": {"@id": "#o"},
    "articleSection": ["Harbour", "News"],
    "inLanguage": "en-GB",
    "isAccessibleForFree": "False",
    "license": "https://creativecommons.org/licenses/by/4.0/",
}
OTHERS = [{"@id": "#o", "@type": "Organization", "name": "Sample Daily"}, {"@id": "#d", "name": "Second Desk"}]


def page(body: str = "", head: str = "", graph: object = None, **html: str) -> Said:
    script = f'<script type="application/ld+json">{json.dumps(graph)}</script>' if graph is not None else ""
    attributes = "".join(f' {name}="{value}"' for name, value in html.items())
    return said_by(load_html(f"<html{attributes}><head>{head}{script}</head><body>{body}</body></html>"))


def test_said_by_reads_the_article_of_a_graph() -> None:
    said = page(graph={"@graph": [*OTHERS, ARTICLE]})
    assert (said.title, said.outlet, said.byline) == ("Pier stays open", "Sample Daily", "First Desk, Second Desk")
    assert (said.date.edtf, said.modified.edtf) == ("2024-11-04", "2024-11-06")  # the outlet's own day
    assert (said.section, said.lang, said.access) == ("Harbour", "en", Access.PAYWALLED)
    assert said.licence == "https://creativecommons.org/licenses/by/4.0/"
    assert said.origins["title"] == said.origins["date"] == said.origins["access"] == Origin.LINKED


def test_said_by_leaves_articles_of_lists_alone() -> None:
    said = page("<h1>Own</h1>", graph={"@type": "ItemList", "itemListElement": [{"item": ARTICLE}]})
    assert (said.title, said.date.edtf) == ("Own", "")


@pytest.mark.parametrize(
    "broken", ["{", "[" * 100_000, '{"@type": "NewsArticle", "headline": ', "null", '"x"', "[1, 2]"]
)
def test_said_by_outlives_any_json(broken: str) -> None:
    assert said_by(load_html(f'<html><script type="application/ld+json">{broken}</script><h1>Own</h1></html>')).title


def test_said_by_forgives_json_as_pages_write_it() -> None:
    text = '<!-- {"@type": "NewsArticle", "headline": "A &amp; B\n go on",} -->'
    found = said_by(
        load_html(f'<html><head><script type="application/ld+json">{text}</script></head><body>x</body></html>')
    )
    assert found.title == "A & B go on"


def test_said_by_takes_addresses_a_person_can_follow() -> None:
    head = '<link rel="canonical" href="https://a.example.com/1"><link rel="amphtml" href="javascript:x()">'
    said = page(head=head + '<link rel="license" href="https://a.example.com/terms">')
    assert (said.canonical, said.amp, said.licence) == ("https://a.example.com/1", "", "https://a.example.com/terms")
    assert (said.outlet, said.origins["outlet"]) == ("a.example.com", Origin.HOST)


@pytest.mark.parametrize(("tier", "access"), [("locked", Access.PAYWALLED), ("free", Access.OPEN)])
def test_said_by_knows_a_locked_page(tier: str, access: str) -> None:
    assert page(head=f'<meta property="article:content_tier" content="{tier}">').access == access


def test_said_by_sees_a_byline_beside_the_headline() -> None:
    said = page('<h1>Pier stays open</h1><span class="byline">By Harbour Desk</span>')
    assert (said.byline, said.origins["byline"]) == ("Harbour Desk", Origin.BESIDE)


def test_said_by_takes_the_language_from_the_page() -> None:
    assert page(lang="de-AT").lang == "de"
    assert page(lang="undetermined").lang == ""
