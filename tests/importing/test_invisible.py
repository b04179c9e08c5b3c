"""What cannot be seen comes through a reader that drops it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.importing.invisible import hide, show


@given(st.text(alphabet=st.sampled_from("aب👩\u200c\u200d\u200e\u200f\u2066\u2069\U000e0067 <&;")))
def test_show_undoes_hide(text: str) -> None:
    assert show(hide(text)) == text


@given(st.text())
def test_hide_leaves_nothing_that_a_reader_would_drop(text: str) -> None:
    assert not set(hide(text)) & set("\u200c\u200d\u200e\u200f\u061c")


@pytest.mark.parametrize("entity", ["&#65;", "&amp;", "&#x1F1E6;", "&#99999999;", "&zwnjx;"])
def test_hide_leaves_other_entities_alone(entity: str) -> None:
    assert hide(entity) == entity
