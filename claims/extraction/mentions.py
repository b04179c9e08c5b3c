"""A phrase by which somebody is called, taken apart: the name in it, the role, what kind of somebody that is.

"Armenian Prime Minister Nikol Pashinyan" is a name and a role, "the Russian Foreign Ministry" the name of a body,
"a security source" neither: that one is unnamed. English, by its nouns and capital letters.
"""

from __future__ import annotations

import calendar

import regex

from claims.vocab import nouns
from claims.vocab.wordlists import words_of

PERSON, BODY, MANY, ANY = "person", "body", "many", "any"
_CAPITAL = r"\p{Lu}[\p{L}\p{M}\p{N}’'&.-]*(?<![.’'-])"
_PART = rf"(?:\p{{Lu}}\p{{L}}{{0,3}}\.|{_CAPITAL})"  # a point ends no name but an initial's, or "Gov." and "St."
NAME = regex.compile(
    rf"{_PART}(?:(?:[ \u00a0]| (?:of|for|the|of the|de|van|von|bin|al|el|di|da|du|la) ){_PART})*(?<!\.)"
)
WORD = regex.compile(r"[\p{L}\p{M}\p{N}’'&.-]+(?<![.’'-])")
NO_NAME = frozenset(
    word.casefold() for word in (*calendar.day_name, *calendar.month_name, *calendar.month_abbr) if word
) | words_of(
    "the a an in on at but and it he she they we i if when while as after before this that these those there for from "
    "with by to of no not yes so yet now then his her its their our what who how why where asked according one two"
)
_PLACED = words_of("of for in from at with who on near outside under to")
_POINTING = words_of("the its his her their this that these those")


def bare(phrase: str) -> str:
    """A phrase without the small words at its beginning."""
    words = phrase.strip(" ,;:").split()
    while words and words[0].casefold().strip(",") in NO_NAME and len(words) > 1:
        words = words[1:]
    return " ".join(words)


def noun_class(noun: str) -> str:
    """The noun as it counts: "spokeswoman" and "spokesperson" are one."""
    noun = noun.casefold().removesuffix("’s").removesuffix("'s")
    for ending in ("woman", "person"):
        if noun.endswith(ending) and len(noun) > len(ending) + 3:
            return noun.removesuffix(ending) + "man"
    return noun


def name_and_role(head: str) -> tuple[str, str]:
    """ "Armenian Prime Minister Nikol Pashinyan" -> ("Nikol Pashinyan", "Armenian Prime Minister")."""
    found = [match for match in NAME.finditer(head) if bare(match[0]).casefold() not in NO_NAME]
    if not found:
        return "", head
    last = found[-1]
    words, before = bare(last[0]).split(), head[: last.start()].split()
    if head[last.end() :].strip(" ’'s,"):  # the name is within: "Guterres' office", "a man from Sel"
        return "", head
    if any(noun_class(word) in nouns.BODIES for word in words):
        return " ".join(words), ""
    roles = [n for n, word in enumerate(words) if noun_class(word.strip(".")) in nouns.PERSONS]
    placed = not roles and before and before[-1].casefold() in _PLACED | {"the"} and len(before) > 1
    if placed or (roles and roles[-1] == len(words) - 1):
        return "", head
    at = roles[-1] + 1 if roles else 0
    return " ".join(words[at:]), " ".join([*before, *words[:at]])


def kind_of(name: str, role: str) -> str:
    """What kind of somebody bears a name or has a role."""
    if any(noun_class(word) in nouns.BODIES for word in name.split()):
        return BODY
    noun = noun_class(head_noun(role))
    if noun in nouns.PERSONS:
        return PERSON
    if noun in nouns.BODIES:
        return BODY
    if name:
        return PERSON if 1 < len(name.split()) < 4 else ANY
    return MANY if noun.endswith(("s", "men", "people", "police")) else ANY


def head_noun(phrase: str) -> str:
    """What a phrase without a name is: its noun before "of", "for", "in" … and after whose it is."""
    words = WORD.findall(phrase)
    stop = next((n for n, word in enumerate(words) if n and word.casefold() in _PLACED), len(words))
    return words[stop - 1].casefold() if stop else ""


def telling_nouns(name: str, role: str, after: str) -> set[str]:
    """The nouns by which a name and what is said of it let somebody be called later: "the court", "the minister"."""
    found = {noun_class(word) for word in name.split() if noun_class(word) in nouns.BODIES}
    return found | {noun_class(head_noun(part)) for part in (role, after) if part} - {""}


def is_unnamed(head: str, name: str) -> bool:
    """Whether a phrase calls somebody whom nobody may know: no name, nothing that points at one, no body spoken for."""
    words = [word.casefold() for word in WORD.findall(head)]
    if name or not words or words[0] in _POINTING:
        return False
    noun = head_noun(head)
    return noun in nouns.UNNAMED or noun.removesuffix("s") in nouns.UNNAMED


def is_of_things(phrase: str) -> bool:
    """Whether a phrase without a name is of several things: "the two articles" say nothing themselves."""
    noun, first = head_noun(phrase), phrase.split(" ", maxsplit=1)[0]
    is_named = any(char.isupper() for char in phrase[1:]) or (first[:1].isupper() and first.casefold() not in NO_NAME)
    if (
        is_named
        or " and " in phrase
        or len(noun) < 4
        or not noun.endswith("s")
        or noun.endswith(("ss", "us", "is", "'s", "’s"))
    ):
        return False
    single = noun.removesuffix("ies") + "y" if noun.endswith("ies") else noun.removesuffix("s")
    somebody = nouns.PERSONS | nouns.BODIES | nouns.COMPANIES | nouns.UNNAMED
    if {noun, single, single.removesuffix("e")} & somebody or noun in nouns.PEOPLE:
        return False
    return not noun.endswith(nouns.PEOPLE_ENDINGS)
