"""What every template keeps to: no inline style or script, nothing unescaped, every word translatable."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2] / "templates"
TEMPLATES = sorted(ROOT.rglob("*.html"))
NAMES = [str(path.relative_to(ROOT)) for path in TEMPLATES]

_CODE = re.compile(
    r"{% block body_class %}.*?{% endblock %}|{#.*?#}|{%-?\s*trans\b.*?endtrans\s*-?%}|{%.*?%}|{{.*?}}", re.DOTALL
)
_MARKUP = re.compile(r"<!--.*?-->|<(?:script|style|title)\b[^>]*>\s*</(?:script|style|title)>|<[^>]*>|&\w+;", re.DOTALL)
_LOOSE = re.compile(r"""[\w-]+=(?:'[^']*'|"[^"]*")""")  # attributes that a block adds to a tag of its parent
_WORD = re.compile(r"[^\W\d_]{2,}")
_NAMES = {"SHA"}  # the same in every language
_ATTRIBUTE = re.compile(r"\b(?:alt|title|aria-label|placeholder|data-failed)=\"([^\"]*)\"")


def bare_words(text: str) -> list[str]:
    """Words a reader would see that no translator would."""
    without_code = _CODE.sub("", text)
    attributes = " ".join(_ATTRIBUTE.findall(without_code))
    return [
        word
        for word in _WORD.findall(_LOOSE.sub(" ", _MARKUP.sub(" ", without_code)) + " " + attributes)
        if word not in _NAMES
    ]


@pytest.mark.parametrize("name", NAMES)
def test_every_word_can_be_translated(name: str) -> None:
    assert bare_words((ROOT / name).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_inline_and_nothing_unescaped(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert not re.search(r"\sstyle=|\son[a-z]+=\"|javascript:|\|\s*safe\b|autoescape", text)
    scripts = re.findall(r"<script\b[^>]*>", text)
    assert all("src=" in script or "ld+json" in script for script in scripts), scripts


@pytest.mark.parametrize("name", NAMES)
def test_what_htmx_aims_at_exists(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    everything = " ".join(path.read_text(encoding="utf-8") for path in TEMPLATES)
    for target in re.findall(r"hx-target=\"#([\w-]+)\"", text):
        assert re.search(rf"id=\"{target}\"", everything), target


@pytest.mark.parametrize("name", NAMES)
def test_htmx_sits_on_what_works_without_it(name: str) -> None:
    for tag in re.findall(r"<\w+[^>]*\bhx-(?:get|post)=[^>]*>", (ROOT / name).read_text(encoding="utf-8")):
        address = re.search(r"hx-(?:get|post)=\"([^\"]*)\"", tag)
        assert address
        plain = re.search(r"(?:href|action|formaction)=\"([^\"]*)\"", tag)
        assert plain is None or plain[1] == address[1] or not plain[1], tag
        refreshed = "from:body" in tag  # a region of the page that is fetched again after a change elsewhere on it
        assert plain or refreshed or tag.startswith(("<input", "<select", "<textarea", "<button")), tag
