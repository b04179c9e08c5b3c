"""The schema.org block: what it says, what it must not say, and that it cannot break out of its element."""

import json
from datetime import UTC, datetime

import msgspec
import pytest

from claims.reading.jsonld import Published, claim_script, page, script
from tests.comparisons import NORTH, claim, large, quotation, side, small

PUBLISHED = Published(
    3,
    datetime(2026, 3, 1, tzinfo=UTC),
    datetime(2026, 3, 3, tzinfo=UTC),
    "https://site.example/disputes/who-closed-the-bridge/",
)
# The classes of STANDARDS §2, with the properties each may carry there.
ALLOWED = {
    "WebPage": {
        "@context", "url", "name", "abstract", "inLanguage", "datePublished", "dateModified", "version", "isBasedOn",
        "publisher", "hasPart", "citation", "temporalCoverage",
    },
    "Claim": {
        "url", "text", "inLanguage", "author", "about", "claimInterpreter", "datePublished", "firstAppearance",
        "appearance", "hasPart",
    },
    "Quotation": {"text", "inLanguage", "isBasedOn", "author", "datePublished"},
    "NewsArticle": {"url", "headline", "inLanguage", "datePublished", "publisher"},
    "Report": {"name", "author", "datePublished", "abstract", "url", "creativeWorkStatus"},
    "Organization": {"name", "url", "correctionsPolicy"},
    "Person": {"name"},
    "NewsMediaOrganization": {"name"},
}  # fmt: skip


def nodes(value):
    """Every node of the block, at any depth."""
    if isinstance(value, dict):
        yield value
        for one in value.values():
            yield from nodes(one)
    elif isinstance(value, list):
        for one in value:
            yield from nodes(one)


@pytest.fixture
def block():
    return page(large(), PUBLISHED)


def test_every_class_and_property_is_one_of_the_standard(block):
    for node in nodes(block):
        if "@type" in node:
            assert set(node) - {"@type", "@id"} <= ALLOWED[node["@type"]], node["@type"]


def test_nothing_is_empty(block):
    for node in nodes(block):
        assert all(value not in ("", [], {}, None) for value in node.values())


def test_every_reference_leads_to_a_node_of_the_block(block):
    written = {node["@id"] for node in nodes(block) if "@type" in node and "@id" in node}
    named = {node["@id"] for node in nodes(block) if set(node) == {"@id"}}
    assert named <= written


def test_the_page_names_its_edition_claims_and_sources(block):
    assert (block["@type"], block["version"], block["datePublished"]) == ("WebPage", "3", "2026-03-01T00:00:00+00:00")
    assert len(block["hasPart"]) == 12
    assert block["hasPart"][0]["@id"] == "https://site.example/claims/1/"
    assert block["isBasedOn"][0] == "https://site.example/sources/1/"
    assert block["citation"][0]["creativeWorkStatus"].startswith("A provisional measure")


def test_nobody_is_the_author_of_what_nobody_heard_them_say(block):
    """The envoy agreed, says the office, reports the outlet: the office is the author, the envoy what it is about."""
    attributed = next(one for one in block["hasPart"] if one["url"].endswith("/claims/10/"))
    assert [one["@id"] for one in attributed["author"]] == ["https://site.example/actors/press-office/"]
    assert attributed["about"]["@id"] == "https://site.example/actors/envoy/"
    assert attributed["hasPart"][0]["author"]["@id"] == "https://site.example/actors/press-office/"


def test_there_is_no_verdict_and_no_invented_relation(block):
    text = json.dumps(block)
    assert "ClaimReview" not in text
    assert "contradict" not in text


def test_a_vague_date_is_left_out_rather_than_made_exact():
    said = quotation(3, NORTH)  # "late December 2022"
    found = page(small(sides=(side(1, "One", (claim(1, "It was.", NORTH, (said,)),)),)), PUBLISHED)
    assert "datePublished" not in found["hasPart"][0]
    assert found["temporalCoverage"] == "2022-12-21/.."


def test_the_block_cannot_end_its_element():
    hostile = msgspec.structs.replace(NORTH, name="</script><script>alert(1)</script><!--", slug="north")
    text = "A & B </script>"
    found = small(question=text, sides=(side(1, "One", (claim(1, text, hostile, (quotation(1, hostile),)),)),))
    for written in (script(found, PUBLISHED), claim_script(found.sides[0].claims[0], "https://site.example/claims/1/")):
        assert not set("<>&") & set(written)
        assert text in json.dumps(json.loads(written))


def test_an_address_no_browser_may_follow_is_left_out():
    said = quotation(1, NORTH)
    bad = msgspec.structs.replace(said, source=msgspec.structs.replace(said.source, url="javascript:alert(1)"))
    assert "javascript" not in script(small(sides=(side(1, "One", (claim(1, "It.", NORTH, (bad,)),)),)), PUBLISHED)
