"""Which claims may be worth holding against a claim.

Suggestions only, each with its reason; nothing here links anything. Likeness is PostgreSQL's trigram similarity
(pg_trgm), which knows letters and no meaning: it finds the same names and words in any script. A deeper search for
contradictions may replace `candidates` without changing its shape.
"""

from __future__ import annotations

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from claims.models import Claim, Contradiction, Placement

# Of 0 to 1; pg_trgm's own default of 0.3 loses claims that share a name and little else. Not calibrated.
ALIKE = 0.2


def candidates(claim: Claim) -> QuerySet[Claim]:
    """Claims not yet linked to this one that share a dispute, a source or its words; the likeliest first.

    Each carries `likeness_score`, `same_dispute` and `same_source`, which `because` puts into words.
    """
    linked = Contradiction.objects.filter(
        Q(claim_a=claim, claim_b=OuterRef("pk")) | Q(claim_b=claim, claim_a=OuterRef("pk"))
    )
    together = Placement.objects.filter(claim=OuterRef("pk"), dispute__placements__claim=claim)
    sources = claim.attributions.values("capture__source")
    quoted = Claim.objects.filter(pk=OuterRef("pk"), attributions__capture__source__in=sources)
    return (
        Claim.objects.exclude(pk=claim.pk)
        .exclude(Exists(linked))
        .annotate(
            likeness_score=TrigramSimilarity("text", claim.text),
            same_dispute=Exists(together),
            same_source=Exists(quoted),
        )
        .filter(Q(same_dispute=True) | Q(same_source=True) | Q(likeness_score__gte=ALIKE))
        .select_related("actor")
        .order_by("-same_dispute", "-likeness_score", "-same_source", "pk")
    )


def because(candidate: Claim) -> str:
    """Why a claim of `candidates` is suggested, for a person."""
    reasons = [
        (getattr(candidate, "same_dispute", False), _("in the same dispute")),
        (getattr(candidate, "likeness_score", 0) >= ALIKE, _("in similar words")),
        (getattr(candidate, "same_source", False), _("in the same source")),
    ]
    return ", ".join(reason for holds, reason in reasons if holds)
