"""The archive hashed again at night: what is spoilt is named, and named until it is whole; the rest in its turn."""

import pytest
from django.urls import reverse

from claims.importing.archive.fixity import check_fixity
from claims.importing.archive.store import keep
from claims.models import ImportRow

from .conftest import PAGE


def found(check):
    return check.first, check.last, check.is_last, check.n_whole, [one["state"] for one in check.troubles]


def test_archive_of_nothing_is_whole(db) -> None:
    assert found(check_fixity()) == (0, 0, True, 0, [])


def test_each_night_goes_on_where_the_last_one_ended(kept) -> None:
    one, two, three = (kept(PAGE + "<!-- " + "x" * n).pk for n in range(3))
    assert found(check_fixity(2)) == (0, two, False, 2, [])
    assert found(check_fixity(2)) == (two + 1, three, True, 1, [])
    assert found(check_fixity(2)) == (0, two, False, 2, [])
    assert one < two


def test_what_is_spoilt_is_named_each_night_until_it_is_whole(kept, spoil) -> None:
    lost, _other = kept(), kept(PAGE.replace("winter", "summer"))
    spoil(lost)
    assert found(check_fixity(1)) == (0, lost.pk, False, 0, ["bytes missing"])
    [trouble] = check_fixity(1).troubles
    assert (trouble["capture"], trouble["row"]) == (lost.pk, None)
    keep(PAGE.encode(), lost.sha256)
    assert found(check_fixity(1))[3:] == (1, [])


def test_rows_without_a_capture_are_looked_at_too(received_row, spoil) -> None:
    row = received_row()
    spoil(row, b"other")
    [trouble] = check_fixity().troubles
    assert (trouble["row"], trouble["state"]) == (row.pk, "bytes differ")
    ImportRow.objects.filter(pk=row.pk).update(status="discarded")
    assert check_fixity().troubles == []


@pytest.mark.parametrize(("spoilt", "words"), [(True, "its bytes are missing"), (False, "1 files whole")])
def test_admin_is_told(desk, kept, spoil, spoilt, words) -> None:
    capture = kept()
    if spoilt:
        spoil(capture)
    check_fixity()
    page = desk.get(reverse("claims:import-list")).content.decode()
    assert words in page
    assert (reverse("claims:capture-detail", args=[capture.pk]) in page) is spoilt
