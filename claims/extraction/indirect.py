"""Indirect speech by its plain forms, in the languages that no engine reads: "сказал, что …", "…, selon NAME".

Three forms: who and a verb of saying before the word for "that"; who and the verb at the end of the sentence, after its
last comma; and "according to NAME" anywhere in it. Turkish and Azerbaijani also put all that was said before the verb,
as one noun ("… olduğunu söyledi"). What names nobody, what is negated, and what stands within a quotation that was
found are left alone. It is a list of words for each language, and no grammar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from claims.extraction import days
from claims.extraction.proposal import Nearby, Proposal, touch
from claims.extraction.quotations import LONGEST_NAME, WORD, name_of, said_after
from claims.extraction.verbs import Tongue, tongue
from claims.vocab.kinds import Mode, SpeechAct
from claims.vocab.selectors import Span, trimmed

RIGHT = 0.4  # a guess, on the careful side: nobody has counted how often they are right
FEWEST = 3  # words that were said
REACH = 240  # code points before "that" in which somebody says it
_PART = r"[^,;:«»“”„\"\n]"
_NAME = rf"(?P<name>{_PART}{{2,90}}?)"
_BREAK = re.compile(r"[;:—–»”\"]\s")
_AT = re.compile(r"(?:^|(?<=\s))(?:в|во|am|le|el|este)\s$", re.IGNORECASE)  # what leads a date
_END = r"(?=,|[.!?։…]*$)"


@dataclass(frozen=True, slots=True)
class Forms:
    """Of one language: the word for "that" with what must stand before it, "according to NAME", words that negate,
    and the end of what is said as one noun."""

    lang: str
    that: re.Pattern[str]
    according: re.Pattern[str]
    negations: frozenset[str]
    noun: re.Pattern[str] | None = None

    def dates(self, text: str, where: Span) -> list[tuple[int, int]]:
        """Where the dates of a clause begin, with the small word before them, and end."""
        phrase = days.phrase(self.lang)
        found = [date.span() for date in phrase.finditer(text, where.start, where.end)] if phrase else []
        return [(at.start() if (at := _AT.search(text, where.start, start)) else start, end) for start, end in found]


def _forms(lang: str, that: str, negations: str, according: str, noun: str = "") -> Forms:
    flags = re.IGNORECASE
    whole = re.compile(rf"(?:(?<=^)|(?<=,\s))(?P<all>{according})", flags)
    return Forms(
        lang, re.compile(that, flags), whole, frozenset(negations.split()), re.compile(noun, flags) if noun else None
    )


_DATIVE = rf"(?P<name>{_PART}{{2,80}}?)['’]?"
_SUBJECT = rf"^(?P<name>{_PART}{{1,80}}(?=,)|(?:o|onlar)(?=\s)),?\s+"
_FORMS = {
    one.lang: one
    for one in (
        _forms(
            "ru", r",\s+что\s", "не",
            rf"(?P<cue>по (?:словам|данным|информации|сообщению|мнению|утверждению|заявлению)|согласно) {_NAME}{_END}",
        ),
        _forms(
            "fr", r"\s(?:que\s|qu['’])", "pas ne",
            rf"(?P<cue>selon|d['’]après) (?!l[ea]s?quel|que?\b|si\b){_NAME}{_END}",
        ),
        _forms(
            "de", r",\s+dass\s", "nicht",
            r"(?P<cue>laut|nach (?:den )?(?:Angaben|Worten|Ansicht)(?: von)?) "
            r"(?P<name>(?-i:(?:(?:dem|der|den|einem|einer|des) )?(?:[a-zäöüß]+ )?[A-ZÄÖÜ][\w-]+"
            r"(?: (?:(?:der|des|von|für) )?[A-ZÄÖÜ][\w-]+)*))(?=\s|,|[.!?]*$)",
        ),
        _forms(
            "es", r"\sque\s", "no",
            rf"(?P<cue>según|de acuerdo con) (?!(?:dijo|dijeron|informó|informaron|afirmó|señaló)\b){_NAME}{_END}",
        ),
        _forms(
            "hy", r",\s+(?:որ|թե)\s", "չի չեն չէր",
            rf"(?P<cue>ըստ) {_NAME}{_END}|(?P<name2>{_PART}{{2,80}}?) "
            rf"(?P<cue2>խոսքով|խոսքերով|խոսքերի համաձայն|կարծիքով|հաղորդմամբ|համաձայն){_END}",
        ),
        _forms(
            "az", r",?\s+ki,?\s", "",
            rf"{_DATIVE} (?P<cue>(?:sözlərinə|məlumatına|açıqlamasına|bildirdiyinə) görə|görə|fikrincə){_END}",
            rf"{_SUBJECT}(?P<content>\S.*(?:d[ıiuü](?:ğ|y)[ıiuü]n[ıiuü]|(?:aca|əcə)[ğy][ıi]n[ıi]))(?=\s)",
        ),
        _forms(
            "tr", r",?\s+ki,?\s", "",
            rf"{_DATIVE} (?P<cue>(?:sözlerine|açıklamasına|ifadesine|iddiasına) göre|göre){_END}",
            rf"{_SUBJECT}(?P<content>\S.*(?:[dt][ıiuü]ğ[ıiuü]n[ıiuü]|(?:aca|ece)ğ[ıi]n[ıi]))(?=\s)",
        ),
    )
}  # fmt: skip


def indirect(text: str, lang: str, found: Sequence[Proposal], sentences: Sequence[Span]) -> list[Proposal]:
    """What nobody found yet in sentences of one of these languages, one for each sentence at most; else nothing."""
    words, forms = tongue(lang), _FORMS.get(lang.lower().split("-")[0])
    if not words or not forms:
        return []
    near, made = Nearby(found), list[Proposal]()
    for sentence in sentences:
        one = next((new for way in _WAYS if (new := way(text, sentence, words, forms))), None)
        if one and not any(touch(one.extent, other.extent) for other in near.of(one.extent)):
            made.append(one)
    return made


def _that(text: str, sentence: Span, words: Tongue, forms: Forms) -> Proposal | None:
    """NAME said that …; said NAME that …"""
    for that in forms.that.finditer(text, sentence.start, sentence.end):
        start = max(sentence.start, text.rfind(" ", sentence.start, max(that.start() - REACH, sentence.start)) + 1)
        start = max([start, *(broken.end() for broken in _BREAK.finditer(text, start, that.start()))])
        tokens = _undated(text, Span(start, that.start()), forms)
        at = next((n for n in range(len(tokens) - 1, -1, -1) if tokens[n][0].casefold() in words.verbs), None)
        if at is None or len(tokens) - at > LONGEST_NAME + 1 or _is_negated(tokens, at, forms):
            continue
        verb = tokens[at]
        source = _before(text, Span(start, verb.start()), words, forms) or name_of(
            tokens[at + 1 :], words, forward=True
        )
        if source:
            return _proposal(text, (Span(that.end(), sentence.end),), Span(*verb.span()), source, words)
    return None


def _before(text: str, where: Span, words: Tongue, forms: Forms) -> Span | None:
    """The name at the end of a clause; before what stands between two commas, where that is behind the name."""
    parts = [Span(*part.span()) for part in re.finditer(r"[^,]+", text[where.start : where.end])]
    spans = [Span(where.start + part.start, where.start + part.end) for part in parts]
    for part in (*spans[-1:], *(spans[:1] if len(spans) > 2 else ())):
        if name := name_of(_undated(text, part, forms), words):
            return name
    return None


def _undated(text: str, where: Span, forms: Forms) -> list[re.Match[str]]:
    """The words of a clause without those that say when."""
    dates, tokens = forms.dates(text, where), WORD.finditer(text, where.start, where.end)
    return [token for token in tokens if not any(start <= token.start() < end for start, end in dates)]


def _is_negated(tokens: list[re.Match[str]], at: int, forms: Forms) -> bool:
    return any(token[0].casefold() in forms.negations for token in tokens[max(0, at - 2) : at + 2])


def _closing(text: str, sentence: Span, words: Tongue, _forms: Forms) -> Proposal | None:
    """…, said NAME; …, as NAME said."""
    for comma in reversed([*re.finditer(r"[,»”\"]\s*(?:[—–-]\s*)?", text[sentence.start : sentence.end])][-2:]):
        said = said_after(text, Span(sentence.start + comma.end(), sentence.end), words)
        first = WORD.search(text, sentence.start + comma.end(), sentence.end)
        leads = words.verbs.keys() | words.helpers
        if said and first and (first[0].casefold() in leads or said.source.start == first.start()):
            content = Span(sentence.start, sentence.start + comma.start())
            return _proposal(text, (content,), said.cue, said.source, words)
    return None


def _according(text: str, sentence: Span, words: Tongue, forms: Forms) -> Proposal | None:
    """According to NAME, …; …, according to NAME; … , according to NAME, …"""
    for found in forms.according.finditer(text[sentence.start : sentence.end]):
        which = "2" if "cue2" in found.groupdict() and found["cue2"] else ""
        cue, name, whole = (found.span(part + ("" if part == "all" else which)) for part in ("cue", "name", "all"))
        at = sentence.start
        source = trimmed(text, Span(at + name[0], at + name[1]))
        if len(WORD.findall(text, source.start, source.end)) > LONGEST_NAME:
            continue
        parts = (Span(at, at + whole[0]), Span(at + whole[1], sentence.end))
        return _proposal(text, parts, Span(at + cue[0], at + cue[1]), source, words)
    return None


def _as_noun(text: str, sentence: Span, words: Tongue, forms: Forms) -> Proposal | None:
    """NAME, all that was said as one noun, said."""
    found = forms.noun.search(text[sentence.start : sentence.end]) if forms.noun else None
    if not found:
        return None
    name, content = (Span(sentence.start + a, sentence.start + b) for a, b in map(found.span, ("name", "content")))
    after = [token for token, _n in zip(WORD.finditer(text, content.end, sentence.end), range(5), strict=False)]
    verb = next((token for token in after if token[0].casefold() in words.verbs), None)
    return _proposal(text, (content,), Span(*verb.span()), name, words) if verb else None


_WAYS = (_that, _according, _as_noun, _closing)


def _proposal(text: str, parts: Sequence[Span], cue: Span, source: Span, words: Tongue) -> Proposal | None:
    content = tuple(_spoken(text, parts))
    if sum(len(WORD.findall(text, part.start, part.end)) for part in content) < FEWEST:
        return None
    if any(touch(part, other) for part in content for other in (cue, source)):
        return None
    names = {"name": text[source.start : source.end], "verb": text[cue.start : cue.end]}
    marked = any(re.search(r"[“«„\"]", text[part.start : part.end]) for part in content)
    return Proposal(
        content=content,
        cue=cue,
        source=source,
        mode=Mode.MIXED if marked else Mode.INDIRECT,
        speech_act=words.verbs.get(names["verb"].casefold(), SpeechAct.ASSERTS),
        because=_("“%(verb)s” beside “%(name)s”: a rule for this language that nobody has measured.") % names,
        confidence=RIGHT / (2 if names["name"].casefold() in words.pronouns else 1),
    )


def _spoken(text: str, parts: Sequence[Span]) -> Iterator[Span]:
    """The parts without the commas, dashes and points around them, and without what is empty then."""
    for part in parts:
        inside = text[part.start : part.end]
        start = part.start + len(inside) - len(inside.lstrip(" ,—–-"))
        end = part.end - (len(inside) - len(inside.rstrip(" ,.։—–-")))
        if start < end:
            yield trimmed(text, Span(start, end))
