"""Reporting clauses of English by their words: NAME said (that) … at the beginning, …, NAME said at the end.

For what a tagger of single words cannot give: one speaker's words inside another's. A clause is taken only where all
of it is plain: a short name without a verb of its own, a finite verb of saying, nothing between but helpers.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass

from claims.extraction.verbs import VERBS
from claims.vocab.selectors import Span, trimmed
from claims.vocab.wordlists import words_of

LONGEST = 14  # words before the verb; titles are long: "Armenian Prime Minister … ", more is a sentence
_WORD = re.compile(r"[\w’'.&-]*\w|[^\w\s]")
# Not those that also do something else: "talks have continued", "police found", "the court held".
_SAYING = frozenset(VERBS["en"]) - words_of("continued held found charged called observed ordered claims rules")
_HELPING = words_of(
    "has have had also later then again repeatedly earlier previously since now still already further only just"
)
# A name has none of these: with them it is a sentence of its own, or somebody who speaks for themselves.
_NO_NAME = words_of(
    "is are was were be been will would can could may might shall should do does did to if because when while "
    "although though as what where why how whether this these those there i we you he she it they him her them us "
    "me that which whose having"
)
_RELATIVE = words_of("that who which whom and or")
_SHORT = re.compile(r"^(?:i|we|you|he|she|it|they|that|there)['’]|n['’]t$")
_LEADS = words_of("that and but so or")
# Where a name has ended, and where one begins.
_STOPS = words_of(
    "who which that on in at during after before while when as from with and or but because citing saying adding "
    "over Monday Tuesday Wednesday Thursday Friday Saturday Sunday late early"
)
_BREAKS = words_of("that which but while whereas and or when because though although if as said says")
# What may follow the verb where a sentence ends with it: when, where and to whom it was said.
_AFTER_SAYING = words_of(
    "on in at during late early yesterday today to after while monday tuesday wednesday thursday friday saturday sunday"
)
_ADVERB = re.compile(r"(?!family|assembly|ally|bully|monopoly|weekly|daily|monthly)[a-z]+ly")
_TITLES = words_of("mr mrs ms dr prof sen rep gov gen col lt capt sgt st jr sr rev hon")
_POINTING = words_of("he she it they")
_ASIDE = words_of("who which whose a an the")
_DATED = re.compile(
    r"(?:(?:[Ll]ate|[Ee]arly|[Oo]n|[Ii]n|[Ll]ast) )*"
    rf"(?:{'|'.join((*calendar.day_name, *calendar.month_name[1:]))}|\d{{4}})"
    r"(?: (?:morning|afternoon|evening|night))? (?=\w)"
)
_PROMISING = ("promised", "promises", "pledged", "pledges", "vowed", "vows")  # "to do it" is said
_OPEN = '“«"'


@dataclass(frozen=True, slots=True)
class Clause:
    """Who is said to have said what, inside a piece of text."""

    source: Span
    cue: Span
    content: Span


def beginning(text: str, where: Span) -> Clause | None:
    """A reporting clause with which `where` begins: the rest of it is what was said."""
    tokens = [
        token for token, _n in zip(_WORD.finditer(text, where.start, where.end), range(LONGEST + 6), strict=False)
    ]
    while tokens and (tokens[0][0].casefold() in _LEADS or tokens[0][0] in _OPEN):
        tokens = tokens[1:]
    at = next((n for n, token in enumerate(tokens) if token[0].casefold() in _SAYING), 0)
    name = _name(tokens[:at])
    if not name:
        return None
    cue = Span(_first_helper(tokens[:at]), tokens[at].end())
    content = trimmed(text, Span(_said_from(tokens[at + 1 :], cue.end), where.end))
    if content.end - content.start < 12 or not _goes_on(text, content, tokens[at + 1 :]):
        return None
    return Clause(name, cue, content)


def _name(tokens: list[re.Match[str]]) -> Span | None:
    """The words before the verb as a name, helpers aside; none where they are no name."""
    while tokens and tokens[-1][0].casefold() in _HELPING:
        tokens = tokens[:-1]
    if tokens and tokens[-1][0] == ",":
        tokens = tokens[:-1] if sum(token[0] == "," for token in tokens) > 1 else []
    words = [token[0].casefold() for token in tokens]
    if words and (words[-1] in _RELATIVE or _SHORT.search(words[-1])):
        return None
    marks = {word for word in words if not word[0].isalnum()} - {","}
    if not 0 < len(words) <= LONGEST or marks or _NO_NAME & set(words) or words.count(",") > 1:
        return None
    return Span(tokens[0].start(), tokens[-1].end())


def _first_helper(tokens: list[re.Match[str]]) -> int:
    start = tokens[-1].end() + 1
    for token in reversed(tokens):
        if token[0].casefold() not in _HELPING:
            return start
        start = token.start()
    return start


def _said_from(after: list[re.Match[str]], end: int) -> int:
    """Where the words said begin: after "that", if it follows soon ("told him in May that"), else right away."""
    that = next((token for token in after if token[0].casefold() == "that"), None)
    comma = next((token for token in after if token[0] in ",;:"), None)
    return that.end() if that and not (comma and comma.start() < that.start()) else end


def _goes_on(text: str, content: Span, after: list[re.Match[str]]) -> bool:
    """Whether what follows the verb can be something said: after "that", or with its own subject."""
    first = after[0][0] if after else ""
    if text[max(0, content.start - 9) : content.start].rstrip().lower().endswith("that"):
        return True
    if first.casefold() == "to" and text[max(0, after[0].start() - 9) : after[0].start()].rstrip().endswith(_PROMISING):
        return True
    return first.casefold() in {"the", "a", "an", "he", "she", "it", "they", "there", "no"} or first[:1].isupper()


def name_after(text: str, where: Span) -> Span | None:
    """The name that stands at the beginning of `where`, up to the first mark or word that ends a name."""
    end = where.start
    for n, token in enumerate(_WORD.finditer(text, where.start, where.end)):
        if n == LONGEST or not token[0][0].isalnum() or token[0] in _STOPS or token[0].casefold() in _NO_NAME:
            break
        end = token.end()
    return trimmed(text, Span(where.start, end)) if end > where.start else None


def name_before(text: str, where: Span) -> Span | None:
    """The name that stands at the end of `where`, back to the mark, the conjunction or the clause before it.

    Skipped is what is told of somebody between two commas ("the mayor, who had agreed, | withdrew"), and when it was.
    """
    tokens = list(_WORD.finditer(text, where.start, where.end))
    while tokens and (tokens[-1][0].casefold() in _HELPING or _ADVERB.fullmatch(tokens[-1][0])):
        tokens = tokens[:-1]
    tokens = _without_aside(tokens)[-LONGEST:]
    last = next((n for n in range(len(tokens) - 1, -1, -1) if _ends_before(tokens, n)), -1)
    tokens = tokens[last + 1 :]
    if not tokens:
        return None
    dated = _DATED.match(text, tokens[0].start(), tokens[-1].end())
    start = dated.end() if dated else tokens[0].start()
    return Span(tokens[-1].start() if tokens[-1][0].casefold() in _POINTING else start, tokens[-1].end())


def _ends_before(tokens: list[re.Match[str]], n: int) -> bool:
    """Whether a name that ends further on begins behind this word or mark at the earliest.

    Not behind the point of "Mr.", the mark of "the voters’ choice", or the "and" between two names.
    """
    word, before = tokens[n][0], tokens[n - 1] if n else None
    is_close = before is not None and before.end() == tokens[n].start()
    if word == "." and before and is_close and (len(before[0]) == 1 or before[0].casefold() in _TITLES):
        return False
    if word in "’'" and before and is_close and before[0].endswith("s"):
        return False
    if word == "and":
        start = next((k for k in range(n - 1, -1, -1) if not tokens[k][0][0].isalnum()), -1) + 1
        names = [token[0] for token in tokens[start:n]]
        return not 0 < len(names) < 5 or not all(name[0].isupper() or name == "the" for name in names)
    return not word[0].isalnum() or word.casefold() in _BREAKS


def _without_aside(tokens: list[re.Match[str]]) -> list[re.Match[str]]:
    """Without what stands between two commas at the end, where it begins as something told of a name."""
    if not tokens or tokens[-1][0] != ",":
        return tokens
    first = next((n for n in range(len(tokens) - 2, 0, -1) if tokens[n][0] == ","), 0)
    aside = tokens[first + 1][0].casefold() if first else ""
    return tokens[:first] if aside in _ASIDE else tokens


def ending(text: str, where: Span) -> Clause | None:
    """A reporting clause with which `where` ends: "…, NAME said", "…, NAME said in a statement on Thursday"."""
    body = text[where.start : where.end].rstrip(' .”"»')
    for comma in (body.rfind(", "), body.rfind(", ", 0, max(body.rfind(", "), 0))):
        clause = _closing(text, where, where.start + comma, where.start + len(body)) if comma > 0 else None
        if clause:
            return clause
    return None


def _closing(text: str, where: Span, comma: int, end: int) -> Clause | None:
    tokens = [token for token, _n in zip(_WORD.finditer(text, comma + 1, end), range(LONGEST + 12), strict=False)]
    at = next((n for n, token in enumerate(tokens) if token[0].casefold() in _SAYING), 0)
    name, after = _name(tokens[:at]), tokens[at + 1 :]
    if not name or len(after) > 9 or (after and after[0][0].casefold() not in _AFTER_SAYING):
        return None
    content = trimmed(text, Span(where.start, comma))
    return Clause(name, Span(_first_helper(tokens[:at]), tokens[at].end()), content)
