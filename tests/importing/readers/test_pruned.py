"""Pruning and shaping: furniture goes, by name and by build; a page whose names lie loses nothing."""

import pytest
from trafilatura import load_html

from claims.importing.readers.pruned import prune
from claims.importing.readers.shaped import shape

TEXT = "The harbour office said on Monday that the north pier will stay open to every ship through the winter. "
ARTICLE = f"<main><h1>Pier</h1>{f'<p>{TEXT}</p>' * 5}</main>"
CARD = f'<div class="x"><h3><a href="/a">Other story of the day</a></h3><p>{TEXT} card</p></div>'


def left(furniture: str) -> str:
    return prune(load_html(f"<html><body>{ARTICLE}{furniture}</body></html>")).text_content()


@pytest.mark.parametrize(
    "furniture",
    [
        '<div class="article__relatedStories">gone</div>',
        '<div id="newsletter-signup"><p>gone</p></div>',
        '<aside>gone</aside><div role="dialog">gone</div>',
        f'<div class="comments-area">{f"<p>gone {TEXT}</p>" * 40}</div>',
        '<ul><li><a href="/1">gone one</a><li><a href="/2">gone two</a><li><a href="/3">gone three</a></ul>',
        '<p><b>Read also: <a href="/1">gone, a headline of some length</a></b></p>',
        f"<section>{CARD.replace('card', 'gone') * 6}</section>",
    ],
)
def test_prune_takes_furniture(furniture: str) -> None:
    text = left(furniture)
    assert "gone" not in text
    assert text.count("north pier") == 5


@pytest.mark.parametrize(
    "around", ['<div class="has-sidebar">', '<div class="social">', '<div id="related">', '<div class="post-comments">']
)
def test_prune_leaves_an_article_whatever_it_is_called(around: str) -> None:
    tree = prune(load_html(f"<html><body>{around}{ARTICLE}</div></body></html>"))
    assert tree.text_content().count("north pier") == 5


def test_prune_leaves_a_page_in_an_aside_that_was_never_closed() -> None:
    page = f"<html><body><aside class=popup-overlay><div>x</div>{ARTICLE.replace('<h1>Pier</h1>', '')}</body></html>"
    [body] = prune(load_html(page))
    assert body.find("aside") is None
    assert body.text_content().count("north pier") == 5


@pytest.mark.parametrize(
    "written",
    [
        f'<p>{TEXT}<a href="/x">as the office kept in its long statement</a></p>',
        f'<p>{TEXT}<a class="popup" href="/x">kept</a>, it said.</p>',
        f'<p>{TEXT}</p><ul><li><a href="/1">kept one</a><li><a href="/2">two</a><li><a href="/3">three</a></ul>',
        f'<div class="article-teaser"><p>{TEXT * 2} kept</p></div>',
        f"<ul><li>{TEXT}</li><li><a href='/1'>kept, as the title of a long report of the office</a></li></ul>",
        f"<div><p>{TEXT}</p>{CARD.replace('card', 'kept') * 3}<p>{TEXT}</p></div>",
        "".join(CARD.replace("Other", f"{n}. Other").replace("card", "kept") for n in range(1, 5)),
    ],
)
def test_prune_leaves_what_was_written_with_the_text(written: str) -> None:
    assert "kept" in left(written)


def test_shape_makes_columns_of_tables_plain_and_keeps_tables() -> None:
    figures = "<table><tr><td>Ships</td><td>12</td></tr></table>"
    columns = f"<table><tr><td>Menu</td><td>{(TEXT + '<br><br>') * 4}</td></tr></table>"
    assert shape(load_html(f"<html><body>{figures}</body></html>")).find(".//td") is not None
    assert shape(load_html(f"<html><body>{columns}</body></html>")).find(".//td") is None


def test_shape_marks_the_container_that_nobody_names() -> None:
    tree = shape(
        load_html(f"<html><body><div><div class='q7'>{f'<p>{TEXT}</p>' * 5}</div><p>x</p></div></body></html>")
    )
    assert [element.get("class") for element in tree.iterfind(".//*[@itemprop='articleBody']")] == ["q7"]


def test_prune_leaves_a_long_paragraph_that_is_all_links() -> None:
    assert (
        left(f'<p><a href="/1">{TEXT}</a> <a href="/2">{TEXT}</a> and <a href="/3">kept {TEXT}</a></p>').count("kept")
        == 1
    )


def test_an_id_made_of_a_heading_names_no_furniture() -> None:
    kept = left(
        "<div class='section' id='sharing-with-one-developer'><h2> Sharing with one developer</h2>It is easy.</div>"
        "<div id='sharing-with-all'><p>Share.</p></div>"
    )
    assert "It is easy." in kept
    assert "Share." not in kept
