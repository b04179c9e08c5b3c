"""What a person, or the batch's own word, decides about a row: correct it, keep it, throw it away.

Keeping makes the Source and the Capture, and asks for suggestions in the same transaction: the job is a row in the
same database, so it exists exactly if the capture does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection, transaction
from django.utils.translation import gettext as _

from claims.importing.batches.judge import explained, hold, leaves_nothing_to_ask, mark, twins
from claims.importing.errors import AlreadyDecided, AlreadyHere, DryRun, ImportingError, Incomplete
from claims.importing.find import Same, find, text_hash, url_key
from claims.importing.outlets import outlets_named
from claims.importing.readers.article import FIELDS, Article
from claims.models import Actor, Capture, Import, ImportRow, Source, User, record, record_each
from claims.vocab.kinds import Origin
from claims.vocab.priorities import LAST
from claims.vocab.statuses import RowStatus

# By name: extraction stands to the right of importing, and versions stand on what is here.
_FOLLOWING = ["claims.extraction.tasks.suggest", "claims.importing.versions.tasks.compare"]
# A statement in the very transaction that makes the capture, and no word to the queue's own app: in a worker that has
# another connection, and a job would begin before its capture is there, or without its ever being there.
_JOBS = """
    INSERT INTO procrastinate_jobs (queue_name, task_name, priority, args)
    SELECT 'default', name, %s, jsonb_build_object('capture_id', id)
    FROM unnest(%s::bigint[]) AS id, unnest(%s::text[]) AS name
