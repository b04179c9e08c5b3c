"""What a comparison comes to as a page: languages, directions, chains, numbers and the places they point to."""

import re
from html.parser import HTMLParser

import pytest
from django.template.loader import render_to_string

from claims.vocab.kinds import Mode
from tests.comparisons import ARMENIAN, ENVOY, NORTH, URDU, claim, large, quotation, side, small, source


def page(comparison):
    return render_to_string("reading/_comparison.html", {"comparison": comparison})


def of(*quotations, actor=NORTH, **fields):
    """A page of one claim."""
    return page(small(sides=(side(1, "One", (claim(1, "It was so.", actor, quotations, **fields),)),)))


class Ids(HTMLParser):
    """The ids of a page, and the places of it that its links point to."""

    def __init__(self, html):
        super().__init__()
        self.ids, self.targets = [], set()
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        if "id" in found:
            self.ids.append(found["id"])
        if (found.get("href") or "").startswith("#"):
            self.targets.add(found["href"][1:])


@pytest.mark.parametrize("sides", [2, 3])
def test_every_link_within_the_page_has_its_place_and_every_place_one_name(sides):
    found = Ids(page(large(sides=sides)))
    assert len(found.ids) == len(set(found.ids))
    assert found.targets <= set(found.ids)
    assert {f"note-{n}" for n in range(1, 31)} <= found.targets


def test_sides_stand_in_the_order_of_the_document():
    html = page(large(sides=3))
    assert (
        html.index("Southland closed it, on orders") < html.index("Southland did not close it") < html.index("Neither")
    )


def test_a_quotation_right_to_left_says_its_language_and_direction():
    html = of(quotation(1, URDU, lang="ur"), actor=URDU)
    assert '<blockquote lang="ur" dir="rtl">' in html
    assert '<bdi lang="ur">وزارت شاہرات</bdi>' in html
    assert '<cite lang="ur" dir="rtl">' in html


@pytest.mark.parametrize(("lang", "marks"), [("en", "“”"), ("hy", "«»"), ("ru", "«»"), ("ur", "”“")])
def test_quotation_marks_are_those_of_the_language(lang, marks):
    html = of(quotation(2, ARMENIAN, lang=lang))
    assert re.search(f"{marks[0]}[^<]+{marks[1]}", html)


def test_broken_quotations_are_joined_and_a_little_context_stays_muted():
    html = of(
        quotation(1, NORTH, pieces=("agreed to talk", "about observers"), prefix="rning he ", suffix=", adding th")
    )
    assert '<span class="around">… he </span>' in html or '<span class="around">… he </span> ' in html.replace(
        "  ", " "
    )
    assert "“agreed to talk … about observers”" in html
    assert '<span class="around">, adding …</span>' in html


def test_context_stays_within_the_paragraph():
    html = of(quotation(1, NORTH, prefix="A headline\n", suffix=".\nThe next paragraph"))
    assert "headline" not in html
    assert "next" not in html


def test_what_is_only_attributed_is_never_said_plainly():
    cards = [card for card in large().claims() if not card.spoken]
    html = page(small(sides=(side(1, "One", tuple(cards)),)))
    assert cards[0].actor == ENVOY
    head = re.search(r'<p class="whose">(.*?)</p>', html, re.DOTALL)[1]
    assert "Attributed to" in head
    assert "Press office" in head
    assert "<strong>" not in head
    assert "has not confirmed it" in html


def test_a_vague_date_is_shown_as_it_was_put():
    html = of(quotation(3, NORTH))
    assert '<span class="date">late December 2022</span>' in html
    assert of(quotation(1, NORTH)).count('<time datetime="2023-02-22">22 February 2023</time>') >= 2


def test_the_outlets_own_voice_is_called_that():
    html = of(quotation(1, NORTH, mode=Mode.NARRATION, hops=quotation(1, NORTH).hops[:1]))
    assert "says this in its own voice" in html


def test_a_source_without_an_address_is_not_called_offline():
    html = of(quotation(1, NORTH, source=source(1, url="")))
    assert "No address known." in html
    assert "No longer online" not in html
    assert "Behind a paywall." in of(quotation(4, NORTH))


def test_copies_of_one_story_are_counted_as_one_origin():
    copies = [quotation(n, NORTH, source=source(n, origin=1)) for n in (1, 2, 3)]
    assert "3 sources, 1 independent origin<" in of(*copies)


def test_findings_and_silences_stand_apart_and_say_what_they_are_not():
    html = page(large())
    after_sides = html[html.index("What a third party found") :]
    assert "not a verdict of this site" in after_sides
    assert "Silence is neither a denial nor an admission" in after_sides
    assert "As of 3 March 2023. Searched: <bdi>the commission’s site, two wires</bdi>" in after_sides
    assert "13 to 2" in after_sides


def test_one_side_alone_says_why():
    assert 'Why: <bdi lang="en">Nobody else spoke.</bdi>' in page(small(one_sided_reason="Nobody else spoke."))
