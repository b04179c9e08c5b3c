"""A captured page can do nothing: whatever a page may try, what is shown of it asks nobody and runs nothing."""

import re
from html.parser import HTMLParser

import pytest

from claims.importing.archive import page
from claims.importing.archive.page import cleaned, document

from .conftest import PAGE, WORDS

EVIL = "https://evil.example"
HOSTILE = [
    f"<script src={EVIL}/a.js></script>",
    "<script>fetch('https://evil.example')</script>",
    f"<scr<script>ipt src={EVIL}></scr</script>ipt>",
    f"<img src={EVIL}/a.png onerror=alert(1) alt=words>",
    f"<img srcset='{EVIL}/a.png 2x' sizes=1px alt=words>",
    f"<img src=x lowsrc={EVIL} dynsrc={EVIL} longdesc={EVIL} usemap=#m>",
    f"<picture><source srcset={EVIL}/a><img src={EVIL}/b></picture>",
    f"<image src={EVIL}/a>",
    f"<input type=image src={EVIL}/a formaction={EVIL}>",
    f"<video src={EVIL} poster={EVIL}/p.jpg autoplay><track src={EVIL}></video>",
    f"<audio src={EVIL} autoplay onloadstart=alert(1)></audio>",
    f"<svg onload=alert(1)><image href={EVIL} xlink:href={EVIL} /><use href='{EVIL}#x'/></svg>",
    f"<svg><style>@import url({EVIL})</style><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
    f"<svg><foreignObject><iframe src={EVIL}></iframe></foreignObject></svg>",
    "<svg><animate attributeName=href values=javascript:alert(1) /></svg>",
    f"<math href='javascript:alert(1)'><mi xlink:href='{EVIL}'>x</mi></math>",
    f"<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src={EVIL} onerror=alert(1)&gt;'>",
    f"<div style='background:url({EVIL}/a.png)'>x</div>",
    f"<p style='background:\\75\\72\\6c({EVIL})'>x</p>",
    f"<style>@import '{EVIL}/a.css'; body{{background:url({EVIL})}}</style>",
    f"<link rel=stylesheet href={EVIL}/a.css><link rel=preload as=image href={EVIL}>",
    f"<link rel=dns-prefetch href={EVIL}><link rel=preconnect href={EVIL}>",
    f"<meta http-equiv=refresh content='0;url={EVIL}'><meta http-equiv=Content-Security-Policy content='img-src *'>",
    f"<base href={EVIL}/><img src=a.png>",
    f"<iframe src={EVIL} srcdoc='<script>alert(1)</script>'></iframe>",
    f"<frameset><frame src={EVIL}></frameset>",
    f"<object data={EVIL}><param name=movie value={EVIL}><embed src={EVIL}></object>",
    f"<applet code=a codebase={EVIL}></applet><bgsound src={EVIL}>",
    f"<body background={EVIL}/a.png onload=alert(1)><table background={EVIL}><td background={EVIL}>x</table>",
    f"<form action={EVIL}><button formaction={EVIL}>go</button><input name=a autofocus onfocus=alert(1)></form>",
    f"<a href={EVIL} ping={EVIL} download target=_top>link</a><area href={EVIL}>",
    "<a href='javascript:alert(1)'>a</a><a href='jAvAsCrIpT&colon;alert(1)'>b</a>",
    "<a href='java&#10;script:alert(1)'>c</a>",
    "<a href='&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74&#x3A;alert(1)'>d</a>",
    "<a href=' \x01javascript:alert(1)'>e</a>",
    "<a href='vbscript:alert(1)'>f</a><a href='data:text/html,<script>alert(1)</script>'>g</a>",
    "<img src='data:image/svg+xml,<svg onload=alert(1)>'><iframe src='data:text/html,<script>alert(1)</script>'>",
    f'<noscript><p title="</noscript><img src={EVIL} onerror=alert(1)>"></noscript>',
    f"<noscript><img src={EVIL}/pixel.gif></noscript>",
    f"<template><img src={EVIL}><script>alert(1)</script></template>",
    f"<textarea></textarea><img src={EVIL} onerror=alert(1)></textarea>",
    f"<title></title><img src={EVIL} onerror=alert(1)></title>",
    f"<xmp><p title='</xmp><img src={EVIL} onerror=alert(1)>'></xmp>",
    f"<plaintext><img src={EVIL}>",
    f"<!--><img src={EVIL} onerror=alert(1)>--><!--[if IE]><img src={EVIL}><![endif]-->",
    f"<![CDATA[<img src={EVIL}>]]><?xml-stylesheet href='{EVIL}'?><!DOCTYPE html SYSTEM '{EVIL}'>",
    f"<q cite={EVIL}>x</q><blockquote cite={EVIL}>x</blockquote><del cite={EVIL}>y</del><html manifest={EVIL}>",
    "<p onclick=alert(1) onmouseover='alert(1)' OnPointerEnter=alert(1) formaction=javascript:alert(1)>x</p>",
    f"<x-widget src={EVIL} onload=alert(1)>x</x-widget><p is=x-widget slot=a part=b data-src={EVIL}>x</p>",
    "<details open ontoggle=alert(1)><summary>x</summary></details><dialog open>y</dialog><marquee onstart=alert(1)>z",
    "<p id=main class=x name=y accesskey=z tabindex=1 contenteditable autofocus popover>x</p>",
    f"<portal src={EVIL}></portal>",
    f"<script\x00 src={EVIL}></script><img/src={EVIL}/onerror=alert(1)><img\x0csrc={EVIL}>",
    f"<<img src={EVIL}>script>alert(1)<</script>",
]
_MAY = {"dir", "lang", "alt", "start", "reversed", "colspan", "rowspan", "datetime"}


