"""What stands above every view that is not for everybody."""

import pytest
from django.db import IntegrityError
from django.http import HttpResponse
from django.test import RequestFactory

from claims.vocab.roles import Right
from claims.web.access import requires
from tests.factories import UserFactory


def asked(losses: int) -> HttpResponse:
    """A view that loses so many races before it answers."""
    lost = iter(range(losses))

    @requires(Right.CURATE)
    def view(request):
        if next(lost, None) is not None:
            raise IntegrityError
        return HttpResponse("AlreadyThere", status=422)

    request = RequestFactory().post("/desk/")
    request.user = UserFactory.build()
    return view(request)


def test_whoever_loses_a_race_hears_what_the_winner_wrote() -> None:
    assert asked(1).content == b"AlreadyThere"


def test_a_rule_that_is_broken_twice_was_no_race() -> None:
    with pytest.raises(IntegrityError):
        asked(2)
