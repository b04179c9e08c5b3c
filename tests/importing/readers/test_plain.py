"""Plain text: the real seeds, heads of several shapes, and every script."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.importing.readers.plain import read_plain
from claims.vocab.kinds import Origin
from tracker.environment import BASE_DIR

SEEDS = BASE_DIR.parent / "shared" / "seeds"
needs_seeds = pytest.mark.skipif(not SEEDS.exists(), reason="the seeds lie beside the repository, not in it")
BODY = (
    "The harbour office said on Monday that the north pier stays open to every ship through the winter season.\n\n" * 3
)
DATED, BARE = "000_3f563855fa8c88f3.txt", "003_e043f0e9e7e8ef96.txt"


def gold() -> dict:
    return json.loads((SEEDS / "gold.json").read_text())


@needs_seeds
@pytest.mark.parametrize("name", [DATED, BARE])
def test_read_plain_reads_what_the_seeds_say_of_themselves(name: str) -> None:
    found, meta = read_plain((SEEDS / name).read_text()), gold()["meta"][name]
    assert found.title == meta["title"]
    assert (found.outlet or None, found.date_edtf or None) == (meta["outlet"], meta["published"])
    assert not any(line in found.body for line in meta.get("boilerplate", []))
    assert found.lang == "en"


@needs_seeds
@pytest.mark.parametrize("name", [DATED, BARE])
def test_read_plain_keeps_every_quotation_of_the_seeds(name: str) -> None:
    body = read_plain((SEEDS / name).read_text()).body
    wanted = [one["content"] for one in gold()["attributions"] if one["article"] == name]
    assert wanted
    assert [content for content in wanted if content not in body] == []


@needs_seeds
def test_read_plain_begins_the_body_after_the_title() -> None:
    assert read_plain((SEEDS / DATED).read_text()).body.startswith("Armenian Prime Minister")
    assert read_plain((SEEDS / BARE).read_text()).body.startswith("Russia urged")


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("North pier stays open", {"title": "North pier stays open"}),
        ("Is the north pier open?", {"title": "Is the north pier open?"}),
        ("All the news first\nNorth pier stays open", {"title": "North pier stays open"}),
        ("North pier open\nBy A. Writer\n4 November 2024", {"byline": "A. Writer", "date_edtf": "2024-11-04"}),
        ("4. November 2024 daily.example.com\nNorth pier open", {"outlet": "daily.example.com"}),
        ("https://daily.example.com/a\nNorth pier open", {"url": "https://daily.example.com/a"}),
        ("31.02.2024\nNorth pier open", {"date_edtf": "", "title": "North pier open"}),
        ("03/02/2024\nNorth pier open", {"date_edtf": ""}),
    ],
)
def test_read_plain_understands_the_head(head: str, expected: dict[str, str]) -> None:
    found = read_plain(f"{head}\n\n{BODY}")
    assert {name: getattr(found, name) for name in expected} == expected


def test_read_plain_without_a_head_guesses_no_title() -> None:
    found = read_plain(BODY)
    assert (found.title, found.origins["title"]) == ("", Origin.NOWHERE)
    assert found.doubts


def test_read_plain_keeps_a_lead_after_the_title() -> None:
    assert read_plain(f"North pier stays open\nShips may come all winter\n\n{BODY}").body.startswith("Ships may come")


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("hy", "Նավահանգիստը բաց է\n\nՆավահանգստի գրասենյակը երկուշաբթի հայտարարեց, որ հյուսիսային կառանը բաց է։"),
        ("ru", "Причал открыт\n\nУправление порта заявило в понедельник, что северный причал останется открытым."),
        ("ar", "الرصيف مفتوح\n\nقال مكتب الميناء يوم الاثنين إن الرصيف الشمالي سيبقى مفتوحا أمام كل السفن."),
        ("ur", "گھاٹ کھلا ہے\n\nبندرگاہ کے دفتر نے پیر کو کہا کہ شمالی گھاٹ تمام جہازوں کے لیے کھلا رہے گا۔"),
        (
            "az",
            "Körpü açıqdır\n\nLiman idarəsi bazar ertəsi bildirdi ki, şimal körpüsü bütün gəmilər üçün açıq qalacaq.",
        ),
        ("fa", "اسکله باز است\n\nدفتر بندر روز دوشنبه گفت که اسکله شمالی به روی همه کشتی‌ها باز می‌ماند."),
        ("ka", "ნავმისადგომი ღიაა\n\nპორტის ოფისმა ორშაბათს განაცხადა, რომ ჩრდილოეთის ნავმისადგომი ღია დარჩება."),
    ],
)
def test_read_plain_reads_every_script(lang: str, text: str) -> None:
    found = read_plain(text)
    assert (found.lang, found.title, found.body) == (lang, *text.split("\n\n"))


def test_read_plain_reads_a_million_characters() -> None:
    assert len(read_plain("North pier\n\n" + "The office said it stays open.\n\n" * 33_000).body) > 1_000_000


@given(st.text(max_size=300))
def test_read_plain_never_fails_and_makes_a_tidy_body(text: str) -> None:
    body = read_plain(text).body
    assert body == body.strip()
    assert "\n\n\n" not in body
