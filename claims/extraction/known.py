"""Whom the site knows: a voice of the text as one of its Actors, where exactly one can be meant.

In this order: the name as it stands, in any of an actor's names and scripts, a capital for its government among them;
the same words in another order ("the Russian Foreign Ministry" is the Ministry of Foreign Affairs of Russia); a
person's surname with a first name that fits; whoever held the office on the article's day; the one court that the
article names, where the text says only "the court". Two who fit are nobody: an editor says who it is.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q

from claims.extraction.proposal import Voice
from claims.models import Actor, ActorName, Hop, Office, Settlement, Source
from claims.vocab.demonyms import same_country
from claims.vocab.kinds import ActorKind, Ruling
from claims.vocab.names import name_key

_SMALL = frozenset(["the", "a", "an", "of", "for", "and", "affairs", "s", "in", "to", "its"])
_JUDGES = frozenset(["court", "tribunal", "judicial", "judges"])


def hop_named(name: str, source: Source) -> Hop | None:
    """A hop for whoever somebody means by a name in a source; as `Known.hop` has it."""
    return Known(source, "").hop(Voice(None, name, name))


class Known:
    """The actors who may speak in a source, asked for by voice; each is looked for once."""

    def __init__(self, source: Source, text: str) -> None:
        self.source, self.day = source, source.date_latest
        self.may_speak = Actor.objects.for_source(source)
        self.text_key = f" {name_key(text)} "
        self.answers: dict[tuple[str, str], Actor | None] = {}

    def hop(self, voice: Voice) -> Hop | None:
        """A hop for a voice, not yet saved; None where an editor has said of the name that it is no speaker.

        What an editor settled comes first.
        """
        name = (voice.name if voice.points else voice.named)[:200]
        settlement = Settlement.objects.standing().of(name, self.source).select_related("actor").first()
        if settlement is None:
            return Hop(actor=self.actor(voice), as_named=name, status=voice.status)
        if settlement.ruling == Ruling.NOBODY:
            return None
        return Hop(actor=settlement.actor, as_named=name, status=voice.status, settlement=settlement)

    def actor(self, voice: Voice) -> Actor | None:
        asked = (voice.named, voice.name)
        if asked not in self.answers:
            self.answers[asked] = self._find(voice)
        return self.answers[asked]

    def _find(self, voice: Voice) -> Actor | None:
        both = (voice.named, voice.name)
        names = list(dict.fromkeys(filter(None, (key(one) for one in both for key in (name_key, _bare)))))
        for look in (self._by_name, self._by_words, self._by_office):
            for name in names:
                if found := look(name):
                    return found
        return self._by_kind(names)

    def _by_name(self, name: str) -> Actor | None:
        return _only(self.may_speak.filter(names__key=name[:250]).distinct()[:2])

    def _by_words(self, name: str) -> Actor | None:
        """The same words in another order; or the same surname, with a first name that fits."""
        words = name.split()
        if len(words) < 2:
            return None
        telling = max((word for word in words if word not in _SMALL), key=len, default="")
        if len(telling) < 3:
            return None
        telling = telling[: max(4, len(telling) - 3)]  # "armenian" stands in no name of Armenia
        near = ActorName.objects.filter(actor__in=self.may_speak, key__contains=telling).select_related("actor")[:200]
        fits = {one.actor for one in near if _same_words(words, one.key.split())}
        fits = fits or {one.actor for one in near if _same_person(words, one.key.split(), one.actor)}
        return fits.pop() if len(fits) == 1 else None

    def _by_office(self, name: str) -> Actor | None:
        """The holder on the article's day of an office that the name says whole: its title, and of which body."""
        if self.day is None:
            return None
        held = Office.objects.held_on(self.day).filter(_titled(name)).select_related("holder", "body")[:50]
        holders = {one.holder for one in held if _says_office(name, one)}
        return holders.pop() if len(holders) == 1 else None

    def _by_kind(self, names: Iterable[str]) -> Actor | None:
        """The one court that the article names, for a voice that is called a court and nothing more."""
        if not any(_JUDGES & set(name.split()) for name in names):
            return None
        courts = self.may_speak.filter(kind=ActorKind.COURT).prefetch_related("names")[:100]
        return _only([court for court in courts if any(f" {one.key} " in self.text_key for one in court.names.all())])


def _bare(name: str) -> str:
    """The key of a name without "the"; "whom" and what stands behind a comma go as well."""
    words = name_key(name.split(",", maxsplit=1)[0]).split()
    while words and words[0] in ("the", "a", "an", "whom", "who", "which"):
        words = words[1:]
    return " ".join(words)


def _only(found: Iterable[Actor]) -> Actor | None:
    actors = list(found)
    return actors[0] if len(actors) == 1 else None


def _same_words(one: list[str], other: list[str]) -> bool:
    rest = [word for word in other if word not in _SMALL]
    for word in (word for word in one if word not in _SMALL):
        fellow = next((w for w in rest if w == word or same_country(w, word)), None)
        if fellow is None:
            return False
        rest.remove(fellow)
    return not rest


def _same_person(one: list[str], other: list[str], actor: Actor) -> bool:
    """ "joanne donoghue" and "joan donoghue", "n pashinyan" and "nikol pashinyan"; not a surname alone."""
    if actor.kind != ActorKind.PERSON or len(one) < 2 or len(other) < 2 or one[-1] != other[-1]:
        return False
    return one[0].startswith(other[0]) or other[0].startswith(one[0])


def _titled(name: str) -> Q:
    found = Q()
    for word in name.split():
        found |= Q(title__icontains=word)
    return found


def _says_office(name: str, office: Office) -> bool:
    title, body = name_key(office.title), [w for w in name_key(office.body.name).split() if w not in _SMALL]
    words = name.split()
    rest = [word for word in words if word not in title.split() and word not in _SMALL]
    return set(title.split()) <= set(words) and _same_words(rest, body)
