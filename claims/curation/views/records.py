"""Claims, actors and notes: their pages on the desk."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from claims.curation import actions, queries
from claims.curation.errors import CurationError
from claims.curation.find import actors_named, typed
from claims.curation.forms import ActorForm, ClaimForm, NameForm, NoteForm, OfficeForm
from claims.curation.history import history
from claims.curation.views.attributions import address, changed, refused
from claims.curation.views.workbench import PAGE, number
from claims.models import Actor, Annotation, Attribution, Claim, Contradiction, Dispute, Passage
from claims.models.versioned import StaleRecord
from claims.vocab.roles import Right
from claims.web.access import editor_of, requires
from claims.web.conflict import conflict
from claims.web.htmx import done, page_or_partial

UNPROCESSABLE = HTTPStatus.UNPROCESSABLE_ENTITY


@require_GET
@requires(Right.CURATE)
def claim_list(request: HttpRequest) -> HttpResponse:
    words = typed(request.GET.get("q"))
    context = {"typed": words, "claims": queries.claim_list(words)[:PAGE]}
    return page_or_partial(request, "curation/claim_list.html", context, partials=("claim-list",))


@require_http_methods(["GET", "POST"])
@requires(Right.CURATE)
def claim_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """A claim with its citations, what contradicts it, notes and history; POST gives it new words."""
    claim = get_object_or_404(Claim.objects.select_related("actor", "written_by"), pk=pk)
    here = reverse("claims:desk-claim-detail", kwargs={"pk": pk})
    if request.method != "POST":
        form = ClaimForm(initial={"text": claim.text, "version": claim.version})
        return _claim_page(request, claim, form)
    form = ClaimForm(request.POST)
    if not form.is_valid():
        return _claim_page(request, claim, form)
    try:
        actions.edit_claim(claim=claim, **form.cleaned_data, by=editor_of(request))
    except CurationError as error:
        form.add_error("text", str(error))
        return _claim_page(request, Claim.objects.select_related("actor", "written_by").get(pk=pk), form)
    except StaleRecord as error:
        return conflict(request, error, form, back=here)
    return done(request, _("Saved."), to=here)


def _claim_page(request: HttpRequest, claim: Claim, form: ClaimForm) -> HttpResponse:
    words = typed(request.GET.get("q"))
    context = {
        "claim": claim,
        "form": form,
        "citations": queries.citations(claim),
        "typed": words,
        "attachable": queries.attachable(claim, words),
        "contradictions": list(Contradiction.objects.of(claim).with_claims()),
        "notes": list(claim.annotations.select_related("written_by")),
        "history": history(claim),
    }
    status = UNPROCESSABLE if form.errors else HTTPStatus.OK
    parts = ("attachable-list",)
    return page_or_partial(request, "curation/desk_claim_detail.html", context, partials=parts, status=status)


@require_POST
@requires(Right.CURATE)
def claim_cite(request: HttpRequest, pk: int) -> HttpResponse:
    """Make an attribution a citation of this claim."""
    claim = get_object_or_404(Claim.objects.select_related("actor"), pk=pk)
    here = reverse("claims:desk-claim-detail", kwargs={"pk": pk})
    attribution = get_object_or_404(Attribution, pk=number(request.POST.get("attribution", "")))
    version = number(request.POST.get("version", ""))
    try:
        actions.attach(attribution=attribution, claim=claim, version=version, by=editor_of(request))
    except CurationError as error:
        return refused(request, str(error), here)
    except StaleRecord:
        return refused(request, _("A colleague has just changed this attribution. Look at it again."), here)
    return done(request, _("Attached."), to=here)


@require_http_methods(["GET", "POST"])
@requires(Right.CURATE)
def actor_list(request: HttpRequest) -> HttpResponse:
    """Actors by any of their names; POST adds somebody new."""
    form = ActorForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        fields = dict(form.cleaned_data)
        try:
            actor = actions.create_actor(names=fields.pop("other_names"), **fields, by=editor_of(request))
        except CurationError as error:
            form.add_error("name", str(error))
        else:
            return done(request, _("Added."), to=_actor_address(actor))
    words = typed(request.GET.get("q"))
    named = Actor.objects.filter(source__isnull=True).select_related("part_of").prefetch_related("offices__body")
    actors = actors_named(words) if words else named
    status = UNPROCESSABLE if form.errors else HTTPStatus.OK
    context = {"typed": words, "actors": actors[:PAGE], "form": form}
    return page_or_partial(request, "curation/actor_list.html", context, partials=("actor-list",), status=status)


@require_GET
@requires(Right.CURATE)
def actor_detail(request: HttpRequest, slug: str) -> HttpResponse:
    return _actor_page(request, slug)


@require_POST
@requires(Right.CURATE)
def actor_name_add(request: HttpRequest, slug: str) -> HttpResponse:
    actor, form = get_object_or_404(Actor, slug=slug), NameForm(request.POST)
    if form.is_valid():
        try:
            actions.add_name(actor=actor, **form.cleaned_data, by=editor_of(request))
        except CurationError as error:
            form.add_error("name", str(error))
        else:
            return done(request, _("Name added."), to=_actor_address(actor))
    return _actor_page(request, slug, name_form=form)


@require_POST
@requires(Right.CURATE)
def actor_office_add(request: HttpRequest, slug: str) -> HttpResponse:
    actor, form = get_object_or_404(Actor, slug=slug), OfficeForm(request.POST)
    if form.is_valid() and form.cleaned_data["body"] == actor:
        form.add_error("body", _("Nobody holds an office of themselves."))
    if form.is_valid():
        try:
            actions.add_office(holder=actor, **form.cleaned_data, by=editor_of(request))
        except CurationError as error:
            form.add_error("title", str(error))
        else:
            return done(request, _("Office added."), to=_actor_address(actor))
    return _actor_page(request, slug, office_form=form)


def _actor_page(request: HttpRequest, slug: str, **forms: Any) -> HttpResponse:
    actor = get_object_or_404(Actor.objects.select_related("part_of", "source"), slug=slug)
    context = {
        "actor": actor,
        "names": list(actor.names.all()),
        "offices": list(actor.offices.select_related("body")),
        "officers": list(actor.officers.select_related("holder")),
        "claims": queries.claim_list("").filter(actor=actor)[:PAGE],
        "name_form": NameForm(),
        "office_form": OfficeForm(),
        "history": history(actor),
        **forms,
    }
    status = UNPROCESSABLE if any(form.errors for form in forms.values()) else HTTPStatus.OK
    return page_or_partial(request, "curation/desk_actor_detail.html", context, status=status)


def _actor_address(actor: Actor) -> str:
    return reverse("claims:desk-actor-detail", kwargs={"slug": actor.slug})


_NOTED = {"attribution": Attribution, "claim": Claim, "dispute": Dispute}


@require_http_methods(["GET", "POST"])
@requires(Right.CURATE)
def note_add(request: HttpRequest, on: str, pk: int) -> HttpResponse:
    """A note on an attribution, a claim or a dispute. Notes on passages are left from the form that marks them."""
    if on not in _NOTED:
        raise Http404
    target: Any = get_object_or_404(_NOTED[on], pk=pk)
    form = NoteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.annotate(on=target, text=form.cleaned_data["text"], by=editor_of(request))
        except CurationError as error:
            form.add_error("text", str(error))
        else:
            return done(request, _("Note left."), to=_noted(target), partial=_refresh if on == "attribution" else None)
    status = UNPROCESSABLE if form.errors else HTTPStatus.OK
    context = {"form": form, "target": target, "annotation": None, "back": _noted(target)}
    return page_or_partial(request, "curation/note_form.html", context, status=status)


@require_http_methods(["GET", "POST"])
@requires(Right.CURATE)
def note_edit(request: HttpRequest, pk: int) -> HttpResponse:
    annotation = _note(pk)
    initial = {"text": annotation.text, "version": annotation.version}
    form = NoteForm(request.POST or None, initial=initial)
    back = _noted(annotation)
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"] or 0
        try:
            text = form.cleaned_data["text"]
            actions.edit_annotation(annotation=annotation, text=text, version=version, by=editor_of(request))
        except CurationError as error:
            form.add_error("text", str(error))
        except StaleRecord as error:
            return conflict(request, error, form, back=back)
        else:
            return done(request, _("Saved."), to=back)
    status = UNPROCESSABLE if form.errors else HTTPStatus.OK
    context = {"form": form, "target": _subject(annotation), "annotation": annotation, "back": back}
    return page_or_partial(request, "curation/note_form.html", context, status=status)


@require_POST
@requires(Right.CURATE)
def note_remove(request: HttpRequest, pk: int) -> HttpResponse:
    annotation = _note(pk)
    back = _noted(annotation)
    try:
        actions.remove_annotation(annotation=annotation, by=editor_of(request))
    except CurationError as error:
        return refused(request, str(error), back)
    return done(request, _("Note removed."), to=back)


def _note(pk: int) -> Annotation:
    related = ("passage__capture", "attribution__capture", "claim", "dispute", "written_by")
    return get_object_or_404(Annotation.objects.select_related(*related), pk=pk)


def _subject(target: Any) -> Any:
    """What a note is on; anything else is itself."""
    if isinstance(target, Annotation):
        return target.passage or target.attribution or target.claim or target.dispute
    return target


def _noted(target: Any) -> str:
    """The page on which a note, or what it is on, is shown."""
    target = _subject(target)
    if isinstance(target, Attribution):
        return address(target)
    if isinstance(target, Claim):
        return reverse("claims:desk-claim-detail", kwargs={"pk": target.pk})
    if isinstance(target, Passage):
        return f"{reverse('claims:capture-detail', kwargs={'pk': target.capture_id})}?at={target.start}"
    return reverse("claims:desk-dispute", kwargs={"pk": target.pk})


def _refresh() -> HttpResponse:
    return changed(HttpResponse(status=HTTPStatus.NO_CONTENT))
