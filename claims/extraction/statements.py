"""Proposals as statements: what an editor decides on, one checkable thing at a time.

A quotation of several sentences is one attribution to a corpus, and several statements to somebody who checks them:
here each sentence is one, said by the same voices. What is wholly somebody else's words within is theirs alone
("the judge said the court concluded that …" is the court's, through the judge). Two adjacent ones are merged by a key.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claims.extraction.proposal import Proposal, within
from claims.extraction.sentences import sentences_within
from claims.vocab.kinds import Mode
from claims.vocab.selectors import Span

FEWEST = 4  # words; "No." and "We did." stay with their neighbours


def statements(text: str, lang: str, found: Sequence[Proposal]) -> list[Proposal]:
    """The proposals of a text as statements, in its order."""
    inner = [one.extent for one in found if one.through and one.source]
    return [part for one in found for part in _statements(text, lang, one, inner)]


def _statements(text: str, lang: str, one: Proposal, inner: Sequence[Span]) -> Iterator[Proposal]:
    own = [span for span in inner if span != one.extent and any(within(span, part) for part in one.content)]
    for pieces in _grouped(text, lang, one):
        if not (len(pieces) == 1 and any(_nearly(pieces[0], span) for span in own)):
            yield replace(one, content=tuple(pieces))


def _grouped(text: str, lang: str, one: Proposal) -> list[list[Span]]:
    """The pieces that are one statement each: of a direct quotation its sentences, else all together."""
    if one.mode != Mode.DIRECT:
        return [list(one.content)]
    groups: list[list[Span]] = []
    for part in one.content:
        for n, sentence in enumerate(sentences_within(text, part, lang)):
            words = text[sentence.start : sentence.end]
            if groups and n == 0 and words[:1].islower():  # broken by "he said", it goes on
                groups[-1].append(sentence)
            elif n and len(words.split()) < FEWEST:
                groups[-1][-1] = Span(groups[-1][-1].start, sentence.end)
            else:
                groups.append([sentence])
    return groups


def _nearly(piece: Span, inner: Span) -> bool:
    """Whether the inner one is all of the piece but a "that" or a mark."""
    return within(inner, piece) and (piece.end - piece.start) - (inner.end - inner.start) < 8
