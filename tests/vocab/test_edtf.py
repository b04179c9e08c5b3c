"""Dates stay exactly as vague as they were given."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.vocab import edtf


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2023-02-22", date(2023, 2, 22), date(2023, 2, 22)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2022-12-21/2022-12-31", date(2022, 12, 21), date(2022, 12, 31)),
        ("2022-12-12/..", date(2022, 12, 12), None),
        ("../2020", None, date(2020, 12, 31)),
        ("2022-12~", date(2022, 12, 1), date(2022, 12, 31)),
        ("202X", date(2020, 1, 1), date(2029, 12, 31)),
        ("[2022-12-21..2022-12-31]", date(2022, 12, 21), date(2022, 12, 31)),
        ("", None, None),
    ],
)
def test_bounds_are_strict(text: str, earliest: date | None, latest: date | None) -> None:
    when = edtf.parse(text)
    assert (when.edtf, when.earliest, when.latest) == (text, earliest, latest)


@pytest.mark.parametrize(
    "text",
    ["2023-02-29", "2023-02-30", "2023-13", "2022-12-2X", "2022-1X", "garbage", "2023-02-24/2023-02-01", "../..",
     "99999-01-01", "Y20000", "Y3E9", "Y-1E400", "Y1E999999999", "-0044", "<script>", "2023" * 60],
)  # fmt: skip
def test_what_is_no_date_is_refused_by_name(text: str) -> None:
    with pytest.raises(edtf.DateError) as refusal:
        edtf.parse(text)
    assert text in str(refusal.value) or len(text) > edtf.MAX_LENGTH


@pytest.mark.parametrize(
    ("typed", "expected", "phrase"),
    [
        ("late December 2022", "2022-12-21/2022-12-31", "late December 2022"),
        ("in late February 2023", "2023-02-21/2023-02-28", "in late February 2023"),
        ("mid-March 2024", "2024-03-11/2024-03-20", "mid-March 2024"),
        ("early Jan 2023", "2023-01-01/2023-01-10", "early Jan 2023"),
        ("22 February 2023", "2023-02-22", "22 February 2023"),
        ("February 22, 2023", "2023-02-22", "February 22, 2023"),
        ("December 2022", "2022-12", "December 2022"),
        ("2023-02-22", "2023-02-22", ""),
        ("2022-12-21~", "2022-12-21~", ""),
    ],
)
def test_plain_words_become_edtf_and_stay_as_the_phrase(typed: str, expected: str, phrase: str) -> None:
    when = edtf.read(typed)
    assert (when.edtf, when.phrase) == (expected, phrase)


def test_a_given_phrase_is_kept_over_the_typed_words() -> None:
    assert edtf.read("23 February 2023", "on Thursday").phrase == "on Thursday"


@pytest.mark.parametrize("typed", ["30 February 2023", "late 5 March 2023", "on Thursday", "Foo 2023"])
def test_words_that_name_no_day_are_refused(typed: str) -> None:
    with pytest.raises(edtf.DateError):
        edtf.read(typed)


_DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(9999, 12, 1))


@given(_DAYS, st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=30)))
def test_any_span_of_days_keeps_its_ends(first: date, length: timedelta) -> None:
    when = edtf.parse(f"{first}/{first + length}")
    assert (when.earliest, when.latest) == (first, first + length)


@given(st.text(max_size=40))
def test_any_text_is_a_date_in_order_or_refused(text: str) -> None:
    try:
        when = edtf.read(text)
    except edtf.DateError:
        return
    assert not when or when.earliest or when.latest
    assert not (when.earliest and when.latest) or when.earliest <= when.latest
