"""Activity: who did what, when and why. Append-only, chained, and written by `record` and `record_each` alone.

Each row holds the hash of the row before it and a hash over its own content, so a row that was changed, removed
or slipped in breaks the chain at a place that `verify` can name. The database refuses UPDATE, DELETE and
TRUNCATE (migration 0002). Rows cut off at the end leave a chain that is whole but shorter: note the head's hash
elsewhere from time to time, and `verify_activity --head` will miss it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from django.db import connection, models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from claims.models.user import User

GENESIS = "0" * 64
PROGRAM = "program"  # the target of what is done to no row
# Any number will do as long as nothing else in the project locks on it: writers queue here, so the chain cannot fork.
_LOCK = 20_230_222
_LAST = "SELECT number, hash FROM claims_activity ORDER BY number DESC LIMIT 1"


class ActivityQuerySet(models.QuerySet["Activity"]):
    """Reading the record."""

    def about(self, target: models.Model) -> ActivityQuerySet:
        """What was done to one row, newest first."""
        return self.filter(target_type=target._meta.model_name, target_id=target.pk).order_by("-number")

    def broken(self) -> Iterator[Activity]:
        """The rows, in order, whose link to the row before them or whose own hash does not hold."""
        number, previous = 0, GENESIS
        for activity in self.order_by("number").iterator(chunk_size=2000):
            number += 1
            if (activity.number, activity.previous_hash, activity.hash) != (
                number,
                previous,
                activity.digest(),
            ):
                yield activity
            number, previous = activity.number, activity.hash


class Activity(models.Model):
    """One thing done. `by` is empty where the program did it."""

    number = models.PositiveBigIntegerField(_("number"), unique=True)
    at = models.DateTimeField(_("when"))
    by = models.ForeignKey("claims.User", models.PROTECT, null=True, related_name="activities", verbose_name=_("who"))
    verb = models.CharField(_("what"), max_length=60)
    target_type = models.CharField(max_length=40)
    target_id = models.BigIntegerField()
    reason = models.TextField(_("why"), blank=True)
    data = models.JSONField(_("details"), default=dict)
    previous_hash = models.CharField(max_length=64, unique=True)
    hash = models.CharField(max_length=64, unique=True)

    objects = ActivityQuerySet.as_manager()

    class Meta:
        ordering = ("number",)
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        indexes = (models.Index(fields=["target_type", "target_id", "-number"], name="activity_by_target"),)

    def __str__(self) -> str:
        return f"{self.number} {self.verb} {self.target_type} {self.target_id}"

    def digest(self) -> str:
        """SHA-256, in hexadecimal, over everything this row says and the hash of the row before it."""
        content = [
            self.number,
            self.at.isoformat(timespec="microseconds"),
            self.by_id,
            self.verb,
            self.target_type,
            self.target_id,
            self.reason,
            self.data,
            self.previous_hash,
        ]
        text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()


def record(
    *, by: User | None, verb: str, target: models.Model | None, reason: str = "", data: dict[str, Any] | None = None
) -> Activity:
    """Write down that something was done to `target`; called by the action that does it, in its transaction.

    None is the program itself, which is no row.
    `data` must survive JSON unchanged: text, whole numbers, truth values, None, lists and dicts of these.
    """
    return record_each(by=by, verb=verb, done=[(target, data or {})], reason=reason)[0]


@transaction.atomic(savepoint=False)  # what is done and not written down is not done
def record_each(
    *, by: User | None, verb: str, done: Iterable[tuple[models.Model | None, dict[str, Any]]], reason: str = ""
) -> list[Activity]:
    """As `record`, for one thing done to each of several, in that order."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        cursor.execute(_LAST)
        number, previous = cursor.fetchone() or (0, GENESIS)
    activities = []
    for target, data in done:
        number += 1
        activity = Activity(
            number=number,
            at=timezone.now(),
            by=by,
            verb=verb,
            target_type=(target._meta.model_name or "") if target else PROGRAM,
            target_id=target.pk if target else 0,
            reason=reason,
            data=data,
            previous_hash=previous,
        )
        activity.hash = previous = activity.digest()
        activities.append(activity)
    return Activity.objects.bulk_create(activities)
