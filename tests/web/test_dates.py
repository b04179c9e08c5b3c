"""A vague date in words."""

from datetime import datetime, timedelta, timezone

import pytest

from claims.vocab.edtf import VagueDate, parse
from claims.web.dates import date_attribute, date_text, minute_text


@pytest.mark.parametrize(
    ("edtf", "text", "attribute"),
    [
        ("2023-02-22", "22 February 2023", "2023-02-22"),
        ("2023-02", "February 2023", "2023-02"),
        ("2023", "2023", "2023"),
        ("2023-02-23/2023-02-24", "23 to 24 February 2023", ""),
        ("2022-12-30/2023-01-02", "30 December 2022 to 2 January 2023", ""),
        ("2022-11-30/2022-12-02", "30 November to 2 December 2022", ""),
        ("2022-12-12/..", "since 12 December 2022", ""),
        ("../2020", "until 31 December 2020", ""),
        ("2022-12~", "around December 2022", "2022-12"),
        ("2023?", "2023 (uncertain)", "2023"),
        ("0987-01-02", "2 January 0987", "0987-01-02"),
    ],
)
def test_words_are_no_more_exact_than_the_date(edtf: str, text: str, attribute: str) -> None:
    when = parse(edtf)
    assert (date_text(when), date_attribute(when)) == (text, attribute)


def test_the_phrase_of_the_source_comes_first() -> None:
    assert date_text(parse("2022-12-21/2022-12-31", "in late December 2022")) == "in late December 2022"


def test_a_known_day_is_said_in_the_language_of_the_page() -> None:
    assert date_text(parse("2023-02-24", "24 февраля 2023")) == "24 February 2023"


def test_a_moment_is_said_in_utc() -> None:
    at = datetime(2023, 2, 24, 1, 5, tzinfo=timezone(timedelta(hours=4)))
    assert minute_text(at) == "23 February 2023, 21:05"


def test_nothing_known_is_said() -> None:
    assert date_text(VagueDate()) == "date unknown"
