"""What somebody wants to see of the queue, as an address says it.

An address may be older than what it names, or typed by hand: a field that cannot be read narrows nothing, and the page
says which.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.db.models import Exists, F, FloatField, OuterRef, Q, Value
from django.db.models.functions import Coalesce
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from claims.curation.find import typed
from claims.models import Actor, ActorName, Hop, Source
from claims.models.attribution import AttributionQuerySet
from claims.vocab.kinds import Mode, SpeechAct
from claims.vocab.names import name_key

ANY = [("", _("any"))]
BY_TEXT, SUREST, LEAST_SURE = "text", "surest", "unsure"
ORDERS = [
    (BY_TEXT, _("newest article first, as they stand in it")),
    (SUREST, _("surest first")),
    (LEAST_SURE, _("least sure first")),
]
LARGEST = 2**62
OUTLETS = 500  # to choose from; more are no list that anybody reads
ACTORS = 1000  # who have a name like the one typed; more is no name but a letter or two
SURE = Coalesce("confidence_score", Value(0.0), output_field=FloatField())


class _OutletField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Outlets that have sources here."""

    def __init__(self, **options: Any) -> None:
        super().__init__(Actor.objects.none(), **options)

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.name)


class QueueForm(forms.Form):
    """Everything that narrows the queue, and its order. Percentages are whole numbers."""

    use_required_attribute = False

    who = forms.CharField(label=_("Who, by any name"), required=False, max_length=200)
    outlet = _OutletField(label=_("Outlet"), required=False, empty_label=_("any"))
    mode = forms.ChoiceField(label=_("How the words are given"), choices=[*ANY, *Mode.choices], required=False)
    act = forms.ChoiceField(label=_("Speech act"), choices=[*ANY, *SpeechAct.choices], required=False)
    least = forms.IntegerField(label=_("Sure at least, %"), required=False, min_value=0, max_value=100)
    most = forms.IntegerField(label=_("at most, %"), required=False, min_value=0, max_value=100)
    dated = forms.ChoiceField(
        label=_("Date"),
        choices=[("", _("of the article")), ("import", _("of its import"))],
        required=False,
    )
    since = forms.DateField(label=_("from"), required=False, widget=forms.DateInput({"type": "date"}))
    until = forms.DateField(label=_("until"), required=False, widget=forms.DateInput({"type": "date"}))
    order = forms.ChoiceField(label=_("Order"), choices=ORDERS, required=False)

    def __init__(self, data: QueryDict) -> None:
        super().__init__({name: typed(data.get(name)) for name in self.base_fields}, label_suffix="")
        sources = Source.objects.filter(outlet=OuterRef("pk"))
        outlets = Actor.objects.filter(Exists(sources)).only("name")
        self.fields["outlet"].queryset = outlets  # type: ignore[attr-defined]
        self.fields["outlet"].choices = [("", _("any")), *((one.pk, one.name) for one in outlets[:OUTLETS])]  # type: ignore[attr-defined]
        self.full_clean()

    @property
    def order_now(self) -> str:
        return str(self.cleaned_data.get("order") or BY_TEXT)

    @property
    def is_narrowed(self) -> bool:
        return any(value for name, value in self.cleaned_data.items() if name not in ("order", "dated"))

    def narrowed(self, found: AttributionQuerySet) -> AttributionQuerySet:
        """`found` without what is not wanted."""
        wanted = {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}
        found = found.filter(*(_NARROWINGS[name](value) for name, value in wanted.items() if name in _NARROWINGS))
        if "who" in wanted:
            found = found.filter(pk__in=_spoken_by(wanted["who"]))
        return found.filter(*_dated(wanted))


_NARROWINGS: dict[str, Callable[[Any], Q]] = {
    "outlet": lambda outlet: Q(capture__source__outlet=outlet),
    "mode": lambda mode: Q(mode=mode),
    "act": lambda act: Q(speech_act=act),
    "least": lambda least: Q(confidence_score__gte=least / 100),
    "most": lambda most: Q(confidence_score__lt=(most + 1) / 100) if most < 100 else Q(),
}


def _spoken_by(name: str) -> Any:
    """Attributions with a hop after the outlet whose actor has a name like this, or that names somebody so.

    The actors are looked up before: what a planner knows of a list it guesses of a query.
    """
    key = name_key(name)
    if not key:
        return []
    actors = ActorName.objects.filter(key__contains=key).order_by("key").values_list("actor", flat=True)
    hops = Hop.objects.filter(Q(actor__in=list(actors[:ACTORS])) | Q(key__contains=key), order__gt=1)
    return hops.values("attribution")


def _dated(wanted: dict[str, Any]) -> list[Q]:
    """A vague date is wanted where it may lie within the days; no date at all, never."""
    since, until = wanted.get("since"), wanted.get("until")
    if wanted.get("dated") == "import":
        after = Q(capture__captured_at__date__gte=since) if since else Q()
        return [after, Q(capture__captured_at__date__lte=until) if until else Q()]
    if not since and not until:
        return []
    source = "capture__source__date"
    dated = ~Q(**{f"{source}_edtf": ""})
    after = Q(**{f"{source}_latest__isnull": True}) | Q(**{f"{source}_latest__gte": since}) if since else Q()
    before = Q(**{f"{source}_earliest__isnull": True}) | Q(**{f"{source}_earliest__lte": until}) if until else Q()
    return [dated, after, before]


def ordered(found: AttributionQuerySet, order: str, after: str) -> AttributionQuerySet:
    """In one of the orders; only what comes behind the place `after` (see `place`), if it can be read."""
    one, is_falling = ("capture_id", True) if order == BY_TEXT else ("sure", order == SUREST)
    found = found.alias(sure=SURE)
    first = F(one).desc() if is_falling else F(one).asc()
    # The second step goes the way the index does: as the text runs, and back from the surest.
    second = "-pk" if order == SUREST else "pk"
    found = found.order_by(first, second)
    value, _, pk = after.partition("_")
    try:
        at, last = (int if one == "capture_id" else float)(value), int(pk)
    except ValueError:
        return found
    if max(abs(at), abs(last)) > LARGEST:
        return found
    beyond, way = ("lt" if is_falling else "gt"), ("lt" if order == SUREST else "gt")
    behind = Q(**{f"{one}__{beyond}": at}) | Q(**{one: at, f"pk__{way}": last})
    return found.filter(behind, **{f"{one}__{beyond}e": at})


def place(attribution: Any, order: str) -> str:
    """Where a page ends, for the address of the next: the last row's value in the order, and its id."""
    value = attribution.capture_id if order == BY_TEXT else attribution.confidence_score or 0.0
    return f"{value!r}_{attribution.pk}"
