"""Whole dates in a line, in the languages of the press; never more than the line says."""

import pytest

from claims.importing.readers.dates import date_in


@pytest.mark.parametrize(
    ("lang", "line", "edtf"),
    [
        ("en", "Published: 2023-02-24T10:00:00Z", "2023-02-24"),
        ("en", "Friday, 24th February 2023", "2023-02-24"),
        ("en", "Feb. 24, 2023 10:33", "2023-02-24"),
        ("ru", "24 февраля 2023, Агентство", "2023-02-24"),
        ("hy", "24 փետրվարի 2023", "2023-02-24"),
        ("az", "24 fevral 2023", "2023-02-24"),
        ("ar", "24 فبراير 2023", "2023-02-24"),
        ("ur", "24 فروری 2023", "2023-02-24"),
        ("de", "24. Februar 2023", "2023-02-24"),
        ("", "24.02.2023", "2023-02-24"),
        ("", "24/02/2023", "2023-02-24"),
    ],
)
def test_date_in_finds_a_whole_date(lang: str, line: str, edtf: str) -> None:
    date, rest = date_in(line, lang)
    assert date.edtf == edtf
    assert "2023" not in rest


@pytest.mark.parametrize(
    "line",
    [
        "03/02/2023",
        "31.02.2023",
        "February 2023",
        "2023",
        "on Thursday",
        "tel. 2023-22-99",
        "1/2/3",
        "99 Problems 2023",
    ],
)
def test_date_in_guesses_nothing(line: str) -> None:
    date, rest = date_in(line, "en")
    assert (bool(date), rest) == (False, line)


def test_date_in_survives_a_language_without_dates() -> None:
    assert date_in("24 February 2023", "xx")[0].edtf == "2023-02-24"
