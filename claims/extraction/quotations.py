"""Direct quotations: words between quotation marks, with a verb of saying and somebody who said it beside them.

The rules are those of any newspaper: “…,” NAME said. “…,” said NAME. NAME said: “…”. And a second quotation in a
paragraph goes on with whoever spoke the first. What does not fit is not proposed. Words in marks that are too few
to say something ("so-called" words, titles of works) are left alone. A pronoun is kept as it stands: it names nobody.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from claims.extraction.sentences import sentences
from claims.extraction.verbs import Tongue, tongue
from claims.vocab.kinds import Mode, SpeechAct
from claims.vocab.selectors import Span, trimmed

# English: 35 of 41 that the engine did not find were right on 500 articles of PolNeAR's training part. How that is
# shared among the three, and what it is in other languages, nobody has counted: it orders a list.
CONFIDENCE = {"after": 0.85, "around": 0.6, "before": 0.6, "continued": 0.5}
ELSEWHERE = 0.7  # of it in other languages: less sure, and by how much is a guess
FEWEST = 4  # fewer are mostly names of things and words at arm's length
LONGEST_NAME = 8  # words
# The outer marks of the press. Straight ones open and close alike, so they are paired within their paragraph.
# A quotation over several paragraphs opens anew in each, and only the last closes.
_ANEW = r"(?=\n\s*{})"
_QUOTATION = re.compile(
    rf"“(?P<a>[^“”\n]+)(?:”|{_ANEW.format('“')})|«(?P<b>[^«»\n]+)(?:»|{_ANEW.format('«')})|„(?P<c>[^„“”\n]+)[“”]|\"(?P<d>[^\"\n]+)\"|"
    r"''(?P<e>(?:[^'\n]|'(?!'))+)''"  # as some archives of newspapers write them
)
WORD = re.compile(r"[\w’'.-]*\w")
_BEFORE_DAYS = frozenset(["el", "le"])  # "dijo la alcaldesa | el lunes"
_LEAD = re.compile(r"[\s,.—–-]*")
_MARK = re.compile(r"[,;:?!“”«»\"]|(?<!\b\w)\.")  # not the point of an initial
_CLAUSE = re.compile(r"[,;:—–]|\s(?:that|and|что|que|dass|but|но)\s")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Spans in the text; `name` is how the text names who said it, `because` the reason in words for an editor."""

    content: Span
    cue: Span
    source: Span
    name: str
    mode: Mode
    speech_act: SpeechAct
    because: str
    confidence_score: float


@dataclass(frozen=True, slots=True)
class Said:
    cue: Span
    source: Span
    act: SpeechAct
    where: str


def quotations(text: str, lang: str) -> Iterator[Suggestion]:
    """What is quoted in a text, in order; nothing for a language without verbs."""
    words = tongue(lang)
    if not words:
        return
    bounds = sentences(text, lang)
    ends = [sentence.end for sentence in bounds]
    breaks = [*(found.start() for found in re.finditer("\n", text)), len(text)]
    last: tuple[int, Said] | None = None
    for found in _QUOTATION.finditer(text):
        content = trimmed(text, Span(*found.span(found.lastgroup or 0)))
        spoken = WORD.findall(text, content.start, content.end)
        if len(spoken) < FEWEST or _is_title(spoken):
            continue
        # The sentences the quotation begins and ends in; what it ends in may be the last of several it holds.
        begins = bounds[bisect_right(ends, found.start())].start
        paragraph = bisect_right(breaks, found.start())
        stop = min(bounds[min(bisect_right(ends, found.end()), len(bounds) - 1)].end, breaks[paragraph])
        said = said_after(text, Span(found.end(), max(stop, found.end())), words)
        said = said or _around(text, Span(min(begins, found.start()), found.start()), found.end(), stop, words)
        said = said or _before(text, Span(min(begins, found.start()), found.start()), words)
        if not said and last and last[0] == paragraph:
            said = replace(last[1], where="continued")
        if said:
            last = (paragraph, said)
            one = _suggestion(text, content, said, words)
            sure = one.confidence_score * (1 if lang.lower().startswith("en") else ELSEWHERE)
            yield replace(one, confidence_score=sure)


