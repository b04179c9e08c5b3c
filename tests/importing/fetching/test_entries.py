import gzip
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.importing.fetching.entries import MAX_ENTRIES, Entry, entries_in

HERE = "https://daily.example.com/feeds/all.xml"
RSS = """ <?xml version="1.0"?><rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel>
<title>Daily</title><link>https://daily.example.com/</link><image><title>Logo</title><link>/logo</link></image>
<item><media:title>Photo</media:title><title>Pier &amp;amp; &lt;b&gt;harbour&lt;/b&gt;</title>
<link> https://daily.example.com/a?x=1&y=2 </link><pubDate>Mon, 04 Nov 2024 10:00:00 GMT</pubDate></item>
<item><title><![CDATA[No <i>link</i> &nbsp; here]]></title><guid>https://daily.example.com/b</guid><dc:date>2024-11-04</dc:date></item>
<item><title>Nothing</title><guid isPermaLink="false">https://daily.example.com/no</guid></item>
<item><link>/c</link></item><item><link>/c</link></item><item><link>javascript:alert(1)</link></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Daily</title><link rel="self" href="/feeds/all.xml"/>
<entry><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">The <b>pier</b></div></title>
<link rel="enclosure" href="/a.mp3"/><link href="/a"/><updated>2024-11-05T10:00:00Z</updated>
<published>2024-11-04T10:00:00Z</published>
<source><title>Another</title><link href="/other"/></source></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><item rdf:about="x"><title>Pier</title><link>https://daily.example.com/a</link>
<dc:date>2024-11-04</dc:date></item></rdf:RDF>"""
SITEMAP = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><image:image><image:loc>https://daily.example.com/i.png</image:loc></image:image><loc>https://daily.example.com/a</loc>
<lastmod>2024-11-05</lastmod><news:news><news:publication_date>2024-11-04</news:publication_date>
<news:title>Pier</news:title></news:news></url></urlset>"""
INDEX = """<sitemapindex xmlns="https://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://daily.example.com/1.xml.gz</loc>
</sitemap></sitemapindex>"""


def found(text: str | bytes) -> list[Entry]:
    return entries_in(text.encode() if isinstance(text, str) else text, url=HERE) or []


def test_rss_as_it_comes():
    assert found(RSS) == [
        Entry("https://daily.example.com/a?x=1&y=2", "Pier & harbour", "Mon, 04 Nov 2024 10:00:00 GMT"),
        Entry("https://daily.example.com/b", "No link here", "2024-11-04"),
        Entry("https://daily.example.com/c"),
    ]


@pytest.mark.parametrize("text", [ATOM, RDF, SITEMAP])
def test_the_other_kinds(text):
    (entry,) = found(text)
    assert (entry.url, entry.published[:10]) == ("https://daily.example.com/a", "2024-11-04")
    assert entry.title.lower().endswith("pier")


def test_an_index_names_lists():
    assert found(INDEX) == [Entry("https://daily.example.com/1.xml.gz", is_list=True)]


@pytest.mark.parametrize(
    "data",
    [
        gzip.compress(RDF.encode()),
        b"\xef\xbb\xbf\n" + RDF.encode(),
        ('<?xml version="1.0" encoding="utf-16"?>' + RDF).encode("utf-16"),
    ],
)
def test_whatever_it_is_packed_and_written_in(data):
    assert [entry.title for entry in found(data)] == ["Pier"]


def test_what_is_broken_gives_what_came_before():
    assert len(found(RSS[: RSS.index("<item><title>Nothing")])) == 2
    assert len(found(gzip.compress(RSS.encode() + bytes(range(256)) * 900)[:-9])) == 3


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html><item><link>/a</link></item>",
        b"%PDF-1.4",
        b"PK\x03\x04",
        b"\x1f\x8bnot",
        b'{"rss": 1}',
        b"plain text",
    ],
)
def test_what_is_no_feed_is_told_from_an_empty_one(data):
    assert entries_in(data, url=HERE) is None
    assert entries_in(b"<rss><channel/></rss>", url=HERE) == []


def test_no_entity_is_followed_or_multiplied(tmp_path):
    (tmp_path / "secret").write_text("secret")
    bomb = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 10))
    head = f"<!DOCTYPE r [<!ENTITY l0 'lol'>{bomb}<!ENTITY file SYSTEM 'file://{tmp_path}/secret'>]>"
    body = "<item><title>&l9;&file;</title><link>https://daily.example.com/a</link></item>"
    (entry,) = found(f"{head}<rss>{body}</rss>") or [Entry("")]
    assert "secret" not in entry.title
    assert len(entry.title) <= 300


@pytest.mark.parametrize(
    "data",
    [
        b"<rss>" + b"<item>" * 2_000_000,
        b"<rss>" + b"<item/>" * 2_000_000,
        b"<rss><item><title>" + b"x" * 15_000_000,
        b"<rss a='" + b"x" * 15_000_000,
    ],
)
def test_what_is_endless_ends(data):
    tracemalloc.start()
    assert found(data) == []
    assert tracemalloc.get_traced_memory()[1] < 100_000_000
    tracemalloc.stop()


def test_fifty_thousand_entries_are_the_most():
    items = "".join(f"<url><loc>https://daily.example.com/{n}</loc></url>" for n in range(MAX_ENTRIES + 5))
    assert len(found(f"<urlset>{items}</urlset>")) == MAX_ENTRIES


def test_an_ampersand_is_read_wherever_the_pieces_are_cut():
    for n in range(65_480, 65_540, 3):
        text = f"<rss><!--{' ' * (n - 60)}--><item><link>/a?b=1&c=2&amp;d=3&#38;e=4</link></item></rss>"
        assert [entry.url for entry in found(text)] == ["https://daily.example.com/a?b=1&c=2&d=3&e=4"]


@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"<rss>", b"<rss><item>", b"<?xml version='1.0' encoding='", b"\xff\xfe<\0"]),
)
def test_whatever_comes_is_read_or_is_no_feed(data, begun):
    entries_in(begun + data, url=HERE)


@pytest.mark.parametrize("encoding", ["nonsense", "utf-7", "ebcdic-cp-us", "idna", "zip", "utf-32"])
def test_an_encoding_that_nobody_has_is_no_trouble(encoding):
    entries_in(f"<?xml version='1.0' encoding='{encoding}'?>{RDF}".encode(), url=HERE)
