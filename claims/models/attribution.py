"""Attribution: this passage says that X said Y. Hop: through whom the word came.

The chain runs from the outlet (hop 1, whose words the capture holds) to whoever is said to have said it (the
last hop). "The outlet reports that the office says that Z agreed" is three hops, and Z counts as having said
it only where the last hop is heard or confirmed: `speaker` is the last actor the chain lets speak. Narration has
one hop, the outlet, and claims nothing for anybody else. When it was said is `date`, as vague as the text.
"""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Prefetch, Q, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from claims.models.actor import Actor
from claims.models.capture import Capture
from claims.models.dated import Dated
from claims.models.derived_fields import NameKeyField, NamesOneField
from claims.models.passage import Passage
from claims.models.versioned import Versioned
from claims.vocab.kinds import HopStatus, Mode, PassageRole, SpeechAct
from claims.vocab.statuses import Status

_SPEAKS = frozenset({HopStatus.HEARD, HopStatus.CONFIRMED})


class AttributionQuerySet(models.QuerySet["Attribution"]):
    """What is attributed, with what a page of it needs."""

    def accepted(self) -> AttributionQuerySet:
        return self.filter(status=Status.ACCEPTED)

    def suggested(self) -> AttributionQuerySet:
        return self.filter(status=Status.SUGGESTED)

    def standing(self) -> AttributionQuerySet:
        """Neither rejected nor withdrawn."""
        return self.filter(status__in=[Status.SUGGESTED, Status.ACCEPTED])

    def with_parts(self) -> AttributionQuerySet:
        """With passages, hops and their actors, and the claim: four queries however many there are."""
        hops = Hop.objects.select_related("actor").order_by("order")
        return self.select_related("claim__actor").prefetch_related(
            Prefetch("hops", hops), Prefetch("passages", Passage.objects.order_by("start"))
        )


class Attribution(Dated, Versioned):
    """Content, cue and source spans are `passages`; who said it through whom is `hops`."""

    capture = models.ForeignKey(Capture, models.PROTECT, related_name="attributions", verbose_name=_("capture"))
    mode = models.CharField(_("how"), max_length=10, choices=Mode.choices)
    speech_act = models.CharField(_("speech act"), max_length=10, choices=SpeechAct.choices, default=SpeechAct.ASSERTS)
    claim = models.ForeignKey(
        "claims.Claim",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="attributions",
        verbose_name=_("claim"),
    )
    answers = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="answered_by", verbose_name=_("answers")
    )
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.SUGGESTED)
    proposed_by = models.ForeignKey(
        "claims.User", models.PROTECT, null=True, related_name="+", verbose_name=_("proposed by")
    )
    proposed_at = models.DateTimeField(auto_now_add=True)
    decided_by = models.ForeignKey("claims.User", models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    confidence_score = models.FloatField(null=True, help_text=_("The program’s, from 0 to 1."))
    because = models.CharField(_("why it was suggested"), max_length=300, blank=True)

    objects = AttributionQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = ("pk",)
        verbose_name = _("attribution")
        verbose_name_plural = _("attributions")
        constraints = (
            *Dated.Meta.constraints,
            models.CheckConstraint(
                name="attribution_decided_by_and_at",
                condition=Q(status=Status.SUGGESTED, decided_by__isnull=True, decided_at__isnull=True)
                | ~Q(status=Status.SUGGESTED) & Q(decided_by__isnull=False, decided_at__isnull=False)
                # what the program proposed, and does not propose any more
                | Q(
                    status=Status.WITHDRAWN, proposed_by__isnull=True, decided_by__isnull=True, decided_at__isnull=False
                ),
            ),
            models.CheckConstraint(
                name="attribution_only_accepted_cites",
                condition=Q(claim__isnull=True) | Q(status=Status.ACCEPTED),
            ),
            models.CheckConstraint(name="attribution_not_answering_itself", condition=~Q(answers=F("pk"))),
            models.CheckConstraint(
                name="attribution_confidence_in_range",
                condition=Q(confidence_score__isnull=True) | Q(confidence_score__range=(0, 1)),
            ),
        )
        indexes = (
            models.Index(fields=["status", "-id"], name="attribution_by_status"),
            # The two orders of the queue of what waits.
            models.Index(
                F("capture").desc(), F("id"), condition=Q(status=Status.SUGGESTED), name="attribution_waiting_by_text"
            ),
            models.Index(
                Coalesce("confidence_score", Value(0.0)),
                F("id"),
                condition=Q(status=Status.SUGGESTED),
                name="attribution_waiting_by_sure",
            ),
        )

    def __str__(self) -> str:
        return " … ".join(p.exact for p in self.content)

    @property
    def content(self) -> list[Passage]:
        """The passages of what was said, in the order of the text."""
        return [p for p in self.passages.all() if p.role == PassageRole.CONTENT]

    @property
    def said_by(self) -> Hop | None:
        """The last hop: who is said to have said it."""
        hops = list(self.hops.all())
        return hops[-1] if hops else None

    @property
    def speaker(self) -> Actor | None:
        """The last actor the chain lets speak: never further than its last heard or confirmed hop."""
        return spoken_by(list(self.hops.all()))


class Hop(models.Model):
    """One link of the chain, counted from 1 at the outlet. `as_named` is how the text names them ("Moscow")."""

    attribution = models.ForeignKey(Attribution, models.CASCADE, related_name="hops")
    order = models.PositiveSmallIntegerField()
    actor = models.ForeignKey(Actor, models.PROTECT, null=True, related_name="hops", verbose_name=_("who"))
    as_named = models.CharField(_("as the text names them"), max_length=200, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=HopStatus.choices, default=HopStatus.HEARD)
    key = NameKeyField(of="as_named")
    names_one = NamesOneField(of="as_named")
    settlement = models.ForeignKey("claims.Settlement", models.SET_NULL, null=True, related_name="hops")

    class Meta:
        ordering = ("order",)
        verbose_name = _("hop")
        verbose_name_plural = _("hops")
        constraints = (
            models.UniqueConstraint(fields=["attribution", "order"], name="hop_once_per_place"),
            models.CheckConstraint(name="hop_counts_from_1", condition=Q(order__gte=1)),
            models.CheckConstraint(
                name="hop_outlet_is_heard",
                condition=~Q(order=1) | Q(status__in=[HopStatus.HEARD, HopStatus.RETRACTED]),
            ),
            models.CheckConstraint(name="hop_names_somebody", condition=Q(actor__isnull=False) | ~Q(as_named="")),
        )
        indexes = (
            models.Index(fields=["key", "names_one"], condition=Q(actor=None), name="hop_unresolved"),
            GinIndex(fields=["key"], opclasses=["gin_trgm_ops"], name="hop_key_trigrams"),
        )

    def __str__(self) -> str:
        return self.actor.name if self.actor else self.as_named


def spoken_by(hops: list[Hop]) -> Actor | None:
    """Who may be shown as the speaker: the last actor before the first hop that nobody heard or confirmed."""
    speaker: Actor | None = None
    for hop in hops:
        if hop.status not in _SPEAKS:
            break
        speaker = hop.actor
    return speaker