def _is_title(words: list[str]) -> bool:
    """Whether every word that is not small begins with a capital, as in names of works."""
    telling = [word for word in words if len(word) > 3]
    return bool(telling) and all(word[0].isupper() and not word.isupper() for word in telling)


def _suggestion(text: str, content: Span, said: Said, words: Tongue) -> Suggestion:
    name, verb = text[said.source.start : said.source.end], text[said.cue.start : said.cue.end]
    reasons = {
        "after": _("“%(verb)s” and “%(name)s” stand right after words in quotation marks."),
        "around": _("“%(name)s” stands before words in quotation marks, and “%(verb)s” after them."),
        "before": _("“%(name)s” and “%(verb)s” stand before words in quotation marks."),
        "continued": _("It goes on after words of “%(name)s” (“%(verb)s”) in the same paragraph."),
    }
    fragment = text[content.start].islower()
    return Suggestion(
        content=Span(content.start, content.end - (text[content.end - 1] == ",")),
        cue=said.cue,
        source=said.source,
        name=name,
        mode=Mode.MIXED if fragment else Mode.DIRECT,
        speech_act=said.act,
        because=(reasons[said.where] % {"verb": verb, "name": name})[:300],
        confidence_score=CONFIDENCE[said.where] / (2 if name.casefold() in words.pronouns else 1),
    )


def said_after(text: str, where: Span, words: Tongue) -> Said | None:
    """NAME said, or said NAME, before the next mark of the sentence."""
    clause = _first_clause(text, where)
    tokens = list(WORD.finditer(text, clause.start, clause.end))
    n = next((i for i, token in enumerate(tokens[: LONGEST_NAME + 2]) if token[0].casefold() in words.verbs), None)
    if n is None:
        return None
    verb = tokens[n]
    source = name_of(tokens[:n], words) or name_of(tokens[n + 1 :], words, forward=True)
    return Said(Span(*verb.span()), source, words.verbs[verb[0].casefold()], "after") if source else None


def _before(text: str, where: Span, words: Tongue) -> Said | None:
    """The nearest verb before, and the nearest name that stands right before it or an earlier one."""
    tokens = list(WORD.finditer(text, where.start, where.end))
    found = [token for token in tokens if token[0].casefold() in words.verbs]
    for verb in reversed(found):
        clause = max([where.start, *(m.end() for m in _CLAUSE.finditer(text, where.start, verb.start()))])
        if source := name_of([token for token in tokens if clause <= token.start() < verb.start()], words):
            return Said(Span(*found[-1].span()), source, words.verbs[found[-1][0].casefold()], "before")
    return None


def _around(text: str, before: Span, end: int, stop: int, words: Tongue) -> Said | None:
    """NAME, “…” said: the verb right after the words, as where verbs come last, and all before them the name."""
    clause = _first_clause(text, Span(end, max(stop, end)))
    after = [word for word in WORD.finditer(text, clause.start, clause.end) if word[0].casefold() not in words.helpers]
    source = name_of(list(WORD.finditer(text, before.start, before.end)), words)
    if not after or after[0][0].casefold() not in words.verbs or not source:
        return None
    return Said(Span(*after[0].span()), source, words.verbs[after[0][0].casefold()], "around")


def _first_clause(text: str, where: Span) -> Span:
    lead = _LEAD.match(text, where.start, where.end)
    start = lead.end() if lead else where.start
    mark = _MARK.search(text, start, where.end)
    return Span(start, mark.start() if mark else where.end)


def name_of(tokens: list[re.Match[str]], words: Tongue, *, forward: bool = False) -> Span | None:
    """Who spoke: the words beside the verb without helpers; forward of it, up to the first word that ends a name."""
    if forward:
        end = next((n for n, token in enumerate(tokens) if token[0] in words.stops), len(tokens))
        tokens = tokens[: end - (0 < end < len(tokens) and tokens[end - 1][0] in _BEFORE_DAYS)]
    while tokens and tokens[-1][0].casefold() in words.helpers:
        tokens = tokens[:-1]
    while tokens and tokens[0][0].casefold() in words.helpers:
        tokens = tokens[1:]
    if not 0 < len(tokens) <= LONGEST_NAME:
        return None
    return Span(tokens[0].start(), tokens[-1].end())