"""


@dataclass(frozen=True, slots=True)
class Keeping:
    """A row that is to be kept, what was read of it, and the source that is `known` at its address, if any."""

    row: ImportRow
    article: Article
    known: Source | None


@transaction.atomic
def correct_row(*, row: ImportRow, article: Article, version: int, by: User | None) -> ImportRow:
    """Save corrected fields. Errors: AlreadyDecided; StaleRecord."""
    row = _waiting(row)
    changed = _changed(row, article)
    row.fields = article.as_json()
    mark(row, article)
    hold([row])
    row.save_over(version, ["fields", "address_hash", "text_sha256"])
    record(by=by, verb="correct", target=row, data={"fields": changed})
    return row


@transaction.atomic
def keep_row(
    *, row: ImportRow, article: Article, version: int, by: User | None, reason: str = ""
) -> tuple[Capture, bool]:
    """Make the row a Source and its Capture, or a new Capture of the Source at its address; whether that was known.

    Errors: AlreadyDecided, Incomplete, AlreadyHere (give a `reason` where the two are told apart by something);
            StaleRecord.
    """
    row = _waiting(row)
    mark(row, article)
    hold([row])
    matches = find(url=article.url, sha256=row.sha256, body=article.body)
    if twins(matches) and not reason.strip():
        raise AlreadyHere(explained(matches, article.body) + " " + _("To keep it all the same, say why."), matches)
    known = next((m.source for m in matches if m.by == Same.ADDRESS), None)
    if known and known.captures.filter(sha256=row.sha256, text_sha256=text_hash(article.body)).exists():
        raise AlreadyHere(_("This very capture is kept already: the same address, bytes and text."), matches)
    [capture] = make([Keeping(row, article, known)], by=by, reason=reason)
    row.save_over(version, ["fields", "status", "capture", "address_hash", "text_sha256"])
    return capture, known is not None


def make(kept: Sequence[Keeping], *, by: User | None, reason: str = "") -> list[Capture]:
    """The captures of rows, each of the source known at its address or of a new one, and the jobs that follow them.

    In the transaction of whoever saves the rows, which say now that they are kept. Errors: Incomplete.
    """
    for one in kept:
        _check_complete(one.article)
    sources = _sources(kept, by)
    captures = Capture.objects.bulk_create(_capture(*pair, by) for pair in zip(kept, sources, strict=True))
    done: list[tuple[Source, dict[str, object]]] = []
    for one, capture in zip(kept, captures, strict=True):
        fields = _changed(one.row, one.article)
        data = {"capture": capture.pk, "row": one.row.pk, "fields": fields, "sha256": one.row.sha256}
        one.row.fields, one.row.status, one.row.capture = one.article.as_json(), RowStatus.IMPORTED, capture
        done.append((capture.source, data))
    with connection.cursor() as cursor:
        cursor.execute(_JOBS, [LAST, [capture.pk for capture in captures], _FOLLOWING])
    # Last, since from here on all others who write something down wait for this transaction.
    record_each(by=by, verb="keep", done=done, reason=reason.strip())
    return captures


@transaction.atomic
def discard_row(*, row: ImportRow, version: int, by: User | None, reason: str = "") -> ImportRow:
    """Throw a waiting row away; its bytes stay, as evidence of what came. Errors: AlreadyDecided; StaleRecord."""
    row = _waiting(row)
    row.status = RowStatus.DISCARDED
    row.save_over(version, ["status"])
    record(by=by, verb="discard", target=row, reason=reason.strip())
    return row


def keep_clear(*, batch: Import, by: User | None) -> tuple[int, int]:
    """Keep every row of a batch that leaves nothing to ask; how many were kept, and how many still wait."""
    kept = waiting = 0
    for row in batch.rows.waiting().iterator(chunk_size=100):
        if _keep_if_clear(row, by):
            kept += 1
        else:
            waiting += 1
    return kept, waiting


def _keep_if_clear(row: ImportRow, by: User | None) -> bool:
    """Keep a row if it leaves nothing to ask; whether it was kept."""
    article = Article.from_json(row.fields)
    try:
        if leaves_nothing_to_ask(row, article):
            keep_row(row=row, article=article, version=row.version, by=by)
            return True
    except ImportingError:
        pass  # it waits, and says why on its page
    return False


def _waiting(row: ImportRow) -> ImportRow:
    row = ImportRow.objects.select_for_update(of=["self"]).select_related("batch").get(pk=row.pk)
    if row.batch.is_dry_run:
        raise DryRun(_("This was a dry run: nothing of it was kept. Import it again to keep it."))
    if not row.waits:
        raise AlreadyDecided(_("This file was decided before: %(status)s.") % {"status": row.get_status_display()})
    return row


def _check_complete(article: Article) -> None:
    if not article.title.strip():
        raise Incomplete(_("A source needs a title."))
    if not article.body.strip():
        raise Incomplete(_("A source needs a text."))


def _changed(row: ImportRow, article: Article) -> list[str]:
    return [name for name in FIELDS if row.fields.get(name) != getattr(article, name)]


def _sources(kept: Sequence[Keeping], by: User | None) -> list[Source]:
    """The source of each: the known ones, with what is new of them, and the new ones, saved."""
    outlets = outlets_named({one.article.outlet for one in kept if not one.known and one.article.outlet.strip()}, by=by)
    sources = [
        _changed_since(one.known, one.article) if one.known else _source(one.article, outlets.get(one.article.outlet))
        for one in kept
    ]
    Source.objects.bulk_create(source for source in sources if source.pk is None)
    return sources


def _source(article: Article, outlet: Actor | None) -> Source:
    source = Source(
        kind=article.kind,
        title=article.title,
        outlet=outlet,
        byline=article.byline,
        url=article.url,
        url_key=url_key(article.url),
        lang=article.lang or "und",
        access=article.access,
        modified_edtf=article.modified_edtf,
        section=article.section,
        licence=article.licence,
        canonical=article.canonical,
        amp=article.amp,
        provenance={name: origin for name, origin in article.origins.items() if name != "body"},
    )
    source.date = article.date
    return source


def _changed_since(source: Source, article: Article) -> Source:
    """A source that is here, with the later day of change that its new capture says. All else of it is a person's."""
    if article.modified_edtf > source.modified_edtf:
        source.modified_edtf = article.modified_edtf
        source.provenance = {**source.provenance, "modified": article.origins.get("modified", Origin.NOWHERE)}
        source.save_over(source.version, ["modified_edtf", "provenance"])
    return source


def _capture(one: Keeping, source: Source, by: User | None) -> Capture:
    return Capture(
        source=source,
        captured_by=by,
        how=one.row.batch.how,
        **one.row.receipt(),
        text=one.article.body,
        text_sha256=text_hash(one.article.body),
    )
