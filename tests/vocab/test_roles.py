"""DESIGN §3 as a table: whoever changes a right changes this."""

import pytest

from claims.vocab.roles import Right, Role, may

_TABLE = {
    Role.READER: {Right.READ},
    Role.EDITOR: {Right.READ, Right.CURATE, Right.DISPUTE},
    Role.ADMIN: set(Right),
}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("right", Right)
def test_rights(role: Role, right: Right) -> None:
    assert may(role, right) == (right in _TABLE[role])
