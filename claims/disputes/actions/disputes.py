"""A dispute begun, and its question, summary and address put right."""

from __future__ import annotations

from dataclasses import dataclass, fields
from itertools import count

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from claims.disputes.errors import AddressTaken, AlreadyThere, Incomplete, NotNow
from claims.models import Dispute, User, record

SLUG_LENGTH = 80  # as the column


@dataclass(frozen=True, slots=True)
class DisputeText:
    """The words of a dispute, all of them: what is left out is emptied."""

    question: str
    slug: str
    summary: str = ""
    lang: str = "en"
    one_sided_reason: str = ""


_WORDS = tuple(field.name for field in fields(DisputeText))


@transaction.atomic
def create_dispute(*, question: str, by: User | None, summary: str = "", lang: str = "en", slug: str = "") -> Dispute:
    """Begin a dispute as a draft. Its address is made from the question unless `slug` says otherwise.

    Errors: Incomplete, AlreadyThere, AddressTaken (only of a slug that was given).
    """
    question = question.strip()
    if not question:
        raise Incomplete(_("A dispute needs a question."))
    if Dispute.objects.filter(question=question).exists():
        raise AlreadyThere(_("There is a dispute with this very question already."))
    if slug and Dispute.objects.filter(slug=slug).exists():
        raise AddressTaken(slug)
    dispute = Dispute.objects.create(
        question=question, slug=slug or free_slug(question), summary=summary.strip(), lang=lang, created_by=by
    )
    record(by=by, verb="create", target=dispute, data={"question": question, "slug": dispute.slug})
    return dispute


@transaction.atomic
def edit_dispute(*, dispute: Dispute, by: User, version: int, text: DisputeText) -> Dispute:
    """Write the words of a dispute. Its address stays once readers have seen it: they may have kept it.

    Errors: Incomplete, NotNow, AddressTaken; StaleRecord.
    """
    if not text.question.strip():
        raise Incomplete(_("A dispute needs a question."))
    before = Dispute.objects.get(pk=dispute.pk)
    if text.slug != before.slug:
        if before.current_edition_id is not None:
            raise NotNow(_("The address cannot change any more: readers may have kept it."))
        if Dispute.objects.filter(slug=text.slug).exists():
            raise AddressTaken(text.slug)
    for name in _WORDS:
        setattr(dispute, name, getattr(text, name).strip())
    dispute.save_over(version, _WORDS)
    pairs = {name: [getattr(before, name), getattr(dispute, name)] for name in _WORDS}
    changed = {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
    record(by=by, verb="edit", target=dispute, data=changed)
    return dispute


def free_slug(question: str) -> str:
    """An address that no dispute has, from a question in any script; "dispute" where no Latin letter is in it."""
    stem = slugify(question)[: SLUG_LENGTH - 5].strip("-") or "dispute"
    taken = set(Dispute.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    return next(slug for n in count(1) if (slug := stem if n == 1 else f"{stem}-{n}") not in taken)
