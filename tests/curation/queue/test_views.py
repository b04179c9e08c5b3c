"""The queue over all articles: narrowed, paged, decided where it stands."""

from urllib.parse import urlencode

import lxml.html
import pytest
from django.test import Client
from django.urls import reverse

from claims.curation.queue import queries
from claims.models import Actor, Attribution
from claims.vocab.edtf import parse
from claims.vocab.statuses import Status
from tests import factories as make

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def governor() -> Actor:
    return make.ActorFactory(name="Governor", names=["the head of the province"])


def queue(**wanted: object) -> str:
    return f"{reverse('claims:suggestion-list')}?{urlencode(wanted)}"


def rows_of(page: lxml.html.HtmlElement) -> list[lxml.html.HtmlElement]:
    return page.xpath("//li[contains(@class, 'suggestion')]")


def shown(client: Client, address: str) -> list[int]:
    """Ids of the suggestions on a page, in its order."""
    page = lxml.html.fromstring(client.get(address).content)
    return [int(row.get("id").removeprefix("suggestion-")) for row in rows_of(page)]


def test_a_row_shows_the_sentence_the_chain_and_the_way_to_the_workbench(editor: Client, governor: Actor) -> None:
    one = make.AttributionFactory(through=[governor], confidence_score=0.83, because="It said so.")
    make.PassageFactory(capture=one.capture, attribution=one, words="said", role="cue")
    make.PassageFactory(capture=one.capture, attribution=one, words="the ministry", role="source")
    row = rows_of(lxml.html.fromstring(editor.get(queue()).content))[0]
    assert row.find("blockquote").text_content() == "The road is open, the ministry said. "
    marked = {span.get("class"): span.text for span in row.find("blockquote").iter("span")}
    assert marked == {"marked suggested": "The road is open", "marked source": "the ministry", "marked cue": "said"}
    said = row.text_content()
    assert all(words in said for words in ("Governor says this", "83 % sure", "It said so.", one.capture.source.title))
    assert row.xpath(".//a[@data-key='c']")[0].get("href").endswith(f"/desk/captures/{one.capture_id}/?review={one.pk}")


def test_only_what_somebody_is_known_to_have_said_can_be_accepted_here(editor: Client, governor: Actor) -> None:
    known = make.AttributionFactory(through=[governor])
    make.AttributionFactory(through=["Moscow"])
    page = editor.get(queue()).content.decode()
    assert page.count('value="accept"') == 1
    assert f'id="accept-{known.pk}"' in page


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, "abc"),
        ({"who": "GOVERNOR"}, "a"),
        ({"who": "head of the province"}, "a"),
        ({"who": "moscow"}, "b"),
        ({"mode": "direct"}, "b"),
        ({"act": "denies"}, "c"),
        ({"least": 50, "most": 59}, "b"),
        ({"least": 60}, "a"),
        ({"since": "2023-01-01", "until": "2023-12-31"}, "a"),
        ({"dated": "import", "since": "2023-01-01"}, "abc"),
        ({"dated": "import", "until": "2023-12-31"}, ""),
        ({"who": "\0", "least": "many", "mode": "sung", "since": "yesterday", "outlet": "x"}, "abc"),
        ({"order": "unsure"}, "cba"),
        ({"order": "surest"}, "abc"),
    ],
)
def test_the_address_says_what_is_wanted(
    editor: Client, governor: Actor, wanted: dict[str, object], found: str
) -> None:
    dated = make.SourceFactory()
    dated.date = parse("2023-05")
    dated.save()
    rows = {
        "a": make.AttributionFactory(
            capture__source=dated, through=[governor], confidence_score=0.9, capture__text=make.TEXT + " "
        ),
        "b": make.AttributionFactory(through=["Moscow"], mode="direct", confidence_score=0.599),
        "c": make.AttributionFactory(through=["Baku"], speech_act="denies"),
    }
    expected = [rows[name].pk for name in found]
    in_order = shown(editor, queue(**wanted))
    assert (in_order if "order" in wanted else sorted(in_order)) == expected


def test_an_outlet_has_its_own_queue_and_progress(editor: Client, governor: Actor) -> None:
    one = make.AttributionFactory(through=[governor])
    make.AttributionFactory(accepted=True, capture=one.capture, through=[governor])
    make.AttributionFactory.create_batch(2, through=[governor])
    address = queue(outlet=one.capture.source.outlet_id)
    assert shown(editor, address) == [one.pk]
    assert "1 of 2 decided" in editor.get(address).content.decode()
    assert "1 of 4 decided" in editor.get(queue()).content.decode()
    assert "1 of 4 suggestions decided." in editor.get(reverse("claims:suggestion-progress")).content.decode()


