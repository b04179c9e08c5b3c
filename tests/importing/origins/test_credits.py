"""Credit where a text gives it, and no credit for being mentioned."""

import pytest

from claims.importing.origins.credits import agency_of, credited


@pytest.mark.parametrize(
    ("text", "byline", "agencies"),
    [
        ("YEREVAN, Feb. 22 (AP) — The road is open.", "", ("AP",)),
        ("BAKU (Reuters) - The road is open.", "", ("Reuters",)),
        ("МОСКВА, 22 февраля. /ТАСС/. Дорога открыта.", "", ("TASS",)),
        ("ԵՐԵՎԱՆ, 22 ՓԵՏՐՎԱՐԻ, ԱՐՄԵՆՊՐԵՍ։ Ճանապարհը բաց է։", "", ("Armenpress",)),
        ("The road is open.\n\n— Armenpress", "", ("Armenpress",)),
        ("The road is open.\n\nWith reporting by Reuters and AFP", "", ("Reuters", "AFP")),
        ("The road is open.\n\nThe Associated Press contributed to this report.", "", ("AP",)),
        ("Дорога открыта.\n\nИсточник: Интерфакс", "", ("Interfax",)),
        ("الطريق مفتوح.\n\nالمصدر: رويترز", "", ("Reuters",)),
        ("The road is open.", "A. Writer, AFP", ("AFP",)),
        ("The minister told Reuters that it is open.\n\nHe left.", "", ()),
        ("Reuters reported on Monday that it is open.\n\nHe left.", "", ()),
        ("An APPLE fell.", "Anita Aprea", ()),
        ("", "", ()),
    ],
)
def test_credits_stand_in_their_places(text, byline, agencies) -> None:
    assert credited(text, byline) == agencies


@pytest.mark.parametrize(("outlet", "agency"), [("Armenpress", "Armenpress"), ("ТАСС", "TASS"), ("The Herald", "")])
def test_an_outlet_may_be_an_agency(outlet, agency) -> None:
    assert agency_of(outlet) == agency
