"""Who is meant, within the article: "Pashinyan" and the prime minister of that name, "the office", "she", "the court".

The article is read once from its beginning. Whoever it names is met; a later surname, a name's initials, "the" with a
noun that somebody was called by, or a pronoun is the one met last that it can be. Number and what kind of somebody it
is decide (a ministry is no "she"), then who spoke or stood at the head of a sentence last; gender never does, because
a translation may have lost it. An unnamed source is never the same as another one that is not called "the same".
What points to nobody stays as it stands.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

import regex

from claims.extraction import nouns
from claims.extraction.proposal import Proposal, Voice
from claims.extraction.wordlists import words_of
from claims.vocab.kinds import HopStatus, Mode
from claims.vocab.names import name_key
from claims.vocab.selectors import Span

FAR = 1_200  # code points over which a pronoun still points
HEAD_START = 150  # of whoever led a sentence or spoke, before somebody only named
_CAPITAL = r"\p{Lu}[\p{L}\p{M}\p{N}’'&.-]*(?<![.’'-])"
_NAME = regex.compile(
    rf"(?:{_CAPITAL}\.?)(?:(?:\s|\s(?:of|for|the|of\sthe|de|van|von|bin|al|el|di|da|du|la)\s)(?:{_CAPITAL}))*"
)
_NO_NAME = words_of(
    "the a an in on at but and it he she they we i if when while as after before this that these those there for "
    "from with by to of no not yes so yet now then his her its their our what who how why where"
)
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}’'&.-]+(?<![.’'-])")
_THE = regex.compile(r"(?:the|this|that|these|those|said)\s+", regex.IGNORECASE)
_FIRST = regex.compile(r"(?:^|[.!?։。\n][”»\")]*\s*)(?:But |And |Yet |Still, |Meanwhile, |However, )?$")
_YEARS_OLD = regex.compile(r"(?:the )?\d+-year-old$", regex.IGNORECASE)
PERSON, BODY, MANY, ANY = "person", "body", "many", "any"
_OWNERS = ("his", "her", "its", "their")
# Whom a pronoun can mean: one of the first kinds, or else of the next.
_PRONOUNS: dict[str, tuple[tuple[str, ...], ...]] = {
    **dict.fromkeys(nouns.HE, ((PERSON,), (ANY,))),
    **dict.fromkeys(nouns.IT, ((BODY, ANY),)),
    **dict.fromkeys(nouns.THEY, ((MANY, BODY),)),
}


@dataclass(slots=True, eq=False)
class Someone:
    """Somebody the article speaks of. `called` are the nouns it has used for them."""

    name: str
    kind: str
    is_named: bool
    is_unnamed: bool = False
    of: str = ""
    called: set[str] = field(default_factory=set)
    last: int = -1
    led: int = -1  # where they last spoke or stood first


def voiced(text: str, found: Sequence[Proposal]) -> list[Proposal]:
    """The proposals with their voices: everybody they come through, and whose words they are."""
    spans = {span for one in found for span in (*one.through, one.source) if span}
    quoted = sorted(span for one in found if one.mode == Mode.DIRECT for span in one.content)
    who = _Cast(text, quoted).read(spans)
    return [replace(one, voices=tuple(_voices(text, one, who))) for one in found]


def _voices(text: str, one: Proposal, who: dict[Span, Someone]) -> Iterable[Voice]:
    for span in (*one.through, one.source):
        if span is None:
            continue
        status = one.status if span == one.source else HopStatus.HEARD
        somebody, named = who[span], text[span.start : span.end].strip(" ,")
        yield Voice(span, named, somebody.name or named, status, somebody.is_unnamed, somebody.of)


class _Cast:
    """Everybody met so far."""

    def __init__(self, text: str, quoted: Sequence[Span]) -> None:
        self.text, self.quoted = text, quoted
        self.by_key: dict[str, Someone] = {}
        self.by_noun: dict[str, Someone] = {}
        self.latest: dict[str, Someone] = {}  # by kind, whoever led a sentence or spoke last
        self.seen: dict[str, Someone] = {}  # by kind, whoever was named last

    def read(self, spans: set[Span]) -> dict[Span, Someone]:
        """Everybody who stands at one of the spans; all other names are met on the way."""
        who: dict[Span, Someone] = {}
        ordered = sorted(spans)
        n = 0
        for name in _NAME.finditer(self.text):
            while n < len(ordered) and ordered[n].start <= name.start():
                who[ordered[n]] = self.voice(ordered[n])
                n += 1
            if not (n and ordered[n - 1].end > name.start()) or self.is_of_several(ordered[n - 1]):
                self.bystander(Span(*name.span()))
        for span in ordered[n:]:
            who[span] = self.voice(span)
        return who

    def is_of_several(self, span: Span) -> bool:
        return " and " in self.text[span.start : span.end]

    def bystander(self, span: Span) -> None:
        phrase = _bare(self.text[span.start : span.end])
        if phrase and phrase.casefold() not in _NO_NAME:
            leads = _FIRST.search(self.text[max(0, span.start - 12) : span.start]) and not self.is_quoted(span)
            self.meet(phrase, span, leads=bool(leads))

    def is_quoted(self, span: Span) -> bool:
        n = bisect_right(self.quoted, span)
        return n > 0 and self.quoted[n - 1].end >= span.end

    def voice(self, span: Span) -> Someone:
        """Whoever is named at `span` as speaking."""
        phrase = self.text[span.start : span.end].strip(" ,;:—–-")
        words = [word.casefold() for word in _WORD.findall(phrase)]
        somebody = self.pointed_to(phrase, words, span) if words else None
        if self.is_of_several(span):
            somebody = Someone(phrase, MANY, bool(_NAME.search(phrase)))
        elif len(words) > 1 and words[0] in _OWNERS:
            phrase = self.owned(phrase, words[0], span)
        if somebody is None:
            somebody = self.meet(phrase, span, leads=True)
        self.lead(somebody, span)
        return somebody

    def owned(self, phrase: str, whose: str, span: Span) -> str:
        """ "Its spokesman" with the name of whoever it belongs to, where that is known."""
        owner = next((one for kinds in _PRONOUNS[whose] if (one := self.last_of(kinds, span))), None)
        if owner is None:
            return phrase
        return f"{owner.name}{'’' if owner.name.endswith('s') else '’s'} {phrase.split(maxsplit=1)[1]}"

    def lead(self, somebody: Someone, span: Span) -> None:
        somebody.led = somebody.last = span.start
        self.latest[somebody.kind] = self.seen[somebody.kind] = somebody

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
        noun = _class(words[-1])
        if noun in self.by_noun:
            return self.by_noun[noun]
        return self.last_of((BODY, ANY), span, named=True) if noun in nouns.COMPANIES else None

    def antecedent(self, phrase: str, words: list[str], span: Span) -> Someone | None:
        """Who stands right before "who"; in "whom Azerbaijan describes" whoever is named after it."""
        if len(words) > 1:
            return self.meet(phrase[phrase.index(" ") + 1 :], span, leads=True)
        before = [one for one in {**self.seen, **self.latest}.values() if one.last <= span.start]
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
        name, role = _name_and_role(head)
        if not name and after and after[:1].isupper():  # "The spokeswoman, NAME,"
            name, role = _name_and_role(after)[0], head
        somebody = self.known(name) if name else None
        if somebody is None:
            somebody = Someone(
                name or _bare(head), _kind(name, role, head), bool(name), _is_unnamed(head, name), _of(head)
            )
        elif len(name.split()) > len(somebody.name.split()):
            somebody.name = name
        if somebody.kind == ANY and role:
            somebody.kind = _kind(name, role, head)
        self.remember(somebody, name, f"{role} {after}" if name else head)
        somebody.last = span.start
        self.seen[somebody.kind] = somebody
        if leads:
            self.lead(somebody, span)
        return somebody

    def known(self, name: str) -> Someone | None:
        key = name_key(name)
        words = key.split()
        found = self.by_key.get(key)
        if not found and len(words) == 1:
            found = self.by_key.get(f"*{words[0]}")
        elif not found and words and (short := self.by_key.get(words[-1])) and len(short.name.split()) == 1:
            found = short if short.kind in (PERSON, ANY) else None
        return found

    def remember(self, somebody: Someone, name: str, role: str) -> None:
        if key := name_key(name):
            self.by_key[key] = somebody
            words = name.split()
            if len(words) > 1 and somebody.kind in (PERSON, ANY):
                self.by_key[f"*{key.split()[-1]}"] = somebody
            initials = "".join(word[0] for word in words if word[0].isupper()).casefold()
            if len(initials) > 2:
                self.by_key.setdefault(initials, somebody)
        for noun in _nouns(f"{name} {role}"):
            self.by_noun[noun] = somebody
            somebody.called.add(noun)


def _bare(phrase: str) -> str:
    """A phrase without the small words at its beginning."""
    words = phrase.strip(" ,;:").split()
    while words and words[0].casefold().strip(",") in _NO_NAME and len(words) > 1:
        words = words[1:]
    return " ".join(words)


def _class(noun: str) -> str:
    """The noun as it counts: "spokeswoman" and "spokesperson" are one, "ministers" is "minister"."""
    noun = noun.casefold().removesuffix("’s").removesuffix("'s")
    for ending in ("woman", "person"):
        if noun.endswith(ending) and len(noun) > len(ending) + 3:
            return noun.removesuffix(ending) + "man"
    return noun


def _nouns(phrase: str) -> set[str]:
    words = [_class(word) for word in _WORD.findall(phrase)]
    return {word for word in words if word in nouns.PERSONS or word in nouns.BODIES}


def _name_and_role(head: str) -> tuple[str, str]:
    """ "Armenian Prime Minister Nikol Pashinyan" -> ("Nikol Pashinyan", "Armenian Prime Minister")."""
    found = [match for match in _NAME.finditer(head) if _bare(match[0]).casefold() not in _NO_NAME]
    if not found:
        return "", head
    last = found[-1]
    if head[last.end() :].strip(" ’'s,"):  # the name is within: "Guterres' office", "a man from Sel"
        return "", head
    words = _bare(last[0]).split()
    if any(_class(word) in nouns.BODIES for word in words):
        return " ".join(words), ""
    roles = [n for n, word in enumerate(words) if _class(word.strip(".")) in nouns.PERSONS]
    if roles and roles[-1] == len(words) - 1:
        return "", head
    at = roles[-1] + 1 if roles else 0
    before = head[: last.start()].split()
    if not roles and before and _class(before[-1]) in {"for", "of", "in", "at", "from", "near", "outside"}:
        return "", head
    return " ".join(words[at:]), " ".join([*before, *words[:at]])


def _kind(name: str, role: str, head: str) -> str:
    words = [_class(word) for word in _WORD.findall(role or head)]
    if name and any(_class(word) in nouns.BODIES for word in name.split()):
        return BODY
    last = next((word for word in reversed(words) if word in nouns.PERSONS or word in nouns.BODIES), "")
    first = _head_noun(words)
    noun = last if name else first or last
    if noun in nouns.PERSONS:
        return PERSON
    if noun in nouns.BODIES:
        return BODY
    if name:
        return PERSON if 1 < len(name.split()) < 4 else ANY
    return MANY if (words and words[-1].endswith("s")) or (head[:1].islower() and _plural(words)) else ANY


def _head_noun(words: list[str]) -> str:
    """The noun before "of", "for", "in" …: what the phrase is."""
    stop = next(
        (n for n, word in enumerate(words) if word in {"of", "for", "in", "from", "at", "with", "who", "on"}),
        len(words),
    )
    return words[stop - 1] if stop else ""


def _plural(words: list[str]) -> bool:
    return bool(words) and _head_noun(words).endswith("s")


def _is_unnamed(head: str, name: str) -> bool:
    words = [word.casefold() for word in _WORD.findall(head)]
    if name or not words or words[0] in {"the", "its", "his", "her", "their", "this", "that"}:
        return False
    return _head_noun(words) in nouns.UNNAMED and not _of(head)


_WHOSE = regex.compile(r"^(?P<of>.+?)(?:’s|'s|s’|s')\s|\b(?:for|of)\s+(?P<for>(?:the |a |an )?.+)$")


def _of(head: str) -> str:
    """Whose office or spokesman it is, where the phrase says so."""
    if not any(_class(word) in nouns.SPEAKS_FOR or word in nouns.SPEAKS_FOR for word in _WORD.findall(head)):
        return ""
    found = _WHOSE.search(head)
    return (found["of"] or found["for"] or "").strip() if found else ""
