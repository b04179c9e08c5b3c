"""What the pages of second readings show: suggestions as they were made, and two readings set side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from claims.curation import queries as desk
from claims.curation.agreement.scores import Agreement, Utterance, Who, agreement, paired
from claims.curation.marked import Mark, Page, Sentence, marked, page_at
from claims.curation.queue.queries import excerpt
from claims.models import Attribution, Capture, Hop, Judgement, Passage, SecondReading, Suggestion, User
from claims.vocab.kinds import Mode, PassageRole
from claims.vocab.names import name_key
from claims.vocab.selectors import Span
from claims.vocab.statuses import Status

LAST = 50  # finished readings that are listed and counted together
_BEFORE, _WINDOW = 400, 1600  # code points shown around a suggestion


@dataclass(frozen=True, slots=True)
class Shown:
    """A suggestion as the program made it, and what the reader says of it so far."""

    suggestion: Suggestion
    content: tuple[Span, ...]
    words: str
    who: str
    sentences: list[Sentence]
    is_cut: bool
    judgement: Judgement | None
    judged_words: str

    @property
    def verdict(self) -> str:
        """right, otherwise or nothing; empty while it waits."""
        one = self.judgement
        if one is None or not one.content:
            return "nothing" if one else ""
        return "right" if (one.spans, one.as_named) == (self.content, self.who) else "otherwise"


@dataclass(frozen=True, slots=True)
class ReadingPage:
    """A part of the text, and everything that is judged in the whole of it."""

    page: Page
    paragraphs: list[list[Sentence]]
    shown: list[Shown]
    missed: list[tuple[Judgement, str]]

    @property
    def n_left(self) -> int:
        return sum(one.judgement is None for one in self.shown)


def suggestions_of(capture: Capture) -> QuerySet[Suggestion]:
    """What the program suggested of a capture and did not take back itself."""
    found = Suggestion.objects.filter(attribution__capture=capture)
    return found.exclude(attribution__status=Status.WITHDRAWN, attribution__decided_by=None)


def words_of(text: str, spans: Iterable[Span]) -> str:
    return " … ".join(text[span.start : span.end] for span in spans)


def content_of(suggestion: Suggestion) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in suggestion.said["content"])


def named_by(suggestion: Suggestion) -> str:
    """Whose words the program took it for, as the text names them."""
    hops = suggestion.said["hops"]
    return str(hops[-1][0]) if hops else ""


def reading_page(reading: SecondReading, at: int) -> ReadingPage:
    """What a reader sees of their reading."""
    text, lang = reading.capture.text, reading.capture.source.lang
    judged = list(reading.judgements.order_by("pk"))
    by_suggestion = {one.suggestion_id: one for one in judged if one.suggestion_id}
    found = sorted(suggestions_of(reading.capture), key=lambda one: (content_of(one), one.pk))
    shown = [_shown(one, text, lang, by_suggestion.get(one.pk)) for one in found]
    page = page_at(text, at)
    marks = [
        Mark(span, PassageRole.CONTENT, one.suggestion.pk, n, is_suggested=True, is_first=span == one.content[0])
        for n, one in enumerate(shown, 1)
        for span in one.content
        if span.start < page.span.end and page.span.start < span.end
    ]
    missed = [(one, words_of(text, one.spans)) for one in judged if not one.suggestion_id]
    return ReadingPage(page, marked(text, page.span, lang, marks), shown, missed)


def shown_one(reading: SecondReading, suggestion: Suggestion) -> Shown:
    """One of them, alone."""
    judgement = reading.judgements.filter(suggestion=suggestion).first()
    return _shown(suggestion, reading.capture.text, reading.capture.source.lang, judgement)


def _shown(one: Suggestion, text: str, lang: str, judgement: Judgement | None) -> Shown:
    content = content_of(one)
    offset = max(0, content[0].start - _BEFORE)
    roles = (PassageRole.CONTENT, PassageRole.CUE, PassageRole.SOURCE)
    spans = [(str(role), Span(start, end)) for role in roles for start, end in one.said[role]]
    sentences, is_cut = excerpt(text[offset : offset + _WINDOW], offset, lang, spans, one.pk)
    judged = words_of(text, judgement.spans) if judgement else ""
    return Shown(one, content, words_of(text, content), named_by(one), sentences, is_cut, judgement, judged)


@dataclass(frozen=True, slots=True)
class Difference:
    """Where two readings part: what each says is said there, and by whom; empty for nothing."""

    at: int
    first: str
    first_who: str
    second: str
    second_who: str


@dataclass(frozen=True, slots=True)
class Compared:
    """A second reading beside the record. `n_waiting` suggestions have no decision in the record yet."""

    reading: SecondReading
    agreement: Agreement
    differences: list[Difference]
    n_waiting: int


def finished() -> QuerySet[SecondReading]:
    """Finished readings, the newest first, with all that comparing them reads."""
    found = SecondReading.objects.finished().select_related("capture__source__outlet", "read_by").order_by("-pk")
    judgements = Judgement.objects.select_related("actor", "suggestion__attribution").prefetch_related("actor__names")
    return found.prefetch_related(Prefetch("judgements", judgements))


def compared(readings: Sequence[SecondReading]) -> list[Compared]:
    """Each beside what stands accepted in its capture; as many queries for one as for all."""
    hops = Hop.objects.select_related("actor").prefetch_related("actor__names").order_by("order")
    passages = Passage.objects.filter(role=PassageRole.CONTENT).order_by("start")
    accepted = (
        Attribution.objects.accepted()
        .filter(capture__in=[one.capture_id for one in readings])
        .exclude(mode=Mode.NARRATION)  # what nobody is said to have said
        .prefetch_related(Prefetch("hops", hops), Prefetch("passages", passages))
    )
    by_capture: dict[int, list[Attribution]] = defaultdict(list)
    for one in accepted:
        by_capture[one.capture_id].append(one)
    return [_compared(one, by_capture[one.capture_id]) for one in readings]


def _compared(reading: SecondReading, accepted: list[Attribution]) -> Compared:
    text, judgements = reading.capture.text, list(reading.judgements.all())
    first = [(_utterance(one), str(one.said_by or "")) for one in accepted if one.content]
    waiting = {one.pk for one in judgements if one.suggestion and _waits(one.suggestion)}
    second = [
        (_judged(one), str(one.actor or one.as_named)) for one in judgements if one.content and one.pk not in waiting
    ]
    verdicts = [
        (one.suggestion.attribution.status == Status.ACCEPTED, bool(one.content))
        for one in judgements
        if one.suggestion and one.pk not in waiting
    ]
    ours, theirs = [one for one, _ in first], [one for one, _ in second]
    return Compared(
        reading,
        agreement(text, ours, theirs, verdicts),
        _differences(text, first, second),
        len(waiting),
    )


def _waits(suggestion: Suggestion) -> bool:
    return suggestion.attribution.status == Status.SUGGESTED


def _differences(
    text: str, first: list[tuple[Utterance, str]], second: list[tuple[Utterance, str]]
) -> list[Difference]:
    pairs = paired(text, [one for one, _ in first], [one for one, _ in second])
    parted = [(i, j) for i, j in pairs if not first[i][0].who.same_as(second[j][0].who)]
    alone = [(i, None) for i in range(len(first)) if i not in {i for i, _ in pairs}]
    alone_too = [(None, j) for j in range(len(second)) if j not in {j for _, j in pairs}]
    found = []
    for i, j in [*parted, *alone, *alone_too]:
        one, one_who = first[i] if i is not None else (None, "")
        other, other_who = second[j] if j is not None else (None, "")
        at = min(said.content[0].start for said in (one, other) if said)
        words = [words_of(text, said.content) if said else "" for said in (one, other)]
        found.append(Difference(at, words[0], one_who, words[1], other_who))
    return sorted(found, key=lambda one: one.at)


def _utterance(one: Attribution) -> Utterance:
    hop = one.said_by
    names = {hop.key} | {name.key for name in hop.actor.names.all()} if hop and hop.actor else set()
    return Utterance(
        tuple(passage.span for passage in one.content),
        Who(hop.actor_id if hop else None, frozenset(names - {""})),
    )


def _judged(one: Judgement) -> Utterance:
    names = {name.key for name in one.actor.names.all()} if one.actor else set()
    return Utterance(one.spans, Who(one.actor_id, frozenset(names | {name_key(one.as_named)[:250]})))


def to_read(user: User) -> QuerySet[Capture]:
    """Captures that wait for a second reading by somebody: decided to the end, by others, and read by nobody again."""
    made = Suggestion.objects.filter(attribution__capture=OuterRef("pk"))
    of_it = Attribution.objects.filter(capture=OuterRef("pk"))
    read = SecondReading.objects.filter(capture=OuterRef("pk"))
    mine = of_it.filter(Q(decided_by=user) | Q(proposed_by=user))
    found = desk.captures().filter(Exists(made), ~Exists(of_it.suggested()), ~Exists(read), ~Exists(mine))
    return found.order_by("-pk")


def begun_by(user: User) -> QuerySet[SecondReading]:
    """Readings somebody has begun and not finished, with how much they have judged."""
    mine = SecondReading.objects.filter(read_by=user, finished_at=None)
    return mine.select_related("capture__source__outlet").defer("capture__text").annotate(n=Count("judgements"))
