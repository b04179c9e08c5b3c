"""The record of a capture, for those who work here: how it came, the page as it was, its bytes. Never for readers."""

from __future__ import annotations

from http import HTTPStatus

from csp.decorators import csp_update
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from claims.importing.archive.derive import difference
from claims.importing.archive.page import HEADERS, document
from claims.importing.archive.particulars import particulars
from claims.importing.archive.store import is_whole, open_bytes
from claims.importing.errors import BytesDamaged, BytesMissing, StorageGone
from claims.models import Capture, DerivedText
from claims.vocab.roles import Right
from claims.web.access import requires

_SHOWN = 50  # captures of one source


@require_GET
@csp_update({"frame-src": ["'self'"]})  # type: ignore[arg-type]
@requires(Right.CURATE)
def capture_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything that is known of a capture, around the page itself."""
    capture = get_object_or_404(Capture.objects.select_related("source__outlet", "captured_by"), pk=pk)
    derived = [(one, difference(capture.text, one.text)) for one in DerivedText.objects.filter(capture=capture)]
    others = Capture.objects.filter(source=capture.source_id).defer("text", "headers")[:_SHOWN]
    try:
        trouble = "" if is_whole(str(capture.raw), capture.sha256) else "differs"
    except BytesMissing:
        trouble = "missing"
    except StorageGone:
        trouble = "gone"
    said = particulars(capture.source)
    context = {"capture": capture, "said": said, "derived": derived, "others": others, "trouble": trouble}
    return render(request, "importing/capture_page.html", context)


@require_GET
@requires(Right.CURATE)
def capture_frame(request: HttpRequest, pk: int) -> HttpResponse:
    """The captured page, cleaned; for the sandboxed frame of the page above."""
    capture = get_object_or_404(Capture.objects.select_related("source"), pk=pk)
    try:
        return HttpResponse(document(capture), headers=HEADERS)
    except (BytesMissing, BytesDamaged, StorageGone) as error:
        return _without_bytes(error)


@require_GET
@requires(Right.CURATE)
def capture_bytes(request: HttpRequest, pk: int) -> HttpResponse:
    """The bytes as they were received, to be saved: under a name and a type that nothing opens by itself."""
    capture = get_object_or_404(Capture.objects.defer("text"), pk=pk)
    name = f"capture-{capture.pk}-{capture.sha256[:12]}.bin"
    saved = {"Content-Type": "application/octet-stream", "Content-Disposition": f'attachment; filename="{name}"'}
    try:
        return HttpResponse(open_bytes(str(capture.raw)), headers=HEADERS | saved)
    except (BytesMissing, BytesDamaged, StorageGone) as error:
        return _without_bytes(error)


def _without_bytes(error: Exception) -> HttpResponse:
    """Why there is nothing to show, in a sentence."""
    status = HTTPStatus.SERVICE_UNAVAILABLE if isinstance(error, StorageGone) else HTTPStatus.NOT_FOUND
    return HttpResponse(str(error), headers=HEADERS | {"Content-Type": "text/plain; charset=utf-8"}, status=status)