@pytest.mark.parametrize("order", ["text", "surest", "unsure"])
def test_pages_follow_each_other_also_when_rows_are_decided_between(
    editor: Client, monkeypatch: pytest.MonkeyPatch, order: str
) -> None:
    monkeypatch.setattr(queries, "PAGE", 2)
    for text in ("", " ", "  "):
        capture = make.CaptureFactory(text=make.TEXT + text + ".")
        make.AttributionFactory.create_batch(2, capture=capture, through=["Moscow"], confidence_score=len(text) / 4)
    everything, address, seen = set(Attribution.objects.values_list("pk", flat=True)), queue(order=order), []
    while address:
        page = shown(editor, address)
        after = lxml.html.fromstring(editor.get(address).content).xpath("//a[@rel='next']")
        seen += page
        address = after[0].get("href") if after else ""
        editor.post(reverse("claims:suggestion-decide", kwargs={"pk": page[0]}), {"verb": "reject", "version": 1})
    assert len(seen) == 6
    assert set(seen) == everything


@pytest.mark.parametrize("after", ["nonsense", "1_", "nan_3", "inf_3", "9" * 30 + "_1", "1_" + "9" * 30, "\0_1"])
def test_a_place_that_is_none_breaks_nothing(editor: Client, after: str) -> None:
    for order in ("text", "surest"):
        assert editor.get(queue(order=order, after=after)).status_code == 200


def test_deciding_answers_with_the_row_or_goes_back_to_the_same_queue(editor: Client, governor: Actor) -> None:
    one, other = make.AttributionFactory.create_batch(2, through=[governor])
    path = reverse("claims:suggestion-decide", kwargs={"pk": one.pk})
    answer = editor.post(f"{path}?who=governor", {"verb": "accept", "version": 1}, headers=HTMX)
    assert answer.content.decode().count("<li") == 1
    assert "Accepted" in answer.content.decode()
    path = reverse("claims:suggestion-decide", kwargs={"pk": other.pk})
    answer = editor.post(f"{path}?who=governor", {"verb": "reject", "version": 1})
    assert (answer.status_code, answer["Location"]) == (303, queue(who="governor"))
    assert [one.status for one in Attribution.objects.order_by("pk")] == [Status.ACCEPTED, Status.REJECTED]
    assert "2 by you today" in editor.get(queue()).content.decode()


@pytest.mark.parametrize("verb", ["accept", "reject"])
def test_what_was_just_decided_can_be_taken_back(editor: Client, governor: Actor, verb: str) -> None:
    one, other = make.AttributionFactory.create_batch(2, through=[governor])
    path = reverse("claims:suggestion-decide", kwargs={"pk": one.pk})
    assert 'value="undo"' in editor.post(path, {"verb": verb, "version": 1}, headers=HTMX).content.decode()
    decide = reverse("claims:suggestion-decide", kwargs={"pk": other.pk})
    editor.post(decide, {"verb": "accept", "version": 1})
    assert 'value="accept"' in editor.post(path, {"verb": "undo"}, headers=HTMX).content.decode()
    assert [one.status for one in Attribution.objects.order_by("pk")] == [Status.SUGGESTED, Status.ACCEPTED]


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({"verb": "undo", "version": 1}, "no decision of yours"),
        ({"verb": "accept", "version": 1}, "Say who “Moscow” is"),
        ({"verb": "reject", "version": 7}, "A colleague has just changed"),
        ({"verb": "withdraw", "version": 1}, "That did not work."),
    ],
)
def test_what_cannot_be_done_is_said_in_the_row(editor: Client, sent: dict[str, object], says: str) -> None:
    one = make.AttributionFactory(through=["Moscow"])
    answer = editor.post(reverse("claims:suggestion-decide", kwargs={"pk": one.pk}), sent, headers=HTMX)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert Attribution.objects.get().status == Status.SUGGESTED


def test_more_rows_ask_no_more_of_the_database(editor: Client, governor: Actor, django_assert_num_queries) -> None:
    make.AttributionFactory(through=[governor])
    editor.get(queue())
    with django_assert_num_queries(10):
        editor.get(queue())
    make.AttributionFactory.create_batch(4, through=[governor])
    with django_assert_num_queries(10):
        assert len(shown(editor, queue())) == 5
