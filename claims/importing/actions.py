"""What can be done with what comes in: receive it, correct it, keep it, throw it away.

Keeping makes the Source and the Capture, and asks for suggestions in the same transaction: the job is a row in the
same database, so it exists exactly if the capture does.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app as jobs

from claims.importing.errors import AlreadyDecided, AlreadyHere, ImportingError, Incomplete, Refused
from claims.importing.find import Match, Same, find, text_hash, url_key
from claims.importing.outlets import outlet_named
from claims.importing.readers.article import FIELDS, Article
from claims.importing.readers.read import read
from claims.importing.received import Received
from claims.models import Capture, Import, ImportRow, Source, User, record
from claims.models.receipt import captures, raw_name
from claims.vocab.statuses import RowStatus

SUGGEST = "claims.extraction.tasks.suggest"  # by name: extraction stands to the right of importing
_WAITING = frozenset({RowStatus.READ, RowStatus.SAME})
log = logging.getLogger(__name__)


@transaction.atomic
def receive(*, received: Iterable[Received], how: str, by: User | None) -> Import:
    """Take in any number of files. Each gets a row with its status and reason; none can spoil another."""
    batch = Import.objects.create(how=how, by=by)
    seen: dict[str, str] = {}
    for one in received:
        row = _row(batch, one, seen)
        row.reason = row.reason[:500]
        row.save()
    counts = Counter(batch.rows.values_list("status", flat=True))
    record(by=by, verb="import", target=batch, data={"how": how, **counts})
    return batch


def _row(batch: Import, one: Received, seen: dict[str, str]) -> ImportRow:
    n_bytes = one.n_bytes or len(one.data)
    row = ImportRow(
        batch=batch,
        name=one.name[-300:] or "?",
        sha256=one.sha256,
        n_bytes=n_bytes,
        asked_url=one.asked_url,
        final_url=one.url if one.asked_url else "",
        http_status=one.http_status,
        headers=one.headers,
        received_at=one.received_at or timezone.now(),
        archiving=one.archiving,
    )
    try:
        if one.refused:
            raise Refused(one.refused)
        reading = read(one)
    except Refused as refusal:
        row.status, row.reason = RowStatus.REFUSED, str(refusal)
        return row
    except Exception:  # a reader may fail on a file in any way, and its neighbours must not care
        log.exception("Reading a file of import %s failed", batch.pk)
        row.status, row.reason = RowStatus.REFUSED, _("This file cannot be read: the reader failed on it.")
        return row
    row.raw = keep_bytes(one.data, row.sha256)
    row.media_type, row.encoding, row.reader = reading.media_type, reading.encoding, reading.reader
    row.fields = reading.article.as_json()
    _judge(row, reading.article, seen)
    return row


def _judge(row: ImportRow, article: Article, seen: dict[str, str]) -> None:
    """Whether it is here already, or came twice in this batch; `seen` holds what came before it, by what it is."""
    matches = find(url=article.url, sha256=row.sha256, body=article.body)
    row.status = RowStatus.SAME if _twins(matches) else RowStatus.READ
    row.same_as, row.reason = (matches[0].source, _explained(matches)) if matches else (None, "")
    marks = {url_key(article.url): Same.ADDRESS, row.sha256: Same.BYTES, text_hash(article.body): Same.TEXT}
    earlier = [(seen[mark], by) for mark, by in marks.items() if mark and mark in seen]
    if earlier and row.status == RowStatus.READ:
        name, by = earlier[0]
        row.status = RowStatus.SAME
        row.reason = _("%(by)s as “%(name)s” of this import.") % {"by": _capital(str(by.label)), "name": name}
    for mark in marks:
        seen.setdefault(mark, row.name)


def _twins(matches: list[Match]) -> list[Match]:
    return [match for match in matches if match.by != Same.ADDRESS]


def _explained(matches: list[Match]) -> str:
    shared: dict[Source, list[str]] = {}
    for match in matches:
        shared.setdefault(match.source, []).append(str(match.by.label))
    sentences = [
        _("%(by)s as “%(title)s”.") % {"by": _capital(", ".join(by)), "title": source.title}
        for source, by in shared.items()
    ]
    if matches and not _twins(matches):
        sentences.append(_("Its text is new: keeping it adds a capture to that source."))
    return " ".join(sentences)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def keep_bytes(data: bytes, sha256: str) -> str:
    """Put bytes into the captures' storage under their own hash, once; the name they lie under."""
    storage, name = captures(), raw_name(sha256)
    if not storage.exists(name):
        saved = storage.save(name, ContentFile(data))
        if saved != name:  # somebody stored the same bytes in the same moment
            storage.delete(saved)
    return name


