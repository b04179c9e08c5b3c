"""Countries and what is of them: "Russian" and Russia, "French" and France. English, by its endings; no database."""

from __future__ import annotations

# Those that no ending makes.
_IRREGULAR = {
    "french": "france", "british": "britain", "english": "england", "dutch": "netherlands", "greek": "greece",
    "swiss": "switzerland", "czech": "czechia", "danish": "denmark", "thai": "thailand", "afghan": "afghanistan",
    "welsh": "wales", "irish": "ireland", "norwegian": "norway", "cypriot": "cyprus", "belgian": "belgium",
    "peruvian": "peru", "argentine": "argentina", "ukrainian": "ukraine", "american": "united states",
    "kazakh": "kazakhstan", "uzbek": "uzbekistan", "tajik": "tajikistan", "kyrgyz": "kyrgyzstan",
    "turkmen": "turkmenistan",
    "filipino": "philippines", "slovak": "slovakia", "serb": "serbia", "croat": "croatia", "spanish": "spain",
}  # fmt: skip
_ENDINGS = (("", "n"), ("", "an"), ("", "ian"), ("", "i"), ("", "ese"), ("y", "ian"), ("a", "ese"), ("ey", "ish"),
            ("and", "ish"), ("en", "ish"), ("land", "lander"), ("y", "ish"), ("o", "an"))  # fmt: skip


def same_country(one: str, other: str) -> bool:
    """Whether one of two words, in lower case, is of the country that the other names."""
    return _is_of(one, other) or _is_of(other, one)


def _is_of(word: str, country: str) -> bool:
    if len(country) < 4:
        return False
    if _IRREGULAR.get(word) == country:
        return True
    return any(country.endswith(end) and word == country.removesuffix(end) + new for end, new in _ENDINGS)
