"""An article of four paragraphs, what the program suggests in it, and editors who decide."""

from django.utils import timezone

from claims.curation.actions import reject_suggestion
from claims.extraction.memory import remember
from claims.extraction.proposing import Reader
from claims.models import Attribution, Capture, Passage
from claims.vocab.selectors import Span
from claims.vocab.statuses import Status
from tests.factories import ActorFactory, AttributionFactory, UserFactory

TEXT = (
    "The pier is open, the harbour office said. It rained.\n"
    "The quay is shut, the union said.\n\n"
    "Nothing happened here.\n"
    "The boats lie idle, the union said, and the nets are dry."
)


def suggested(capture: Capture, words: str, source: str, cue: str = "said") -> Attribution:
    """As the program suggests it: with the words that say so, and who."""
    one = AttributionFactory(capture=capture, words=words, through=(source,), confidence_score=0.7)
    after = capture.text.index(words)
    for role, what in (("source", source), ("cue", cue)):
        start = capture.text.index(what, after)
        passage = Passage.cut(capture, Span(start, start + len(what)), role)
        passage.attribution = one
        passage.save()
    return one


def read(capture: Capture) -> list[Attribution]:
    """The capture read by the program, which suggests three things."""
    made = [
        suggested(capture, "The pier is open", "the harbour office"),
        suggested(capture, "The quay is shut", "the union"),
        suggested(capture, "The boats lie idle", "the union"),
    ]
    remember(capture, Reader("first", "a" * 64), [one.pk for one in made])
    return made


def accept(*attributions: Attribution) -> None:
    """By what is in the tables, whoever is only a name so far."""
    decided = {"status": Status.ACCEPTED, "decided_at": timezone.now()}
    for one in attributions:
        one.hops.filter(actor=None).update(actor=ActorFactory())
        Attribution.objects.filter(pk=one.pk).update(**decided, decided_by=UserFactory())


def reject(*attributions: Attribution) -> None:
    for one in attributions:
        reject_suggestion(attribution=one, version=1, by=UserFactory())


def words(text: str, spans: list[list[int]]) -> list[str]:
    return [text[start:end] for start, end in spans]
