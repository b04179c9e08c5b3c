"""Titles: the headline a reader sees, never the site's name."""

import pytest
from trafilatura import load_html

from claims.importing.readers.titles import Claimed, title_of, without_site
from claims.vocab.kinds import Origin


def titled(body: str, **claimed: object) -> tuple[str, Origin]:
    return title_of(load_html(f"<html><body>{body}<p>x</p></body></html>"), Claimed(**claimed))


def test_title_of_believes_the_heading_that_agrees_with_the_window() -> None:
    body = "<h1>The Sample Daily</h1><h2>North pier stays open</h2><h2>Other news of the day</h2>"
    found = titled(body, window="North pier stays open | Harbour | The Sample Daily", sites=("The Sample Daily",))
    assert found == ("North pier stays open", Origin.HEADING)


def test_title_of_prefers_what_covers_more_to_an_unknown_site() -> None:
    body = "<h1>Pier Notes Online</h1><h3>Small adventures with small boats</h3>"
    assert titled(body, window="Pier Notes Online: Small adventures with small boats")[0].startswith("Small")


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("North pier stays open | Opinion | Harbour", "North pier stays open"),
        ("Watch | North pier stays open", "Watch | North pier stays open"),
    ],
)
def test_title_of_leaves_out_departments_behind_bars(heading: str, title: str) -> None:
    assert titled(f"<h1>{heading}</h1>", window=heading)[0] == title


def test_title_of_falls_back_in_order() -> None:
    assert titled("", headline="A", shared="B", window="C") == ("A", Origin.LINKED)
    assert titled("", shared="B", window="C") == ("B", Origin.META)
    assert titled("", window="C - Daily", sites=("Daily",)) == ("C", Origin.WINDOW)
    assert titled("<h1>Only this heading here</h1>")[1] == Origin.HEADING
    assert titled("") == ("", Origin.NOWHERE)


@pytest.mark.parametrize(
    ("title", "alone"),
    [
        ("Pier – open – Daily", "Pier – open"),
        ("Daily: Pier open", "Pier open"),
        ("Pier open | Harbour | Daily", "Pier open"),
        ("Pier: what we know", "Pier: what we know"),
        ("Pier » Daily", "Pier"),
        ("", ""),
    ],
)
def test_without_site_cuts_the_name_and_no_more(title: str, alone: str) -> None:
    assert without_site(title, ("Daily",)) == alone
