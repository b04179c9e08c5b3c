"""Making or correcting one attribution: the draft, the form and what the page shows beside them, as one thing.

`begin` for a fresh form, `read` for one that was sent; then either `step` (a button that saves no attribution) or
`save`. Whatever went wrong is in the form, everything typed is still in it, and `context` puts it on the page.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.db.models import TextChoices
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from claims.curation import actions
from claims.curation.draft import Draft
from claims.curation.errors import AlreadyHere, CurationError, NotInTheText
from claims.curation.find import FEW, actors_named, claims_like, typed
from claims.curation.forms import ActorForm, AttributionForm
from claims.curation.said import Link, Said
from claims.curation.selection import Words, nearest
from claims.models import Actor, Attribution, Capture, Claim, User
from claims.vocab.kinds import HopStatus, Mode, PassageRole, SpeechAct
from claims.vocab.selectors import SelectorError, Span


@dataclass
class Marking:
    """One attribution on the desk. `attribution` is None while it is new."""

    capture: Capture
    attribution: Attribution | None
    draft: Draft
    form: AttributionForm
    actor_form: ActorForm = field(default_factory=lambda: ActorForm(prefix="new"))
    known: list[Actor] = field(default_factory=list)

    @classmethod
    def begin(cls, capture: Capture, attribution: Attribution | None, pieces: tuple[Span, ...] = ()) -> Marking:
        """A fresh form: for a passage, or of an attribution as it stands."""
        draft = Draft.of(attribution) if attribution else Draft(pieces)
        form = _form(capture, attribution, draft, initial=_initial(attribution) if attribution else {"claim": ""})
        return cls(capture, attribution, draft, form)

    @classmethod
    def read(cls, capture: Capture, attribution: Attribution | None, data: QueryDict) -> Marking:
        """A form that was sent, for better or worse."""
        draft = Draft.read(data, capture.text)
        return cls(capture, attribution, draft, _form(capture, attribution, draft, data=data))

    @property
    def action(self) -> str:
        return action(self.capture, self.attribution)

    def step(self, do: str, data: QueryDict, by: User) -> None:
        """What a button does that saves no attribution; the form keeps all else as it was sent."""
        if do == "actor-create":
            self._create_actor(data, by)
        elif self.draft.pieces:
            around = Words(self.capture.text, self.capture.source.lang, self.draft.pieces[0])
            self.draft = self.draft.stepped(do, around, data)

    def save(self, by: User) -> Attribution | None:
        """Write it; None if something stands in the way, which is then said in the form.

        Errors: StaleRecord.
        """
        try:
            if not self.form.is_valid():
                return None
            said, (claim, text) = self._said(), self._claim()
            if self.attribution is None:
                return actions.mark_attribution(capture=self.capture, said=said, by=by, claim=claim, claim_text=text)
            return actions.correct_attribution(
                attribution=self.attribution, said=said, version=self.form.cleaned_data["version"] or 0,
                by=by, claim=claim, claim_text=text,
            )  # fmt: skip
        except (CurationError, SelectorError) as error:
            self.form.add_error(None, str(error))
            return None

    def save_note(self, by: User) -> bool:
        """Leave a note on the first piece instead. False if there is nothing to leave."""
        self.form.is_valid()
        try:
            piece = self.draft.pieces[0]
            text = self.form.cleaned_data.get("note", "")
            actions.annotate_passage(capture=self.capture, span=piece, text=text, by=by)
        except (CurationError, IndexError) as error:
            self.form.errors.clear()
            self.form.add_error("note", str(error) or _("Mark the words first."))
            return False
        return True

    def context(self) -> dict[str, Any]:
        actors = self._actors()
        chain = [Link(actors.get(hop.actor_id or 0), hop.as_named, hop.status) for hop in self.draft.through]
        mode = _one_of(Mode, self._value("mode"), Mode.INDIRECT)
        source, chosen = self.capture.source, self._chosen_claim()
        outlet = Link(source.outlet, _("the outlet (unnamed)"), self.draft.outlet_status)
        return {
            "capture": self.capture,
            "marking": self,
            "form": self.form,
            "draft": self.draft,
            "pieces": self._pieces(),
            "outlet": outlet,
            "hops": chain,
            "preview": [outlet, *chain] if chain or mode == Mode.NARRATION else [],
            "mode": mode,
            "act": _one_of(SpeechAct, self._value("speech_act"), SpeechAct.ASSERTS),
            "matches": self.known or list(actors_named(self.draft.find, source)[:FEW] if self.draft.find else []),
            "claims": self._claims([outlet] if mode == Mode.NARRATION else chain, chosen),
            "chosen": chosen,
            "hop_statuses": HopStatus,
            "actor_form": self.actor_form,
            "action": self.action,
        }

    def _create_actor(self, data: QueryDict, by: User) -> None:
        self.actor_form = form = ActorForm(data, prefix="new")
        if not form.is_valid():
            return
        fields = form.cleaned_data
        try:
            actor = actions.create_actor(
                name=fields["name"], kind=fields["kind"], lang=fields["lang"], names=fields["other_names"],
                description=fields["description"], is_another=fields["is_another"],
                source=self.capture.source, by=by,
            )  # fmt: skip
        except AlreadyHere as error:
            form.add_error("name", str(error))
            self.known = error.existing
        except CurationError as error:
            form.add_error("name", str(error))
        else:
            self.draft = self.draft.with_actor(actor.pk)
            self.actor_form = ActorForm(prefix="new")

    def _said(self) -> Said:
        data, actors = self.form.cleaned_data, self._actors()
        cue = None
        if data["cue"] and self.draft.pieces:
            cue = nearest(self.capture.text, data["cue"], self.draft.pieces[0])
            if cue is None:
                raise NotInTheText
        return Said(
            pieces=self.draft.pieces,
            through=tuple(Link(actors.get(hop.actor_id or 0), hop.as_named, hop.status) for hop in self.draft.through),
            mode=data["mode"],
            speech_act=data["speech_act"],
            date=data["date"],
            cue=cue,
            answers=data["answers"],
            outlet_status=self.draft.outlet_status,
        )

    def _claim(self) -> tuple[Claim | None, str]:
        """The claim that was chosen; else the words of a new one, empty for none yet."""
        chosen = self._chosen_claim()
        return (chosen, "") if chosen else (None, self.form.cleaned_data["claim_text"])

    def _chosen_claim(self) -> Claim | None:
        chosen = str(self._value("claim") or "")
        is_id = chosen.isascii() and chosen.isdecimal() and len(chosen) < 19
        return Claim.objects.select_related("actor").filter(pk=int(chosen)).first() if is_id else None

    def _actors(self) -> dict[int, Actor]:
        ids = [hop.actor_id for hop in self.draft.through if hop.actor_id]
        return Actor.objects.for_source(self.capture.source).in_bulk(ids) if ids else {}

    def _claims(self, chain: list[Link], chosen: Claim | None) -> list[Claim]:
        actors = [link.actor for link in reversed(chain) if link.actor]
        text = typed(self._value("claim_text"))
        found = list(claims_like(text, actors)[:FEW]) if actors else []
        return found if chosen is None or chosen in found else [chosen, *found]

    def _pieces(self) -> list[dict[str, Any]]:
        text, pieces = self.capture.text, self.draft.pieces
        around = Words(text, self.capture.source.lang, pieces[0]) if pieces else None
        return [
            {
                "span": piece,
                "text": text[piece.start : piece.end],
                "words": [
                    (word, text[word.start : word.end], piece.start < word.end and word.start < piece.end)
                    for word in (around.shown(piece) if around else [])
                ],
            }
            for piece in pieces
        ]

    def _value(self, name: str) -> Any:
        return self.form[name].value()


def _one_of(choices: type[TextChoices], value: Any, default: str) -> str:
    """What was chosen, if it is among the choices: a forged form gets the default."""
    return str(value) if value in choices.values else default


def action(capture: Capture, attribution: Attribution | None) -> str:
    """Where the form is sent to: the page of the attribution, or of marking in the capture."""
    if attribution:
        return reverse("claims:attribution-edit", kwargs={"pk": attribution.pk})
    return reverse("claims:attribution-mark", kwargs={"capture_id": capture.pk})


def _form(capture: Capture, attribution: Attribution | None, draft: Draft, **options: Any) -> AttributionForm:
    before = draft.pieces[0].start if draft.pieces else 0
    to = action(capture, attribution)
    return AttributionForm(capture=capture, before=before, current=attribution, action=to, **options)


def _initial(attribution: Attribution) -> dict[str, Any]:
    cue = next((p.exact for p in attribution.passages.all() if p.role == PassageRole.CUE), "")
    names = ("mode", "speech_act", "date_edtf", "date_phrase", "version")
    values = {name: getattr(attribution, name) for name in names}
    return {**values, "cue": cue, "answers": attribution.answers_id or "", "claim": attribution.claim_id or ""}
