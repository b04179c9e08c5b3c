"""Comparisons made by hand, for pages: no database. Everybody and everything in them is invented."""

from datetime import date

import msgspec

from claims.publishing.comparison import (
    ActorRef,
    ClaimCard,
    ClauseLine,
    Comparison,
    FindingCard,
    HopLine,
    Opposite,
    Quotation,
    Side,
    SilenceCard,
    SourceCard,
    When,
)
from claims.vocab import edtf

NORTH = ActorRef(1, "northland", "Northland", "en", "state")
SOUTH = ActorRef(2, "southland", "Southland", "en", "state")
OFFICE = ActorRef(3, "press-office", "Press office of the cabinet of Southland", "en", "office")
ENVOY = ActorRef(4, "envoy", "The envoy of the River Commission", "en", "person")
COURT = ActorRef(5, "river-court", "River Court", "en", "court")
ARMENIAN = ActorRef(6, "nakhararutyun", "Ճանապարհների նախարարություն", "hy", "organisation")
URDU = ActorRef(7, "wizarat", "وزارت شاہرات", "ur", "organisation")
OUTLETS = tuple(
    ActorRef(10 + n, f"outlet-{n}", name, "en", "outlet")
    for n, name in enumerate(("Morning Post", "River Wire", "Ara"))
)

WORDS = {
    "en": (
        "the bridge was closed on the orders of the ministry",
        "No vehicle has been let through since Monday, and none will be",
        "the barriers were put up by people from the villages",
    ),
    "hy": ("կամուրջը փակվել է նախարարության հրամանով", "ոչ մի մեքենա չի անցել երկուշաբթիից ի վեր"),
    "ur": ("پل وزارت کے حکم پر بند کیا گیا تھا", "پیر کے بعد سے کوئی گاڑی نہیں گزری"),
    "ru": ("мост был закрыт по приказу министерства", "с понедельника не проехала ни одна машина"),
}
AROUND = {
    "en": ("e spokesman told reporters that ", ", adding that talks would go "),
    "hy": ("այտարարության մեջ ասվում է, որ ", ", և որ բանակցությունները շար"),
    "ur": ("ترجمان نے صحافیوں کو بتایا کہ ", "، اور بات چیت جاری رہے گی ج"),
    "ru": ("едставитель заявил журналистам: ", ", и переговоры будут продолж"),
}


def when(text: str, phrase: str = "") -> When:
    found = edtf.parse(text, phrase)
    return When(found.edtf, found.phrase, found.earliest, found.latest)


def source(pk: int, *, lang: str = "en", origin: int = 0, **fields: object) -> SourceCard:
    titles = {
        "en": "Bridge over the Sarn stays closed for a third week",
        "hy": "Կամուրջը փակ է երրորդ շաբաթը",
        "ur": "پل تیسرے ہفتے بھی بند",
        "ru": "Мост закрыт третью неделю",
    }
    card = {
        "kind": "article",
        "title": titles[lang],
        "outlet": OUTLETS[pk % 3],
        "byline": "R. Vale" if pk % 2 else "",
        "url": f"https://news.example/{lang}/{pk}",
        "access": "open" if pk % 4 else "paywalled",
        "published": when("2023-02-22") if pk % 3 else When(),
        "captured_on": date(2023, 3, 1),
        "origin": origin or pk,
    }
    return SourceCard(**{"id": pk, "lang": lang, **card, **fields})


def quotation(n: int, actor: ActorRef, *, lang: str = "en", **fields: object) -> Quotation:
    """A citation with number `n`, from source `n`."""
    outlet = OUTLETS[n % 3]
    made = {
        "id": 1000 + n,
        "pieces": (WORDS[lang][n % len(WORDS[lang])],),
        "prefix": AROUND[lang][0],
        "suffix": AROUND[lang][1],
        "start": 10 * n,
        "end": 10 * n + 40,
        "mode": ("direct", "indirect", "mixed")[n % 3],
        "act": ("asserts", "denies", "alleges", "demands")[n % 4],
        "said": when("2022-12-21/2022-12-31", "late December 2022") if n % 3 == 0 else when("2023-02-22"),
        "hops": (HopLine(outlet, outlet.name, "heard"), HopLine(actor, actor.name, "heard")),
        "source": source(n, lang=lang, origin=n - n % 2),
    }
    return Quotation(**{"n": n, "lang": lang, **made, **fields})


def claim(pk: int, text: str, actor: ActorRef, quotations: tuple[Quotation, ...], **fields: object) -> ClaimCard:
    made = {
        "lang": "en",
        "spoken": True,
        "first": quotations[0].said if quotations else When(),
        "opposites": (),
        "n_sources": len({q.source.id for q in quotations}),
        "n_origins": len({q.source.origin for q in quotations}),
    }
    return ClaimCard(**{"id": pk, "text": text, "actor": actor, "quotations": quotations, **made, **fields})


def opposite(other: ClaimCard, kind: str = "contrary", pk: int = 1) -> Opposite:
    reason = "Both speak of the same barriers in the same week, and name different people as the ones who put them up."
    return Opposite(pk, other.id, other.text, other.lang, other.actor, kind, reason)


def side(pk: int, label: str, claims: tuple[ClaimCard, ...]) -> Side:
    cited = {q.source.id: q.source.origin for c in claims for q in c.quotations}
    return Side(pk, label, claims, len(cited), len(set(cited.values())))