class Seen(HTMLParser):
    """Every element and attribute of what is shown."""

    def __init__(self, html):
        super().__init__()
        self.elements, self.attributes = set(), set()
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.elements.add(tag)
        self.attributes |= {name for name, _value in attrs}


@pytest.mark.parametrize("html", HOSTILE)
def test_nothing_that_acts_or_asks_is_left(html) -> None:
    for given in (html, html.upper(), f"<div>{html}</div>", f"<table>{html}</table>", f"<p>before {html} after</p>"):
        seen = Seen(cleaned(given))
        assert seen.elements <= set(page._SHOWN.split())
        assert seen.attributes <= _MAY


@pytest.mark.parametrize("html", HOSTILE)
def test_what_was_cleaned_is_clean_when_it_is_read_again(html) -> None:
    once = cleaned(html)
    assert cleaned(once) == once


def test_no_element_that_is_shown_can_name_an_address() -> None:
    assert not set(page._SHOWN.split()) & {
        "script",
        "style",
        "svg",
        "math",
        "link",
        "meta",
        "base",
        "iframe",
        "template",
    }
    allowed = set().union(*page._ATTRIBUTES.values())
    assert allowed == _MAY
    assert not allowed & {"href", "src", "srcset", "style", "action", "background", "cite", "data", "poster", "ping"}


def test_words_pictures_and_tables_stay() -> None:
    shown = cleaned(
        f'<h1>Pier</h1><p>{WORDS}</p><img src=a.png alt="A pier"><table><td colspan=2>1</table><a href=/x>on</a>'
    )
    assert WORDS in shown
    assert '<img alt="A pier">' in shown
    assert '<td colspan="2">1</td>' in shown
    assert "<a>on</a>" in shown


def test_the_document_is_whole_and_has_one_style(kept) -> None:
    capture = kept(PAGE.replace("</h1>", "</h1><script>alert(1)</script>"))
    html = document(capture)
    assert WORDS in html
    assert "<script" not in html
    assert html.count("<style>") == 1
    assert 'lang="en" dir="ltr"' in html


def test_a_title_and_a_language_cannot_break_out(kept) -> None:
    capture = kept()
    capture.source.title, capture.source.lang = "</title><script>alert(1)</script>", '"><script>'
    html = document(capture)
    assert "<script" not in html
    assert 'lang="und"' in html


def test_a_text_is_shown_as_it_is(kept) -> None:
    html = document(kept(f"North pier\n\n{WORDS} <b>not bold</b>", media_type="text/plain"))
    assert "&lt;b&gt;not bold" in html


@pytest.mark.parametrize("media_type", ["application/pdf", "application/zip", ""])
def test_of_what_is_no_page_the_text_is_shown(kept, media_type) -> None:
    capture = kept()
    capture.media_type = media_type
    assert "no page" in document(capture)
    assert WORDS in document(capture)


def test_a_page_of_a_million_parts_costs_nothing(kept) -> None:
    capture = kept(PAGE.replace("</body>", "<i>" * (page._MOST + 1)))
    assert "too many parts" in document(capture)


def test_the_policy_names_the_style_by_its_hash() -> None:
    assert re.search(r"style-src 'sha256-[A-Za-z0-9+/]{43}='", page.POLICY)
    assert "default-src 'none'" in page.POLICY
    assert page.POLICY.startswith("sandbox;")
    assert "unsafe" not in page.POLICY
