"""Days of publication: as exact as they are written, and never another's."""

import pytest
from trafilatura import load_html

from claims.importing.readers.said import said_by

TITLE = "<h1>North pier stays open</h1>"


def day(body: str, head: str = "", lang: str = "en") -> str:
    return said_by(load_html(f'<html lang="{lang}"><head>{head}</head><body>{body}</body></html>')).date.edtf


@pytest.mark.parametrize(
    ("content", "edtf"),
    [
        ("2024-11-04T10:00:00Z", "2024-11-04"),
        ("20241104", "2024-11-04"),
        ("2024-11", "2024-11"),
        ("2024", "2024"),
        ("2024 Nov 4", "2024-11-04"),
        ("2024-13-45", ""),
        ("03/04/2024", ""),
        ("4 November 2024", "2024-11-04"),
        ("soon", ""),
    ],
)
def test_published_day_is_as_exact_as_it_was(content: str, edtf: str) -> None:
    assert day(TITLE, f'<meta property="article:published_time" content="{content}">') == edtf


@pytest.mark.parametrize(
    ("body", "lang"),
    [
        (f'{TITLE}<time datetime="2024-11-04T10:00">x</time>', "en"),
        (f"{TITLE}<div>Published 4 November 2024 · Updated 6 November 2024</div>", "en"),
        (f"<div>4. November 2024</div>{TITLE}", "de"),
        (f"{TITLE}<span>4 ноября 2024</span>", "ru"),
        (f"{TITLE}<span>4 نوفمبر 2024</span>", "ar"),
        ('<span class="post-date">November 4, 2024</span>', "en"),
        ("<p>Posted on <b>4 November 2024</b> by the desk</p><p>Posted on 4 November 2024</p>", "en"),
        ("<p>Опубликовано 4 ноября 2024</p>", "ru"),
        (f'{TITLE}<p property="datePublished">2024-11-04</p>', "en"),
        ('<meta property="og:title" content="Another title"><h1>A heading</h1><span>4 November 2024</span>', "en"),
        ('<script>var state = {"publishedAt":"2024-11-04T10:00:00Z"}</script><p>x</p>', "en"),
        (
            "<b>Published</b><time datetime='2024-11-04'>x</time><p><b>Seen</b><time datetime='2024-12-01'>x</time>",
            "en",
        ),
        (f"{TITLE}<div class=entry-meta><p>By the desk · Nov 4, 2024 at 3:00 am · View all 5 comments</div>", "en"),
        ('<i itemprop="datePublished">4 November 2024</i>', "en"),
    ],
)
def test_published_day_is_seen_on_the_page(body: str, lang: str) -> None:
    assert day(body, lang=lang) == "2024-11-04"


@pytest.mark.parametrize(
    "body",
    [
        f"{TITLE}<p>The office said that the contract of 4 November 2024 was void, as was the one before it.</p>",
        f"{TITLE}<p>x</p><footer>© 2024</footer>",
        f"{TITLE}<div>Updated 4 November 2024</div>",
        '<script>[{"publishedAt":"2024-11-04"},{"publishedAt":"2023-11-04"}]</script><p>x</p>',
        "<p>x</p>" * 99 + "<span>4 November 2024</span>",
    ],
)
def test_published_day_is_never_another(body: str) -> None:
    assert day(body) == ""


@pytest.mark.parametrize(
    "line",
    [
        "Updated on November 6, 2024",
        "4 November 2024 · Last updated: 6 November 2024",
        "Updated <time datetime=2024-11-06>x</time>",
    ],
)
def test_day_of_change_is_seen_beside_the_headline(line: str) -> None:
    said = said_by(load_html(f'<html lang="en"><body>{TITLE}<p>{line}</p></body></html>'))
    assert (said.modified.edtf, said.date.edtf) == ("2024-11-06", "2024-11-04" if "4 N" in line else "")


def test_day_in_the_address_is_the_outlets_own() -> None:
    head = '<meta property="article:published_time" content="{}"><link rel="canonical" href="https://a.example/2024/11/04/pier">'
    assert day(TITLE, head.format("2024-11-05T02:00:00+00:00")) == "2024-11-04"
    assert day(TITLE, head.format("2024-11-07T02:00:00+00:00")) == "2024-11-07"


def test_published_day_may_be_in_the_address() -> None:
    assert day("<p>x</p>", '<link rel="canonical" href="https://a.example.com/2024/11/04/pier">') == "2024-11-04"


def test_a_whole_day_goes_before_a_year() -> None:
    assert day(f"{TITLE}<p>4 November 2024</p>", '<meta name="citation_date" content="2024">') == "2024-11-04"


def test_days_of_publication_that_differ_are_none() -> None:
    assert day("<p>Posted on 4 November 2024</p><p>Posted on 5 November 2024</p>") == ""
