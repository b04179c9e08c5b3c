"""Mails: their own text, with subject, sender and date given beside it."""

from email.message import EmailMessage

import pytest

from claims.importing.errors import NoArticle
from claims.importing.readers.mail import read_mail
from claims.importing.readers.message import is_mail
from claims.importing.received import Received
from claims.vocab.kinds import Origin
from tests.importing.documents import PAGE, SENTENCE


def mail(**heads: str) -> EmailMessage:
    message = EmailMessage()
    about = {"From": "Press Office <press@harbour.example.com>", "Subject": "Fwd: Pêche: pier open"}
    for name, value in (about | {"Date": "Mon, 04 Nov 2024 10:00:00 +0000"} | heads).items():
        message[name] = value
    message.set_content(SENTENCE * 3)
    return message


def read(data: bytes):
    return read_mail(Received("m.eml", data, "upload"))


def test_read_mail_takes_its_heads() -> None:
    reading = read(mail().as_bytes())
    article = reading.article
    assert (article.title, article.byline, article.date_edtf) == ("Pêche: pier open", "Press Office", "2024-11-04")
    assert article.origins["title"] == Origin.GIVEN
    assert reading.media_type == "message/rfc822"
    assert SENTENCE.strip() in article.body


def test_read_mail_prefers_its_page() -> None:
    message = mail()
    message.set_content("Your program cannot show this mail.")
    message.add_alternative(PAGE.decode(), subtype="html")
    assert SENTENCE.strip() in read(message.as_bytes()).article.body


def test_read_mail_reads_letters_as_they_were_sent() -> None:
    data = b"From: a@b.example.com\nSubject: =?koi8-r?B?8M/S1A==?=\nContent-Type: text/plain; charset=koi8-r\n\n"
    article = read(data + "Порт открыт всю зиму, сообщили в понедельник.".encode("koi8-r")).article
    assert article.title == "Порт"
    assert "Порт открыт" in article.body


@pytest.mark.parametrize(
    "data",
    [b"", b"From: a\nSubject: b\nDate: c\n\n", b"Subject: x\nContent-Type: image/png\n\nabc"],
)
def test_read_mail_without_a_text_says_so(data: bytes) -> None:
    with pytest.raises(NoArticle):
        read(data)


def test_read_mail_survives_broken_heads() -> None:
    data = b"From: \xff\xfe <<<>>>\nSubject: =?utf-8?q?=FF?= =?x?y?z?=\nDate: never\n\n" + SENTENCE.encode()
    assert SENTENCE.strip() in read(data).article.body


def test_is_mail_by_its_heads() -> None:
    assert is_mail(mail().as_bytes(), "", "")
    assert not is_mail(b"Note: this\nText: is\nDate: none\n\nof mail", "", "")
