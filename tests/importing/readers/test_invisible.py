"""What cannot be seen comes through a reader that drops it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.importing.readers.invisible import hide, show


@given(st.text(alphabet=st.sampled_from("aب👩\u200c\u200d\u200e\u200f\u2066\u2069\U000e0067 <&;")))
def test_show_undoes_hide(text: str) -> None:
    assert show(hide(text)) == text


@given(st.text())
def test_hide_leaves_nothing_that_a_reader_would_drop(text: str) -> None:
    assert not set(hide(text)) & set("\u200c\u200d\u200e\u200f\u061c")


@pytest.mark.parametrize("entity", ["&amp;", "&#60;", "&#x3C;", "&#38;", "&#34;", "&zwnjx;", "&#99999999;"])
def test_hide_never_makes_markup(entity: str) -> None:
    assert hide(entity) == entity


@pytest.mark.parametrize(
    ("entity", "text"), [("&#65;", "A"), ("&#147;", "“"), ("&#8204;", "\u200c"), ("&#xFFFE;", ""), ("&#1;", "")]
)
def test_hide_reads_entities_as_html_does(entity: str, text: str) -> None:
    assert show(hide(entity)) == text
