"""Indirect speech of English anywhere in a sentence, for where no engine reads: who, a verb of saying, what was said.

    …, NAME said that …                     the subject stands before the verb
    NAME denied it and said …, adding …     the subject is that of the verb before
    …, NAME said, …        …, said NAME     around the clause, or before it
    NAME called it “…”     NAME: …          what is called so; a headline

What is said runs to the end of the sentence, or to the next verb of saying that is joined to this one. It is taken
where what follows can be said: after "that", or with a subject of its own. What is quoted whole was found before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from claims.extraction import cues
from claims.extraction.acts import speech_act
from claims.extraction.proposal import Nearby, Proposal, told, touch
from claims.extraction.reporting import LONGEST, name_before
from claims.vocab.selectors import Span
from claims.vocab.wordlists import words_of

FEWEST = 12  # code points that were said
# On 560 articles of PolNeAR's training part, read without the engine. On the half of them of which no mistake had been
# looked at, all rules together had F1 53; on the other 54, and 33 before there were these.
RIGHT = {
    "said": 0.91, "joined": 0.93, "adding": 0.94, "around": 0.9, "closing": 0.78, "calling": 0.79, "headline": 0.8,
    "to": 0.82, "asking": 0.93,
}  # fmt: skip
_WORD = re.compile(r"[\w’'.&-]*\w|''|[^\w\s]")
_ENDS = re.compile(r";|,\s(?:but|while|whereas|although|though|which)\s")
_QUOTED = re.compile(r"[^.;:]{0,160}?(?:“[^“”\n]{3,}”|\"[^\"\n]{3,}\"|''[^'\n]{3,}'')")
_HEADLINE = re.compile(r"(?:[A-Z]{4,} – )?(?P<name>(?:[A-Z][\w.’'-]*\s){0,4}[A-Z][\w’'-]+):\s+(?P<said>\S[^\n]{11,})")


_MARKS = frozenset(',;:“”"')
_VERBS = words_of("is are was were be been has have had will would can could may might should must does do did")


@dataclass(frozen=True, slots=True)
class _Clause:
    way: str
    cue: Span
    source: Span
    content: tuple[Span, ...]


def clauses(text: str, found: Sequence[Proposal], sentences: Sequence[Span]) -> list[Proposal]:
    """What reporting clauses report that nobody found yet."""
    near = Nearby(found)
    return [new for sentence in sentences for new in _in(text, sentence, near)]


def _in(text: str, sentence: Span, near: Nearby) -> Iterator[Proposal]:
    about = near.of(sentence)
    before = next((one.source for one in about if one.source and one.extent.start >= sentence.start), None)
    reader = _Reader(text, sentence, before)
    for one in reader.clauses():
        parts = (one.cue, *one.content)
        if not any(touch(part, other.extent) for part in parts for other in about):
            said = text[one.content[0].start : one.content[-1].end]
            act = speech_act(text[one.cue.start : one.cue.end], said, text[one.source.start : one.source.end])
            because = _("“%(verb)s” reports what “%(name)s” said.")
            yield told(
                text, *one.content, cue=one.cue, source=one.source, act=act, because=because, sure=RIGHT[one.way]
            )


class _Reader:
    """Reads one sentence; `speaker` is who was last found to say something in it."""

    def __init__(self, text: str, sentence: Span, speaker: Span | None) -> None:
        self.text, self.sentence, self.speaker = text, sentence, speaker
        self.tokens = list(_WORD.finditer(text, sentence.start, sentence.end))
        self.words = [token[0].casefold() for token in self.tokens]

    def clauses(self) -> Iterator[_Clause]:
        if headline := self.headline():
            yield headline
            return
        every = [n for n, word in enumerate(self.words) if word in cues.EVERY]
        taken = self.sentence.start
        for order, n in enumerate(every):
            one = self.around(n) or self.clause(n, every[order + 1 :])
            if one and one.cue.start >= taken:
                self.speaker = one.source
                taken = one.content[-1].end if one.way != "calling" else taken
                yield one
            elif one is None:
                self.speaker = self.speaker or self.who(n)[1]

    def clause(self, n: int, later: Sequence[int]) -> _Clause | None:
        way, source = self.who(n)
        content = self.called(n) or self.said(n, later, source) if source else None
        if source is None or content is None:
            return None
        kinds = (("calling", cues.CALLING), ("asking", cues.ASKING), ("to", cues.TO_DO))
        way = next((kind for kind, words in kinds if self.words[n] in words), way)
        return _Clause(way, Span(*self.tokens[n].span()), source, (content,))

    def who(self, n: int) -> tuple[str, Span | None]:
        """In which way somebody is the subject of a verb, and who."""
        at = n - 1
        while at >= 0 and self.words[at] in cues.AUXILIARIES:
            at -= 1
        before = self.words[at] if at >= 0 else ""
        if before in cues.NEGATED:
            return "", None
        if self.words[n] in cues.ADDING:
            return "adding", (self.speaker or self.leader()) if before in cues.BEFORE_ADDING else None
        if before in cues.JOINING:
            return "joined", self.speaker or self.leader()
        name = name_before(self.text, Span(self.sentence.start, self.tokens[n].start()))
        return "said", name if name and self.is_name(name) else None

    def is_name(self, span: Span) -> bool:
        every = self.text[span.start : span.end].split()
        last = every[-1].casefold()
        if last in cues.SPEAKERS | cues.RELATIVE or every[0].casefold() == "what" or len(every) > LONGEST:
            return False
        is_somebody = last in cues.PRONOUNS or every[0].casefold() in cues.SUBJECTS or last.endswith("s")
        return is_somebody or any(word[0].isupper() for word in every)

    def leader(self) -> Span | None:
        """The name or the pronoun with which the sentence begins."""
        if self.words[:1] and self.words[0] in cues.PRONOUNS:
            return Span(*self.tokens[0].span())
        end = next((k for k, token in enumerate(self.tokens) if not (token[0][0].isupper() or token[0] == "the")), 0)
        named = any(token[0].casefold() not in cues.SUBJECTS for token in self.tokens[:end])
        return Span(self.tokens[0].start(), self.tokens[end - 1].end()) if named else None

    def said(self, n: int, later: Sequence[int], source: Span) -> Span | None:
        """What follows the verb at `n`, where it can be something said."""
        word = self.words[n]
        opening = (
            cues.ASKED if word in cues.ASKING else {"that"} if word in cues.WITH_THAT | cues.ADDING else frozenset()
        )
        at = next((k for k in range(n + 1, min(n + 10, len(self.words))) if self.words[k] in opening), None)
        if at is not None and not _MARKS & set(self.words[n + 1 : at]):
            start = self.tokens[at].end() if self.words[at] == "that" else self.tokens[at].start()
        elif self.begins(n, source):
            start = self.tokens[n + 1 + (word in cues.TELLING)].start()
        else:
            return None
        return self.trimmed(start, self.stop(start, later))

    def stop(self, start: int, later: Sequence[int]) -> int:
        joined = (k for k in later if self.words[k - 1] in cues.JOINING or self.words[k] in cues.ADDING)
        stop = next((self.tokens[k - 1].start() for k in joined), self.sentence.end)
        end = _ENDS.search(self.text, start, self.sentence.end)
        return min(stop, end.start() if end else stop)

    def trimmed(self, start: int, stop: int) -> Span | None:
        inside = self.text[start:stop]
        span = Span(start + len(inside) - len(inside.lstrip()), start + len(inside.rstrip(' ,.”"')))
        return span if span.end - span.start >= FEWEST else None

    def begins(self, n: int, source: Span) -> bool:
        """Whether what was said begins right behind the verb; behind whom it was told, for "told"."""
        word, after = self.words[n], self.tokens[n + 1 : n + 3]
        if not after:
            return False
        if word in cues.TO_DO:
            return self.words[n + 1] == "to"
        if word in cues.TELLING:
            return len(after) > 1 and _bare(after[1][0]) in cues.PRONOUNS
        first = after[0][0]
        if word in cues.PLAIN:
            return (first[0].isalnum() or first in "“\"''") and first.casefold() not in cues.NO_WORDS
        is_shown = word in cues.SHOWING and self.text[source.start : source.end].split()[-1].casefold() in cues.SHOWN_BY
        return (word in cues.SAYING | cues.ADDING or is_shown) and (
            _bare(first) in cues.SUBJECTS or first[:1].isupper()
        )

    def called(self, n: int) -> Span | None:
        """What somebody or something was called, up to the quotation marks that close it."""
        if self.words[n] not in cues.CALLING:
            return None
        if self.words[n + 1 : n + 2] in (["for"], ["on"], ["it"]):
            return None
        quoted = _QUOTED.match(self.text, self.tokens[n].end() + 1, self.sentence.end)
        return Span(self.tokens[n].end() + 1, quoted.end()) if quoted else None

    def around(self, n: int) -> _Clause | None:
        """…, NAME said, …; …, NAME said.; …, said NAME."""
        comma = next((k for k in range(n - 1, max(n - 12, 0), -1) if self.words[k] == ","), None)
        first = Span(self.sentence.start, self.tokens[comma].start()) if comma else None
        if self.words[n] not in cues.SAYING or comma is None or first is None:
            return None
        comma += not self.words[comma + 1][0].isalnum()
        cue = Span(*self.tokens[n].span())
        if comma == n - 1:
            return self.inverted(n, cue, first)
        source = Span(self.tokens[comma + 1].start(), self.tokens[n - 1].end())
        if not self.is_name(source) or self.words[comma + 1] in cues.JOINING | cues.RELATIVE:
            return None
        after = self.words[n + 1 :]
        if after[:1] == [","] and len(after) > 4:
            rest = self.trimmed(self.tokens[n + 1].end(), self.sentence.end)
            return _Clause("around", cue, source, (first, rest)) if rest else None
        if first.end - first.start < FEWEST:
            return None
        is_when = bool(after) and after[0] in cues.WHEN and len(after) < 10 and not {",", "that"} & set(after)
        is_last = not any(word[0].isalnum() for word in after)
        return _Clause("closing", cue, source, (first,)) if is_last or is_when else None

    def inverted(self, n: int, cue: Span, first: Span) -> _Clause | None:
        rest = self.tokens[n + 1 :]
        end = next((k for k, token in enumerate(rest) if not token[0][0].isalnum()), len(rest))
        name = [token[0] for token in rest[:end]]
        is_named = end and (name[0][0].isupper() or name[0] in ("the", "a", "an")) and any(w[0].isupper() for w in name)
        is_short = first.end - first.start < FEWEST or end > LONGEST
        if self.words[n] not in cues.PLAIN or not is_named or is_short or _VERBS & set(name):
            return None
        return _Clause("closing", cue, Span(rest[0].start(), rest[end - 1].end()), (first,))

    def headline(self) -> _Clause | None:
        """NAME: what they say, at the head of a text; or NAME in capitals, in a conversation."""
        start = self.sentence.start
        found = _HEADLINE.match(self.text, start, self.sentence.end)
        if not found or cues.NO_HEADS & set(found["name"].casefold().split()[-1:]):
            return None
        is_line = start > 0 and self.text[start - 1] == "\n" and found["name"].isupper()
        said = self.trimmed(found.start("said"), found.end("said")) if start == 0 or is_line else None
        colon = found.end("name")
        return _Clause("headline", Span(colon, colon + 1), Span(*found.span("name")), (said,)) if said else None


def _bare(word: str) -> str:
    return word.casefold().split("’")[0].split("'")[0]
