"""Two editors on one record."""

import pytest

from claims.models import Claim
from claims.models.versioned import StaleRecord
from tests.factories import ClaimFactory

pytestmark = pytest.mark.django_db


def test_the_second_save_on_one_version_is_refused_and_shows_the_first() -> None:
    claim = ClaimFactory(text="As it was.")
    mine, theirs = Claim.objects.get(pk=claim.pk), Claim.objects.get(pk=claim.pk)
    theirs.text = "Theirs."
    theirs.save_over(1, ["text"])
    mine.text = "Mine."
    with pytest.raises(StaleRecord) as stale:
        mine.save_over(1, ["text"])
    assert isinstance(stale.value.current, Claim)
    assert (stale.value.current.text, stale.value.current.version) == ("Theirs.", 2)
    assert Claim.objects.get(pk=claim.pk).text == "Theirs."


def test_saving_over_the_version_just_seen_counts_on() -> None:
    claim = ClaimFactory()
    for n in (1, 2):
        claim.save_over(n, ["text"])
    claim.refresh_from_db()
    assert claim.version == 3