@transaction.atomic
def correct_row(*, row: ImportRow, article: Article, version: int, by: User | None) -> ImportRow:
    """Save corrected fields. Errors: AlreadyDecided; StaleRecord."""
    row = _waiting(row)
    changed = _changed(row, article)
    row.fields = article.as_json()
    row.save_over(version, ["fields"])
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
    _check_complete(article)
    matches = find(url=article.url, sha256=row.sha256, body=article.body)
    if _twins(matches) and not reason.strip():
        raise AlreadyHere(_explained(matches) + " " + _("To keep it all the same, say why."), matches)
    known = next((m.source for m in matches if m.by == Same.ADDRESS), None)
    if known and known.captures.filter(sha256=row.sha256, text_sha256=text_hash(article.body)).exists():
        raise AlreadyHere(_("This very capture is kept already: the same address, bytes and text."), matches)
    capture = _capture(row, known or _source(article, by), article.body, by)
    data = {"capture": capture.pk, "row": row.pk, "fields": _changed(row, article), "sha256": row.sha256}
    row.fields, row.status, row.capture = article.as_json(), RowStatus.IMPORTED, capture
    row.save_over(version, ["fields", "status", "capture"])
    record(by=by, verb="keep", target=capture.source, reason=reason.strip(), data=data)
    jobs.configure_task(SUGGEST, allow_unknown=True).defer(capture_id=capture.pk)
    return capture, known is not None


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
    for row in batch.rows.filter(status__in=_WAITING):
        article = Article.from_json(row.fields)
        try:
            if row.status != RowStatus.READ or row.reason or article.doubts:
                raise Incomplete
            keep_row(row=row, article=article, version=row.version, by=by)
            kept += 1
        except ImportingError:
            waiting += 1
    return kept, waiting


def _waiting(row: ImportRow) -> ImportRow:
    row = ImportRow.objects.select_for_update().get(pk=row.pk)
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


def _source(article: Article, by: User | None) -> Source:
    source = Source(
        kind=article.kind,
        title=article.title,
        outlet=outlet_named(article.outlet, by=by) if article.outlet.strip() else None,
        byline=article.byline,
        url=article.url,
        url_key=url_key(article.url),
        lang=article.lang or "und",
        access=article.access,
    )
    source.date = article.date
    source.save()
    return source


def _capture(row: ImportRow, source: Source, body: str, by: User | None) -> Capture:
    return Capture.objects.create(
        source=source,
        captured_by=by,
        how=row.batch.how,
        **row.receipt(),
        text=body,
        text_sha256=text_hash(body),
    )


@transaction.atomic
def name_origin(*, source: Source, origin: Source | None, version: int, by: User | None, reason: str = "") -> Source:
    """Say that a work copies another (`origin`), so that the two count as one; or, with None, that it does not.

    A copy of a copy is written as a copy of where that came from. Errors: StaleRecord; IntegrityError if the source
    has copies of its own.
    """
    source.copy_of = origin.copy_of or origin if origin else None
    source.save_over(version, ["copy_of"])
    record(by=by, verb="name-origin", target=source, reason=reason.strip(), data={"copy_of": source.copy_of_id})
    return source
