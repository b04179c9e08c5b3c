"""Notes to colleagues, on a passage, an attribution, a claim or a dispute."""

from __future__ import annotations

from django.db import transaction

from claims.curation.errors import NothingSaid, NotYourNote
from claims.models import Annotation, Attribution, Capture, Claim, Dispute, Passage, User, record
from claims.vocab.kinds import PassageRole
from claims.vocab.roles import Right
from claims.vocab.selectors import Span


@transaction.atomic
def annotate(*, on: Passage | Attribution | Claim | Dispute, text: str, by: User) -> Annotation:
    """Leave a note on something; a form that is sent twice leaves one.

    Errors: NothingSaid.
    """
    note = {"text": _said(text), "written_by": by, str(on._meta.model_name): on}
    type(on)._default_manager.select_for_update().get(pk=on.pk)
    if there := Annotation.objects.filter(**note).first():
        return there
    annotation = Annotation.objects.create(**note)
    record(by=by, verb="annotate", target=on, data={"annotation": annotation.pk, "text": annotation.text})
    return annotation


@transaction.atomic
def annotate_passage(*, capture: Capture, span: Span, text: str, by: User) -> Annotation:
    """Leave a note on a place in a captured text; a form that is sent twice leaves one.

    Errors: NothingSaid; SelectorError if there is nothing at the span.
    """
    text = _said(text)
    passage = Passage.cut(capture, span, PassageRole.NOTE)
    Capture.objects.select_for_update().only("pk").get(pk=capture.pk)
    notes = Annotation.objects.filter(passage__capture=capture, written_by=by, text=text)
    if there := notes.filter(passage__start=passage.start, passage__end=passage.end).first():
        return there
    passage.save()
    return annotate(on=passage, text=text, by=by)


@transaction.atomic
def edit_annotation(*, annotation: Annotation, text: str, version: int, by: User) -> Annotation:
    """Errors: NotYourNote, NothingSaid, StaleRecord."""
    if annotation.written_by != by:
        raise NotYourNote
    before, annotation.text = annotation.text, _said(text)
    annotation.save_over(version, ["text"])
    record(by=by, verb="edit-note", target=annotation, data={"before": before, "after": annotation.text})
    return annotation


@transaction.atomic
def remove_annotation(*, annotation: Annotation, by: User) -> None:
    """Take a note away; the record keeps its words. A note on a passage takes its passage along.

    Errors: NotYourNote, unless an admin does it.
    """
    if annotation.written_by != by and not by.may(Right.MANAGE):
        raise NotYourNote
    record(by=by, verb="remove-note", target=annotation, data={"text": annotation.text})
    if annotation.passage:
        annotation.passage.delete()
    else:
        annotation.delete()


def _said(text: str) -> str:
    text = text.strip()
    if not text:
        raise NothingSaid
    return text
