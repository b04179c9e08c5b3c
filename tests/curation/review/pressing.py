"""Buttons of the review pressed one after another, as a browser without JavaScript presses them."""

from collections.abc import Mapping

import lxml.html
from django.test import Client
from django.urls import reverse

from claims.models import Attribution, Capture

HTMX = {"HX-Request": "true", "HX-Target": "review"}


def bench(capture: Capture, pk: int = 0) -> str:
    return f"{reverse('claims:capture-detail', kwargs={'pk': capture.pk})}?review={pk}"


def form_of(page: str) -> dict[str, object]:
    """What the review's form sends, whatever button is pressed."""
    form = next(f for f in lxml.html.fromstring(page).forms if f.get("action", "").endswith("/review/"))
    sent: dict[str, object] = {}
    for name, value in form.form_values():
        sent[name] = [*sent[name], value] if name in sent else [value]  # type: ignore[misc]
    return sent


def press(client: Client, one: Attribution, *buttons: str, headers: Mapping[str, str] | None = None, **typed: str):
    """Press buttons one after another, each on the page that the one before left; the last answer."""
    page = client.get(bench(one.capture, one.pk)).content.decode()
    path = reverse("claims:attribution-review", kwargs={"pk": one.pk})
    answer = None
    for do in buttons:
        answer = client.post(path, {**form_of(page), **typed, "do": do}, headers=headers)
        page = answer.content.decode()
    return answer


def words(one: Attribution, role: str = "content") -> list[str]:
    return [p.exact for p in one.passages.filter(role=role)]
