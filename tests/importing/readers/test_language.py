"""A language, or nothing: never a guess from too little."""

import pytest

from claims.importing.readers.language import detect


@pytest.mark.parametrize("text", ["", "12345 67890 12345 67890 12345", "🇦🇲" * 30, "Yes."])
def test_detect_says_nothing_of_too_little(text: str) -> None:
    assert detect(text) == ""


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The court said on Wednesday that the road must be open to people and goods."),
        ("tr", "Mahkeme çarşamba günü yolun insanlara ve mallara açık olması gerektiğini söyledi."),
        ("az", "Məhkəmə çərşənbə günü bildirdi ki, yol insanlar və yüklər üçün açıq olmalıdır."),
        ("fr", "La cour a déclaré mercredi que la route doit être ouverte aux personnes."),
    ],
)
def test_detect_tells_neighbours_apart(lang: str, text: str) -> None:
    assert detect(text * 200) == lang
