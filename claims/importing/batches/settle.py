"""The end of work on rows: what was found is written down, for several at once, all of it or nothing.

Rows that share a mark (an address, their bytes, their text) are settled one after the other, since what becomes of the
second depends on the first. Of all others the order makes no difference, so that they share their statements.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.importing.batches.judge import judge, leaves_nothing_to_ask, mark, marks
from claims.importing.batches.keeping import Keeping, make
from claims.importing.batches.kept import let_go
from claims.importing.batches.look import Found
from claims.importing.batches.queue import hand_over
from claims.importing.batches.rows import Making
from claims.importing.outlets import names_outlet, placed
from claims.importing.readers.article import Article
from claims.models import Import, ImportRow
from claims.models.receipt import Receipt
from claims.vocab.statuses import RowStatus

_AT_ONCE = 500  # rows made and saved together
# All that work may change of a row; whoever brought it and what it was called stays.
_SETTLED = [field.name for field in Receipt._meta.get_fields()]
_SETTLED += ["status", "reason", "finished_at", "fields", "address_hash", "text_sha256", "same_as", "capture"]


@dataclass(slots=True)
class Looked:
    """A row that was looked into: what was found, or (`ended`, with the reason) why nothing was read.

    What a feed or an archive gave before it broke stays.
    """

    row: ImportRow
    found: Found
    ended: RowStatus = RowStatus.UNPACKED
    reason: str = ""


def in_turns(looked: Iterable[Looked]) -> list[list[Looked]]:
    """Those that share no mark together, and each after those before it with which it shares one.

    An article that does not say whose it is has that of its neighbours, and comes after them.
    """
    turns: dict[int, list[Looked]] = {}
    last: dict[str, int] = {}
    for one in looked:
        turn = 0
        if article := one.found.article:
            mark(one.row, article)
            shared = marks(one.row)
            turn = max([last[seen] + 1 for seen in shared if seen in last] + [0 if names_outlet(article) else 1])
            last |= dict.fromkeys(shared, turn)
        turns.setdefault(turn, []).append(one)
    return [turns[turn] for turn in sorted(turns)]


@transaction.atomic
def settle(looked: Sequence[Looked]) -> None:
    """Write down what was found in rows of one batch, and keep it where that is its word. Errors: StaleRecord."""
    batch = looked[0].row.batch
    is_over = is_cancelled(batch)
    for one in looked:
        row = one.row
        row.status, row.reason = (RowStatus.CANCELLED, "") if is_over else (one.ended, one.reason[:500])
        row.fields, row.same_as, row.capture = {}, None, None
    if not is_over:
        _judge(batch, [(one.row, placed(one.found.article, batch.outlet)) for one in looked if one.found.article])
        _add([making for one in looked for making in one.found.inside], batch)
    _finish([one.row for one in looked], batch)


def is_cancelled(batch: Import) -> bool:
    """Whether it is by now; it stays as it is until the transaction ends. Workers do not wait for each other."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT cancelled_at IS NOT NULL FROM claims_import WHERE id = %s FOR SHARE", [batch.pk])
        return bool(cursor.fetchone()[0])


def _judge(batch: Import, read: Sequence[tuple[ImportRow, Article]]) -> None:
    if not read:
        return
    judge(read)
    clear: list[Keeping] = []
    for row, article in read:
        row.fields = article.as_json()
        if batch.keeps_clear and leaves_nothing_to_ask(row, article):
            if batch.is_dry_run:
                row.reason = f"{row.reason} {_('It would be kept at once.')}".strip()
            else:
                clear.append(Keeping(row, article, row.same_as))
    if clear:
        make(clear, by=batch.by)


def _add(makings: Sequence[Making], batch: Import) -> None:
    """Rows for what was inside."""
    for at in range(0, len(makings), _AT_ONCE):
        ImportRow.objects.bulk_create(make_row() for make_row in makings[at : at + _AT_ONCE])
    if makings and batch.hands_over:
        hand_over()


def _finish(rows: Sequence[ImportRow], batch: Import) -> None:
    """Errors: StaleRecord."""
    now = timezone.now()
    for row in rows:
        row.finished_at = now
        if batch.is_dry_run and row.raw:
            transaction.on_commit(partial(let_go, str(row.raw)))
            row.raw, row.fields = "", {**row.fields, "body": ""} if row.fields else {}
    ImportRow.save_each(rows, _SETTLED)
