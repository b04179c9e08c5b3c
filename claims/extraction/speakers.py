"""Who is meant, within the article: "Pashinyan" and the prime minister of that name, "the office", "she", "the court".

The article is read once from its beginning. Whoever it names is met; a later surname, a name's initials, "the" with a
noun that somebody was called by, or a pronoun is the one met last that it can be. Number and what kind of somebody it
is decide (a ministry is no "she"), then who spoke or stood at the head of a sentence last; gender never does, because
a translation may have lost it. What points to nobody stays as it stands.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import regex

from claims.extraction.mentions import (
    ANY,
    BODY,
    MANY,
    NAME,
    NO_NAME,
    PERSON,
    WORD,
    bare,
    is_unnamed,
    kind_of,
    name_and_role,
    noun_class,
    telling_nouns,
)
from claims.extraction.proposal import Proposal, Voice
from claims.vocab import nouns
from claims.vocab.kinds import HopStatus, Mode
from claims.vocab.names import name_key
from claims.vocab.selectors import Span

FAR = 1_200  # code points over which a pronoun still points
HEAD_START = 150  # of whoever led a sentence or spoke, before somebody only named
_THE = regex.compile(r"(?:the|this|that|these|those)\s+", regex.IGNORECASE)
_FIRST = regex.compile(r"(?:^|[.!?։。\n][”»\")]*\s*|[“«\"])(?:But |And |Yet |Still, |Meanwhile, |However, )?$")
_YEARS_OLD = regex.compile(r"(?:the )?\d+-year-old", regex.IGNORECASE)
_OWNERS = ("his", "her", "its", "their")
# Whom a pronoun can mean: one of the first kinds, or else of the next.
_PRONOUNS: dict[str, tuple[tuple[str, ...], ...]] = {
    **dict.fromkeys(nouns.HE, ((PERSON,), (ANY,))),
    **dict.fromkeys(nouns.IT, ((BODY, ANY),)),
    **dict.fromkeys(nouns.THEY, ((MANY, BODY),)),
}


@dataclass(slots=True, eq=False)
class Someone:
    """Somebody the article speaks of; `last` is where, `led` where they last spoke or stood first."""

    name: str
    kind: str
    is_named: bool
    is_unnamed: bool = False
    last: int = -1
    led: int = -1


def voiced(text: str, found: Sequence[Proposal]) -> list[Proposal]:
    """The proposals with their voices: everybody they come through, and whose words they are."""
    spans = {span for one in found for span in (*one.through, one.source) if span}
    quoted = sorted(span for one in found if one.mode == Mode.DIRECT for span in one.content)
    who = _Cast(text, quoted).read(spans)
    return [replace(one, voices=tuple(_voices(text, one, who))) for one in found]


def _voices(text: str, one: Proposal, who: dict[Span, Someone]) -> Iterable[Voice]:
    for span in (*one.through, one.source):
        if span is not None:
            status = one.status if span == one.source else HopStatus.HEARD
            somebody, named = who[span], text[span.start : span.end].strip(" ,")
            yield Voice(span, named, somebody.name or named, status, somebody.is_unnamed)


class _Cast:
    """Everybody met so far."""

    def __init__(self, text: str, quoted: Sequence[Span]) -> None:
        self.text, self.quoted = text, quoted
        self.names = [Span(*name.span()) for name in NAME.finditer(text)]
        self.proper = {  # what has a capital letter also where no sentence begins
            word for name in self.names for word in text[name.start : name.end].split()[int(self.is_first(name)) :]
        }
        self.by_key: dict[str, Someone] = {}
        self.by_noun: dict[str, Someone] = {}
        self.latest: dict[str, Someone] = {}  # by kind, whoever led a sentence or spoke last
        self.seen: dict[str, Someone] = {}  # by kind, whoever was named last

    def read(self, spans: set[Span]) -> dict[Span, Someone]:
        """Everybody who stands at one of the spans; all other names are met on the way."""
        who: dict[Span, Someone] = {}
        ordered = sorted(spans)
        n = 0
        for name in self.names:
            while n < len(ordered) and ordered[n].start <= name.start:
                who[ordered[n]] = self.voice(ordered[n])
                n += 1
            if not (n and ordered[n - 1].end > name.start) or self.is_of_several(ordered[n - 1]):
                self.bystander(name)
        for span in ordered[n:]:
            who[span] = self.voice(span)
        return who

    def is_first(self, span: Span) -> bool:
        """Whether a capital letter at its beginning says nothing: a sentence begins there."""
        return bool(_FIRST.search(self.text[max(0, span.start - 12) : span.start]))

    def is_of_several(self, span: Span) -> bool:
        return " and " in self.text[span.start : span.end]

    def bystander(self, span: Span) -> None:
        phrase = bare(self.text[span.start : span.end])
        first = self.is_first(span)
        if phrase.casefold() in NO_NAME or (first and phrase not in self.proper and " " not in phrase):
            return
        n = bisect_right(self.quoted, span)
        if n > 0 and self.quoted[n - 1].end >= span.end:  # named, but not by who tells the story
            if not self.known(phrase):
                self.remember(Someone(phrase, kind_of(phrase, ""), True), phrase, "", "")
        else:
            self.meet(phrase, span, leads=first)

    def voice(self, span: Span) -> Someone:
        """Whoever is named at `span` as speaking."""
        phrase = self.text[span.start : span.end].strip(" ,;:—–-")
        words = [word.casefold() for word in WORD.findall(phrase)]
        somebody = self.pointed_to(phrase, words, span) if words else None
        if self.is_of_several(span):
            somebody = Someone(phrase, MANY, bool(NAME.search(phrase)))
        elif len(words) > 1 and words[0] in _OWNERS:
            phrase = self.owned(phrase, words[0], span)
        return somebody if somebody and self.lead(somebody, span) else self.meet(phrase, span, leads=True)

    def owned(self, phrase: str, whose: str, span: Span) -> str:
        """ "Its spokesman" with the name of whoever it belongs to, where that is known."""
        owner = next((one for kinds in _PRONOUNS[whose] if (one := self.last_of(kinds, span))), None)
        if owner is None:
            return phrase
        return f"{owner.name}{'’' if owner.name.endswith('s') else '’s'} {phrase.split(maxsplit=1)[1]}"

    def lead(self, somebody: Someone, span: Span) -> bool:
        somebody.led = somebody.last = span.start
        self.latest[somebody.kind] = self.seen[somebody.kind] = somebody
        return True

    def pointed_to(self, phrase: str, words: list[str], span: Span) -> Someone | None:
        """The one met before whom a pronoun or "the office" points to."""
        if words[0] in nouns.RELATIVE:
            return self.antecedent(phrase, words, span)
        if len(words) == 1 and words[0] in _PRONOUNS:
            return next((one for kinds in _PRONOUNS[words[0]] if (one := self.last_of(kinds, span))), None)
        if _YEARS_OLD.fullmatch(phrase):
            return self.last_of((PERSON,), span)
        the = _THE.match(phrase)
        if not the or len(words) > 3 or any(char.isupper() for char in phrase[the.end() :]):
            return None
        noun = noun_class(words[-1])
        company = noun in nouns.COMPANIES and noun not in self.by_noun
        return self.last_of((BODY, ANY), span, named=True) if company else self.by_noun.get(noun)

    def antecedent(self, phrase: str, words: list[str], span: Span) -> Someone | None:
        """Who stands right before "who"; in "whom Azerbaijan describes" whoever is named after it."""
        if len(words) > 1:
            return self.meet(phrase[phrase.index(" ") + 1 :], span, leads=True)
        before = [one for one in (*self.seen.values(), *self.latest.values()) if one.last <= span.start]
        return max(before, key=lambda one: one.last, default=None)

    def last_of(self, kinds: tuple[str, ...], span: Span, *, named: bool = False) -> Someone | None:
        """Whoever of these kinds led a sentence last, or was named since and a good deal later; not from too far."""
        near = [
            (one.led + HEAD_START if among is self.latest else one.last, n, one)
            for n, among in enumerate((self.seen, self.latest))
            for kind in kinds
            if (one := among.get(kind)) and span.start - one.last < FAR and (one.is_named or not named)
        ]
        return max(near, key=lambda one: one[:2])[2] if near else None

    def meet(self, phrase: str, span: Span, *, leads: bool) -> Someone:
        """Somebody by what they are called here: known by that name already, or new."""
        head, _, after = phrase.partition(", ")
        name, role = name_and_role(self.plain(head, span))
        if not name and after[:1].isupper():  # "The spokeswoman, NAME,"
            name, role, after = name_and_role(after)[0], head, ""
        somebody = self.known(name) if name else None
        if somebody is None:
            somebody = Someone(name or bare(head), kind_of(name, role), bool(name), is_unnamed(head, name))
        elif len(name.split()) > len(somebody.name.split()):
            somebody.name = name
        if somebody.kind == ANY and role:
            somebody.kind = kind_of(name, role)
        self.remember(somebody, name, role, after)
        somebody.last = span.start
        self.seen[somebody.kind] = somebody
        if leads:
            self.lead(somebody, span)
        return somebody

    def plain(self, head: str, span: Span) -> str:
        """What stands at the head of a sentence, without a capital letter that it has from there alone."""
        first, _, rest = head.partition(" ")
        if not self.is_first(span) or first in self.proper or first.isupper() or rest[:1].isupper():
            return head
        return head[:1].lower() + head[1:]

    def known(self, name: str) -> Someone | None:
        key = name_key(name)
        words = key.split()
        found = self.by_key.get(key)
        if not found and len(words) == 1:
            found = self.by_key.get(f"*{words[0]}")
        elif not found and words and (short := self.by_key.get(words[-1])) and len(short.name.split()) == 1:
            found = short if short.kind in (PERSON, ANY) else None
        return found

    def remember(self, somebody: Someone, name: str, role: str, after: str) -> None:
        if key := name_key(name):
            self.by_key[key] = somebody
            words = name.split()
            if len(words) > 1 and somebody.kind in (PERSON, ANY):
                self.by_key[f"*{key.split()[-1]}"] = somebody
            initials = "".join(word[0] for word in words if word[0].isupper()).casefold()
            if len(initials) > 2:
                self.by_key.setdefault(initials, somebody)
        for noun in telling_nouns(name, role, after):
            self.by_noun[noun] = somebody
