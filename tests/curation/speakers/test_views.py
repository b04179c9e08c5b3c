"""The pages of unknown names, as an editor presses through them."""

import lxml.html
import pytest
from django.test import Client
from django.urls import reverse

from claims.curation.speakers import queries
from claims.models import Actor, Attribution, Settlement
from claims.vocab.statuses import Status
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def armenia() -> Actor:
    return make.ActorFactory(name="Armenia")


def names(client: Client, address: str) -> list[str]:
    page = lxml.html.fromstring(client.get(address).content)
    return [a.text_content() for a in page.xpath("//ul[@class='queue']/li/a")]


def settle_path(name: str, **more: object) -> str:
    return reverse("claims:speaker-settle", query={"name": name, **more})


def test_the_list_leads_to_a_name_and_the_most_frequent_comes_first(editor: Client) -> None:
    make.AttributionFactory.create_batch(2, through=["Baku"])
    make.AttributionFactory(through=["Yerevan"])
    path = reverse("claims:speaker-list")
    assert names(editor, path) == ["Baku", "Yerevan"]
    assert names(editor, f"{path}?q=yere") == ["Yerevan"]
    page = lxml.html.fromstring(editor.get(settle_path("baku")).content)
    assert len(page.xpath("//li[@class='card']")) == 2
    assert page.xpath("//h1")[0].text_content() == "“Baku”"


def test_pages_of_names_follow_each_other(editor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "PAGE", 2)
    for name in ("Baku", "Baku", "Yerevan", "they", "they", "Moscow"):
        make.AttributionFactory(through=[name])
    address, seen = reverse("claims:speaker-list"), []
    while address:
        page = lxml.html.fromstring(editor.get(address).content)
        seen += names(editor, address)
        address = "".join(page.xpath("//a[@rel='next']/@href"))
    assert seen == ["Baku", "Moscow", "they", "they", "Yerevan"]


@pytest.mark.parametrize("after", ["x", "1_", "9999999999_1_a", "1_-1_a", "2_0_\0"])
def test_a_place_that_is_none_breaks_nothing(editor: Client, after: str) -> None:
    assert editor.get(reverse("claims:speaker-list"), {"after": after, "q": "\0"}).status_code == 200


def test_choosing_somebody_settles_all(editor: Client, armenia: Actor) -> None:
    make.AttributionFactory.create_batch(2, through=["Yerevan"])
    assert b'value="%d"' % armenia.pk in editor.get(settle_path("Yerevan", find="armen")).content
    answer = editor.post(settle_path("Yerevan"), {"do": "actor", "actor": armenia.pk, "keep": "metonym", "lang": "en"})
    assert (answer.status_code, answer["Location"]) == (303, reverse("claims:speaker-list"))
    assert "Settled: 2 suggestions." in editor.get(answer["Location"]).content.decode()
    assert Attribution.objects.filter(hops__actor=armenia).count() == 2
    settled = reverse("claims:speaker-settled")
    assert "kept as a name" in editor.get(settled).content.decode()
    undo = reverse("claims:speaker-unsettle", kwargs={"pk": Settlement.objects.get().pk})
    assert editor.post(undo)["Location"] == settled
    assert names(editor, reverse("claims:speaker-list")) == ["Yerevan"]
    assert "taken back already" in editor.post(undo, follow=True).content.decode()


def test_somebody_new_can_be_added_on_the_way(editor: Client) -> None:
    make.AttributionFactory(through=["Harbour Board"])
    sent = {"do": "new", "new-name": "Harbour Board", "new-kind": "organisation", "new-lang": "en", "keep": ""}
    assert editor.post(settle_path("harbour board"), sent).status_code == 303
    assert Attribution.objects.filter(hops__actor__name="Harbour Board").exists()


@pytest.mark.parametrize("do", ["unnamed", "nobody"])
def test_nobody_whom_one_could_name(editor: Client, do: str) -> None:
    one, other = make.AttributionFactory.create_batch(2, through=["a security source"])
    path = settle_path("a security source", source=one.capture.source_id)
    assert "The same words stand in 1 other article." in editor.get(path).content.decode()
    assert editor.post(path, {"do": do, "everywhere": "on"}).status_code == 303
    statuses = {one.status for one in Attribution.objects.all()}
    assert statuses == {Status.SUGGESTED if do == "unnamed" else Status.REJECTED}
    assert other.hops.filter(actor__source=other.capture.source).exists() == (do == "unnamed")


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({"do": "actor"}, "Choose whom the name means first."),
        ({"do": "new", "new-name": "Armenia", "new-kind": "state", "new-lang": "en"}, "Already here under this name"),
        ({"do": "find", "find": "armen"}, "Armenia"),
    ],
)
def test_what_stands_in_the_way_is_said(editor: Client, armenia: Actor, sent: dict[str, str], says: str) -> None:
    make.AttributionFactory(through=["Yerevan"])
    answer = editor.post(settle_path("Yerevan"), sent)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not Settlement.objects.exists()


def test_a_name_that_does_not_wait_leads_back_to_the_list(editor: Client) -> None:
    assert editor.get(settle_path("Nowhere"))["Location"] == reverse("claims:speaker-list")


def test_more_names_ask_no_more_of_the_database(editor: Client, django_assert_num_queries) -> None:
    make.AttributionFactory(through=["they"])
    editor.get(reverse("claims:speaker-list"))
    for name in ("they", "she", "Baku", "Moscow"):
        make.AttributionFactory(through=[name])
    with django_assert_num_queries(5):
        assert len(names(editor, reverse("claims:speaker-list"))) == 5
