"""Rows as the tests of this stage need them: one article, received through the real door."""

from collections.abc import Callable

import pytest

from claims.importing.actions import receive
from claims.importing.doors import from_paste
from claims.models import ImportRow
from tests.factories import UserFactory

ARTICLE = "North pier stays open\nBy A. Writer\n4 November 2024 daily.example.com\n\n" + (
    "The harbour office said on Monday that the north pier stays open to every ship through the winter season.\n\n" * 2
)


@pytest.fixture
def admin(db):
    return UserFactory(admin=True)


@pytest.fixture
def received_row(admin) -> Callable[..., ImportRow]:
    def make(text: str = ARTICLE, **about: str) -> ImportRow:
        return receive(received=[from_paste(text, **about)], how="paste", by=admin).rows.get()

    return make


@pytest.fixture
def desk(client, admin):
    """A browser of an admin."""
    client.force_login(admin)
    return client