def small(slug: str = "who-closed-the-bridge", **fields: object) -> Comparison:
    """Two sides of one claim each, contradicting each other."""
    other = claim(2, "Southland has closed no bridge.", SOUTH, (quotation(2, SOUTH),))
    one = claim(1, "Southland ordered the bridge closed.", NORTH, (quotation(1, NORTH),), opposites=(opposite(other),))
    other = claim(2, other.text, SOUTH, other.quotations, opposites=(opposite(one),))
    made = {
        "question": "Who closed the bridge over the Sarn?",
        "summary": "The bridge was closed to traffic in December 2022. Each side says the other put up the barriers.",
        "lang": "en",
        "one_sided_reason": "",
        "sides": (side(1, "Southland closed it", (one,)), side(2, "Southland did not", (other,))),
        "findings": (),
        "silences": (),
        "n_sources": 2,
        "n_origins": 2,
    }
    return Comparison(**{"slug": slug, **made, **fields})


def large(slug: str = "who-closed-the-bridge", sides: int = 2) -> Comparison:
    """A page as the figures have it: 12 claims and 30 quotations in four scripts, and everything else a page has."""
    texts = (
        "The ministry of Southland ordered the bridge closed.",
        "No vehicle has crossed the bridge since 12 December.",
        "The people at the barriers act for the government.",
        "Ambulances were turned back.",
        "Southland has closed no bridge.",
        "The people at the barriers are villagers, protesting against the quarry.",
        "Convoys with food and medicine pass every day.",
        "Northland closed its own side in November.",
        "Both banks were told to keep the bridge open.",
        "The commission is willing to send observers.",
    )
    actors = (NORTH, ARMENIAN, NORTH, URDU, SOUTH, SOUTH, OFFICE, SOUTH, ENVOY, ENVOY)
    langs = ("en", "hy", "en", "ur", "en", "ru", "en", "en", "en", "en")
    counter = iter(range(1, 100))
    cards = []
    for pk, (text, actor, lang, n) in enumerate(
        zip(texts, actors, langs, (4, 3, 3, 2, 4, 3, 3, 2, 3), strict=False), 1
    ):
        cards.append(claim(pk, text, actor, tuple(quotation(next(counter), actor, lang=lang) for _ in range(n))))
    passed_on = _passed_on(next(counter))
    cards.append(claim(10, texts[9], ENVOY, (passed_on,), spoken=False))
    cards[0] = _against(cards[0], cards[4], "contradictory")
    cards[4] = _against(cards[4], cards[0], "contradictory")
    cards[2] = _against(cards[2], cards[5], "contrary")
    cards[5] = _against(cards[5], cards[2], "contrary")
    cards[7] = _against(cards[7], cards[4], "scope")
    labels = ("Southland closed it, on orders", "Southland did not close it", "Neither did it alone")
    groups = (cards[:4], cards[4:], []) if sides == 2 else (cards[:4], cards[4:8], cards[8:])
    placed = tuple(side(n + 1, labels[n], tuple(group)) for n, group in enumerate(groups) if group)
    readings = (
        _reading(11, "The court ordered an end to the closure.", next(counter)),
        _reading(12, texts[8], next(counter)),
    )
    clauses = (
        ClauseLine("Southland shall take all measures at its disposal to let vehicles pass.", "ordered", "13 to 2"),
        ClauseLine("That Southland stop directing the people at the barriers.", "declined", "unanimous"),
        ClauseLine("Who put up the barriers.", "open", ""),
    )
    scope = (
        "A provisional measure, until the final decision. It does not decide whose the bridge is, nor who closed it."
    )
    order, url = "Order of 22 February 2023", "https://court.example/orders/1"
    found = FindingCard(1, COURT, order, scope, url, when("2023-02-22"), clauses, readings)
    day = date(2023, 3, 3)
    silences = (
        SilenceCard(1, 10, texts[9], "en", ENVOY, "not_confirmed", day, "the commission’s site, two wires", passed_on),
        SilenceCard(2, 4, texts[3], "en", SOUTH, "no_response", day, "the ministry’s statements to that day", None),
    )
    page = small(slug, sides=placed, findings=(found,), silences=silences)
    cited = {q.source.id: q.source.origin for q in page.quotations()}
    return msgspec.structs.replace(page, n_sources=len(cited), n_origins=len(set(cited.values())))


def _passed_on(n: int) -> Quotation:
    """The outlet reports that the office says that the envoy agreed; nobody heard the envoy."""
    outlet = OUTLETS[n % 3]
    hops = (
        HopLine(outlet, outlet.name, "heard"),
        HopLine(OFFICE, "the press office", "heard"),
        HopLine(ENVOY, "the envoy", "reported"),
    )
    pieces = ("agreed to go on talking", "about sending observers")
    return quotation(n, ENVOY, hops=hops, mode="indirect", act="promises", pieces=pieces)


def _against(card: ClaimCard, other: ClaimCard, kind: str) -> ClaimCard:
    return claim(card.id, card.text, card.actor, card.quotations, opposites=(opposite(other, kind, card.id),))


def _reading(pk: int, text: str, n: int) -> ClaimCard:
    outlet = OUTLETS[n % 3]
    narrated = quotation(n, outlet, mode="narration", hops=(HopLine(outlet, outlet.name, "heard"),), said=When())
    return claim(pk, text, outlet, (narrated,), first=when("2023-02-23"))
